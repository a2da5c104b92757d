//! No backend at the address, or something else.

use std::net::Ipv4Addr;

use key_view::EnrolProblem;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::world::{MAIJA, Pocket, World};

#[tokio::test]
async fn an_address_with_nothing_or_something_else_behind_it_says_so_and_costs_no_code() {
    let world = World::new().await;
    let code = world.one_time_password(MAIJA);
    let mut phone = world.starts(&Pocket::new("Maija's phone")).await;

    let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    phone.connects(&address, MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Unreachable);

    let hotel = hotel().await;
    phone.connects(&hotel, MAIJA, &code).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::BackendFailed);

    for typed in ["127.0.0.1:8787", "http://192.0.2.1:8787", "ftp://127.0.0.1", "nonsense"] {
        phone.connects(typed, MAIJA, &code).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::AddressInvalid, "{typed}");
    }
    phone.is_set_up(&world.address(), MAIJA, &code).await;
}

/// A page that answers everything with "Welcome", as a hotel's network does.
async fn hotel() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut guest, _)) = listener.accept().await {
            let mut asked = [0; 16 * 1024];
            let _ = guest.read(&mut asked).await;
            let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 7\r\nconnection: close\r\n\r\nWelcome";
            let _ = guest.write_all(page.as_bytes()).await;
        }
    });
    format!("http://{address}")
}
