//! The phone itself, as `Host.kt` knows it: what takes a Java virtual machine to ask Android.

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

/// What the phone says of itself.
#[derive(Deserialize)]
pub(crate) struct Description {
    pub name: String,
    pub model: String,
    /// Tag of the language in which Android runs the app.
    pub language: String,
}

/// Adds the native half.
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

/// Calls a command and waits for its answer. Never from the main thread, which answers.
pub(crate) fn ask<R: Runtime, T: DeserializeOwned>(
    app: &AppHandle<R>,
    command: &str,
    arguments: impl Serialize,
) -> Option<T> {
    app.state::<Native<R>>()
        .0
        .run_mobile_plugin(command, arguments)
        .map_err(|why| unanswered(command, &why))
        .ok()
}

/// Calls a command.
pub(crate) async fn call<R: Runtime, T: DeserializeOwned>(
    app: &AppHandle<R>,
    command: &str,
    arguments: impl Serialize,
) -> Option<T> {
    let native = app.state::<Native<R>>().0.clone();
    call_half(app, &native, command, arguments).await
}

/// Calls a command of any plugin's Android half.
pub(super) async fn call_half<R: Runtime, T: DeserializeOwned>(
    app: &AppHandle<R>,
    native: &PluginHandle<R>,
    command: &str,
    arguments: impl Serialize,
) -> Option<T> {
    let mut call = pin!(native.run_mobile_plugin_async(command, arguments));
    // Polled once, the call is on its way; the answer may take as long as a person does.
    let begin = || call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    let answer = match main_thread::turn(app, begin).await {
        Poll::Ready(answer) => answer,
        Poll::Pending => call.await,
    };
    answer.map_err(|why| unanswered(command, &why)).ok()
}

fn unanswered(command: &str, why: &PluginInvokeError) {
    tracing::warn!(cause = why as &dyn std::error::Error, command, "Android gave no answer");
}
