//! Addresses without a backend: unused, of another web server, or invalid.

use std::net::Ipv4Addr;

use key_view::EnrolProblem;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::world::{DeviceStorage, MAIJA, World};

#[tokio::test]
async fn an_address_without_a_backend_is_reported_and_uses_up_no_code() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut phone = world.start_app(&DeviceStorage::new("Maija's phone")).await;

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
