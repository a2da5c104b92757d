//! Cards: lasting news, from the notices that are unread and from what the app found out itself. Both
//! are kept in the notes, so that a card survives a restart.

use key_protocol::ids::{DeviceId, Timestamp};
use key_view::{CardView, News, NoticeKind};

use super::{Refused, State, check};
use crate::domain::account::AccountHandle;
use crate::domain::notes::{KeptNews, KeptNotice};

impl State {
    /// Adds news other than a notice. It goes with the account that it is about.
    pub(crate) fn tell(&mut self, handle: Option<&AccountHandle>, at: Timestamp, news: News) {
        self.notes.tell(handle.cloned(), at, news);
        self.noted += 1;
    }

    /// Removes news that no longer holds.
    pub(super) fn forget_news(&mut self, is_outdated: impl Fn(&KeptNews) -> bool) {
        let before = self.notes.news.len();
        self.notes.news.retain(|kept| !is_outdated(kept));
        self.noted += u64::from(self.notes.news.len() != before);
    }

    /// Dismisses a card.
    pub(crate) fn dismiss_card(&mut self, id: &str) -> Result<(), Refused> {
        let notice = self.notes.notices.iter().position(|kept| !kept.read && notice_card(kept) == id);
        if let Some(at) = notice {
            check(!self.holds(&self.notes.notices[at]))?;
            self.notes.notices[at].mark_read();
        } else {
            let at = self.notes.news.iter().position(|kept| news_card(kept) == id).ok_or(Refused)?;
            self.notes.news.remove(at);
        }
        self.noted += 1;
        Ok(())
    }

    /// Returns the device that a card is about, if it was connected to an account.
    pub(crate) fn device_of_card(&self, id: &str) -> Option<(AccountHandle, DeviceId)> {
        let kept = self.notes.notices.iter().find(|kept| !kept.read && notice_card(kept) == id)?;
        added_device(kept).map(|device| (kept.handle.clone(), device.clone()))
    }

    /// Returns the cards, oldest first.
    pub(crate) fn cards(&self) -> Vec<CardView> {
        let notice = |kept: &KeptNotice| CardView {
            id: notice_card(kept),
            at: kept.at.seconds(),
            news: News::Notice(self.notice_view(kept)),
            can_disconnect: added_device(kept).is_some(),
            can_dismiss: !self.holds(kept),
        };
        let news = |kept: &KeptNews| CardView {
            id: news_card(kept),
            at: kept.at.seconds(),
            news: kept.news.clone(),
            can_disconnect: false,
            can_dismiss: true,
        };
        let unread = self.notes.notices.iter().filter(|kept| !kept.read).map(notice);
        let mut cards: Vec<_> = unread.chain(self.notes.news.iter().map(news)).collect();
        cards.sort_by_key(|card| card.at);
        cards
    }
}

/// Returns the id of a notice's card. Names the account: backends of two accounts may give the same id.
fn notice_card(kept: &KeptNotice) -> String {
    format!("notice {} {}", kept.handle, kept.id)
}

fn news_card(kept: &KeptNews) -> String {
    format!("news {}", kept.number)
}

fn added_device(kept: &KeptNotice) -> Option<&DeviceId> {
    kept.device_id.as_ref().filter(|_| kept.kind == NoticeKind::DeviceAdded)
}
