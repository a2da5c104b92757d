//! Invariants that hold after any sequence of events.

use std::time::Duration;

use key_protocol::decision::Verdict;
use key_protocol::ids::Timestamp;
use key_protocol::list::Element;
use key_protocol::offline::OfflineSecret;
use key_view::{
    Blocked, Connection, Ending, EnrolProblem, Message, News, Notifications, PinProblem, Preferences,
    PushTest, PushWay, SendTrouble, SensorTrouble,
};
use proptest::collection::vec;
use proptest::prelude::*;

use super::event::Event as T;
use super::fixture::fingerprint;
use super::samples::{
    NOON, PROBLEM, TOO_LATE, account, challenge, devices, form, handed_over, handle, id, jws, notes,
    other_device, read, revoke, sensor,
};
use crate::domain::backend_clock::BackendClock;
use crate::domain::challenge::Progress;
use crate::domain::history::Past;
use crate::domain::tries::Tries;
use crate::ports::PushHealth;
use crate::state::{
    Devices, History, PinAttempts, PinChosen, PresencePurpose, ScreenState, Settings, State, Trouble,
};

/// Returns events about account `a` or `b` and challenge `c`, `d` or `e`, the frequent ones more than
/// once. `every_change_of_the_state_is_an_event` checks that no event is left out.
fn events(who: usize) -> Vec<T> {
    let name = ["a", "b"][who % 2];
    let letter = ["c", "d", "e"][who % 3];
    let approve = |digits| T::RequestPresence(PresencePurpose::Approve { id: id(letter), digits });
    vec![
        T::Loaded(vec![account("a"), account("b")], PinChosen::Yes),
        T::Loaded(vec![account("a")], PinChosen::No),
        T::Loaded(vec![], PinChosen::No),
        T::Block(Blocked::PinLockedOut),
        T::OpenEnrol,
        T::OpenSettings,
        T::OpenChallenge(id(letter)),
        T::OpenOfflineCode(handle(name)),
        T::Back,
        T::DismissMessage,
        T::Notify(Message::ChallengeGone),
        T::MessageFollows,
        T::Told(handle(name), News::SensorChanged),
        T::DismissCard("news 0".to_owned()),
        T::NoticesSettled(handle(name), other_device()),
        T::EnrolStarted,
        T::EnrolFailed(PROBLEM),
        T::Enrolled(account("n"), PinChosen::Yes),
        T::Enrolled(account("n"), PinChosen::No),
        T::PinChoiceStarted,
        T::PinChoiceRefused(PinProblem::Run),
        T::PinChosen,
        approve(2),
        approve(2),
        approve(0),
        T::RequestPresence(PresencePurpose::RevealCode(handle(name))),
        T::RequestPresence(PresencePurpose::Enrol),
        T::CancelPin,
        T::PinCheckStarted,
        T::PinCheckStarted,
        T::PresenceEstablished,
        T::PresenceEstablished,
        T::PinNotAccepted(Trouble::Wrong),
        T::Listed(handle("a"), vec![challenge("c"), challenge("d")]),
        T::Listed(handle("a"), vec![challenge("c"), challenge("d")]),
        T::Listed(handle("b"), vec![challenge("e")]),
        T::Listed(handle(name), vec![]),
        T::Withdrawn(id(letter), Ending::Cancelled),
        T::SendStarted(id(letter), Verdict::Approve),
        T::SendStarted(id(letter), Verdict::Approve),
        T::SendStarted(id(letter), Verdict::Deny),
        T::NumberWasPin(id(letter)),
        T::AskReport(id(letter)),
        T::CancelReport,
        T::ResultFollows,
        T::HandedOver(id(letter), handed_over()),
        T::HandedOver(id(letter), handed_over()),
        T::Released(id(letter)),
        T::BrowserNotOpened(id(letter)),
        T::TakenBack(handle(name), id(letter)),
        T::Unsent(id(letter), jws(), SendTrouble::Unreachable),
        T::ResendStarted(id(letter)),
        T::Reopened(id(letter)),
        T::Ended(id(letter), Ending::Approved),
        T::TimePassed,
        T::CodeRevealed(handle(name), OfflineSecret::from_bytes([7; 32])),
        T::ConnectionChanged(handle(name), Connection::Online),
        T::StreamChanged(handle(name), true),
        T::CheckStarted,
        T::CheckEnded,
        T::ClockCompared(handle(name), BackendClock::anchored(Timestamp(0), super::samples::NOON)),
        T::Arrived(handle("a"), challenge("d")),
        T::HeardWhenOver(handle("a"), challenge("d")),
        T::RefusedElement(handle(name), Element::from(jws()).fingerprint()),
        T::NoticesListed(handle(name), vec![]),
        T::UpdateRequired(handle(name)),
        T::OpenDisconnect(handle(name)),
        T::Disconnected(handle(name), Some(Message::NotSaved)),
        T::RequestPresence(PresencePurpose::ChangePin),
        T::PinChangeOpened,
        T::PinChangeOpened,
        T::PinJudged(None),
        T::PinJudged(Some(PinProblem::Date)),
        T::NewPinChosen,
        T::PinChangeStarted,
        T::RequestPresence(PresencePurpose::TurnOnSensor),
        T::RequestPresence(PresencePurpose::TurnOffSensor),
        sensor(who.is_multiple_of(2)),
        T::SensorStarted,
        T::SensorChangeStarted,
        T::Left,
        T::NotificationsFound(Notifications::Undecided),
        T::OfferTaken,
        T::OfferOver,
        T::Filled(form()),
        T::TypeInstead,
        T::CameraFound(true),
        T::ScanStarted,
        T::LightTurned(true),
        T::ScanOver(None),
        T::OpenHistory,
        T::RequestPresence(PresencePurpose::ReadHistory),
        T::HistoryRead(read()),
        T::HistoryRead(read()),
        T::HistorySealed,
        T::OpenPast(id(letter)),
        T::OpenPast(id("p")),
        T::Preferred(Preferences::default()),
        T::OpenDevices(handle(name)),
        T::DevicesFound(handle(name), devices()),
        T::DevicesFound(handle(name), devices()),
        T::DevicesFound(handle(name), Err(SendTrouble::Unreachable)),
        T::OpenRevoke(other_device()),
        T::RequestPresence(PresencePurpose::Revoke(handle(name), other_device())),
        T::RevokeStarted(handle(name), other_device()),
        T::RenameStarted(handle(name)),
        T::PushFound(handle(name), PushWay::Works),
        T::PushTested(PushTest::Sent),
        T::ProtectionChanged(Message::PinChanged),
        T::ProtectionChanged(Message::PinChanged),
        T::ProtectionChanged(Message::PinChanged),
        T::NotesRead(notes()),
        T::DevicesAsked(handle(name)),
        T::OpenAbout,
        T::NotFilled(EnrolProblem::NoLink),
        T::CancelDisconnect,
        T::DisconnectStarted(handle(name)),
        T::DisconnectFailed,
        T::PushLooked(PushHealth::default(), Vec::new()),
        T::TriesChanged(PinAttempts::new(Tries::default(), Duration::ZERO, Duration::ZERO)),
        T::PinLengthFound(Some(6)),
        T::SensorRefused(SensorTrouble::TooWeak),
        T::CodeUnreadable(handle(name)),
    ]
}

