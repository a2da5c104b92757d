//! "My security": what a user can see and change about confirming logins.

pub(crate) mod confirmation;
pub(super) mod devices;

use backend_model::{EmailAddress, End, Entry, PhoneNumber, SessionView};
use key_protocol::ids::Timestamp;
use maud::{Markup, html};

use super::components::outcome_name;
use super::layout::Page;
use super::page_request::{Answer, Browser, PageRequest};
use super::path;
use super::session_phase::{SessionPhase, reason};
use super::start::confirmed_by;
use confirmation::challenge_kind;
use devices::ago;

pub(super) async fn show(request: PageRequest) -> Answer {
    let (session, browser) = (request.session(SessionPhase::logged_in)?, &request.browser);
    let (messages, list) = (&browser.messages().security, &browser.messages().code_list);
    let codes_left = session.user.codes_left();
    let body = html! {
        h1 { (messages.heading) }
        @if session.user.is_frozen {
            div #frozen .notice {
                p { (messages.frozen) }
                a #unfreeze .button.secondary href=(path::UNFREEZE) { (messages.unfreeze) }
            }
        }
        (devices::section(browser, session))
        section #codes .card {
            h2 { (list.heading) }
            p data-left=(codes_left) { (list.left(codes_left)) }
            a #code-list .button.secondary href=(path::CODE_LIST) { (messages.new_list) }
        }
        (confirmation::section(browser, session))
        (logbook(browser, session))
        (information(browser, session))
        a #back .button.quiet href=(path::START) { (browser.messages().frame.back_to_start) }
    };
    Ok(browser.page(&Page::new("security", messages.heading, body)))
}

/// Section with the known personal information and the link to change it.
fn information(browser: &Browser, SessionView { user, .. }: &SessionView) -> Markup {
    let (messages, security) = (&browser.messages().information, &browser.messages().security);
    let email = user.email.as_ref().map_or(security.missing, EmailAddress::as_str);
    let phone = user.phone.as_ref().map(PhoneNumber::grouped);
    html! {
        section #information .card {
            h2 { (messages.heading) }
            dl.facts {
                div { dt { (messages.name) } dd { (user.display_name) } }
                div { dt { (messages.email) } dd { (email) } }
                div { dt { (messages.phone) } dd { (phone.as_deref().unwrap_or(security.missing)) } }
            }
            a #change-information .button.secondary href=(path::INFORMATION) { (security.change) }
        }
    }
}

/// Section with the latest logins and confirmations, newest first: the outcome, the device, and
/// where the request came from.
fn logbook(browser: &Browser, session: &SessionView) -> Markup {
    let messages = &browser.messages().security;
    let entries = browser.read(|state, _, now| {
        state.logbook(&session.user.account).map(|entry| entry_item(browser, entry, now)).collect::<Vec<_>>()
    });
    html! {
        section #logbook .card {
            h2 { (messages.recent) }
            @if entries.is_empty() { p { (messages.nothing_yet) } } @else { ul.things { @for entry in entries { (entry) } } }
        }
    }
}

fn entry_item(browser: &Browser, entry: &Entry, now: Timestamp) -> Markup {
    let messages = browser.messages();
    let confirmed = messages.security.confirmed;
    let (end, said) = match &entry.end {
        End::Confirmed(by) => ("confirmed", format!("{confirmed} {}", confirmed_by(messages, by))),
        End::Refused { outcome, by_device } => match reason(*outcome) {
            Some(reason) => (outcome_name(*outcome), messages.security.refused(reason, by_device.as_deref())),
            None => ("confirmed", confirmed.to_owned()),
        },
    };
    let from = &entry.from;
    html! {
        li data-end=(end) {
            p { span.strong { (messages.challenge.kind(challenge_kind(entry.kind))) } ", " (ago(messages, entry.at, now)) }
            p { (said) }
            p.hint { (from.browser) ", " (from.os) ", " (from.ip) @if let Some(place) = &from.place { ", " (place) } }
        }
    }
}
