//! Enable mobile confirmation: what to do on the phone, and the code to do it with. The page moves on by itself when the phone
//! is connected.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::layout::{Live, Page};
use super::live::{self, Showing};
use super::parts::{form, time_left};
use super::path;
use super::refusal::Refused;
use super::sent::{Nothing, Sent};
use super::standing::Standing;
use super::visit::{Browser, Visit, go_to};
use crate::state::{PairingForm, PairingStatus, SessionView};

/// The page. The first look makes the first code, later ones show the same.
pub(super) async fn show(visit: Visit) -> Result<Response, Refused> {
    let Standing::LoggedIn(session, _) = &visit.standing else { return Ok(visit.elsewhere()) };
    let mut status = look(&visit.browser);
    if let PairingStatus::None = status {
        visit.browser.write(|state, id, now| state.offer_pairing(id, PairingForm::Typed, now))?;
        status = look(&visit.browser);
    }
    Ok(match status {
        PairingStatus::Paired { .. } => go_to(path::CONNECTED),
        status => visit.browser.page(&page(&visit.browser, session, &status)),
    })
}

/// Replaces the code.
pub(super) async fn new_code(sent: Sent<Nothing>) -> Result<Response, Refused> {
    let Standing::LoggedIn(..) = &sent.visit.standing else { return Ok(sent.visit.elsewhere()) };
    sent.visit.browser.write(|state, id, now| state.offer_pairing(id, PairingForm::Typed, now))?;
    Ok(go_to(path::PAIRING))
}

/// Tells the page when it shows the past.
pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    live::follow(browser, |state, id, now| {
        let status = state.pairing(id, PairingForm::Typed, now);
        let until = match &status {
            PairingStatus::Waiting { expires_at, .. } => Some(*expires_at),
            _ => None,
        };
        Showing { mark: mark(&status), until }
    })
}

/// How the pairing in a browser's session stands.
pub(super) fn look(browser: &Browser) -> PairingStatus {
    browser.read(|state, id, now| state.pairing(id, PairingForm::Typed, now))
}

/// Tells codes apart without telling them.
fn mark(status: &PairingStatus) -> String {
    match status {
        PairingStatus::None => "none".to_owned(),
        PairingStatus::Waiting { expires_at, .. } => format!("until {}", expires_at.seconds()),
        PairingStatus::Expired => "expired".to_owned(),
        PairingStatus::Paired { .. } => "paired".to_owned(),
    }
}

fn page<'a>(browser: &Browser, session: &SessionView, status: &PairingStatus) -> Page<'a> {
    let (words, frame) = (&browser.words().pairing, &browser.words().frame);
    let body = html! {
        h1 { (words.heading) }
        p { (words.intro) }
        ol.steps {
            li { (words.install) }
            li { (words.open) }
            li { (words.fill_in) }
            li { (words.choose_pin) }
        }
        dl.facts {
            div { dt { (frame.username) } dd { (session.username.as_str().trim()) } }
            div { dt { (words.code) } (code(browser, status)) }
            div.minor { dt { (words.address) } dd { (browser.site.origin()) } }
        }
        (countdown(browser, status))
        (form(path::NEW_CODE, &browser.csrf(), &html! { button #new-code .button.secondary { (words.new_code) } }))
        a #back .button.quiet href=(path::START) { (words.back) }
    };
    let live = Live { events: path::PAIRING_EVENTS, shows: mark(status) };
    Page { live: Some(live), ..Page::new("pairing", words.heading, body) }
}

fn code(browser: &Browser, status: &PairingStatus) -> Markup {
    match status {
        PairingStatus::Waiting { code, .. } => html! {
            dd #pairing-code .code data-code=(code) { (code) }
        },
        _ => html! { dd #pairing-ended { (browser.words().pairing.ended) } },
    }
}

fn countdown(browser: &Browser, status: &PairingStatus) -> Markup {
    let words = &browser.words().pairing;
    let PairingStatus::Waiting { expires_at, .. } = status else { return Markup::default() };
    let left = u64::try_from(*expires_at - browser.site.backend.clock.now()).unwrap_or(0);
    html! {
        (time_left(words.time_left, left, PairingForm::Typed.lifetime().unsigned_abs()))
        p.hint { (words.goes_on) }
    }
}
