//! Subscriptions and their messages.

use std::collections::VecDeque;

use backend_model::random::long_id;
use key_protocol::ids::Timestamp;
use key_protocol::push::VapidKey;

use super::held::{HeldMessage, Messages};
use super::post::ReceivedPost;

/// Number of latest posts to record.
const MAX_POSTS: usize = 1000;

/// All data of the service.
#[derive(Default)]
pub(super) struct Registry {
    subscriptions: Vec<Subscription>,
    answers: VecDeque<Answer>,
    posts: Vec<ReceivedPost>,
}

/// A device's subscription for one sender.
pub(super) struct Subscription {
    /// Id in the sender's endpoint.
    pub(super) id: String,
    /// Secret in the device's URLs.
    pub(super) secret: String,
    pub(super) vapid: VapidKey,
    messages: Messages,
    /// Number of streams opened so far; only the latest continues.
    streams: u64,
    is_listening: bool,
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
    pub(super) fn subscribe(&mut self, vapid: VapidKey) -> &Subscription {
        self.subscriptions.push(Subscription {
            id: long_id(),
            secret: long_id(),
            vapid,
            messages: Messages::default(),
            streams: 0,
            is_listening: false,
        });
        &self.subscriptions[self.subscriptions.len() - 1]
    }

    /// Returns the subscription with this endpoint id.
    pub(super) fn by_id(&mut self, id: &str) -> Option<&mut Subscription> {
        self.subscriptions.iter_mut().find(|subscription| subscription.id == id)
    }

    /// Returns the subscription with this device secret.
    pub(super) fn by_secret(&mut self, secret: &str) -> Option<&mut Subscription> {
        self.subscriptions.iter_mut().find(|subscription| subscription.secret == secret)
    }

    /// Ends a subscription; false if there is none.
    pub(super) fn unsubscribe(&mut self, secret: &str) -> bool {
        let before = self.subscriptions.len();
        self.subscriptions.retain(|subscription| subscription.secret != secret);
        self.subscriptions.len() < before
    }

    pub(super) fn forget(&mut self, id: &str) {
        self.subscriptions.retain(|subscription| subscription.id != id);
    }

    pub(super) fn endpoints(&self) -> Vec<String> {
        self.subscriptions.iter().map(|subscription| subscription.id.clone()).collect()
    }

    pub(super) fn waiting(&mut self, id: &str, now: Timestamp) -> usize {
        self.by_id(id).map_or(0, |subscription| subscription.messages.count(now))
    }

    pub(super) fn answer_next(&mut self, posts: u32, answer: &Answer) {
        self.answers.extend((0..posts).map(|_| answer.clone()));
    }

    pub(super) fn take_answer(&mut self) -> Option<Answer> {
        self.answers.pop_front()
    }

    pub(super) fn record_post(&mut self, post: ReceivedPost) {
        self.posts.push(post);
        let surplus = self.posts.len().saturating_sub(MAX_POSTS);
        self.posts.drain(..surplus);
    }

    pub(super) fn posts(&self) -> &[ReceivedPost] {
        &self.posts
    }
}

impl Subscription {
    /// Holds a message for `ttl` seconds and returns its id.
    pub(super) fn hold(&mut self, post: &ReceivedPost, ttl: i64, now: Timestamp) -> String {
        let id = long_id();
        // A message with TTL 0 is delivered only to a device that is listening now (RFC 8030 §5.2).
        if ttl > 0 || self.is_listening {
            self.messages.hold(id.clone(), post.body.clone(), post.topic.clone(), now + ttl.max(1));
        }
        id
    }

    pub(super) fn acknowledge(&mut self, id: &str) {
        self.messages.acknowledge(id);
    }

    /// Starts a stream, which ends the previous one, and returns its number.
    pub(super) fn listen(&mut self) -> u64 {
        self.streams += 1;
        self.is_listening = true;
        self.streams
    }

    /// Records that a stream was closed.
    pub(super) fn close_stream(&mut self, stream: u64) {
        if self.streams == stream {
            self.is_listening = false;
        }
    }

    /// Returns the next message after `number`; `Err` if a newer stream has replaced this one.
    pub(super) fn next(
        &mut self,
        stream: u64,
        number: u64,
        now: Timestamp,
    ) -> Result<Option<&HeldMessage>, StreamReplaced> {
        if self.streams == stream { Ok(self.messages.after(number, now)) } else { Err(StreamReplaced) }
    }
}

/// A newer stream of the device has replaced this one.
pub(super) struct StreamReplaced;
