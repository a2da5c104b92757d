//! A finger or a face at the pad, in place of the PIN: it signs the statement of the act with the
//! sensor key where one is registered, and otherwise gives presence.

use key_protocol::decision::Amr;
use key_view::{Sensor, SensorTrouble};

use crate::core::Core;
use crate::domain::presence::Presence;
use crate::domain::sensor_key::SensorKeyStatus;
use crate::domain::wiped::wiped;
use crate::flows::pad::{Confirmation, NotConfirmed, Statement};
use crate::flows::sensor::usable;
use crate::flows::store::KEYSTORE_SECRET;
use crate::ports::{NotRecognised, Prompt};
use crate::state::{OpenPad, Trouble};

impl Core {
    /// Prompts for a fingerprint or face at a pad. Which key signs is known before: a decision under
    /// the other one would be refused.
    pub(super) async fn ask_sensor(
        &self,
        pad: &mut OpenPad,
        prompt: &Prompt,
        statement: Option<&Statement<'_>>,
    ) -> Result<Confirmation, NotConfirmed> {
        let status = match statement {
            Some(statement) => self.settle_sensor_key(statement.handle).await,
            None => SensorKeyStatus::Absent,
        };
        if !self.with_state(|state| state.is_prompting(pad.number)) {
            return Err(NotConfirmed::PadClosed);
        }
        match (statement, status) {
            (Some(statement), SensorKeyStatus::Registered) => {
                self.sign_with_sensor_key(pad, prompt, statement).await
            }
            (Some(_), SensorKeyStatus::Unclear) => Err(NotConfirmed::Trouble(Trouble::NotChecked)),
            _ => self.recognise(prompt).await.map(Confirmation::Presence).map_err(NotConfirmed::Trouble),
        }
    }

    /// Drafts the statement and has the recognition that the platform prompts for sign it. Closing the
    /// pad ends the prompt.
    async fn sign_with_sensor_key(
        &self,
        pad: &mut OpenPad,
        prompt: &Prompt,
        statement: &Statement<'_>,
    ) -> Result<Confirmation, NotConfirmed> {
        let trouble = |trouble| Err(NotConfirmed::Trouble(trouble));
        let sensor = match usable(self.refresh_sensor().await) {
            Ok(sensor) => sensor,
            Err(why) => return trouble(Trouble::Sensor(why)),
        };
        let Ok(draft) = (statement.draft)(method(sensor)) else { return trouble(Trouble::NotChecked) };
        let signed = tokio::select! {
            biased;
            () = pad.closed() => return Err(NotConfirmed::PadClosed),
            signed = self.ports.sensor_keys.sign(statement.handle, draft.signing_input(), prompt) => signed,
        };
        match signed {
            Ok(signature) => Ok(Confirmation::Signed(draft.sealed(&signature))),
            Err(NotRecognised::Changed) => {
                match self.sensor_key(statement.handle).await {
                    SensorKeyStatus::Registered => trouble(self.sensor_changed().await),
                    // The key was given up during the prompt.
                    SensorKeyStatus::Unclear | SensorKeyStatus::Absent => trouble(Trouble::NotChecked),
                }
            }
            Err(why) => trouble(Trouble::Sensor(why.into())),
        }
    }

    /// Unwraps the data key with the secret that the platform releases. The platform limits the
    /// tries; a recognised biometric does not reset the count of wrong PINs.
    async fn recognise(&self, prompt: &Prompt) -> Result<Presence, Trouble> {
        let slot = self.record.lock().await.biometric.clone();
        let sensor = usable(self.refresh_sensor().await).map_err(Trouble::Sensor)?;
        let slot = slot.ok_or(Trouble::Sensor(SensorTrouble::Unavailable))?;
        // The record is not locked while the platform prompts the user.
        let released = match self.ports.presence.release(&slot.enclosed, prompt).await {
            Ok(released) => released,
            Err(NotRecognised::Changed) => return Err(self.sensor_changed().await),
            Err(why) => return Err(Trouble::Sensor(why.into())),
        };
        let keystore = self.ports.vault.secret(KEYSTORE_SECRET).await;
        let Ok(Some(keystore)) = keystore else { return Err(Trouble::NotChecked) };
        let mut record = self.record.lock().await;
        let presence =
            wiped(|| Presence::by_biometric(&slot, &record.device, &released, &keystore, method(sensor)));
        let Some(presence) = presence else {
            // The released secret is not the one that was enclosed.
            drop(record);
            return Err(self.sensor_changed().await);
        };
        if record.history.is_empty() {
            let tries = record.tries;
            if let Err(why) = self.add_history_key(&mut record, &presence, tries, &keystore).await {
                tracing::warn!(%why, "the history could not be given a key");
            }
        }
        Ok(presence)
    }
}

fn method(sensor: Sensor) -> Amr {
    match sensor {
        Sensor::Fingerprint => Amr::Fingerprint,
        Sensor::Face => Amr::Face,
    }
}
