//! Something that runs down by a style sheet's animation, from where its countdown stands.

use yew::{Html, Properties, component, html, use_effect_with, use_node_ref};

use crate::deadline::Deadline;
use crate::stage::now;

/// What runs down. Give it the deadline's key: an animation cannot be set back while it runs.
#[derive(Properties, PartialEq)]
pub(crate) struct RunDownProps {
    pub(crate) class: &'static str,
    pub(crate) deadline: Deadline,
    #[prop_or_default]
    pub(crate) children: Html,
}

#[component]
pub(crate) fn RunDown(props: &RunDownProps) -> Html {
    let node = use_node_ref();
    let (of, passed) = props.deadline.run_down(now());
    let element = node.clone();
    use_effect_with((), move |()| {
        if let Some(element) = element.cast::<web_sys::HtmlElement>() {
            // Through the object model: a style attribute would need an exception in the content security policy.
            let _ = element.style().set_property("--of", &format!("{of}ms"));
            let _ = element.style().set_property("--passed", &format!("-{passed}ms"));
        }
    });
    html! { <span ref={node} class={props.class}>{ props.children.clone() }</span> }
}
