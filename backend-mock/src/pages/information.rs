//! Personal information: a new user verifies it, a logged-in user can change it.

use backend_model::{EmailAddress, FullName, PhoneNumber, Profile, SessionView};
use key_messages::pages::InvalidField;
use maud::html;
use serde::Deserialize;

use super::components::{Field, Problem, form, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Answer, PageRequest, redirect};
use super::path;
use super::session_phase::SessionPhase;

#[derive(Deserialize)]
pub(super) struct InformationForm {
    name: String,
    email: String,
    phone: String,
}

/// Shows the form with the known values filled in.
pub(super) async fn show(request: PageRequest) -> Answer {
    let user = &request.session(may_edit)?.user;
    let known = InformationForm {
        name: user.display_name.clone(),
        email: user.email.clone().map(String::from).unwrap_or_default(),
        phone: user.phone.as_ref().map(PhoneNumber::grouped).unwrap_or_default(),
    };
    page(&request, &known, &[])
}

/// Saves the values, or shows which fields are invalid.
pub(super) async fn save(form: CsrfForm<InformationForm>) -> Answer {
    let (request, typed) = (&form.request, &form.fields);
    request.session(may_edit)?;
    let profile = match typed.read() {
        Ok(profile) => profile,
        Err(invalid) => return page(request, typed, &invalid),
    };
    let is_saved = request.browser.update(|state, id, now| state.save_profile(id, profile, now))?;
    match request.phase {
        _ if !is_saved => Err(request.browser.log_in_again()),
        SessionPhase::LoggedIn(..) => Ok(redirect(path::SECURITY)),
        _ => Ok(redirect(path::ONBOARDING)),
    }
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

fn page(request: &PageRequest, typed: &InformationForm, invalid: &[InvalidField]) -> Answer {
    let (session, browser) = (request.session(may_edit)?, &request.browser);
    let messages = &browser.messages().information;
    let problem = invalid.first().map(|first| {
        let sentences: Vec<_> = invalid.iter().map(|&field| messages.problem(field)).collect();
        Problem { slug: name(*first), text: sentences.join(" "), retry_after: None }
    });
    let is_new = !matches!(request.phase, SessionPhase::LoggedIn(..));
    let (heading, submit) =
        if is_new { (messages.verify, messages.save_and_go_on) } else { (messages.heading, messages.save) };
    let field = |field: InvalidField, label, value| Field {
        value: Some(value),
        has_autofocus: invalid.first() == Some(&field),
        is_wrong: invalid.contains(&field),
        ..Field::new(name(field), label)
    };
    let full_name = field(InvalidField::Name, messages.name, &typed.name);
    let email = field(InvalidField::Email, messages.email, &typed.email);
    let phone = field(InvalidField::Phone, messages.phone, &typed.phone);
    let inside = html! {
        (full_name.markup())
        (Field { inputmode: Some("email"), ..email }.markup())
        (Field {
            hint: Some(messages.phone_hint), kind: "tel", autocomplete: "tel", inputmode: Some("tel"), ..phone
        }.markup())
        button #submit .button.primary { (submit) }
    };
    let body = html! {
        (username_line(browser, session))
        h1 { (heading) }
        @if is_new { p { (messages.intro) } }
        @if let Some(problem) = &problem { (problem.markup()) }
        (form(path::INFORMATION, &browser.csrf(), &inside))
        @if !is_new { a #back .button.quiet href=(path::SECURITY) { (browser.messages().controls.back) } }
    };
    let page = Page::new("information", heading, body);
    Ok(browser.page(&Page { problem: problem.as_ref(), ..page }))
}
