//! From the state to the view. Each screen's view is beside its state.

use std::time::Duration;

use key_view::{AboutView, HomeView, LicenceView, Overlay, ScanView, Screen, ViewModel};

use crate::device::Device;
use crate::domain::challenge::Progress;
use crate::domain::offline_code;
use crate::now::Now;
use crate::state::{ScreenState, State};

/// Builds the view of `state` at `now`.
pub(crate) fn view(state: &State, now: Now, device: &Device, revision: u64) -> ViewModel {
    ViewModel {
        revision,
        key: state.key(),
        arrivals: state.arrivals,
        depth: state.depth(),
        back: state.back(),
        screen: screen(state, now, device),
        overlay: state
            .pad_view(now)
            .map(Overlay::Pin)
            .or_else(|| state.dialog_view().map(Overlay::Disconnect)),
        message: state.message_bar().cloned(),
        message_number: state.said,
        preferences: state.notes.preferences,
    }
}

/// Returns when the view changes by itself, on the monotonic clock, or `None` if it does not.
pub(crate) fn next_change(state: &State, now: Now) -> Option<Duration> {
    let expiries = state.pending.iter().filter(|p| matches!(p.progress, Progress::Open)).map(|p| p.deadline);
    let code = state.revealed_code(now).map(|code| offline_code::changes(&code, now));
    let held =
        state.pin_pad.is_some().then_some(state.tries.held_until).filter(|until| *until > now.monotonic);
    let good_news = state.message.as_ref().and_then(|said| said.until);
    expiries.chain(code).chain(held).chain(good_news).chain(state.result_until()).min()
}

fn screen(state: &State, now: Now, device: &Device) -> Screen {
    match &state.screen {
        ScreenState::Blocked(why) => Screen::Blocked(*why),
        ScreenState::Welcome => Screen::Welcome(state.welcome_view()),
        ScreenState::Enrol(enrol) => Screen::Enrol(state.enrol_view(enrol, device)),
        ScreenState::Scan { light } => Screen::Scan(ScanView { light: *light }),
        ScreenState::ChoosePin { change, choice } => {
            Screen::ChoosePin(state.choose_pin_view(change.is_some(), *choice))
        }
        ScreenState::OfferNotifications(offer) => Screen::OfferNotifications(offer.view()),
        ScreenState::TestPush => Screen::TestPush(state.test_push_view(now)),
        ScreenState::Home => Screen::Home(HomeView {
            pending: state.waiting_views(now),
            cards: state.cards(),
            check: state.check_view(),
            accounts: state.account_views(),
        }),
        ScreenState::Challenge(id) => match state.pending(id) {
            Some(pending) => Screen::Challenge(state.challenge_view(pending, now)),
            // Unreachable: a challenge that ends leaves the screen.
            None => {
                let (pending, cards, check) = (Vec::new(), state.cards(), state.check_view());
                Screen::Home(HomeView { pending, cards, check, accounts: state.account_views() })
            }
        },
        ScreenState::Result(concluded) => Screen::Result(state.result_view(concluded)),
        ScreenState::OfflineCode { handle, .. } => Screen::OfflineCode(state.offline_code_view(handle, now)),
        ScreenState::Devices { handle, devices } => Screen::Devices(state.devices_view(handle, devices)),
        ScreenState::History(history) => history.view(),
        ScreenState::About => Screen::About(AboutView {
            version: device.app_version.as_str().to_owned(),
            licences: device.licences.lines().filter_map(licence).collect(),
        }),
        ScreenState::Settings(settings) => Screen::Settings(state.settings_view(settings, now, device)),
    }
}

fn licence(line: &str) -> Option<LicenceView> {
    let (licence, packages) = line.split_once(": ")?;
    Some(LicenceView { licence: licence.to_owned(), packages: packages.to_owned() })
}
