//! The bridge to the authenticator: Tauri's IPC, or another host that defines
//! `__TAURI_INTERNALS__`.
//!
//! Two commands (`dispatch`, `current_view`) and one event (`view`). The page subscribes to the
//! event through Tauri's event plugin, as Tauri's JavaScript API does.

use key_view::{Intent, ViewModel};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// Why a call over the bridge failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The page is open outside the app.
    Outside,
    /// The call could not be made or was rejected.
    Refused,
    /// The payload is not a view of this version.
    Unreadable,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["window", "__TAURI_INTERNALS__"])]
    fn invoke(command: &str, arguments: &JsValue) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = transformCallback)]
    fn transform_callback(callback: &JsValue, once: bool) -> Result<u32, JsValue>;
}

/// Subscribes `on_view` to every view from now on, for the lifetime of the page.
pub(crate) async fn listen(on_view: impl Fn(Result<ViewModel, Fault>) + 'static) -> Result<(), Fault> {
    let callback = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let payload = js_sys::Reflect::get(&event, &"payload".into());
        on_view(payload.map_err(|_| Fault::Unreadable).and_then(read));
    });
    let handler = transform_callback(callback.as_ref(), false).map_err(|_| Fault::Outside)?;
    // The listener is never removed, so the closure must not be dropped.
    callback.forget();
    let arguments = format!(r#"{{"event":"view","target":{{"kind":"Any"}},"handler":{handler}}}"#);
    call("plugin:event|listen", &arguments).await?;
    Ok(())
}

/// Requests the current view.
pub(crate) async fn current_view() -> Result<ViewModel, Fault> {
    read(call("current_view", "{}").await?)
}

/// Sends an intent. Its effect arrives as a view.
pub(crate) async fn dispatch(intent: &Intent) -> Result<(), Fault> {
    let intent = serde_json::to_string(intent).map_err(|_| Fault::Refused)?;
    call("dispatch", &format!("{{\"intent\":{intent}}}")).await?;
    Ok(())
}

async fn call(command: &str, arguments: &str) -> Result<JsValue, Fault> {
    let arguments = js_sys::JSON::parse(arguments).map_err(|_| Fault::Refused)?;
    if !inside_app() {
        return Err(Fault::Outside);
    }
    let promise = invoke(command, &arguments).map_err(|_| Fault::Refused)?;
    JsFuture::from(promise).await.map_err(|_| Fault::Refused)
}

fn read(view: JsValue) -> Result<ViewModel, Fault> {
    let text = js_sys::JSON::stringify(&view).map_err(|_| Fault::Unreadable)?;
    serde_json::from_str(&String::from(text)).map_err(|_| Fault::Unreadable)
}

fn inside_app() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &"__TAURI_INTERNALS__".into())
        .is_ok_and(|internals| internals.is_object())
}
