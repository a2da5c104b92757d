//! Lenient input (spaces, lower case) and codes that are wrong, used or given on the login page.

use key_view::EnrolProblem;

use crate::browser::Browser;
use crate::world::{DeviceStorage, MAIJA, World};

#[tokio::test]
async fn a_one_time_password_with_spaces_and_in_lower_case_connects() {
    let world = World::new().await;
    let mut phone = world.start_app(&DeviceStorage::new("Maija's phone")).await;
    let code = world.one_time_password(MAIJA).to_lowercase().replace('-', " ");
    let (address, username) = (format!(" {}/ ", world.address()), format!("{}  ", MAIJA.to_uppercase()));
    phone.set_up(&address, &username, &format!(" {code} ")).await;
    assert_eq!(phone.sees_home().await.accounts[0].username, MAIJA, "in the backend's spelling");
}

#[tokio::test]
async fn a_wrong_code_uses_up_no_code_and_too_many_are_delayed() {
    let world = World::new().await;
    let mut phone = world.start_app(&DeviceStorage::new("Maija's phone")).await;
    let unused = world.user(MAIJA).one_time_passwords.len();
    for _ in 0..5 {
        phone.connect(&world.address(), MAIJA, "0000-0000").await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);
    }
    let code = world.one_time_password(MAIJA);
    phone.connect(&world.address(), MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::TooManyAttempts { retry_after: 30 });
    world.clock.advance(std::time::Duration::from_secs(30));
    assert_eq!(world.user(MAIJA).one_time_passwords.len(), unused);
    phone.set_up(&world.address(), MAIJA, &code).await;
}

#[tokio::test]
async fn a_one_time_password_used_for_a_login_does_not_connect_and_vice_versa() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut browser = Browser::new(&world);
    assert_eq!(browser.enters(&world, MAIJA, "one-time-password", &code).await.name(), "start");
    let mut phone = world.start_app(&DeviceStorage::new("Maija's phone")).await;
    phone.connect(&world.address(), MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);

    let code = world.one_time_password(MAIJA);
    phone.set_up(&world.address(), MAIJA, &code).await;
    let refused = Browser::new(&world).enters(&world, MAIJA, "one-time-password", &code).await;
    assert_eq!(refused.problem(), Some("wrong-code"));
}

#[tokio::test]
async fn the_pairing_code_on_the_login_page_connects_and_the_page_continues() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut browser = Browser::new(&world);
    let start = browser.enters(&world, MAIJA, "one-time-password", &code).await;
    let pairing = browser.presses(&start, "enable", &[]).await;
    assert_eq!(pairing.name(), "pairing");
    let code = pairing.attribute("data-code").unwrap().to_lowercase();

    let mut phone = world.start_app(&DeviceStorage::new("Maija's phone")).await;
    phone.connect(&world.address(), MAIJA, &code).await;
    phone.sees_choose_pin().await;
    let live = pairing.attribute("data-live").is_some();
    assert!(live, "the page waits for the phone");
    let connected = browser.continues_to(&pairing, "/mobile-confirmation/connected").await;
    assert_eq!(connected.name(), "connected");
    assert!(connected.says("phone"));
}
