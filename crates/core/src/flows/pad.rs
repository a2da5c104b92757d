//! Waiting at the PIN pad: a flow opens one, prompts for the sensor itself, and gets what the user
//! confirms there, or ends with the pad.

use key_protocol::decision::Amr;
use key_protocol::jws::{Draft, Jws};
use key_view::{Blocked, Typed};
use tokio::sync::oneshot;

use crate::core::{Core, Flow, Stopped};
use crate::domain::account::AccountHandle;
use crate::domain::pin::Pin;
use crate::domain::presence::Presence;
use crate::flows::presence::NotPresent;
use crate::ports::{Prompt, SignFailed};
use crate::state::{OpenPad, PadEvent, PresencePurpose, Trouble};

/// What the user confirms at a pad.
pub(crate) enum Confirmation {
    /// Presence, by PIN, or by a finger or a face that opened the biometric slot.
    Presence(Presence),
    /// The statement of the act. The finger or the face has signed it with the sensor key, and nothing
    /// else with it.
    Signed(Jws),
}

/// Statement of an act, which a sensor key can sign in place of the approval key.
pub(crate) struct Statement<'a> {
    /// Account whose key signs.
    pub(crate) handle: &'a AccountHandle,
    /// Drafts the statement for the method by which the user is recognised.
    pub(crate) draft: &'a (dyn Fn(Amr) -> Result<Draft, SignFailed> + Sync),
}

/// Reason why the prompt for a finger or a face confirmed nothing.
pub(super) enum NotConfirmed {
    Trouble(Trouble),
    /// The pad was closed.
    PadClosed,
}

impl Core {
    /// Opens the PIN pad and returns the presence that is established there. Where a biometric is
    /// accepted, prompts for it at once. Fails if the pad cannot open or is closed.
    pub(crate) async fn presence_for(
        &self,
        flow: &mut Flow,
        purpose: PresencePurpose,
    ) -> Result<Presence, Stopped> {
        let pad = self.update(|s| s.request_presence(purpose, self.ports.clock.moment()))?;
        self.presence_at(flow, pad).await
    }

    /// Opens the PIN pad for an act whose statement a sensor key can sign, like
    /// [`presence_for`](Self::presence_for).
    pub(crate) async fn confirmation_for(
        &self,
        flow: &mut Flow,
        purpose: PresencePurpose,
        statement: &Statement<'_>,
    ) -> Result<Confirmation, Stopped> {
        let pad = self.update(|s| s.request_presence(purpose, self.ports.clock.moment()))?;
        let prompt = self.update(|s| s.sensor_started(pad.number)).ok();
        self.confirmation_at(flow, pad, prompt, Some(statement)).await
    }

    /// Returns the presence that is established at an open pad, like [`presence_for`](Self::presence_for).
    pub(crate) async fn presence_at(&self, flow: &mut Flow, pad: OpenPad) -> Result<Presence, Stopped> {
        let prompt = self.update(|s| s.sensor_started(pad.number)).ok();
        self.presence_after(flow, pad, prompt).await
    }

    /// Returns the presence that is established at an open pad, after `prompt` if there is one.
    pub(crate) async fn presence_after(
        &self,
        flow: &mut Flow,
        pad: OpenPad,
        prompt: Option<Prompt>,
    ) -> Result<Presence, Stopped> {
        match self.confirmation_at(flow, pad, prompt, None).await? {
            Confirmation::Presence(presence) => Ok(presence),
            Confirmation::Signed(_) => Err(Stopped),
        }
    }

    async fn confirmation_at(
        &self,
        flow: &mut Flow,
        mut pad: OpenPad,
        mut prompt: Option<Prompt>,
        statement: Option<&Statement<'_>>,
    ) -> Result<Confirmation, Stopped> {
        loop {
            if let Some(prompt) = prompt.take() {
                match self.ask_sensor(&mut pad, &prompt, statement).await {
                    Ok(confirmation) => {
                        // Fails if the pad was closed: what was confirmed there is dropped.
                        drop(self.update(|s| s.presence_established(pad.number))?);
                        return Ok(confirmation);
                    }
                    Err(NotConfirmed::PadClosed) => return Err(Stopped),
                    Err(NotConfirmed::Trouble(trouble)) => {
                        self.update_or_log(|s| s.pin_not_accepted(pad.number, trouble));
                    }
                }
            }
            // The pad waits for the user; the intents so far are done.
            flow.release();
            match pad.next().await.ok_or(Stopped)? {
                PadEvent::PinAccepted { presence, intent } => {
                    flow.hold(intent);
                    self.register_owed_sensor_keys(&presence).await;
                    return Ok(Confirmation::Presence(presence));
                }
                PadEvent::SensorAsked { prompt: asked, intent } => {
                    flow.hold(intent);
                    prompt = Some(asked);
                }
            }
        }
    }

    /// Checks the PIN typed at the pad. If it is right, waits for the pad's flow to act on it.
    pub(crate) async fn enter_pin(&self, pad: u32, digits: Typed) {
        let Some(pin) = Pin::typed(digits.take()) else { return };
        if self.update(|s| s.pin_check_started(pad)).is_err() {
            return;
        }
        match self.check_pin(pin).await {
            Ok(presence) => self.grant(pad, presence).await,
            Err(NotPresent::Destroyed) => self.update(|s| s.block(Blocked::PinLockedOut)),
            Err(NotPresent::KeysLost) => self.update(|s| s.block(Blocked::RecordDamaged)),
            Err(NotPresent::Trouble(trouble)) => self.update_or_log(|s| s.pin_not_accepted(pad, trouble)),
        }
    }

    /// Hands presence to the flow that opened this pad, and to no other, and waits until it has acted
    /// on it. If the pad was closed meanwhile, the presence is dropped.
    async fn grant(&self, pad: u32, presence: Presence) {
        let (intent, acted) = oneshot::channel();
        if let Ok(flow) = self.update(|s| s.presence_established(pad)) {
            let _ = flow.send(PadEvent::PinAccepted { presence, intent });
            let _ = acted.await;
        }
    }

    /// Has the flow of the open pad prompt for a fingerprint or face again, and waits until it has acted
    /// on it.
    pub(crate) async fn use_sensor(&self) {
        let (intent, acted) = oneshot::channel();
        self.update_or_log(|s| {
            let number = s.pads;
            let prompt = s.sensor_started(number)?;
            let flow = s.pin_pad.as_ref().and_then(|pad| pad.flow.as_ref());
            // A flow that is gone has closed its pad.
            let _ = flow.map(|flow| flow.send(PadEvent::SensorAsked { prompt, intent }));
            Ok(())
        });
        let _ = acted.await;
    }
}
