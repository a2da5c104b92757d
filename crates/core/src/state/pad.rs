//! The PIN pad: the purposes that each screen allows, and the check in progress.

use std::time::Duration;

use key_protocol::challenge::Kind;
use key_view::{PinTrouble, PinView, SensorTrouble};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

use super::{Devices, Enrol, History, PresencePurpose, Refused, ScreenState, Settings, State};
use crate::domain::pin;
use crate::domain::presence::Presence;
use crate::domain::tries::{self, Tries};
use crate::now::Now;
use crate::ports::Prompt;

/// The PIN pad of a flow that waits for presence. Closing it ends the flow.
pub struct PinPad {
    /// Number of the pad, which tells it from those before it.
    pub number: u32,
    /// Purpose that presence is requested for.
    pub purpose: PresencePurpose,
    /// Check in progress.
    pub check: Check,
    /// Failure of the last check.
    pub trouble: Option<Trouble>,
    /// Flow that waits; `None` once it received the presence and acts on it.
    pub(crate) flow: Option<UnboundedSender<PadEvent>>,
}

/// What reaches the flow that waits at a pad. Each comes with its intent, which waits for the flow.
pub(crate) enum PadEvent {
    /// The PIN was right.
    PinAccepted { presence: Presence, intent: oneshot::Sender<()> },
    /// The user asked for the prompt of the sensor, which the state has allowed.
    SensorAsked { prompt: Prompt, intent: oneshot::Sender<()> },
}

/// Open PIN pad, as its flow waits at it.
pub(crate) struct OpenPad {
    pub(crate) number: u32,
    events: UnboundedReceiver<PadEvent>,
}

impl OpenPad {
    /// Returns what happens at the pad, or `None` once it is closed.
    pub(crate) async fn next(&mut self) -> Option<PadEvent> {
        self.events.recv().await
    }

    /// Returns when the pad is closed. For the time of a prompt, in which a pad takes nothing else.
    pub(crate) async fn closed(&mut self) {
        while self.events.recv().await.is_some() {}
    }
}

/// Check in progress at a PIN pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The pad awaits input.
    None,
    /// A PIN is being checked.
    Pin,
    /// The platform prompts for a fingerprint or face.
    Sensor,
}

/// Reason why presence was not established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The PIN is wrong.
    Wrong,
    /// The check could not be carried out.
    NotChecked,
    /// The disk or the keystore did not answer in time.
    StorageSilent,
    /// The sensor check failed.
    Sensor(SensorTrouble),
}

/// PIN tries left and the delay before the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinAttempts {
    /// Number of tries left.
    pub left: u8,
    /// Earliest moment of the next try, on the monotonic clock.
    pub held_until: Duration,
    /// Full length of that delay.
    pub delay: Duration,
}

impl PinAttempts {
    /// Creates the attempts from `tries`, with the next try delayed by `hold` from `now`.
    pub fn new(tries: Tries, hold: Duration, now: Duration) -> Self {
        Self { left: tries.left(), held_until: now + hold, delay: tries.delay() }
    }

    /// Returns whether a PIN may be tried at `now`.
    pub fn may_try(self, now: Duration) -> bool {
        self.held_until <= now
    }
}

impl State {
    pub(super) fn pad_busy(&self) -> bool {
        self.pin_pad.as_ref().is_some_and(|pad| pad.check != Check::None)
    }

    /// Returns whether presence was established at the open pad, for a purpose that satisfies `fits`.
    /// Nothing is approved or revealed without.
    pub(super) fn has_presence(&self, fits: impl FnOnce(&PresencePurpose) -> bool) -> bool {
        self.pin_pad.as_ref().is_some_and(|pad| pad.flow.is_none() && fits(&pad.purpose))
    }

    /// Opens the PIN pad for a flow, if the screen and its state allow this purpose.
    pub(crate) fn request_presence(
        &mut self,
        purpose: PresencePurpose,
        now: Now,
    ) -> Result<OpenPad, Refused> {
        let fits = match (&purpose, &self.screen) {
            (PresencePurpose::Approve { id, digits }, ScreenState::Challenge(on_screen)) => {
                let pending =
                    self.pending(id).filter(|pending| id == on_screen && pending.can_be_answered(now));
                pending.is_some_and(|pending| {
                    pending.signed.claims().kind != Kind::Unknown && pending.matching().digits() == *digits
                })
            }
            (
                PresencePurpose::RevealCode(handle),
                ScreenState::OfflineCode { handle: on_screen, secret: None },
            ) => handle == on_screen,
            (PresencePurpose::ReadHistory, ScreenState::History(History::Hidden)) => true,
            (PresencePurpose::Enrol, ScreenState::Enrol(Enrol::Idle { .. })) => self.has_accounts(),
            (PresencePurpose::ChangePin, ScreenState::Settings(Settings::Open)) => true,
            (
                PresencePurpose::Revoke(handle, device),
                ScreenState::Devices {
                    handle: on_screen,
                    devices: Devices::Confirming { device: asked, .. },
                },
            ) => handle == on_screen && device == asked,
            (PresencePurpose::TurnOnSensor, _) => self.sensor.strong().is_some() && self.may_turn_on_sensor(),
            (PresencePurpose::TurnOffSensor, ScreenState::Settings(Settings::Open)) => self.sensor_on,
            _ => false,
        };
        if !fits || self.pad_busy() || self.report_asked {
            return Err(Refused);
        }
        Ok(self.open_pad(purpose))
    }

