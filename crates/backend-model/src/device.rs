//! Devices: authentication, replay protection and revocation.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use key_protocol::challenge::NumberMatching;
use key_protocol::decision::PresenceKeys;
use key_protocol::device::{DeviceEntry, KeyProtection};
use key_protocol::enrolment::DeviceDescription;
use key_protocol::event::{Event, RevokedEvent};
use key_protocol::ids::{AccountId, DeviceId, DeviceText, Jti, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::PublicKey;
use key_protocol::notice::{Notice, NoticeDevice, NoticeKind, SignedNotice};
use key_protocol::offline::{OfflineSecret, Step};
use key_protocol::problem::Problem;
use key_protocol::proof::{self, Proof};
use key_protocol::push::{LastPush, PushRegistration};
use key_protocol::revocation::{self, Expected};
use key_protocol::skew;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::notice::Actor;
use super::{OutgoingEvent, Settings, State, device_name};

/// Seconds after its enrolment for which a device may not revoke older ones.
const COOL_OFF: i64 = 24 * 60 * 60;

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
    /// Sensor key; `None` if none is registered.
    #[serde(default)]
    pub(super) sensor: Option<PublicKey>,
    /// Sensor keys registered before, which are never accepted again.
    #[serde(default)]
    pub(super) former_sensors: Vec<PublicKey>,
    /// Number matching of the policy at enrolment, below which no challenge may go.
    #[serde(default = "no_matching")]
    pub(super) matching: NumberMatching,
    pub(super) offline: StoredSecret,
    /// The last accepted step; codes of this and earlier steps are rejected.
    pub(super) last_step: Option<Step>,
    /// Time of enrolment.
    pub enrolled_at: Timestamp,
    /// Time of the latest request.
    pub last_seen_at: Timestamp,
    /// Revocation; `None` for a connected device.
    pub revoked: Option<Revoked>,
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

/// Revocation of a device. Kept as long as the device is known.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Revoked {
    /// Name of the device that revoked it, or `web`.
    pub by: DeviceText,
    /// Time of the revocation.
    pub at: Timestamp,
    /// Notice that proves it.
    pub notice: Jws,
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

fn no_matching() -> NumberMatching {
    NumberMatching::Off
}

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
            keys: KeyProtection::Unverified,
            sensor: device.sensor.is_some(),
        };
        self.connected(&caller.account).map(entry).collect()
    }

    /// Renames the caller's device, and returns the name that it has now.
    pub fn rename(&mut self, caller: &Caller, name: &DeviceText) -> Result<DeviceText, Problem> {
        let others = self.connected(&caller.account).filter(|device| device.id != caller.device);
        let name = device_name::unique(name, others.map(|device| &device.about.name));
        self.caller_mut(caller)?.about.name = name.clone();
        Ok(name)
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
        let is_other = caller.require_own_id(target).is_err();
        if is_other {
            let (origin, presence) = (&settings.origin, device.presence_keys());
            let expected = Expected { origin, device: &caller.device, presence, target };
            revocation::verify(body, &expected, now)?;
        }
        let theirs = |other: &&Device| other.account == caller.account && other.id.as_str() == target;
        let target = self.devices.iter().find(theirs).ok_or(Problem::NotFound)?;
        if target.revoked.is_some() {
            return Ok(());
        }
        if is_other && target.enrolled_at < device.enrolled_at {
            let until = device.enrolled_at + COOL_OFF;
            if now < until {
                return Err(Problem::TooNew { until });
            }
        }
        let (target, by) = (target.id.clone(), device.about.name.clone());
        self.disconnect(&target, Actor::Device(&by), now);
        Ok(())
    }

    /// Revokes a device and tells every device of the account.
    pub(super) fn disconnect(&mut self, target: &DeviceId, by: Actor<'_>, now: Timestamp) {
        let Some(device) = self.unregister(target) else { return };
        let account = device.account.clone();
        let named = NoticeDevice {
            id: device.id.clone(),
            name: device.about.name.clone(),
            platform: device.about.platform,
        };
        let notice = self.notify(&account, NoticeKind::DeviceRemoved, Some(named), by, now);
        self.mark_revoked(target, notice);
    }

    /// Ends the pushes of a connected device, which the notice of its removal must not reach.
    pub(super) fn unregister(&mut self, target: &DeviceId) -> Option<&Device> {
        let is_target = |device: &&mut Device| device.id == *target && device.revoked.is_none();
        let device = self.devices.iter_mut().find(is_target)?;
        device.push = PushRegistration::None;
        Some(device)
    }

    /// Records the notice that proves a revocation, and ends the device's stream with it.
    pub(super) fn mark_revoked(&mut self, target: &DeviceId, notice: Option<SignedNotice>) {
        let device = self.devices.iter_mut().find(|device| device.id == *target);
        let (Some(device), Some(signed)) = (device, notice) else { return };
        let (Notice { by, iat: at, .. }, notice) = (signed.claims().clone(), signed.jws().clone());
        device.revoked = Some(Revoked { by, at, notice: notice.clone() });
        let (account, only) = (device.account.clone(), Some(device.id.clone()));
        let event = Event::Revoked(RevokedEvent { notice });
        self.outgoing_events.push(OutgoingEvent { account, only, event });
    }

    /// Whether a key belongs to any device, connected or revoked, or was a sensor key of one.
    pub(super) fn has_seen_key(&self, key: &PublicKey) -> bool {
        self.devices.iter().any(|device| {
            [device.possession, device.approval].contains(key)
                || device.sensor == Some(*key)
                || device.former_sensors.contains(key)
        })
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

    /// Keys that sign what requires presence.
    pub(super) fn presence_keys(&self) -> PresenceKeys<'_> {
        PresenceKeys { approval: &self.approval, sensor: self.sensor.as_ref() }
    }

    fn ensure_active(&self) -> Result<(), Problem> {
        match &self.revoked {
            Some(revoked) => Err(Problem::DeviceRevoked { notice: Some(revoked.notice.clone()) }),
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
