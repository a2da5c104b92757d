//! Notices: kept beside the history, each until it is read.

use key_protocol::ids::DeviceId;
use key_protocol::notice::{Notice, NoticeKind};
use key_view::NoticeView;

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
        Ok(())
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

fn kind(kind: NoticeKind) -> key_view::NoticeKind {
    match kind {
        NoticeKind::DeviceAdded => key_view::NoticeKind::DeviceAdded,
        NoticeKind::DeviceRemoved => key_view::NoticeKind::DeviceRemoved,
        NoticeKind::DevicesRemoved => key_view::NoticeKind::DevicesRemoved,
        NoticeKind::CodesRenewed => key_view::NoticeKind::CodesRenewed,
        NoticeKind::PasswordChanged => key_view::NoticeKind::PasswordChanged,
        NoticeKind::OfflineCodesClosed => key_view::NoticeKind::OfflineCodesClosed,
        NoticeKind::Frozen => key_view::NoticeKind::Frozen,
        NoticeKind::Unfrozen => key_view::NoticeKind::Unfrozen,
        NoticeKind::ContactChanged => key_view::NoticeKind::ContactChanged,
        NoticeKind::CodeSent => key_view::NoticeKind::CodeSent,
        NoticeKind::Unknown => key_view::NoticeKind::Unknown,
    }
}
