//! A wall to hang states on: the real interface in a browser, which is told what to show.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use key_view::{Blocked, Intent, Preferences, Screen, ViewModel};
use serde_json::{Value, json};
use stories::driver::{Browser, Chromium, Glass, Page};
use stories::phone_in_browser::{PhoneInBrowser, Source};
use stories::world::bundle;
use tokio::sync::watch;

use crate::State;
use crate::look::Look;

/// Goes on when the view of a revision has come and is drawn. What goes on calls back as its last argument.
const WHEN_SHOWN: &str = "
    const [revision, done] = arguments;
    const wait = () => document.documentElement.dataset.revision === String(revision)
        ? setTimeout(() => goOn(done), 0) : setTimeout(wait, 1);
    wait();
";

/// Has arrived wherever it moved.
const AT_REST: &str = "
    const goOn = (done) => Promise.allSettled(document.getAnimations()
        .filter((one) => one.effect.getComputedTiming().endTime < 2000)
        .map((one) => one.finished)).then(() => done());
";

/// A browser with the interface in it, which is looked at.
pub struct Wall {
    page: Page,
    phone: PhoneInBrowser<Told>,
    preferences: Preferences,
    _browser: Browser,
}

impl Wall {
    /// An empty wall.
    pub async fn put_up(chromium: &Chromium) -> Result<Self> {
        let preferences = Preferences::default();
        let told = Arc::new(Told(watch::Sender::new(blank(preferences))));
        let phone = PhoneInBrowser::serve(told, bundle(), ([127, 0, 0, 1], 0).into()).await?;
        let browser = chromium.open(Glass::Phone).await?;
        let page = browser.visit(&phone.url()).await?;
        // Nothing moves, so nothing has to be waited for.
        let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.pretend("Emulation.setEmulatedMedia", still).await?;
        page.see("main[data-screen=blocked]").await?;
        // The engine takes so many screens in so short a time for an attack on its history, and ignores some of what it is told of them.
        let wall = Self { page, phone, preferences, _browser: browser };
        wall.run("history.pushState = history.back = () => {}").await?;
        Ok(wall)
    }

    /// From now on it is looked at so.
    pub async fn look(&mut self, look: Look) -> Result<()> {
        self.preferences = look.preferences();
        self.page.pretend("Emulation.setDeviceMetricsOverride", look.size.metrics()).await?;
        let enlarge = "document.documentElement.style.fontSize = arguments[0]; arguments[1]()";
        self.page.run(enlarge, vec![json!(format!("{}%", look.text))]).await.map(drop)
    }

    /// Shows `state` as to somebody who comes from elsewhere: nothing is left of what was shown before.
    pub async fn hang(&self, state: &State) -> Result<()> {
        self.ask(state, AT_REST).await.map(drop)
    }

    /// The same, and asks the page something: `question` is a script with a function `goOn` that calls back with the answer.
    pub async fn ask(&self, state: &State, question: &str) -> Result<Value> {
        self.show(blank(self.preferences), "const goOn = (done) => done();").await?;
        let view = ViewModel { preferences: self.preferences, ..state.view.clone() };
        self.show(view, question).await.with_context(|| format!("{} cannot be shown", state.name))
    }

    /// What it looks like, in PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        self.page.picture().await
    }

    /// Runs `script` in the page.
    pub async fn run(&self, script: &str) -> Result<()> {
        self.page.run(&format!("{script}; arguments[0]()"), vec![]).await.map(drop)
    }

    async fn show(&self, view: ViewModel, question: &str) -> Result<Value> {
        let revision = self.phone.source().tell(view);
        self.page.run(&format!("{question}{WHEN_SHOWN}"), vec![json!(revision)]).await
    }
}

/// Plays the core: shows what it is told, and does nothing that it is asked.
struct Told(watch::Sender<ViewModel>);

impl Told {
    fn tell(&self, view: ViewModel) -> u64 {
        let revision = self.0.borrow().revision + 1;
        self.0.send_replace(ViewModel { revision, ..view });
        revision
    }
}

impl Source for Told {
    fn current_view(&self) -> ViewModel {
        self.0.borrow().clone()
    }

    fn views(&self) -> watch::Receiver<ViewModel> {
        self.0.subscribe()
    }

    async fn dispatch(&self, _: Intent) {}

    fn shutdown(&self) {}
}

fn blank(preferences: Preferences) -> ViewModel {
    let screen = Screen::Blocked(Blocked::StorageFailed);
    ViewModel { revision: 0, screen, pin: None, notice: None, preferences }
}
