//! The code for logging in without a connection, with its ring.

use key_view::{ClockCheck, CodeView, Intent, OfflineCodeView, ShownCode};
use yew::{Html, Properties, component, html};

use crate::components::button::{Button, Look};
use crate::components::heading::Heading;
use crate::components::icon::{Draw, Icon};
use crate::components::ring::Ring;
use crate::components::ticking::use_seconds_left;
use crate::components::top_bar::TopBar;
use crate::stage::use_stage;

/// The offline code.
#[derive(Properties, PartialEq)]
pub(crate) struct OfflineCodeProps {
    pub(crate) view: OfflineCodeView,
}

#[component]
pub(crate) fn OfflineCode(props: &OfflineCodeProps) -> Html {
    let view = &props.view;
    let stage = use_stage();
    let words = stage.words().offline_code;
    html! {
        <main class="page" data-screen="offline-code">
            <TopBar />
            <div class="body">
                <Heading text={words.heading} />
                <p class="soft">{ words.intro }</p>
                <section class="code-card">
                    <p class="strong">{ &view.username }</p>
                    {
                        match &view.code {
                            CodeView::Hidden => html! {
                                <p class="code"><span aria-hidden="true">{ "••• •••" }</span>
                                    <span class="unseen">{ words.hidden }</span></p>
                            },
                            CodeView::Shown(code) => html! { <Code code={code.clone()} /> },
                        }
                    }
                </section>
            </div>
            if matches!(view.code, CodeView::Hidden) {
                <footer class="actions">
                    <Button
                        label={words.show}
                        look={Look::Primary}
                        onpress={stage.on(Intent::OpenOfflineCode { account: view.account.clone() })}
                    />
                </footer>
            }
        </main>
    }
}

/// A code on show.
#[derive(Properties, PartialEq)]
struct CodeProps {
    code: ShownCode,
}

#[component]
fn Code(props: &CodeProps) -> Html {
    let ShownCode {
        digits,
        time_left,
        clock,
    } = &props.code;
    let stage = use_stage();
    let words = stage.words().offline_code;
    let deadline = stage.deadline(*time_left);
    let seconds = use_seconds_left(deadline);
    let (first, second) = digits.split_at_checked(3).unwrap_or((digits, ""));
    let icon = match clock {
        ClockCheck::Never => Icon::Warning,
        ClockCheck::Right | ClockCheck::Corrected { .. } => Icon::Clock,
    };
    html! {
        <>
            <p class="code">
                <span id="offline-code" aria-hidden="true">{ first }{ " " }{ second }</span>
                <span class="unseen" role="status">{ spelled(digits) }</span>
            </p>
            <Ring {deadline} />
            <p class="soft" role="timer">{ (words.next_in)(seconds) }</p>
            <p id="clock" class="clock-check" data-unsure={matches!(clock, ClockCheck::Never).then_some("")}>
                <Draw {icon} />
                <span>{ (words.clock)(*clock) }</span>
            </p>
        </>
    }
}

/// Digits as a screen reader must have them, or it says a number of six figures.
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
    fn a_code_is_read_digit_by_digit_in_two_groups() {
        assert_eq!(super::spelled("493817"), "4 9 3, 8 1 7");
        assert_eq!(super::spelled(""), "");
    }
}
