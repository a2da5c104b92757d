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
use crate::focus::Focus;

/// Handle of the plugin's Kotlin half.
struct KotlinHandle<R: Runtime>(PluginHandle<R>);

/// The adapter, created when the first port is requested.
type NativeCell = OnceLock<Arc<Native>>;

/// Adds the plugin.
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(plugin()).manage(NativeCell::new())
}

fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Plugin::new("phone")
        .setup(|app, api| {
            let (package, class) = PLUGIN;
            app.manage(KotlinHandle(api.register_android_plugin(package, class)?));
            Ok(())
        })
        .build()
}

/// Returns the adapter that implements both ports, notifications and pushes.
pub(super) fn native<R: Runtime>(app: &AppHandle<R>) -> Arc<Native> {
    let focus = app.clone();
    let is_in_front = move || focus.state::<Focus>().has_focus();
    app.state::<NativeCell>().get_or_init(|| Native::new(MainThread(app.clone()), is_in_front)).clone()
}

/// Sets the language of notifications, also for those shown while the app does not run.
pub(crate) fn set_language<R: Runtime>(app: &AppHandle<R>, choice: LanguageChoice) {
    if let Some(native) = app.state::<NativeCell>().get() {
        native.set_language(choice);
    }
}

/// Calls the plugin's Kotlin through the main thread.
struct MainThread<R: Runtime>(AppHandle<R>);

#[async_trait]
impl<R: Runtime> Call for MainThread<R> {
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value> {
        let native = self.0.state::<KotlinHandle<R>>().0.clone();
        host::call_plugin(&self.0, &native, command, arguments).await
    }

    async fn listen(&self, look: Box<dyn Fn() + Send + Sync>) {
        let notified = Channel::<()>::new(move |_| {
            look();
            Ok(())
        });
        self.call("listen", json!({ "handler": notified })).await;
    }
}
