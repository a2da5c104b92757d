//! What the console's pages are put together from.

use std::sync::Arc;

use axum::response::Response;
use maud::{Markup, html};

use crate::mock::Mock;
use crate::web::components::form;
use crate::web::language::Language;
use crate::web::layout::Page;
use crate::web::page_request::Browser;

/// The powers over the backend whose console this is.
pub(super) fn mock(browser: &Browser) -> Mock {
    Mock::new(Arc::clone(&browser.site.backend))
}

/// Answers with a page of the console.
pub(super) fn respond(browser: &Browser, page: Page<'_>) -> Response {
    browser.in_language(Language::English).page(&Page { offers_languages: false, ..page })
}

/// A button that does something, with what it says beside its version.
pub(super) struct Button<'a> {
    /// Where it is sent to.
    pub(super) action: &'static str,
    /// What a driver knows it by.
    pub(super) id: &'a str,
    pub(super) label: &'static str,
    /// What it is about, for who hears it without seeing the row it stands in.
    pub(super) about: &'a str,
    pub(super) fields: &'a [(&'static str, &'a str)],
}

impl Button<'_> {
    /// As a form of its own.
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

/// A part of a page, with an address of its own.
pub(super) fn section(id: &str, heading: &str, inside: &Markup) -> Markup {
    html! {
        section.console id=(id) {
            h2 { (heading) }
            (inside)
        }
    }
}

/// Rows under headings. A screen too narrow for them moves them sideways, by keys as well.
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
