//! Subscriptions and what waits at each.

use std::collections::VecDeque;

use key_protocol::ids::Timestamp;
use key_protocol::push::VapidKey;

use super::held::{HeldMessage, Messages};
use super::post::ReceivedPost;
use crate::random::long_id;

/// How many of the latest posts are kept for whoever looks.
const MAX_POSTS: usize = 1000;

/// Everything that the service knows.
#[derive(Default)]
pub(super) struct Registry {
    subscriptions: Vec<Subscription>,
    answers: VecDeque<Answer>,
    posts: Vec<ReceivedPost>,
}

/// A device that takes messages of one sender.
pub(super) struct Subscription {
    /// What senders know it by.
    pub(super) id: String,
    /// What the device knows it by.
    pub(super) secret: String,
    pub(super) vapid: VapidKey,
    messages: Messages,
    /// Rises with each stream; only the latest goes on.
    streams: u64,
    is_listening: bool,
}

/// What a test has the service do with a post.
#[derive(Clone)]
pub(super) enum Answer {
    /// Answers with a status and a `Retry-After`.
    Status(u16, Option<String>),
    /// Takes the post and loses its message.
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

    /// The subscription that senders know by `id`.
    pub(super) fn by_id(&mut self, id: &str) -> Option<&mut Subscription> {
        self.subscriptions.iter_mut().find(|subscription| subscription.id == id)
    }

    /// The subscription that its device knows by `secret`.
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
    /// Holds a message for `ttl` seconds and gives its id.
    pub(super) fn hold(&mut self, post: &ReceivedPost, ttl: i64, now: Timestamp) -> String {
        let id = long_id();
        // One that may not wait at all is for a device that listens right now (RFC 8030 §5.2).
        if ttl > 0 || self.is_listening {
            self.messages.hold(id.clone(), post.body.clone(), post.topic.clone(), now + ttl.max(1));
        }
        id
    }

    pub(super) fn acknowledge(&mut self, id: &str) {
        self.messages.acknowledge(id);
    }

    /// Begins a stream, which ends the one before, and gives its number.
    pub(super) fn listen(&mut self) -> u64 {
        self.streams += 1;
        self.is_listening = true;
        self.streams
    }

    /// Notes that a stream was closed.
    pub(super) fn close_stream(&mut self, stream: u64) {
        if self.streams == stream {
            self.is_listening = false;
        }
    }

    /// The next message for a stream after `number`; `Err` once another stream has taken over.
    pub(super) fn next(
        &mut self,
        stream: u64,
        number: u64,
        now: Timestamp,
    ) -> Result<Option<&HeldMessage>, StreamReplaced> {
        if self.streams == stream { Ok(self.messages.after(number, now)) } else { Err(StreamReplaced) }
    }
}

/// The device has opened another stream.
pub(super) struct StreamReplaced;
