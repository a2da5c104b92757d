//! Section with the faults that are switched on, and switching them off.

use axum::response::Response;
use key_messages::pages::Refusal;
use maud::{Markup, html};
use serde::Deserialize;

use super::fault_form::describe;
use super::page::{self, Button, control, table};
use crate::control::Control;
use crate::faults::{FaultId, SwitchedOn, Times};
use crate::web::csrf_form::{CsrfForm, NoFields};
use crate::web::page_request::{Browser, Refused, redirect};
use crate::web::path;

/// Fields of the form.
#[derive(Deserialize)]
pub(super) struct FaultForm {
    fault: String,
}

/// Switches one fault off.
pub(super) async fn switch_off(form: CsrfForm<FaultForm>) -> Result<Response, Refused> {
    let browser = &form.request.browser;
    let id = form.fields.fault.parse().map_err(|_| browser.refuse(Refusal::BadForm))?;
    control(browser).switch_off(FaultId(id));
    Ok(redirect(path::CONSOLE))
}

/// Switches all faults off and resets the skew of the clock.
pub(super) async fn switch_all_off(form: CsrfForm<NoFields>) -> Response {
    control(&form.request.browser).switch_all_off();
    redirect(path::CONSOLE)
}

/// Section with all active faults and the link to switch on more.
pub(super) fn section(browser: &Browser, control: &Control) -> Markup {
    let faults = control.faults();
    let rows: Vec<_> = faults.iter().map(|on| row(browser, on)).collect();
    let all_off =
        Button { action: path::CONSOLE_ALL_OFF, id: "all-off", label: "All off", about: "", fields: &[] };
    let inside = html! {
        (table("Faults", &["What goes wrong", "How often", "Do"], &rows))
        div.buttons {
            a #switch-on .button.secondary href=(path::CONSOLE_FAULTS) { "Switch something on …" }
            @if !faults.is_empty() || control.skew() != 0 { (all_off.markup(browser)) }
        }
    };
    page::section("faults", "Faults", &inside)
}

fn row(browser: &Browser, on: &SwitchedOn) -> Markup {
    let (id, what) = (on.id.0.to_string(), describe(on.fault));
    let button = Button {
        action: path::CONSOLE_OFF,
        id: &format!("off-{id}"),
        label: "Off",
        about: &what,
        fields: &[("fault", &id)],
    };
    html! {
        th scope="row" data-fault=(what) { (what) }
        td {
            @match on.left {
                Times::Next(1) => "the next one",
                Times::Next(left) => { "the next " (left) },
                Times::UntilOff => "until switched off",
            }
        }
        td { (button.markup(browser)) }
    }
}
