//! Connecting without typing: a link on the same phone, a QR code before the camera. Neither connects by itself.

use key_core::testing::phone::{PIN, device};
use key_core::testing::{Call, FakeScanner, Phone, World};
use key_core::{Device, Transport};
use key_protocol::enrolment::Code;
use key_protocol::ids::{Origin, Username};
use key_protocol::link::EnrolmentLink;
use key_view::{EnrolProblem, FilledView, Intent, Message, Screen, Typed, ViewModel};

const MAIJA: &str = World::USERNAME;

fn link(origin: &str, username: &str, code: &str) -> String {
    let origin = Origin::parse(origin).unwrap();
    EnrolmentLink { origin, username: Username::new(username), code: Code::new(code) }.to_app()
}

fn hers(world: &World) -> String {
    link(&world.address(), MAIJA, World::CODES[0])
}

async fn sees_camera(phone: &mut Phone) {
    let scans = |view: &ViewModel| matches!(view.screen, Screen::Scan(_)).then_some(());
    phone.sees("the camera", scans).await;
}

#[tokio::test]
async fn a_link_fills_the_form_in_and_waits_for_a_yes() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&hers(&world)).await;
    let host = Origin::parse(world.address()).unwrap().host().to_owned();
    assert_eq!(phone.sees_enrol_form().await.filled, Some(FilledView { username: MAIJA.to_owned(), host }));
    assert!(world.backend.calls().is_empty(), "a link connects nobody");
    phone.press(Intent::EnrolFilled).await;
    phone.sees_choose_pin().await;
    phone.chooses_pin(PIN).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn its_code_is_in_no_view() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&hers(&world)).await;
    phone.sees_enrol_form().await;
    let view = serde_json::to_string(&phone.app.current_view()).unwrap();
    assert!(view.contains(MAIJA) && !view.contains(World::CODES[0]), "{view}");
}

#[tokio::test]
async fn the_form_can_be_typed_instead() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&hers(&world)).await;
    phone.press(Intent::TypeInstead).await;
    assert_eq!(phone.sees_enrol_form().await.filled, None);
    phone.press(Intent::EnrolFilled).await;
    assert!(world.backend.calls().is_empty(), "what was forgotten is not sent");
}

#[tokio::test]
async fn another_username_asks_for_the_pin_first() {
    let world = World::new();
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.app.open_link(&link(&world.address(), "pekka@example.fi", "PEKK-2345")).await;
    phone.sees_enrol_form().await;
    phone.press(Intent::EnrolFilled).await;
    phone.sees_pad().await;
    phone.enters(PIN).await;
    assert_eq!(phone.sees_home_online().await.accounts.len(), 2);
}

#[tokio::test]
async fn what_was_filled_in_is_not_lost_while_there_is_no_network() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&hers(&world)).await;
    world.backend.set_down(true);
    phone.press(Intent::EnrolFilled).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Unreachable);
    assert!(phone.sees_enrol_form().await.filled.is_some());
    world.backend.set_down(false);
    phone.press(Intent::EnrolFilled).await;
    phone.sees_choose_pin().await;
}

#[tokio::test]
async fn what_is_no_such_link_is_said_to_be_none() {
    let world = World::new();
    let mut phone = world.start().await;
    for text in ["", "https://example.fi", "finagokey://connect?o=https%3A%2F%2Fkey.example&u=a", "hello"] {
        phone.app.open_link(text).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NoLink, "{text}");
        phone.press(Intent::TypeInstead).await;
    }
    phone.app.open_link(&link(&world.address(), " ", "CODE-1234")).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NoLink);
}

/// As a release is built: one backend, over https.
fn released() -> Device {
    Device {
        address_fixed: true,
        transport: Transport::Https,
        ..device("Maija's phone", "https://key.example")
    }
}

#[tokio::test]
async fn a_link_does_not_lead_a_release_to_another_backend() {
    let world = World::new();
    let mut phone = Phone::start(world.ports(), released()).await;
    for elsewhere in ["https://key.example.org", "https://key.example:444", "http://key.example"] {
        phone.app.open_link(&link(elsewhere, MAIJA, World::CODES[0])).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::OtherBackend, "{elsewhere}");
        phone.press(Intent::EnrolFilled).await;
    }
    assert!(world.backend.calls().is_empty());
    phone.app.open_link(&link("https://key.example", MAIJA, World::CODES[0])).await;
    assert!(phone.sees_enrol_form().await.filled.is_some());
}

