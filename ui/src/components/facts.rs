//! Labelled values, one under the other.

use yew::{AttrValue, Html, html};

/// A labelled value.
pub(crate) struct Fact {
    pub(crate) id: Option<&'static str>,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    /// Said after the value, less loudly.
    pub(crate) aside: Option<AttrValue>,
}

impl Fact {
    /// A value without anything after it.
    pub(crate) fn new(label: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        Self { id: None, label: label.into(), value: value.into(), aside: None }
    }
}

/// A list of them.
pub(crate) fn facts(facts: Vec<Fact>) -> Html {
    let row = |fact: Fact| {
        html! {
            <div>
                <dt>{ fact.label }</dt>
                <dd id={fact.id}>
                    { breakable(&fact.value) }
                    if let Some(aside) = fact.aside {
                        <span class="aside">{ aside }</span>
                    }
                </dd>
            </div>
        }
    };
    html! { <dl class="facts">{ for facts.into_iter().map(row) }</dl> }
}

/// An address goes on on the next line from its `@`, rather than from wherever the line happens to end; also one in a sentence.
pub(crate) fn breakable(value: &str) -> Html {
    let (name, host) = value.split_at(value.find('@').unwrap_or(value.len()));
    html! { <>{ name.to_owned() }<wbr />{ host.to_owned() }</> }
}
