//! An app in an Android emulator, which reaches the host under another address than browsers on the
//! host.

use key_protocol::ids::Origin;
use key_protocol::problem::Problem;
use support::wire::NewPhone;
use support::world::{MAIJA, MAIJAS_CODES, World};

const NAME: &str = "http://10.0.2.2:8787";

fn origin(text: &str) -> Origin {
    Origin::parse(text).unwrap()
}

#[tokio::test]
async fn backend_with_the_emulators_origin_serves_local_browsers() {
    let world = World::with(|config| config.origin = Some(origin(NAME))).await;
    let here = world.server().login_page();
    assert!(here.starts_with("http://127.0.0.1:"), "{here}");
    assert_eq!(world.http.get(format!("{here}/login")).send().await.unwrap().status(), 200);

    let mut phone = NewPhone::new(&world);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], world.control.now());
    // The emulator routes its address for the host to the address that the backend listens on.
    phone.origin = origin(&here);
    assert_eq!(phone.send(&statement).await.status, 201);
}

#[tokio::test]
async fn statement_for_another_origin_is_refused() {
    let world = World::new().await;
    assert_eq!(world.server().login_page(), world.origin().as_str());
    let mut phone = NewPhone::new(&world);
    phone.origin = origin(NAME);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], world.control.now());
    phone.origin = world.origin().clone();
    assert_eq!(phone.send(&statement).await.problem(), Problem::BadSignature);
}
