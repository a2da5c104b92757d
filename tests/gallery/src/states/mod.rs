//! The states, one file per screen and per overlay.

mod about;
mod blocked;
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
mod settings;
mod without_core;

use key_view::{OfferNotificationsView, Preferences, ScanView, Screen, TimeLeft, ViewModel};

use crate::{Host, UserAction};

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
        Enrol => enrol::states(),
        Scan => vec![
            state("scan", Screen::Scan(ScanView { light: false })),
            state("scan light", Screen::Scan(ScanView { light: true })),
        ],
        ChoosePin => choose_pin::states(),
        OfferNotifications => vec![
            state("offer-notifications", Screen::OfferNotifications(OfferNotificationsView { busy: false })),
            state("offer-notifications busy", Screen::OfferNotifications(OfferNotificationsView { busy: true })),
        ],
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
    [screens, pin::states(), message::states(), without_core::states()].concat()
}

/// State of a screen without an overlay.
fn state(name: &str, screen: Screen) -> State {
    let preferences = Preferences::default();
    State {
        name: hyphenated(name),
        view: ViewModel { revision: 0, screen, pin: None, message: None, preferences },
        actions: vec![],
        host: Host::Working,
    }
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