    /// Starts checking a PIN that was typed at the pad `number`. A pad that has closed takes none,
    /// and neither does the one that opened in its place.
    pub(crate) fn pin_check_started(&mut self, number: u32) -> Result<(), Refused> {
        let is_open = |pad: &&mut PinPad| pad.number == number && pad.check == Check::None;
        let pad = self.pin_pad.as_mut().filter(is_open).ok_or(Refused)?;
        (pad.check, pad.trouble) = (Check::Pin, None);
        Ok(())
    }

    /// Starts prompting for a fingerprint or face at the pad `number`, and returns the prompt.
    pub(crate) fn sensor_started(&mut self, number: u32) -> Result<Prompt, Refused> {
        let can = self.sensor.strong().is_some() && self.sensor_on;
        let takes = |pad: &&mut PinPad| {
            can && pad.number == number && pad.check == Check::None && pad.purpose.takes_sensor()
        };
        let pad = self.pin_pad.as_mut().filter(takes).ok_or(Refused)?;
        (pad.check, pad.trouble) = (Check::Sensor, None);
        let purpose = pad.purpose.clone();
        Ok(self.prompt(&purpose))
    }

    /// Returns whether the pad `number` is open and prompts for a fingerprint or face.
    pub(crate) fn is_prompting(&self, number: u32) -> bool {
        self.pin_pad.as_ref().is_some_and(|pad| pad.number == number && pad.check == Check::Sensor)
    }

    /// Returns the flow that presence was just established for. The pad may have closed while the
    /// PIN was checked, because its challenge expired; the presence is then good for nothing.
    pub(crate) fn presence_established(&mut self, pad: u32) -> Result<UnboundedSender<PadEvent>, Refused> {
        self.checking(pad)?.flow.take().ok_or(Refused)
    }

    /// Shows why presence was not established. If the pad has closed, the try stays used.
    pub(crate) fn pin_not_accepted(&mut self, pad: u32, trouble: Trouble) -> Result<(), Refused> {
        let pad = self.checking(pad)?;
        // The pad comes into view as the platform's prompt goes.
        let was_prompting = pad.check == Check::Sensor;
        (pad.check, pad.trouble) = (Check::None, Some(trouble));
        self.arrivals += u64::from(was_prompting);
        Ok(())
    }

    /// Returns the pad with this number, if a check is in progress there.
    fn checking(&mut self, number: u32) -> Result<&mut PinPad, Refused> {
        let is_checked =
            |pad: &&mut PinPad| pad.number == number && pad.check != Check::None && pad.flow.is_some();
        self.pin_pad.as_mut().filter(is_checked).ok_or(Refused)
    }

    /// Returns whether the sensor may be turned on from this screen.
    pub(super) fn may_turn_on_sensor(&self) -> bool {
        matches!(self.screen, ScreenState::Settings(Settings::Open)) && !self.sensor_on
    }

    pub(super) fn open_pad(&mut self, purpose: PresencePurpose) -> OpenPad {
        let (flow, events) = unbounded_channel();
        self.pads += 1;
        // The pad takes the place of the keys for the number: a digit too many must not begin a PIN.
        self.arrivals += u64::from(matches!(purpose, PresencePurpose::Approve { .. }));
        let (number, flow) = (self.pads, Some(flow));
        self.pin_pad = Some(PinPad { number, purpose, check: Check::None, trouble: None, flow });
        OpenPad { number, events }
    }

    /// Closes the pad. Below the pad of an offline code or of the history there is nothing to see, so
    /// the app leaves that screen. The result of a platform prompt that is still open is ignored.
    pub(crate) fn cancel_pin(&mut self) -> Result<(), Refused> {
        let pad = self.pin_pad.take_if(|pad| pad.check != Check::Pin).ok_or(Refused)?;
        match pad.purpose {
            PresencePurpose::RevealCode(_) => self.go_home(),
            PresencePurpose::ReadHistory => self.go_to(ScreenState::Settings(Settings::Open)),
            _ => {}
        }
        Ok(())
    }

    /// Returns the view of the PIN pad, if it is open.
    pub(crate) fn pad_view(&self, now: Now) -> Option<PinView> {
        let (pad, tries) = (self.pin_pad.as_ref()?, self.tries);
        Some(PinView {
            pad: pad.number,
            purpose: pad.purpose.purpose(),
            min_length: pin::MIN_LENGTH,
            max_length: pin::MAX_LENGTH,
            length: self.pin_length,
            busy: pad.check != Check::None,
            sensor: self.sensor.strong().filter(|_| self.sensor_on && pad.purpose.takes_sensor()),
            waits_for_sensor: pad.check == Check::Sensor,
            // While a PIN is being checked its try is counted already, but is not a failure yet.
            trouble: if pad.check != Check::None {
                None
            } else if tries.may_try(now.monotonic) {
                pad.trouble.map(|trouble| match trouble {
                    Trouble::Wrong => PinTrouble::Wrong,
                    Trouble::NotChecked => PinTrouble::NotChecked,
                    Trouble::StorageSilent => PinTrouble::StorageSilent,
                    Trouble::Sensor(why) => PinTrouble::Sensor(why),
                })
            } else {
                Some(PinTrouble::Wait(now.time_left(tries.held_until, tries.delay)))
            },
            tries_left: (pad.check != Check::Pin && tries.left < tries::LIMIT).then_some(tries.left),
        })
    }
}
