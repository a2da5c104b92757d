//! A panel over the screen that has to be answered first.

use yew::{AttrValue, Children, Html, Properties, component, html};

/// A sheet.
#[derive(Properties, PartialEq)]
pub(crate) struct SheetProps {
    pub(crate) id: &'static str,
    /// What is asked.
    pub(crate) heading: AttrValue,
    /// It warns of something.
    #[prop_or_default]
    pub(crate) alert: bool,
    #[prop_or_default]
    pub(crate) busy: bool,
    pub(crate) children: Children,
}

#[component]
pub(crate) fn Sheet(props: &SheetProps) -> Html {
    html! {
        <div class="scrim">
            <div
                id={props.id}
                class="sheet"
                role={if props.alert { "alertdialog" } else { "dialog" }}
                aria-modal="true"
                aria-labelledby="sheet-heading"
                aria-busy={props.busy.then_some("true")}
            >
                <h2 id="sheet-heading" tabindex="-1" data-focus="">{ &props.heading }</h2>
                { for props.children.iter() }
            </div>
        </div>
    }
}
