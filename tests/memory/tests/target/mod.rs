//! The process that is scanned: its commands, its reports and its memory.

use std::env;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::FileExt as _;
use std::process::{Child, ChildStdin, Command as Process, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::secret::Secret;
use key_core::testing::{Canaries, MemoryVault};
use key_view::{Intent, ViewModel};
use memory::{Command, Report, planted};

/// Time within which the process has to report. Only a failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(60);

/// The process that is scanned.
pub(crate) struct Target {
    process: Child,
    commands: ChildStdin,
    reports: Receiver<Report>,
    view: Option<ViewModel>,
}

impl Target {
    /// Starts the process.
    pub(crate) fn start(address: &str) -> Self {
        let program = env::var("MEMORY_TARGET");
        let program = program.as_deref().unwrap_or(env!("CARGO_BIN_EXE_memory-target"));
        let mut process = Process::new(program);
        process.args(["--address", address]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = process.spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let (sender, reports) = channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(serde_json::from_str(&line).unwrap());
            }
        });
        let commands = process.stdin.take().unwrap();
        Self { process, commands, reports, view: None }
    }

    /// Dispatches an intent.
    pub(crate) fn dispatch(&mut self, intent: Intent) {
        self.command(&Command::Dispatch(intent));
    }

    fn command(&mut self, command: &Command) {
        let line = serde_json::to_string(command).unwrap() + "\n";
        self.commands.write_all(line.as_bytes()).unwrap();
    }

    /// Waits for a view that `is_it`, and returns it.
    pub(crate) fn sees(&mut self, is_it: impl Fn(&ViewModel) -> bool) -> ViewModel {
        loop {
            if let Some(view) = self.view.as_ref().filter(|view| is_it(view)) {
                return view.clone();
            }
            self.next(|_| None::<()>);
        }
    }

    /// Waits for a report, and returns what `find` finds in it.
    fn next<T>(&mut self, find: impl FnOnce(&Report) -> Option<T>) -> Option<T> {
        let report = self.reports.recv_timeout(PATIENCE).unwrap();
        let found = find(&report);
        if let Report::View(view) = report {
            self.view = Some(*view);
        }
        found
    }

    /// Has a secret planted that the scan must find.
    pub(crate) fn plant(&mut self) {
        self.command(&Command::Plant);
        while self.next(|report| matches!(report, Report::Planted).then_some(())).is_none() {}
    }

    /// Returns the secrets of all acts so far, worked out from what is stored; the last of `pins` is
    /// the PIN.
    pub(crate) async fn secrets(&mut self, pins: &[&str]) -> Canaries {
        self.command(&Command::Stored);
        let (record, keystore) = loop {
            let stored = self.next(|report| match report {
                Report::Stored { record, keystore } => Some((record.clone(), keystore.clone())),
                _ => None,
            });
            if let Some(stored) = stored {
                break stored;
            }
        };
        let decode = |text: &String| BASE64_STANDARD.decode(text).unwrap();
        let vault = MemoryVault::new();
        vault.put_record(Some(decode(&record)));
        for (name, secret) in &keystore {
            vault.put_secret(name, Secret::new(decode(secret)));
        }
        let mut secrets = Canaries::of_acts(&vault, pins).await;
        secrets.add("the planted secret", &planted());
        secrets
    }

    /// Returns the names of the secrets that are in the writable memory of the process.
    pub(crate) fn scan(&self, secrets: &Canaries) -> Vec<String> {
        let id = self.process.id();
        let memory = File::open(format!("/proc/{id}/mem")).unwrap();
        let mut found = std::collections::BTreeMap::<String, Vec<String>>::new();
        for line in fs::read_to_string(format!("/proc/{id}/maps")).unwrap().lines() {
            let mut fields = line.split_whitespace();
            let (range, rights) = (fields.next().unwrap(), fields.next().unwrap());
            if !rights.starts_with("rw") {
                continue;
            }
            let (from, to) = range.split_once('-').unwrap();
            let [from, to] = [from, to].map(|address| u64::from_str_radix(address, 16).unwrap());
            let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
            // What was unmapped meanwhile is gone.
            if memory.read_exact_at(&mut bytes, from).is_ok() {
                for name in secrets.names_in(&bytes) {
                    found.entry(name.to_owned()).or_default().push(line.to_owned());
                }
            }
        }
        for (name, places) in &found {
            eprintln!("{name} is in\n    {}", places.join("\n    "));
        }
        found.into_keys().collect()
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
