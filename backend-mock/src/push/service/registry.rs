//! Subscriptions, and their messages until the device acknowledges them.

use std::collections::VecDeque;

use backend_model::random::long_id;
use key_protocol::ids::Timestamp;
use key_protocol::push::VapidKey;

use super::post::ReceivedPost;

/// Number of latest posts to record.
const MAX_POSTS: usize = 1000;
/// Most messages held per subscription; the oldest are dropped first.
const MAX_HELD: usize = 100;

/// All data of the service.
#[derive(Default)]
pub(super) struct Registry {
    pub(super) subscriptions: Vec<Subscription>,
    /// Prepared responses to the next posts.
    pub(super) answers: VecDeque<Answer>,
    /// The latest posts, oldest first.
    pub(super) posts: Vec<ReceivedPost>,
}

/// A device's subscription for one sender.
pub(super) struct Subscription {
    /// Id in the sender's endpoint.
    pub(super) id: String,
    /// Secret in the device's URLs.
    pub(super) secret: String,
    pub(super) vapid: VapidKey,
    /// Messages that are not acknowledged yet, oldest first.
    held: Vec<HeldMessage>,
    last_number: u64,
    /// Number of streams opened so far; only the latest continues.
    pub(super) streams: u64,
    pub(super) is_listening: bool,
}

/// A message that is not acknowledged yet.
pub(super) struct HeldMessage {
    pub(super) id: String,
    /// Sequence number within the subscription.
    pub(super) number: u64,
    pub(super) body: Vec<u8>,
    topic: Option<String>,
    until: Timestamp,
}

/// A response to a post that a test has prepared.
#[derive(Clone)]
pub(super) enum Answer {
    /// Responds with a status and a `Retry-After`.
    Status(u16, Option<String>),
    /// Accepts the post and drops its message.
    Lose,
}

impl Registry {
    pub(super) fn by_id(&mut self, id: &str) -> Option<&mut Subscription> {
        self.subscriptions.iter_mut().find(|subscription| subscription.id == id)
    }

    pub(super) fn by_secret(&mut self, secret: &str) -> Option<&mut Subscription> {
        self.subscriptions.iter_mut().find(|subscription| subscription.secret == secret)
    }

    pub(super) fn record_post(&mut self, post: ReceivedPost) {
        self.posts.push(post);
        let surplus = self.posts.len().saturating_sub(MAX_POSTS);
        self.posts.drain(..surplus);
    }
}

impl Subscription {
    pub(super) fn new(vapid: VapidKey) -> Self {
        let [id, secret] = [(); 2].map(|()| long_id());
        Self { id, secret, vapid, held: Vec::new(), last_number: 0, streams: 0, is_listening: false }
    }

    /// Holds a message for `ttl` seconds and returns its id. Replaces an older one with the same
    /// topic (RFC 8030 §5.4).
    pub(super) fn hold(&mut self, post: &ReceivedPost, ttl: i64, now: Timestamp) -> String {
        let id = long_id();
        // A message with TTL 0 is delivered only to a device that is listening now (RFC 8030 §5.2).
        if ttl > 0 || self.is_listening {
            let topic = post.topic.clone();
            self.held.retain(|held| topic.is_none() || held.topic != topic);
            self.last_number += 1;
            let (number, until) = (self.last_number, now + ttl.max(1));
            self.held.push(HeldMessage { id: id.clone(), number, body: post.body.clone(), topic, until });
            let surplus = self.held.len().saturating_sub(MAX_HELD);
            self.held.drain(..surplus);
        }
        id
    }

    /// Removes a message that the device has received.
    pub(super) fn acknowledge(&mut self, id: &str) {
        self.held.retain(|held| held.id != id);
    }

    /// Forgets expired messages, and returns the others.
    pub(super) fn held(&mut self, now: Timestamp) -> &[HeldMessage] {
        self.held.retain(|held| now < held.until);
        &self.held
    }
}
