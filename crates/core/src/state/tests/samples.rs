//! Sample values of the states: an account, challenges, devices and whatever else a transition
//! carries.

use std::sync::LazyLock;
use std::time::Duration;

use key_protocol::challenge::{Challenge, Context, Kind, NumberMatching, SignedChallenge};
use key_protocol::device::{DeviceEntry, KeyProtection};
use key_protocol::enrolment::{Code, Platform};
use key_protocol::handoff::Handoff;
use key_protocol::ids::{
    AccountId, ChallengeId, DeviceId, DeviceText, IpText, Nonce, Origin, Text, Timestamp, Username,
};
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use key_view::{AvailableSensor, ChallengeKind, Ending, EnrolProblem, SendTrouble, Sensor};
use ring::rand::SystemRandom;

use super::event::Event;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::backend_clock::BackendClock;
use crate::domain::enrol_form::EnrolForm;
use crate::domain::handed_over::{HandedOver, LinkSender};
use crate::domain::history::{HistoryEntry, HistoryRead, Past, SealedPast};
use crate::domain::notes::Notes;
use crate::now::Now;
use crate::state::PresencePurpose;

pub(super) const NOON: Now = Now {
    wall: Timestamp(1_767_268_800),
    millis: 0,
    monotonic: Duration::from_secs(1_000),
    since_boot: Duration::from_secs(9_000),
    boot: None,
};

/// When the challenges of [`NOON`] have expired.
pub(super) const TOO_LATE: Now = Now {
    wall: Timestamp(1_767_268_920),
    millis: 0,
    monotonic: Duration::from_secs(1_120),
    since_boot: Duration::from_secs(9_120),
    boot: None,
};

pub(crate) static BACKEND: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey::generate(&SystemRandom::new()).unwrap());

pub(super) fn handle(name: &str) -> AccountHandle {
    AccountHandle::from_view(name)
}

pub(crate) fn account(name: &str) -> Account {
    Account {
        handle: handle(name),
        origin: Origin::parse("https://key.example").unwrap(),
        device: DeviceId::parse(name.repeat(22)).unwrap(),
        id: AccountId::parse(name).unwrap(),
        username: Username::new(format!("{name}@example.fi")),
        display_name: "Maija Meikäläinen".to_owned(),
        backend_key: *BACKEND.public(),
        pin_min_length: 6,
        matching: NumberMatching::Two,
        enrolled_at: Timestamp(1_767_268_000),
        clock: BackendClock::default(),
    }
}

pub(super) fn id(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}

/// Challenges of account `a`, each signed once, so that every list holds the same bytes.
static CHALLENGES: LazyLock<Vec<SignedChallenge>> =
    LazyLock::new(|| ["c", "d", "e", "z"].map(signed).to_vec());

pub(super) fn challenge(letter: &str) -> SignedChallenge {
    let id = id(letter);
    CHALLENGES.iter().find(|challenge| challenge.claims().id == id).expect("a known letter").clone()
}

fn signed(letter: &str) -> SignedChallenge {
    let claims = Challenge {
        id: id(letter),
        account: AccountId::parse("a").unwrap(),
        kind: Kind::Login,
        iat: NOON.wall,
        exp: NOON.wall + 120,
        nonce: Nonce::random(&SystemRandom::new()).unwrap(),
        service: Text::parse("Procountor").unwrap(),
        context: Context {
            browser: Text::parse("Firefox 145").unwrap(),
            os: Text::parse("Windows 11").unwrap(),
            ip: IpText::parse("198.51.100.23").unwrap(),
            place: None,
        },
        details: Vec::new(),
        number_matching_digits: NumberMatching::Two,
    };
    SignedChallenge::sign(claims, &BACKEND).unwrap()
}

pub(super) fn form() -> EnrolForm {
    EnrolForm {
        origin: Origin::parse("https://key.example").unwrap(),
        username: Username::new("b@example.fi"),
        code: Code::new("4F7K-29QX"),
    }
}

/// Handoff of a page in a browser.
pub(super) fn handed_over() -> HandedOver {
    let handoff = Handoff::parse("yMnKy8zNzs_Q0dLT1NXW1w").unwrap();
    HandedOver { handoff, sender: Some(LinkSender::new("org.example.browser")) }
}

/// Finding a strong sensor, which is enabled if `on`.
pub(super) fn sensor(on: bool) -> Event {
    Event::SensorFound(AvailableSensor::Strong(Sensor::Fingerprint), on)
}

/// Returns a signed object in place of a decision.
pub(super) fn jws() -> Jws {
    challenge("z").jws().clone()
}

pub(super) const PROBLEM: EnrolProblem = EnrolProblem::WrongCode;

/// Past challenge of account `a`.
pub(super) fn past() -> Past {
    Past {
        id: id("p"),
        handle: handle("a"),
        username: "a@example.fi".to_owned(),
        kind: ChallengeKind::Login,
        service: "Procountor".to_owned(),
        browser: "Firefox 145".to_owned(),
        os: "Windows 11".to_owned(),
        place: None,
        ip: "198.51.100.23".to_owned(),
        details: Vec::new(),
        ending: Ending::Expired,
        at: Timestamp(1_767_268_700),
    }
}

/// Seals an entry to a key of this run.
pub(super) fn sealed(past: &Past) -> Option<SealedPast> {
    SealedPast::seal(past, BACKEND.public(), &SystemRandom::new()).ok()
}

/// Notes with one past challenge.
pub(super) fn notes() -> Notes {
    Notes { history: vec![HistoryEntry::Clear(past())], ..Notes::default() }
}

/// History that was read, with that challenge.
pub(super) fn read() -> HistoryRead {
    HistoryRead { opened: vec![past()], unreadable: Vec::new() }
}

/// Id of another device of the account.
pub(super) fn other_device() -> DeviceId {
    DeviceId::parse("o".repeat(22)).unwrap()
}

/// Id of this device.
pub(super) fn this_device() -> DeviceId {
    DeviceId::parse("t".repeat(22)).unwrap()
}

/// Disconnecting the other device.
pub(super) fn revoke() -> PresencePurpose {
    PresencePurpose::Revoke(handle("a"), other_device())
}

/// A list of this device and the other.
pub(super) fn devices() -> Result<Vec<DeviceEntry>, SendTrouble> {
    let entry = |id, this| DeviceEntry {
        id,
        name: DeviceText::parse("Phone").unwrap(),
        platform: Platform::Android,
        enrolled_at: Timestamp(1_767_268_000),
        last_seen_at: Timestamp(1_767_268_700),
        this,
        keys: KeyProtection::Unverified,
        sensor: false,
    };
    Ok(vec![entry(this_device(), true), entry(other_device(), false)])
}
