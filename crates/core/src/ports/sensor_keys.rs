//! Keys in the platform's key hardware that sign only after a fingerprint or a face.

use async_trait::async_trait;
use key_protocol::keys::{PublicKey, Signature};

use super::{NotRecognised, Prompt};
use crate::domain::account::AccountHandle;

/// Sensor keys, one for each account. Unlike the approval key, such a key never leaves the hardware,
/// and the recognition that the platform demands authorises exactly one signature.
#[async_trait]
pub trait SensorKeys: Send + Sync {
    /// Returns whether the platform has such keys. If not, `create` and `sign` fail with
    /// `Unavailable`.
    async fn is_supported(&self) -> bool;
    /// Creates the key of an account, in place of an earlier one. Only biometrics enrolled now can use
    /// it. Does not prompt.
    async fn create(&self, handle: &AccountHandle) -> Result<PublicKey, NotRecognised>;
    /// Prompts for a fingerprint or face with the text of `prompt`, and signs `input` once. A key that
    /// is missing is `Changed`: where a changed enrolment removes the key, nobody can tell the two
    /// apart.
    async fn sign(
        &self,
        handle: &AccountHandle,
        input: &[u8],
        prompt: &Prompt,
    ) -> Result<Signature, NotRecognised>;
    /// Removes the key of an account, if there is one.
    async fn remove(&self, handle: &AccountHandle);
}
