//! Notices: kept beside the history, each until it is read.

use key_protocol::ids::DeviceId;
use key_protocol::notice::{Notice, NoticeKind as Kind};
use key_view::{NoticeKind, NoticeView};

use super::{Refused, State};
use crate::domain::account::AccountHandle;
use crate::domain::notes::KeptNotice;

impl State {
    /// Keeps the notices of an account's list that are new. Those from before this device was enrolled
    /// count as read: they were told to the devices of then, and are often the enrolment's own steps.
    pub(crate) fn notices_listed(
        &mut self,
        handle: &AccountHandle,
        list: Vec<Notice>,
    ) -> Result<(), Refused> {
        let enrolled_at = self.account(handle).ok_or(Refused)?.enrolled_at;
        for notice in list {
            let is_known =
                self.notes.notices.iter().any(|kept| kept.id == notice.id && &kept.handle == handle);
            if !is_known {
                let (device_id, device) = notice.device.map(|device| (device.id, device.name)).unzip();
                let mut kept = KeptNotice {
                    id: notice.id,
                    handle: handle.clone(),
                    kind: kind(notice.kind),
                    device: device.map(String::from).unwrap_or_default(),
                    device_id,
                    at: notice.iat,
                    read: false,
                };
                if notice.iat < enrolled_at {
                    kept.mark_read();
                }
                self.notes.keep(kept);
                self.noted += 1;
            }
        }
        if !self.is_frozen(handle) {
            self.freeze_is_over(handle);
        }
        Ok(())
    }

    /// Returns whether a notice says what to do now and it is not done: requests are frozen.
    pub(super) fn holds(&self, kept: &KeptNotice) -> bool {
        kept.kind == NoticeKind::Frozen && self.is_frozen(&kept.handle)
    }

    /// Returns whether the last that an account's backend told of a freeze is its start.
    fn is_frozen(&self, handle: &AccountHandle) -> bool {
        let of_freeze = |kept: &&KeptNotice| {
            &kept.handle == handle && matches!(kept.kind, NoticeKind::Frozen | NoticeKind::Unfrozen)
        };
        let told = self.notes.notices.iter().filter(of_freeze);
        told.max_by_key(|kept| kept.at).is_some_and(|last| last.kind == NoticeKind::Frozen && !last.read)
    }

    /// Marks the notices of a freeze as read: it ended, or a request that arrives shows that it did.
    pub(super) fn freeze_is_over(&mut self, handle: &AccountHandle) {
        let is_freeze =
            |kept: &&mut KeptNotice| &kept.handle == handle && kept.kind == NoticeKind::Frozen && !kept.read;
        for kept in self.notes.notices.iter_mut().filter(is_freeze) {
            kept.mark_read();
            self.noted += 1;
        }
    }

    /// Marks the notices about a device that the user has just disconnected as read.
    pub(crate) fn notices_settled(&mut self, handle: &AccountHandle, device: &DeviceId) {
        let is_about =
            |kept: &&mut KeptNotice| &kept.handle == handle && kept.device_id.as_ref() == Some(device);
        for kept in self.notes.notices.iter_mut().filter(is_about) {
            kept.mark_read();
            self.noted += 1;
        }
    }

    /// Returns what a notice says.
    pub(super) fn notice_view(&self, kept: &KeptNotice) -> NoticeView {
        let username = self.username(&kept.handle);
        NoticeView { username, kind: kept.kind, device: kept.device.clone() }
    }
}

fn kind(kind: Kind) -> NoticeKind {
    match kind {
        Kind::DeviceAdded => NoticeKind::DeviceAdded,
        Kind::DeviceRemoved => NoticeKind::DeviceRemoved,
        Kind::DevicesRemoved => NoticeKind::DevicesRemoved,
        Kind::CodesRenewed => NoticeKind::CodesRenewed,
        Kind::PasswordChanged => NoticeKind::PasswordChanged,
        Kind::OfflineCodesClosed => NoticeKind::OfflineCodesClosed,
        Kind::Frozen => NoticeKind::Frozen,
        Kind::Unfrozen => NoticeKind::Unfrozen,
        Kind::ContactChanged => NoticeKind::ContactChanged,
        Kind::CodeSent => NoticeKind::CodeSent,
        Kind::Unknown => NoticeKind::Unknown,
    }
}
