//! Labelled values, one under the other.

use yew::{AttrValue, Html, Properties, component, html};

/// A labelled value.
#[derive(Clone, PartialEq)]
pub(crate) struct Fact {
    pub(crate) id: Option<&'static str>,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    /// Said under the value, less loudly.
    pub(crate) aside: Option<AttrValue>,
}

impl Fact {
    pub(crate) fn new(id: &'static str, label: &'static str, value: impl Into<AttrValue>) -> Self {
        Self {
            id: Some(id),
            label: label.into(),
            value: value.into(),
            aside: None,
        }
    }
}

/// Facts.
#[derive(Properties, PartialEq)]
pub(crate) struct FactsProps {
    pub(crate) facts: Vec<Fact>,
}

#[component]
pub(crate) fn Facts(props: &FactsProps) -> Html {
    let row = |fact: &Fact| {
        html! {
            <div>
                <dt>{ &fact.label }</dt>
                <dd id={fact.id}>
                    { &fact.value }
                    if let Some(aside) = &fact.aside {
                        <span class="aside">{ aside }</span>
                    }
                </dd>
            </div>
        }
    };
    html! { <dl class="facts">{ for props.facts.iter().map(row) }</dl> }
}
