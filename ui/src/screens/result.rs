//! Screen with the result of a challenge.

use key_view::{Ending, Intent, ResultView};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::foreign::{foreign, mark, marked};
use crate::components::icon::{Icon, emblem};
use crate::components::page::heading;
use crate::ui_context::UiContext;

/// Renders the result, and the button to continue.
pub(crate) fn result(ui: &UiContext, view: &ResultView, key: String) -> Html {
    let messages = ui.messages().result;
    let more = view.others_waiting > 0;
    let (name, icon, tone) = ending_style(&view.ending);
    let label = if more { messages.next } else { messages.done };
    let done = Button { id: Some("done"), ..Button::new(Look::Primary, label, ui.callback(Intent::Back)) };
    html! {
        <main {key} class="page" data-screen="result" data-ending={name}>
            <div class="body centred">
                { emblem(icon, tone) }
                { heading(messages.heading_of(view)) }
                <p>{ marked(&messages.text(&with_marks(view))) }</p>
                <p class="soft">{ foreign(&view.service) }{ "\u{a0}· " }{ foreign(&view.username) }</p>
            </div>
            <footer class="actions">
                if more {
                    <p class="soft" role="status">{ ui.messages().challenge.others(view.others_waiting) }</p>
                }
                { done.draw() }
            </footer>
        </main>
    }
}

/// Marks the texts of a backend in a result.
fn with_marks(view: &ResultView) -> ResultView {
    let by = |device: &Option<String>| device.as_deref().map(mark);
    let ending = match &view.ending {
        Ending::ApprovedElsewhere(device) => Ending::ApprovedElsewhere(by(device)),
        Ending::DeniedElsewhere(device) => Ending::DeniedElsewhere(by(device)),
        Ending::ReportedElsewhere(device) => Ending::ReportedElsewhere(by(device)),
        Ending::WrongNumberElsewhere(device) => Ending::WrongNumberElsewhere(by(device)),
        other => other.clone(),
    };
    ResultView { service: mark(&view.service), username: mark(&view.username), ending, ..view.clone() }
}

/// Name, icon and tone of an ending.
pub(super) fn ending_style(ending: &Ending) -> (&'static str, Icon, &'static str) {
    match ending {
        Ending::Approved => ("approved", Icon::CHECK, "good"),
        Ending::Denied => ("denied", Icon::CROSS, "calm"),
        Ending::Reported => ("reported", Icon::SHIELD, "calm"),
        Ending::WrongNumber => ("wrong-number", Icon::WARNING, "warn"),
        Ending::Expired => ("expired", Icon::CLOCK, "calm"),
        Ending::Cancelled => ("cancelled", Icon::CROSS, "calm"),
        Ending::Ended => ("ended", Icon::CROSS, "calm"),
        Ending::ApprovedElsewhere(_) => ("approved-elsewhere", Icon::PHONE, "calm"),
        Ending::DeniedElsewhere(_) => ("denied-elsewhere", Icon::PHONE, "calm"),
        Ending::ReportedElsewhere(_) => ("reported-elsewhere", Icon::PHONE, "calm"),
        Ending::WrongNumberElsewhere(_) => ("wrong-number-elsewhere", Icon::PHONE, "warn"),
    }
}
