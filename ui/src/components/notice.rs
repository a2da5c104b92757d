//! A passing message over the screen. It is said at once and stays until it is closed.

use key_view::{Intent, Notice};
use yew::{Callback, Html, Properties, component, html};

use super::button::IconButton;
use super::icon::Icon;
use crate::stage::use_stage;

/// What may be said.
#[derive(Properties, PartialEq)]
pub(crate) struct NoticeBarProps {
    /// What the authenticator says.
    pub(crate) notice: Option<Notice>,
    /// A press did not reach it. This is said first.
    pub(crate) not_delivered: bool,
    /// Closes that.
    pub(crate) on_dismiss: Callback<()>,
}

#[component]
pub(crate) fn NoticeBar(props: &NoticeBarProps) -> Html {
    let stage = use_stage();
    let words = stage.words();
    let (text, close) = match &props.notice {
        _ if props.not_delivered => (words.controls.not_delivered.to_owned(), props.on_dismiss.clone()),
        Some(notice) => ((words.notice.say)(notice), stage.on(Intent::DismissNotice)),
        None => (String::new(), Callback::noop()),
    };
    let open = !text.is_empty();
    html! {
        <div class="notices">
            <div class="notice" data-open={open.then_some("")}>
                <p id="notice" role="status">{ text }</p>
                if open {
                    <IconButton id="dismiss" name={words.controls.close} icon={Icon::Cross} onpress={close} />
                }
            </div>
        </div>
    }
}
