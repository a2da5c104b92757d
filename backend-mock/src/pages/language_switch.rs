//! The language switch at the foot of every page, and what it does.

use key_messages::Language;
use key_messages::pages::Refusal;
use maud::{Markup, html};
use serde::Deserialize;

use super::components::form;
use super::cookie::CookieName;
use super::csrf_form::CsrfForm;
use super::page_request::{Answer, Browser, redirect};
use super::path;

/// Languages in the order in which they are offered.
const OFFERED: [Language; 3] = [Language::Finnish, Language::Swedish, Language::English];

#[derive(Deserialize)]
pub(super) struct Choice {
    language: String,
    /// Path of the page to return to.
    to: String,
}

pub(super) fn switch(browser: &Browser) -> Markup {
    let inside = html! {
        input type="hidden" name="to" value=(browser.path);
        fieldset.languages {
            legend.unseen { (browser.messages().frame.language) }
            @for language in OFFERED {
                button.language name="language" value=(language.tag()) lang=(language.tag())
                    aria-current=[(language == browser.language).then_some("true")] { (language.name()) }
            }
        }
    };
    form(path::LANGUAGE, &browser.csrf(), &inside)
}

/// Stores the choice in a cookie and redirects to the page where it was made.
pub(super) async fn choose(form: CsrfForm<Choice>) -> Answer {
    let browser = &form.request.browser;
    let language =
        Language::matching(&form.fields.language).ok_or_else(|| browser.refuse(Refusal::BadForm))?;
    let back = if is_local_path(&form.fields.to) { &form.fields.to } else { path::ROOT };
    Ok(browser.site.cookies.set(&CookieName::LANGUAGE, language.tag(), redirect(back)))
}

/// Whether `address` is a plain path of this site. Anything else could redirect to a foreign site.
fn is_local_path(address: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    address.starts_with('/') && !address.starts_with("//") && address.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_switch_redirects_only_within_the_site() {
        for ours in ["/", "/login", "/login/one-time-password"] {
            assert!(is_local_path(ours), "{ours}");
        }
        for foreign in [
            "",
            "login",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/login\r\nSet-Cookie: a=b",
            "/a?b",
        ] {
            assert!(!is_local_path(foreign), "{foreign}");
        }
    }
}
