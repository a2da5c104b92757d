//! How a challenge ended.

use key_view::{Ending, Intent, ResultView};
use yew::{Html, Properties, component, html};

use crate::components::button::{Button, Look};
use crate::components::heading::Heading;
use crate::components::icon::{Draw, Icon};
use crate::stage::use_stage;

/// A result.
#[derive(Properties, PartialEq)]
pub(crate) struct ResultProps {
    pub(crate) view: ResultView,
}

#[component]
pub(crate) fn ResultScreen(props: &ResultProps) -> Html {
    let view = &props.view;
    let stage = use_stage();
    let words = stage.words().result;
    let label = if view.others_waiting > 0 {
        words.next
    } else {
        words.done
    };
    let (name, icon, tone) = look(&view.ending);
    html! {
        <main class="page" data-screen="result" data-ending={name}>
            <div class="body centred">
                <span class={yew::classes!("emblem", "big", tone)}><Draw {icon} /></span>
                <Heading text={(words.heading)(&view.ending)} />
                <p>{ (words.text)(view) }</p>
                <p class="soft">{ &view.service }{ " · " }{ &view.username }</p>
            </div>
            <footer class="actions">
                if view.others_waiting > 0 {
                    <p class="soft" role="status">{ (stage.words().challenge.others)(view.others_waiting) }</p>
                }
                <Button id="done" {label} look={Look::Primary} onpress={stage.on(Intent::Back)} />
            </footer>
        </main>
    }
}

/// The ending's name, icon and tone.
fn look(ending: &Ending) -> (&'static str, Icon, &'static str) {
    match ending {
        Ending::Approved => ("approved", Icon::Check, "good"),
        Ending::Denied => ("denied", Icon::Cross, "calm"),
        Ending::Reported => ("reported", Icon::Shield, "calm"),
        Ending::WrongNumber => ("wrong-number", Icon::Warning, "warn"),
        Ending::Expired => ("expired", Icon::Clock, "calm"),
        Ending::Cancelled => ("cancelled", Icon::Cross, "calm"),
        Ending::ApprovedElsewhere(_) => ("approved-elsewhere", Icon::Phone, "calm"),
        Ending::DeniedElsewhere(_) => ("denied-elsewhere", Icon::Phone, "calm"),
        Ending::ReportedElsewhere(_) => ("reported-elsewhere", Icon::Phone, "calm"),
        Ending::WrongNumberElsewhere(_) => ("wrong-number-elsewhere", Icon::Phone, "warn"),
    }
}
