//! Which place in the app a view shows. Where the place changes, what was typed is forgotten and the focus moves.

use key_view::{Screen, ViewModel};

/// A place: a screen, and what lies over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The screen and what it is about; the same screen about something else is another place.
    pub(crate) screen: String,
    /// What lies over it and has the focus.
    pub(crate) cover: Option<Cover>,
}

/// What may lie over a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// The PIN pad.
    Pin,
    /// The question whether to disconnect.
    Disconnect,
}

impl Place {
    /// Where `view` is.
    pub(crate) fn of(view: &ViewModel) -> Self {
        let screen = match &view.screen {
            Screen::Blocked(reason) => format!("blocked {reason:?}"),
            Screen::Enrol(form) if form.filled.is_some() => "enrol filled".into(),
            Screen::Enrol(_) => "enrol".into(),
            Screen::Scan(_) => "scan".into(),
            Screen::ChoosePin(_) => "choose-pin".into(),
            Screen::OfferNotifications(_) => "offer-notifications".into(),
            Screen::Home(_) => "home".into(),
            Screen::Challenge(challenge) => format!("challenge {}", challenge.id),
            Screen::Result(result) => format!("result {:?} {}", result.ending, result.username),
            Screen::OfflineCode(code) => format!("offline-code {}", code.account),
            Screen::Settings(_) => "settings".into(),
            Screen::Devices(devices) => format!("devices {}", devices.username),
            Screen::About(_) => "about".into(),
            Screen::History(_) => "history".into(),
            Screen::Past(past) => format!("past {}", past.id),
        };
        let asking = match &view.screen {
            Screen::Settings(settings) => settings.disconnecting.is_some(),
            Screen::Devices(devices) => devices.disconnecting.is_some(),
            _ => false,
        };
        let cover = match &view.pin {
            Some(_) => Some(Cover::Pin),
            None => asking.then_some(Cover::Disconnect),
        };
        Self { screen, cover }
    }
}

#[cfg(test)]
mod tests {
    use key_view::{HomeView, OfflineCodeView, PinPurpose, PinView, Screen, SettingsView, ViewModel};

    use super::{Cover, Place};

    fn at(screen: Screen) -> ViewModel {
        ViewModel {
            revision: 1,
            screen,
            pin: None,
            message: None,
            preferences: key_view::Preferences::default(),
        }
    }

    fn code_of(account: &str) -> ViewModel {
        at(Screen::OfflineCode(OfflineCodeView {
            account: account.into(),
            username: "anna".into(),
            code: key_view::CodeView::Hidden,
        }))
    }

    #[test]
    fn the_same_screen_about_another_account_is_another_place() {
        assert_ne!(Place::of(&code_of("a")), Place::of(&code_of("b")));
        assert_eq!(Place::of(&code_of("a")), Place::of(&code_of("a")));
    }

    #[test]
    fn the_pad_covers_the_screen_it_was_asked_from() {
        let mut view = code_of("a");
        view.pin = Some(PinView {
            purpose: PinPurpose::RevealCode,
            min_length: 6,
            max_length: 12,
            busy: false,
            sensor: None,
            waits_for_sensor: false,
            trouble: None,
            tries_left: None,
        });
        let place = Place::of(&view);
        assert_eq!(place.cover, Some(Cover::Pin));
        assert_eq!(place.screen, Place::of(&code_of("a")).screen);
    }

    #[test]
    fn asking_to_disconnect_covers_the_settings() {
        let settings = |disconnecting| {
            at(Screen::Settings(SettingsView {
                accounts: vec![],
                disconnecting,
                busy: false,
                sensor: key_view::AvailableSensor::None,
                notifications: key_view::Notifications::On,
                push: key_view::PushView::unknown(),
                version: "1".into(),
            }))
        };
        assert_eq!(Place::of(&settings(None)).cover, None);
        assert_eq!(Place::of(&settings(Some("a".into()))).cover, Some(Cover::Disconnect));
    }

    #[test]
    fn what_waits_on_the_home_screen_does_not_change_the_place() {
        let home = at(Screen::Home(HomeView { pending: vec![], accounts: vec![] }));
        assert_eq!(Place::of(&home).screen, "home");
    }
}
