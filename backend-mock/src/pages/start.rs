//! Procountor's start page: the end of every login, with the method that confirmed it. After all
//! devices were disconnected, another page comes first.

use backend_model::{Confirmed, FEW_CODES};
use key_messages::pages::PageMessages;
use maud::html;

use super::components::{Emblem, form, quiet_button};
use super::layout::Page;
use super::page_request::{Answer, PageRequest};
use super::path;
use super::session_phase::SessionPhase;

pub(super) async fn show(request: PageRequest) -> Answer {
    let SessionPhase::LoggedIn(session, confirmed) = &request.phase else {
        return Err(request.to_current_step());
    };
    let browser = &request.browser;
    let (messages, list) = (&browser.messages().start, &browser.messages().code_list);
    let (csrf, codes_left) = (browser.csrf(), session.user.codes_left());
    let connect = if session.devices == 0 { messages.enable } else { messages.connect_another };
    let body = html! {
        (Emblem::Done.markup())
        h1 #user { (messages.heading(&session.user.display_name)) }
        dl.facts {
            div { dt { (browser.messages().controls.username) } dd { (session.user.username.as_str().trim()) } }
            div { dt { (messages.confirmed) } dd #confirmed-by data-method=(method(confirmed)) { (confirmed_by(browser.messages(), confirmed)) } }
        }
        @if codes_left <= FEW_CODES {
            div #few-codes .notice {
                p { (list.few(codes_left)) }
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
    Ok(browser.page(&Page::new("start", messages.title, body)))
}

fn method(confirmed: &Confirmed) -> &'static str {
    match confirmed {
        Confirmed::InApp { .. } => "app",
        Confirmed::ByConnecting { .. } => "connecting",
        Confirmed::WithOneTimePassword => "one-time-password",
        Confirmed::WithOfflineCode { .. } => "offline-code",
    }
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

/// Shows that all devices are disconnected.
pub(super) async fn disconnected(request: PageRequest) -> Answer {
    let session = request.session(|phase| phase.logged_in().filter(|session| session.devices == 0))?;
    let messages = &request.browser.messages().disconnected;
    let body = html! {
        (Emblem::Done.markup())
        h1 { (messages.heading) }
        p { (messages.text) }
        @if session.user.codes_left() == 0 { p.strong { (messages.last_code) } }
        a #continue .button.primary href=(path::START) { (request.browser.messages().frame.go_on) }
        a #connect .button.secondary href=(path::PAIRING) { (messages.connect) }
    };
    Ok(request.browser.page(&Page::new("disconnected", messages.heading, body)))
}
