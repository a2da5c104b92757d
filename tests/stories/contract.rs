//! The backend contract suite on the HTTP client with the mock; the core runs it on its fake
//! backend.

use std::net::Ipv4Addr;
use std::sync::Arc;

use async_trait::async_trait;
use key_backend_client::HttpBackend;
use key_core::ports::Backend;
use key_core::testing::contract::backend::{self, BackendHarness};
use key_protocol::enrolment::Platform;
use key_protocol::ids::{ChallengeId, Origin, Timestamp};
use support::world::{MAIJA, World};
use tokio::net::TcpListener;

#[tokio::test]
async fn the_http_client_meets_the_backend_contract() {
    backend::all::<OverHttp>().await;
}

struct OverHttp {
    world: World,
    client: Arc<HttpBackend>,
    nowhere: Origin,
}

#[async_trait]
impl BackendHarness for OverHttp {
    async fn fresh() -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap();
        Self {
            world: World::new().await,
            client: Arc::new(
                HttpBackend::new(&key_core::testing::phone::version(), Platform::Desktop).unwrap(),
            ),
            nowhere: Origin::parse(format!("http://{free}")).unwrap(),
        }
    }

    fn backend(&self) -> Arc<dyn Backend> {
        Arc::clone(&self.client) as _
    }

    fn origin(&self) -> Origin {
        Origin::parse(self.world.address()).unwrap()
    }

    fn nowhere(&self) -> Origin {
        self.nowhere.clone()
    }

    fn now(&self) -> Timestamp {
        self.world.control.now()
    }

    fn user(&self) -> (String, String) {
        (MAIJA.to_owned(), self.world.one_time_password(MAIJA))
    }

    async fn issue(&self) -> (ChallengeId, String) {
        let issued = self.world.control.issue_login(MAIJA).unwrap();
        (issued.id, issued.number.unwrap())
    }

    async fn cancel(&self, id: &ChallengeId) {
        self.world.control.withdraw(id);
    }

    async fn revoke(&self) {
        self.world.control.disconnect_all(MAIJA);
    }
}
