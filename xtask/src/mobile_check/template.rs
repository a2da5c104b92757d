//! Compares the Android project with what `tauri android init` would write today. The CLI comes
//! prebuilt from npm; its iOS half exists on macOS only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::cargo::{target, workspace};
use crate::lane::Missing;
use crate::{children, files, npm};

/// CLI package of the Tauri version in Cargo.lock.
const CLI: &str = "@tauri-apps/cli@2.12.5";

/// Minimal Cargo manifest that the CLI accepts.
const PACKAGE: &str = "[package]\nname = \"finago-key\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                       [lib]\nname = \"finago_key\"\n\n[workspace]\n";

/// Minimal `source.properties` of an NDK that the CLI accepts.
const NDK: &str = "Pkg.Revision = 27.0.12077973\n";

/// Fails on each difference that `template.yaml` does not list, and on each listed one that does not
/// exist.
pub(super) fn check(written: &Path) -> Result<()> {
    let ours = workspace().join("gen/android");
    let template = files::below(written)?
        .iter()
        .filter_map(|file| file.strip_prefix(written).ok()?.to_str().map(str::to_owned))
        .collect();
    let problems = differences(&template, &files_here(&ours)?, |file| {
        Ok(fs::read(written.join(file))? == fs::read(ours.join(file))?)
    })?;
    ensure!(problems.is_empty(), "{}", problems.join("; "));
    Ok(())
}

/// Writes the template into a scratch folder with the Tauri CLI. Returns [`Missing`] if npm cannot
/// download the CLI.
pub(super) fn write() -> Result<PathBuf> {
    let cli = npm::package(CLI, ".bin/tauri").map_err(|error| Missing {
        what: format!("npm cannot fetch Tauri's command line ({error:#})"),
        command: "cargo xtask setup",
    })?;
    let scratch = target("mobile/init");
    files::make_empty_folder(&scratch)?;
    files::make_folder(&scratch.join("sdk"))?;
    files::write(&scratch.join("ndk/source.properties"), NDK)?;
    let app = scratch.join("src-tauri");
    files::write(&app.join("Cargo.toml"), PACKAGE)?;
    files::write(&app.join("src/lib.rs"), "")?;
    files::write(&app.join("tauri.conf.json"), files::read(&workspace().join("src-tauri/tauri.conf.json"))?)?;

    let mut init = Command::new(cli.join(".bin/tauri"));
    init.args(["android", "init", "--ci", "--skip-targets-install"]).current_dir(&scratch);
    init.env("ANDROID_HOME", scratch.join("sdk")).env("NDK_HOME", scratch.join("ndk"));
    children::output("running the Tauri CLI", &mut init).context("Tauri's template cannot be written")?;
    Ok(app.join("gen/android"))
}

/// Paths of the files below `folder` that git tracks or would add: build products are ignored.
fn files_here(folder: &Path) -> Result<BTreeSet<String>> {
    let mut list = Command::new("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"])
        .current_dir(folder);
    let listed = children::output("asking git for the files", &mut list)?;
    Ok(listed.lines().filter(|file| folder.join(file).is_file()).map(str::to_owned).collect())
}

fn differences(
    template: &BTreeSet<String>,
    ours: &BTreeSet<String>,
    same: impl Fn(&str) -> Result<bool>,
) -> Result<Vec<String>> {
    let table = include_str!("rules/template.yaml");
    let listed: BTreeMap<String, Vec<String>> =
        serde_saphyr::from_str(table).context("template.yaml is no table")?;
    let listed: Vec<_> = listed
        .iter()
        .flat_map(|(how, paths)| paths.iter().map(move |path| (path.as_str(), how.as_str())))
        .collect();
    let mut problems = Vec::new();
    for file in template.union(ours) {
        let expected =
            listed.iter().find(|(path, _)| is_covered_by(file, path)).map_or("same", |(_, how)| how);
        let found = match (template.contains(file), ours.contains(file)) {
            (true, false) => "removed",
            (false, _) => "added",
            (true, true) if same(file)? => "same",
            (true, true) => "changed",
        };
        if found != expected {
            problems.push(format!("{file} is {found}, but {expected} in template.yaml"));
        }
    }
    let is_stale = |path: &str| !template.union(ours).any(|file| is_covered_by(file, path));
    problems.extend(
        listed.iter().filter(|(path, _)| is_stale(path)).map(|(path, _)| format!("{path} does not exist")),
    );
    Ok(problems)
}

fn is_covered_by(file: &str, path: &str) -> bool {
    if path.ends_with('/') { file.starts_with(path) } else { file == path }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGED: &str = "app/build.gradle.kts";
    const REMOVED: &str = "app/src/main/res/xml/file_paths.xml";
    const ADDED: &str = "app/src/main/java/fi/finago/key/Torch.kt";

    fn problems(template: &[&str], ours: &[&str], same: &[&str]) -> Vec<String> {
        let set = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        let found = differences(&set(template), &set(ours), |file| Ok(same.contains(&file))).unwrap();
        found.into_iter().filter(|line| !line.ends_with("does not exist")).collect()
    }

    #[test]
    fn listed_differences_are_accepted() {
        assert!(
            problems(&["gradlew", CHANGED, REMOVED], &["gradlew", CHANGED, ADDED], &["gradlew"]).is_empty()
        );
    }

    #[test]
    fn each_unlisted_difference_is_named() {
        for (template, ours, same) in [
            (vec!["gradlew"], vec!["gradlew"], vec![]),
            (vec!["gradlew"], vec![], vec![]),
            (vec![], vec!["gradlew"], vec![]),
            (vec![CHANGED], vec![CHANGED], vec![CHANGED]),
            (vec![CHANGED], vec![], vec![]),
            (vec![REMOVED], vec![REMOVED], vec![]),
            (vec![ADDED], vec![ADDED], vec![]),
        ] {
            assert_eq!(problems(&template, &ours, &same).len(), 1, "{template:?} {ours:?}");
        }
    }

    #[test]
    fn cli_has_the_version_of_tauri() {
        let lock = include_str!("../../../Cargo.lock");
        let (_, version) = CLI.rsplit_once('@').unwrap();
        assert!(lock.contains(&format!("name = \"tauri\"\nversion = \"{version}\"")), "{CLI}");
    }
}
