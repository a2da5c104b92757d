//! The last seconds of an offline code: the next one is beside it, heard once, and nothing moves.

use anyhow::{Result, ensure};
use support::world::{MAIJA, PIN, World};

#[tokio::test]
async fn next_code_comes_beside_the_present_one_without_moving_anything() -> Result<()> {
    let world = World::new().await;
    let phone = world.enrolled(MAIJA, "Pixel").await?;
    let page = &phone.app.0;
    phone.app.open_offline_code(MAIJA).await?;
    phone.app.enter_pin(PIN).await?;
    page.see("#next-code:empty").await?;
    let present = phone.app.offline_code().await?;
    page.see("body:not(:has(#pin-pad))").await?;
    page.record_layout_shifts().await?;

    world.advance(26);
    page.see(".code[data-ending]").await?;
    let next = page.text("#next-code").await?.replace(' ', "");
    ensure!(phone.app.offline_code().await? == present && next != present);
    let heard = page.text(".code [role=status]").await?;

    world.advance(4);
    page.see(".code:not([data-ending])").await?;
    ensure!(phone.app.offline_code().await? == next);
    ensure!(page.text(".code [role=status]").await? == heard, "the same code is announced again");
    ensure!(heard.replace([' ', ','], "") == next);
    let mut moved = page.layout_shifts().await?;
    // Two digits in the ring become one, and the pad's sheet may still be leaving.
    moved.retain(|(_, element)| !element.starts_with("seconds ") && !element.starts_with("removed element"));
    assert_eq!(moved, []);
    Ok(())
}
