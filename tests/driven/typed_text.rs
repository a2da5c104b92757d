//! What people type and paste: digits of other scripts, invisible characters, a link in place of the
//! code; and problems that are met twice, which screen readers announce twice.

use anyhow::{Result, ensure};
use key_protocol::enrolment::Code;
use key_protocol::ids::{Origin, Username};
use key_protocol::link::EnrolmentLink;
use serde_json::json;
use support::driver::Page;
use support::world::{MAIJA, PIN, World};

/// Script that pastes a text into the field that matches a selector.
const PASTE: &str = "
    const [css, text, done] = arguments;
    const field = document.querySelector(css);
    field.focus();
    field.select();
    document.execCommand('insertText', false, text);
    done(field.value);
";

/// Script that remembers the element that matches a selector, and calls back with whether it is
/// another than the one remembered before.
const IS_NEW: &str = "
    const [css, done] = arguments;
    const element = document.querySelector(css);
    const isNew = element !== null && element !== window.remembered;
    window.remembered = element;
    done(isNew);
";

async fn paste(page: &Page, css: &str, text: &str) -> Result<()> {
    page.see(&format!("html:not([data-guarded]) {css}")).await?;
    page.run(PASTE, vec![json!(css), json!(text)]).await.map(drop)
}

/// Waits until the element is another than the last time.
async fn sees_new(page: &Page, css: &str) -> Result<()> {
    page.see(css).await?;
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while page.run(IS_NEW, vec![json!(css)]).await? != json!(true) {
        ensure!(std::time::Instant::now() < deadline, "{css} stays the same");
    }
    Ok(())
}

/// Writes ASCII digits in another script.
fn in_script(zero: char, digits: &str) -> String {
    let of = |digit: char| digit.to_digit(10).and_then(|value| char::from_u32(u32::from(zero) + value));
    digits.chars().map(|digit| of(digit).unwrap_or(digit)).collect()
}

#[tokio::test]
async fn code_and_number_may_be_typed_in_other_scripts_with_what_a_clipboard_adds() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = world.phone_in_browser("Pixel").await?;
    let page = &phone.app.0;
    phone.app.open_form().await?;
    let code = in_script('\u{ff10}', &world.one_time_password(MAIJA)).replace('-', "\u{2212}\u{ad}");
    paste(page, "#username", &format!("\u{2068}{MAIJA}\u{2069}\u{200b}")).await?;
    paste(page, "#code", &format!("\u{200f}{code}\u{200b} ")).await?;
    page.press_button("Connect").await?;
    phone.app.choose_pin(PIN).await?;
    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    paste(page, "#number", &format!("\u{200f}{} ", in_script('\u{660}', &login.number().await?))).await?;
    page.see("#pin-pad").await?;
    phone.app.enter_pin(PIN).await?;
    login.see("start").await
}

#[tokio::test]
async fn pin_may_be_typed_on_a_keyboard_of_another_script() -> Result<()> {
    let (_world, phone) = World::with_enrolled_phone().await?;
    phone.app.open_offline_code(MAIJA).await?;
    phone.app.0.see("html:not([data-guarded]) #pin-pad").await?;
    phone.app.0.type_keys(&in_script('\u{6f0}', PIN)).await?;
    ensure!(phone.app.offline_code().await?.len() == 6);
    Ok(())
}

#[tokio::test]
async fn link_pasted_in_place_of_the_code_fills_the_form_in() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = world.phone_in_browser("Pixel").await?;
    phone.app.open_form().await?;
    let link = EnrolmentLink {
        origin: Origin::parse(world.address())?,
        username: Username::new(MAIJA),
        code: Code::new(world.one_time_password(MAIJA)),
    };
    paste(&phone.app.0, "#code", &format!(" {}\u{200b}", link.to_app())).await?;
    phone.app.0.press_button("Connect").await?;
    phone.app.0.press("#enrol-filled").await?;
    phone.app.choose_pin(PIN).await
}

#[tokio::test]
async fn problem_that_is_met_twice_is_announced_twice() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let page = &phone.app.0;
    page.press_button("Settings").await?;
    page.press_button(&format!("Devices of {MAIJA}")).await?;
    for _ in 0..2 {
        page.fill("#device-name", &"x".repeat(65)).await?;
        page.press("#rename").await?;
        sees_new(page, "#message > *").await?;
    }
    let other = world.phone_in_browser("Tablet").await?;
    other.app.open_form().await?;
    for _ in 0..2 {
        other.app.0.press_button("Connect").await?;
        sees_new(&other.app.0, "[role=alert]").await?;
    }
    Ok(())
}
