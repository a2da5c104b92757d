//! Notices: kept beside the history, and shown one after the other until they are read.

use key_protocol::notice::{Notice, NoticeKind};
use key_view::{Message, NoticeView};

use super::{Refused, State, check};
use crate::domain::account::AccountHandle;
use crate::domain::notes::KeptNotice;

impl State {
    /// Keeps the notices of an account's list that are new.
    pub(crate) fn notices_listed(
        &mut self,
        handle: &AccountHandle,
        list: Vec<Notice>,
    ) -> Result<(), Refused> {
        check(self.account(handle).is_some())?;
        for notice in list {
            let is_known =
                self.notes.notices.iter().any(|kept| kept.id == notice.id && &kept.handle == handle);
            if !is_known {
                self.notes.keep(KeptNotice {
                    id: notice.id,
                    handle: handle.clone(),
                    kind: kind(notice.kind),
                    device: notice.device.map(|device| device.name.into()).unwrap_or_default(),
                    at: notice.iat,
                    read: false,
                });
                self.noted += 1;
            }
        }
        self.show_unread();
        Ok(())
    }

    /// Shows the oldest unread notice, unless a message is shown.
    pub(super) fn show_unread(&mut self) {
        if self.message.is_none() {
            self.message = self.unread().map(Message::Notice);
        }
    }

    /// Marks the notice that is shown as read.
    pub(super) fn mark_read(&mut self) {
        let Some(Message::Notice(shown)) = &self.message else { return };
        if self.unread().as_ref() == Some(shown)
            && let Some(kept) = self.notes.notices.iter_mut().find(|kept| !kept.read)
        {
            kept.read = true;
            self.noted += 1;
        }
    }

    fn unread(&self) -> Option<NoticeView> {
        let kept = self.notes.notices.iter().find(|kept| !kept.read)?;
        let username = self.username(&kept.handle);
        Some(NoticeView { username, kind: kept.kind, device: kept.device.clone() })
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
