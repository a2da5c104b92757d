//! Offline codes: correct offline and with a wrong wall clock, and never shown without the PIN.

use std::time::Duration;

use key_core::domain::record_key::RecordKey;
use key_core::ports::Vault as _;
use key_core::record::Stored;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Phone, World};
use key_protocol::ids::Timestamp;
use key_view::{
    ClockCheck, CodeView, Intent, Message, OfflineCodeView, PinTrouble, Screen, ShownCode, TimeLeft,
    ViewModel,
};
use ring::hmac;

const MAIJA: &str = World::USERNAME;

async fn reveal_code(phone: &mut Phone) -> String {
    phone.reveal_code().await.digits
}

/// TOTP (RFC 6238) with HMAC-SHA-256, 30 s and six digits, implemented independently from RFC 4226
/// §5.3.
fn totp(secret: &[u8], time: Timestamp) -> String {
    let counter = (time.seconds().unsigned_abs() / 30).to_be_bytes();
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), &counter);
    let mac = mac.as_ref();
    let offset = usize::from(mac[mac.len() - 1] & 0xf);
    let number = u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

#[test]
fn totp_of_the_test_matches_rfc_6238() {
    let secret = b"12345678901234567890123456789012";
    assert_eq!(totp(secret, Timestamp(59)), "119246");
    assert_eq!(totp(secret, Timestamp(20_000_000_000)), "737706");
}

#[tokio::test]
async fn offline_code_matches_backend_and_rfc_6238() {
    let world = World::new();
    let mut phone = world.phone().await;
    let digits = reveal_code(&mut phone).await;
    assert_eq!(digits, world.backend.offline_code(MAIJA));
    assert_eq!(digits, totp(&world.backend.offline_secret(MAIJA), world.clock.world()));
    assert_eq!(phone.sees_code().await.clock, ClockCheck::Right);
}

#[tokio::test]
async fn offline_code_changes_every_30_seconds() {
    let world = World::new();
    let mut phone = world.phone().await;
    let first = reveal_code(&mut phone).await;
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

/// A phone that hears no more of the backend, whose clock is told in whole seconds.
async fn offline_phone(world: &World) -> Phone {
    let mut phone = world.phone().await;
    phone.sees_home_online().await;
    world.backend.set_down(true);
    phone
}

fn code_with_next(view: &ViewModel) -> Option<(ShownCode, String)> {
    let Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(code), .. }) = &view.screen else {
        return None;
    };
    code.next.clone().map(|next| (code.clone(), next))
}

#[tokio::test]
async fn next_code_is_beside_the_present_one_for_its_last_5_seconds() {
    let world = World::new();
    let mut phone = offline_phone(&world).await;
    world.clock.advance(Duration::from_millis(24_999));
    let alone = phone.reveal_code().await;
    assert_eq!((alone.time_left.ms, alone.next), (5_001, None));

    world.clock.advance(Duration::from_millis(1));
    let (code, next) = phone.sees("the next code", code_with_next).await;
    assert_eq!((code.time_left.ms, code.digits), (5_000, alone.digits));

    world.clock.advance(Duration::from_millis(5_000));
    let replaced = phone
        .sees("the next code in place of the present one", |view| match &view.screen {
            Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(code), .. }) => {
                (code.digits == next).then(|| code.clone())
            }
            _ => None,
        })
        .await;
    assert_eq!((replaced.time_left.ms, replaced.next), (30_000, None));
    assert_eq!(next, world.backend.offline_code(MAIJA));
}

#[tokio::test]
async fn code_revealed_in_its_last_5_seconds_has_the_next_one_with_it_after_a_restart_too() {
    for (passed, left) in [(25_000, 5_000), (25_001, 4_999), (29_999, 1)] {
        let world = World::new();
        let mut phone = offline_phone(&world).await;
        let present = world.clock.world();
        world.clock.advance(Duration::from_millis(passed));
        for started in ["before", "anew"] {
            let code = phone.reveal_code().await;
            let secret = world.backend.offline_secret(MAIJA);
            assert_eq!(code.time_left.ms, left, "{started}");
            assert_eq!(code.digits, totp(&secret, present), "{started}");
            assert_eq!(code.next, Some(totp(&secret, present + 30)), "{started}");
            drop(phone);
            phone = world.start().await;
        }
    }
}

#[tokio::test]
async fn leaving_the_app_hides_the_next_code_with_the_present_one() {
    let world = World::new();
    let mut phone = offline_phone(&world).await;
    phone.reveal_code().await;
    world.clock.advance(Duration::from_secs(26));
    let (code, next) = phone.sees("the next code", code_with_next).await;
    phone.leave();
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    let hidden = serde_json::to_string(&phone.app.current_view()).unwrap();
    assert!(![code.digits, next].iter().any(|digits| hidden.contains(digits)));
}

#[tokio::test]
async fn leaving_hides_the_offline_code_and_requires_the_pin_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    reveal_code(&mut phone).await;
    phone.press(Intent::Back).await;
    phone.open_offline_code().await;
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    phone.press(Intent::CancelPin).await;
    phone.sees_home().await;
}

