//! A page in a browser or in the window: waiting for elements, pressing, typing, screenshots.

use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::dev_tools;
use super::screen::Screen;
use super::viewport::{ColourScheme, Viewport};

/// Time to wait for an expected element. Generous, because a busy test machine checks PINs slowly.
const PATIENCE: Duration = Duration::from_secs(20);

/// Script that calls back once fonts are loaded, animations have finished and the result is
/// painted. Animations of two seconds and longer are countdowns and not waited for.
pub(super) const WAIT_FOR_ANIMATIONS: &str = "
    const done = arguments[0];
    const moves = (one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2000;
    const frame = () => new Promise(requestAnimationFrame);
    (async () => {
        await document.fonts.ready;
        // The end of an animation may have started another one.
        for (;;) {
            await frame().then(frame);
            const moving = document.getAnimations().filter(moves);
            if (moving.length === 0) return done();
            await Promise.allSettled(moving.map((one) => one.finished));
        }
    })();
";

/// Script that returns whether an element can be pressed: it is enabled, neither it nor an ancestor is
/// being moved by an animation, so that a press hits it, and the app takes touches.
const PRESSABLE: &str = "
    const [element] = arguments;
    const moves = ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime < 2000
        && !effect.pseudoElement && effect.target.contains(element)
        && effect.getKeyframes().some((frame) => 'transform' in frame);
    return !element.matches(':disabled, [data-guarded] *') && !document.getAnimations().some(moves);
";

/// A page in a WebDriver session.
#[derive(Clone)]
pub struct Page {
    pub(super) client: Client,
    screenshots: ScreenshotSource,
}

/// The way to take a screenshot of a page.
#[derive(Clone)]
pub(super) enum ScreenshotSource {
    /// The browser's WebDriver takes it.
    Browser,
    /// The picture is read from the virtual screen: WebKitWebDriver's screenshot command can hang.
    Screen(Screen),
}

impl Page {
    pub(super) fn new(client: Client, screenshots: ScreenshotSource) -> Self {
        Self { client, screenshots }
    }

    /// Waits until an element matches `css`.
    pub async fn see(&self, css: &str) -> Result<()> {
        self.retry(css, || async { Ok(Some(self.client.find(Locator::Css(css)).await.map(drop)?)) }).await
    }

    /// Presses the element that matches `css`, once it can be pressed.
    pub async fn press(&self, css: &str) -> Result<()> {
        self.retry(css, || async { self.press_now(Locator::Css(css)).await }).await
    }

    /// Presses the button with the accessible name `name`, once it can be pressed.
    pub async fn press_button(&self, name: &str) -> Result<()> {
        let path = format!("//button[normalize-space()='{name}' or @aria-label='{name}']");
        self.retry(name, || async { self.press_now(Locator::XPath(&path)).await }).await
    }

    /// Presses the element that `locator` finds, or returns `None` if it cannot be pressed yet.
    async fn press_now(&self, locator: Locator<'_>) -> Result<Option<()>, CmdError> {
        let element = self.client.find(locator).await?;
        let pressable = self.client.execute(PRESSABLE, vec![serde_json::to_value(&element)?]).await?;
        if pressable != json!(true) {
            return Ok(None);
        }
        element.click().await.map(Some)
    }

    /// Replaces the content of the field that matches `css` with `text`.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.retry(css, || async {
            let field =
                self.client.find(Locator::Css(&format!("html:not([data-guarded]) :is({css})"))).await?;
            field.clear().await?;
            field.send_keys(text).await.map(Some)
        })
        .await
    }

    /// Selects the option labelled `name` in the list that matches `css`.
    pub async fn choose(&self, css: &str, name: &str) -> Result<()> {
        self.retry(css, || async {
            let list = self.client.find(Locator::Css(css)).await?;
            list.select_by_label(name).await.map(Some)
        })
        .await
    }

    /// Returns the visible text of the element that matches `css`, once it is not empty.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.retry(css, || async {
            let text = self.client.find(Locator::Css(css)).await?.text().await?;
            Ok(Some(text).filter(|text| !text.is_empty()))
        })
        .await
    }

    /// Returns the attribute `name` of the element that matches `css`, once it has one.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        self.retry(css, || async { self.client.find(Locator::Css(css)).await?.attr(name).await }).await
    }

    /// Whether an element matches `css` right now.
    pub async fn shows(&self, css: &str) -> Result<bool> {
        Ok(!self.client.find_all(Locator::Css(css)).await?.is_empty())
    }

    /// Returns the source of the page, including hidden elements.
    pub async fn source(&self) -> Result<String> {
        Ok(self.client.source().await?)
    }

    /// Goes back in the history, as the phone's back button or gesture does.
    pub async fn go_back(&self) -> Result<()> {
        Ok(self.client.back().await?)
    }

    /// Reloads the page.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// Takes a screenshot of the viewport, as PNG, once animations have finished.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        match &self.screenshots {
            ScreenshotSource::Browser => Ok(self.client.screenshot().await?),
            ScreenshotSource::Screen(screen) => screen.picture(),
        }
    }

    /// Takes a screenshot of the whole page, as PNG, including the parts outside the viewport.
    pub async fn whole_picture(&self) -> Result<Vec<u8>> {
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        let all = json!({ "captureBeyondViewport": true });
        let answer = dev_tools::execute(&self.client, "Page.captureScreenshot", all).await?;
        let picture = answer["data"].as_str().context("the browser took no picture")?;
        STANDARD.decode(picture).context("the browser's picture is not base64")
    }

    /// Takes a screenshot of the element that matches `css`, as PNG.
    pub async fn picture_of(&self, css: &str) -> Result<Vec<u8>> {
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        Ok(self.client.find(Locator::Css(css)).await?.screenshot().await?)
    }

    /// Emulates a colour scheme.
    pub async fn set_colour_scheme(&self, scheme: ColourScheme) -> Result<()> {
        scheme.apply(&self.client).await
    }

    /// Disables the page's scripts from its next load on.
    pub async fn without_scripts(&self) -> Result<()> {
        let off = json!({ "value": true });
        dev_tools::execute(&self.client, "Emulation.setScriptExecutionDisabled", off).await.map(drop)
    }

    /// Navigates to `path`, relative to the current URL.
    pub async fn go_to(&self, path: &str) -> Result<()> {
        let here = self.client.current_url().await?;
        Ok(self.client.goto(here.join(path)?.as_str()).await?)
    }

    /// Runs an asynchronous script in the page and returns its result. The script's last argument
    /// is the callback.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Executes a DevTools command, such as one of the domain `Emulation`, and returns its result.
    pub async fn pretend(&self, command: &'static str, parameters: Value) -> Result<Value> {
        dev_tools::execute(&self.client, command, parameters).await
    }

    /// Lays out the page for another viewport.
    pub async fn set_viewport(&self, viewport: Viewport) -> Result<()> {
        viewport.apply(&self.client).await
    }

    /// Repeats `attempt` until it returns a value or the time is up. Elements may appear, disappear
    /// or be replaced between two commands of an attempt.
    async fn retry<T, F>(&self, what: &str, attempt: impl Fn() -> F) -> Result<T>
    where
        F: Future<Output = Result<Option<T>, CmdError>>,
    {
        let started = Instant::now();
        loop {
            match attempt().await {
                Ok(Some(value)) => return Ok(value),
                Ok(None) | Err(CmdError::Standard(_)) if started.elapsed() < PATIENCE => {}
                Ok(None) => {
                    bail!("{what} does not become usable; on the page: {}", self.visible_text().await)
                }
                Err(why @ CmdError::Standard(_)) => {
                    let text = self.visible_text().await;
                    return Err(why).with_context(|| format!("{what} does not come; on the page: {text}"));
                }
                Err(why) => return Err(why).with_context(|| format!("cannot look for {what}")),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Returns the page's path and text for an error message; empty if they cannot be read.
    async fn visible_text(&self) -> String {
        let read = "return location.pathname + ': ' + document.body.innerText.replace(/\\s+/g, ' ');";
        let text = self.client.execute(read, Vec::new()).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }
}
