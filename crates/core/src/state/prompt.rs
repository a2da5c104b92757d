//! What the platform's prompt for the sensor says of the act at the PIN pad.

use key_protocol::challenge::Kind;

use super::{Devices, PresencePurpose, ScreenState, State};
use crate::domain::challenge::Pending;
use crate::ports::Prompt;

impl State {
    /// Returns the prompt for an act, from the signed challenge or the list on the screen.
    pub(super) fn prompt(&self, purpose: &PresencePurpose) -> Prompt {
        let subject = match purpose {
            PresencePurpose::Approve { id, .. } => {
                self.pending(id).map(|pending| self.signed_subject(pending)).unwrap_or_default()
            }
            PresencePurpose::RevealCode(handle) => vec![self.username(handle)],
            PresencePurpose::Revoke(handle, device) => {
                let devices = match &self.screen {
                    ScreenState::Devices { devices, .. } => Some(devices),
                    _ => None,
                };
                let named = devices.and_then(|devices: &Devices| devices.find(device));
                let name = named.map(|entry| entry.name.as_str().to_owned());
                std::iter::once(self.username(handle)).chain(name).collect()
            }
            _ => Vec::new(),
        };
        Prompt { purpose: purpose.purpose(), subject }
    }

    fn signed_subject(&self, pending: &Pending) -> Vec<String> {
        let claims = pending.signed.claims();
        let mut subject = vec![claims.service.as_str().to_owned(), self.username(&pending.handle)];
        if claims.kind == Kind::Payment {
            // The first two details of a payment are its amount and its payee.
            subject.extend(claims.details.iter().take(2).map(|detail| detail.value.as_str().to_owned()));
        }
        subject
    }
}
