//! Runs one story: with its own mock and phone, and a JVM for each process of the app.

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use super::App;
use super::inputs::Inputs;
use super::java::{jdk, joined};
use super::kotlin::{Compiled, compile_java};
use super::libraries::{self, classes};
use super::resources::Resources;
use super::stories::{End, Run, Variant};
use crate::cargo::{target, workspace};
use crate::children::Running;
use crate::files;
use crate::lane::{folder, linker};
use crate::mock::{self, Mock};
use crate::test::Tally;

/// Time limit of a process; generous, because the machine may be busy.
const TIMEOUT: Duration = Duration::from_secs(180);

/// Last line of a story that passed: `phone/Main.java`.
const PASSED: &str = "the story passed";

/// Number of log lines printed for a failed story.
const LOG_LINES: usize = 60;

/// Everything that stories run on.
pub(super) struct Environment {
    /// Classes of the app, as compiled and after R8.
    code: Compiled,
    shrunk: Option<PathBuf>,
    resources: Resources,
    /// Folder with the app's library for Android.
    library: PathBuf,
    /// Libraries of the app, for the JVM.
    libraries: Vec<PathBuf>,
    /// Robolectric, and the Android classes to compile against.
    robolectric: Vec<PathBuf>,
    /// Folder with the Android classes of each API level.
    androids: PathBuf,
    /// Compiled classes of the stories.
    stories: PathBuf,
    /// Library that connects the JVM with the native looper.
    jvm: PathBuf,
}

impl Environment {
    pub(super) fn build(
        app: &App,
        resources: Resources,
        library: PathBuf,
        code: Compiled,
        shrunk: Option<PathBuf>,
    ) -> Result<Self> {
        let mut robolectric = classes(&libraries::unpack(app.packages.of("robolectric"))?);
        robolectric.push(app.packages.one("android-all-")?.to_owned());
        let libraries = classes(&app.libraries);
        let stories = app.folder.join("stories");
        let sources =
            ["phone", "stories", "webview"].map(|name| workspace().join("tests/android").join(name));
        let inputs = Inputs::default().files(&sources)?.files([app.folder.join("app.made-of")])?;
        let mut classpath = vec![code.app.clone(), code.generated.clone(), code.stand_ins.clone()];
        classpath.extend(libraries.iter().chain(&robolectric).cloned());
        inputs.packages(&robolectric).run_if_changed(&app.folder.join("stories.made-of"), || {
            let _ = fs::remove_dir_all(&stories);
            let files: Result<Vec<_>> = sources.iter().map(|folder| files::below(folder)).collect();
            compile_java(&files?.concat(), &classpath, &stories)
        })?;
        let (androids, jvm) = (androids(app)?, jvm()?);
        Ok(Self { code, shrunk, resources, library, libraries, robolectric, androids, stories, jvm })
    }

    /// Class path of a run. The app comes before Robolectric and its dependencies.
    fn classpath(&self, variant: Variant) -> Result<Vec<PathBuf>> {
        let mut classpath = vec![self.stories.clone(), self.resources.config.clone()];
        match (variant, &self.shrunk) {
            (Variant::Shrunk, Some(shrunk)) => {
                classpath.push(shrunk.clone());
                // Robolectric and the stories need the Kotlin library, of which R8 leaves only what
                // the app uses.
                classpath.extend(self.libraries.iter().filter(|path| is_kotlin_library(path)).cloned());
            }
            (Variant::Shrunk, None) => bail!("nothing was shrunk"),
            (Variant::Unshrunk | Variant::CheckedJni, _) => {
                classpath.extend([self.code.app.clone(), self.code.generated.clone()]);
                classpath.extend(self.libraries.iter().cloned());
            }
        }
        classpath.push(self.code.stand_ins.clone());
        classpath.extend(self.robolectric.iter().cloned());
        Ok(classpath)
    }
}

fn is_kotlin_library(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("kotlin-stdlib-"))
}

/// Creates a folder with the Android classes of each API level, where Robolectric looks for them.
fn androids(app: &App) -> Result<PathBuf> {
    let folder = folder("androids")?;
    for package in app.packages.androids() {
        let link = folder.join(package.file_name().context("a package has no name")?);
        if !link.exists() {
            std::os::unix::fs::symlink(package, &link)
                .with_context(|| format!("cannot link {}", link.display()))?;
        }
    }
    Ok(folder)
}

/// Compiles the JNI side of the native looper.
fn jvm() -> Result<PathBuf> {
    let libraries = linker::libraries()?;
    let (jdk, library) = (jdk()?, libraries.join("libjvm-looper.so"));
    let (include, linux) =
        (format!("-I{}/include", jdk.display()), format!("-I{}/include/linux", jdk.display()));
    let android = libraries.join("libandroid.so").display().to_string();
    linker::compile(&["-shared", &include, &linux, &android], &["jvm.c"], &library)?;
    Ok(library)
}

/// Runs a story to its end, and counts and prints the result; with the whole logs if `whole_logs`, else with their ends
/// if it failed.
pub(super) fn run(environment: &Environment, run: &Run, tally: &Mutex<&mut Tally>, whole_logs: bool) {
    let started = Instant::now();
    let folder = target("android/stories").join(run.name());
    let outcome = run_in(environment, run, &folder);
    let took = started.elapsed().as_secs_f32();
    // While it is held, no other story prints.
    let mut tally = super::lock(tally);
    tally.count(outcome.is_ok());
    match &outcome {
        Ok(()) => println!("story {} ... ok, {took:.1} s", run.name()),
        Err(error) => println!("story {} ... FAILED, {took:.1} s\n  {error:#}", run.name()),
    }
    if whole_logs || outcome.is_err() {
        show_logs(&folder, if whole_logs { usize::MAX } else { LOG_LINES });
    }
}

