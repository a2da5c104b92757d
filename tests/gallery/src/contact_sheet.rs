//! Contact sheet with all pictures, one row per state. Its filters work by CSS alone, without a
//! script.

use gallery::State;
use gallery::look::VIEWPORTS;
use key_messages::Language;
use maud::{DOCTYPE, PreEscaped, html};
use support::driver::ColourScheme;

const STYLE: &str = include_str!("contact_sheet.css");

/// Returns the contact sheet as HTML.
pub(crate) fn contact_sheet(states: &[State]) -> String {
    let languages = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
    let colour_schemes = ColourScheme::ALL.map(|scheme| scheme.name().to_owned()).to_vec();
    let viewports = VIEWPORTS.map(|viewport| viewport.name()).to_vec();
    let filters = [languages, colour_schemes, viewports];
    let hidden: String = filters
        .iter()
        .flatten()
        .map(|value| format!("body:has(#show-{value}:not(:checked)) figure.s{value} {{ display: none }}\n"))
        .collect();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Finago Key: every screen in every state" }
                style { (PreEscaped(STYLE)) (PreEscaped(hidden)) }
            }
            body {
                header {
                    h1 { "Every screen in every state" }
                    @for filter in &filters {
                        fieldset {
                            @for (index, value) in filter.iter().enumerate() {
                                label {
                                    // Preset filters: English, both colour schemes, the typical
                                    // phone.
                                    input type="checkbox" id={ "show-" (value) }
                                        checked[index == 0 && value != "320x568" || value == "dark" || value == "390x844"];
                                    (value)
                                }
                            }
                        }
                    }
                }
                @for state in states {
                    section id=(state.name) {
                        h2 { a href={ "#" (state.name) } { (state.name) } }
                        div {
                            @for language in Language::ALL {
                                @for viewport in VIEWPORTS {
                                    @for scheme in ColourScheme::ALL {
                                        (picture(state, language, scheme, &viewport.name()))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn picture(state: &State, language: Language, scheme: ColourScheme, viewport: &str) -> maud::Markup {
    let (tag, scheme_name) = (language.tag(), scheme.name());
    let file = format!("{}/{}", state.name, crate::file_name(language, scheme, viewport));
    html! {
        figure class={ "s" (tag) " s" (scheme_name) " s" (viewport) } {
            a href=(file) { img src=(file) loading="lazy" alt={ (state.name) ", " (tag) ", " (scheme_name) ", " (viewport) }; }
            figcaption { (tag) " · " (scheme_name) " · " (viewport) }
        }
    }
}
