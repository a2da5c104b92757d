//! Landing page of the link in a QR code, for a phone without the app: instructions and the stores.
//! The username and the code are in the URL fragment, which never reaches the server; `connect.js`
//! builds from it the link that opens the app once it is installed.

use axum::response::Response;
use maud::html;

use super::components::Emblem;
use super::get_app::links;
use super::layout::Page;
use super::page_request::Browser;

/// Shows the page, which is the same for every visitor.
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
