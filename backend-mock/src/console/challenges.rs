//! Section with the challenges: issuing one, and ending one without a decision.

use std::cmp::Reverse;

use axum::response::Response;
use key_messages::Language;
use key_messages::pages::Refusal;
use key_protocol::challenge::{Challenge, Kind};
use key_protocol::ids::{ChallengeId, DeviceText, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;

use super::page::{self, Button, control, format_time, table};
use crate::control::{ChallengeView, Control, UserView};
use crate::pages::components::{outcome_name, timer};
use crate::pages::csrf_form::CsrfForm;
use crate::pages::page_request::{Answer, Browser, redirect};
use crate::pages::path;
use crate::pages::security::confirmation::payment;

const ENDED_SHOWN: usize = 10;

#[derive(Deserialize)]
pub(super) struct IssueForm {
    username: String,
    kind: Kind,
}

#[derive(Deserialize)]
pub(super) struct ChallengeForm {
    challenge: ChallengeId,
}

pub(super) async fn issue(form: CsrfForm<IssueForm>) -> Answer {
    let (browser, username) = (&form.request.browser, &form.fields.username);
    let control = control(browser);
    let issued = match form.fields.kind {
        Kind::Login => control.issue_login(username),
        Kind::Payment => control.issue_payment(username, payment(Language::English.pages())),
        Kind::Identification => control.issue_identification(username),
        Kind::Account | Kind::Unknown => return Err(browser.refuse(Refusal::BadForm)),
    };
    issued.map(|_| redirect(path::CONSOLE_CHALLENGES)).map_err(|_| browser.refuse(Refusal::BadForm))
}

pub(super) async fn expire(form: CsrfForm<ChallengeForm>) -> Response {
    control(&form.request.browser).expire(&form.fields.challenge);
    redirect(path::CONSOLE_CHALLENGES)
}

pub(super) async fn withdraw(form: CsrfForm<ChallengeForm>) -> Response {
    control(&form.request.browser).withdraw(&form.fields.challenge);
    redirect(path::CONSOLE_CHALLENGES)
}

/// Section with the open challenges and the latest ended ones.
pub(super) fn section(browser: &Browser, control: &Control) -> Markup {
    let (now, users) = (control.now(), control.users());
    let of_user = |user: &UserView| {
        let name = user.display_name.clone();
        control.challenges(user.username.as_str()).into_iter().map(move |view| (name.clone(), view))
    };
    let (mut ended, mut waiting): (Vec<_>, Vec<_>) =
        users.iter().flat_map(of_user).partition(|(_, view)| view.outcome.is_some());
    waiting.sort_by_key(|(_, view)| view.claims.iat);
    ended.sort_by_key(|(_, view)| Reverse(view.ended.as_ref().map(|ended| ended.at)));
    let open = waiting.iter().enumerate();
    let open: Vec<_> = open.map(|(nth, (name, view))| open_row(browser, nth, name, view, now)).collect();
    let over = ended.iter().take(ENDED_SHOWN);
    let over: Vec<_> = over.filter_map(|(name, view)| ended_row(name, view, now)).collect();
    let inside = html! {
        h3 { "Waiting for an answer" }
        (table("Waiting for an answer", &["User", "Kind", "Number", "Requested from", "Time left", "Do"], &open))
        h3 { "Recently ended" }
        (table("Recently ended", &["User", "Kind", "Outcome", "By device", "Ended at"], &over))
    };
    page::section("challenges", "Challenges", &inside)
}

fn open_row(browser: &Browser, nth: usize, name: &str, view: &ChallengeView, now: Timestamp) -> Markup {
    let (claims, id) = (&view.claims, view.claims.id.as_str());
    let left = u64::try_from(claims.exp - now).unwrap_or(0);
    let button = |name: &str, action, label| {
        let id_of_button = format!("{name}-{nth}");
        let button =
            Button { action, id: &id_of_button, label, about: kind(claims), fields: &[("challenge", id)] };
        button.markup(browser)
    };
    html! {
        th scope="row" { (name) }
        td data-challenge=(id) { (kind(claims)) }
        td.typed { @if let Some(number) = &view.number { strong data-number=(number) { (number) } } @else { "none" } }
        td { (claims.context.browser) ", " (claims.context.os) br; span.typed { (claims.context.ip) } }
        td { (timer(None, left)) }
        td {
            div.buttons {
                (button("expire", path::CONSOLE_EXPIRE, "Expire"))
                (button("withdraw", path::CONSOLE_WITHDRAW, "Withdraw"))
            }
        }
    }
}

fn ended_row(name: &str, view: &ChallengeView, now: Timestamp) -> Option<Markup> {
    let ended = view.ended.as_ref()?;
    let outcome = outcome_name(ended.outcome);
    Some(html! {
        th scope="row" { (name) }
        td { (kind(&view.claims)) }
        td data-outcome=(outcome) { (outcome) }
        td { (ended.by_device.as_ref().map_or("none", DeviceText::as_str)) }
        td.typed { (format_time(ended.at, now)) }
    })
}

fn kind(claims: &Challenge) -> &'static str {
    match claims.kind {
        Kind::Login => "login",
        Kind::Payment => "payment",
        Kind::Identification => "identification",
        Kind::Account => "account",
        Kind::Unknown => "unknown",
    }
}
