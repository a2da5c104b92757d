//! Files of the Android project that differ from Tauri's template, and why. `cargo tauri android
//! init` overwrites them with the template; restore them afterwards.

/// How a file differs from the template.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Fate {
    /// The template has the file with other content.
    Changed,
    /// The template has the file; the project does not.
    Gone,
    /// The file is not in the template.
    Ours,
}

/// Each differing file, or folder with a trailing `/`, below `gen/android`.
pub(super) const FATES: &[(&str, Fate)] = &[
    // Calls `cargo`; the CLI from npm writes the path of the Node that runs it.
    ("buildSrc/src/main/java/fi/finago/key/kotlin/BuildTask.kt", Fate::Changed),
    // Oldest Android version, signing, symbols for the store, camera library; no placeholder for
    // cleartext.
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
    // One theme for both; only colours differ at night.
    ("app/src/main/res/values-night/themes.xml", Fate::Gone),
    ("app/src/main/res/values-night/colors.xml", Fate::Ours),
    // The app gives no file to other apps.
    ("app/src/main/res/xml/file_paths.xml", Fate::Gone),
    ("app/src/main/res/xml/data_extraction_rules.xml", Fate::Ours),
    ("app/src/main/res/xml/locales_config.xml", Fate::Ours),
    ("app/src/main/res/xml/network_security_config.xml", Fate::Ours),
    // The icon is a vector drawable, which every supported Android version draws.
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
    // A "Hello World" page.
    ("app/src/main/res/layout/", Fate::Gone),
];
