//! Decisions and their effect.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::ids::{ChallengeId, Text};
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::json;
use support::wire::{ApiResponse, NewPhone, Phone, approve, malformed};
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};
use tokio::task::JoinSet;

/// An open login, what its page shows, and the phone that decides.
struct Waiting {
    world: World,
    phone: Phone,
    login: backend_mock::Issued,
    challenge: SignedChallenge,
}

impl Waiting {
    async fn new() -> Self {
        let (world, phone) = World::with_wire_phone().await;
        Self::another(world, phone).await
    }

    /// Issues a login, which the phone decides.
    async fn another(world: World, phone: Phone) -> Self {
        let login = world.issue(MAIJA);
        let challenge = phone.challenge(&login.id).await;
        Self { world, phone, login, challenge }
    }

    fn approval(&self) -> Jws {
        self.signed(&approve(&self.challenge, self.login.number.as_deref()))
    }

    fn wrong_number(&self) -> Jws {
        let shown = self.login.number.as_deref().unwrap();
        let wrong = if shown == "07" { "70" } else { "07" };
        self.signed(&approve(&self.challenge, Some(wrong)))
    }

    fn signed(&self, verdict: &Verdict) -> Jws {
        self.phone.decision(&self.challenge, verdict, self.world.control.now())
    }

    async fn send(&self, decision: &Jws) -> ApiResponse {
        self.phone.send_decision(&self.login.id, decision).await
    }

    fn outcome(&self) -> Option<Outcome> {
        self.world.control.challenges(MAIJA)[0].outcome
    }
}

fn decided(outcome: Outcome) -> Problem {
    decided_by("Maijan puhelin", outcome)
}

fn decided_by(device: &str, outcome: Outcome) -> Problem {
    let by_device = Some(Text::replaced(device));
    Problem::AlreadyDecided { outcome, by_device, at: NOON, challenge: None }
}

#[tokio::test]
async fn approval_logs_in_only_the_requesting_browser() {
    let waiting = Waiting::new().await;
    let other_browser = waiting.world.issue(MAIJA);
    let response = waiting.send(&waiting.approval()).await;
    assert_eq!((response.status, response.json()), (200, json!({ "status": "approved" })));

    assert!(waiting.world.control.log_in_approved(&other_browser.session).is_none());
    let inside = waiting.world.control.log_in_approved(&waiting.login.session).unwrap();
    assert!(waiting.world.control.is_logged_in(&inside));
    let old = waiting.world.control.is_logged_in(&waiting.login.session);
    assert!(!old, "the session continues under a new id only");
    assert!(waiting.world.control.log_in_approved(&waiting.login.session).is_none());
}

#[tokio::test]
async fn denial_logs_in_no_browser() {
    let waiting = Waiting::new().await;
    let response = waiting.send(&waiting.signed(&Verdict::Deny)).await;
    assert_eq!((response.status, response.json()), (200, json!({ "status": "denied" })));
    assert!(waiting.world.control.log_in_approved(&waiting.login.session).is_none());
    assert_eq!(waiting.send(&waiting.approval()).await.problem(), decided(Outcome::Denied));
}

#[tokio::test]
async fn report_cancels_open_challenges_and_freezes_the_user() {
    let waiting = Waiting::new().await;
    let other = waiting.world.issue(MAIJA);
    waiting.world.issue(AAKE);
    let response = waiting.send(&waiting.signed(&Verdict::Report)).await;
    assert_eq!((response.status, response.json()), (200, json!({ "status": "reported" })));

    let problem = waiting.phone.get(Endpoint::Challenge(&other.id)).await.problem();
    let Problem::AlreadyDecided { outcome, by_device, .. } = problem else { panic!("{problem:?}") };
    assert_eq!((outcome, by_device), (Outcome::Cancelled, None));
    assert_eq!(waiting.world.control.challenges(AAKE)[0].outcome, None);
    let mut users = waiting.world.control.users();
    users.retain(|user| user.is_frozen);
    assert!(users.iter().map(|user| user.username.as_str()).eq([MAIJA]));
}

