//! Lenient input (spaces, lower case), codes that are wrong, used or given on the login page, and
//! addresses without a backend: unused, of another web server, or invalid.

use std::net::Ipv4Addr;

use key_view::EnrolProblem;
use support::world::{MAIJA, World};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

#[tokio::test]
async fn a_one_time_password_with_spaces_and_in_lower_case_connects() {
    let world = World::new().await;
    let mut phone = world.new_phone().await;
    let code = world.one_time_password(MAIJA).to_lowercase().replace('-', " ");
    let (address, username) = (format!(" {}/ ", world.address()), format!("{}  ", MAIJA.to_uppercase()));
    phone.set_up(&address, &username, &format!(" {code} ")).await;
    assert_eq!(phone.sees_home().await.accounts[0].username, MAIJA, "in the backend's spelling");
}

#[tokio::test]
async fn a_wrong_code_uses_up_no_code_and_too_many_are_delayed() {
    let world = World::new().await;
    let mut phone = world.new_phone().await;
    let unused = world.user(MAIJA).one_time_passwords.len();
    for _ in 0..5 {
        phone.connect(&world.address(), MAIJA, "0000-0000").await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);
    }
    let code = world.one_time_password(MAIJA);
    phone.connect(&world.address(), MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::TooManyAttempts { retry_after: 30 });
    world.advance(30);
    assert_eq!(world.user(MAIJA).one_time_passwords.len(), unused);
    phone.set_up(&world.address(), MAIJA, &code).await;
}

#[tokio::test]
async fn a_one_time_password_used_for_a_login_does_not_connect_and_vice_versa() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut browser = world.browser();
    assert_eq!(browser.enter(MAIJA, "one-time-password", &code).await.name(), "start");
    let mut phone = world.new_phone().await;
    phone.connect(&world.address(), MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);

    let code = world.one_time_password(MAIJA);
    phone.set_up(&world.address(), MAIJA, &code).await;
    let refused = world.browser().enter(MAIJA, "one-time-password", &code).await;
    assert_eq!(refused.problem(), Some("wrong-code"));
}

#[tokio::test]
async fn the_pairing_code_on_the_login_page_connects_and_the_page_continues() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut browser = world.browser();
    let start = browser.enter(MAIJA, "one-time-password", &code).await;
    let pairing = browser.press(&start, "enable", &[]).await;
    assert_eq!(pairing.name(), "pairing");
    let code = pairing.attribute("data-code").unwrap().to_lowercase();

    let mut phone = world.new_phone().await;
    phone.connect(&world.address(), MAIJA, &code).await;
    phone.sees_choose_pin().await;
    browser.events(&pairing).await.wait_until_outdated().await;
    let connected = browser.open("/mobile-confirmation/connected").await;
    assert_eq!(connected.name(), "connected");
    assert!(connected.says("phone"));
}

#[tokio::test]
async fn an_address_without_a_backend_is_reported_and_uses_up_no_code() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut phone = world.new_phone().await;

    let unused = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = format!("http://{}", unused.local_addr().unwrap());
    drop(unused);
    phone.connect(&address, MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Unreachable);

    let portal = captive_portal().await;
    phone.connect(&portal, MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::BackendFailed);

    for typed in ["127.0.0.1:8787", "http://192.0.2.1:8787", "ftp://127.0.0.1", "nonsense"] {
        phone.connect(typed, MAIJA, &code).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::AddressInvalid, "{typed}");
    }
    phone.set_up(&world.address(), MAIJA, &code).await;
}

/// Starts a web server that answers every request with a page, as a captive portal does; returns
/// its address.
async fn captive_portal() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut request = [0; 16 * 1024];
            let _ = client.read(&mut request).await;
            let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 7\r\nconnection: close\r\n\r\nWelcome";
            let _ = client.write_all(page.as_bytes()).await;
        }
    });
    format!("http://{address}")
}
