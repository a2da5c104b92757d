//! Personal information: a new user verifies it, a logged-in user can change it.

use axum::response::Response;
use backend_model::{EmailAddress, FullName, PhoneNumber, Profile, SessionView};
use key_messages::pages::InvalidField;
use maud::{Markup, html};
use serde::Deserialize;

use super::components::{Field, Problem, form, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::path;
use super::session_phase::SessionPhase;

/// Fields of the form.
#[derive(Deserialize)]
pub(super) struct InformationForm {
    name: String,
    email: String,
    phone: String,
}

/// Shows the form with the known values filled in.
pub(super) async fn show(request: PageRequest) -> Response {
    let Some(session) = may_edit(&request.phase) else { return request.redirect_to_current_step() };
    let known = InformationForm {
        name: session.display_name.clone(),
        email: session.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        phone: session.phone.as_ref().map(PhoneNumber::grouped).unwrap_or_default(),
    };
    request.browser.page(&page(&request, session, &known, &[], None))
}

/// Saves the values, or shows which fields are invalid.
pub(super) async fn save(form: CsrfForm<InformationForm>) -> Result<Response, Refused> {
    let (request, typed) = (&form.request, &form.fields);
    let Some(session) = may_edit(&request.phase) else { return Ok(request.redirect_to_current_step()) };
    let person = match typed.read() {
        Ok(person) => person,
        Err(invalid) => {
            let messages = &request.browser.messages().information;
            let sentences: Vec<_> = invalid.iter().map(|&field| messages.problem(field)).collect();
            let slug = invalid.first().map_or("", |&field| name(field));
            let problem = Problem { slug, text: sentences.join(" "), retry_after: None };
            let page = page(request, session, typed, &invalid, Some(&problem));
            return Ok(request.browser.problem_page(&problem, page));
        }
    };
    let is_saved = request.browser.update(|state, id, now| state.save_profile(id, person, now))?;
    Ok(match request.phase {
        _ if !is_saved => request.browser.redirect_to_login(),
        SessionPhase::LoggedIn(..) => redirect(path::SECURITY),
        _ => redirect(path::ONBOARDING),
    })
}

fn may_edit(phase: &SessionPhase) -> Option<&SessionView> {
    match phase {
        SessionPhase::LoggedIn(session, _) | SessionPhase::Onboarding(session, _) => Some(session),
        _ => None,
    }
}

impl InformationForm {
    fn read(&self) -> Result<Profile, Vec<InvalidField>> {
        let read = (
            FullName::parse(&self.name).map_err(|_| InvalidField::Name),
            EmailAddress::parse(&self.email).map_err(|_| InvalidField::Email),
            PhoneNumber::parse(&self.phone).map_err(|_| InvalidField::Phone),
        );
        match read {
            (Ok(name), Ok(email), Ok(phone)) => Ok(Profile { name, email, phone }),
            (name, email, phone) => {
                Err([name.err(), email.err(), phone.err()].into_iter().flatten().collect())
            }
        }
    }
}

/// Name of a field in the form.
fn name(field: InvalidField) -> &'static str {
    match field {
        InvalidField::Name => "name",
        InvalidField::Email => "email",
        InvalidField::Phone => "phone",
    }
}

fn page<'a>(
    request: &PageRequest,
    session: &SessionView,
    typed: &InformationForm,
    invalid: &[InvalidField],
    problem: Option<&Problem>,
) -> Page<'a> {
    let browser = &request.browser;
    let messages = &browser.messages().information;
    let is_new = !matches!(request.phase, SessionPhase::LoggedIn(..));
    let (heading, submit) =
        if is_new { (messages.verify, messages.save_and_go_on) } else { (messages.heading, messages.save) };
    let inside = html! {
        (fields(browser, typed, invalid))
        button #submit .button.primary { (submit) }
    };
    let body = html! {
        (username_line(browser, session))
        h1 { (heading) }
        @if is_new { p { (messages.intro) } }
        @if let Some(problem) = problem { (problem.markup()) }
        (form(path::INFORMATION, &browser.csrf(), &inside))
        @if !is_new { a #back .button.quiet href=(path::SECURITY) { (browser.messages().controls.back) } }
    };
    Page::new("information", heading, body)
}

fn fields(browser: &Browser, typed: &InformationForm, invalid: &[InvalidField]) -> Markup {
    let messages = &browser.messages().information;
    let input = |field: InvalidField, label, hint, kind, autocomplete, inputmode, value| Field {
        name: name(field),
        label,
        hint,
        kind,
        autocomplete,
        inputmode,
        value: Some(value),
        has_autofocus: invalid.first() == Some(&field),
        is_wrong: invalid.contains(&field),
    };
    let name = input(InvalidField::Name, messages.name, None, "text", "name", None, &typed.name);
    let email =
        input(InvalidField::Email, messages.email, None, "text", "email", Some("email"), &typed.email);
    let hint = Some(messages.phone_hint);
    let phone = input(InvalidField::Phone, messages.phone, hint, "tel", "tel", Some("tel"), &typed.phone);
    html! { (name.markup()) (email.markup()) (phone.markup()) }
}
