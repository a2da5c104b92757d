//! Compiles and links the resources of the app and its libraries with aapt2, and generates the Java
//! source of every `R`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::App;
use super::inputs::Inputs;
use super::java::extract;
use super::symbols::Symbols;
use crate::cargo::workspace;
use crate::lane::folder;
use crate::{children, files};

/// Paths of aapt2 and the framework's resources in apktool's package.
const AAPT: &str = "prebuilt/linux/aapt2_64";
const FRAMEWORK: &str = "prebuilt/android-framework.jar";

/// Outputs of linking.
pub(super) struct Resources {
    /// Resource package, as a phone reads it.
    pub package: PathBuf,
    /// Java sources of `R`.
    pub sources: PathBuf,
    /// R8 rules for the classes that manifest and layouts name.
    pub rules: PathBuf,
    /// Class path folder with the paths of manifest and resources for Robolectric.
    pub config: PathBuf,
}

/// Compiles and links everything.
pub(super) fn link(app: &App, merged: &Path) -> Result<Resources> {
    let tools = tools(app)?;
    let into = &app.folder;
    let outputs = Resources {
        package: into.join("resources.apk"),
        sources: into.join("r"),
        rules: into.join("aapt.pro"),
        config: into.join("config"),
    };
    let own = workspace().join("gen/android/app/src/main/res");
    let own: Vec<_> = app.crates.iter().flat_map(|library| &library.resources).chain([&own]).collect();
    let inputs = Inputs::default().text(&tools).packages(app.packages.of("libraries")).files([merged])?;
    inputs.files(&own)?.run_if_changed(&into.join("resources.made-of"), || {
        let mut compiled = Vec::new();
        for library in &app.libraries {
            if let Some(resources) = &library.resources {
                let flat = folder("libraries")?.join(format!("{}.flat.zip", library.name));
                if !flat.is_file() {
                    compile(&tools, resources, &flat)?;
                }
                compiled.push(flat);
            }
        }
        for (number, resources) in own.iter().enumerate() {
            let flat = into.join(format!("own-{number}.flat.zip"));
            compile(&tools, resources, &flat)?;
            compiled.push(flat);
        }
        files::make_empty_folder(&outputs.sources)?;
        let mut link = Command::new(tools.join(AAPT));
        link.arg("link").arg("-I").arg(tools.join(FRAMEWORK)).arg("--manifest").arg(merged);
        link.arg("-o")
            .arg(&outputs.package)
            .arg("--java")
            .arg(&outputs.sources)
            .arg("--proguard")
            .arg(&outputs.rules);
        link.args(["--custom-package", "fi.finago.key", "--extra-packages", &packages(app)]);
        let symbols = into.join("symbols.txt");
        link.arg("--output-text-symbols").arg(&symbols);
        link.args(["--min-sdk-version", "28", "--target-sdk-version", "37"]);
        // `localeFilters` of the Gradle file.
        link.args(["-c", "en,fi,sv"]);
        link.args(["--auto-add-overlay", "--no-version-vectors", "--warn-manifest-validation"]);
        for flat in &compiled {
            link.arg("-R").arg(flat);
        }
        children::run("linking resources", &mut link)?;
        let symbols = Symbols::read(&symbols)?;
        for library in &app.libraries {
            if let (Some(package), Some(named)) = (&library.package, &library.symbols) {
                symbols.write(package, named, &outputs.sources)?;
            }
        }
        write_robolectric_config(&outputs, merged)
    })?;
    Ok(outputs)
}

fn tools(app: &App) -> Result<PathBuf> {
    let package = app.packages.one("apktool-lib-")?;
    let tools = folder("tools")?;
    Inputs::default().text(package).run_if_changed(&tools.join("aapt.made-of"), || {
        use std::os::unix::fs::PermissionsExt as _;
        extract(package, &[AAPT, FRAMEWORK], &tools)?;
        fs::set_permissions(tools.join(AAPT), fs::Permissions::from_mode(0o755))
            .context("cannot make aapt2 a program")
    })?;
    Ok(tools)
}

fn compile(tools: &Path, resources: &Path, flat: &Path) -> Result<()> {
    let mut compile = Command::new(tools.join(AAPT));
    compile.arg("compile").arg("--dir").arg(resources).arg("-o").arg(flat);
    children::run("compiling resources", &mut compile)
}

/// Packages of the libraries in crates, joined as aapt2 expects. Their resources are used only by their own code.
fn packages(app: &App) -> String {
    app.crates.iter().flat_map(|library| library.package.as_deref()).collect::<Vec<_>>().join(":")
}

/// Writes the file that Robolectric reads from the class path
/// (robolectric.org/build-system-integration).
fn write_robolectric_config(outputs: &Resources, merged: &Path) -> Result<()> {
    let folder = outputs.config.join("com/android/tools");
    let assets = outputs.config.join("assets");
    files::make_folder(&assets)?;
    let text = format!(
        "android_merged_manifest={}\nandroid_resource_apk={}\nandroid_custom_package=fi.finago.key\nandroid_merged_assets={}\n",
        merged.display(),
        outputs.package.display(),
        assets.display(),
    );
    files::write(&folder.join("test_config.properties"), text)
}
