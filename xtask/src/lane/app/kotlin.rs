//! Compiles the unmodified Kotlin of the app, wry, Tauri and the plugins against the real
//! libraries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::App;
use super::inputs::Inputs;
use super::java::{java, joined};
use super::libraries::classes;
use super::resources::Resources;
use crate::cargo::workspace;
use crate::files::with_extension;
use crate::lane::folder;
use crate::{children, files};

/// Compiled classes of the app and of the stand-ins for missing libraries.
pub(super) struct Compiled {
    /// Classes of app, wry, Tauri and plugins.
    pub app: PathBuf,
    /// Classes of every `R` and `BuildConfig`.
    pub generated: PathBuf,
    /// Classes of the stand-ins for the camera and ML Kit.
    pub stand_ins: PathBuf,
}

/// Packages that get a `BuildConfig`, as Gradle generates it for modules that enable it.
const BUILD_CONFIGS: [&str; 2] = ["fi.finago.key", "app.tauri"];

/// Compiles everything.
pub(super) fn compile(app: &App, resources: &Resources) -> Result<Compiled> {
    let android = app.packages.one("android-all-")?;
    let compiled = Compiled {
        app: app.folder.join("app.jar"),
        generated: app.folder.join("generated"),
        stand_ins: app.folder.join("stand-ins.jar"),
    };
    generated(app, resources, &compiled.generated)?;

    let mut classpath = vec![android.to_owned()];
    classpath.extend(classes(&app.libraries));
    let stand_ins = files::below(&workspace().join("tests/android/standins"))?;
    let inputs =
        Inputs::default().packages(app.packages.of("kotlin")).packages(&classpath).files(&stand_ins)?;
    inputs.clone().run_if_changed(&app.folder.join("stand-ins.made-of"), || {
        kotlin(app, &classpath, with_extension(&stand_ins, "kt"), &compiled.stand_ins)
    })?;

    let folders = [folder("generated")?, workspace().join("gen/android/app/src/main/java")];
    let mut sources = Vec::new();
    for folder in folders.iter().chain(app.crates.iter().flat_map(|library| &library.kotlin)) {
        sources.extend(with_extension(&files::below(folder)?, "kt").cloned());
    }
    classpath.extend([compiled.generated.clone(), compiled.stand_ins.clone()]);
    let inputs = inputs.files(&sources)?.files([app.folder.join("generated.made-of")])?;
    inputs.run_if_changed(&app.folder.join("app.made-of"), || {
        kotlin(app, &classpath, sources.iter(), &compiled.app)
    })?;
    Ok(compiled)
}

fn kotlin<'a>(
    app: &App,
    classpath: &[PathBuf],
    sources: impl Iterator<Item = &'a PathBuf>,
    into: &Path,
) -> Result<()> {
    let mut kotlin = java(app.packages.of("kotlin"), "1500m")?;
    kotlin.arg("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler");
    kotlin.args(["-nowarn", "-no-stdlib", "-no-reflect", "-jvm-target", "1.8"]);
    // The nullability annotations of the framework classes are stricter than those of the SDK that
    // phones are compiled against.
    kotlin.arg("-Xnullability-annotations=@android.annotation:ignore");
    kotlin.arg("-cp").arg(joined(classpath)?).arg("-d").arg(into).args(sources);
    children::run("compiling Kotlin", &mut kotlin)
}

/// Compiles `R` and `BuildConfig` into a folder of classes.
fn generated(app: &App, resources: &Resources, into: &Path) -> Result<()> {
    let inputs = Inputs::default().files([&resources.sources])?;
    inputs.run_if_changed(&app.folder.join("generated.made-of"), || {
        let sources = app.folder.join("build-config");
        for package in BUILD_CONFIGS {
            let file = sources.join(package.replace('.', "/")).join("BuildConfig.java");
            let source = format!("package {package};\n\npublic final class BuildConfig {{ public static final boolean DEBUG = false; }}\n");
            files::write(&file, source)?;
        }
        let _ = fs::remove_dir_all(into);
        let generated = [files::below(&sources)?, files::below(&resources.sources)?].concat();
        compile_java(&generated, &[], into)
    })
}

/// Compiles Java sources into a folder of classes.
pub(super) fn compile_java(sources: &[PathBuf], classpath: &[PathBuf], into: &Path) -> Result<()> {
    let mut javac = Command::new("javac");
    javac.args(["-nowarn", "-g", "-d"]).arg(into);
    if !classpath.is_empty() {
        javac.arg("-cp").arg(joined(classpath)?);
    }
    children::run("compiling Java", javac.args(with_extension(sources, "java")))
}
