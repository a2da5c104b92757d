//! Invariants that hold after any sequence of transitions.

use key_protocol::decision::Verdict;
use key_protocol::ids::Timestamp;
use key_protocol::offline::OfflineSecret;
use key_view::{
    Blocked, Connection, Ending, Message, Notifications, PinProblem, Preferences, PushTest, PushWay,
    SendTrouble,
};
use proptest::collection::vec;
use proptest::prelude::*;

use super::fixture::fingerprint;
use super::samples::{
    NOON, PROBLEM, TOO_LATE, account, challenge, change, devices, form, handle, id, jws, number,
    other_device, sensor,
};
use crate::domain::account::Skew;
use crate::domain::challenge::Progress;
use crate::state::{Check, DeviceList, PinChosen, Place, PresencePurpose, State, Transition as T, Trouble};

/// A transition as numbers, so that a failing sequence can be printed and shrunk.
#[derive(Clone, Copy, Debug)]
struct Step {
    what: usize,
    who: usize,
    late: bool,
}

const STEPS: usize = 78;

impl Step {
    fn transition(self) -> T {
        let name = ["a", "b"][self.who % 2];
        let letter = ["c", "d", "e"][self.who % 3];
        let approve = |digits| T::AskPin(PresencePurpose::Approve { id: id(letter), number: number(digits) });
        match self.what {
            0 => T::Loaded(vec![account("a"), account("b")], PinChosen::Yes),
            1 => T::Loaded(vec![account("a")], PinChosen::No),
            2 => T::Loaded(vec![], PinChosen::No),
            3 => T::Block(Blocked::PinLockedOut),
            4 => T::OpenEnrol,
            5 => T::OpenSettings,
            6 => T::OpenChallenge(id(letter)),
            7 => T::OpenOfflineCode(handle(name)),
            8 => T::Back,
            9 => T::DismissMessage,
            10 => T::Notify(Message::ChallengeGone),
            11 => T::EnrolStarted,
            12 => T::EnrolFailed(PROBLEM),
            13 => T::Enrolled(account("n"), PinChosen::Yes),
            14 => T::Enrolled(account("n"), PinChosen::No),
            15 => T::PinChoiceStarted,
            16 => T::PinChoiceRefused(PinProblem::Run),
            17 => T::PinChosen,
            18 | 19 => approve("17"),
            20 => approve(""),
            21 => T::AskPin(PresencePurpose::RevealCode(handle(name))),
            22 => T::AskPin(PresencePurpose::Enrol(form())),
            23 => T::CancelPin,
            24 | 25 => T::PinCheckStarted,
            26 => T::PinNotAccepted(Trouble::Wrong),
            27 | 28 => T::Listed(handle("a"), vec![challenge("c"), challenge("d")]),
            29 => T::Listed(handle("b"), vec![challenge("e")]),
            30 => T::Listed(handle(name), vec![]),
            31 => T::Withdrawn(id(letter), Ending::Cancelled),
            32 | 33 => T::SendStarted(id(letter), Verdict::Approve),
            34 => T::SendStarted(id(letter), Verdict::Deny),
            35 => T::Unsent(id(letter), jws(), SendTrouble::Unreachable),
            36 => T::ResendStarted(id(letter)),
            37 => T::Reopened(id(letter)),
            38 => T::Ended(id(letter), Ending::Approved),
            39 => T::TimePassed,
            40 => T::CodeRevealed(handle(name), OfflineSecret::from_bytes([7; 32])),
            41 => T::ConnectionChanged(handle(name), Connection::Online),
            42 => T::ClockCompared(handle(name), Skew::between(Timestamp(0), Timestamp(600))),
            43 => T::AskDisconnect(handle(name)),
            44 => T::Disconnected(handle(name), Message::NotSaved),
            45 => T::OpenPinChange,
            46 => T::AskPin(change()),
            47 => T::AskPin(PresencePurpose::TurnOnSensor),
            48 => T::AskPin(PresencePurpose::TurnOffSensor),
            49 => sensor(self.who.is_multiple_of(2)),
            50 => T::SensorStarted,
            51 => T::ProtectionStarted,
            53 => T::Left,
            54 => T::NotificationsFound(Notifications::Undecided),
            55 => T::OfferTaken,
            56 => T::OfferOver,
            57 => T::Filled(form()),
            58 => T::TypeInstead,
            59 => T::CameraFound(true),
            60 => T::ScanStarted,
            61 => T::LightTurned(true),
            62 => T::ScanOver(None),
            63 => T::OpenHistory,
            64 => T::OpenPast(id(letter)),
            65 => T::OpenPast(id(letter)),
            66 => T::Preferred(Preferences::default()),
            67 => T::OpenDevices(handle(name)),
            68 | 69 => T::DevicesFound(handle(name), devices()),
            70 => T::DevicesFound(handle(name), DeviceList::Failed(SendTrouble::Unreachable)),
            71 => T::AskRevoke(other_device()),
            72 => T::AskPin(PresencePurpose::Revoke(handle(name), other_device())),
            73 => T::RevokeStarted(handle(name), other_device()),
            74 => T::RenameStarted(handle(name)),
            75 => T::PushFound(handle(name), PushWay::Works),
            76 => T::PushTested(PushTest::Sent),
            _ => T::ProtectionChanged(Message::PinChanged),
        }
    }

