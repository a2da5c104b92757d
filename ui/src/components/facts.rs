//! List of labelled values.

use yew::{AttrValue, Html, html};

/// A labelled value.
pub(crate) struct Fact {
    pub(crate) id: Option<&'static str>,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    /// Secondary text after the value.
    pub(crate) aside: Option<AttrValue>,
}

impl Fact {
    /// Creates a fact without an id or secondary text.
    pub(crate) fn new(label: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        Self { id: None, label: label.into(), value: value.into(), aside: None }
    }
}

/// Renders a list of facts.
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

/// Allows a line break before the first `@`, so that an address, alone or in a sentence, does not
/// break at an arbitrary letter.
pub(crate) fn breakable(value: &str) -> Html {
    let (name, host) = value.split_at(value.find('@').unwrap_or(value.len()));
    html! { <>{ name.to_owned() }<wbr />{ host.to_owned() }</> }
}
