//! What stands around every page.

use maud::{DOCTYPE, Markup, html};

use super::page_request::Browser;
use super::{asset, language};

/// Seconds after which a page that waits loads itself anew where scripts are off.
const WITHOUT_SCRIPT: u8 = 5;

/// A page before its frame is put around it.
pub(super) struct Page<'a> {
    /// What a driver knows it by.
    pub(super) name: &'static str,
    /// In the title bar, and what a screen reader says first.
    pub(super) title: &'a str,
    /// Whether it reports a problem.
    pub(super) has_problem: bool,
    /// Which of its kind it is.
    pub(super) reason: Option<&'static str>,
    /// How it stays true.
    pub(super) live: Option<LiveUpdates>,
    /// Whether it makes a link that opens the app.
    pub(super) opens_app: bool,
    /// Whether it can be had in another language.
    pub(super) offers_languages: bool,
    /// Its headings and all below.
    pub(super) body: Markup,
}

/// How a page that waits learns that it shows the past.
pub(super) struct LiveUpdates {
    /// Where the server tells what such a page has to show.
    pub(super) events: &'static str,
    /// What this one shows.
    pub(super) version: String,
}

impl<'a> Page<'a> {
    /// A page that nothing is wrong with and that waits for nothing.
    pub(super) fn new(name: &'static str, title: &'a str, body: Markup) -> Self {
        Self {
            name,
            title,
            has_problem: false,
            reason: None,
            live: None,
            opens_app: false,
            offers_languages: true,
            body,
        }
    }

    /// With the frame around it, for who sees it.
    pub(super) fn framed(&self, browser: &Browser) -> Markup {
        let frame = &browser.messages().frame;
        html! {
            (DOCTYPE)
            html lang=(browser.language.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title {
                        @if self.has_problem { (frame.problem) ": " }
                        (self.title) " – " (frame.service)
                    }
                    link rel="icon" type="image/svg+xml" href=(asset::ICON);
                    link rel="stylesheet" href=(asset::STYLE);
                    script src=(asset::ONCE) defer {}
                    @if self.opens_app { script src=(asset::CONNECT) defer {} }
                    @if self.live.is_some() {
                        script src=(asset::LIVE) defer {}
                        noscript { meta http-equiv="refresh" content=(WITHOUT_SCRIPT); }
                    }
                }
                body {
                    a.skip href="#main" { (frame.skip) }
                    header.top { span.wordmark { (frame.service) } }
                    main #main
                        data-page=(self.name)
                        data-reason=[self.reason]
                        data-live=[self.live.as_ref().map(|live| live.events)]
                        data-shows=[self.live.as_ref().map(|live| &live.version)] {
                        div.panel { (self.body) }
                    }
                    footer.foot {
                        @if self.offers_languages { (language::switch(browser)) }
                        p { (frame.about) }
                    }
                }
            }
        }
    }
}
