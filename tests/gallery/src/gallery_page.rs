//! The real interface in a browser, fed with the views of the gallery.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use key_view::{Preferences, ViewModel};
use serde_json::{Value, json};
use support::browser_phone::bundle;
use support::driver::{Browser, Chromium, Page, Viewport};
use support::phone_in_browser::PhoneInBrowser;

use crate::State;
use crate::look::Look;
use crate::stub_core::{StubCore, blank};

/// Waits until the view of a revision is rendered, performs the user actions, and calls `inspect`
/// with the script's last argument, the WebDriver callback.
const WHEN_SHOWN: &str = include_str!("when_shown.js");

/// Inspection that reports at once, without a result.
const NO_INSPECTION: &str = "const inspect = (done) => done();";

/// Disables the history: Chromium limits the rate of history calls and would ignore some of them.
const NO_HISTORY: &str = "history.pushState = history.back = () => {}";

/// A browser page with the interface, which shows states of the gallery.
pub struct GalleryPage {
    page: Page,
    phone: PhoneInBrowser<StubCore>,
    look: Option<Look>,
    /// Scripts added to the page, to run again after a reload.
    scripts: Vec<String>,
    _browser: Browser,
}

impl GalleryPage {
    /// Opens the page in a new browser.
    pub async fn open(chromium: &Chromium) -> Result<Self> {
        let core = Arc::new(StubCore::new(blank(Preferences::default())));
        let phone = PhoneInBrowser::serve(core, bundle(), ([127, 0, 0, 1], 0).into()).await?;
        let browser = chromium.open(Viewport::Phone).await?;
        let page = browser.visit(&phone.url()).await?;
        page.see("main[data-screen=blocked]").await?;
        let mut page = Self { page, phone, look: None, scripts: vec![], _browser: browser };
        page.add_script(NO_HISTORY).await?;
        Ok(page)
    }

    /// Sets the look of all states shown from now on.
    pub async fn set_look(&mut self, look: Look) -> Result<()> {
        self.look = Some(look);
        self.page.set_viewport(look.viewport).await?;
        for (command, parameters) in look.emulation() {
            self.page.pretend(command, parameters).await?;
        }
        self.set_text_size().await
    }

    /// Renders in the colours of the system alone, as for a user with a contrast theme.
    pub async fn force_colours(&self) -> Result<()> {
        let features = json!([{ "name": "forced-colors", "value": "active" }]);
        self.page.pretend("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// Runs `script` in the page, now and after each reload.
    pub async fn add_script(&mut self, script: &str) -> Result<()> {
        self.scripts.push(script.to_owned());
        self.run(script).await
    }

    /// Shows `state`, without any state of what was shown before.
    pub async fn show(&self, state: &State) -> Result<()> {
        self.inspect(state, NO_INSPECTION).await.map(drop)
    }

    /// Shows `state` and returns the result of `inspection`, a script that defines a function
    /// `inspect(done)` and passes its result to `done`.
    pub async fn inspect(&self, state: &State, inspection: &str) -> Result<Value> {
        let answer = match state.host.stub_script() {
            Some(stub) => self.inspect_without_phone(stub, inspection).await,
            None => self.inspect_with_phone(state, inspection).await,
        };
        answer.with_context(|| format!("{} cannot be shown", state.name))
    }

    /// Takes a picture of the page, as PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        self.page.picture().await
    }

    async fn inspect_with_phone(&self, state: &State, inspection: &str) -> Result<Value> {
        // The last state had no working host, so the page was loaded without one.
        if !self.page.shows("html[data-revision]").await? {
            self.reload().await?;
        }
        self.publish(
            blank(self.preferences()),
            &[json!({ "host": "", "close": ".message-bar[data-open] button" })],
            NO_INSPECTION,
        )
        .await?;
        let view = ViewModel { preferences: self.preferences(), ..state.view.clone() };
        let actions: Vec<_> = state.actions.iter().map(|action| action.script()).collect();
        self.publish(
            view,
            &[vec![json!({ "host": state.host.dispatch_mode() })], actions].concat(),
            inspection,
        )
        .await
    }

    /// Reloads the page with the value `stub` for `__TAURI_INTERNALS__`, and inspects it.
    async fn inspect_without_phone(&self, stub: &str, inspection: &str) -> Result<Value> {
        let source = format!("Object.defineProperty(window, '__TAURI_INTERNALS__', {{ value: {stub} }})");
        let added = self.page.pretend("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
        let script = added.await?;
        self.reload().await?;
        let answer = self.page.run(&format!("{inspection}; inspect(arguments[0])"), vec![]).await;
        self.page.pretend("Page.removeScriptToEvaluateOnNewDocument", script).await?;
        answer
    }

    async fn reload(&self) -> Result<()> {
        self.page.reload().await?;
        self.page.see("main[data-screen]").await?;
        for script in &self.scripts {
            self.run(script).await?;
        }
        self.set_text_size().await
    }

    async fn set_text_size(&self) -> Result<()> {
        let percent = self.look.map_or(100, |look| look.text_percent);
        self.run(&format!("document.documentElement.style.fontSize = '{percent}%'")).await
    }

    fn preferences(&self) -> Preferences {
        self.look.map(Look::preferences).unwrap_or_default()
    }

    async fn run(&self, script: &str) -> Result<()> {
        self.page.run(&format!("{script}; arguments[0]()"), vec![]).await.map(drop)
    }

    async fn publish(&self, view: ViewModel, actions: &[Value], inspection: &str) -> Result<Value> {
        let revision = self.phone.source().publish(view);
        self.page.run(&format!("{inspection}{WHEN_SHOWN}"), vec![json!(revision), json!(actions)]).await
    }
}