#[tokio::test]
async fn wrong_number_aborts_the_login() {
    let waiting = Waiting::new().await;
    assert_eq!(waiting.send(&waiting.wrong_number()).await.problem(), Problem::WrongNumber);
    assert_eq!(waiting.outcome(), Some(Outcome::WrongNumber));
    assert_eq!(waiting.send(&waiting.approval()).await.problem(), decided(Outcome::WrongNumber));
    assert!(waiting.world.control.log_in_approved(&waiting.login.session).is_none());
}

#[tokio::test]
async fn repeated_decision_gets_the_same_response_for_a_day() {
    let waiting = Waiting::new().await;
    let approval = waiting.approval();
    let first = waiting.send(&approval).await;
    assert_eq!(waiting.send(&waiting.signed(&Verdict::Deny)).await.problem(), decided(Outcome::Approved));
    for wait in [0, 120, 86_280] {
        waiting.world.advance(wait);
        let again = waiting.send(&approval).await;
        assert_eq!((again.status, again.body), (first.status, first.body.clone()));
    }
    waiting.world.advance(1);
    assert!(matches!(waiting.send(&approval).await.problem(), Problem::ClockSkew { .. }));
}

#[tokio::test]
async fn decision_repeated_by_another_device_is_refused() {
    let waiting = Waiting::new().await;
    let approval = waiting.approval();
    assert_eq!(waiting.send(&approval).await.status, 200);
    let second = waiting.world.connected(MAIJA, MAIJAS_CODES[1]).await;
    let response = second.send_decision(&waiting.login.id, &approval).await;
    assert_eq!(response.problem(), Problem::BadSignature);
}

#[tokio::test]
async fn refusal_of_a_repeated_decision_stays_the_same() {
    let waiting = Waiting::new().await;
    let wrong = waiting.wrong_number();
    let late = waiting.approval();
    let first = [waiting.send(&wrong).await, waiting.send(&late).await];
    waiting.world.advance(3600);
    let again = [waiting.send(&wrong).await, waiting.send(&late).await];
    assert_eq!(first[0].problem(), Problem::WrongNumber);
    assert_eq!(first[1].problem(), decided(Outcome::WrongNumber));
    assert_eq!(first.map(|response| response.body), again.map(|response| response.body));

    let expired = Waiting::another(waiting.world, waiting.phone).await;
    expired.world.advance(120);
    let decision = expired.signed(&Verdict::Deny);
    for wait in [0, 3600] {
        expired.world.advance(wait);
        assert_eq!(expired.send(&decision).await.problem(), Problem::Expired { challenge: None });
    }
}

#[tokio::test]
async fn refused_skewed_decision_can_be_sent_again() {
    let waiting = Waiting::new().await;
    let early = waiting.phone.decision(&waiting.challenge, &Verdict::Deny, NOON + 90);
    assert_eq!(waiting.send(&early).await.problem(), Problem::ClockSkew { server_time: NOON });
    assert_eq!(waiting.outcome(), None);
    waiting.world.advance(90);
    assert_eq!(waiting.send(&early).await.status, 200);
}

#[tokio::test]
async fn invalid_decision_leaves_the_challenge_open() {
    let waiting = Waiting::new().await;
    let other_login = waiting.world.issue(MAIJA);
    let other = waiting.phone.challenge(&other_login.id).await;
    let crossed = waiting.phone.decision(&other, &Verdict::Deny, NOON);
    assert_eq!(waiting.send(&crossed).await.problem(), Problem::BadSignature);

    let second = waiting.world.connected(MAIJA, MAIJAS_CODES[1]).await;
    let theirs = second.decision(&waiting.challenge, &Verdict::Deny, NOON);
    let response = waiting.send(&theirs).await;
    assert_eq!(response.problem(), Problem::BadSignature, "the device of the proof must sign the decision");
    let tampered = waiting.approval().as_str().replacen('.', "..", 1);
    let send =
        |body: serde_json::Value| waiting.phone.send(Endpoint::Decision(&waiting.login.id), body.to_string());
    assert_eq!(send(json!({ "decision": tampered })).await.problem(), Problem::BadSignature);
    assert_eq!(send(json!({ "decision": 1 })).await.problem(), malformed("decision"));
    assert_eq!(send(json!([])).await.problem(), Problem::Malformed { member: None });
    assert_eq!(waiting.outcome(), None);
    assert_eq!(waiting.send(&waiting.approval()).await.status, 200);
}

