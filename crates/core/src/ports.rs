//! Ports: everything the core needs from the outside world.
//!
//! Adapters contain no policy: they do what the method says or report that they could not. Every
//! implementation, fake or real, passes the contract suite in `testing::contract`.

mod prompt;
mod push;
mod sensor_keys;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::Stream;
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::DecisionResponse;
use key_protocol::device::{DevicesResponse, RenameResponse};
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::event::Event;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Jti, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::{PublicKey, Signature};
use key_protocol::notice::NoticesResponse;
use key_protocol::problem::Problem;
use key_protocol::push::{PushRegistration, PushStatus};
use key_protocol::sensor_key::SensorKey;
use key_view::{AvailableSensor, Notifications, Typed};

use crate::domain::account::AccountHandle;
use crate::domain::biometric_slot::Enclosed;
use crate::domain::handed_over::LinkSender;
use crate::domain::presence::Presence;
use crate::domain::sealed::Sealed;
use crate::domain::secret::{CryptoFailed, DataKey, Secret};
use crate::now::{BootId, Now};

pub use prompt::Prompt;
pub use push::{Distributor, Entry, EntryId, NotRegistered, Push, PushHealth, Received};
pub use sensor_keys::SensorKeys;

/// Adapters that the authenticator uses.
#[derive(Clone)]
pub struct Ports {
    /// Wall, monotonic and uptime clocks.
    pub clock: Arc<dyn Clock>,
    /// Client of the backends.
    pub backend: Arc<dyn Backend>,
    /// Record and keystore.
    pub vault: Arc<dyn Vault>,
    /// Biometric user presence.
    pub presence: Arc<dyn UserPresence>,
    /// Keys that sign after a fingerprint or face.
    pub sensor_keys: Arc<dyn SensorKeys>,
    /// Local notifications.
    pub notifier: Arc<dyn Notifier>,
    /// Pushes.
    pub push: Arc<dyn Push>,
    /// QR code scanner.
    pub scanner: Arc<dyn Scanner>,
    /// Storage of preferences and history.
    pub notebook: Arc<dyn Notebook>,
    /// The phone's browsers.
    pub browser: Arc<dyn Browser>,
}

/// Wall, monotonic and uptime clocks.
#[async_trait]
pub trait Clock: Send + Sync {
    /// Returns the wall clock, which the user can set to anything, as time since 1970.
    fn wall(&self) -> Duration;
    /// Returns the time since a fixed moment of this run; never goes back.
    fn monotonic(&self) -> Duration;
    /// Returns the time since boot, sleep included. Users cannot set it; it restarts at zero with
    /// each boot.
    fn since_boot(&self) -> Duration;
    /// Returns which boot `since_boot` counts from; `None` if that cannot be told from other boots.
    fn boot(&self) -> Option<BootId>;
    /// Returns when `monotonic` has reached `deadline`.
    async fn until(&self, deadline: Duration);
    /// Returns the wall clock in whole seconds.
    fn now(&self) -> Timestamp {
        self.moment().wall
    }
    /// Reads all clocks.
    fn moment(&self) -> Now {
        let wall = self.wall();
        Now {
            wall: Timestamp(i64::try_from(wall.as_secs()).unwrap_or(i64::MAX)),
            millis: wall.subsec_millis(),
            monotonic: self.monotonic(),
            since_boot: self.since_boot(),
            boot: self.boot(),
        }
    }
}

/// Client of the backends, over the wire protocol.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Enrols a device: `POST /devices`.
    async fn enrol(&self, to: &Origin, enrolment: &Jws) -> Result<EnrolmentResponse, CallFailed>;
    /// Lists the open challenges: `GET /challenges`.
    async fn challenges(&self, to: &Origin, proof: &Jws) -> Result<ChallengesResponse, CallFailed>;
    /// Returns a challenge: `GET /challenges/{id}`.
    async fn challenge(
        &self,
        to: &Origin,
        proof: &Jws,
        id: &ChallengeId,
    ) -> Result<ChallengeResponse, CallFailed>;
    /// Sends a decision: `POST /challenges/{id}/decision`.
    async fn decide(
        &self,
        to: &Origin,
        proof: &Jws,
        challenge: &ChallengeId,
        decision: &Jws,
    ) -> Result<DecisionResponse, CallFailed>;
    /// Opens the event stream: `GET /events`. The stream ends with the connection.
    async fn events(&self, to: &Origin, proof: &Jws) -> Result<EventStream, CallFailed>;
    /// Lists the account's devices: `GET /devices`.
    async fn devices(&self, to: &Origin, proof: &Jws) -> Result<DevicesResponse, CallFailed>;
    /// Renames this device, and returns the name that it has then: `PATCH /devices/{id}`.
    async fn rename(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        name: &DeviceText,
    ) -> Result<RenameResponse, CallFailed>;
    /// Disconnects this device, or another with a `revocation` signed by the approval or the sensor
    /// key: `DELETE /devices/{id}`.
    async fn disconnect(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        revocation: Option<&Jws>,
    ) -> Result<(), CallFailed>;
    /// Registers the sensor key of this device, in place of an earlier one: `PUT
    /// /devices/{id}/sensor-key`.
    async fn register_sensor_key(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        statement: &Jws,
    ) -> Result<(), CallFailed>;
    /// Removes the sensor key of this device, if it has one: `DELETE /devices/{id}/sensor-key`.
    async fn remove_sensor_key(&self, to: &Origin, proof: &Jws, device: &DeviceId) -> Result<(), CallFailed>;
    /// Lists the account's notices: `GET /notices`.
    async fn notices(&self, to: &Origin, proof: &Jws) -> Result<NoticesResponse, CallFailed>;
    /// Registers this device for pushes: `PUT /devices/{id}/push`.
    async fn register_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        registration: &PushRegistration,
    ) -> Result<(), CallFailed>;
    /// Returns the push status of this device: `GET /devices/{id}/push`.
    async fn push_status(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
    ) -> Result<PushStatus, CallFailed>;
    /// Requests a test push to this device: `POST /devices/{id}/push/test`.
    async fn test_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        token: &DeviceText,
    ) -> Result<(), CallFailed>;
}

