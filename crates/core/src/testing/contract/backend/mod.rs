//! The contract of a [`Backend`]: the protocol's responses arrive unchanged, and everything else is
//! one of three failures.

mod device;

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::StreamExt as _;
use key_protocol::decision::{Amr, Answer, Matched, Number, Outcome, Status};
use key_protocol::event::Event;
use key_protocol::ids::{ChallengeId, DeviceText, Origin, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::paths::{DeviceVerb, Endpoint, SensorKeyVerb};
use key_protocol::problem::Problem;
use key_protocol::revocation::Revocation;
use ring::rand::SystemRandom;

use self::device::{Device, NewDevice, new_jti};
use crate::ports::{Backend, CallFailed, EventStream};

/// A backend under test with one user, and what a test can do to it.
#[async_trait]
pub trait BackendHarness: Sized + Send + Sync {
    /// Returns a backend with one user and nothing connected.
    async fn fresh() -> Self;
    /// Returns the port under test.
    fn backend(&self) -> Arc<dyn Backend>;
    /// Returns the address of the backend.
    fn origin(&self) -> Origin;
    /// Returns an address without a backend.
    fn nowhere(&self) -> Origin;
    /// Returns the backend's time.
    fn now(&self) -> Timestamp;
    /// Returns the username and an unused one-time password.
    fn user(&self) -> (String, String);
    /// Issues a login of the user, with a two-digit number.
    async fn issue(&self) -> (ChallengeId, String);
    /// Cancels a login, as a browser does that gives up.
    async fn cancel(&self, id: &ChallengeId);
    /// Disconnects all devices of the user, as on the web.
    async fn revoke(&self);
}

/// Checks the whole contract.
pub async fn all<H: BackendHarness>() {
    enrols_one_device_per_code::<H>().await;
    reports_an_unreachable_backend::<H>().await;
    refuses_a_wrong_clock_with_the_right_time::<H>().await;
    accepts_one_decision_and_repeats_its_response::<H>().await;
    wrong_number_ends_the_challenge::<H>().await;
    refuses_an_unknown_challenge::<H>().await;
    sends_events_until_revoked::<H>().await;
    disconnects_the_requesting_device::<H>().await;
    lists_devices_and_renames_the_requesting_one::<H>().await;
    disconnects_another_device_with_an_approval_signature::<H>().await;
    sensor_key_confirms_in_place_of_the_approval_key::<H>().await;
}

/// Repeating an enrolment returns the same response; another one with the same code is refused.
pub async fn enrols_one_device_per_code<H: BackendHarness>() {
    let harness = H::fresh().await;
    let (backend, origin) = (harness.backend(), harness.origin());
    let (username, code) = harness.user();

    let new = NewDevice::new();
    let enrolment = new.enrolment(&origin, &username, &code, harness.now());
    let response = backend.enrol(&origin, &enrolment).await.unwrap();
    let again = backend.enrol(&origin, &enrolment).await.unwrap();
    assert_eq!(response.device_id, again.device_id, "the first response may have been lost");
    assert_eq!(response.agreement, again.agreement);
    assert_eq!(response.account.username.as_str(), username);

    let second = NewDevice::new().enrolment(&origin, &username, &code, harness.now());
    refused(backend.enrol(&origin, &second).await, &Problem::WrongCode);
    let wrong = NewDevice::new().enrolment(&origin, &username, "wrong", harness.now());
    refused(backend.enrol(&origin, &wrong).await, &Problem::WrongCode);
    let unknown = NewDevice::new().enrolment(&origin, "nobody", &code, harness.now());
    refused(backend.enrol(&origin, &unknown).await, &Problem::WrongCode);
}

/// A call and a stream to an address without a backend fail as unreachable.
pub async fn reports_an_unreachable_backend<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, nowhere, now) = (harness.backend(), harness.nowhere(), harness.now());
    let call = backend.challenges(&nowhere, &device.proof(&Endpoint::Challenges, now)).await;
    assert!(matches!(call, Err(CallFailed::Unreachable)));
    let stream = backend.events(&nowhere, &device.proof(&Endpoint::Events, now)).await;
    assert!(matches!(stream, Err(CallFailed::Unreachable)));
}

