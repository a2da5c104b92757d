//! Files of the Android project that differ from Tauri's template, and why. `cargo tauri android
//! init` overwrites them with the template; restore them afterwards.

/// How a file differs from the template.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Difference {
    /// The template has the file with other content.
    Changed,
    /// The template has the file; the project does not.
    Removed,
    /// The file is not in the template.
    Added,
}

/// Each differing file, or folder with a trailing `/`, below `gen/android`.
pub(super) const DIFFERENCES: &[(&str, Difference)] = &[
    // Calls `cargo`; the CLI from npm writes the path of the Node that runs it.
    ("buildSrc/src/main/java/fi/finago/key/kotlin/BuildTask.kt", Difference::Changed),
    // Oldest Android version, signing, symbols for the store, camera library; no placeholder for
    // cleartext.
    ("app/build.gradle.kts", Difference::Changed),
    ("app/src/main/AndroidManifest.xml", Difference::Changed),
    ("app/src/main/java/fi/finago/key/MainActivity.kt", Difference::Changed),
    ("app/src/main/java/fi/finago/key/Host.kt", Difference::Added),
    ("app/src/main/java/fi/finago/key/MainThread.kt", Difference::Added),
    ("app/src/main/java/fi/finago/key/Torch.kt", Difference::Added),
    ("app/src/main/java/fi/finago/key/TroubleActivity.kt", Difference::Added),
    ("app/src/main/java/fi/finago/key/VaultKey.kt", Difference::Added),
    ("app/src/main/java/fi/finago/key/Windows.kt", Difference::Added),
    ("app/src/debug/", Difference::Added),
    ("app/src/main/res/values/trouble.xml", Difference::Added),
    ("app/src/main/res/values/", Difference::Changed),
    ("app/src/main/res/values-fi/", Difference::Added),
    ("app/src/main/res/values-sv/", Difference::Added),
    ("app/src/main/res/values-v31/", Difference::Added),
    // One theme for both; only colours differ at night.
    ("app/src/main/res/values-night/themes.xml", Difference::Removed),
    ("app/src/main/res/values-night/colors.xml", Difference::Added),
    // The app gives no file to other apps.
    ("app/src/main/res/xml/file_paths.xml", Difference::Removed),
    ("app/src/main/res/xml/data_extraction_rules.xml", Difference::Added),
    ("app/src/main/res/xml/locales_config.xml", Difference::Added),
    ("app/src/main/res/xml/network_security_config.xml", Difference::Added),
    // The icon is a vector drawable, which every supported Android version draws.
    ("app/src/main/res/drawable-v24/", Difference::Removed),
    ("app/src/main/res/drawable/ic_launcher_background.xml", Difference::Removed),
    ("app/src/main/res/drawable/ic_launcher_foreground.xml", Difference::Added),
    ("app/src/main/res/drawable/mark.xml", Difference::Added),
    ("app/src/main/res/drawable/splash.xml", Difference::Added),
    ("app/src/main/res/mipmap-anydpi/", Difference::Added),
    ("app/src/main/res/mipmap-mdpi/", Difference::Removed),
    ("app/src/main/res/mipmap-hdpi/", Difference::Removed),
    ("app/src/main/res/mipmap-xhdpi/", Difference::Removed),
    ("app/src/main/res/mipmap-xxhdpi/", Difference::Removed),
    ("app/src/main/res/mipmap-xxxhdpi/", Difference::Removed),
    // A "Hello World" page.
    ("app/src/main/res/layout/", Difference::Removed),
];
