//! Element with a CSS animation that starts at the current position of its countdown.

use yew::{Component, Context, Html, NodeRef, Properties, html};

use crate::deadline::Deadline;
use crate::ui_context::now;

/// Properties of the animated element. Set the deadline's key as its Yew key: the position of a
/// running animation cannot be changed.
#[derive(Properties, PartialEq)]
pub(crate) struct CountdownAnimationProps {
    pub(crate) class: &'static str,
    pub(crate) deadline: Deadline,
    #[prop_or_default]
    pub(crate) children: Html,
}

/// The animated element.
pub(crate) struct CountdownAnimation(NodeRef);

impl Component for CountdownAnimation {
    type Message = ();
    type Properties = CountdownAnimationProps;

    fn create(_: &Context<Self>) -> Self {
        Self(NodeRef::default())
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let CountdownAnimationProps { class, children, .. } = context.props();
        html! { <span ref={&self.0} class={*class}>{ children.clone() }</span> }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let element = self.0.cast::<web_sys::HtmlElement>().filter(|_| first);
        if let Some(element) = element {
            let (of, passed) = context.props().deadline.total_and_elapsed(now());
            // Set through the CSSOM: a style attribute would need an exception in the content
            // security policy.
            let _ = element.style().set_property("--of", &format!("{of}ms"));
            let _ = element.style().set_property("--passed", &format!("-{passed}ms"));
        }
    }
}
