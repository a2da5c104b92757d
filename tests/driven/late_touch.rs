//! Touches that were meant for another screen: one that came by itself takes none for a moment, and
//! none of a finger that was down before.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use support::world::{MAIJA, World};

/// Script that will press `#deny` as soon as it is on the page, and records whether the page took
/// touches then. Armed before the challenge is issued: a slow machine would be late otherwise.
const ARM: &str = "
    window.pressedAtOnce = new Promise((pressed) => {
        const observer = new MutationObserver(() => {
            const deny = document.querySelector('#deny');
            if (!deny) return;
            observer.disconnect();
            pressed(document.documentElement.matches('[data-guarded]'));
            deny.click();
        });
        observer.observe(document, { subtree: true, childList: true });
    });
    arguments[0]();
";

/// Script that calls back with what was recorded.
const PRESSED: &str = "window.pressedAtOnce.then(arguments[0])";

/// Script that puts a finger on the page.
const FINGER_DOWN: &str =
    "document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })); arguments[0]()";

/// Script that lifts the finger over `#deny`.
const FINGER_UP: &str = "
    const deny = document.querySelector('#deny');
    deny.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    deny.click();
    arguments[0]();
";

#[tokio::test]
async fn challenge_that_opens_by_itself_takes_no_touch_at_first() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let page = &phone.app.0;
    phone.app.is_online().await?;
    page.run(ARM, vec![]).await?;
    world.control.issue_login(MAIJA)?;
    ensure!(page.run(PRESSED, vec![]).await? == json!(true), "it is guarded from the start");
    page.see("html:not([data-guarded]) #deny:enabled").await?;
    let challenge = world.control.challenges(MAIJA).pop().context("a challenge")?;
    ensure!(challenge.outcome.is_none(), "the touch had no effect");
    page.press("#deny").await?;
    phone.app.ended("denied").await
}

#[tokio::test]
async fn finger_that_was_down_before_a_challenge_opened_answers_nothing() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let page = &phone.app.0;
    phone.app.is_online().await?;
    page.run(FINGER_DOWN, vec![]).await?;
    world.control.issue_login(MAIJA)?;
    page.see("html:not([data-guarded]) #deny:enabled").await?;
    page.run(FINGER_UP, vec![]).await?;
    page.see("#deny:enabled").await?;
    let challenge = world.control.challenges(MAIJA).pop().context("a challenge")?;
    ensure!(challenge.outcome.is_none(), "the touch had no effect");
    page.press("#deny").await?;
    phone.app.ended("denied").await
}