/// Events of one connection, in order. An unreadable item ends the stream.
pub type EventStream = Pin<Box<dyn Stream<Item = Event> + Send>>;

/// Reason why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum CallFailed {
    /// No response: no network, unknown host, connection refused or broken, timeout. The request
    /// may have been carried out.
    #[error("the backend could not be reached")]
    Unreachable,
    /// The backend refused with a problem of the protocol.
    #[error("the backend refused: {0}")]
    Refused(Problem),
    /// Response outside the protocol: another server, a proxy's page, an internal error of the
    /// backend.
    #[error("the backend's answer cannot be read (status {status})")]
    Unreadable {
        /// HTTP status of the response.
        status: u16,
    },
}

/// Storage: one record, replaced as a whole, and small secrets under opaque names in the platform's
/// keystore.
#[async_trait]
pub trait Vault: Send + Sync {
    /// Returns the record as last saved, or `None` before the first save.
    async fn load(&self) -> Result<Option<Vec<u8>>, VaultFailed>;
    /// Replaces the record durably: afterwards, even after a crash, `load` returns the old one or
    /// this one.
    async fn save(&self, record: &[u8]) -> Result<(), VaultFailed>;
    /// Removes the record, if there is one. `aside` is stored first, for support, and replaces what
    /// was stored there before.
    async fn erase(&self, aside: Option<&[u8]>) -> Result<(), VaultFailed>;
    /// Returns a secret from the keystore, or `None` if there is no such entry.
    async fn secret(&self, entry: &str) -> Result<Option<Secret>, VaultFailed>;
    /// Stores a secret and reads it back: it is in the keystore when this returns.
    async fn store(&self, entry: &str, secret: &Secret) -> Result<(), VaultFailed>;
    /// Removes a secret, if there is one.
    async fn remove(&self, entry: &str) -> Result<(), VaultFailed>;
}

/// Reason why the vault failed. What was stored before is still stored, unless there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultFailed {
    /// The system has no keystore.
    #[error("the system has no keystore")]
    NoKeystore,
    /// The keystore is locked and was not unlocked.
    #[error("the system's keystore is locked")]
    KeystoreLocked,
    /// The disk is full.
    #[error("no room left on the disk")]
    Full,
    /// The disk or the keystore did not answer in time. It may still do what it was asked to.
    #[error("the disk or the keystore did not answer in time")]
    Unanswered,
    /// Any other failure of the disk or the keystore.
    #[error("the disk or the keystore failed")]
    Failed,
}

impl From<CryptoFailed> for VaultFailed {
    fn from(_: CryptoFailed) -> Self {
        Self::Failed
    }
}

/// Storage of one text that is replaced as a whole and may be lost. Contains nothing secret.
#[async_trait]
pub trait Notebook: Send + Sync {
    /// Returns the text last written, or `None` if there is none or it cannot be read.
    async fn read(&self) -> Option<Vec<u8>>;
    /// Replaces the text.
    async fn write(&self, notes: &[u8]) -> Result<(), VaultFailed>;
}

/// Keys of this device. The approval key signs only against a [`Presence`], except for the registration
/// of a sensor key, so an approval without PIN or biometric does not compile. A hardware keystore can replace the implementation in
/// `signer.rs`.
#[async_trait]
pub trait Signer: Send + Sync {
    /// Creates the two signing keys of the enrolment `jti`. The approval key vouches for the
    /// possession key and is sealed under `data_key`.
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
    /// Signs the registration of a sensor key with the approval key, for a user whose presence has
    /// just given the data key for turning the sensor on, enrolling or a PIN. Signs no other statement.
    async fn vouch(
        &self,
        handle: &AccountHandle,
        approval: &Sealed,
        registration: &SensorKey<'_>,
        data_key: &DataKey,
    ) -> Result<Jws, SignFailed>;
    /// Destroys the possession key. The approval key is erased with the record that contains it.
    async fn destroy(&self, handle: &AccountHandle) -> Result<(), SignFailed>;
}

