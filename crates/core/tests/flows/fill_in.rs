//! Connecting without typing: a link on the same phone or a scanned QR code. Both only fill the
//! form.

use key_core::testing::phone::{PIN, device};
use key_core::testing::{Call, FakeScanner, Phone, World};
use key_core::{Device, Transport};
use key_protocol::enrolment::Code;
use key_protocol::ids::{Origin, Username};
use key_protocol::link::EnrolmentLink;
use key_view::{EnrolProblem, FilledView, Intent, Screen, Typed, ViewModel};

const MAIJA: &str = World::USERNAME;

fn link(origin: &str, username: &str, code: &str) -> String {
    let origin = Origin::parse(origin).unwrap();
    EnrolmentLink { origin, username: Username::new(username), code: Code::new(code) }.to_app()
}

fn maijas_link(world: &World) -> String {
    link(&world.address(), MAIJA, World::CODES[0])
}

async fn sees_camera(phone: &mut Phone) {
    let scans = |view: &ViewModel| matches!(view.screen, Screen::Scan(_)).then_some(());
    phone.sees("the camera", scans).await;
}

#[tokio::test]
async fn link_fills_the_form_and_waits_for_confirmation() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    let host = Origin::parse(world.address()).unwrap().host().to_owned();
    assert_eq!(phone.sees_enrol_form().await.filled, Some(FilledView { username: MAIJA.to_owned(), host }));
    assert!(world.backend.calls().is_empty(), "a link alone connects no username");
    phone.press(Intent::EnrolFilled).await;
    phone.finish_set_up().await;
}

#[tokio::test]
async fn link_pasted_in_place_of_the_code_fills_the_form() {
    let world = World::new();
    let pasted = maijas_link(&world).replacen("connect", "con\u{200b}nect", 1);
    for (username, code) in [("", pasted.clone()), (MAIJA, format!("\u{2068} {pasted}\n\u{2069}"))] {
        let mut phone = world.start().await;
        phone.connect(&world.address(), username, &code).await;
        let filled = phone.sees_enrol_form().await.filled.map(|filled| filled.username);
        assert_eq!(filled.as_deref(), Some(MAIJA), "{code:?}");
        assert!(world.backend.calls().is_empty(), "the user confirms it first");
    }
    let mut phone = world.start().await;
    phone.connect(&world.address(), MAIJA, "https://example.fi/menu").await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NoLink);
}

#[tokio::test]
async fn code_from_a_link_is_in_no_view() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    phone.sees_enrol_form().await;
    let view = serde_json::to_string(&phone.app.current_view()).unwrap();
    assert!(view.contains(MAIJA) && !view.contains(World::CODES[0]), "{view}");
}

#[tokio::test]
async fn filled_form_can_be_discarded_to_type_instead() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    phone.press(Intent::TypeInstead).await;
    assert_eq!(phone.sees_enrol_form().await.filled, None);
    phone.press(Intent::EnrolFilled).await;
    assert!(world.backend.calls().is_empty(), "a discarded form is not sent");
}

#[tokio::test]
async fn another_username_requires_the_pin_first() {
    let world = World::new();
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.app.open_link(&link(&world.address(), "pekka@example.fi", "PEKK-2345"), None).await;
    phone.sees_enrol_form().await;
    phone.press(Intent::EnrolFilled).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_home_online().await.accounts.len(), 2);
}

#[tokio::test]
async fn filled_form_is_not_lost_while_offline() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    world.backend.set_down(true);
    phone.press(Intent::EnrolFilled).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Unreachable);
    assert!(phone.sees_enrol_form().await.filled.is_some());
    world.backend.set_down(false);
    phone.press(Intent::EnrolFilled).await;
    phone.sees_choose_pin().await;
}

#[tokio::test]
async fn invalid_link_is_reported() {
    let world = World::new();
    let mut phone = world.start().await;
    for text in ["", "https://example.fi", "finagokey://connect?o=https%3A%2F%2Fkey.example&u=a", "hello"] {
        phone.app.open_link(text, None).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NoLink, "{text}");
        phone.press(Intent::TypeInstead).await;
    }
    phone.app.open_link(&link(&world.address(), " ", "CODE-1234"), None).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NoLink);
}

