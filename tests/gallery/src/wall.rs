//! A wall to hang states on: the real interface in a browser, which is told what to show.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use key_view::{Preferences, ViewModel};
use serde_json::{Value, json};
use stories::driver::{Browser, Chromium, Glass, Page};
use stories::phone_in_browser::PhoneInBrowser;
use stories::world::bundle;

use crate::State;
use crate::look::Look;
use crate::told::{Told, blank};

/// Goes on when the view of a revision has come and is drawn, and whatever is to be done there is done. What goes on calls back as its last
/// argument.
const WHEN_SHOWN: &str = include_str!("when_shown.js");

/// Nothing is asked.
const AT_ONCE: &str = "const goOn = (done) => done();";

/// The engine takes so many screens in so short a time for an attack on its history, and ignores some of what it is told of them.
const NO_HISTORY: &str = "history.pushState = history.back = () => {}";

/// A browser with the interface in it, which is looked at.
pub struct Wall {
    page: Page,
    phone: PhoneInBrowser<Told>,
    look: Option<Look>,
    /// What the page was taught, for teaching it again after it was opened anew.
    taught: Vec<String>,
    _browser: Browser,
}

impl Wall {
    /// An empty wall.
    pub async fn put_up(chromium: &Chromium) -> Result<Self> {
        let told = Arc::new(Told::new(blank(Preferences::default())));
        let phone = PhoneInBrowser::serve(told, bundle(), ([127, 0, 0, 1], 0).into()).await?;
        let browser = chromium.open(Glass::Phone).await?;
        let page = browser.visit(&phone.url()).await?;
        page.see("main[data-screen=blocked]").await?;
        let mut wall = Self { page, phone, look: None, taught: vec![], _browser: browser };
        wall.teach(NO_HISTORY).await?;
        Ok(wall)
    }

    /// From now on it is looked at so.
    pub async fn look(&mut self, look: Look) -> Result<()> {
        self.look = Some(look);
        for (command, parameters) in look.pretended() {
            self.page.pretend(command, parameters).await?;
        }
        self.enlarge().await
    }

    /// Runs `script` in the page, now and whenever it is opened anew.
    pub async fn teach(&mut self, script: &str) -> Result<()> {
        self.taught.push(script.to_owned());
        self.run(script).await
    }

    /// Shows `state` as to somebody who comes from elsewhere: nothing is left of what was shown before.
    pub async fn hang(&self, state: &State) -> Result<()> {
        self.ask(state, AT_ONCE).await.map(drop)
    }

    /// The same, and asks the page something: `question` is a script with a function `goOn` that calls back with the answer.
    pub async fn ask(&self, state: &State, question: &str) -> Result<Value> {
        let answer = match state.host.stub() {
            Some(stub) => self.ask_without_phone(stub, question).await,
            None => self.ask_with_phone(state, question).await,
        };
        answer.with_context(|| format!("{} cannot be shown", state.name))
    }

    /// What it looks like, in PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        self.page.picture().await
    }

    async fn ask_with_phone(&self, state: &State, question: &str) -> Result<Value> {
        // A picture of the page without its phone was the last.
        if !self.page.shows("html[data-revision]").await? {
            self.open_anew().await?;
        }
        self.show(
            blank(self.preferences()),
            &[json!({ "host": "", "close": ".message-bar[data-open] button" })],
            AT_ONCE,
        )
        .await?;
        let view = ViewModel { preferences: self.preferences(), ..state.view.clone() };
        let hands: Vec<_> = state.done.iter().map(|hand| hand.script()).collect();
        self.show(view, &[vec![json!({ "host": state.host.answers() })], hands].concat(), question).await
    }

    /// Opens the page where there is only `stub` for the window it is in.
    async fn ask_without_phone(&self, stub: &str, question: &str) -> Result<Value> {
        let source = format!("Object.defineProperty(window, '__TAURI_INTERNALS__', {{ value: {stub} }})");
        let added = self.page.pretend("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
        let script = added.await?;
        self.open_anew().await?;
        let answer = self.page.run(&format!("{question}; goOn(arguments[0])"), vec![]).await;
        self.page.pretend("Page.removeScriptToEvaluateOnNewDocument", script).await?;
        answer
    }

    async fn open_anew(&self) -> Result<()> {
        self.page.reload().await?;
        self.page.see("main[data-screen]").await?;
        for script in &self.taught {
            self.run(script).await?;
        }
        self.enlarge().await
    }

    async fn enlarge(&self) -> Result<()> {
        let text = self.look.map_or(100, |look| look.text);
        self.run(&format!("document.documentElement.style.fontSize = '{text}%'")).await
    }

    fn preferences(&self) -> Preferences {
        self.look.map(Look::preferences).unwrap_or_default()
    }

    async fn run(&self, script: &str) -> Result<()> {
        self.page.run(&format!("{script}; arguments[0]()"), vec![]).await.map(drop)
    }

    async fn show(&self, view: ViewModel, hands: &[Value], question: &str) -> Result<Value> {
        let revision = self.phone.source().tell(view);
        self.page.run(&format!("{question}{WHEN_SHOWN}"), vec![json!(revision), json!(hands)]).await
    }
}
