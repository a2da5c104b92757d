//! What a person feels on a slow phone: from a press to the next picture, and to the one it leads to, in Chromium at a sixth of this machine's
//! speed; and how far things jump meanwhile. The way to the core and back is in the second, here by HTTP.

use anyhow::Result;
use stories::driver::Answer;
use stories::world::World;

use crate::figures::Figures;

const RUNS: usize = 15;
const SLOWER: u32 = 6;

const HOME: &str = "main[data-screen=home]";
const BACK: &str = ".top-bar .icon-button";

pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let page = &phone.app.0;
    phone.app.is_online().await?;
    page.watch_for_jumps().await?;
    page.slow_down(SLOWER).await?;

    let (mut settings, mut back) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        settings.push(page.answer(".top-bar .icon-button", "main[data-screen=settings]").await?);
        back.push(page.answer(BACK, HOME).await?);
    }
    told(figures, "settings", &settings);
    told(figures, "back", &back);

    let mut keys = Vec::new();
    page.answer(".card[data-account] .row", "#pin-pad").await?;
    for _ in 0..RUNS {
        keys.push(page.answer("#key-7", ".dots [data-filled]").await?);
        page.answer("#key-delete", ".dots:not(:has([data-filled]))").await?;
    }
    told(figures, "key of the PIN pad", &keys);
    page.answer("#pin-cancel", ".stage:not([inert]) > [data-screen=home]").await?;

    let login = world.login_page().await?;
    login.ask_app(user.username.as_str(), &user.password).await?;
    phone.app.see_challenge().await?;
    let mut challenges = Vec::new();
    for _ in 0..RUNS {
        page.answer(BACK, HOME).await?;
        challenges.push(page.answer("button[data-challenge]", "main[data-screen=challenge]").await?);
    }
    told(figures, "challenge", &challenges);

    let jumped = page.jumps().await?.iter().map(|(by, _)| by).fold(0.0, |sum, by| sum + by);
    figures.exact("layout shift over all of that", jumped, "");
    Ok(())
}

fn told(figures: &mut Figures, what: &str, answers: &[Answer]) {
    let next: Vec<_> = answers.iter().map(|answer| answer.next_paint).collect();
    let arrival: Vec<_> = answers.iter().map(|answer| answer.arrival).collect();
    figures.median(&format!("6 × slower, {what}: press to paint"), &next, "ms");
    figures.percentile(&format!("6 × slower, {what}: press to paint, worst"), &next, 100, "ms");
    figures.median(&format!("6 × slower, {what}: press to what it leads to"), &arrival, "ms");
}
