//! Phones: the camera, through the native half of the barcode scanner plugin. Its Rust half would
//! return codes to the page, where any script could read them; so only the native half is
//! registered and called here.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{NotScanned, Scanner};
use key_view::Typed;
use serde::Deserialize;
use serde_json::json;
use tauri::plugin::mobile::PluginInvokeError;
use tauri::plugin::{Builder as Plugin, PermissionState, PluginHandle, TauriPlugin};
use tauri::{AppHandle, Builder, Manager, Runtime};
// Links the native half.
use tauri_plugin_barcode_scanner as _;

use super::torch;

#[cfg(target_os = "ios")]
tauri::ios_plugin_binding!(init_plugin_barcode_scanner);

/// Adds the native halves of the camera and of the torch.
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    #[cfg(target_os = "android")]
    let builder = torch::plug_in(builder);
    builder.plugin(plugin())
}

fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Plugin::new("camera")
        .setup(|app, api| {
            #[cfg(target_os = "android")]
            let native = api.register_android_plugin("app.tauri.barcodescanner", "BarcodeScannerPlugin")?;
            #[cfg(target_os = "ios")]
            let native = api.register_ios_plugin(init_plugin_barcode_scanner)?;
            app.manage(Native(native));
            Ok(())
        })
        .build()
}

struct Native<R: Runtime>(PluginHandle<R>);

/// The phone's camera.
struct Camera<R: Runtime>(AppHandle<R>);

/// Returns the phone's scanner.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Scanner> {
    Arc::new(Camera(app.clone()))
}

#[derive(Deserialize)]
struct Permissions {
    camera: PermissionState,
}

#[derive(Deserialize)]
struct Scanned {
    content: Typed,
}

impl<R: Runtime> Camera<R> {
    fn native(&self) -> PluginHandle<R> {
        self.0.state::<Native<R>>().0.clone()
    }

    /// Returns whether the app may use the camera. Requests permission if the phone still allows
    /// the request.
    async fn request_permission(&self) -> Result<bool, PluginInvokeError> {
        let native = self.native();
        let Permissions { camera } = native.run_mobile_plugin_async("checkPermissions", ()).await?;
        if camera == PermissionState::Granted {
            return Ok(true);
        }
        let Permissions { camera } = native.run_mobile_plugin_async("requestPermissions", ()).await?;
        Ok(camera == PermissionState::Granted)
    }
}

#[async_trait]
impl<R: Runtime> Scanner for Camera<R> {
    async fn is_there(&self) -> bool {
        true
    }

    async fn scan(&self) -> Result<Typed, NotScanned> {
        match self.request_permission().await {
            Ok(true) => {}
            Ok(false) => return Err(NotScanned::NotAllowed),
            Err(error) => return Err(failed(&error)),
        }
        // The preview is shown behind the window, so that the back button remains visible.
        let options = json!({ "windowed": true, "formats": ["QR_CODE"] });
        let scanned = self.native().run_mobile_plugin_async::<Scanned>("scan", options).await;
        scanned.map(|scanned| scanned.content).map_err(|error| failed(&error))
    }

    async fn stop(&self) {
        if let Err(error) = self.native().run_mobile_plugin_async::<()>("cancel", ()).await {
            tracing::warn!(cause = &error as &dyn std::error::Error, "the camera did not stop");
        }
    }

    async fn light(&self, on: bool) -> bool {
        torch::turn(&self.0, on).await
    }
}

fn failed(error: &PluginInvokeError) -> NotScanned {
    match error {
        PluginInvokeError::InvokeRejected(why) if why.message.as_deref() == Some("cancelled") => {
            NotScanned::Stopped
        }
        error => {
            tracing::warn!(cause = error as &dyn std::error::Error, "the camera does not scan");
            NotScanned::Failed
        }
    }
}