fn run_in(environment: &Environment, run: &Run, folder: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    let phone = folder.join("phone");
    files::make_folder(&phone)?;
    let mock = mock(folder)?;
    for (number, end) in run.processes.iter().enumerate() {
        let mut vm = vm(environment, run, folder, &mock)?;
        vm.arg(format!("-Dstory.process={}", number + 1))
            .arg("phone.Main")
            .arg(format!("stories.{}", run.story));
        let log =
            fs::File::create(folder.join(format!("vm-{}.txt", number + 1))).context("cannot write a log")?;
        vm.stdout(log.try_clone().context("cannot write a log twice")?).stderr(log);
        let status = wait(&mut Running::start(&mut vm)?)?;
        let output = fs::read_to_string(folder.join(format!("story-{}.txt", number + 1))).unwrap_or_default();
        check_end(*end, status, &output, folder)?;
        if run.variant == Variant::CheckedJni {
            ensure_jni_is_used_correctly(folder)?;
        }
    }
    Ok(())
}

/// Starts a mock of the backend for one story.
fn mock(folder: &Path) -> Result<Mock> {
    let mut mock = mock::command(&target("debug/backend-mock"), "127.0.0.1:0", folder);
    mock.args(["--push-service", "127.0.0.1:0"]);
    mock.stderr(fs::File::create(folder.join("mock.txt")).context("cannot write the mock's log")?);
    mock::start(&mut mock, |_| ())
}

fn vm(environment: &Environment, run: &Run, folder: &Path, mock: &Mock) -> Result<Command> {
    let mut vm = Command::new("java");
    vm.args([
        "-Xss4m",
        "-Xmx1g",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        // Prevents a full collection each time that the metaspace grows.
        "-XX:MetaspaceSize=256m",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
    ]);
    vm.arg(format!("-XX:ErrorFile={}/hs_err.log", folder.display()));
    match run.variant {
        // Bytecode is verified only after R8: the Kotlin compiler writes valid classes.
        Variant::Unshrunk => vm.args(["-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"]),
        Variant::CheckedJni => vm.arg("-Xcheck:jni"),
        Variant::Shrunk => &mut vm,
    };
    vm.arg("-Djava.system.class.loader=phone.SandboxFirst");
    for (name, value) in [
        ("java.library.path", environment.library.display().to_string()),
        ("java.io.tmpdir", folder.display().to_string()),
        ("phone.looper", environment.jvm.display().to_string()),
        ("phone.folder", folder.join("phone").display().to_string()),
        ("story.folder", folder.display().to_string()),
        ("story.shrunk", (run.variant == Variant::Shrunk).to_string()),
        ("story.mock", mock.origin.clone()),
        ("story.pushes", mock.push_service.clone()),
        ("story.contract", target("debug/push-contract").display().to_string()),
        ("story.vectors", workspace().join("crates/protocol/tests/vectors").display().to_string()),
        ("robolectric.enabledSdks", run.level.to_string()),
        // Robolectric's native drawing and SQLite unpack 200 MB in each process, which takes 2 s: a
        // story that needs them enables them by annotation.
        ("robolectric.graphicsMode", "LEGACY".to_owned()),
        ("robolectric.sqliteMode", "LEGACY".to_owned()),
        ("robolectric.offline", "true".to_owned()),
        ("robolectric.dependency.dir", environment.androids.display().to_string()),
    ] {
        vm.arg(format!("-D{name}={value}"));
    }
    vm.env("ANDROID_LOG", folder.join("logcat.txt"));
    vm.arg("-cp").arg(joined(&environment.classpath(run.variant)?)?);
    Ok(vm)
}

/// Waits for the JVM to end.
fn wait(vm: &mut Running) -> Result<ExitStatus> {
    let end = Instant::now() + TIMEOUT;
    loop {
        if let Some(status) = vm.child().try_wait().context("lost sight of the JVM")? {
            return Ok(status);
        }
        ensure!(Instant::now() < end, "the story is not over after {} s", TIMEOUT.as_secs());
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn check_end(end: End, status: ExitStatus, output: &str, folder: &Path) -> Result<()> {
    let report = folder.join("hs_err.log");
    ensure!(!report.exists(), "the JVM crashed: see {}", report.display());
    match end {
        End::Exit => {
            ensure!(status.success(), "{status}");
            ensure!(output.trim_end().ends_with(PASSED), "the app ended the process in mid-story");
        }
        End::Killed => ensure!(status.signal() == Some(9), "the process was not killed: {status}"),
    }
    Ok(())
}

/// Fails if the JVM reported wrong JNI calls. Once the library is loaded, the reports go to the
/// phone's log.
fn ensure_jni_is_used_correctly(folder: &Path) -> Result<()> {
    let log = fs::read_to_string(folder.join("logcat.txt")).context("the phone has no log")?;
    let wrong: Vec<_> = log.lines().filter(|line| line.contains("in native method")).collect();
    ensure!(wrong.is_empty(), "calls of JNI that are not right: {}", wrong.join("; "));
    Ok(())
}

fn show_logs(folder: &Path, most: usize) {
    let logs = files::below(folder).unwrap_or_default();
    let is_log = |file: &&PathBuf| {
        file.parent() == Some(folder) && file.extension().is_some_and(|end| end == "txt" || end == "log")
    };
    for log in logs.iter().filter(is_log) {
        let text = fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<_> = text.lines().collect();
        println!("  {}:", log.display());
        for line in &lines[lines.len().saturating_sub(most)..] {
            println!("    {line}");
        }
    }
}
