//! Devices: authentication, replay protection and revocation.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use key_protocol::device::DeviceEntry;
use key_protocol::enrolment::DeviceDescription;
use key_protocol::event::{Event, RevokedEvent};
use key_protocol::ids::{AccountId, DeviceId, DeviceText, Jti, Timestamp};
use key_protocol::keys::PublicKey;
use key_protocol::offline::{OfflineSecret, Step};
use key_protocol::problem::Problem;
use key_protocol::proof::{self, Proof};
use key_protocol::push::{LastPush, PushRegistration};
use key_protocol::revocation::{self, Expected};
use key_protocol::skew;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{OutgoingEvent, Settings, State};

/// An enrolled device, which may have been revoked since.
#[derive(Clone, Serialize, Deserialize)]
pub struct Device {
    /// Id of the device.
    pub id: DeviceId,
    /// Account of the device.
    pub account: AccountId,
    /// Description sent at enrolment.
    pub about: DeviceDescription,
    pub(super) possession: PublicKey,
    pub(super) approval: PublicKey,
    pub(super) offline: StoredSecret,
    /// The last accepted step; codes of this and earlier steps are rejected.
    pub(super) last_step: Option<Step>,
    /// Time of enrolment.
    pub enrolled_at: Timestamp,
    /// Time of the latest request.
    pub last_seen_at: Timestamp,
    /// Who revoked the device, and when.
    pub revoked: Option<RevokedEvent>,
    /// Push registration.
    pub push: PushRegistration,
    /// Result of the latest push to the current registration, or to the previous one if that has
    /// ended.
    #[serde(default)]
    pub last_push: Option<LastPush>,
    /// Time of the latest request for a test push.
    #[serde(default)]
    pub(super) last_test: Option<Timestamp>,
    /// Recently used proofs, against replay.
    pub(super) proofs: Vec<(Jti, Timestamp)>,
}

/// An authenticated device.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Id of the device.
    pub device: DeviceId,
    /// Account of the device.
    pub account: AccountId,
}

/// An offline secret as stored in the state file.
#[derive(Clone)]
pub(super) struct StoredSecret(pub(super) OfflineSecret);

impl State {
    /// Verifies a proof: known device, signature, not revoked, skew, not replayed. The proof is
    /// used up only if all checks pass.
    pub fn authenticate(&mut self, proof: &Proof, now: Timestamp) -> Result<Caller, Problem> {
        let device =
            self.devices.iter_mut().find(|device| device.id == *proof.kid()).ok_or(Problem::UnknownDevice)?;
        proof.verify(&device.possession)?;
        device.ensure_active()?;
        skew::check(proof.iat(), now)?;
        device.proofs.retain(|(_, used_at)| now - *used_at <= proof::JTI_MEMORY);
        if device.proofs.iter().any(|(used, _)| used == proof.jti()) {
            return Err(Problem::BadProof);
        }
        device.proofs.push((proof.jti().clone(), now));
        device.last_seen_at = now;
        Ok(Caller { device: device.id.clone(), account: device.account.clone() })
    }

    /// Returns the caller's device, unless it was revoked since it was authenticated.
    pub fn caller(&self, caller: &Caller) -> Result<&Device, Problem> {
        let device = self.device(&caller.device).ok_or(Problem::UnknownDevice)?;
        device.ensure_active()?;
        Ok(device)
    }

    pub(super) fn caller_mut(&mut self, caller: &Caller) -> Result<&mut Device, Problem> {
        self.caller(caller)?;
        self.devices.iter_mut().find(|device| device.id == caller.device).ok_or(Problem::UnknownDevice)
    }

    /// Returns all devices, connected or revoked, in order of enrolment.
    pub fn devices(&self) -> &[Device] {
        &self.devices
    }

    /// Returns a device by its id.
    pub fn device(&self, id: &DeviceId) -> Option<&Device> {
        self.devices.iter().find(|device| device.id == *id)
    }

    /// Returns an account's connected devices, in order of enrolment.
    pub fn connected(&self, account: &AccountId) -> impl Iterator<Item = &Device> {
        self.devices.iter().filter(move |device| device.account == *account && device.revoked.is_none())
    }

    /// Returns the account's devices as listed for the caller.
    pub fn list_devices(&self, caller: &Caller) -> Vec<DeviceEntry> {
        let entry = |device: &Device| DeviceEntry {
            id: device.id.clone(),
            name: device.about.name.clone(),
            platform: device.about.platform,
            enrolled_at: device.enrolled_at,
            last_seen_at: device.last_seen_at,
            this: device.id == caller.device,
        };
        self.connected(&caller.account).map(entry).collect()
    }

    /// Renames the caller's device.
    pub fn rename(&mut self, caller: &Caller, name: DeviceText) -> Result<(), Problem> {
        self.caller_mut(caller)?.about.name = name;
        Ok(())
    }

    /// Revokes the device in a request's path, which belongs to the caller's account. A device may
    /// revoke itself; another one needs a statement in the body, signed with the approval key. Does
    /// nothing if the device was revoked before.
    pub fn revoke(
        &mut self,
        caller: &Caller,
        target: &str,
        body: &[u8],
        settings: &Settings,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let device = self.caller(caller)?;
        if caller.require_own_id(target).is_err() {
            let (origin, approval) = (&settings.origin, &device.approval);
            let expected = Expected { origin, device: &caller.device, approval, target };
            revocation::verify(body, &expected, now)?;
        }
        let by = device.about.name.to_string();
        let theirs = |other: &&Device| other.account == caller.account && other.id.as_str() == target;
        let target = self.devices.iter().find(theirs).ok_or(Problem::NotFound)?.id.clone();
        self.disconnect(&target, by, now);
        Ok(())
    }

    /// Revokes a device in the name of `by`: another device, or `web`.
    pub fn disconnect(&mut self, target: &DeviceId, by: String, now: Timestamp) {
        let Some(device) =
            self.devices.iter_mut().find(|device| device.id == *target && device.revoked.is_none())
        else {
            return;
        };
        let revoked = RevokedEvent { by, at: now };
        device.revoked = Some(revoked.clone());
        device.push = PushRegistration::None;
        let (account, only) = (device.account.clone(), Some(device.id.clone()));
        self.outgoing_events.push(OutgoingEvent { account, only, event: Event::Revoked(revoked) });
    }

    /// Whether a key belongs to any device, connected or revoked.
    pub(super) fn has_seen_key(&self, key: &PublicKey) -> bool {
        self.devices.iter().any(|device| [device.possession, device.approval].contains(key))
    }
}

impl Caller {
    /// Rejects the id in a request's path unless it is the caller's own.
    pub fn require_own_id(&self, id: &str) -> Result<(), Problem> {
        if self.device.as_str() == id { Ok(()) } else { Err(Problem::NotFound) }
    }
}

impl Device {
    /// Returns the secret that the device shares for offline codes.
    #[must_use]
    pub fn offline_secret(&self) -> &OfflineSecret {
        &self.offline.0
    }

    fn ensure_active(&self) -> Result<(), Problem> {
        match &self.revoked {
            Some(revoked) => Err(Problem::DeviceRevoked { at: revoked.at, by: revoked.by.clone() }),
            None => Ok(()),
        }
    }
}

impl Serialize for StoredSecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(self.0.expose()))
    }
}

impl<'de> Deserialize<'de> for StoredSecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = STANDARD.decode(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)?;
        let bytes = bytes.try_into().map_err(|_| serde::de::Error::custom("not 32 bytes"))?;
        Ok(Self(OfflineSecret::from_bytes(bytes)))
    }
}
