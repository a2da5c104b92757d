//! A passing message over the screen. It is said at once and stays until it is closed.

use key_view::{Intent, Notice};
use yew::{Callback, Html, html};

use super::button::icon_button;
use super::facts::breakable;
use super::icon::Icon;
use crate::stage::Stage;

/// What the authenticator says; or first, that a press did not reach it, which `dismiss` closes.
pub(crate) fn notice_bar(
    stage: &Stage,
    notice: Option<&Notice>,
    undelivered: bool,
    dismiss: &Callback<()>,
) -> Html {
    let words = stage.words();
    let (text, close) = match notice {
        _ if undelivered => (words.controls.not_delivered.to_owned(), dismiss.clone()),
        Some(notice) => ((words.notice.say)(notice), stage.on(Intent::DismissNotice)),
        None => (String::new(), Callback::noop()),
    };
    let open = !text.is_empty();
    html! {
        <div class="notices">
            <div class="notice" data-open={open.then_some("")}>
                <p id="notice" role="status">{ breakable(&text) }</p>
                if open {
                    { icon_button(words.controls.close, Icon::Cross, false, &close) }
                }
            </div>
        </div>
    }
}
