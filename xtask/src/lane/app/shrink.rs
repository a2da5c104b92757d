//! Shrinks the classes of the app with R8, by the rules of app, crates and libraries, for a JVM.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::App;
use super::inputs::Inputs;
use super::java::{extract, java, jdk};
use super::kotlin::Compiled;
use super::libraries::classes;
use super::resources::Resources;
use crate::cargo::{packages, workspace};
use crate::lane::folder;
use crate::{children, files};

/// Rule files that the Android Gradle plugin adds to every release.
const DEFAULTS: [&str; 3] = ["proguard-header.txt", "proguard-optimizations.txt", "proguard-common.txt"];

/// Shrinks the app and returns the folder with the remaining classes.
pub(super) fn shrink(app: &App, resources: &Resources, code: &Compiled) -> Result<PathBuf> {
    let (remaining, rules) = (app.folder.join("shrunk"), app.folder.join("rules.pro"));
    files::write(&rules, all_rules(app, resources)?)?;
    let inputs = Inputs::default().text(app.packages.one("r8-")?).packages(app.packages.of("libraries"));
    let inputs = inputs.files([&rules, &app.folder.join("app.made-of")])?;
    inputs.run_if_changed(&app.folder.join("shrunk.made-of"), || {
        files::make_empty_folder(&remaining)?;
        let mut r8 = java(&[app.packages.one("r8-")?.to_owned()], "4g")?;
        r8.args(["com.android.tools.r8.R8", "--release", "--classfile", "--no-data-resources"]);
        r8.arg("--lib").arg(app.packages.one("android-all-")?).arg("--lib").arg(jdk()?);
        r8.arg("--lib").arg(&code.stand_ins).arg("--pg-conf").arg(&rules);
        r8.arg("--pg-map-output").arg(app.folder.join("mapping.txt"));
        r8.arg("--output")
            .arg(&remaining)
            .arg(&code.app)
            .args(files::with_extension(&files::below(&code.generated)?, "class"));
        r8.args(classes(&app.libraries));
        children::output("shrinking with R8", &mut r8).map(drop)
    })?;
    Ok(remaining)
}

/// All rules, in the order in which Gradle passes them to R8.
fn all_rules(app: &App, resources: &Resources) -> Result<String> {
    let defaults = folder("tools")?;
    let gradle = app.packages.one("gradle-")?;
    Inputs::default().text(gradle).run_if_changed(&defaults.join("gradle.made-of"), || {
        let files = DEFAULTS.map(|name| format!("com/android/build/gradle/{name}"));
        extract(gradle, &files.each_ref().map(String::as_str), &defaults)
    })?;
    let mut all: Vec<_> =
        DEFAULTS.iter().map(|name| defaults.join("com/android/build/gradle").join(name)).collect();
    all.push(workspace().join("gen/android/app/proguard-rules.pro"));
    all.push(folder("generated")?.join("proguard-wry.pro"));
    let tauri = packages()?.get("tauri").context("the app is built without Tauri")?;
    all.push(tauri.join("mobile/proguard-tauri.pro"));
    all.extend(app.crates.iter().filter_map(|library| library.rules.clone()));
    all.push(resources.rules.clone());
    all.extend(app.libraries.iter().filter_map(|library| library.rules.clone()));
    let mut rules = String::new();
    for file in all {
        rules.push_str(&files::read(&file)?.replace("$PACKAGE", "fi.finago.key"));
        rules.push('\n');
    }
    Ok(rules)
}
