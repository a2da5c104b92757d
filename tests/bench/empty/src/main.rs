//! A window with nothing in it but a colour: the least that a window of the same Tauri takes to be seen.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
