//! Identity of the screen that a view shows. When the key changes, typed text is discarded and the
//! focus moves.

use key_view::{Screen, ViewModel};

/// Identity of a screen and of the overlay on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScreenKey {
    /// The screen and its subject: the same screen for another account has another key.
    pub(crate) screen: String,
    /// The overlay, which has the focus.
    pub(crate) overlay: Option<Overlay>,
}

/// Overlays of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    /// The PIN pad.
    Pin,
    /// The sheet that confirms a disconnection.
    Disconnect,
}

impl ScreenKey {
    /// Returns the key of the screen in `view`.
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
        let confirming = match &view.screen {
            Screen::Settings(settings) => settings.disconnecting.is_some(),
            Screen::Devices(devices) => devices.disconnecting.is_some(),
            _ => false,
        };
        let overlay = match &view.pin {
            Some(_) => Some(Overlay::Pin),
            None => confirming.then_some(Overlay::Disconnect),
        };
        Self { screen, overlay }
    }
}

#[cfg(test)]
mod tests {
    use key_view::{HomeView, OfflineCodeView, PinPurpose, PinView, Screen, SettingsView, ViewModel};

    use super::{Overlay, ScreenKey};

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
    fn same_screen_of_another_account_has_another_key() {
        assert_ne!(ScreenKey::of(&code_of("a")), ScreenKey::of(&code_of("b")));
        assert_eq!(ScreenKey::of(&code_of("a")), ScreenKey::of(&code_of("a")));
    }

    #[test]
    fn pin_pad_overlays_the_screen_that_requested_it() {
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
        let key = ScreenKey::of(&view);
        assert_eq!(key.overlay, Some(Overlay::Pin));
        assert_eq!(key.screen, ScreenKey::of(&code_of("a")).screen);
    }

    #[test]
    fn disconnect_confirmation_overlays_settings() {
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
        assert_eq!(ScreenKey::of(&settings(None)).overlay, None);
        assert_eq!(ScreenKey::of(&settings(Some("a".into()))).overlay, Some(Overlay::Disconnect));
    }

    #[test]
    fn pending_challenges_do_not_change_the_home_key() {
        let home = at(Screen::Home(HomeView { pending: vec![], accounts: vec![] }));
        assert_eq!(ScreenKey::of(&home).screen, "home");
    }
}
