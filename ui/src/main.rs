//! The interface: renders the view from the core and emits the user's intents. It makes no
//! decisions and holds no secrets beyond what is typed or shown.

mod app;
mod bridge;
mod components;
mod deadline;
mod decimal;
mod digits;
mod focus;
mod guard;
mod navigation;
mod pin_choice;
mod screens;
mod system;
mod ui_context;
mod view_store;

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<app::App>::with_root(root).render(),
        None => yew::Renderer::<app::App>::new().render(),
    };
}
