//! Which files of the Android project are not as Tauri's template writes them, and why. `cargo tauri android init` writes the template
//! over them: whoever runs it takes these back.

/// What became of a file.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Fate {
    /// The template has it, and we made something else of it.
    Changed,
    /// The template has it, and we do not.
    Gone,
    /// It is ours alone.
    Ours,
}

/// Each file, or each folder with a `/` at its end, below `gen/android`.
pub(super) const FATES: &[(&str, Fate)] = &[
    // `cargo`, where the CLI from npm writes the Node that runs it.
    ("buildSrc/src/main/java/fi/finago/key/kotlin/BuildTask.kt", Fate::Changed),
    // The oldest Android, who signs, symbols for the store, the camera library; no placeholder for cleartext.
    ("app/build.gradle.kts", Fate::Changed),
    ("app/src/main/AndroidManifest.xml", Fate::Changed),
    ("app/src/main/java/fi/finago/key/MainActivity.kt", Fate::Changed),
    ("app/src/main/java/fi/finago/key/Host.kt", Fate::Ours),
    ("app/src/main/java/fi/finago/key/MainThread.kt", Fate::Ours),
    ("app/src/main/java/fi/finago/key/Torch.kt", Fate::Ours),
    ("app/src/main/java/fi/finago/key/TroubleActivity.kt", Fate::Ours),
    ("app/src/main/java/fi/finago/key/VaultKey.kt", Fate::Ours),
    ("app/src/main/java/fi/finago/key/Windows.kt", Fate::Ours),
    ("app/src/debug/", Fate::Ours),
    ("app/src/main/res/values/trouble.xml", Fate::Ours),
    ("app/src/main/res/values/", Fate::Changed),
    ("app/src/main/res/values-fi/", Fate::Ours),
    ("app/src/main/res/values-sv/", Fate::Ours),
    ("app/src/main/res/values-v31/", Fate::Ours),
    // One theme; what differs at night is colours.
    ("app/src/main/res/values-night/themes.xml", Fate::Gone),
    ("app/src/main/res/values-night/colors.xml", Fate::Ours),
    // No file is given to other apps.
    ("app/src/main/res/xml/file_paths.xml", Fate::Gone),
    ("app/src/main/res/xml/data_extraction_rules.xml", Fate::Ours),
    ("app/src/main/res/xml/locales_config.xml", Fate::Ours),
    ("app/src/main/res/xml/network_security_config.xml", Fate::Ours),
    // The icon, drawn by every Android that the app runs on.
    ("app/src/main/res/drawable-v24/", Fate::Gone),
    ("app/src/main/res/drawable/ic_launcher_background.xml", Fate::Gone),
    ("app/src/main/res/drawable/ic_launcher_foreground.xml", Fate::Ours),
    ("app/src/main/res/drawable/mark.xml", Fate::Ours),
    ("app/src/main/res/drawable/splash.xml", Fate::Ours),
    ("app/src/main/res/mipmap-anydpi/", Fate::Ours),
    ("app/src/main/res/mipmap-mdpi/", Fate::Gone),
    ("app/src/main/res/mipmap-hdpi/", Fate::Gone),
    ("app/src/main/res/mipmap-xhdpi/", Fate::Gone),
    ("app/src/main/res/mipmap-xxhdpi/", Fate::Gone),
    ("app/src/main/res/mipmap-xxxhdpi/", Fate::Gone),
    // A page that says Hello World.
    ("app/src/main/res/layout/", Fate::Gone),
];
