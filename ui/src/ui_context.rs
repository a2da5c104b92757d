//! What every screen may use: the words, the way to ask, and when the view came.

use std::mem::Discriminant;

use key_messages::{Language, Messages};
use key_view::{Intent, TimeLeft};
use yew::Callback;

use crate::deadline::Deadline;

/// What every screen may use. Handed on from one to the next: a context would be a component more, and a hook in each of the others.
#[derive(Clone, PartialEq)]
pub(crate) struct UiContext {
    /// The language of the words.
    pub(crate) language: Language,
    /// Asks for something.
    pub(crate) intents: Callback<Intent>,
    /// What was pressed and is not answered yet; the same again would be ignored.
    pub(crate) pending_intent: Option<Discriminant<Intent>>,
    /// The last press did not reach the authenticator.
    pub(crate) not_delivered: bool,
    /// The revision of the view on the screen.
    pub(crate) revision: u64,
    /// When the view on the screen came, in milliseconds on the page's monotonic clock.
    pub(crate) received_at: f64,
}

impl UiContext {
    pub(crate) fn messages(&self) -> &'static Messages {
        self.language.messages()
    }

    /// Asks for `intent` when called.
    pub(crate) fn callback(&self, intent: Intent) -> Callback<()> {
        let intents = self.intents.clone();
        Callback::from(move |()| intents.emit(intent.clone()))
    }

    /// Whether `intent` was pressed and is not answered yet.
    pub(crate) fn awaits(&self, intent: &Intent) -> bool {
        self.pending_intent == Some(std::mem::discriminant(intent))
    }

    /// Whether what was pressed at `before` is answered: by another view, or by the news that it was not delivered. That the call
    /// returned is no answer, because the view that it led to may still be on its way.
    pub(crate) fn answered_since(&self, before: &Self) -> bool {
        self.revision != before.revision || (self.not_delivered && !before.not_delivered)
    }

    /// The end of a countdown that came with the view on the screen.
    pub(crate) fn deadline(&self, time_left: TimeLeft) -> Deadline {
        Deadline::new(time_left, self.received_at)
    }
}

/// Milliseconds on the page's monotonic clock.
pub(crate) fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
