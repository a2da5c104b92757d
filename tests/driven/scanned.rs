//! The QR code, before a camera, by day and by night; and where it leads on a phone without the app.

use anyhow::{Context as _, Result, ensure};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use key_protocol::link::ConnectLink;
use stories::camera;
use stories::driver::{Glass, Light};
use stories::world::World;

const AKE: &str = "åke.öberg@example.se";

#[tokio::test]
async fn a_camera_reads_it_in_any_light_and_the_page_it_opens_leads_to_the_app() -> Result<()> {
    let world = World::start().await?;
    let user = world.user(AKE)?;
    let login = world.login_page().await?;
    login.log_in(AKE, &user.password, user.one_time_passwords.first().context("a code")?).await?;
    login.0.press("#enable").await?;
    login.see("pairing").await?;
    let link = login.0.attribute("#open-link", "href").await?;
    for light in [Light::Bright, Light::Dark] {
        login.0.in_light(light).await?;
        ensure!(camera::scan(&login.0.picture_of(".qr").await?)? == link, "{light:?}");
    }

    login.0.press("#new-code").await?;
    login.0.see(&format!("#open-link:not([href='{link}'])")).await?;
    let scanned = camera::scan(&login.0.picture_of(".qr").await?)?;
    let read = ConnectLink::parse(&scanned)?;
    let browser = world.login_page().await?;
    browser.0.through(Glass::Phone).await?;
    browser.0.go_to(&scanned).await?;
    browser.see("connect").await?;
    ensure!(browser.0.attribute("#open-app:not([hidden])", "href").await? == read.to_app());

    let phone = world.phone("Åkes telefon", MemoryVault::new(), KdfCost::REFERENCE).await?;
    phone.app.connect(read.username.as_str(), read.code.expose()).await?;
    login.see("connected").await
}
