//! Merges the manifests of the app, the plugins and the libraries with Google's merger: the
//! manifest that a phone gets.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::App;
use super::inputs::Inputs;
use super::java::java;
use crate::cargo::workspace;
use crate::{children, files};

/// Path of the app's own manifest.
pub(super) fn own() -> PathBuf {
    workspace().join("gen/android/app/src/main/AndroidManifest.xml")
}

/// Merges everything into `merged.xml` and returns its path.
pub(super) fn merge(app: &App) -> Result<PathBuf> {
    let merged = app.folder.join("merged.xml");
    let inputs =
        Inputs::default().packages(app.packages.of("manifest-merger")).packages(app.packages.of("libraries"));
    let inputs = inputs.text(app.version()?).files([own()])?;
    inputs.files(app.crates.iter().flat_map(|library| &library.manifest))?.run_if_changed(
        &app.folder.join("merged.made-of"),
        || {
            let folder = app.folder.join("manifests");
            let main = named(&own(), "fi.finago.key", &folder.join("app.xml"), "")?;
            let mut libraries = Vec::new();
            for library in &app.crates {
                if let (Some(manifest), Some(package)) = (&library.manifest, &library.package) {
                    let copy = folder.join(format!("{package}.xml"));
                    libraries.push(named(
                        manifest,
                        package,
                        &copy,
                        "<uses-sdk android:minSdkVersion=\"24\" />",
                    )?);
                }
            }
            libraries.extend(app.libraries.iter().filter_map(|library| library.manifest.clone()));
            let mut merger = java(app.packages.of("manifest-merger"), "512m")?;
            merger.arg("com.android.manifmerger.Merger").arg("--main").arg(main);
            merger.arg("--libs").arg(super::java::joined(&libraries)?).arg("--out").arg(&merged);
            for (property, value) in [
                ("PACKAGE", "fi.finago.key"),
                ("MIN_SDK_VERSION", "28"),
                ("TARGET_SDK_VERSION", "37"),
                ("VERSION_CODE", "1000"),
                ("VERSION_NAME", &app.version()?),
            ] {
                merger.arg("--property").arg(format!("{property}={value}"));
            }
            merger.args(["--remove-tools-declarations", "--log", "WARNING"]);
            children::run("merging the manifests", &mut merger)
        },
    )?;
    Ok(merged)
}

/// Copies a manifest, adding the package that Gradle derives from the namespace, and `more`.
fn named(manifest: &Path, package: &str, copy: &Path, more: &str) -> Result<PathBuf> {
    let named = files::read(manifest)?.replacen("<manifest", &format!("<manifest package=\"{package}\""), 1);
    let whole = named.replace("</manifest>", &format!("{more}</manifest>"));
    files::write(copy, whole)?;
    Ok(copy.to_owned())
}
