//! Connecting a device from the login page: a code to be typed or scanned, followed until it is used.

use key_protocol::ids::{AccountId, DeviceId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::secret::Secret;
use super::session::SessionId;
use crate::random;

/// A code that connects one device to the account of the session it was shown in.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Pairing {
    account: AccountId,
    pub(super) session: SessionId,
    form: PairingForm,
    code: Secret,
    expires_at: Timestamp,
    used_by: Option<DeviceId>,
}

/// How a pairing code gets to the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PairingForm {
    /// Read and typed: ten minutes.
    Typed,
    /// Scanned, by whoever sees the screen: two minutes.
    Scanned,
}

/// How the pairing in a session stands. Holds a secret, so it has no `Debug`.
pub(crate) enum PairingStatus {
    /// No code was made yet.
    None,
    /// A code is out.
    Waiting {
        /// Like `4F7K-29QX`.
        code: String,
        /// From when on it is refused.
        expires_at: Timestamp,
    },
    /// The code's time is up.
    Expired,
    /// A device was connected with it.
    Paired {
        /// What it is called.
        device: String,
    },
}

impl PairingForm {
    /// Seconds a code is good for.
    pub(crate) fn lifetime(self) -> i64 {
        match self {
            Self::Typed => 10 * 60,
            Self::Scanned => 2 * 60,
        }
    }
}

impl State {
    /// Makes a code that connects a device, in a session that is logged in or a new person's, and in no other. It replaces the
    /// session's code of that form and what was connected before.
    pub(crate) fn offer_pairing(&mut self, id: &SessionId, form: PairingForm, now: Timestamp) {
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

    /// How the pairing in a session stands, by its code of this form.
    pub(crate) fn pairing(&self, id: &SessionId, form: PairingForm, now: Timestamp) -> PairingStatus {
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

    /// The name of the device that was connected with a code of this session.
    pub(super) fn paired_device(&self, id: &SessionId) -> Option<String> {
        let mut theirs = self.pairings.iter().filter(|pairing| pairing.session == *id);
        let device = self.device(theirs.find_map(|pairing| pairing.used_by.as_ref())?)?;
        Some(device.about.name.to_string())
    }

    /// Lets a session's pairings go on in the one that it becomes.
    pub(super) fn hand_over_pairings(&mut self, from: &SessionId, to: &SessionId) {
        for pairing in self.pairings.iter_mut().filter(|pairing| pairing.session == *from) {
            pairing.session = to.clone();
        }
    }

    /// Uses up the pairing code that `typed` is, and its session's others with it.
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
