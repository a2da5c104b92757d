//! Tells Tauri's build where the Android half is. The plugin has no commands: the window reaches none of it.

fn main() {
    tauri_plugin::Builder::new(&[]).android_path("android").build();
}
