//! Section with the users, their passwords and codes, and actions for each.

use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::page::{self, Button, control, table};
use crate::control::{Control, UserView};
use crate::pages::csrf_form::CsrfForm;
use crate::pages::page_request::{Browser, redirect};
use crate::pages::path;

#[derive(Deserialize)]
pub(super) struct UserForm {
    username: String,
}

pub(super) async fn disconnect(form: CsrfForm<UserForm>) -> Response {
    change(&form, Control::disconnect_all)
}

pub(super) async fn renew_list(form: CsrfForm<UserForm>) -> Response {
    change(&form, Control::renew_list)
}

pub(super) async fn unfreeze(form: CsrfForm<UserForm>) -> Response {
    change(&form, Control::unfreeze)
}

fn change(form: &CsrfForm<UserForm>, change: fn(&Control, &str)) -> Response {
    change(&control(&form.request.browser), &form.fields.username);
    redirect(path::CONSOLE_USERS)
}

pub(super) fn section(browser: &Browser, control: &Control) -> Markup {
    let users = control.users();
    let rows: Vec<_> = users.iter().enumerate().map(|(at, user)| row(browser, control, at, user)).collect();
    let headings = ["User", "Password", "One-time passwords", "Confirming in the app", "Ask for, or do"];
    page::section("users", "Users", &table("Users", &headings, &rows))
}

fn row(browser: &Browser, control: &Control, at: usize, user: &UserView) -> Markup {
    let username = user.username.as_str();
    let devices = control.devices(username);
    let connected = devices.iter().filter(|device| device.revoked.is_none()).count();
    let codes = &user.one_time_passwords;
    html! {
        th scope="row" {
            (user.display_name) br; span.typed { (username) }
            @if user.is_new { br; span.hint { "New: has yet to choose how to confirm" } }
        }
        td.typed { (user.password) }
        td {
            (codes.len()) " left"
            @if !codes.is_empty() { p.typed.codes { @for code in codes { span { (code) } " " } } }
        }
        td {
            @if user.is_frozen { strong data-frozen=(username) { "Stopped by a report" } br; }
            @if connected == 1 { "1 device" } @else { (connected) " devices" }
        }
        td { div.buttons { (buttons(browser, at, user)) } }
    }
}

fn buttons(browser: &Browser, at: usize, user: &UserView) -> Markup {
    let username = user.username.as_str();
    let button = |name: &str, action, label, kind: &[(&'static str, &'static str)]| {
        let mut fields = vec![("username", username)];
        fields.extend(kind);
        let id = format!("{name}-{at}");
        Button { action, id: &id, label, about: &user.display_name, fields: &fields }.markup(browser)
    };
    html! {
        (button("login", path::CONSOLE_ASK, "Login", &[("kind", "login")]))
        (button("payment", path::CONSOLE_ASK, "Payment", &[("kind", "payment")]))
        (button("identification", path::CONSOLE_ASK, "Identification", &[("kind", "identification")]))
        (button("list", path::CONSOLE_LIST, "New list", &[]))
        (button("disconnect", path::CONSOLE_DISCONNECT, "Disconnect all", &[]))
        @if user.is_frozen { (button("unfreeze", path::CONSOLE_UNFREEZE, "Unfreeze", &[])) }
    }
}
