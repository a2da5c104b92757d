//! Connecting a device from the login page: a code to be typed or scanned, followed until it is used.

use key_protocol::ids::{AccountId, DeviceId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::secret::Secret;
use super::session::{SessionId, Stage};
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

/// A code to be shown.
pub(crate) struct PairingOffer {
    /// Like `4F7K-29QX`.
    pub(crate) code: String,
    pub(crate) expires_at: Timestamp,
}

/// How the pairing in a session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PairingStatus {
    /// No code is out, or it has expired.
    None,
    /// A code is out.
    Waiting,
    /// A device was connected with it.
    Paired {
        /// What it is called.
        device: String,
    },
}

impl PairingForm {
    fn lifetime(self) -> i64 {
        match self {
            Self::Typed => 10 * 60,
            Self::Scanned => 2 * 60,
        }
    }
}

impl State {
    /// Makes a code that connects a device to a session that is logged in. It replaces the session's code of that form.
    pub(crate) fn offer_pairing(
        &mut self,
        id: &SessionId,
        form: PairingForm,
        now: Timestamp,
    ) -> Option<PairingOffer> {
        let session = self
            .live(id, now)
            .filter(|session| session.stage == Stage::LoggedIn)?;
        let account = session.account.clone();
        let (code, expires_at) = (random::code(), now + form.lifetime());
        self.pairings
            .retain(|pairing| pairing.session != *id || pairing.form != form);
        self.pairings.push(Pairing {
            account,
            session: id.clone(),
            form,
            code: Secret::new(&code),
            expires_at,
            used_by: None,
        });
        Some(PairingOffer { code, expires_at })
    }

    /// How the pairing in a session stands.
    pub(crate) fn pairing(&self, id: &SessionId, now: Timestamp) -> PairingStatus {
        let mut codes = self.pairings.iter().filter(|pairing| pairing.session == *id);
        let device = codes
            .clone()
            .find_map(|pairing| self.device(pairing.used_by.as_ref()?));
        match device {
            Some(device) => PairingStatus::Paired {
                device: device.about.name.to_string(),
            },
            None if codes.any(|pairing| now < pairing.expires_at) => PairingStatus::Waiting,
            None => PairingStatus::None,
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
                && pairing.code.is_code(typed)
                && pairing.used_by.is_none()
                && now < pairing.expires_at
        };
        let Some(used) = self.pairings.iter_mut().find(is_good) else {
            return false;
        };
        used.used_by = Some(device.clone());
        let session = used.session.clone();
        self.pairings
            .retain(|pairing| pairing.session != session || pairing.used_by.is_some());
        true
    }
}
