//! A push service on this machine (RFC 8030), for tests and for development without anybody else's: `docs/push-service.md` has its
//! requests. It keeps everything in memory.

mod held;
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

/// A running push service. It ends when this is dropped.
pub struct PushService {
    service: Arc<Service>,
    server: JoinHandle<io::Result<()>>,
}

/// What all requests share.
struct Service {
    origin: String,
    clock: Arc<dyn Clock>,
    registry: Mutex<Registry>,
    /// Rises with whatever a stream may have to deliver or to end for.
    revision: watch::Sender<u64>,
    closing: watch::Sender<bool>,
}

impl PushService {
    /// Starts one; port 0 is any that is free.
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
            // Without it a small message waits; nothing else is lost.
            let _ = stream.set_nodelay(true);
        });
        let router = http::router(&service);
        let server = tokio::spawn(axum::serve(listener, router).with_graceful_shutdown(closed).into_future());
        Ok(Self { service, server })
    }

    /// Where it is: `http://`, address and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.service.origin
    }

    /// The endpoints that messages can be posted to, the oldest subscription first.
    #[must_use]
    pub fn endpoints(&self) -> Vec<String> {
        let ids = self.service.registry().endpoints();
        ids.iter().map(|id| self.service.endpoint(id)).collect()
    }

    /// Forgets a subscription, as if the device had ended it. Its stream ends.
    pub fn forget(&self, endpoint: &str) {
        let id = endpoint.rsplit('/').next().unwrap_or_default();
        self.service.change(|registry| registry.forget(id));
    }

    /// Answers the next posts with a status, and with a `Retry-After` if one is given. Their messages are not held.
    pub fn answer_next(&self, posts: u32, status: u16, retry_after: Option<&str>) {
        let answer = Answer::Status(status, retry_after.map(str::to_owned));
        self.service.registry().answer_next(posts, &answer);
    }

    /// Takes the next posts as always and loses their messages.
    pub fn lose_next(&self, posts: u32) {
        self.service.registry().answer_next(posts, &Answer::Lose);
    }

    /// How many messages wait to be acknowledged at an endpoint.
    #[must_use]
    pub fn waiting(&self, endpoint: &str) -> usize {
        let id = endpoint.rsplit('/').next().unwrap_or_default();
        self.service.registry().waiting(id, self.service.clock.now())
    }

    /// The latest posts, taken or not, the oldest first.
    #[must_use]
    pub fn posts(&self) -> Vec<ReceivedPost> {
        self.service.registry().posts().to_vec()
    }

    /// Waits until there are so many posts in all, and gives them.
    pub async fn posted(&self, count: usize) -> Vec<ReceivedPost> {
        let mut revision = self.service.revision.subscribe();
        loop {
            let posts = self.posts();
            if posts.len() >= count {
                return posts;
            }
            // The sender lives as long as `self`.
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

    /// Changes what is on the shelf, and has the streams look.
    fn change<R>(&self, change: impl FnOnce(&mut Registry) -> R) -> R {
        let changed = change(&mut self.registry());
        self.revision.send_modify(|revision| *revision += 1);
        changed
    }

    /// Resolves once the service is closing.
    async fn closing(&self) {
        let mut closing = self.closing.subscribe();
        // The sender lives as long as `self`.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    fn endpoint(&self, id: &str) -> String {
        format!("{}/m/{id}", self.origin)
    }

    fn stream(&self, secret: &str) -> String {
        format!("{}/s/{secret}", self.origin)
    }
}
