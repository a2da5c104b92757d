//! Something that runs down by a style sheet's animation, from where its countdown stands.

use yew::{Component, Context, Html, NodeRef, Properties, html};

use crate::deadline::Deadline;
use crate::ui_context::now;

/// What runs down. Give it the deadline's key: an animation cannot be set back while it runs.
#[derive(Properties, PartialEq)]
pub(crate) struct CountdownAnimationProps {
    pub(crate) class: &'static str,
    pub(crate) deadline: Deadline,
    #[prop_or_default]
    pub(crate) children: Html,
}

/// It, on the page.
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
            // Through the object model: a style attribute would need an exception in the content security policy.
            let _ = element.style().set_property("--of", &format!("{of}ms"));
            let _ = element.style().set_property("--passed", &format!("-{passed}ms"));
        }
    }
}
