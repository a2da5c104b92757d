//! The message: one at a time, and never over a challenge, the PIN pad or the choice of a PIN. One that
//! is said there waits for the next screen, except the refusal of a link, which the choice of a PIN
//! shows itself.

use std::time::Duration;

use key_view::{Message, ScreenKey};

use super::{ScreenState, State};
use crate::now::Now;

/// Time that good news is shown.
const GOOD_NEWS: Duration = Duration::from_secs(5);

/// Message to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The message.
    pub message: Message,
    /// Number of the message among those of this run.
    pub number: u64,
    /// Moment at which it closes by itself, on the monotonic clock; `None` for trouble, and before it
    /// is shown.
    pub until: Option<Duration>,
}

/// Message on the screen before a change of the state.
pub(crate) struct ShownMessage {
    screen: ScreenKey,
    number: u64,
}

impl State {
    /// Says a message, in place of the one before.
    pub(crate) fn notify(&mut self, message: Message) {
        self.said += 1;
        self.message = Some(Said { message, number: self.said, until: None });
    }

    /// Closes the message.
    pub(crate) fn dismiss_message(&mut self) {
        self.message = None;
    }

    /// Returns the message on the screen, to be remembered while the state changes.
    pub(crate) fn shown_message(&self) -> Option<ShownMessage> {
        let said = self.message.as_ref().filter(|_| self.shows_message())?;
        Some(ShownMessage { screen: self.key(), number: said.number })
    }

    /// Closes the message that was shown on a screen that is left, and starts the time of good news
    /// that has just appeared. Called once after every change.
    pub(crate) fn message_follows(&mut self, before: Option<&ShownMessage>, now: Now) {
        if let Some(left) = before.filter(|before| before.screen != self.key()) {
            self.message.take_if(|said| said.number == left.number);
        }
        let shows = self.shows_message();
        if let Some(said) = self.message.as_mut().filter(|said| shows && said.until.is_none()) {
            said.until = is_good_news(&said.message).then(|| now.monotonic + GOOD_NEWS);
        }
    }

    /// Closes good news whose time is over.
    pub(super) fn close_good_news(&mut self, now: Now) {
        self.message.take_if(|said| said.until.is_some_and(|until| until <= now.monotonic));
    }

    /// Returns the message over the screen.
    pub(crate) fn message_bar(&self) -> Option<&Message> {
        let over = self.message.as_ref().filter(|_| self.shows_message() && !self.is_link_refused());
        over.map(|said| &said.message)
    }

    /// Returns whether the choice of a PIN says that a link was refused meanwhile.
    pub(super) fn is_link_refused(&self) -> bool {
        let is_refusal = self.message.as_ref().is_some_and(|said| said.message == Message::LinkNotNow);
        is_refusal && matches!(self.screen, ScreenState::ChoosePin { .. }) && self.pin_pad.is_none()
    }

    /// Returns whether the message is shown, over the screen or in it.
    fn shows_message(&self) -> bool {
        let is_covered = matches!(self.screen, ScreenState::Challenge(_) | ScreenState::ChoosePin { .. });
        self.is_link_refused() || (self.pin_pad.is_none() && !is_covered)
    }
}

/// Returns whether a message needs no attention: what the user asked for was done.
fn is_good_news(message: &Message) -> bool {
    match message {
        Message::Enrolled { .. }
        | Message::Disconnected { backend_told: true, .. }
        | Message::DeviceDisconnected { .. }
        | Message::DeviceRenamed { .. }
        | Message::PinChanged
        | Message::SensorOn(_)
        | Message::SensorOff(_) => true,
        Message::Disconnected { backend_told: false, .. }
        | Message::CodeNotRead
        | Message::ChallengeGone
        | Message::DenialWaits
        | Message::DeviceNameUnfit
        | Message::DevicesUnchanged(_)
        | Message::TooNewToDisconnect { .. }
        | Message::SensorNotOn(_)
        | Message::LinkNotNow
        | Message::LinkUnknown
        | Message::LinkNotFollowed(_)
        | Message::BrowserNotOpened
        | Message::NotSaved
        | Message::StorageSilent
        | Message::PinChangedSensorOff => false,
    }
}
