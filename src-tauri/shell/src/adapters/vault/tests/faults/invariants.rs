//! Invariants of a phone after a run with any fault, checked in runs without one.

use key_core::testing::phone::WRONG_PIN;
use key_protocol::decision::Outcome;
use key_protocol::ids::ChallengeId;
use key_view::{Blocked, Intent, Screen};

use super::fault::{Case, Price};
use super::flows::{Flow, RecordState, Step};
use super::pin_counter::Counts;
use super::run::{Environment, MAIJA};
use super::storage::Storage;
use super::user_model::UserModel;

/// Number of consecutive wrong PINs that destroy the keys.
pub(super) const LIMIT: usize = 5;

/// State of the phone, and what works in it.
struct Probe {
    state: RecordState,
    /// Whether every enrolled username approves a login with some PIN. If none was enrolled, one is
    /// enrolled first.
    works: bool,
    /// The PINs that are accepted. Must be exactly one.
    pins: Vec<&'static str>,
    /// Whether the settings show the sensor as on.
    sensor_on: bool,
    /// Whether every enrolled username approves a login with the sensor.
    finger_works: bool,
}

/// Returns the violated invariants.
pub(super) fn violated_invariants(
    environment: &Environment,
    left: &Storage,
    flow: &Flow,
    case: Case,
) -> Vec<String> {
    let (mut violations, price) = (Vec::new(), case.price());
    let mut must = |holds: bool, what: String| {
        if !holds {
            violations.push(what);
        }
    };
    let memory = environment.memory.lock().unwrap().clone();
    let approved = |id: &ChallengeId| environment.backend.outcome(id) == Some(Outcome::Approved);
    let Counts { right: right_pins, wrong: wrong_pins, .. } = environment.pin_counter.counts();
    let without_pin = memory.logins.iter().any(|(id, before)| approved(id) && *before == right_pins);
    must(!without_pin, "a login was approved without the right PIN".to_owned());
    must(memory.approved.iter().all(approved), "a login was shown as approved but is not".to_owned());

    let fork = environment.fork();
    let found = fork.run(left.clone(), None, probe).result.expect("no fault occurs in this run");
    let connect_again = price == Price::ConnectAgain && found.state == RecordState::ConnectAgain;
    let state = found.state;
    must(flow.allowed.contains(&state) || connect_again, format!("the state is {state:?}"));
    // The username is listed although its key is lost, so nothing works.
    let unusable =
        price != Price::Nothing && matches!(state, RecordState::Enrolled(_) | RecordState::PinPending);
    must(found.works || unusable, format!("not everything works in state {state:?}"));
    if let (RecordState::Enrolled(_), true) = (state, found.works) {
        must(found.pins.len() == 1, format!("{} PINs are accepted", found.pins.len()));
        must(
            found.sensor_on == found.finger_works,
            "the sensor does not work as the settings show".to_owned(),
        );
        if price == Price::Nothing {
            let as_shown = memory.pin.is_none_or(|pin| found.pins == [pin]);
            must(as_shown, "the accepted PIN is not the one that was shown".to_owned());
            let as_shown = memory.sensor_on.is_none_or(|on| on == found.sensor_on);
            must(as_shown, "the sensor is not as it was shown".to_owned());
        }
    }
    if price == Price::Nothing {
        let still_enrolled = memory.connected.iter().all(|username| match state {
            RecordState::Enrolled(usernames) => usernames.contains(&username.as_str()),
            RecordState::PinPending => !memory.pin_chosen,
            _ => false,
        });
        must(
            still_enrolled,
            format!("{:?} were shown as enrolled, but the state is {state:?}", memory.connected),
        );
    }

    if wrong_pins == LIMIT {
        let started = environment.fork().run(left.clone(), None, record_state);
        must(!started.storage.has_secrets() || case.may_leave_a_key(), "a key was not destroyed".to_owned());
    }
    if let RecordState::Enrolled(_) = state {
        let Some(counts) = count_until_locked(environment, left) else {
            return vec!["wrong PINs never lock the phone".to_owned()];
        };
        let within_limit = counts.wrong <= LIMIT;
        must(within_limit, format!("{} wrong PINs were checked", counts.wrong));
        // A PIN that was counted but never checked is what a death between the two costs.
        let used = counts.wrong + counts.forgiven + 1;
        must(used >= LIMIT, format!("only {} wrong PINs locked the phone", counts.wrong));
    }
    violations
}

async fn probe(user: &UserModel<'_>) -> Probe {
    let state = record_state(user).await;
    match state {
        RecordState::ConnectAgain | RecordState::LockedOut => user.dispatch(Intent::StartOver).await,
        _ => {}
    }
    if matches!(state, RecordState::New | RecordState::ConnectAgain | RecordState::LockedOut) {
        user.perform(Step::Enrol(MAIJA)).await;
    }
    if !matches!(state, RecordState::Enrolled(_)) {
        user.perform(Step::ChoosePin).await;
    }
    let usernames = match record_state(user).await {
        RecordState::Enrolled(usernames) => usernames,
        _ => &[],
    };
    let (mut pins, mut works) = (Vec::new(), !usernames.is_empty());
    for pin in user.pins() {
        let mut all = works;
        for username in usernames {
            all &= user.approve(username, pin).await;
        }
        if all {
            pins.push(pin);
        }
    }
    works &= !pins.is_empty();
    let sensor_on = user.sensor_is_on().await;
    let mut finger_works = works;
    for username in usernames {
        finger_works &= user.approve_with_sensor(username).await;
    }
    Probe { state, works, pins, sensor_on, finger_works }
}

pub(super) async fn record_state(user: &UserModel<'_>) -> RecordState {
    user.dispatch(Intent::Back).await;
    match user.screen() {
        Screen::Welcome(_) => RecordState::New,
        Screen::ChoosePin(choice) if !choice.busy => RecordState::PinPending,
        Screen::Blocked(Blocked::PinLockedOut) => RecordState::LockedOut,
        Screen::Blocked(Blocked::RecordDamaged) => RecordState::ConnectAgain,
        Screen::Home(home) => {
            let connected = |set: &&&[&str]| {
                set.len() == home.accounts.len()
                    && home.accounts.iter().all(|account| set.contains(&account.username.as_str()))
            };
            RecordState::SETS
                .iter()
                .find(connected)
                .map_or(RecordState::Stuck, |set| RecordState::Enrolled(set))
        }
        _ => RecordState::Stuck,
    }
}

/// Enters wrong PINs until the phone locks, and returns the counts; `None` if it never locks.
pub(super) fn count_until_locked(environment: &Environment, left: &Storage) -> Option<Counts> {
    let fork = environment.fork();
    let tries = fork.run(left.clone(), None, async |user| {
        for _ in 0..2 * LIMIT {
            user.perform(Step::RevealCode(WRONG_PIN)).await;
            if matches!(user.screen(), Screen::Blocked(Blocked::PinLockedOut)) {
                return true;
            }
        }
        false
    });
    (tries.result == Some(true)).then(|| fork.pin_counter.counts())
}
