//! What a person sees and presses, in a browser or in the window.

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

/// How long to wait for what is expected. Generous: a test machine checks PINs slowly.
const PATIENCE: Duration = Duration::from_secs(20);

/// Script that calls back once fonts are loaded, animations have finished and the result is
/// painted. Animations of two seconds and longer are countdowns and not waited for.
pub(super) const WAIT_FOR_ANIMATIONS: &str = "
    const done = arguments[0];
    const moves = (one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2000;
    const frame = () => new Promise(requestAnimationFrame);
    (async () => {
        await document.fonts.ready;
        // What came to rest may have set something else in motion.
        for (;;) {
            await frame().then(frame);
            const moving = document.getAnimations().filter(moves);
            if (moving.length === 0) return done();
            await Promise.allSettled(moving.map((one) => one.finished));
        }
    })();
";

/// Whether an element can be pressed: it is not disabled, and neither it nor anything around it is moving, so that a press lands where it
/// was aimed.
const PRESSABLE: &str = "
    const [element] = arguments;
    const moves = ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime < 2000
        && !effect.pseudoElement && effect.target.contains(element)
        && effect.getKeyframes().some((frame) => 'transform' in frame);
    return !element.matches(':disabled') && !document.getAnimations().some(moves);
";

/// A page that is shown somewhere.
#[derive(Clone)]
pub struct Page {
    pub(super) client: Client,
    screenshots: ScreenshotSource,
}

/// How a picture of it is taken.
#[derive(Clone)]
pub(super) enum ScreenshotSource {
    /// The browser's WebDriver takes it.
    Browser,
    /// The screen takes it: WebKit's own picture can hang.
    Screen(Screen),
}

impl Page {
    pub(super) fn new(client: Client, screenshots: ScreenshotSource) -> Self {
        Self { client, screenshots }
    }

    /// Returns when something matches `css`.
    pub async fn see(&self, css: &str) -> Result<()> {
        self.retry(css, || async { Ok(Some(self.client.find(Locator::Css(css)).await.map(drop)?)) }).await
    }

    /// Presses what matches `css`, once it can be pressed.
    pub async fn press(&self, css: &str) -> Result<()> {
        self.retry(css, || async { self.press_now(Locator::Css(css)).await }).await
    }

    /// Presses the button with the accessible name `name`.
    pub async fn press_button(&self, name: &str) -> Result<()> {
        let path = format!("//button[normalize-space()='{name}' or @aria-label='{name}']");
        self.retry(name, || async { self.press_now(Locator::XPath(&path)).await }).await
    }

    /// Presses what `locator` finds, unless it cannot be pressed yet.
    async fn press_now(&self, locator: Locator<'_>) -> Result<Option<()>, CmdError> {
        let element = self.client.find(locator).await?;
        let pressable = self.client.execute(PRESSABLE, vec![serde_json::to_value(&element)?]).await?;
        if pressable != json!(true) {
            return Ok(None);
        }
        element.click().await.map(Some)
    }

    /// Types `text` into the field that matches `css`, in place of what is in it.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.retry(css, || async {
            let field = self.client.find(Locator::Css(css)).await?;
            field.clear().await?;
            field.send_keys(text).await.map(Some)
        })
        .await
    }

    /// Chooses what is called `name` in the list that matches `css`.
    pub async fn choose(&self, css: &str, name: &str) -> Result<()> {
        self.retry(css, || async {
            let list = self.client.find(Locator::Css(css)).await?;
            list.select_by_label(name).await.map(Some)
        })
        .await
    }

    /// The text of what matches `css`, once there is any.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.retry(css, || async {
            let text = self.client.find(Locator::Css(css)).await?.text().await?;
            Ok(Some(text).filter(|text| !text.is_empty()))
        })
        .await
    }

    /// The attribute `name` of what matches `css`.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        self.retry(css, || async { self.client.find(Locator::Css(css)).await?.attr(name).await }).await
    }

    /// Whether something matches `css` right now.
    pub async fn shows(&self, css: &str) -> Result<bool> {
        Ok(!self.client.find_all(Locator::Css(css)).await?.is_empty())
    }

    /// Everything that is on the page, whether it is shown or not.
    pub async fn source(&self) -> Result<String> {
        Ok(self.client.source().await?)
    }

    /// Goes back, by the phone's own gesture or button.
    pub async fn go_back(&self) -> Result<()> {
        Ok(self.client.back().await?)
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// The page as a picture, in PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        match &self.screenshots {
            ScreenshotSource::Browser => Ok(self.client.screenshot().await?),
            ScreenshotSource::Screen(screen) => screen.picture(),
        }
    }

    /// All of the page as a picture, in PNG, also what one would have to scroll to.
    pub async fn whole_picture(&self) -> Result<Vec<u8>> {
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        let all = json!({ "captureBeyondViewport": true });
        let answer = dev_tools::execute(&self.client, "Page.captureScreenshot", all).await?;
        let picture = answer["data"].as_str().context("the browser took no picture")?;
        STANDARD.decode(picture).context("the browser's picture is not base64")
    }

    /// What matches `css` as a picture, in PNG.
    pub async fn picture_of(&self, css: &str) -> Result<Vec<u8>> {
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        Ok(self.client.find(Locator::Css(css)).await?.screenshot().await?)
    }

    /// Emulates a colour scheme.
    pub async fn set_colour_scheme(&self, scheme: ColourScheme) -> Result<()> {
        scheme.apply(&self.client).await
    }

    /// From its next load on, no script of it runs.
    pub async fn without_scripts(&self) -> Result<()> {
        let off = json!({ "value": true });
        dev_tools::execute(&self.client, "Emulation.setScriptExecutionDisabled", off).await.map(drop)
    }

    /// Goes to another page of the same site.
    pub async fn go_to(&self, path: &str) -> Result<()> {
        let here = self.client.current_url().await?;
        Ok(self.client.goto(here.join(path)?.as_str()).await?)
    }

    /// Runs `script` in it, which calls back with what is wanted, as its last argument.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Has the browser pretend something, by one of its own commands: another size, another system. Gives what it answers.
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
