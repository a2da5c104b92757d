//! List of labelled values.

use yew::{AttrValue, Html, html};

use super::foreign::{foreign, mark, marked};

/// A labelled value.
pub(crate) struct Fact {
    pub(crate) id: Option<&'static str>,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    /// Secondary text after the value.
    pub(crate) aside: Option<AttrValue>,
}

impl Fact {
    /// Creates a fact with a text of the backend.
    pub(crate) fn foreign(label: impl Into<AttrValue>, value: &str) -> Self {
        Self::new(label, mark(value))
    }

    /// Creates a fact without an id or secondary text. Texts of the backend in it are marked.
    pub(crate) fn new(label: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        Self { id: None, label: label.into(), value: value.into(), aside: None }
    }
}

/// Renders a list of facts.
pub(crate) fn facts(facts: Vec<Fact>) -> Html {
    let row = |fact: Fact| {
        html! {
            <div>
                <dt><bdi>{ fact.label }</bdi></dt>
                <dd id={fact.id}>
                    { marked(&fact.value) }
                    if let Some(aside) = fact.aside {
                        <span class="aside">{ foreign(&aside) }</span>
                    }
                </dd>
            </div>
        }
    };
    html! { <dl class="facts">{ for facts.into_iter().map(row) }</dl> }
}