    /// Whether this transition may remove a decision that is being sent or was not delivered: it
    /// was answered, it could not be made, or its account was disconnected.
    fn may_end_decisions(self) -> bool {
        matches!(self.what, 3 | 37 | 38 | 44)
    }
}

fn step() -> impl Strategy<Value = Step> {
    (0..STEPS, 0..6_usize, prop::bool::weighted(0.05)).prop_map(|(what, who, late)| Step { what, who, late })
}

/// Returns the start of a sequence that reaches a situation which random steps rarely reach.
fn prefix() -> impl Strategy<Value = Vec<Step>> {
    let at = |what| Step { what, who: 0, late: false };
    prop_oneof![
        Just(vec![at(0), at(27)]),
        Just(vec![at(0), at(27), at(6), at(18), at(24)]),
        Just(vec![at(0), at(7), at(24)]),
        Just(vec![at(2), at(11)]),
        Just(vec![at(49), at(0), at(27), at(49), at(6), at(18), at(50)]),
        Just(vec![at(0), at(5), at(45), at(46), at(24)]),
        Just(vec![at(0), at(49), at(5), at(48), at(50)]),
        Just(vec![at(1), at(54), at(15), at(17)]),
        Just(vec![at(0), at(59), at(4), at(60)]),
        Just(vec![at(0), at(67), at(68), at(71), at(72), at(24)]),
        Just(vec![at(0), at(57), at(22)]),
        Just(vec![]),
    ]
}

fn decisions(state: &State) -> Vec<String> {
    let unanswered = state.pending.iter().filter(|pending| !matches!(pending.progress, Progress::Open));
    unanswered.map(|pending| pending.id().to_string()).collect()
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
    match &state.place {
        Place::Challenge(id) => assert!(state.pending(id).is_some(), "a challenge on the screen is open"),
        Place::OfflineCode { handle, .. } => {
            assert!(has_account(handle), "an offline code belongs to a connected account")
        }
        Place::Devices { handle, .. } => {
            assert!(has_account(handle), "devices belong to a connected account")
        }
        Place::History
        | Place::Home
        | Place::About
        | Place::ChoosePin { .. }
        | Place::OfferNotifications { .. }
        | Place::Settings { .. } => {
            assert!(!state.accounts.is_empty(), "this screen needs a connected account");
        }
        Place::Blocked(_) => assert!(state.accounts.is_empty() && state.pending.is_empty()),
        Place::Past(id) => {
            assert!(state.past(id).is_some(), "a past challenge on the screen is in the history")
        }
        Place::Enrol { .. } | Place::Scan { .. } | Place::Result(_) => {}
    }
    if let Some(pad) = &state.pin_pad {
        let belongs = match (&pad.asked, &state.place) {
            (PresencePurpose::Approve { id, .. }, Place::Challenge(on_screen)) => {
                id == on_screen && state.pending(id).is_some_and(|p| matches!(p.progress, Progress::Open))
            }
            (PresencePurpose::RevealCode(handle), Place::OfflineCode { handle: on_screen, secret }) => {
                handle == on_screen && secret.is_none()
            }
            (PresencePurpose::Enrol(_), Place::Enrol { busy, .. }) => !busy && !state.accounts.is_empty(),
            (PresencePurpose::ChangePin(_), Place::ChoosePin { changing, busy, .. }) => *changing && !busy,
            (
                PresencePurpose::Revoke(handle, device),
                Place::Devices { handle: on_screen, list, disconnecting, busy },
            ) => {
                let known = list.find(device).is_some_and(|device| !device.this);
                handle == on_screen && disconnecting.as_ref() == Some(device) && known && !busy
            }
            (
                PresencePurpose::TurnOnSensor | PresencePurpose::TurnOffSensor,
                Place::Settings { disconnecting, busy },
            ) => disconnecting.is_none() && !busy,
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
    fn every_sequence_of_transitions_keeps_the_invariants(start in prefix(), more in vec(step(), 0..60)) {
        let mut state = State::blocked(Blocked::StorageFailed);
        for step in start.into_iter().chain(more) {
            let now = if step.late { TOO_LATE } else { NOON };
            let (before, out, approved) = (fingerprint(&state), decisions(&state), approving(&state));
            let checked = state.pin_pad.as_ref().filter(|pad| pad.check != Check::None).map(|pad| pad.asked.clone());

            let outcome = state.apply(step.transition(), now);

            assert_invariants(&state);
            if outcome.is_err() {
                prop_assert_eq!(fingerprint(&state), before, "a refused transition changed the state");
            }
            if !step.may_end_decisions() {
                let now: Vec<_> = state.pending.iter().map(|pending| pending.id().to_string()).collect();
                for decision in out {
                    prop_assert!(now.contains(&decision), "a decision was lost");
                }
            }
            for id in approving(&state).into_iter().filter(|id| !approved.contains(id)) {
                let allowed = matches!(&checked, Some(PresencePurpose::Approve { id: asked, .. }) if asked.as_str() == id);
                prop_assert!(allowed, "approved without a PIN check for this challenge");
            }
        }
    }
}