#[tokio::test]
async fn decision_checks_run_in_protocol_order() {
    let waiting = Waiting::new().await;
    let nowhere = ChallengeId::parse("p6Yw2m3VQyKq0a1Zr4tGxw").unwrap();
    let at_nowhere = |body: String| waiting.phone.send(Endpoint::Decision(&nowhere), body);
    assert_eq!(at_nowhere("{}".to_owned()).await.problem(), malformed("decision"), "body before challenge");
    let nonsense = json!({ "decision": "nonsense" }).to_string();
    assert_eq!(
        at_nowhere(nonsense.clone()).await.problem(),
        Problem::UnknownChallenge,
        "challenge before signature"
    );
    let ake = waiting.world.connected(AAKE, AAKES_CODE).await;
    let response = ake.send(Endpoint::Decision(&waiting.login.id), nonsense.clone()).await;
    assert_eq!(response.problem(), Problem::UnknownChallenge);

    let stale = waiting.phone.decision(&waiting.challenge, &Verdict::Deny, NOON - 61);
    assert_eq!(waiting.send(&waiting.signed(&Verdict::Deny)).await.status, 200);
    let response = waiting.phone.send(Endpoint::Decision(&waiting.login.id), nonsense).await;
    assert_eq!(response.problem(), Problem::BadSignature, "signature before already decided");
    let skewed = Problem::ClockSkew { server_time: NOON };
    assert_eq!(waiting.send(&stale).await.problem(), skewed, "time before already decided");
    waiting.world.advance(120);
    let late = waiting.wrong_number();
    let response = waiting.send(&late).await;
    assert_eq!(response.problem(), decided(Outcome::Denied), "already decided before expired");

    let other = Waiting::another(waiting.world, waiting.phone).await;
    other.world.advance(120);
    let late = other.wrong_number();
    assert_eq!(
        other.send(&late).await.problem(),
        Problem::Expired { challenge: None },
        "expired before number"
    );
}

#[tokio::test]
async fn one_of_many_concurrent_decisions_counts() {
    let waiting = Waiting::new().await;
    let mut senders = JoinSet::new();
    for at in 0..40 {
        let decision = if at % 2 == 0 { waiting.signed(&Verdict::Deny) } else { waiting.approval() };
        let body = json!({ "decision": decision }).to_string();
        let request = waiting.phone.proven(Endpoint::Decision(&waiting.login.id)).body(body);
        senders.spawn(ApiResponse::of(request));
    }
    let responses = senders.join_all().await;
    assert_eq!(responses.iter().filter(|response| response.status == 200).count(), 1);
    let outcome = waiting.outcome().unwrap();
    for response in responses.iter().filter(|response| response.status != 200) {
        assert_eq!(response.problem(), decided(outcome));
    }
}

#[tokio::test]
async fn already_decided_names_the_deciding_device() {
    let waiting = Waiting::new().await;
    let tablet = NewPhone::new(&waiting.world).named("Tabletti 📱");
    let tablet = tablet.connect(MAIJA, MAIJAS_CODES[1]).await;
    assert_eq!(tablet.decide(&waiting.login.id, &Verdict::Deny).await.status, 200);
    let problem = waiting.send(&waiting.approval()).await.problem();
    assert_eq!(problem, decided_by("Tabletti 📱", Outcome::Denied));
}

#[tokio::test]
async fn decision_of_a_revoked_device_is_refused() {
    let waiting = Waiting::new().await;
    let approval = waiting.approval();
    waiting.world.control.disconnect_all(MAIJA);
    let notice = waiting.phone.removal(&waiting.send(&approval).await.problem());
    assert_eq!(notice.by.as_str(), "web");
    assert_eq!(waiting.outcome(), Some(Outcome::Cancelled), "no device is left that could decide");
}
