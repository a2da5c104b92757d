//! Where the link in a QR code leads on a phone without the app: what to do, and the stores. The username and the code stand in the
//! fragment, which never gets here; on the page, a script makes of it the link that opens an app that has been installed meanwhile.

use axum::response::Response;
use maud::html;

use super::components::Emblem;
use super::get_app::links;
use super::layout::Page;
use super::page_request::Browser;

/// The page, the same for everybody.
pub(super) async fn show(browser: Browser) -> Response {
    let (messages, stores) = (&browser.messages().connect, &browser.messages().stores);
    let body = html! {
        (Emblem::Phone.markup())
        h1 { (messages.heading) }
        ol.steps {
            li { (messages.install) }
            li { (messages.come_back) }
        }
        (links(stores))
        a #open-app .button.primary hidden data-origin=(browser.site.origin()) { (messages.open) }
        p.hint { (messages.lifetime) }
    };
    browser.page(&Page { opens_app: true, ..Page::new("connect", messages.heading, body) })
}
