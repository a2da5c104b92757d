//! iOS: a keychain item on this device that only a finger or a face enrolled when it was made can
//! read, and only while the device has a passcode. Changing the enrolment invalidates the item.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::domain::biometric_slot::Enclosed;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, Prompt, UserPresence};
use key_view::{AvailableSensor, Sensor};
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

/// Service name of the sensor's items in the keychain.
const SERVICE: &str = "fi.finago.key.sensor";

/// Result codes of the keychain (Security framework, `SecBase.h`).
const USER_CANCELED: i32 = -128;
const AUTH_FAILED: i32 = -25_293;
const ITEM_NOT_FOUND: i32 = -25_300;

// `offered` has these as plain numbers.
const _: () = assert!(
    LABiometryType::TouchID.0 == offered::TOUCH_ID
        && LABiometryType::FaceID.0 == offered::FACE_ID
        && LAError::BiometryLockout.0 == offered::LOCKED_OUT
);

/// The sensor, and the keychain items that it guards.
struct Biometrics;

/// Returns the phone's sensor.
pub(super) fn of<R: Runtime>(_: &AppHandle<R>) -> Arc<dyn UserPresence> {
    Arc::new(Biometrics)
}

#[async_trait]
impl UserPresence for Biometrics {
    async fn sensor(&self) -> AvailableSensor {
        // The answer comes from another process.
        let evaluable = tokio::task::spawn_blocking(evaluable).await.ok().flatten();
        // iOS has no weak class of sensors.
        evaluable.map_or(AvailableSensor::None, AvailableSensor::Strong)
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        // A name that no item has. Adding an item under an existing name updates that item, which
        // shows its biometric prompt, and fails after the enrolment has changed. Items survive
        // removal of the app.
        let name = format!("data-key-{}", NSUUID::UUID().UUIDString());
        let (secret, enclosed) = (secret.clone(), Enclosed::new(name.clone().into_bytes()));
        off_thread(move || {
            let flags = AccessControlOptions::BIOMETRY_CURRENT_SET.bits();
            let passcode = ProtectionMode::AccessibleWhenPasscodeSetThisDeviceOnly;
            let mut item = item(&name);
            item.set_access_control(SecAccessControl::create_with_protection(Some(passcode), flags)?);
            set_generic_password_options(secret.expose(), item)
        })
        .await?;
        Ok(enclosed)
    }

    /// The prompt has the system's own text: the binding of the keychain takes no context with
    /// another.
    async fn release(&self, enclosed: &Enclosed, _: &Prompt) -> Result<Secret, NotRecognised> {
        let name = name(enclosed)?;
        off_thread(move || generic_password(item(&name))).await.map(Secret::new)
    }

    async fn discard(&self, enclosed: &Enclosed) {
        let Ok(name) = name(enclosed) else { return };
        // Deleting an item that does not exist fails, which is fine.
        let _ = off_thread(move || delete_generic_password_options(item(&name))).await;
    }
}

/// Returns the sensor that can be used now. Each call makes a new context, so that no earlier
/// result is reused.
#[allow(unsafe_code, reason = "the bindings of LocalAuthentication are generated and call everything unsafe")]
fn evaluable() -> Option<Sensor> {
    // SAFETY: the context is this call's own and stays on one thread. Neither method has an
    // argument that must outlive the call, and neither shows a prompt. `biometryType` is only set
    // by `canEvaluatePolicy`, so that call comes first.
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

/// Runs `work` on a blocking thread, since it may wait for the user.
async fn off_thread<T: Send + 'static>(
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
