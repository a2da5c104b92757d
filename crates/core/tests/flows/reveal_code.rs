//! Offline codes: right without a network, also on a phone whose clock is wrong, and never on show without the PIN.

use std::time::Duration;

use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Phone, World};
use key_protocol::ids::Timestamp;
use key_view::{ClockCheck, CodeView, Intent, Message, PinTrouble, TimeLeft};
use ring::hmac;
use serde_json::Value;

const MAIJA: &str = World::USERNAME;

async fn revealed(phone: &mut Phone) -> String {
    phone.opens_offline_code().await;
    phone.enters(PIN).await;
    phone.sees_code().await.digits
}

/// RFC 6238 with HMAC-SHA-256, 30 s and six digits, written from the standard (RFC 4226 §5.3) and nothing of ours.
fn totp(secret: &[u8], time: Timestamp) -> String {
    let counter = (time.seconds().unsigned_abs() / 30).to_be_bytes();
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), &counter);
    let mac = mac.as_ref();
    let offset = usize::from(mac[mac.len() - 1] & 0xf);
    let number = u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

#[test]
fn the_tests_own_totp_is_the_standards() {
    let secret = b"12345678901234567890123456789012";
    assert_eq!(totp(secret, Timestamp(59)), "119246");
    assert_eq!(totp(secret, Timestamp(20_000_000_000)), "737706");
}

#[tokio::test]
async fn the_code_is_the_backends_and_the_standards() {
    let world = World::new();
    let mut phone = world.phone().await;
    let digits = revealed(&mut phone).await;
    assert_eq!(digits, world.backend.offline_code(MAIJA));
    assert_eq!(digits, totp(&world.backend.offline_secret(MAIJA), world.clock.world()));
    assert_eq!(phone.sees_code().await.clock, ClockCheck::Right);
}

#[tokio::test]
async fn the_code_changes_at_the_half_minute_by_itself() {
    let world = World::new();
    let mut phone = world.phone().await;
    let first = revealed(&mut phone).await;
    assert_eq!(phone.sees_code().await.time_left, TimeLeft { ms: 30_000, of_ms: 30_000 });
    world.clock.advance(Duration::from_millis(29_999));
    assert_eq!(world.backend.offline_code(MAIJA), first);
    world.clock.advance(Duration::from_millis(1));
    let second = phone
        .sees("the next code", |view| match &view.screen {
            key_view::Screen::OfflineCode(view) => match &view.code {
                CodeView::Shown(code) if code.digits != first => Some(code.clone()),
                _ => None,
            },
            _ => None,
        })
        .await;
    assert_eq!(second.digits, world.backend.offline_code(MAIJA));
    assert_eq!(second.time_left.ms, 30_000);
}

#[tokio::test]
async fn leaving_hides_it_and_the_pin_is_asked_for_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    revealed(&mut phone).await;
    phone.press(Intent::Back).await;
    phone.opens_offline_code().await;
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    phone.enters(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    phone.press(Intent::CancelPin).await;
    phone.sees_home().await;
}

#[tokio::test]
async fn a_phone_whose_clock_is_wrong_shows_the_right_code_without_a_network_and_after_a_restart() {
    for ahead in [600, -600] {
        let world = World::new();
        world.clock.set_ahead(ahead);
        let mut phone = world.phone().await;
        world.backend.set_down(true);
        assert_eq!(revealed(&mut phone).await, world.backend.offline_code(MAIJA));
        assert_eq!(phone.sees_code().await.clock, ClockCheck::Corrected { seconds: -ahead });
        drop(phone);

        world.clock.advance(Duration::from_secs(86_400));
        let mut phone = world.start().await;
        assert_eq!(revealed(&mut phone).await, world.backend.offline_code(MAIJA));
    }
}

#[tokio::test]
async fn a_clock_set_right_again_is_noticed_at_the_next_contact() {
    let world = World::new();
    world.clock.set_ahead(600);
    let mut phone = world.phone().await;
    world.clock.set_ahead(0);
    world.backend.close_streams();
    world.clock.advance(Duration::from_secs(1));
    phone.sees_home_online().await;
    let right = async {
        loop {
            if revealed(&mut phone).await == world.backend.offline_code(MAIJA) {
                return;
            }
            phone.press(Intent::Back).await;
        }
    };
    world.meanwhile(right).await;
    drop(phone);

    world.backend.set_down(true);
    let mut phone = world.start().await;
    assert_eq!(revealed(&mut phone).await, world.backend.offline_code(MAIJA), "and kept");
}

#[tokio::test]
async fn a_challenge_that_comes_does_not_take_the_code_off_the_screen() {
    let world = World::new();
    let mut phone = world.phone().await;
    let digits = revealed(&mut phone).await;
    world.backend.issue(MAIJA);
    world.backend.called(key_core::testing::Call::Challenges, 2).await;
    assert_eq!(phone.sees_code().await.digits, digits);
    phone.press(Intent::Back).await;
    phone.sees_challenge().await;
}

#[tokio::test]
async fn a_secret_that_was_tampered_with_is_not_used() {
    let world = World::new();
    drop(world.phone().await);
    let mut record: Value = serde_json::from_slice(&world.vault.record().unwrap()).unwrap();
    let approval = record["accounts"][0]["approval"].clone();
    record["accounts"][0]["offline"] = approval;
    world.vault.put_record(Some(serde_json::to_vec(&record).unwrap()));

    let mut phone = world.start().await;
    phone.opens_offline_code().await;
    phone.enters(PIN).await;
    assert_eq!(phone.sees_message().await, Message::AnswerNotMade);
    phone.sees_home().await;
}
