//! Wraps a plugin and drops the script that it adds to every page.

use serde_json::Value;
use tauri::plugin::Plugin;
use tauri::{AppHandle, RunEvent, Runtime, Webview, Window};

/// A plugin without its initialisation script.
pub(super) struct Scriptless<P>(P);

impl<P> Scriptless<P> {
    pub(super) fn new(plugin: P) -> Self {
        Self(plugin)
    }
}

impl<R: Runtime, P: Plugin<R>> Plugin<R> for Scriptless<P> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn initialize(&mut self, app: &AppHandle<R>, config: Value) -> Result<(), Box<dyn std::error::Error>> {
        self.0.initialize(app, config)
    }

    fn window_created(&mut self, window: Window<R>) {
        self.0.window_created(window);
    }

    fn webview_created(&mut self, webview: Webview<R>) {
        self.0.webview_created(webview);
    }

    fn on_event(&mut self, app: &AppHandle<R>, event: &RunEvent) {
        self.0.on_event(app, event);
    }
}
