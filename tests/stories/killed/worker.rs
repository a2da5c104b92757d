//! One phone with a backend and a clock of its own; its app is started, killed and checked
//! repeatedly.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use fastrand::Rng;
use finago_shell::VaultLocation;
use finago_shell::development::open_vault;
use key_core::record::{Record, Stored};
use key_protocol::decision::Outcome;
use key_protocol::ids::DeviceId;
use support::report::Report;
use support::world::{AAKE, MAIJA, World};
use tempfile::TempDir;
use tokio::runtime::Handle;

use super::expected::Expected;

/// Time within which an app has to report its first screen. Only a failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Held while a worker opens a vault or spawns an app: between `fork` and `exec` a child would
/// inherit another worker's open vault, and with it the vault's lock.
static SPAWN_OR_OPEN: Mutex<()> = Mutex::new(());

/// Time that passes between two runs; longer than any delay between two PINs.
const BETWEEN_RUNS: Duration = Duration::from_secs(600);

pub(super) struct Worker {
    world: World,
    rng: Rng,
    runtime: Handle,
    folder: TempDir,
    expected: Expected,
    elapsed: Duration,
    /// Backend ids of this phone's enrolments, one per username stored after the last kill.
    devices: Vec<DeviceId>,
}

impl Worker {
    pub(super) fn new(world: World, seed: u64, runtime: Handle) -> Self {
        let folder = TempDir::new().unwrap();
        Self {
            world,
            rng: Rng::with_seed(seed),
            runtime,
            folder,
            expected: Expected::default(),
            elapsed: Duration::ZERO,
            devices: Vec::new(),
        }
    }

    /// Kills the app this many times; returns the first violation of what the app had shown.
    pub(super) fn run(mut self, kills: u64) -> Result<(), String> {
        for kill in 1..=kills {
            self.elapsed += BETWEEN_RUNS;
            self.world.clock.advance(BETWEEN_RUNS);
            let login = self.world.control.issue_login(MAIJA).unwrap();
            let mut app = self.start_app(&login.number.unwrap_or_default());
            let reports = self.run_until_killed(&mut app)?;
            let checked = self.check_run(&reports);
            checked.map_err(|what| format!("{what}, after kill {kill} of {kills}; reports: {reports:?}"))?;
        }
        Ok(())
    }

    fn start_app(&mut self, number: &str) -> Child {
        let mut app = Command::new(env!("CARGO_BIN_EXE_crash_target"));
        app.arg("--vault").arg(self.vault());
        app.args(["--address", &self.world.address(), "--number", number]);
        app.args(["--passed", &self.elapsed.as_secs().to_string()]);
        app.args(["--seed", &self.rng.u64(..).to_string()]);
        for username in [MAIJA, AAKE] {
            if self.world.user(username).one_time_passwords.is_empty() {
                self.world.control.renew_list(username);
            }
            app.args(["--user", username, &self.world.one_time_password(username)]);
        }
        let _alone = SPAWN_OR_OPEN.lock().unwrap();
        app.stdout(Stdio::piped()).spawn().unwrap()
    }

    /// Kills the app while it starts, or (three times in four) some time after its first report,
    /// and returns all of its reports.
    fn run_until_killed(&mut self, app: &mut Child) -> Result<Vec<Report>, String> {
        let received = read_reports(app);
        let mut reports = Vec::new();
        let shows_something = if self.rng.u64(..4) > 0 {
            let first = received.recv_timeout(PATIENCE);
            let in_time = first != Err(RecvTimeoutError::Timeout);
            reports.extend(first);
            in_time
        } else {
            true
        };
        thread::sleep(Duration::from_millis(1 + self.rng.u64(..60)));
        app.kill().unwrap();
        let status = app.wait().unwrap();
        reports.extend(received);
        if !shows_something {
            return Err("the app shows nothing".to_owned());
        }
        if status.signal().is_none() {
            return Err(format!("the app exited by itself, {status}; reports: {reports:?}"));
        }
        Ok(reports)
    }

    fn check_run(&mut self, reports: &[Report]) -> Result<(), String> {
        let control = &self.world.control;
        let connected = |username: &str| {
            let devices = control.devices(username).into_iter().filter(|device| device.revoked.is_none());
            devices.map(|device| device.id).any(|id| self.devices.contains(&id))
        };
        self.expected.forget_unsent_disconnects(connected);
        for report in reports {
            self.expected.observe(report)?;
        }
        let outcome = control.challenges(MAIJA).pop().and_then(|login| login.outcome);
        let approved = outcome == Some(Outcome::Approved);
        if approved && !reports.contains(&Report::Approving) {
            return Err("a login was approved without the right PIN".to_owned());
        }
        if !approved && reports.contains(&Report::Approved) {
            return Err("a login was shown as approved, but is not".to_owned());
        }
        let record = self.record()?;
        let accounts = record.iter().flat_map(|record| &record.accounts);
        self.devices = accounts.map(|stored| stored.account.device.clone()).collect();
        self.expected.check_record(record.as_ref())
    }

    fn record(&self) -> Result<Option<Record>, String> {
        let place = VaultLocation::DevelopmentFile(self.vault());
        let _alone = SPAWN_OR_OPEN.lock().unwrap();
        let (vault, _claim) = open_vault(&place, self.folder.path()).map_err(|why| why.to_string())?;
        let bytes = self.runtime.block_on(vault.load()).map_err(|why| why.to_string())?;
        let stored = bytes.map(|bytes| Stored::read(&bytes)).transpose().map_err(|why| why.to_string())?;
        Ok(stored.map(|stored| stored.unverified().clone()))
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("phone.json")
    }
}

fn read_reports(app: &mut Child) -> Receiver<Report> {
    let (sender, receiver) = channel();
    let lines = BufReader::new(app.stdout.take().unwrap()).lines();
    thread::spawn(move || {
        for line in lines {
            let report = serde_json::from_str(&line.unwrap()).unwrap();
            sender.send(report).unwrap();
        }
    });
    receiver
}
