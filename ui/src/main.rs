//! The interface: draws the view it is given and says what was pressed. It decides nothing and knows no secret.

mod app;
mod bridge;
mod components;
mod deadline;
mod digits;
mod focus;
mod pin_choice;
mod place;
mod screens;
mod shown;
mod stage;
mod system;
mod travel;
mod way_back;

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<app::App>::with_root(root).render(),
        None => yew::Renderer::<app::App>::new().render(),
    };
}
