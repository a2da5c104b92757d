//! What went wrong, said at once.

use yew::{AttrValue, Children, Html, Properties, component, html};

use super::icon::{Draw, Icon};

/// Something that went wrong.
#[derive(Properties, PartialEq)]
pub(crate) struct ProblemProps {
    /// What happened and what to do; none while nothing is wrong.
    pub(crate) text: Option<AttrValue>,
    /// What changes by the second and is not said aloud.
    #[prop_or_default]
    pub(crate) children: Children,
}

#[component]
pub(crate) fn Problem(props: &ProblemProps) -> Html {
    let Some(text) = &props.text else {
        return Html::default();
    };
    html! {
        <div class="problem">
            <Draw icon={Icon::Warning} />
            <div>
                <p id="problem" role="alert">{ text }</p>
                { for props.children.iter() }
            </div>
        </div>
    }
}
