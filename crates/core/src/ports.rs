//! What the core asks of the world. Nothing else in this crate knows that there is one.
//!
//! Adapters keep no policy: they do what the method says or say that they could not. Every implementation,
//! fake or real, passes the contract in `testing::contract`.

mod push;

use std::pin::Pin;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::Stream;
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::DecisionResponse;
use key_protocol::device::DevicesResponse;
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::event::Event;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Jti, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::{PublicKey, Signature};
use key_protocol::problem::Problem;
use key_protocol::push::{PushRegistration, PushStatus};
use key_view::{AvailableSensor, Notifications, PinPurpose, Typed};

use crate::domain::account::AccountHandle;
use crate::domain::biometric_slot::Enclosed;
use crate::domain::presence::Presence;
use crate::domain::sealed::Sealed;
use crate::domain::secret::{CryptoFailed, DataKey, Secret};

pub use push::{Distributor, Entry, EntryId, NotRegistered, Push, PushHealth, Received};

/// Time.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The phone's wall clock, which a person can set to anything, as time since 1970.
    fn wall(&self) -> Duration;
    /// Time since some fixed moment of this run; never goes back.
    fn monotonic(&self) -> Duration;
    /// Time since the phone was started, asleep or not. No person can set it; it begins anew with each start of the phone.
    fn since_boot(&self) -> Duration;
    /// Returns when `monotonic` has reached `moment`.
    async fn until(&self, now: Duration);
    /// The wall clock's second.
    fn now(&self) -> Timestamp {
        Timestamp(i64::try_from(self.wall().as_secs()).unwrap_or(i64::MAX))
    }
}

/// The backend, over the wire protocol.
#[async_trait]
pub trait Backend: Send + Sync {
    /// `POST /devices`.
    async fn enrol(&self, to: &Origin, enrolment: &Jws) -> Result<EnrolmentResponse, CallFailed>;
    /// `GET /challenges`.
    async fn challenges(&self, to: &Origin, proof: &Jws) -> Result<ChallengesResponse, CallFailed>;
    /// `GET /challenges/{id}`.
    async fn challenge(
        &self,
        to: &Origin,
        proof: &Jws,
        id: &ChallengeId,
    ) -> Result<ChallengeResponse, CallFailed>;
    /// `POST /challenges/{id}/decision`.
    async fn decide(
        &self,
        to: &Origin,
        proof: &Jws,
        challenge: &ChallengeId,
        decision: &Jws,
    ) -> Result<DecisionResponse, CallFailed>;
    /// `GET /events`. The stream ends when the connection does.
    async fn events(&self, to: &Origin, proof: &Jws) -> Result<EventStream, CallFailed>;
    /// `GET /devices`.
    async fn devices(&self, to: &Origin, proof: &Jws) -> Result<DevicesResponse, CallFailed>;
    /// `PATCH /devices/{id}` of this device.
    async fn rename(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        name: &DeviceText,
    ) -> Result<(), CallFailed>;
    /// `DELETE /devices/{id}`: of this device, or of another with a `revocation` by the approval key.
    async fn disconnect(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        revocation: Option<&Jws>,
    ) -> Result<(), CallFailed>;
    /// `PUT /devices/{id}/push` of this device.
    async fn register_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        registration: &PushRegistration,
    ) -> Result<(), CallFailed>;
    /// `GET /devices/{id}/push` of this device.
    async fn push_status(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
    ) -> Result<PushStatus, CallFailed>;
    /// `POST /devices/{id}/push/test` of this device.
    async fn test_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        token: &DeviceText,
    ) -> Result<(), CallFailed>;
}

/// Events of one connection, in order. An item that cannot be read ends the stream.
pub type EventStream = Pin<Box<dyn Stream<Item = Event> + Send>>;

/// Why a call had no result.
#[derive(Debug, thiserror::Error)]
pub enum CallFailed {
    /// No answer: no network, no such host, refused, broken off, timed out. It may have been carried out.
    #[error("the backend could not be reached")]
    Unreachable,
    /// The backend refused, in the protocol's words.
    #[error("the backend refused: {0}")]
    Refused(Problem),
    /// An answer that is not the protocol's: another server, a proxy's page, a failure inside the backend.
    #[error("the backend's answer cannot be read (status {status})")]
    Unreadable {
        /// HTTP status of the answer.
        status: u16,
    },
}

/// Where things are kept: one record, replaced as a whole, and small secrets under opaque names in the
/// platform's keystore.
#[async_trait]
pub trait Vault: Send + Sync {
    /// The record as last saved; none before the first.
    async fn load(&self) -> Result<Option<Vec<u8>>, VaultFailed>;
    /// Replaces the record, durably: afterwards, also after a crash, `load` gives the old one or this one.
    async fn save(&self, record: &[u8]) -> Result<(), VaultFailed>;
    /// Removes the record; fine when there is none. What is given is put aside first, for support, in place of what was before.
    async fn erase(&self, aside: Option<&[u8]>) -> Result<(), VaultFailed>;
    /// A secret of the keystore; none when there is no such entry.
    async fn secret(&self, entry: &str) -> Result<Option<Secret>, VaultFailed>;
    /// Sets a secret and reads it back: when this returns, it is there.
    async fn store(&self, entry: &str, secret: &Secret) -> Result<(), VaultFailed>;
    /// Removes a secret; fine when there is none.
    async fn forget(&self, entry: &str) -> Result<(), VaultFailed>;
}

