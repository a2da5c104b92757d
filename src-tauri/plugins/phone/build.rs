//! Declares the plugin's Android half to Tauri's build. The plugin has no commands that the window
//! could call.

fn main() {
    tauri_plugin::Builder::new(&[]).android_path("android").build();
}
