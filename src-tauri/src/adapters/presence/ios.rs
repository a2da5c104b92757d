//! iOS: a keychain item that only a finger or a face of those enrolled when it was made gets out, on this device, and only while it has
//! a passcode. A changed enrolment takes the item away.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::domain::biometric_slot::Enclosed;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, UserPresence};
use key_view::{AvailableSensor, PinPurpose, Sensor};
use objc2_foundation::NSUUID;
use objc2_local_authentication::{LABiometryType, LAContext, LAError, LAPolicy};
use security_framework::access_control::{ProtectionMode, SecAccessControl};
use security_framework::base::Error;
use security_framework::passwords::{
    AccessControlOptions, PasswordOptions, delete_generic_password_options, generic_password,
    set_generic_password_options,
};
use tauri::{AppHandle, Runtime};

use super::offered;

/// What the app is called in the keychain, for what the sensor guards.
const SERVICE: &str = "fi.finago.key.sensor";

/// Results of the keychain (Security framework, `SecBase.h`).
const USER_CANCELED: i32 = -128;
const AUTH_FAILED: i32 = -25_293;
const ITEM_NOT_FOUND: i32 = -25_300;

// `offered` has these as plain numbers.
const _: () = assert!(
    LABiometryType::TouchID.0 == offered::TOUCH_ID
        && LABiometryType::FaceID.0 == offered::FACE_ID
        && LAError::BiometryLockout.0 == offered::LOCKED_OUT
);

/// The sensor, and the keychain behind it.
struct Biometrics;

/// The phone's.
pub(super) fn of<R: Runtime>(_: &AppHandle<R>) -> Arc<dyn UserPresence> {
    Arc::new(Biometrics)
}

#[async_trait]
impl UserPresence for Biometrics {
    async fn sensor(&self) -> AvailableSensor {
        // The answer comes from another process.
        let evaluable = tokio::task::spawn_blocking(evaluable).await.ok().flatten();
        // iOS has no sensor of a weak class.
        evaluable.map_or(AvailableSensor::None, AvailableSensor::Strong)
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        // A name that no item has. Adding an item under an existing name becomes an update of that
        // item, which shows the prompt for the finger that it is bound to, and fails once the
        // enrolment has changed. Items outlive the app's removal.
        let name = format!("data-key-{}", NSUUID::UUID().UUIDString());
        let (secret, enclosed) = (secret.clone(), Enclosed::new(name.clone().into_bytes()));
        away(move || {
            let flags = AccessControlOptions::BIOMETRY_CURRENT_SET.bits();
            let passcode = ProtectionMode::AccessibleWhenPasscodeSetThisDeviceOnly;
            let mut item = item(&name);
            item.set_access_control(SecAccessControl::create_with_protection(Some(passcode), flags)?);
            set_generic_password_options(secret.expose(), item)
        })
        .await?;
        Ok(enclosed)
    }

    async fn release(&self, enclosed: &Enclosed, _: PinPurpose) -> Result<Secret, NotRecognised> {
        let name = name(enclosed)?;
        away(move || generic_password(item(&name))).await.map(Secret::new)
    }

    async fn discard(&self, enclosed: &Enclosed) {
        let Ok(name) = name(enclosed) else { return };
        // Fine when it is not there any more.
        let _ = away(move || delete_generic_password_options(item(&name))).await;
    }
}

/// The sensor that can be asked now. Each call makes a new context, so that no earlier answer is
/// used again.
#[allow(unsafe_code, reason = "the bindings of LocalAuthentication are generated and call everything unsafe")]
fn evaluable() -> Option<Sensor> {
    // SAFETY: the context is this call's own and stays on one thread. Neither method has an
    // argument that must outlive the call, and neither shows a prompt. The kind of sensor is set by
    // asking whether it can be used, so that comes first.
    let (kind, evaluable) = unsafe {
        let context = LAContext::new();
        let evaluable = context.canEvaluatePolicy_error(LAPolicy::DeviceOwnerAuthenticationWithBiometrics);
        (context.biometryType(), evaluable)
    };
    offered::of(kind.0, evaluable.map_err(|error| error.code()))
}

fn name(enclosed: &Enclosed) -> Result<String, NotRecognised> {
    String::from_utf8(enclosed.bytes().to_vec()).map_err(|_| NotRecognised::Changed)
}

fn item(name: &str) -> PasswordOptions {
    let mut item = PasswordOptions::new_generic_password(SERVICE, name);
    item.use_protected_keychain();
    item
}

/// Waits for a person away from the threads that everything else shares.
async fn away<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, NotRecognised> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|_| NotRecognised::Cancelled)?;
    done.map_err(|error| {
        tracing::info!(cause = %error, "nobody was recognised");
        match error.code() {
            USER_CANCELED => NotRecognised::Cancelled,
            AUTH_FAILED => NotRecognised::LockedOut,
            ITEM_NOT_FOUND => NotRecognised::Changed,
            _ => NotRecognised::Unavailable,
        }
    })
}
