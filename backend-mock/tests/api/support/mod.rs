//! A backend with a manual clock, and phones that call it over real HTTP.

mod event_stream;
mod new_phone;
pub(crate) mod phone;
pub(crate) mod response;

use std::sync::{Arc, Once};

use backend_mock::{Config, Control, ManualClock, Server};
use key_protocol::ids::{Origin, Timestamp};

pub(crate) use event_stream::EventStream;
pub(crate) use new_phone::NewPhone;
pub(crate) use phone::Phone;
pub(crate) use response::ApiResponse;

pub(crate) const MAIJA: &str = "maija.virtanen@example.fi";
pub(crate) const AKE: &str = "åke.öberg@example.se";
pub(crate) const MAIJAS_CODES: [&str; 8] =
    ["4F7K-29QX", "8MTR-5WHC", "K3NP-7VJD", "2XQG-H9RB", "W6CE-T4YM", "P8HD-3KFN", "7RVB-X2GT", "Q9JM-6EWA"];
pub(crate) const AKES_CODE: &str = "H5TC-8QKW";
pub(crate) const NOON: Timestamp = Timestamp(1_767_268_800);

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) control: Control,
    pub(crate) clock: ManualClock,
    /// Shared by all phones: creating a client takes longer than most tests.
    pub(crate) http: reqwest::Client,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|_| ()).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let clock = ManualClock::at(NOON);
        let mut config = Config::for_tests().unwrap();
        config.clock = Arc::new(clock.clone());
        change(&mut config);
        let server = Server::start(config).await.unwrap();
        Self { control: server.control(), server, clock, http: http() }
    }

    pub(crate) fn origin(&self) -> &Origin {
        self.server.origin()
    }

    /// Maija's phone, enrolled with the first code of her list.
    pub(crate) async fn phone(&self) -> Phone {
        self.connected(MAIJA, MAIJAS_CODES[0]).await
    }

    pub(crate) async fn connected(&self, username: &str, code: &str) -> Phone {
        NewPhone::new(self).connect(self, username, code).await
    }
}

fn http() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    reqwest::Client::builder().no_proxy().build().unwrap()
}
