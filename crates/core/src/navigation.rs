//! Navigation: the identity of the screen, its depth, and where back leads. Decided here once; the
//! interface plays it.

use key_view::{Back, Intent, ScreenKey};

use crate::state::{Check, Place, State};

/// Returns the identity of the screen: the same screen about something else has another key.
pub(crate) fn key(state: &State) -> ScreenKey {
    ScreenKey(match &state.place {
        Place::Blocked(why) => format!("blocked {why:?}"),
        Place::Enrol { filled: Some(_), .. } => "enrol filled".to_owned(),
        Place::Enrol { filled: None, .. } => "enrol".to_owned(),
        Place::Scan { .. } => "scan".to_owned(),
        Place::ChoosePin { .. } => "choose-pin".to_owned(),
        Place::OfferNotifications { .. } => "offer-notifications".to_owned(),
        Place::Home => "home".to_owned(),
        Place::Challenge(id) => format!("challenge {id}"),
        Place::Result(concluded) => format!("result {:?} {}", concluded.ending, concluded.username),
        Place::OfflineCode { handle, .. } => format!("offline-code {handle}"),
        Place::Devices { handle, .. } => format!("devices {handle}"),
        Place::History => "history".to_owned(),
        Place::Past(id) => format!("past {id}"),
        Place::About => "about".to_owned(),
        Place::Settings { .. } => "settings".to_owned(),
    })
}

/// Depth of the home screen. The screens of onboarding lead up to it.
pub(crate) const HOME: u8 = 3;

/// Returns the depth of the screen, which grows with each step into the app.
pub(crate) fn depth(state: &State) -> u8 {
    match &state.place {
        Place::Enrol { .. } if !state.has_accounts() => 0,
        Place::ChoosePin { changing: false, .. } => 1,
        Place::OfferNotifications { .. } => 2,
        Place::Blocked(_) | Place::Home => HOME,
        Place::Enrol { .. } | Place::Challenge(_) | Place::OfflineCode { .. } | Place::Settings { .. } => {
            HOME + 1
        }
        Place::Scan { .. }
        | Place::ChoosePin { changing: true, .. }
        | Place::Result(_)
        | Place::Devices { .. }
        | Place::History
        | Place::About => HOME + 2,
        Place::Past(_) => HOME + 3,
    }
}

/// Returns where back leads. An open PIN pad or dialog closes first.
pub(crate) fn back(state: &State) -> Back {
    if let Some(pad) = &state.pin_pad {
        return unless(pad.check == Check::Pin, Intent::CancelPin);
    }
    match &state.place {
        Place::Blocked(_) | Place::Home | Place::ChoosePin { changing: false, .. } => Back::Leave,
        Place::Enrol { busy, .. } if state.has_accounts() => unless(*busy, Intent::Back),
        Place::Enrol { busy, filled: Some(_), .. } => unless(*busy, Intent::TypeInstead),
        Place::Enrol { .. } => Back::Leave,
        Place::ChoosePin { busy, .. } | Place::OfferNotifications { busy } => unless(*busy, Intent::Back),
        Place::Settings { disconnecting: Some(_), busy }
        | Place::Devices { disconnecting: Some(_), busy, .. } => unless(*busy, Intent::CancelDisconnect),
        Place::Settings { busy, .. } | Place::Devices { busy, .. } => unless(*busy, Intent::Back),
        Place::Scan { .. }
        | Place::Challenge(_)
        | Place::Result(_)
        | Place::OfflineCode { .. }
        | Place::About
        | Place::History
        | Place::Past(_) => Back::To(Intent::Back),
    }
}

fn unless(busy: bool, intent: Intent) -> Back {
    if busy { Back::Blocked } else { Back::To(intent) }
}
