//! The history on the screen: hidden, its list, or one entry.

use key_protocol::ids::ChallengeId;
use key_view::{HistoryView, PastView, Screen};

use crate::domain::history::Past;

/// The history on the screen. Its entries are in clear as long as it is there.
pub enum History {
    /// Hidden until presence is established.
    Hidden,
    /// Opened with presence.
    Opened {
        /// Entries, newest first.
        entries: Vec<Past>,
        /// Entry on the screen; `None` for the list.
        shown: Option<ChallengeId>,
    },
}

impl History {
    /// Returns the entry on the screen.
    pub(crate) fn shown(&self) -> Option<&Past> {
        match self {
            Self::Opened { entries, shown: Some(id) } => entries.iter().find(|past| &past.id == id),
            Self::Opened { shown: None, .. } | Self::Hidden => None,
        }
    }

    /// Returns the screen.
    pub(crate) fn view(&self) -> Screen {
        match (self, self.shown()) {
            (_, Some(past)) => Screen::Past(past_view(past)),
            (Self::Opened { entries, .. }, None) => {
                Screen::History(HistoryView { entries: Some(entries.iter().map(past_view).collect()) })
            }
            (Self::Hidden, None) => Screen::History(HistoryView { entries: None }),
        }
    }
}

fn past_view(past: &Past) -> PastView {
    let past = past.clone();
    PastView {
        id: past.id.as_str().to_owned(),
        kind: past.kind,
        service: past.service,
        username: past.username,
        browser: past.browser,
        os: past.os,
        place: past.place,
        ip: past.ip,
        details: past.details,
        ending: past.ending,
        at: past.at.seconds(),
    }
}
