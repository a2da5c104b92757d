//! Invariants of a phone after a run with any fault, checked in runs without one.

use key_core::testing::phone::WRONG_PIN;
use key_protocol::decision::Outcome;
use key_protocol::ids::ChallengeId;
use key_view::{Blocked, Intent, Screen};

use super::fault::{Case, Price};
use super::flows::{Flow, Standing, Step};
use super::life::{MAIJA, Place};
use super::person::Person;
use super::storage::Storage;
use super::tally::Counts;

/// Number of consecutive wrong PINs that destroy the keys.
pub(super) const LIMIT: usize = 5;

/// State of the phone, and what works in it.
struct Found {
    standing: Standing,
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
pub(super) fn violated(place: &Place, left: &Storage, flow: &Flow, case: Case) -> Vec<String> {
    let (mut violated, price) = (Vec::new(), case.price());
    let mut must = |holds: bool, what: String| {
        if !holds {
            violated.push(what);
        }
    };
    let memory = place.memory.lock().unwrap().clone();
    let approved = |id: &ChallengeId| place.backend.outcome(id) == Some(Outcome::Approved);
    let Counts { right: right_ones, wrong: wrong_ones, .. } = place.tally.counts();
    let unseen = memory.logins.iter().any(|(id, before)| approved(id) && *before == right_ones);
    must(!unseen, "approved without the right PIN".to_owned());
    must(memory.approved.iter().all(approved), "shown as approved, and is not".to_owned());

    let aside = place.aside();
    let found = aside.live(left.clone(), None, looks_around).result.expect("nothing goes wrong any more");
    let connect_again = price == Price::ConnectAgain && found.standing == Standing::ConnectAgain;
    let standing = found.standing;
    must(flow.ends.contains(&standing) || connect_again, format!("it stands at {standing:?}"));
    // The username is listed although its key is lost, so nothing works.
    let dead = price != Price::Nothing && matches!(standing, Standing::Paired(_) | Standing::Choosing);
    must(found.works || dead, format!("at {standing:?}, not everything works"));
    if let (Standing::Paired(_), true) = (standing, found.works) {
        must(found.pins.len() == 1, format!("{} PINs are right", found.pins.len()));
        must(found.sensor_on == found.finger_works, "the sensor does not do what settings say".to_owned());
        if price == Price::Nothing {
            let as_shown = memory.pin.is_none_or(|pin| found.pins == [pin]);
            must(as_shown, "another PIN is right than the one that was shown to be".to_owned());
            let as_shown = memory.sensor_on.is_none_or(|on| on == found.sensor_on);
            must(as_shown, "the sensor was shown to be otherwise".to_owned());
        }
    }
    if price == Price::Nothing {
        let kept = memory.connected.iter().all(|username| match standing {
            Standing::Paired(usernames) => usernames.contains(&username.as_str()),
            Standing::Choosing => !memory.pin_chosen,
            _ => false,
        });
        must(kept, format!("{:?} were shown as connected, and it stands at {standing:?}", memory.connected));
    }

    if wrong_ones == LIMIT {
        let started = place.aside().live(left.clone(), None, stands);
        must(!started.storage.has_secrets() || case.may_leave_a_key(), "a key was not destroyed".to_owned());
    }
    if let Standing::Paired(_) = standing {
        let Some(counts) = until_locked(place, left) else {
            return vec!["wrong PINs never lock it".to_owned()];
        };
        let few = counts.wrong <= LIMIT;
        must(few, format!("{} wrong PINs were looked at", counts.wrong));
        // A PIN that was counted but never checked is what a death between the two costs.
        let used_up = counts.wrong + counts.forgiven + 1;
        must(used_up >= LIMIT, format!("only {} wrong PINs locked it", counts.wrong));
    }
    violated
}

async fn looks_around(person: &Person<'_>) -> Found {
    let standing = stands(person).await;
    match standing {
        Standing::ConnectAgain | Standing::LockedOut => person.press(Intent::StartOver).await,
        _ => {}
    }
    if matches!(standing, Standing::New | Standing::ConnectAgain | Standing::LockedOut) {
        person.does(Step::Connects(MAIJA)).await;
    }
    if !matches!(standing, Standing::Paired(_)) {
        person.does(Step::ChoosesPin).await;
    }
    let usernames = match stands(person).await {
        Standing::Paired(usernames) => usernames,
        _ => &[],
    };
    let (mut pins, mut works) = (Vec::new(), !usernames.is_empty());
    for pin in person.pins() {
        let mut all = works;
        for username in usernames {
            all &= person.confirms(username, pin).await;
        }
        if all {
            pins.push(pin);
        }
    }
    works &= !pins.is_empty();
    let sensor_on = person.sensor_is_on().await;
    let mut finger_works = works;
    for username in usernames {
        finger_works &= person.confirms_by_finger(username).await;
    }
    Found { standing, works, pins, sensor_on, finger_works }
}

pub(super) async fn stands(person: &Person<'_>) -> Standing {
    person.press(Intent::Back).await;
    match person.screen() {
        Screen::Enrol(form) if !form.busy && !form.can_go_back => Standing::New,
        Screen::ChoosePin(choice) if !choice.busy => Standing::Choosing,
        Screen::Blocked(Blocked::PinLockedOut) => Standing::LockedOut,
        Screen::Blocked(Blocked::RecordDamaged) => Standing::ConnectAgain,
        Screen::Home(home) => {
            let connected = |set: &&&[&str]| {
                set.len() == home.accounts.len()
                    && home.accounts.iter().all(|account| set.contains(&account.username.as_str()))
            };
            Standing::SETS.iter().find(connected).map_or(Standing::Stuck, |set| Standing::Paired(set))
        }
        _ => Standing::Stuck,
    }
}

/// Enters wrong PINs until the phone locks, and returns the counts; `None` if it never locks.
pub(super) fn until_locked(place: &Place, left: &Storage) -> Option<Counts> {
    let aside = place.aside();
    let tries = aside.live(left.clone(), None, async |person| {
        for _ in 0..2 * LIMIT {
            person.does(Step::AsksForCode(WRONG_PIN)).await;
            if matches!(person.screen(), Screen::Blocked(Blocked::PinLockedOut)) {
                return true;
            }
        }
        false
    });
    (tries.result == Some(true)).then(|| aside.tally.counts())
}
