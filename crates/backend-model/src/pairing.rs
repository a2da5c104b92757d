//! Pairing codes on the login page, typed or scanned, which enrol a device.

use key_protocol::ids::{AccountId, DeviceId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::secret::Secret;
use super::session_id::SessionId;
use crate::random;

/// A code that enrols one device to the account of its session.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Pairing {
    account: AccountId,
    pub(super) session: SessionId,
    form: PairingForm,
    code: Secret,
    expires_at: Timestamp,
    used_by: Option<DeviceId>,
}

/// Way in which a pairing code gets to the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairingForm {
    /// Typed by the user; valid for ten minutes.
    Typed,
    /// Scanned as a QR code, by anyone who sees the screen; valid for two minutes.
    Scanned,
}

/// State of a session's pairing. Holds a secret, so it has no `Debug`.
pub enum PairingStatus {
    /// No code was created yet.
    None,
    /// A code is valid and unused.
    Waiting {
        /// The code, like `4F7K-29QX`.
        code: String,
        /// Time from which the code is rejected.
        expires_at: Timestamp,
    },
    /// The code has expired.
    Expired,
    /// A device was enrolled with the code.
    Paired {
        /// Name of the device.
        device: String,
    },
}

impl PairingForm {
    /// Seconds for which a code is valid.
    pub fn lifetime(self) -> i64 {
        match self {
            Self::Typed => 10 * 60,
            Self::Scanned => 2 * 60,
        }
    }
}

impl PairingStatus {
    /// Returns when the valid code expires.
    #[must_use]
    pub fn expires_at(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting { expires_at, .. } => Some(*expires_at),
            _ => None,
        }
    }
}

impl State {
    /// Creates a pairing code for a session that is logged in or choosing how to confirm logins.
    /// Replaces the session's code of the same form and its used codes.
    pub fn offer_pairing(&mut self, id: &SessionId, form: PairingForm, now: Timestamp) {
        let Some(account) = self.may_enrol(id, now).map(|session| session.account.clone()) else { return };
        self.pairings
            .retain(|pairing| pairing.session != *id || (pairing.form != form && pairing.used_by.is_none()));
        self.pairings.push(Pairing {
            account,
            session: id.clone(),
            form,
            code: Secret::new(random::code()),
            expires_at: now + form.lifetime(),
            used_by: None,
        });
    }

    /// Returns the state of a session's pairing with codes of `form`.
    pub fn pairing(&self, id: &SessionId, form: PairingForm, now: Timestamp) -> PairingStatus {
        if let Some(device) = self.paired_device(id) {
            return PairingStatus::Paired { device };
        }
        let mut codes = self.pairings.iter().filter(|pairing| pairing.session == *id);
        match codes.find(|pairing| pairing.form == form) {
            None => PairingStatus::None,
            Some(pairing) if now < pairing.expires_at => PairingStatus::Waiting {
                code: pairing.code.expose().to_owned(),
                expires_at: pairing.expires_at,
            },
            Some(_) => PairingStatus::Expired,
        }
    }

    /// Returns the name of the device that was enrolled with a code of this session.
    pub(super) fn paired_device(&self, id: &SessionId) -> Option<String> {
        let mut theirs = self.pairings.iter().filter(|pairing| pairing.session == *id);
        let device = self.device(theirs.find_map(|pairing| pairing.used_by.as_ref())?)?;
        Some(device.about.name.to_string())
    }

    /// Moves pairings to the session's new id.
    pub(super) fn hand_over_pairings(&mut self, from: &SessionId, to: &SessionId) {
        for pairing in self.pairings.iter_mut().filter(|pairing| pairing.session == *from) {
            pairing.session = to.clone();
        }
    }

    /// Uses up the pairing code that matches `typed` and removes its session's other codes; false
    /// if none matches.
    pub(super) fn use_pairing_code(
        &mut self,
        account: &AccountId,
        typed: &str,
        device: &DeviceId,
        now: Timestamp,
    ) -> bool {
        let is_good = |pairing: &&mut Pairing| {
            pairing.account == *account
                && pairing.code.matches_code(typed)
                && pairing.used_by.is_none()
                && now < pairing.expires_at
        };
        let Some(used) = self.pairings.iter_mut().find(is_good) else {
            return false;
        };
        used.used_by = Some(device.clone());
        let session = used.session.clone();
        self.pairings.retain(|pairing| pairing.session != session || pairing.used_by.is_some());
        true
    }
}
