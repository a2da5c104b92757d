//! Numbers and kinds of challenges: how many digits an approval needs, and in which form.

use key_protocol::challenge::{Detail, Kind, NumberMatching};
use key_protocol::ids::Text;
use key_protocol::paths::Endpoint;
use serde_json::json;
use support::wire::{Phone, approve, jti, malformed};
use support::world::{AAKE, AAKES_CODE, MAIJA, World};

async fn matching(phone: &Phone, id: &key_protocol::ids::ChallengeId) -> NumberMatching {
    phone.challenge(id).await.claims().number_matching_digits
}

#[tokio::test]
async fn six_digits_are_asked_for_while_another_challenge_is_open() {
    for policy in [NumberMatching::Two, NumberMatching::Off, NumberMatching::Six] {
        let world = World::with(|config| config.number_matching = policy).await;
        let (phone, _ake) = (world.wire_phone().await, world.connected(AAKE, AAKES_CODE).await);
        world.issue(AAKE);
        let first = world.issue(MAIJA);
        assert_eq!(matching(&phone, &first.id).await, policy, "another account's does not matter");
        let second = world.issue(MAIJA);
        assert_eq!(matching(&phone, &second.id).await, NumberMatching::Six);
        assert_eq!(second.number.as_deref().map(str::len), Some(6));
        let challenge = phone.challenge(&second.id).await;
        let response = phone.decide(&second.id, &approve(&challenge, second.number.as_deref())).await;
        assert_eq!(response.status, 200);
        world.control.withdraw(&first.id);
        assert_eq!(matching(&phone, &world.issue(MAIJA).id).await, policy);
    }
}

#[tokio::test]
async fn number_stands_normalised_in_the_decision() {
    let (world, phone) = World::with_wire_phone().await;
    let login = world.issue(MAIJA);
    let challenge = phone.challenge(&login.id).await;
    let shown = login.number.clone().unwrap();
    let wide: String =
        shown.chars().map(|digit| char::from_u32(u32::from(digit) + 0xfee0).unwrap()).collect();
    let decide = async |number: serde_json::Value| {
        let header = json!({ "alg": "ES256", "typ": "fk-decision+jwt", "kid": phone.id });
        let claims = json!({ "aud": phone.origin, "iat": world.control.now(), "challenge": login.id,
            "challenge_hash": challenge.hash(), "jti": jti(), "verdict": "approve", "number": number, "amr": ["pin"] });
        let decision = phone.sign_with(&phone.approval, [header.to_string(), claims.to_string()]);
        phone.send(Endpoint::Decision(&login.id), json!({ "decision": decision }).to_string()).await
    };
    for number in [wide, format!("{shown} "), format!("0{shown}"), shown[..1].to_owned(), String::new()] {
        assert_eq!(decide(json!(number)).await.problem(), malformed("number"), "{number}");
    }
    assert_eq!(decide(json!(7)).await.problem(), malformed("number"));
    assert_eq!(decide(json!(shown)).await.status, 200, "no refused one ended the challenge");
}

#[tokio::test]
async fn change_of_the_account_is_a_kind_of_challenge() {
    let (world, phone) = World::with_wire_phone().await;
    let detail =
        Detail { label: Text::replaced("New telephone number"), value: Text::replaced("+358 40 123 4567") };
    let change = world.control.issue_account_change(MAIJA, vec![detail.clone()]).unwrap();
    let challenge = phone.challenge(&change.id).await;
    let claims = challenge.claims();
    assert_eq!((claims.kind, &claims.details), (Kind::Account, &vec![detail]));
    assert_eq!(serde_json::to_value(claims).unwrap()["kind"], "account");
    let response = phone.decide(&change.id, &approve(&challenge, change.number.as_deref())).await;
    assert_eq!(response.json(), json!({ "status": "approved" }));
    assert!(world.control.log_in_approved(&change.session).is_none(), "only a login logs in");
}