#[tokio::test]
async fn phone_with_wrong_clock_shows_the_right_code_offline_and_after_restart() {
    for ahead in [600, -600] {
        let world = World::new();
        world.clock.set_ahead(ahead);
        let mut phone = world.phone().await;
        world.backend.set_down(true);
        assert_eq!(reveal_code(&mut phone).await, world.backend.offline_code(MAIJA));
        assert_eq!(phone.sees_code().await.clock, ClockCheck::Corrected { seconds: -ahead });
        drop(phone);

        world.clock.advance(Duration::from_secs(86_400));
        let mut phone = world.start().await;
        assert_eq!(reveal_code(&mut phone).await, world.backend.offline_code(MAIJA));
    }
}

#[tokio::test]
async fn corrected_clock_is_noticed_at_the_next_contact() {
    let world = World::new();
    world.clock.set_ahead(600);
    let mut phone = world.phone().await;
    world.clock.set_ahead(0);
    world.backend.close_streams();
    world.clock.advance(Duration::from_secs(1));
    phone.sees_home_online().await;
    let right = async {
        loop {
            if reveal_code(&mut phone).await == world.backend.offline_code(MAIJA) {
                return;
            }
            phone.press(Intent::Back).await;
        }
    };
    world.meanwhile(right).await;
    drop(phone);

    world.backend.set_down(true);
    let mut phone = world.start().await;
    assert_eq!(reveal_code(&mut phone).await, world.backend.offline_code(MAIJA), "and stored");
}

#[tokio::test]
async fn clock_moved_in_any_direction_changes_no_code() {
    for ahead in [600, -600, 7_200, -86_400, 86_400 * 365] {
        let mut world = World::new();
        let mut phone = world.phone().await;
        world.backend.set_down(true);
        reveal_code(&mut phone).await;
        world.clock.set_ahead(ahead);
        world.clock.advance(Duration::from_secs(30));
        let right = world.backend.offline_code(MAIJA);
        let code = phone
            .sees("the right code", |view| match &view.screen {
                key_view::Screen::OfflineCode(view) => match &view.code {
                    CodeView::Shown(code) if code.digits == right => Some(code.clone()),
                    _ => None,
                },
                _ => None,
            })
            .await;
        assert_eq!(code.clock, ClockCheck::Corrected { seconds: -ahead }, "with the code on show");
        drop(phone);
        let mut phone = world.start().await;
        assert_eq!(reveal_code(&mut phone).await, right, "{ahead}: after a restart of the app");
        drop(phone);

        world.clock.set_ahead(0);
        world.clock = world.clock.rebooted();
        let mut phone = world.start().await;
        assert_eq!(reveal_code(&mut phone).await, right, "after a reboot, with the clock as it was");
        assert_eq!(phone.sees_code().await.clock, ClockCheck::Unchecked);
    }
}

#[tokio::test]
async fn code_after_a_reboot_is_unchecked_until_the_next_contact() {
    let mut world = World::new();
    drop(world.phone().await);
    world.backend.set_down(true);
    world.clock = world.clock.rebooted();
    world.clock.set_ahead(600);
    let mut phone = world.start().await;
    reveal_code(&mut phone).await;
    assert_eq!(phone.sees_code().await.clock, ClockCheck::Unchecked);
    world.backend.set_down(false);
    world.clock.advance(Duration::from_secs(31));
    let right = world.backend.offline_code(MAIJA);
    let checked = |view: &key_view::ViewModel| match &view.screen {
        key_view::Screen::OfflineCode(view) => match &view.code {
            CodeView::Shown(code) if code.clock == ClockCheck::Corrected { seconds: -600 } => {
                Some(code.digits.clone())
            }
            _ => None,
        },
        _ => None,
    };
    assert_eq!(phone.sees("the checked code", checked).await, right);
}

#[tokio::test]
async fn new_challenge_leaves_the_offline_code_on_screen() {
    let world = World::new();
    let mut phone = world.phone().await;
    let digits = reveal_code(&mut phone).await;
    world.backend.issue(MAIJA);
    world.backend.called(key_core::testing::Call::Challenges, 2).await;
    assert_eq!(phone.sees_code().await.digits, digits);
    phone.press(Intent::Back).await;
    phone.sees_challenge().await;
}

#[tokio::test]
async fn tampered_offline_secret_is_not_used() {
    let world = World::new();
    drop(world.phone().await);
    let mut record = Stored::read(&world.vault.record().unwrap()).unwrap().unverified().clone();
    record.accounts[0].offline = record.accounts[0].approval.clone();
    // Even by somebody who has the keystore secret, and so the record's key.
    let keystore = world.vault.secret("keystore-secret").await.unwrap().unwrap();
    world.vault.put_record(Some(record.to_bytes(&RecordKey::derive(&keystore).unwrap())));

    let mut phone = world.start().await;
    phone.open_offline_code().await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::CodeNotRead);
    phone.sees_home().await;
}
