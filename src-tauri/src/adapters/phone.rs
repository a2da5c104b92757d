//! Android: the phone plugin. Calls of its Kotlin take turns with all other messages to the main
//! thread.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use key_view::LanguageChoice;
use serde_json::{Value, json};
use tauri::ipc::Channel;
use tauri::plugin::{Builder as Plugin, PluginHandle, TauriPlugin};
use tauri::{AppHandle, Builder, Manager, Runtime};
use tauri_plugin_phone::android::{Call, Native, PLUGIN};

use crate::adapters::host;
use crate::in_front::InFront;

/// Handle of the plugin's Kotlin half.
struct Half<R: Runtime>(PluginHandle<R>);

/// The adapter, created when the first port is requested.
type Made = OnceLock<Arc<Native>>;

/// Adds the plugin.
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(plugin()).manage(Made::new())
}

fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Plugin::new("phone")
        .setup(|app, api| {
            let (package, class) = PLUGIN;
            app.manage(Half(api.register_android_plugin(package, class)?));
            Ok(())
        })
        .build()
}

/// Returns the adapter that implements both ports, notifications and pushes.
pub(super) fn native<R: Runtime>(app: &AppHandle<R>) -> Arc<Native> {
    let in_front = app.clone();
    let is_in_front = move || in_front.state::<InFront>().is_so();
    app.state::<Made>().get_or_init(|| Native::new(MainThread(app.clone()), is_in_front)).clone()
}

/// Sets the language of notifications, also for those shown while the app does not run.
pub(crate) fn speak<R: Runtime>(app: &AppHandle<R>, choice: LanguageChoice) {
    if let Some(native) = app.state::<Made>().get() {
        native.speak(choice);
    }
}

/// Calls the plugin's Kotlin through the main thread.
struct MainThread<R: Runtime>(AppHandle<R>);

#[async_trait]
impl<R: Runtime> Call for MainThread<R> {
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value> {
        let native = self.0.state::<Half<R>>().0.clone();
        host::call_half(&self.0, &native, command, arguments).await
    }

    async fn listen(&self, look: Box<dyn Fn() + Send + Sync>) {
        let told = Channel::<()>::new(move |_| {
            look();
            Ok(())
        });
        self.call("listen", json!({ "handler": told })).await;
    }
}