/// A clock off by ten minutes is refused with the backend's time; a proof is accepted once.
pub async fn refuses_a_wrong_clock_with_the_right_time<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, origin, now) = (harness.backend(), harness.origin(), harness.now());
    for off in [600, -600] {
        match device.list(&*backend, now + off).await {
            Err(CallFailed::Refused(Problem::ClockSkew { server_time })) => {
                assert!((server_time - now).abs() <= 5, "the time at the backend");
            }
            other => panic!("a clock off by {off} s got {:?}", other.err()),
        }
    }
    let proof = device.proof(&Endpoint::Challenges, harness.now());
    assert!(backend.challenges(&origin, &proof).await.is_ok());
    refused(backend.challenges(&origin, &proof).await, &Problem::BadProof);
}

/// An approval is accepted; the same bytes get the same response; another decision is refused.
pub async fn accepts_one_decision_and_repeats_its_response<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, now) = (harness.backend(), harness.now());
    let (id, number) = harness.issue().await;
    let list = device.list(&*backend, now).await.unwrap();
    let [challenge] = &list[..] else { panic!("one challenge is open") };
    assert_eq!(challenge.claims().id, id);

    let approval = device.decision(challenge, &approve(&number), now);
    assert_eq!(device.decide(&*backend, &id, &approval, now).await.unwrap(), Status::Approved);
    assert_eq!(
        device.decide(&*backend, &id, &approval, now).await.unwrap(),
        Status::Approved,
        "the same bytes get the same response"
    );
    let denial = device.decision(challenge, &Answer::Deny, now);
    match device.decide(&*backend, &id, &denial, now).await {
        Err(CallFailed::Refused(Problem::AlreadyDecided { outcome, by_device, .. })) => {
            assert_eq!(
                (outcome, by_device.as_ref().map(DeviceText::as_str)),
                (Outcome::Approved, Some("Contract phone"))
            );
        }
        other => panic!("a second decision got {other:?}"),
    }
    assert!(device.list(&*backend, now).await.unwrap().is_empty(), "no challenge is open");
}

/// A wrong number ends the challenge, and the right number is refused afterwards.
pub async fn wrong_number_ends_the_challenge<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, now) = (harness.backend(), harness.now());
    let (id, number) = harness.issue().await;
    let challenge = device.list(&*backend, now).await.unwrap().remove(0);

    let wrong = if number == "00" { "01" } else { "00" };
    let wrong = device.decision(&challenge, &approve(wrong), now);
    refused(device.decide(&*backend, &id, &wrong, now).await, &Problem::WrongNumber);
    refused(device.decide(&*backend, &id, &wrong, now).await, &Problem::WrongNumber);
    let right = device.decision(&challenge, &approve(&number), now);
    match device.decide(&*backend, &id, &right, now).await {
        Err(CallFailed::Refused(Problem::AlreadyDecided { outcome, .. })) => {
            assert_eq!(outcome, Outcome::WrongNumber);
        }
        other => panic!("the right number after a wrong one got {other:?}"),
    }
}

/// An id that was never issued is refused as unknown.
pub async fn refuses_an_unknown_challenge<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let id = ChallengeId::parse("AAAAAAAAAAAAAAAAAAAAAA").unwrap();
    let proof = device.proof(&Endpoint::Challenge(&id), harness.now());
    let answer = harness.backend().challenge(&harness.origin(), &proof, &id).await;
    refused(answer, &Problem::UnknownChallenge);
}

