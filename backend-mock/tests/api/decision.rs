//! Decisions and their effect.

use key_protocol::challenge::{NumberMatching, SignedChallenge};
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::ids::ChallengeId;
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::phone::approve;
use crate::support::response::malformed;
use crate::support::{AKE, AKES_CODE, MAIJA, MAIJAS_CODES, NOON, Phone, World};

/// An open login, what its page shows, and the phone that decides.
struct Waiting {
    world: World,
    phone: Phone,
    login: backend_mock::Issued,
    challenge: SignedChallenge,
}

impl Waiting {
    async fn new() -> Self {
        let world = World::new().await;
        let phone = world.phone().await;
        let login = world.control.issue_login(MAIJA).unwrap();
        let challenge = phone.challenge(&world, &login.id).await;
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

    async fn send(&self, decision: &Jws) -> crate::support::ApiResponse {
        self.phone.send_decision(&self.world, &self.login.id, decision).await
    }

    fn outcome(&self) -> Option<Outcome> {
        self.world.control.challenges(MAIJA)[0].outcome
    }
}

fn decided(outcome: Outcome) -> Problem {
    Problem::AlreadyDecided { outcome, by_device: Some("Maijan puhelin".to_owned()), at: NOON }
}

#[tokio::test]
async fn approval_logs_in_only_the_requesting_browser() {
    let waiting = Waiting::new().await;
    let other_browser = waiting.world.control.issue_login(MAIJA).unwrap();
    let response = waiting.send(&waiting.approval()).await;
    assert_eq!((response.status, response.json()), (200, json!({ "status": "approved" })));

    assert!(waiting.world.control.log_in_approved(&other_browser.session).is_none());
    let inside = waiting.world.control.log_in_approved(&waiting.login.session).unwrap();
    assert!(waiting.world.control.is_logged_in(&inside));
    assert!(
        !waiting.world.control.is_logged_in(&waiting.login.session),
        "the session continues under a new id only"
    );
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
    let other = waiting.world.control.issue_login(MAIJA).unwrap();
    waiting.world.control.issue_login(AKE).unwrap();
    let response = waiting.send(&waiting.signed(&Verdict::Report)).await;
    assert_eq!((response.status, response.json()), (200, json!({ "status": "reported" })));

    let cancelled = Problem::AlreadyDecided { outcome: Outcome::Cancelled, by_device: None, at: NOON };
    let response = waiting.phone.get(&waiting.world, Endpoint::Challenge(&other.id)).await;
    assert_eq!(response.problem(), cancelled);
    assert_eq!(waiting.world.control.challenges(AKE)[0].outcome, None);
    let users = waiting.world.control.users();
    let frozen: Vec<_> =
        users.iter().filter(|user| user.is_frozen).map(|user| user.username.as_str()).collect();
    assert_eq!(frozen, [MAIJA]);
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
async fn number_matching_works_with_six_digits_and_without() {
    for matching in [NumberMatching::Off, NumberMatching::Six] {
        let world = World::with(|config| config.number_matching = matching).await;
        let phone = world.phone().await;
        let login = world.control.issue_login(MAIJA).unwrap();
        assert_eq!(login.number.as_deref().map_or(0, str::len), matching.digits());
        let challenge = phone.challenge(&world, &login.id).await;
        let response = phone.decide(&world, &login.id, &approve(&challenge, login.number.as_deref())).await;
        assert_eq!(response.status, 200);
    }
}

#[tokio::test]
async fn repeated_decision_gets_the_same_response_for_a_day() {
    let waiting = Waiting::new().await;
    let approval = waiting.approval();
    let first = waiting.send(&approval).await;
    assert_eq!(waiting.send(&waiting.signed(&Verdict::Deny)).await.problem(), decided(Outcome::Approved));
    for wait in [0, 120, 86_280] {
        waiting.world.clock.advance(wait);
        let again = waiting.send(&approval).await;
        assert_eq!((again.status, again.body), (first.status, first.body.clone()));
    }
    waiting.world.clock.advance(1);
    assert!(matches!(waiting.send(&approval).await.problem(), Problem::ClockSkew { .. }));
}

#[tokio::test]
async fn decision_repeated_by_another_device_is_refused() {
    let waiting = Waiting::new().await;
    let approval = waiting.approval();
    assert_eq!(waiting.send(&approval).await.status, 200);
    let second = waiting.world.connected(MAIJA, MAIJAS_CODES[1]).await;
    let response = second.send_decision(&waiting.world, &waiting.login.id, &approval).await;
    assert_eq!(response.problem(), Problem::BadSignature);
}

#[tokio::test]
async fn refusal_of_a_repeated_decision_stays_the_same() {
    let waiting = Waiting::new().await;
    let wrong = waiting.wrong_number();
    let late = waiting.approval();
    let first = [waiting.send(&wrong).await, waiting.send(&late).await];
    waiting.world.clock.advance(3600);
    let again = [waiting.send(&wrong).await, waiting.send(&late).await];
    assert_eq!(first[0].problem(), Problem::WrongNumber);
    assert_eq!(first[1].problem(), decided(Outcome::WrongNumber));
    assert_eq!(first.map(|response| response.body), again.map(|response| response.body));

    let expired = waiting.world.control.issue_login(MAIJA).unwrap();
    let challenge = waiting.phone.challenge(&waiting.world, &expired.id).await;
    waiting.world.clock.advance(120);
    let decision = waiting.phone.decision(&challenge, &Verdict::Deny, waiting.world.control.now());
    for wait in [0, 3600] {
        waiting.world.clock.advance(wait);
        let response = waiting.phone.send_decision(&waiting.world, &expired.id, &decision).await;
        assert_eq!(response.problem(), Problem::Expired);
    }
}

#[tokio::test]
async fn refused_skewed_decision_can_be_sent_again() {
    let waiting = Waiting::new().await;
    let early = waiting.phone.decision(&waiting.challenge, &Verdict::Deny, NOON + 90);
    assert_eq!(waiting.send(&early).await.problem(), Problem::ClockSkew { server_time: NOON });
    assert_eq!(waiting.outcome(), None);
    waiting.world.clock.advance(90);
    assert_eq!(waiting.send(&early).await.status, 200);
}

#[tokio::test]
async fn invalid_decision_leaves_the_challenge_open() {
    let waiting = Waiting::new().await;
    let other_login = waiting.world.control.issue_login(MAIJA).unwrap();
    let other = waiting.phone.challenge(&waiting.world, &other_login.id).await;
    let crossed = waiting.phone.decision(&other, &Verdict::Deny, NOON);
    assert_eq!(waiting.send(&crossed).await.problem(), Problem::BadSignature);

    let second = waiting.world.connected(MAIJA, MAIJAS_CODES[1]).await;
    let theirs = second.decision(&waiting.challenge, &Verdict::Deny, NOON);
    assert_eq!(
        waiting.send(&theirs).await.problem(),
        Problem::BadSignature,
        "the device of the proof must sign the decision"
    );
    let tampered = waiting.approval().as_str().replacen('.', "..", 1);
    let send = |body: serde_json::Value| {
        waiting.phone.send(&waiting.world, Endpoint::Decision(&waiting.login.id), body.to_string())
    };
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
    let at_nowhere = |body: String| waiting.phone.send(&waiting.world, Endpoint::Decision(&nowhere), body);
    assert_eq!(at_nowhere("{}".to_owned()).await.problem(), malformed("decision"), "body before challenge");
    let nonsense = json!({ "decision": "nonsense" }).to_string();
    assert_eq!(
        at_nowhere(nonsense.clone()).await.problem(),
        Problem::UnknownChallenge,
        "challenge before signature"
    );
    let ake = waiting.world.connected(AKE, AKES_CODE).await;
    let response = ake.send(&waiting.world, Endpoint::Decision(&waiting.login.id), nonsense.clone()).await;
    assert_eq!(response.problem(), Problem::UnknownChallenge);

    let stale = waiting.phone.decision(&waiting.challenge, &Verdict::Deny, NOON - 61);
    assert_eq!(waiting.send(&waiting.signed(&Verdict::Deny)).await.status, 200);
    let response = waiting.phone.send(&waiting.world, Endpoint::Decision(&waiting.login.id), nonsense).await;
    assert_eq!(response.problem(), Problem::BadSignature, "signature before already decided");
    let skewed = Problem::ClockSkew { server_time: NOON };
    assert_eq!(waiting.send(&stale).await.problem(), skewed, "time before already decided");
    waiting.world.clock.advance(120);
    let late = waiting.wrong_number();
    assert_eq!(
        waiting.send(&late).await.problem(),
        decided(Outcome::Denied),
        "already decided before expired"
    );

    let other = waiting.world.control.issue_login(MAIJA).unwrap();
    let challenge = waiting.phone.challenge(&waiting.world, &other.id).await;
    let wrong = if other.number.as_deref() == Some("07") { "70" } else { "07" };
    waiting.world.clock.advance(120);
    let late =
        waiting.phone.decision(&challenge, &approve(&challenge, Some(wrong)), waiting.world.control.now());
    let response = waiting.phone.send_decision(&waiting.world, &other.id, &late).await;
    assert_eq!(response.problem(), Problem::Expired, "expired before number");
}

#[tokio::test]
async fn one_of_many_concurrent_decisions_counts() {
    let waiting = Waiting::new().await;
    let mut senders = JoinSet::new();
    for at in 0..40 {
        let verdict = if at % 2 == 0 {
            Verdict::Deny
        } else {
            approve(&waiting.challenge, waiting.login.number.as_deref())
        };
        let endpoint = Endpoint::Decision(&waiting.login.id);
        let body = json!({ "decision": waiting.signed(&verdict) }).to_string();
        let proof = waiting.phone.proof(endpoint, NOON);
        let request = waiting.phone.request(endpoint, proof.as_str()).body(body);
        senders.spawn(crate::support::ApiResponse::of(request));
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
    let tablet = crate::support::NewPhone::new(&waiting.world).named("Tabletti 📱");
    let tablet = tablet.connect(&waiting.world, MAIJA, MAIJAS_CODES[1]).await;
    assert_eq!(tablet.decide(&waiting.world, &waiting.login.id, &Verdict::Deny).await.status, 200);
    let by_device = Some("Tabletti 📱".to_owned());
    let problem = Problem::AlreadyDecided { outcome: Outcome::Denied, by_device, at: NOON };
    assert_eq!(waiting.send(&waiting.approval()).await.problem(), problem);
}

#[tokio::test]
async fn decision_of_a_revoked_device_is_refused() {
    let waiting = Waiting::new().await;
    let approval = waiting.approval();
    waiting.world.control.disconnect_all(MAIJA);
    let revoked = Problem::DeviceRevoked { at: NOON, by: "web".to_owned() };
    assert_eq!(waiting.send(&approval).await.problem(), revoked);
    assert_eq!(waiting.outcome(), Some(Outcome::Cancelled), "no device is left that could decide");
}
