//! The states, one file per screen and per overlay.

mod about;
mod blocked;
mod card;
mod challenge;
mod choose_pin;
mod devices;
mod enrol;
mod history;
mod home;
mod message;
mod offline_code;
mod people;
mod pin;
mod result;
mod right_to_left;
mod settings;
mod test_push;
mod welcome;
mod without_core;

use key_view::{
    Back, BackIntent, DisconnectTarget, DisconnectView, OfferNotificationsView, Overlay, ScanView, Screen,
    ScreenKey, TimeLeft, ViewModel,
};

use crate::{Host, UserAction};

pub use message::with_what_is_confirmed;

/// A state of the interface.
#[derive(Clone)]
pub struct State {
    /// Unique name, also used for files.
    pub name: String,
    /// View that the interface receives.
    pub view: ViewModel,
    /// User actions after the view is rendered.
    pub actions: Vec<UserAction>,
    /// Behaviour of the host.
    pub host: Host,
}

/// Returns all states.
#[must_use]
pub fn all() -> Vec<State> {
    let screens = of_every!(Screen {
        Blocked => blocked::states(),
        Welcome => welcome::states(),
        Enrol => enrol::states(),
        Scan => states("scan", Screen::Scan, [("", false), ("light", true)].map(|(name, light)| (name, ScanView { light }))),
        ChoosePin => choose_pin::states(),
        OfferNotifications => {
            let offers = [("", false), ("busy", true)].map(|(name, busy)| (name, OfferNotificationsView { busy }));
            states("offer-notifications", Screen::OfferNotifications, offers)
        },
        TestPush => test_push::states(),
        Home => home::states(),
        Challenge => challenge::states(),
        Result => result::states(),
        OfflineCode => offline_code::states(),
        Settings => settings::states(),
        Devices => devices::states(),
        History => history::lists(),
        Past => history::past(),
        About => about::states(),
    });
    [
        screens,
        pin::states(),
        message::states(),
        card::states(),
        right_to_left::states(),
        without_core::states(),
    ]
    .concat()
}

/// States of a screen without an overlay, from its views with their names.
fn states<N: AsRef<str>, V>(
    screen: &str,
    of: fn(V) -> Screen,
    views: impl IntoIterator<Item = (N, V)>,
) -> Vec<State> {
    views.into_iter().map(|(name, view)| state(&format!("{screen} {}", name.as_ref()), of(view))).collect()
}

/// State of a screen without an overlay.
fn state(name: &str, screen: Screen) -> State {
    let (key, back) = (ScreenKey(hyphenated(name)), back(&screen));
    State {
        name: hyphenated(name),
        view: ViewModel { key, back, ..ViewModel::of(screen) },
        actions: vec![],
        host: Host::Working,
    }
}

/// Where back leads from a screen without an overlay, as the interface's back button shows it.
fn back(screen: &Screen) -> Back {
    let busy = match screen {
        Screen::Blocked(_) | Screen::Welcome(_) | Screen::Home(_) => return Back::Leave,
        Screen::Enrol(view) => view.busy,
        Screen::ChoosePin(view) => view.busy,
        Screen::OfferNotifications(view) => view.busy,
        Screen::Settings(view) => view.busy,
        Screen::Devices(view) => view.busy,
        _ => false,
    };
    if busy { Back::Blocked } else { Back::To(BackIntent::Back) }
}

/// State of a screen under the dialog that confirms a disconnection.
fn confirming(name: &str, screen: Screen, target: DisconnectTarget) -> State {
    let mut state = state(name, screen);
    let busy = state.view.back == Back::Blocked;
    state.view.overlay = Some(Overlay::Disconnect(DisconnectView { target, busy }));
    state
}

/// Converts a name for use in file names: `connect WrongCode` to `connect-wrong-code`.
fn hyphenated(name: &str) -> String {
    let mut hyphenated = String::new();
    for letter in name.trim_end().chars() {
        let begins = letter == ' ' || letter.is_uppercase();
        if begins && !hyphenated.is_empty() && !hyphenated.ends_with('-') {
            hyphenated.push('-');
        }
        if letter != ' ' {
            hyphenated.extend(letter.to_lowercase());
        }
    }
    hyphenated
}

/// Countdown of two minutes with `left` seconds left.
fn seconds(left: u32) -> TimeLeft {
    TimeLeft { ms: left * 1000, of_ms: 120_000 }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn state_names_are_unique() {
        let all = super::all();
        let mut names = BTreeSet::new();
        let duplicates: Vec<_> =
            all.iter().map(|state| &state.name).filter(|name| !names.insert(*name)).collect();
        assert!(duplicates.is_empty(), "{duplicates:?}");
        assert!(names.contains(&"connect-wrong-code".to_owned()), "{names:?}");
    }
}