#[tokio::test]
async fn plain_http_to_elsewhere_is_not_for_a_link_either() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&link("http://key.example", MAIJA, World::CODES[0])).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::AddressInvalid);
}

#[tokio::test]
async fn a_link_in_the_middle_of_choosing_a_pin_waits_until_that_is_done() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    phone.sees_choose_pin().await;
    phone.app.open_link(&hers(&world)).await;
    assert_eq!(phone.sees_message().await, Message::LinkNotNow);
    phone.chooses_pin(PIN).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn a_link_over_a_login_leaves_it_waiting() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    phone.app.open_link(&hers(&world)).await;
    phone.sees_enrol_form().await;
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    assert!(world.backend.bodies(Call::Decide).is_empty());
}

#[tokio::test]
async fn a_code_held_before_the_camera_fills_the_form_in() {
    let world = World::new();
    let mut phone = world.start().await;
    assert!(
        phone
            .sees("a camera", |view| match &view.screen {
                Screen::Enrol(form) => form.can_scan.then_some(true),
                _ => None,
            })
            .await
    );
    phone.press(Intent::Scan).await;
    sees_camera(&mut phone).await;
    world.scanner.turned_on().await;
    world.scanner.sees(&hers(&world));
    assert!(phone.sees_enrol_form().await.filled.is_some());
    assert!(!world.scanner.is_on());
    phone.press(Intent::EnrolFilled).await;
    phone.sees_choose_pin().await;
}

#[tokio::test]
async fn another_code_is_said_to_be_none_to_connect_with() {
    let world = World::new();
    let mut phone = world.start().await;
    world.scanner.sees("https://example.fi/menu");
    phone.press(Intent::Scan).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NoLink);
}

#[tokio::test]
async fn going_back_turns_the_camera_off() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.press(Intent::Scan).await;
    world.scanner.turned_on().await;
    phone.press(Intent::Back).await;
    world.scanner.turned_off().await;
    assert_eq!(phone.sees_enrol_form().await.problem, None);
}

#[tokio::test]
async fn whatever_takes_the_screen_away_turns_the_camera_off() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.press(Intent::Scan).await;
    world.scanner.turned_on().await;
    phone.app.open_link(&hers(&world)).await;
    world.scanner.turned_off().await;
    assert!(phone.sees_enrol_form().await.filled.is_some());
}

#[tokio::test]
async fn in_the_dark_there_is_a_light() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.press(Intent::TurnLight { on: true }).await;
    assert!(!world.scanner.shines(), "there is no light without the camera");
    phone.press(Intent::Scan).await;
    sees_camera(&mut phone).await;
    world.scanner.turned_on().await;
    phone.press(Intent::TurnLight { on: true }).await;
    assert!(matches!(&phone.app.current_view().screen, Screen::Scan(scan) if scan.light));
    phone.press(Intent::TurnLight { on: false }).await;
    assert!(!world.scanner.shines());
    phone.press(Intent::TurnLight { on: true }).await;
    phone.press(Intent::Back).await;
    world.scanner.turned_off().await;
    assert!(!world.scanner.shines(), "the light goes out with the camera");
}

#[tokio::test]
async fn a_camera_that_may_not_be_used_or_does_not_work_leaves_typing() {
    for (breaks, problem) in [
        (FakeScanner::is_not_allowed as fn(&FakeScanner), EnrolProblem::CameraNotAllowed),
        (FakeScanner::is_broken, EnrolProblem::CameraFailed),
    ] {
        let world = World::new();
        breaks(&world.scanner);
        let mut phone = world.start().await;
        phone.press(Intent::Scan).await;
        assert_eq!(phone.sees_enrol_problem().await, problem);
        let (username, code) = (MAIJA.to_owned(), Typed(World::CODES[0].to_owned()));
        phone.press(Intent::Enrol { address: world.address(), username, code }).await;
        phone.sees_choose_pin().await;
    }
}

#[tokio::test]
async fn without_a_camera_nothing_is_scanned() {
    let world = World { scanner: FakeScanner::none(), ..World::new() };
    let mut phone = world.start().await;
    assert!(!phone.sees_enrol_form().await.can_scan);
    phone.press(Intent::Scan).await;
    assert_eq!(phone.sees_enrol_form().await.problem, None);
}
