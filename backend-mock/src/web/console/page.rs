//! Markup shared by the pages of the console.

use std::sync::Arc;

use axum::response::Response;
use key_messages::Language;
use maud::{Markup, html};

use crate::control::Control;
use crate::web::components::form;
use crate::web::layout::Page;
use crate::web::page_request::Browser;

/// Handle that controls the backend of this console.
pub(super) fn control(browser: &Browser) -> Control {
    Control::new(Arc::clone(&browser.site.backend))
}

/// Responds with a page of the console, in English and without a language switch.
pub(super) fn respond(browser: &Browser, page: Page<'_>) -> Response {
    browser.in_language(Language::English).page(&Page { offers_languages: false, ..page })
}

/// Button with its own form.
pub(super) struct Button<'a> {
    /// Path that the form is posted to.
    pub(super) action: &'static str,
    /// Element id, for browser tests.
    pub(super) id: &'a str,
    pub(super) label: &'static str,
    /// Subject of the button for screen readers, which do not see its row.
    pub(super) about: &'a str,
    pub(super) fields: &'a [(&'static str, &'a str)],
}

impl Button<'_> {
    /// Renders the form with its button.
    pub(super) fn markup(&self, browser: &Browser) -> Markup {
        let inside = html! {
            @for (name, value) in self.fields { input type="hidden" name=(name) value=(value); }
            button.button.secondary id=(self.id) {
                (self.label)
                @if !self.about.is_empty() { span.unseen { ": " (self.about) } }
            }
        };
        form(self.action, &browser.csrf(), &inside)
    }
}

/// Section of a page that a URL fragment can address.
pub(super) fn section(id: &str, heading: &str, inside: &Markup) -> Markup {
    html! {
        section.console id=(id) {
            h2 { (heading) }
            (inside)
        }
    }
}

/// Table that scrolls sideways on a narrow screen, also by keyboard.
pub(super) fn table(label: &str, headings: &[&str], rows: &[Markup]) -> Markup {
    html! {
        @if rows.is_empty() {
            p.hint { "None." }
        } @else {
            div.sideways role="region" aria-label=(label) tabindex="0" {
                table {
                    thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                    tbody { @for row in rows { tr { (row) } } }
                }
            }
        }
    }
}
