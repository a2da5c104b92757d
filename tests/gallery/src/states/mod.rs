//! The states, one file for each screen and for each thing that may lie over any of them.

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

/// Something that can be on the screen.
#[derive(Clone)]
pub struct State {
    /// Says which, and is the only one called so.
    pub name: String,
    /// What the interface is told.
    pub view: ViewModel,
    /// What a person does there.
    pub actions: Vec<UserAction>,
    /// How the phone behaves around it.
    pub host: Host,
}

/// All of them.
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

/// A screen with nothing over it.
fn state(name: &str, screen: Screen) -> State {
    let preferences = Preferences::default();
    State {
        name: hyphenated(name),
        view: ViewModel { revision: 0, screen, pin: None, message: None, preferences },
        actions: vec![],
        host: Host::Working,
    }
}

/// `connect WrongCode` as `connect-wrong-code`: fit for a file's name.
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

/// So many seconds of two minutes.
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