/// An event as numbers, so that a failing sequence can be printed and shrunk.
#[derive(Clone, Copy, Debug)]
struct Step {
    what: usize,
    who: usize,
    late: bool,
}

impl Step {
    fn event(self) -> T {
        events(self.who).swap_remove(self.what)
    }
}

fn step() -> impl Strategy<Value = Step> {
    let events = events(0).len();
    (0..events, 0..6_usize, prop::bool::weighted(0.05)).prop_map(|(what, who, late)| Step { what, who, late })
}

/// Returns whether this event may remove a decision that is being sent or was not delivered: it was
/// answered, it could not be made, or its account was disconnected.
fn may_end_decisions(event: &T) -> bool {
    matches!(event, T::Block(_) | T::Reopened(_) | T::Ended(..) | T::Released(_) | T::Disconnected(..))
}

/// Starts of a sequence that reach situations which random steps rarely reach.
const STARTS: [fn() -> Vec<T>; 13] = [
    || vec![both(), listed()],
    || {
        vec![
            both(),
            listed(),
            T::OpenChallenge(id("c")),
            approve(),
            T::PinCheckStarted,
            T::PresenceEstablished,
        ]
    },
    || vec![both(), T::OpenOfflineCode(handle("a")), T::PinCheckStarted, T::PresenceEstablished],
    || {
        let opened = [both(), listed(), T::NotesRead(notes()), T::Back, T::OpenHistory, T::PinCheckStarted];
        opened.into_iter().chain([T::PresenceEstablished, T::HistoryRead(read())]).collect()
    },
    || vec![T::Loaded(vec![], PinChosen::No), T::OpenEnrol, T::EnrolStarted],
    || {
        let loaded = [sensor(true), both(), listed(), sensor(true)];
        loaded.into_iter().chain([T::OpenChallenge(id("c")), approve(), T::SensorStarted]).collect()
    },
    || {
        vec![
            both(),
            T::OpenSettings,
            T::RequestPresence(PresencePurpose::ChangePin),
            T::PinCheckStarted,
            T::PresenceEstablished,
            T::PinChangeOpened,
        ]
    },
    || {
        vec![
            both(),
            sensor(true),
            T::OpenSettings,
            T::RequestPresence(PresencePurpose::TurnOffSensor),
            T::SensorStarted,
        ]
    },
    || {
        let loaded = T::Loaded(vec![account("a")], PinChosen::No);
        vec![loaded, T::NotificationsFound(Notifications::Undecided), T::PinChoiceStarted, T::PinChosen]
    },
    || vec![both(), T::CameraFound(true), T::OpenEnrol, T::ScanStarted],
    || {
        let listed = [both(), T::OpenDevices(handle("a")), T::DevicesFound(handle("a"), devices())];
        listed
            .into_iter()
            .chain([
                T::OpenRevoke(other_device()),
                T::RequestPresence(revoke()),
                T::PinCheckStarted,
                T::PresenceEstablished,
            ])
            .collect()
    },
    || vec![both(), T::Filled(form()), T::RequestPresence(PresencePurpose::Enrol)],
    Vec::new,
];

