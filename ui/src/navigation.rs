//! Direction of a screen change, which selects the entry animation.

use key_view::{Screen, ViewModel};

/// Direction of a screen change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The first screen, which is shown without an animation.
    #[default]
    Start,
    /// To a deeper screen.
    In,
    /// To a less deep screen.
    Back,
    /// To a screen of the same depth.
    Along,
}

impl Direction {
    /// Returns the direction from one view to the next, by the depths of their screens.
    pub(crate) fn between(from: &ViewModel, to: &ViewModel) -> Self {
        let (from, to) = (depth(&from.screen), depth(&to.screen));
        match to.cmp(&from) {
            std::cmp::Ordering::Greater => Self::In,
            std::cmp::Ordering::Less => Self::Back,
            std::cmp::Ordering::Equal => Self::Along,
        }
    }

    /// Value of `data-way`, which style sheets match.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::In => "in",
            Self::Back => "back",
            Self::Along => "along",
        }
    }
}

/// Depth of a screen. Home has depth 0; the screens of onboarding, which lead there, are negative.
fn depth(screen: &Screen) -> i8 {
    match screen {
        Screen::Enrol(form) if !form.can_go_back => -3,
        Screen::ChoosePin(choice) if !choice.changing => -2,
        Screen::OfferNotifications(_) => -1,
        Screen::Blocked(_) | Screen::Home(_) => 0,
        Screen::Enrol(_) | Screen::Challenge(_) | Screen::OfflineCode(_) | Screen::Settings(_) => 1,
        Screen::Scan(_)
        | Screen::ChoosePin(_)
        | Screen::Result(_)
        | Screen::Devices(_)
        | Screen::History(_)
        | Screen::About(_) => 2,
        Screen::Past(_) => 3,
    }
}

#[cfg(test)]
mod tests {
    use key_view::{
        ChoosePinView, HomeView, Notifications, OfferNotificationsView, Preferences, Screen, SettingsView,
        ViewModel,
    };

    use super::Direction;

    fn at(screen: Screen) -> ViewModel {
        ViewModel { revision: 1, screen, pin: None, message: None, preferences: Preferences::default() }
    }

    fn home() -> ViewModel {
        at(Screen::Home(HomeView { pending: vec![], accounts: vec![] }))
    }

    fn choosing(changing: bool) -> ViewModel {
        at(Screen::ChoosePin(ChoosePinView {
            min_length: 6,
            max_length: 12,
            busy: false,
            changing,
            sensor: key_view::AvailableSensor::None,
            problem: None,
        }))
    }

    fn settings() -> ViewModel {
        at(Screen::Settings(SettingsView {
            accounts: vec![],
            disconnecting: None,
            busy: false,
            sensor: key_view::AvailableSensor::None,
            notifications: Notifications::On,
            push: key_view::PushView::unknown(),
            version: "1".into(),
        }))
    }

    #[test]
    fn onboarding_goes_in_until_home() {
        let offer = at(Screen::OfferNotifications(OfferNotificationsView { busy: false }));
        assert_eq!(Direction::between(&choosing(false), &offer), Direction::In);
        assert_eq!(Direction::between(&offer, &home()), Direction::In);
    }

    #[test]
    fn reverse_of_in_is_back() {
        for (outer, inner) in [(home(), settings()), (settings(), choosing(true))] {
            assert_eq!(Direction::between(&outer, &inner), Direction::In);
            assert_eq!(Direction::between(&inner, &outer), Direction::Back);
        }
        assert_eq!(Direction::between(&home(), &home()), Direction::Along);
    }
}