/// New keys, as an enrolment needs them.
pub struct NewKeys {
    /// Public possession key.
    pub possession: PublicKey,
    /// Statement, signed by the approval key, that it belongs with the possession key.
    pub vouching: Jws,
    /// Sealed approval key, for storage.
    pub sealed_approval: Sealed,
}

/// Reason why signing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignFailed {
    /// The key is missing or does not belong to this device.
    #[error("the key is gone or does not belong to this record")]
    KeyGone,
    /// The keystore failed.
    #[error(transparent)]
    Vault(#[from] VaultFailed),
    /// The cryptography failed.
    #[error(transparent)]
    Crypto(#[from] CryptoFailed),
}

/// Biometric user presence, besides the app's PIN. A boolean result would be worthless, since a
/// hostile program can forge it: what counts is a secret that the platform releases only to the
/// user it recognises.
#[async_trait]
pub trait UserPresence: Send + Sync {
    /// Returns the sensor that is present and set up. Unless it is strong, `enclose` and `release`
    /// fail with `Unavailable`.
    async fn sensor(&self) -> AvailableSensor;
    /// Stores `secret` so that only biometrics enrolled now can release it. Prompts the user, where
    /// the platform does.
    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised>;
    /// Prompts for a fingerprint or face with the text of `prompt`, and returns the secret.
    async fn release(&self, enclosed: &Enclosed, prompt: &Prompt) -> Result<Secret, NotRecognised>;
    /// Removes an enclosed secret, if it is still there.
    async fn discard(&self, enclosed: &Enclosed);
}

/// Reason why the user was not recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRecognised {
    /// The user or the system closed the prompt.
    #[error("the question was closed")]
    Cancelled,
    /// Too many failed tries; the platform does not prompt again for a while.
    #[error("the sensor is locked after too many tries")]
    LockedOut,
    /// Fingerprints or faces were added or removed since. The secret is lost for good.
    #[error("what is enrolled with the sensor was changed")]
    Changed,
    /// The prompt was not answered in time.
    #[error("the question was not answered in time")]
    Unanswered,
    /// There is no sensor that can guard a secret.
    #[error("there is no sensor that can guard a secret")]
    Unavailable,
}

/// QR code scanner.
#[async_trait]
pub trait Scanner: Send + Sync {
    /// Returns whether the phone has a camera.
    async fn is_there(&self) -> bool;
    /// Shows the camera image behind the window until it contains a QR code, and returns its text.
    /// Requests the camera permission first, where the phone requires it.
    async fn scan(&self) -> Result<Typed, NotScanned>;
    /// Stops scanning; no effect if nothing is being scanned.
    async fn stop(&self);
    /// Turns the torch on or off while scanning. Returns whether it is on.
    async fn light(&self, on: bool) -> bool;
}

/// Reason why no QR code was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotScanned {
    /// The user or the phone denied the camera permission.
    #[error("the app may not use the camera")]
    NotAllowed,
    /// Scanning was stopped.
    #[error("scanning was ended")]
    Stopped,
    /// There is no camera, or it does not work.
    #[error("the camera does not work")]
    Failed,
}

/// The phone's browsers.
#[async_trait]
pub trait Browser: Send + Sync {
    /// Opens a page, whose address contains a secret: in `sender` if that is a browser, else in the
    /// default browser, never in the app itself or in an app that is no browser. Returns once the
    /// system has accepted the page.
    async fn open(&self, page: &str, sender: Option<&LinkSender>) -> Result<(), NoBrowser>;
}

/// Failure to open a page in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no browser opened the page")]
pub struct NoBrowser;

/// Local notifications.
#[async_trait]
pub trait Notifier: Send + Sync {
    /// Returns whether the phone shows notifications.
    async fn permission(&self) -> Notifications;
    /// Requests the notification permission, where the phone still allows that, and returns the
    /// result.
    async fn request_permission(&self) -> Notifications;
    /// Shows a test notification, whether or not the app is in the foreground.
    async fn show_test(&self);
    /// Shows that a challenge is pending, without its contents, unless the app is in the
    /// foreground.
    fn show_challenge(&self, waiting: &ChallengeNotification);
    /// Removes the notification of a challenge that was answered or has ended.
    fn remove_challenge(&self, challenge: &ChallengeId);
}

/// Pending challenge, as a notification carries it: a press on it finds the challenge even after a
/// restart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeNotification {
    /// Device that the challenge is for.
    pub device: DeviceId,
    /// Challenge id.
    pub challenge: ChallengeId,
    /// Expiry of the challenge, by the backend's clock.
    pub exp: Timestamp,
}
