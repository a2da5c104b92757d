//! There is nothing to show, because nobody who could be asked is there.

use yew::{Html, Properties, component, html};

use crate::bridge::Fault;
use crate::components::heading::Heading;
use crate::components::icon::{Draw, Icon};
use crate::stage::use_stage;

/// Why.
#[derive(Properties, PartialEq)]
pub(crate) struct UnavailableProps {
    pub(crate) fault: Fault,
}

#[component]
pub(crate) fn Unavailable(props: &UnavailableProps) -> Html {
    let words = use_stage().words().controls;
    let (heading, text) = match props.fault {
        Fault::Outside => (words.outside_heading, words.outside_text),
        Fault::Refused | Fault::Unreadable => (words.mismatch_heading, words.mismatch_text),
    };
    html! {
        <main class="page centred" data-screen="unavailable">
            <span class="emblem"><Draw icon={Icon::Key} /></span>
            <Heading text={heading} />
            <p>{ text }</p>
        </main>
    }
}
