//! The enrolment QR code and link: scanned in both colour schemes, opened with and without the app.

use anyhow::{Result, ensure};
use key_protocol::enrolment::Code;
use key_protocol::ids::{Origin, Username};
use key_protocol::link::EnrolmentLink;
use support::camera;
use support::driver::{ColourScheme, Viewport};
use support::world::{AAKE, PIN, World};

#[tokio::test]
async fn a_camera_scans_the_qr_code_in_both_colour_schemes_and_its_page_opens_the_app() -> Result<()> {
    let world = World::in_real_time().await;
    let login = world.login_page().await?;
    login.log_in(AAKE, &world.one_time_password(AAKE)).await?;
    login.0.press("#enable").await?;
    login.see("pairing").await?;
    let link = login.0.attribute("#open-link", "href").await?;
    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        login.0.set_colour_scheme(scheme).await?;
        ensure!(camera::scan(&login.0.picture_of(".qr").await?)? == link, "{scheme:?}");
    }

    login.0.press("#new-code").await?;
    login.0.see(&format!("#open-link:not([href='{link}'])")).await?;
    let scanned = camera::scan(&login.0.picture_of(".qr").await?)?;
    let read = EnrolmentLink::parse(&scanned)?;
    let browser = world.login_page().await?;
    browser.0.set_viewport(Viewport::Phone).await?;
    browser.0.go_to(&scanned).await?;
    browser.see("connect").await?;
    ensure!(browser.0.attribute("#open-app:not([hidden])", "href").await? == read.to_app());

    let phone = world.phone_in_browser("Åkes telefon").await?;
    phone.app.see("welcome").await?;
    phone.app.0.press("#scan").await?;
    phone.app.see("scan").await?;
    phone.app.0.press("#torch").await?;
    phone.app.0.see("#torch[aria-pressed=true]").await?;
    ensure!(phone.camera.is_light_on());
    phone.camera.show_code(&scanned);
    phone.app.0.see("main[data-screen=enrol][data-filled]").await?;
    ensure!(!phone.camera.is_on());
    ensure!(phone.app.0.text("main").await?.contains(AAKE));
    ensure!(!phone.app.0.source().await?.contains(read.code.expose()), "the code does not leave the core");
    phone.app.0.press("#enrol-filled").await?;
    login.see("connected").await?;
    phone.app.choose_pin(PIN).await
}

#[tokio::test]
async fn a_link_on_the_same_phone_fills_in_the_form_and_typing_remains_possible() -> Result<()> {
    let world = World::in_real_time().await;
    let code = &world.one_time_password(AAKE);
    let phone = world.phone_in_browser("Åkes telefon").await?;
    phone.app.see("welcome").await?;
    let link = EnrolmentLink {
        origin: Origin::parse(world.address())?,
        username: Username::new(AAKE),
        code: Code::new(code),
    };
    phone.core.source().open_link(&link.to_app(), None).await;
    phone.app.0.see("#enrol-filled").await?;
    phone.app.0.press("#type-instead").await?;
    phone.app.0.see("#username").await?;
    phone.core.source().open_link("https://example.fi/menu", None).await;
    phone.app.0.see("#problem").await?;
    phone.app.connect(AAKE, code).await?;
    phone.app.choose_pin(PIN).await
}
