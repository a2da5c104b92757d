//! The light beside an Android camera: by `Torch.kt`, since the light of a camera in use belongs to whoever uses it.

use serde_json::json;
use tauri::plugin::{Builder as Plugin, PluginHandle, TauriPlugin};
use tauri::{AppHandle, Builder, Manager, Runtime};

struct Native<R: Runtime>(PluginHandle<R>);

/// Adds its native half.
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

/// Turns it on or off. Whether it is on now.
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
