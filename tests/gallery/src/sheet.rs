//! The sheet with all pictures: a row for each state, and no script. What is chosen above hides the rest by style sheet alone.

use gallery::State;
use gallery::look::{Light, SIZES};
use key_messages::Language;
use maud::{DOCTYPE, PreEscaped, html};

const STYLE: &str = include_str!("sheet.css");

/// The sheet.
pub(crate) fn sheet(states: &[State]) -> String {
    let languages = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
    let lights = Light::ALL.map(|light| light.name().to_owned()).to_vec();
    let sizes = SIZES.map(|size| size.name()).to_vec();
    let filters = [languages, lights, sizes];
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
                                    // A sheet that shows everything at once shows nothing: English, both lights, the usual phone.
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
                                @for size in SIZES {
                                    @for light in Light::ALL {
                                        (picture(state, language, light, &size.name()))
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

fn picture(state: &State, language: Language, light: Light, size: &str) -> maud::Markup {
    let (tag, light_name) = (language.tag(), light.name());
    let file = format!("{}/{}", state.name, crate::file_name(language, light, size));
    html! {
        figure class={ "s" (tag) " s" (light_name) " s" (size) } {
            a href=(file) { img src=(file) loading="lazy" alt={ (state.name) ", " (tag) ", " (light_name) ", " (size) }; }
            figcaption { (tag) " · " (light_name) " · " (size) }
        }
    }
}