fn both() -> T {
    T::Loaded(vec![account("a"), account("b")], PinChosen::Yes)
}

fn listed() -> T {
    T::Listed(handle("a"), vec![challenge("c"), challenge("d")])
}

fn approve() -> T {
    T::RequestPresence(PresencePurpose::Approve { id: id("c"), digits: 2 })
}

fn decisions(state: &State) -> Vec<String> {
    let unanswered = state.pending.iter().filter(|pending| !matches!(pending.progress, Progress::Open));
    unanswered.map(|pending| pending.id().to_string()).collect()
}

fn is_opened(state: &State) -> bool {
    matches!(state.screen, ScreenState::History(History::Opened { .. }))
}

fn is_changing_pin(state: &State) -> bool {
    matches!(state.screen, ScreenState::ChoosePin { change: Some(_), .. })
}

fn approving(state: &State) -> Vec<String> {
    let approving = |progress: &Progress| {
        matches!(
            progress,
            Progress::Sending(Verdict::Approve) | Progress::Unsent { verdict: Verdict::Approve, .. }
        )
    };
    let pending = state.pending.iter().filter(|pending| approving(&pending.progress));
    pending.map(|pending| pending.id().to_string()).collect()
}

/// Asserts the invariants of a state.
fn assert_invariants(state: &State) {
    let has_account = |name| state.account(name).is_some();
    match &state.screen {
        ScreenState::Challenge(id) => {
            assert!(state.pending(id).is_some(), "a challenge on the screen is open")
        }
        ScreenState::OfflineCode { handle, .. } => {
            assert!(has_account(handle), "an offline code belongs to a connected account")
        }
        ScreenState::Devices { handle, .. } => {
            assert!(has_account(handle), "devices belong to a connected account")
        }
        ScreenState::History(history) => {
            assert!(!state.accounts.is_empty(), "this screen needs a connected account");
            match history {
                History::Hidden => assert!(state.pin_pad.is_some(), "a hidden history is under its pad"),
                History::Opened { entries, shown } => {
                    assert!(state.pin_pad.is_none(), "a pad lies over an opened history");
                    let kept = |past: &Past| state.notes.history.iter().any(|entry| entry.is_about(past));
                    assert!(entries.iter().all(kept), "an opened entry is not in the history");
                    assert!(
                        shown.is_none() || history.shown().is_some(),
                        "an unknown entry is on the screen"
                    );
                }
            }
        }
        ScreenState::Home
        | ScreenState::About
        | ScreenState::ChoosePin { .. }
        | ScreenState::OfferNotifications(_)
        | ScreenState::TestPush
        | ScreenState::Settings(_) => {
            assert!(!state.accounts.is_empty(), "this screen needs a connected account");
        }
        ScreenState::Welcome => assert!(state.accounts.is_empty(), "an account has a home"),
        ScreenState::Blocked(_) => assert!(state.accounts.is_empty() && state.pending.is_empty()),
        ScreenState::Enrol(_) | ScreenState::Scan { .. } | ScreenState::Result(_) => {}
    }
    if let Some(pad) = &state.pin_pad {
        let belongs = match (&pad.purpose, &state.screen) {
            (PresencePurpose::Approve { id, .. }, ScreenState::Challenge(on_screen)) => {
                id == on_screen && state.pending(id).is_some_and(|p| matches!(p.progress, Progress::Open))
            }
            (PresencePurpose::RevealCode(handle), ScreenState::OfflineCode { handle: on_screen, secret }) => {
                handle == on_screen && secret.is_none()
            }
            (PresencePurpose::ReadHistory, ScreenState::History(History::Hidden)) => true,
            (PresencePurpose::Enrol, ScreenState::Enrol(enrol)) => {
                !enrol.busy() && !state.accounts.is_empty()
            }
            (
                PresencePurpose::Revoke(handle, device),
                ScreenState::Devices {
                    handle: on_screen,
                    devices: devices @ Devices::Confirming { device: asked, .. },
                },
            ) => {
                let known = devices.find(device).is_some_and(|device| !device.this);
                handle == on_screen && device == asked && known
            }
            (
                PresencePurpose::ChangePin | PresencePurpose::TurnOnSensor | PresencePurpose::TurnOffSensor,
                ScreenState::Settings(settings),
            ) => *settings == Settings::Open,
            _ => false,
        };
        assert!(belongs, "the PIN pad does not fit the screen below");
    }
    for (at, pending) in state.pending.iter().enumerate() {
        assert!(has_account(&pending.handle), "a challenge without an account");
        assert!(!state.over.contains(pending.id()), "an ended challenge is open again");
        let again = state.pending[at + 1..].iter().find(|other| other.id() == pending.id());
        assert!(again.is_none(), "a challenge is listed twice");
        assert!(state.pending[at + 1..].iter().all(|other| pending.deadline <= other.deadline));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sequence_of_events_keeps_the_invariants(start in 0..STARTS.len(), more in vec(step(), 0..60)) {
        let mut state = State::blocked(Blocked::StorageFailed);
        let more = more.into_iter().map(|step| (step.event(), if step.late { TOO_LATE } else { NOON }));
        for (event, now) in STARTS[start]().into_iter().map(|event| (event, NOON)).chain(more) {
            let (before, out, approved) = (fingerprint(&state), decisions(&state), approving(&state));
            let present = state.pin_pad.as_ref().filter(|pad| pad.flow.is_none()).map(|pad| pad.purpose.clone());

            let (was_opened, was_changing) = (is_opened(&state), is_changing_pin(&state));
            let may_end_decisions = may_end_decisions(&event);
            let outcome = event.apply(&mut state, now);

            assert_invariants(&state);
            if outcome.is_err() {
                prop_assert_eq!(fingerprint(&state), before, "a refused event changed the state");
            }
            if !may_end_decisions {
                let now: Vec<_> = state.pending.iter().map(|pending| pending.id().to_string()).collect();
                for decision in out {
                    prop_assert!(now.contains(&decision), "a decision was lost");
                }
            }
            for id in approving(&state).into_iter().filter(|id| !approved.contains(id)) {
                let allowed = matches!(&present, Some(PresencePurpose::Approve { id: asked, .. }) if asked.as_str() == id);
                prop_assert!(allowed, "approved without presence for this challenge");
            }
            if is_changing_pin(&state) && !was_changing {
                prop_assert_eq!(&present, &Some(PresencePurpose::ChangePin), "a PIN is changed without the old one");
            }
            if is_opened(&state) && !was_opened {
                prop_assert_eq!(present, Some(PresencePurpose::ReadHistory), "the history opened without presence");
            }
        }
    }
}