/// Returns the device of a release build: one fixed backend, https only.
fn released() -> Device {
    Device {
        address_fixed: true,
        transport: Transport::Https,
        ..device("Maija's phone", "https://key.example")
    }
}

#[tokio::test]
async fn link_cannot_lead_a_release_to_another_backend() {
    let world = World::new();
    let mut phone = Phone::start(world.ports(), released()).await;
    for elsewhere in ["https://key.example.org", "https://key.example:444", "http://key.example"] {
        phone.app.open_link(&link(elsewhere, MAIJA, World::CODES[0]), None).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::OtherBackend, "{elsewhere}");
        phone.press(Intent::EnrolFilled).await;
    }
    assert!(world.backend.calls().is_empty());
    phone.app.open_link(&link("https://key.example", MAIJA, World::CODES[0]), None).await;
    assert!(phone.sees_enrol_form().await.filled.is_some());
}

#[tokio::test]
async fn link_with_plain_http_to_another_host_is_refused() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link(&link("http://key.example", MAIJA, World::CODES[0]), None).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::AddressInvalid);
}

#[tokio::test]
async fn link_during_choice_of_pin_is_refused_with_a_message() {
    let world = World::new();
    let mut phone = world.phone_without_pin().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    assert_eq!(phone.app.current_view().message, None, "nothing covers the choice of a PIN");
    let Screen::ChoosePin(choice) = phone.app.current_view().screen else { panic!("choosing") };
    assert!(choice.link_refused, "the screen says it itself");
    phone.choose_pin(PIN).await;
    phone.sees_home_online().await;
    assert_eq!(phone.app.current_view().message, None, "it went with its screen");
}

#[tokio::test]
async fn link_over_a_login_leaves_it_pending() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    phone.sees_enrol_form().await;
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    assert!(world.backend.bodies(Call::Decide).is_empty());
}

#[tokio::test]
async fn scanned_code_fills_the_form() {
    let world = World::new();
    let mut phone = world.start().await;
    assert!(
        phone
            .sees("a camera", |view| match &view.screen {
                Screen::Welcome(welcome) => welcome.can_scan.then_some(true),
                _ => None,
            })
            .await
    );
    phone.press(Intent::Scan).await;
    sees_camera(&mut phone).await;
    world.scanner.turned_on().await;
    world.scanner.show_code(&maijas_link(&world));
    assert!(phone.sees_enrol_form().await.filled.is_some());
    assert!(!world.scanner.is_on());
    phone.press(Intent::EnrolFilled).await;
    phone.sees_choose_pin().await;
}

#[tokio::test]
async fn scanning_another_code_is_reported() {
    let world = World::new();
    let mut phone = world.start().await;
    world.scanner.show_code("https://example.fi/menu");
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
async fn leaving_the_scanner_turns_the_camera_off() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.press(Intent::Scan).await;
    world.scanner.turned_on().await;
    phone.app.open_link(&maijas_link(&world), None).await;
    world.scanner.turned_off().await;
    assert!(phone.sees_enrol_form().await.filled.is_some());
}

#[tokio::test]
async fn torch_can_be_turned_on_while_scanning() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.press(Intent::SetTorch { on: true }).await;
    assert!(!world.scanner.is_light_on(), "no torch without a scan");
    phone.press(Intent::Scan).await;
    sees_camera(&mut phone).await;
    world.scanner.turned_on().await;
    phone.press(Intent::SetTorch { on: true }).await;
    assert!(matches!(&phone.app.current_view().screen, Screen::Scan(scan) if scan.light));
    phone.press(Intent::SetTorch { on: false }).await;
    assert!(!world.scanner.is_light_on());
    phone.press(Intent::SetTorch { on: true }).await;
    phone.press(Intent::Back).await;
    world.scanner.turned_off().await;
    assert!(!world.scanner.is_light_on(), "the torch turns off with the camera");
}

#[tokio::test]
async fn denied_or_broken_camera_leaves_typing() {
    for (breaks, problem) in [
        (FakeScanner::deny_permission as fn(&FakeScanner), EnrolProblem::CameraNotAllowed),
        (FakeScanner::break_camera, EnrolProblem::CameraFailed),
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
