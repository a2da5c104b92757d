//! A local push service (RFC 8030) for tests and development; `docs/push-service.md` describes its
//! requests. Stores everything in memory.

mod http;
mod post;
mod registry;
mod stream;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::serve::ListenerExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
pub use post::ReceivedPost;
use registry::{Answer, Registry};

/// A running push service. Dropping it stops the service.
pub struct PushService {
    service: Arc<Service>,
    server: JoinHandle<io::Result<()>>,
}

/// State shared by all requests.
struct Service {
    origin: String,
    clock: Arc<dyn Clock>,
    registry: Mutex<Registry>,
    /// Rises whenever a stream may have a message to deliver or has to end.
    revision: watch::Sender<u64>,
    closing: watch::Sender<bool>,
}

impl PushService {
    /// Starts the service; port 0 picks a free port.
    pub async fn start(address: SocketAddr, clock: Arc<dyn Clock>) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let service = Arc::new(Service {
            origin: format!("http://{}", listener.local_addr()?),
            clock,
            registry: Mutex::default(),
            revision: watch::Sender::new(0),
            closing: watch::Sender::new(false),
        });
        let closing = Arc::clone(&service);
        let closed = async move { closing.closing().await };
        let listener = listener.tap_io(|stream: &mut TcpStream| {
            // A failure only delays small messages.
            let _ = stream.set_nodelay(true);
        });
        let router = http::router(&service);
        let server = tokio::spawn(axum::serve(listener, router).with_graceful_shutdown(closed).into_future());
        Ok(Self { service, server })
    }

    /// Origin of the service: `http://`, address and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.service.origin
    }

    /// Returns the endpoints of all subscriptions, oldest first.
    #[must_use]
    pub fn endpoints(&self) -> Vec<String> {
        let registry = self.service.registry();
        registry.subscriptions.iter().map(|subscription| self.service.endpoint(&subscription.id)).collect()
    }

    /// Removes a subscription, as if the device had ended it. The device's stream ends.
    pub fn forget(&self, endpoint: &str) {
        let id = endpoint.rsplit('/').next().unwrap_or_default();
        self.service.change(|registry| registry.subscriptions.retain(|subscription| subscription.id != id));
    }

    /// Responds to the next posts with a status and, if given, a `Retry-After`. Their messages are
    /// not held.
    pub fn answer_next(&self, posts: u32, status: u16, retry_after: Option<&str>) {
        self.prepare(posts, Answer::Status(status, retry_after.map(str::to_owned)));
    }

    /// Accepts the next posts as usual but drops their messages.
    pub fn lose_next(&self, posts: u32) {
        self.prepare(posts, Answer::Lose);
    }

    fn prepare(&self, posts: u32, answer: Answer) {
        self.service.registry().answers.extend((0..posts).map(|_| answer.clone()));
    }

    /// Number of unacknowledged messages at an endpoint.
    #[must_use]
    pub fn waiting(&self, endpoint: &str) -> usize {
        let id = endpoint.rsplit('/').next().unwrap_or_default();
        let mut registry = self.service.registry();
        registry.by_id(id).map_or(0, |subscription| subscription.held(self.service.clock.now()).len())
    }

    /// Returns the latest posts, accepted or not, oldest first.
    #[must_use]
    pub fn posts(&self) -> Vec<ReceivedPost> {
        self.service.registry().posts.clone()
    }

    /// Waits until at least `count` posts were received, and returns them.
    pub async fn posted(&self, count: usize) -> Vec<ReceivedPost> {
        let mut revision = self.service.revision.subscribe();
        loop {
            let posts = self.posts();
            if posts.len() >= count {
                return posts;
            }
            // Cannot fail: the sender lives as long as `self`.
            let _ = revision.changed().await;
        }
    }
}

impl Drop for PushService {
    fn drop(&mut self) {
        self.service.closing.send_replace(true);
        self.server.abort();
    }
}

impl Service {
    fn registry(&self) -> MutexGuard<'_, Registry> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the registry and wakes the streams.
    fn change<R>(&self, change: impl FnOnce(&mut Registry) -> R) -> R {
        let changed = change(&mut self.registry());
        self.revision.send_modify(|revision| *revision += 1);
        changed
    }

    /// Resolves once the service is closing.
    async fn closing(&self) {
        let mut closing = self.closing.subscribe();
        // Cannot fail: the sender lives as long as `self`.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    fn endpoint(&self, id: &str) -> String {
        format!("{}/m/{id}", self.origin)
    }
}
