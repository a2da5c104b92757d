//! "Enable mobile confirmation": instructions for the phone, a QR code, the same as a link, and a
//! code to type. The page updates by itself when the phone is connected; the next page says so.

use axum::response::IntoResponse;
use backend_model::{PairingForm, PairingStatus, SessionId, SessionView, State};
use fast_qr::ECL;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCodeError};
use key_protocol::enrolment::Code;
use key_protocol::ids::Timestamp;
use key_protocol::link::EnrolmentLink;
use maud::{Markup, PreEscaped, html};

use super::components::{Emblem, form, quiet_button, time_left, timer};
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::{LiveUpdates, Page};
use super::live_updates::version_stream;
use super::page_request::{Answer, Browser, PageRequest, Stop, redirect};
use super::path;
use super::session_phase::SessionPhase;

/// Status of the two pairing codes of a session.
struct Codes {
    typed: PairingStatus,
    scanned: PairingStatus,
}

/// Shows the codes. The first request creates them, later ones show the same codes.
pub(super) async fn show(request: PageRequest) -> Answer {
    let browser = &request.browser;
    if let SessionPhase::Connected = request.phase {
        let entered = browser.update(|state, id, now| state.enter_connected(id, now))?;
        let id = entered.ok_or(Stop::Redirect(path::ROOT))?;
        return Ok(browser.redirect_with_session(&id, path::CONNECTED));
    }
    let session = request.session(SessionPhase::may_connect)?;
    let mut codes = browser.read(Codes::read);
    if codes.are_missing() {
        browser.update(offer_codes)?;
        codes = browser.read(Codes::read);
    }
    if codes.device().is_some() {
        return Ok(redirect(path::CONNECTED));
    }
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
    Ok(browser.page(&Page { live: Some(live), ..Page::new("pairing", messages.heading, body) }))
}

pub(super) async fn new_code(form: CsrfForm<NoFields>) -> Answer {
    form.request.session(SessionPhase::may_connect)?;
    form.request.browser.update(offer_codes)?;
    Ok(redirect(path::PAIRING))
}

pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    version_stream(browser, |browser, _| {
        let codes = browser.read(Codes::read);
        let recheck_at = [codes.typed.expires_at(), codes.scanned.expires_at()].into_iter().flatten().min();
        (codes.version(), recheck_at)
    })
}

/// Shows the device that was connected in this session, and the link to Procountor.
pub(super) async fn connected(request: PageRequest) -> Answer {
    request.session(SessionPhase::logged_in)?;
    let (browser, codes) = (&request.browser, request.browser.read(Codes::read));
    let device = codes.device().ok_or(Stop::Redirect(path::PAIRING))?;
    let messages = &browser.messages().pairing;
    let body = html! {
        (Emblem::Done.markup())
        h1 { (messages.connected) }
        p #device data-device=(device) { (messages.connected_device(device)) }
        a #continue .button.primary href=(path::START) { (browser.messages().frame.go_on) }
        (quiet_button(path::NEW_CODE, &browser.csrf(), "new-code", messages.connect_another))
    };
    Ok(browser.page(&Page::new("connected", messages.connected, body)))
}

fn offer_codes(state: &mut State, id: &SessionId, now: Timestamp) {
    for form in [PairingForm::Typed, PairingForm::Scanned] {
        state.offer_pairing(id, form, now);
    }
}

impl Codes {
    fn read(state: &State, id: &SessionId, now: Timestamp) -> Self {
        let look = |form| state.pairing(id, form, now);
        Self { typed: look(PairingForm::Typed), scanned: look(PairingForm::Scanned) }
    }

    /// Name of the device that was connected with one of the codes.
    fn device(&self) -> Option<&str> {
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

/// QR code, and the same link for a user who reads the page on the phone itself.
fn qr_section(browser: &Browser, session: &SessionView, status: &PairingStatus) -> Markup {
    let messages = &browser.messages().pairing;
    let PairingStatus::Waiting { code, expires_at } = status else {
        return html! { p #qr-ended .notice { (messages.qr_ended) } };
    };
    let (origin, username) = (browser.site.origin().clone(), session.user.username.clone());
    let link = EnrolmentLink { origin, username, code: Code::new(code) }.to_web();
    html! {
        // A username can be too long for a QR code; the link and the typed code still work.
        @if let Ok(drawing) = qr_code(messages.qr_label, &link) { (drawing) }
        p.hint {
            (messages.qr_left) " "
            (timer(Some("qr-left"), browser.seconds_until(*expires_at)))
        }
        a #open-link .button.secondary href=(link) { (messages.open_link) }
    }
}

/// QR code (ISO/IEC 18004) of `text` as SVG, with `label` for screen readers. Dark on white in every
/// colour scheme: many scanners do not read inverted codes.
fn qr_code(label: &str, text: &str) -> Result<Markup, QRCodeError> {
    // Level M: a screen does not get damaged, and fewer modules are larger and easier to scan.
    let code = QRBuilder::new(text).ecl(ECL::M).build()?;
    let drawing = PreEscaped(SvgBuilder::default().to_str(&code));
    Ok(html! { div.qr role="img" aria-label=(label) { (drawing) } })
}

/// Username, code and address, to type without a camera.
fn typed_code_section(browser: &Browser, session: &SessionView, status: &PairingStatus) -> Markup {
    let messages = &browser.messages().pairing;
    html! {
        h2 { (messages.fill_in) }
        dl.facts {
            div { dt { (browser.messages().controls.username) } dd { (session.user.username.as_str().trim()) } }
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
