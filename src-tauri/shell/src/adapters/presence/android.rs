//! Android: a key of the Android Keystore that works only right after a strong biometric was
//! recognised, and that is invalidated when the enrolment changes. The plugin encrypts with it; the
//! ciphertext is stored in the record.

use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::biometric_slot::Enclosed;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, Prompt, UserPresence};
use key_view::{AvailableSensor, PinPurpose};
use tauri::plugin::mobile::PluginInvokeError;
use tauri::{AppHandle, Runtime};
use tauri_plugin_biometric::{AuthOptions, BiometricExt, Error};
use zeroize::Zeroizing;

use super::status;
use crate::adapters::language;
use crate::adapters::main_thread;

/// Error messages of the plugin, sent without a code, if the key does not match the ciphertext.
const WRONG_KEY_MESSAGES: [&str; 2] = ["Failed to initialize the cipher", "Failed to decrypt the data"];

/// The sensor, through the biometric plugin.
struct Biometrics<R: Runtime>(AppHandle<R>);

/// Returns the phone's sensor.
pub(super) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn UserPresence> {
    Arc::new(Biometrics(app.clone()))
}

impl<R: Runtime> Biometrics<R> {
    /// Shows the platform's prompt, on a blocking thread, since the user may take long.
    async fn cipher(
        &self,
        prompt: &Prompt,
        options: AuthOptions,
    ) -> Result<Zeroizing<String>, NotRecognised> {
        let messages = language::messages(&self.0).sensor;
        let reason = prompt.text(messages.reason(prompt.purpose));
        let options = AuthOptions {
            title: Some("Finago Key".to_owned()),
            cancel_title: Some(messages.use_pin.to_owned()),
            confirmation_required: Some(true),
            ..options
        };
        let app = self.0.clone();
        let ask = move || app.biometric().biometric_cipher(reason, options);
        let asked = main_thread::turn(&self.0, || tokio::task::spawn_blocking(ask)).await;
        let answer = asked.await.map_err(|_| NotRecognised::Cancelled)?;
        answer.map(|result| Zeroizing::new(result.data)).map_err(|error| not_recognised(&error))
    }
}

#[async_trait]
impl<R: Runtime> UserPresence for Biometrics<R> {
    async fn sensor(&self) -> AvailableSensor {
        status::of(&self.0).await
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        let plain = BASE64_STANDARD.encode(secret.expose());
        let options = AuthOptions { data_to_encrypt: Some(plain), ..AuthOptions::default() };
        let sealed = self.cipher(&Prompt::of(PinPurpose::TurnOnSensor), options).await?;
        Ok(Enclosed::new(sealed.as_bytes().to_vec()))
    }

    async fn release(&self, enclosed: &Enclosed, prompt: &Prompt) -> Result<Secret, NotRecognised> {
        let sealed = String::from_utf8(enclosed.bytes().to_vec()).map_err(|_| NotRecognised::Changed)?;
        let options = AuthOptions { data_to_decrypt: Some(sealed), ..AuthOptions::default() };
        let plain = self.cipher(prompt, options).await?;
        BASE64_STANDARD.decode(plain.as_bytes()).map(Secret::new).map_err(|_| NotRecognised::Changed)
    }

    /// Does nothing: the ciphertext is deleted with the record, and the key decrypts nothing else.
    async fn discard(&self, _: &Enclosed) {}
}

fn not_recognised(error: &Error) -> NotRecognised {
    tracing::info!(cause = error as &dyn std::error::Error, "nobody was recognised");
    let Error::PluginInvoke(PluginInvokeError::InvokeRejected(rejected)) = error else {
        return NotRecognised::Unavailable;
    };
    let message = rejected.message.as_deref().unwrap_or_default();
    match rejected.code.as_deref().unwrap_or_default() {
        "userCancel" | "systemCancel" | "authenticationFailed" => NotRecognised::Cancelled,
        "biometryLockout" => NotRecognised::LockedOut,
        _ if WRONG_KEY_MESSAGES.iter().any(|start| message.starts_with(start)) => NotRecognised::Changed,
        _ => NotRecognised::Unavailable,
    }
}