/// Events arrive in order, and the stream ends after a revocation.
pub async fn sends_events_until_revoked<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, origin) = (harness.backend(), harness.origin());
    let proof = device.proof(&Endpoint::Events, harness.now());
    let mut stream = backend.events(&origin, &proof).await.unwrap();
    match stream.next().await {
        Some(Event::Time(heard)) => assert!((heard.server_time - harness.now()).abs() <= 5),
        other => panic!("expected the time, got {other:?}"),
    }

    let (id, _) = harness.issue().await;
    match next_change(&mut stream).await {
        Some(Event::Challenge(heard)) => assert_eq!(heard.id, id),
        other => panic!("expected a login, got {other:?}"),
    }
    harness.cancel(&id).await;
    match next_change(&mut stream).await {
        Some(Event::Withdrawn(heard)) => {
            assert_eq!((heard.id, heard.outcome), (id.clone(), Outcome::Cancelled));
            assert_eq!(heard.by_device, None);
        }
        other => panic!("expected a cancelled login, got {other:?}"),
    }
    let proof = device.proof(&Endpoint::Challenge(&id), harness.now());
    match backend.challenge(&origin, &proof, &id).await {
        Err(CallFailed::Refused(Problem::AlreadyDecided { outcome, .. })) => {
            assert_eq!(outcome, Outcome::Cancelled);
        }
        other => panic!("a cancelled challenge got {other:?}"),
    }
    harness.revoke().await;
    match next_change(&mut stream).await {
        Some(Event::Notice(_)) => {}
        other => panic!("expected a notice, got {other:?}"),
    }
    match next_change(&mut stream).await {
        Some(Event::Revoked(heard)) => assert_eq!(device.revoked_by(&heard.notice), "web"),
        other => panic!("expected a revocation, got {other:?}"),
    }
    assert!(stream.next().await.is_none(), "the stream ends after that");
}

/// A disconnected device is refused, with the reason.
pub async fn disconnects_the_requesting_device<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, origin, id) = (harness.backend(), harness.origin(), &device.response.device_id);
    let proof = device.proof(&Endpoint::Device(id, DeviceVerb::Revoke), harness.now());
    backend.disconnect(&origin, &proof, id, None).await.unwrap();
    match device.list(&*backend, harness.now()).await {
        Err(CallFailed::Refused(Problem::DeviceRevoked { notice: Some(notice) })) => {
            assert_eq!(device.revoked_by(&notice), "Contract phone");
        }
        other => panic!("a device that was disconnected got {:?}", other.map(|list| list.len())),
    }
}

/// Devices are listed in the order they were connected, with a mark on the one that requests the
/// list.
pub async fn lists_devices_and_renames_the_requesting_one<H: BackendHarness>() {
    let harness = H::fresh().await;
    let (first, second) = (connected(&harness).await, connected(&harness).await);
    let (backend, origin, id) = (harness.backend(), harness.origin(), &first.response.device_id);
    let proof = first.proof(&Endpoint::Device(id, DeviceVerb::Rename), harness.now());
    let name = DeviceText::parse("Äidin puhelin").unwrap();
    assert_eq!(backend.rename(&origin, &proof, id, &name).await.unwrap().device_name, name);
    let proof = second.proof(&Endpoint::Devices, harness.now());
    let listed = backend.devices(&origin, &proof).await.unwrap().devices;
    let seen: Vec<_> = listed.iter().map(|device| (&device.id, device.name.as_str(), device.this)).collect();
    let expected = [(id, "Äidin puhelin", false), (&second.response.device_id, "Contract phone 2", true)];
    assert_eq!(seen, expected);
}

