//! Starts and stops a backend. Tests start what production would start, on port 0.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use backend_model::{Settings, State};
use key_protocol::ids::Origin;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::backend::Backend;
use crate::clock::SkewedClock;
use crate::config::Config;
use crate::connection::{Connection, CuttableListener};
use crate::control::Control;
use crate::pages::page_request::Site;
use crate::pages::path;
use crate::push::{Transports, send_pushes};
use crate::store::{StateFileError, Store};
use crate::{api, console, pages};

/// Fewest digits of a PIN.
const PIN_MIN_LENGTH: u8 = 6;
/// Longest wait for pending requests at shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(2);

/// A backend that serves requests until it is shut down or dropped.
pub struct Server {
    backend: Arc<Backend>,
    address: SocketAddr,
    server: JoinHandle<io::Result<()>>,
    /// What runs beside the server: expiry, pushes, the simulator.
    tasks: Vec<JoinHandle<()>>,
}

/// A backend cannot start; the message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be bound; another program may be using it.
    #[error(
        "cannot listen on {address}; another backend may be running there, or choose another place with --listen"
    )]
    Listen {
        /// Address to listen on.
        address: SocketAddr,
        /// The I/O error.
        source: io::Error,
    },
    /// The state file cannot be used.
    #[error(transparent)]
    StateFile(#[from] StateFileError),
    /// The address cannot be written as an origin.
    #[error("{0} makes no address that devices could call; give one with --origin")]
    Origin(SocketAddr),
    /// No client for push services can be created.
    #[error("cannot make a client for push services")]
    Push(#[from] reqwest::Error),
}

impl Server {
    /// Starts a backend.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let transports = Transports::new(config.push.clone())?;
        let (store, mut state) = match &config.state {
            Some(path) => Store::open(path).map(|(store, state)| (Some(store), state))?,
            None => (None, State::default()),
        };
        state.seed(&config.seed.users);

        let cannot_listen = |source| StartError::Listen { address: config.listen, source };
        let listener = TcpListener::bind(config.listen).await.map_err(cannot_listen)?;
        let address = listener.local_addr().map_err(cannot_listen)?;
        let origin = match config.origin {
            Some(origin) => origin,
            None => Origin::parse(format!("http://{address}")).map_err(|_| StartError::Origin(address))?,
        };
        // Saved after binding: another backend at this address may be using the same file.
        if let Some(store) = &store {
            store.save_first(&state)?;
        }
        let settings = Settings {
            origin,
            number_matching: config.number_matching,
            challenge_lifetime: config.challenge_lifetime.into(),
            pin_min_length: PIN_MIN_LENGTH,
            push: Transports::settings(&config.push),
        };
        let backend =
            Arc::new(Backend::new(settings, SkewedClock::new(config.clock), config.seed, state, store));
        let site = Arc::new(Site::new(Arc::clone(&backend)));
        let console = console::router(&site);
        let service = api::router(&backend).merge(pages::router(site, console));
        let service = service.with_state(Arc::clone(&backend));
        let service = service.into_make_service_with_connect_info::<Connection>();
        let server = tokio::spawn({
            let backend = Arc::clone(&backend);
            let closing = async move { backend.closing().await };
            axum::serve(CuttableListener(listener), service).with_graceful_shutdown(closing).into_future()
        });
        let expiry_timer = tokio::spawn({
            let backend = Arc::clone(&backend);
            async move { backend.run_expiry_timer().await }
        });
        // Subscribes before the first request, so that no change is missed.
        let push_sender = tokio::spawn(send_pushes(Arc::clone(&backend), transports, backend.changes()));
        let mut tasks = vec![expiry_timer, push_sender];
        tasks.extend(config.simulator.map(|simulator| simulator.start(&backend)));
        Ok(Self { backend, address, server, tasks })
    }

    /// Origin that devices call.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.backend.settings.origin
    }

    /// URL of the login pages: the origin, or the loopback URL if the origin is only valid in an
    /// emulator.
    #[must_use]
    pub fn login_page(&self) -> String {
        match self.local_url() {
            Some(local) if self.origin().is_emulator_host() => local,
            _ => self.origin().to_string(),
        }
    }

    /// URL of the developer console for browsers on this machine; `None` if the listening address
    /// does not include loopback.
    #[must_use]
    pub fn console(&self) -> Option<String> {
        self.local_url().map(|local| format!("{local}{}", path::CONSOLE))
    }

    /// Loopback URL of this backend; `None` if it does not listen on loopback.
    fn local_url(&self) -> Option<String> {
        let ip = match self.address.ip() {
            ip if ip.is_loopback() => ip,
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            _ => return None,
        };
        Some(format!("http://{}", SocketAddr::new(ip, self.address.port())))
    }

    /// Returns the control handle.
    #[must_use]
    pub fn control(&self) -> Control {
        Control::new(Arc::clone(&self.backend))
    }

    /// Ends the streams, waits for pending requests, and frees the port.
    pub async fn shutdown(mut self) {
        self.backend.close();
        if tokio::time::timeout(SHUTDOWN_TIMEOUT, &mut self.server).await.is_err() {
            tracing::warn!("a request did not end in time");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.backend.close();
        self.server.abort();
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}
