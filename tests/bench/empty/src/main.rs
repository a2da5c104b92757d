//! A window that shows only a colour: the lower bound for a window of the same Tauri version.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
