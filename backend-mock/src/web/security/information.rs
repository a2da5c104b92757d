//! Section with the user's personal information.

use backend_model::{EmailAddress, PhoneNumber, SessionView};
use maud::{Markup, html};

use crate::web::page_request::Browser;
use crate::web::path;

/// Section with the known values and the link to change them.
pub(super) fn section(browser: &Browser, session: &SessionView) -> Markup {
    let (messages, security) = (&browser.messages().information, &browser.messages().security);
    let email = session.email.as_ref().map_or(security.missing, EmailAddress::as_str);
    let phone = session.phone.as_ref().map(PhoneNumber::grouped);
    html! {
        section #information .card {
            h2 { (messages.heading) }
            dl.facts {
                div { dt { (messages.name) } dd { (session.display_name) } }
                div { dt { (messages.email) } dd { (email) } }
                div { dt { (messages.phone) } dd { (phone.as_deref().unwrap_or(security.missing)) } }
            }
            a #change-information .button.secondary href=(path::INFORMATION) { (security.change) }
        }
    }
}
