//! "Enable mobile confirmation": instructions for the phone, a QR code, the same as a link, and a
//! code to type. The page updates by itself when the phone is connected.

use axum::response::{IntoResponse, Response};
use backend_model::{PairingForm, PairingStatus, SessionId, SessionView, State};
use key_protocol::enrolment::Code;
use key_protocol::ids::Timestamp;
use key_protocol::link::EnrolmentLink;
use maud::{Markup, html};

use super::components::{form, time_left};
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::{LiveUpdates, Page};
use super::live_updates::{self, LiveState};
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::session_phase::SessionPhase;
use super::{path, qr};

/// Status of the two pairing codes of a session.
pub(super) struct Codes {
    typed: PairingStatus,
    scanned: PairingStatus,
}

/// Shows the codes. The first request creates them, later ones show the same codes.
pub(super) async fn show(request: PageRequest) -> Result<Response, Refused> {
    let browser = &request.browser;
    if let SessionPhase::Connected = request.phase {
        let entered = browser.update(|state, id, now| state.enter_connected(id, now))?;
        return Ok(entered
            .map_or_else(|| redirect(path::ROOT), |id| browser.redirect_with_session(&id, path::CONNECTED)));
    }
    let Some(session) = request.phase.may_connect() else { return Ok(request.redirect_to_current_step()) };
    let mut codes = browser.read(Codes::read);
    if codes.are_missing() {
        browser.update(offer_codes)?;
        codes = browser.read(Codes::read);
    }
    Ok(match codes.device() {
        Some(_) => redirect(path::CONNECTED),
        None => browser.page(&page(&request, session, &codes)),
    })
}

/// Replaces the codes.
pub(super) async fn new_code(form: CsrfForm<NoFields>) -> Result<Response, Refused> {
    let Some(_) = form.request.phase.may_connect() else {
        return Ok(form.request.redirect_to_current_step());
    };
    form.request.browser.update(offer_codes)?;
    Ok(redirect(path::PAIRING))
}

/// Streams the version of the page.
pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    live_updates::version_stream(browser, |state, id, now| {
        let codes = Codes::read(state, id, now);
        let recheck_at = [codes.typed.expires_at(), codes.scanned.expires_at()].into_iter().flatten().min();
        LiveState { version: codes.version(), recheck_at }
    })
}

fn offer_codes(state: &mut State, id: &SessionId, now: Timestamp) {
    for form in [PairingForm::Typed, PairingForm::Scanned] {
        state.offer_pairing(id, form, now);
    }
}

impl Codes {
    /// Reads the status of a session's codes.
    pub(super) fn read(state: &State, id: &SessionId, now: Timestamp) -> Self {
        let look = |form| state.pairing(id, form, now);
        Self { typed: look(PairingForm::Typed), scanned: look(PairingForm::Scanned) }
    }

    /// Name of the device that was connected with one of the codes.
    pub(super) fn device(&self) -> Option<&str> {
        match &self.typed {
            PairingStatus::Paired { device } => Some(device),
            _ => None,
        }
    }

    fn are_missing(&self) -> bool {
        matches!(self.typed, PairingStatus::None)
    }

    /// Identifies the codes without revealing them.
    fn version(&self) -> String {
        let version = |status: &PairingStatus| match status {
            PairingStatus::None => "none".to_owned(),
            PairingStatus::Waiting { expires_at, .. } => format!("until {}", expires_at.seconds()),
            PairingStatus::Expired => "expired".to_owned(),
            PairingStatus::Paired { .. } => "paired".to_owned(),
        };
        format!("{}, {}", version(&self.typed), version(&self.scanned))
    }
}

fn page<'a>(request: &PageRequest, session: &SessionView, codes: &Codes) -> Page<'a> {
    let browser = &request.browser;
    let messages = &browser.messages().pairing;
    let (back_path, back_label) = match request.phase {
        SessionPhase::LoggedIn(..) => (path::START, browser.messages().frame.back_to_start),
        _ => (path::ONBOARDING, browser.messages().frame.another_way),
    };
    let body = html! {
        h1 { (messages.heading) }
        p { (messages.intro) }
        ol.steps {
            li { (messages.install) " " a #get-app href=(path::GET_APP) { (messages.get_app) } }
            li { (messages.open) }
            li { (messages.scan) }
            li { (messages.choose_pin) }
        }
        (qr_section(browser, session, &codes.scanned))
        (typed_code_section(browser, session, &codes.typed))
        p.hint { (messages.goes_on) }
        (form(path::NEW_CODE, &browser.csrf(), &html! { button #new-code .button.secondary { (messages.new_code) } }))
        a #back .button.quiet href=(back_path) { (back_label) }
    };
    let live = LiveUpdates { events: path::PAIRING_EVENTS, version: codes.version() };
    Page { live: Some(live), ..Page::new("pairing", messages.heading, body) }
}

/// QR code, and the same link for a user who reads the page on the phone itself.
fn qr_section(browser: &Browser, session: &SessionView, status: &PairingStatus) -> Markup {
    let messages = &browser.messages().pairing;
    let PairingStatus::Waiting { code, expires_at } = status else {
        return html! { p #qr-ended .notice { (messages.qr_ended) } };
    };
    let link = EnrolmentLink {
        origin: browser.site.origin().clone(),
        username: session.username.clone(),
        code: Code::new(code),
    };
    let link = link.to_web();
    let left = browser.seconds_until(*expires_at);
    html! {
        // A username can be too long for a QR code; the link and the typed code still work.
        @if let Ok(drawing) = qr::svg(messages.qr_label, &link) { (drawing) }
        p.hint {
            (messages.qr_left) " "
            span #qr-left role="timer" data-seconds=(left) { (left / 60) ":" (format!("{:02}", left % 60)) }
        }
        a #open-link .button.secondary href=(link) { (messages.open_link) }
    }
}

/// Username, code and address, to type without a camera.
fn typed_code_section(browser: &Browser, session: &SessionView, status: &PairingStatus) -> Markup {
    let messages = &browser.messages().pairing;
    html! {
        h2 { (messages.fill_in) }
        dl.facts {
            div { dt { (browser.messages().controls.username) } dd { (session.username.as_str().trim()) } }
            div {
                dt { (messages.code) }
                @match status {
                    PairingStatus::Waiting { code, .. } => dd #pairing-code .code data-code=(code) { (code) },
                    _ => dd #pairing-ended { (messages.ended) },
                }
            }
            div.minor { dt { (messages.address) } dd { (browser.site.origin()) } }
        }
        @if let Some(expires_at) = status.expires_at() {
            (time_left(messages.time_left, browser.seconds_until(expires_at), PairingForm::Typed.lifetime().unsigned_abs()))
        }
    }
}
