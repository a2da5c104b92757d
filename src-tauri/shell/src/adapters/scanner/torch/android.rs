//! Torch of an Android camera, through `Torch.kt`: a camera in use is the only one that may switch
//! its torch.

use serde_json::json;
use tauri::plugin::{Builder as Plugin, PluginHandle, TauriPlugin};
use tauri::{AppHandle, Builder, Manager, Runtime};

struct Native<R: Runtime>(PluginHandle<R>);

/// Adds the Kotlin half.
pub(super) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(plugin())
}

fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Plugin::new("torch")
        .setup(|app, api| {
            app.manage(Native(api.register_android_plugin("fi.finago.key", "Torch")?));
            Ok(())
        })
        .build()
}

/// Switches the torch. Returns whether it is on afterwards.
pub(super) async fn turn<R: Runtime>(app: &AppHandle<R>, on: bool) -> bool {
    let native = app.state::<Native<R>>().0.clone();
    match native.run_mobile_plugin_async::<()>("set", json!({ "on": on })).await {
        Ok(()) => on,
        Err(error) => {
            tracing::info!(cause = &error as &dyn std::error::Error, "the camera has no light");
            false
        }
    }
}
