//! A screen's heading. It takes the focus when the screen opens, so that a screen reader says where one is.

use yew::{AttrValue, Html, Properties, component, html};

/// A heading.
#[derive(Properties, PartialEq)]
pub(crate) struct HeadingProps {
    pub(crate) text: AttrValue,
    /// Something else on the screen takes the focus.
    #[prop_or_default]
    pub(crate) passive: bool,
}

#[component]
pub(crate) fn Heading(props: &HeadingProps) -> Html {
    let focus = (!props.passive).then_some("");
    html! { <h1 tabindex="-1" data-focus={focus}>{ &props.text }</h1> }
}
