//! Calls the commands of `Host.kt`, for what only Java can query from Android.

use std::future::Future as _;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tauri::plugin::mobile::PluginInvokeError;
use tauri::plugin::{Builder as Plugin, PluginHandle, TauriPlugin};
use tauri::{AppHandle, Builder, Manager, Runtime};

use crate::adapters::main_thread;

struct Native<R: Runtime>(PluginHandle<R>);

/// The phone's description of itself.
#[derive(Deserialize)]
pub(crate) struct Description {
    pub name: String,
    pub model: String,
    /// Number of times that the phone was started; `None` if Android does not tell.
    pub boot: Option<u32>,
    /// Language tag in which Android runs the app.
    pub language: String,
}

/// Adds the Kotlin half of the plugin.
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(plugin())
}

fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Plugin::new("host")
        .setup(|app, api| {
            app.manage(Native(api.register_android_plugin("fi.finago.key", "Host")?));
            Ok(())
        })
        .build()
}

/// Calls a command and blocks until it responds. Must not be called on the main thread, which
/// produces the response.
pub(crate) fn call_blocking<R: Runtime, T: DeserializeOwned>(
    app: &AppHandle<R>,
    command: &str,
    arguments: impl Serialize,
) -> Option<T> {
    app.state::<Native<R>>()
        .0
        .run_mobile_plugin(command, arguments)
        .map_err(|why| log_failure(command, &why))
        .ok()
}

/// Calls a command and waits for its response. Returns `None` if it failed, which is logged.
pub(crate) async fn call<R: Runtime, T: DeserializeOwned>(
    app: &AppHandle<R>,
    command: &str,
    arguments: impl Serialize,
) -> Option<T> {
    let native = app.state::<Native<R>>().0.clone();
    call_plugin(app, &native, command, arguments).await
}

/// Calls a command of any plugin's Kotlin half.
pub(super) async fn call_plugin<R: Runtime, T: DeserializeOwned>(
    app: &AppHandle<R>,
    native: &PluginHandle<R>,
    command: &str,
    arguments: impl Serialize,
) -> Option<T> {
    let mut call = pin!(native.run_mobile_plugin_async(command, arguments));
    // The first poll sends the call. The response may take as long as the user takes to react.
    let begin = || call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    let answer = match main_thread::turn(app, begin).await {
        Poll::Ready(answer) => answer,
        Poll::Pending => call.await,
    };
    answer.map_err(|why| log_failure(command, &why)).ok()
}

fn log_failure(command: &str, why: &PluginInvokeError) {
    tracing::warn!(cause = why as &dyn std::error::Error, command, "Android gave no answer");
}
