//! Proof that this device was disconnected. Keys are erased for nothing less: a proxy or a broken
//! backend can answer anything, but only the backend's key signs a notice.

use key_protocol::ids::Timestamp;
use key_protocol::jws::Jws;
use key_protocol::notice::{BY_WEB, SignedNotice};

use super::account::Account;

/// Disconnection of this device, proven by a signed notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Time of the disconnection, by the backend's clock.
    pub at: Timestamp,
    /// Name of the device that made it; `None` for the web.
    pub by: Option<String>,
}

impl Removal {
    /// Verifies that `notice` was signed for this account and removes its device since it was
    /// enrolled.
    #[must_use]
    pub fn proven(notice: &Jws, account: &Account) -> Option<Self> {
        let signed = SignedNotice::verify(notice, &account.backend_key, &account.id).ok()?;
        if !signed.proves_removal_of(&account.device, account.enrolled_at) {
            return None;
        }
        let claims = signed.claims();
        let by = Some(claims.by.as_str()).filter(|by| *by != BY_WEB).map(str::to_owned);
        Some(Self { at: claims.iat, by })
    }
}

#[cfg(test)]
mod tests {
    use key_protocol::enrolment::Platform;
    use key_protocol::ids::{AccountId, DeviceId, DeviceText, NoticeId};
    use key_protocol::keys::SigningKey;
    use key_protocol::notice::{Notice, NoticeDevice, NoticeKind};
    use ring::rand::SystemRandom;

    use super::*;
    use crate::state::tests::samples;

    /// A notice that this device was removed by the tablet.
    fn removal(account: &Account) -> Notice {
        let text = |text: &str| DeviceText::parse(text).unwrap();
        let (id, name, platform) = (account.device.clone(), text("Phone"), Platform::Android);
        Notice {
            id: NoticeId::random(&SystemRandom::new()).unwrap(),
            account: account.id.clone(),
            iat: account.enrolled_at + 60,
            kind: NoticeKind::DeviceRemoved,
            device: Some(NoticeDevice { id, name, platform }),
            by: text("Tablet"),
            context: None,
        }
    }

    fn proven(notice: Notice, key: &SigningKey, account: &Account) -> Option<Removal> {
        Removal::proven(SignedNotice::sign(notice, key).unwrap().jws(), account)
    }

    #[test]
    fn notice_of_this_device_or_of_all_is_proof() {
        let account = samples::account("a");
        let found = proven(removal(&account), &samples::BACKEND, &account).unwrap();
        assert_eq!((found.at, found.by.as_deref()), (account.enrolled_at + 60, Some("Tablet")));
        let by = DeviceText::parse(BY_WEB).unwrap();
        let all = Notice { kind: NoticeKind::DevicesRemoved, device: None, by, ..removal(&account) };
        assert_eq!(proven(all, &samples::BACKEND, &account).unwrap().by, None);
    }

    #[test]
    fn any_other_notice_proves_nothing() {
        let account = samples::account("a");
        let other = SigningKey::generate(&SystemRandom::new()).unwrap();
        assert_eq!(proven(removal(&account), &other, &account), None, "another key");
        let about = |device: DeviceId| {
            let named = removal(&account).device.map(|named| NoticeDevice { id: device, ..named });
            Notice { device: named, ..removal(&account) }
        };
        let foreign = AccountId::parse("b").unwrap();
        for (case, notice) in [
            ("another account", Notice { account: foreign, ..removal(&account) }),
            ("another device", about(DeviceId::parse("b".repeat(22)).unwrap())),
            ("from before the enrolment", Notice { iat: account.enrolled_at + -1, ..removal(&account) }),
            ("of another kind", Notice { kind: NoticeKind::DeviceAdded, ..removal(&account) }),
        ] {
            assert_eq!(proven(notice, &samples::BACKEND, &account), None, "{case}");
        }
    }
}
