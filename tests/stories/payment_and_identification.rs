//! Challenges other than logins: a payment with amount and payee, and an identification on the
//! telephone.

use key_protocol::challenge::Detail;
use key_protocol::decision::Outcome;
use key_protocol::ids::Text;
use key_view::{ChallengeKind, DetailView, Ending, Intent};
use support::world::{MAIJA, World};

fn detail(label: &str, value: &str) -> (Detail, DetailView) {
    let signed = Detail { label: Text::parse(label).unwrap(), value: Text::parse(value).unwrap() };
    (signed, DetailView { label: label.to_owned(), value: value.to_owned() })
}

#[tokio::test]
async fn a_payment_is_shown_with_its_details_and_approved() {
    let (world, mut phone) = World::with_phone().await;
    let (details, shown): (Vec<_>, Vec<_>) =
        [detail("Amount", "1 234,56 €"), detail("Payee", "Oy Esimerkki Ab")].into_iter().unzip();
    let payment = world.control.issue_payment(MAIJA, details).unwrap();

    let challenge = phone.sees_challenge().await;
    assert_eq!((challenge.kind, challenge.details), (ChallengeKind::Payment, shown));
    phone.approve(&payment.number.unwrap()).await;
    let result = phone.sees_result().await;
    assert_eq!((result.kind, result.ending), (ChallengeKind::Payment, Ending::Approved));
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Approved));
    assert!(!world.control.is_logged_in(&payment.session), "a payment does not log in");
}

#[tokio::test]
async fn an_identification_is_approved_or_denied() {
    let (world, mut phone) = World::with_phone().await;
    let identification = world.control.issue_identification(MAIJA).unwrap();
    assert_eq!(phone.sees_challenge().await.kind, ChallengeKind::Identification);
    phone.approve(&identification.number.unwrap()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    phone.press(Intent::Back).await;

    world.control.issue_identification(MAIJA).unwrap();
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Deny { id }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    let outcomes: Vec<_> =
        world.control.challenges(MAIJA).into_iter().map(|challenge| challenge.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Approved), Some(Outcome::Denied)]);
}
