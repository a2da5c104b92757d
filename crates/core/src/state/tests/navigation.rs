//! The navigation table: the key and depth of every situation, and where back leads.

use key_view::{Back, BackIntent, Intent};

use super::event::Event as T;
use super::fixture::Situation::{self, *};
use super::samples::{NOON, account, challenge, form, handle, id};
use crate::state::navigation::HOME;
use crate::state::{PinChosen, State};

/// Returns the key, the depth and where back leads in a situation, all about account `a` and
/// challenge `c`.
fn expected(here: Situation) -> (String, u8, Back) {
    let c = || format!("challenge {}", id("c"));
    let go_back = || Back::To(BackIntent::Back);
    let close_pad = || Back::To(BackIntent::CancelPin);
    let close_dialog = || Back::To(BackIntent::CancelDisconnect);
    let (key, depth, back) = match here {
        Situation::Blocked => ("blocked StorageFailed".into(), HOME, Back::Leave),
        Welcome => ("welcome".into(), HOME - 5, Back::Leave),
        EmptyForm => ("enrol".into(), HOME - 4, go_back()),
        EnrollingFirst => ("enrol".into(), HOME - 4, Back::Blocked),
        Form => ("enrol".into(), HOME + 1, go_back()),
        FormPad => ("enrol".into(), HOME + 1, close_pad()),
        FormChecking | FormGranted | Enrolling => ("enrol".into(), HOME + 1, Back::Blocked),
        Filled => ("enrol filled".into(), HOME + 1, go_back()),
        Scanning => ("scan".into(), HOME + 2, go_back()),
        ChoosePin | SettingPin => ("choose-pin".into(), HOME - 3, Back::Leave),
        NotificationOffer => ("offer-notifications".into(), HOME - 2, go_back()),
        OfferTaken => ("offer-notifications".into(), HOME - 2, Back::Blocked),
        TestPush => ("test-push".into(), HOME - 1, go_back()),
        Home => ("home".into(), HOME, Back::Leave),
        Challenge | Sending | Undelivered => (c(), HOME + 1, go_back()),
        Pad | Sensing => (c(), HOME + 1, close_pad()),
        Checking | Granted => (c(), HOME + 1, Back::Blocked),
        Result => ("result Denied a@example.fi".into(), HOME + 2, go_back()),
        CodePad => ("offline-code a".into(), HOME + 1, close_pad()),
        CodeChecking | CodeGranted => ("offline-code a".into(), HOME + 1, Back::Blocked),
        Code => ("offline-code a".into(), HOME + 1, go_back()),
        About => ("about".into(), HOME + 2, go_back()),
        Devices => ("devices a".into(), HOME + 2, go_back()),
        ConfirmRevoke => ("devices a".into(), HOME + 2, close_dialog()),
        RevokePad => ("devices a".into(), HOME + 2, close_pad()),
        RevokeChecking | RevokeGranted | DevicesBusy => ("devices a".into(), HOME + 2, Back::Blocked),
        HistoryPad => ("history".into(), HOME + 2, close_pad()),
        HistoryChecking | HistoryGranted => ("history".into(), HOME + 2, Back::Blocked),
        History => ("history".into(), HOME + 2, go_back()),
        Past => (format!("past {}", id("p")), HOME + 3, go_back()),
        Settings => ("settings".into(), HOME + 1, go_back()),
        ConfirmDisconnect => ("settings".into(), HOME + 1, close_dialog()),
        SensorPad => ("settings".into(), HOME + 1, close_pad()),
        Disconnecting | SensorChecking | SensorGranted => ("settings".into(), HOME + 1, Back::Blocked),
        ChangePad => ("settings".into(), HOME + 1, close_pad()),
        ChangeChecking | ChangeGranted => ("settings".into(), HOME + 1, Back::Blocked),
        Changing => ("choose-pin".into(), HOME + 2, go_back()),
        ValidatingNewPin | SettingNewPin => ("choose-pin".into(), HOME + 2, Back::Blocked),
    };
    (key, depth, back)
}

fn event(intent: &Intent) -> T {
    match intent {
        Intent::Back => T::Back,
        Intent::CancelPin => T::CancelPin,
        Intent::CancelDisconnect => T::CancelDisconnect,
        Intent::CancelReport => T::CancelReport,
        Intent::TypeInstead => T::TypeInstead,
        other => panic!("back leads to {other:?}"),
    }
}

fn after(transitions: Vec<T>) -> State {
    let mut state = State::blocked(key_view::Blocked::StorageFailed);
    for (step, transition) in transitions.into_iter().enumerate() {
        assert!(transition.apply(&mut state, NOON).is_ok(), "step {step}");
    }
    state
}

#[test]
fn every_situation_has_its_key_depth_and_way_back() {
    for here in Situation::ALL {
        let state = here.state();
        assert_eq!((state.key().0, state.depth(), state.back()), expected(here), "{here:?}");
    }
}

#[test]
fn back_leads_where_the_state_allows_and_nowhere_deeper() {
    for here in Situation::ALL {
        let mut state = here.state();
        let (from, leads) = (state.depth(), state.back());
        match leads {
            Back::To(intent) => {
                assert!(event(&intent.into()).apply(&mut state, NOON).is_ok(), "{here:?}");
                // The only pending challenge opens in place of the home screen.
                assert!(state.depth() <= from || Situation::of(&state) == Challenge, "{here:?}");
            }
            Back::Blocked => assert!(T::Back.apply(&mut state, NOON).is_err(), "{here:?}"),
            Back::Leave => {}
        }
    }
}

#[test]
fn back_from_the_first_form_and_the_first_scan_leads_to_the_welcome_screen() {
    let loaded = || T::Loaded(vec![], PinChosen::No);
    for steps in [
        vec![loaded(), T::OpenEnrol],
        vec![loaded(), T::Filled(form())],
        vec![loaded(), T::CameraFound(true), T::ScanStarted],
    ] {
        let mut state = after(steps);
        assert_eq!(state.back(), Back::To(BackIntent::Back));
        assert!(T::Back.apply(&mut state, NOON).is_ok());
        assert_eq!(Situation::of(&state), Welcome);
    }
    assert_eq!(after(vec![loaded(), T::Filled(form()), T::EnrolStarted]).back(), Back::Blocked);
}

#[test]
fn same_screen_of_another_account_has_another_key() {
    let code_of = |name| {
        let both = vec![account("a"), account("b")];
        after(vec![T::Loaded(both, PinChosen::Yes), T::OpenOfflineCode(handle(name))]).key()
    };
    assert_ne!(code_of("a"), code_of("b"));
    assert_eq!(code_of("a"), code_of("a"));
}

#[test]
fn pending_challenges_do_not_change_the_key_of_home() {
    let mut state = after(vec![T::Loaded(vec![account("a")], PinChosen::Yes)]);
    let empty = state.key();
    let list = vec![challenge("c"), challenge("d")];
    assert!(T::Listed(handle("a"), list).apply(&mut state, NOON).is_ok());
    assert_eq!(state.key(), empty);
}