/// Why the vault could not do it. What was stored before is still stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultFailed {
    /// The system has no keystore.
    #[error("the system has no keystore")]
    NoKeystore,
    /// The keystore is locked and was not unlocked.
    #[error("the system's keystore is locked")]
    KeystoreLocked,
    /// No room left.
    #[error("no room left on the disk")]
    Full,
    /// Anything else the disk or the keystore says.
    #[error("the disk or the keystore failed")]
    Failed,
}

/// A notebook: one text that is replaced as a whole and may be lost. Nothing secret is in it.
#[async_trait]
pub trait Notebook: Send + Sync {
    /// What was last written; none before that, or when it cannot be read.
    async fn read(&self) -> Option<Vec<u8>>;
    /// Replaces it.
    async fn write(&self, notes: &[u8]) -> Result<(), VaultFailed>;
}

/// The keys of this device. The approval key signs only against a [`Presence`], so an approval without PIN or
/// biometric does not compile. A hardware keystore can take the place of the one in `signer.rs`.
#[async_trait]
pub trait Signer: Send + Sync {
    /// Makes the two signing keys of the enrolment `jti`. The approval key vouches for the possession key and is sealed under
    /// `data_key`.
    async fn create(
        &self,
        handle: &AccountHandle,
        jti: &Jti,
        data_key: &DataKey,
    ) -> Result<NewKeys, SignFailed>;
    /// Signs with the possession key.
    async fn prove(&self, handle: &AccountHandle, input: &[u8]) -> Result<Signature, SignFailed>;
    /// Signs once with the approval key.
    async fn approve(
        &self,
        handle: &AccountHandle,
        approval: &Sealed,
        input: &[u8],
        presence: Presence,
    ) -> Result<Signature, SignFailed>;
    /// Destroys the possession key; the approval key goes with the record that holds it.
    async fn destroy(&self, handle: &AccountHandle) -> Result<(), SignFailed>;
}

/// What an enrolment needs of two new keys.
pub struct NewKeys {
    /// Public possession key.
    pub possession: PublicKey,
    /// The approval key's word that it belongs to the possession key.
    pub vouching: Jws,
    /// The approval key, as it is to be stored.
    pub sealed_approval: Sealed,
}

/// Why nothing was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignFailed {
    /// The key is not there any more, or is not this device's.
    #[error("the key is gone or does not belong to this record")]
    KeyGone,
    /// The keystore failed.
    #[error(transparent)]
    Vault(#[from] VaultFailed),
    /// The cryptography failed.
    #[error(transparent)]
    Crypto(#[from] CryptoFailed),
}

/// How the platform can tell that the person is there, besides the app's PIN. A yes alone is worth nothing, since a hostile program
/// can say it: what counts is a secret that the platform releases only to whoever it recognises.
#[async_trait]
pub trait UserPresence: Send + Sync {
    /// The sensor that is there and set up. With any but a strong one, `enclose` and `release` say `Unavailable`.
    async fn sensor(&self) -> AvailableSensor;
    /// Puts `secret` where only somebody gets it out who is enrolled with the sensor now. Asks the person, where the platform does.
    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised>;
    /// Asks the person for a finger or a face, and gets the secret out.
    async fn release(&self, enclosed: &Enclosed, purpose: PinPurpose) -> Result<Secret, NotRecognised>;
    /// Removes it; fine when it is not there any more.
    async fn discard(&self, enclosed: &Enclosed);
}

/// Why nobody was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRecognised {
    /// The person, or the system, closed the question.
    #[error("the question was closed")]
    Cancelled,
    /// It was somebody else too often; the platform asks no more for a while.
    #[error("the sensor is locked after too many tries")]
    LockedOut,
    /// Fingers or faces were added or removed since. The secret is gone for good.
    #[error("what is enrolled with the sensor was changed")]
    Changed,
    /// There is no sensor, or none that is good enough to guard a secret.
    #[error("there is no sensor that can guard a secret")]
    Unavailable,
}

/// The camera, as far as it reads QR codes.
#[async_trait]
pub trait Scanner: Send + Sync {
    /// Whether there is one.
    async fn is_there(&self) -> bool;
    /// Shows behind the window what the camera sees, until there is a QR code in it, and returns what that says. Asks the person first
    /// whether the app may use the camera, where the phone does.
    async fn scan(&self) -> Result<Typed, NotScanned>;
    /// Ends that; fine when nothing is scanned.
    async fn stop(&self);
    /// Turns the light beside the camera on or off while something is scanned. Returns whether it is on now.
    async fn light(&self, on: bool) -> bool;
}

/// Why no QR code was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotScanned {
    /// The person, or the phone, does not allow it.
    #[error("the app may not use the camera")]
    NotAllowed,
    /// It was ended.
    #[error("scanning was ended")]
    Stopped,
    /// There is no camera, or it does not work.
    #[error("the camera does not work")]
    Failed,
}

/// Local notifications.
#[async_trait]
pub trait Notifier: Send + Sync {
    /// Whether the phone shows them.
    async fn allowed(&self) -> Notifications;
    /// Has the phone ask the person, where it still does, and returns what came of it.
    async fn ask(&self) -> Notifications;
    /// Shows one that says that they are shown, wherever the app is.
    async fn try_out(&self);
    /// Says that something waits to be confirmed, without saying what, unless the app is in front.
    fn challenge_waits(&self, waiting: &Waiting);
    /// Takes that back: it was answered or is over.
    fn challenge_over(&self, challenge: &ChallengeId);
}

/// A challenge that waits: what a notification has to carry, so that a press on it finds the challenge after a restart too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The device that is asked.
    pub device: DeviceId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// When its time is up, by the backend's clock.
    pub exp: Timestamp,
}
