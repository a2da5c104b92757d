//! Markup shared by the pages of the console.

use std::sync::Arc;

use axum::response::Response;
use key_messages::Language;
use key_protocol::ids::Timestamp;
use maud::{Markup, html};

use crate::control::Control;
use crate::pages::components::form;
use crate::pages::layout::Page;
use crate::pages::page_request::Browser;

const DAY: i64 = 24 * 60 * 60;

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
    pub(super) action: &'static str,
    /// Element id, for browser tests.
    pub(super) id: &'a str,
    pub(super) label: &'static str,
    /// Subject of the button for screen readers, which do not see its row.
    pub(super) about: &'a str,
    pub(super) fields: &'a [(&'static str, &'a str)],
}

impl Button<'_> {
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
        section.console.card id=(id) {
            h2 { (heading) }
            (inside)
        }
    }
}

/// Table that scrolls sideways on a narrow screen, also by keyboard.
pub(super) fn table(label: &str, headings: &[&str], rows: &[Markup]) -> Markup {
    if rows.is_empty() {
        return html! { p.hint { "None." } };
    }
    html! {
        div.sideways role="region" aria-label=(label) tabindex="0" {
            table {
                thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                tbody { @for row in rows { tr { (row) } } }
            }
        }
    }
}

/// Time of day in UTC and to the second, so that it can be compared with logs of phones, with the
/// number of days ago if it is not today.
pub(super) fn format_time(time: Timestamp, now: Timestamp) -> String {
    let seconds = time.seconds();
    let of_day = seconds.rem_euclid(DAY);
    let clock = format!("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
    match now.seconds().div_euclid(DAY) - seconds.div_euclid(DAY) {
        0 => clock,
        1 => format!("{clock}, 1 day ago"),
        days if days > 0 => format!("{clock}, {days} days ago"),
        -1 => format!("{clock}, in 1 day"),
        days => format!("{clock}, in {} days", -days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_formatted_with_clock_and_days_ago() {
        let noon = Timestamp(1_767_268_800);
        assert_eq!(format_time(noon, noon), "12:00:00");
        assert_eq!(format_time(noon - 1, noon), "11:59:59");
        assert_eq!(format_time(noon - 12 * 3600, noon), "00:00:00");
        assert_eq!(format_time(noon - 12 * 3600 - 1, noon), "23:59:59, 1 day ago");
        assert_eq!(format_time(noon - 3 * DAY, noon), "12:00:00, 3 days ago");
        assert_eq!(format_time(noon + DAY, noon), "12:00:00, in 1 day");
    }
}
