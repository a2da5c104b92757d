//! Screen with the offline code, for logging in without a connection.

use key_messages::OfflineCodeMessages;
use key_view::{ClockCheck, CodeView, Intent, OfflineCodeView, ShownCode};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::{ring, ticking};
use crate::components::foreign::foreign;
use crate::components::icon::{Icon, draw};
use crate::components::page::{heading, top_bar};
use crate::deadline::Deadline;
use crate::ui_context::UiContext;

/// Renders the offline code of one username.
pub(crate) fn offline_code(ui: &UiContext, view: &OfflineCodeView, key: String) -> Html {
    let messages = ui.messages().offline_code;
    let (code, show) = match &view.code {
        CodeView::Hidden => {
            let open = ui.callback(Intent::OpenOfflineCode { account: view.account.clone() });
            let show = Button::new(Look::Primary, messages.show, open);
            let dots = html! {
                <p class="code">
                    <span aria-hidden="true">{ "••• •••" }</span>
                    <span class="visually-hidden">{ messages.hidden }</span>
                </p>
            };
            (dots, html! { <footer class="actions">{ show.draw() }</footer> })
        }
        CodeView::Shown(code) => (shown_code(ui, code), Html::default()),
    };
    html! {
        <main {key} class="page" data-screen="offline-code">
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.heading) }
                <p class="soft">{ messages.intro }</p>
                <section class="panel">
                    <p class="strong">{ foreign(&view.username) }</p>
                    { code }
                </section>
            </div>
            { show }
        </main>
    }
}

fn shown_code(ui: &UiContext, code: &ShownCode) -> Html {
    let (code, deadline) = (code.clone(), ui.deadline(code.time_left));
    let messages = ui.messages().offline_code;
    ticking(deadline, move |seconds| draw_code(&code, messages, deadline, seconds))
}

fn draw_code(code: &ShownCode, messages: OfflineCodeMessages, deadline: Deadline, seconds: u32) -> Html {
    let ShownCode { digits, next, clock, .. } = code;
    let unsure = matches!(clock, ClockCheck::Never | ClockCheck::Unchecked);
    let ending = next.is_some();
    // A screen reader hears the code to type alone, so it does not hear the next one again when that
    // becomes the present one.
    let to_type = next.as_ref().unwrap_or(digits);
    html! {
        <>
            <p class="code" data-ending={ending.then_some("")}>
                <span id="offline-code" aria-hidden="true">{ grouped(digits) }</span>
                <span class="visually-hidden" role="status">{ spelled(to_type) }</span>
            </p>
            <div class="until-next">
                { ring(deadline, seconds) }
                // Both lie in one place, so that nothing moves when one gives way to the other.
                <div class="next" data-ending={ending.then_some("")}>
                    <p class="soft" role="timer">{ messages.next_in(seconds) }</p>
                    <div>
                        <p role="timer">{ messages.type_next(seconds) }</p>
                        <p id="next-code" aria-hidden="true">{ next.as_deref().map(grouped) }</p>
                    </div>
                </div>
            </div>
            <p id="clock" class="clock-check" data-unsure={unsure.then_some("")}>
                { draw(if unsure { Icon::WARNING } else { Icon::CLOCK }) }
                <span>{ messages.clock(*clock) }</span>
            </p>
        </>
    }
}

/// Writes a code in two groups of three digits.
fn grouped(digits: &str) -> String {
    let (first, second) = digits.split_at_checked(3).unwrap_or((digits, ""));
    format!("{first} {second}")
}

/// Separates the digits, so that a screen reader does not read them as one number.
fn spelled(digits: &str) -> String {
    let mut spelled = String::new();
    for (index, digit) in digits.chars().enumerate() {
        spelled.push_str(match index {
            0 => "",
            3 => ", ",
            _ => " ",
        });
        spelled.push(digit);
    }
    spelled
}

#[cfg(test)]
mod tests {
    #[test]
    fn code_is_read_digit_by_digit_in_two_groups() {
        assert_eq!(super::spelled("493817"), "4 9 3, 8 1 7");
        assert_eq!(super::spelled(""), "");
    }
}
