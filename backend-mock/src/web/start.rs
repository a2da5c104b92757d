//! Procountor's start page: the end of every login, with the method that confirmed it.

use axum::response::Response;
use backend_model::{Confirmed, FEW_CODES, SessionView};
use key_messages::pages::PageMessages;
use maud::html;

use super::components::{Emblem, form, quiet_button};
use super::layout::Page;
use super::page_request::{Browser, PageRequest};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the page.
pub(super) async fn show(request: PageRequest) -> Response {
    match &request.phase {
        SessionPhase::LoggedIn(session, confirmed) => {
            request.browser.page(&page(&request.browser, session, confirmed))
        }
        _ => request.redirect_to_current_step(),
    }
}

fn page<'a>(browser: &Browser, session: &SessionView, confirmed: &Confirmed) -> Page<'a> {
    let (messages, list) = (&browser.messages().start, &browser.messages().code_list);
    let csrf = browser.csrf();
    let connect = if session.devices == 0 { messages.enable } else { messages.connect_another };
    let body = html! {
        (Emblem::Done.markup())
        h1 #user { (messages.heading(&session.display_name)) }
        dl.facts {
            div { dt { (browser.messages().controls.username) } dd { (session.username.as_str().trim()) } }
            div { dt { (messages.confirmed) } dd #confirmed-by data-method=(method(confirmed)) { (confirmed_by(browser.messages(), confirmed)) } }
        }
        @if session.codes_left <= FEW_CODES {
            div #few-codes .notice {
                p { (list.few(session.codes_left)) }
                a #code-list .button.secondary href=(path::CODE_LIST) { (list.renew) }
            }
        }
        section.card {
            h2 { (messages.mobile_confirmation) }
            p { (messages.devices(session.devices)) }
            (form(path::NEW_CODE, &csrf, &html! { button #enable .button.secondary { (connect) } }))
        }
        a #security .button.secondary href=(path::SECURITY) { (browser.messages().security.heading) }
        (quiet_button(path::LOGOUT, &csrf, "log-out", messages.log_out))
    };
    Page::new("start", messages.title, body)
}

/// Method that confirmed a login, in words.
pub(super) fn confirmed_by(messages: &PageMessages, confirmed: &Confirmed) -> String {
    let messages = messages.start;
    match confirmed {
        Confirmed::InApp { device } => messages.in_app(device),
        Confirmed::ByConnecting { device } => messages.by_connecting(device),
        Confirmed::WithOneTimePassword => messages.with_one_time_password.to_owned(),
        Confirmed::WithOfflineCode { device } => messages.with_offline_code(device),
    }
}

fn method(confirmed: &Confirmed) -> &'static str {
    match confirmed {
        Confirmed::InApp { .. } => "app",
        Confirmed::ByConnecting { .. } => "connecting",
        Confirmed::WithOneTimePassword => "one-time-password",
        Confirmed::WithOfflineCode { .. } => "offline-code",
    }
}
