//! Context that every screen receives: the language, the callback for intents, and the time the
//! view was received.

use std::mem::Discriminant;

use key_messages::{Language, Messages};
use key_view::{Back, Intent, TimeLeft};
use yew::Callback;

use crate::deadline::Deadline;

/// Context of all screens. Passed as an argument: a Yew context would need a provider component,
/// and a hook in each consumer.
#[derive(Clone, PartialEq)]
pub(crate) struct UiContext {
    /// Language of all texts.
    pub(crate) language: Language,
    /// Receives the intents that the user emits.
    pub(crate) intents: Callback<Intent>,
    /// Kind of the intent that has been emitted and not answered yet. A second one of this kind is
    /// ignored.
    pub(crate) pending_intent: Option<Discriminant<Intent>>,
    /// Number of intents that were answered. Renders a problem anew that an intent met again, so that
    /// screen readers announce it again.
    pub(crate) answers: u64,
    /// Whether the last intent failed to reach the authenticator.
    pub(crate) not_delivered: bool,
    /// Where the back button on the screen leads.
    pub(crate) back: Back,
    /// Revision of the current view.
    pub(crate) revision: u64,
    /// When the current view was received, in milliseconds on the page's monotonic clock.
    pub(crate) received_at: f64,
}

impl UiContext {
    pub(crate) fn messages(&self) -> &'static Messages {
        self.language.messages()
    }

    /// Returns a callback that emits `intent`.
    pub(crate) fn callback(&self, intent: Intent) -> Callback<()> {
        let intents = self.intents.clone();
        Callback::from(move |()| intents.emit(intent.clone()))
    }

    /// Whether an intent of this kind is pending.
    pub(crate) fn awaits(&self, intent: &Intent) -> bool {
        self.pending_intent == Some(std::mem::discriminant(intent))
    }

    /// Whether an intent emitted at `before` has been answered, by a newer view or by a delivery
    /// failure. The return of the dispatch call is no answer: its view may still be on the way.
    pub(crate) fn answered_since(&self, before: &Self) -> bool {
        self.revision != before.revision || (self.not_delivered && !before.not_delivered)
    }

    /// Deadline of a countdown in the current view.
    pub(crate) fn deadline(&self, time_left: TimeLeft) -> Deadline {
        Deadline::new(time_left, self.received_at)
    }
}

/// Current time in milliseconds on the page's monotonic clock.
pub(crate) fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