/// A revocation signed by the approval key disconnects another device; one signed by another key is
/// refused.
pub async fn disconnects_another_device_with_an_approval_signature<H: BackendHarness>() {
    let harness = H::fresh().await;
    let (here, other) = (connected(&harness).await, connected(&harness).await);
    let (backend, origin, lost) = (harness.backend(), harness.origin(), &other.response.device_id);
    let proof = || here.proof(&Endpoint::Device(lost, DeviceVerb::Revoke), harness.now());
    let signed_by = |key: &SigningKey| {
        let (device, jti) = (&here.response.device_id, new_jti());
        let revocation = Revocation {
            origin: &origin,
            device,
            iat: harness.now(),
            jti: &jti,
            target: lost,
            amr: Amr::Pin,
        };
        revocation.draft().signed_by(key).unwrap()
    };
    let forged = signed_by(&here.possession);
    let refusal = backend.disconnect(&origin, &proof(), lost, Some(&forged)).await;
    refused(refusal, &Problem::BadSignature);
    backend.disconnect(&origin, &proof(), lost, Some(&signed_by(&here.approval))).await.unwrap();
    match other.list(&*backend, harness.now()).await {
        Err(CallFailed::Refused(Problem::DeviceRevoked { notice: Some(notice) })) => {
            assert_eq!(other.revoked_by(&notice), "Contract phone");
        }
        other => panic!("a device that was disconnected got {:?}", other.map(|list| list.len())),
    }
    let list = backend.devices(&origin, &here.proof(&Endpoint::Devices, harness.now())).await.unwrap();
    assert_eq!(list.devices.len(), 1);
}

/// A registered sensor key signs approvals by finger, and no other key does; registering it twice is
/// fine. Once removed, twice if need be, the approval key signs them again.
pub async fn sensor_key_confirms_in_place_of_the_approval_key<H: BackendHarness>() {
    let harness = H::fresh().await;
    let device = connected(&harness).await;
    let (backend, origin, id) = (harness.backend(), harness.origin(), &device.response.device_id);
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    let forged = device.sensor_key(&key, &device.possession, harness.now());
    let statement = device.sensor_key(&key, &device.approval, harness.now());
    let proof = |verb| device.proof(&Endpoint::SensorKey(id, verb), harness.now());
    let put = || proof(SensorKeyVerb::Register);
    refused(backend.register_sensor_key(&origin, &put(), id, &forged).await, &Problem::BadSignature);
    for _ in 0..2 {
        backend.register_sensor_key(&origin, &put(), id, &statement).await.unwrap();
    }

    for registered in [true, false] {
        let (login, number) = harness.issue().await;
        let challenge = device.list(&*backend, harness.now()).await.unwrap().remove(0);
        let answer = Answer::Approve { matched: matched(&number), amr: Amr::Fingerprint };
        let (right, wrong) = if registered { (&key, &device.approval) } else { (&device.approval, &key) };
        let signed_by = |key| device.decision_by(key, &challenge, &answer, harness.now());
        let refusal = device.decide(&*backend, &login, &signed_by(wrong), harness.now()).await;
        refused(refusal, &Problem::BadSignature);
        let approved = device.decide(&*backend, &login, &signed_by(right), harness.now()).await;
        assert_eq!(approved.unwrap(), Status::Approved);
        for _ in 0..2 {
            backend.remove_sensor_key(&origin, &proof(SensorKeyVerb::Remove), id).await.unwrap();
        }
    }
    let again = backend.register_sensor_key(&origin, &put(), id, &statement).await;
    refused(again, &Problem::Malformed { member: Some("key".to_owned()) });
}

/// Returns the next event that is not about the time.
async fn next_change(stream: &mut EventStream) -> Option<Event> {
    loop {
        match stream.next().await {
            Some(Event::Time(_)) => {}
            other => return other,
        }
    }
}

async fn connected<H: BackendHarness>(harness: &H) -> Device {
    let (username, code) = harness.user();
    let new = NewDevice::new();
    let enrolment = new.enrolment(&harness.origin(), &username, &code, harness.now());
    let response = harness.backend().enrol(&harness.origin(), &enrolment).await.unwrap();
    new.connected(&harness.origin(), response)
}

fn approve(number: &str) -> Answer {
    Answer::Approve { matched: matched(number), amr: Amr::Pin }
}

fn matched(number: &str) -> Matched {
    let matching = key_protocol::challenge::NumberMatching::Two;
    Matched::Number(Number::parse(number, matching).unwrap())
}

fn refused<T>(answer: Result<T, CallFailed>, why: &Problem) {
    match answer {
        Err(CallFailed::Refused(problem)) => assert_eq!(&problem, why),
        Err(other) => panic!("expected {why}, and it failed: {other}"),
        Ok(_) => panic!("expected {why}, and it was accepted"),
    }
}
