//! One phone, with its backend and its time: started, killed and looked at, again and again.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use fastrand::Rng;
use finago_key::VaultPlace;
use finago_key::development::open_vault;
use key_core::record::Record;
use key_protocol::decision::Outcome;
use key_protocol::ids::DeviceId;
use stories::report::Report;
use tempfile::TempDir;
use tokio::runtime::Handle;

use super::shown::Shown;
use crate::world::{AAKE, MAIJA, World};

/// How long an app may take to show something. Only a failing story waits it out.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between opening one phone's files here and starting another's app, which would inherit them for the moment until it is itself.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Longer than any delay between two PINs.
const LONG: Duration = Duration::from_secs(600);

pub(super) struct Lane {
    world: World,
    dice: Rng,
    runtime: Handle,
    folder: TempDir,
    shown: Shown,
    passed: Duration,
    /// What the backend calls this phone, for each username that was on the disk after the last kill.
    devices: Vec<DeviceId>,
}

impl Lane {
    pub(super) fn new(world: World, seed: u64, runtime: Handle) -> Self {
        let folder = TempDir::new().unwrap();
        Self {
            world,
            dice: Rng::with_seed(seed),
            runtime,
            folder,
            shown: Shown::default(),
            passed: Duration::ZERO,
            devices: Vec::new(),
        }
    }

    /// Kills the app so often, or says what was not as it had been shown.
    pub(super) fn kills(mut self, times: u64) -> Result<(), String> {
        for time in 1..=times {
            self.passed += LONG;
            self.world.clock.advance(LONG);
            let login = self.world.mock().ask_login(MAIJA).unwrap();
            let mut app = self.starts(&login.number.unwrap_or_default());
            let said = self.until_killed(&mut app)?;
            let agrees = self.agrees(&said);
            agrees.map_err(|what| format!("{what}, after kill {time} of {times}; it had said {said:?}"))?;
        }
        Ok(())
    }

    fn starts(&mut self, number: &str) -> Child {
        let mut app = Command::new(env!("CARGO_BIN_EXE_mortal"));
        app.arg("--vault").arg(self.vault());
        app.args(["--address", &self.world.address(), "--number", number]);
        app.args(["--passed", &self.passed.as_secs().to_string()]);
        app.args(["--seed", &self.dice.u64(..).to_string()]);
        for username in [MAIJA, AAKE] {
            if self.world.user(username).one_time_passwords.is_empty() {
                self.world.mock().renew_list(username);
            }
            app.args(["--user", username, &self.world.one_time_password(username)]);
        }
        let _alone = ONE_AT_A_TIME.lock().unwrap();
        app.stdout(Stdio::piped()).spawn().unwrap()
    }

    /// What it says until it is killed: while it starts, or while it is used.
    fn until_killed(&mut self, app: &mut Child) -> Result<Vec<Report>, String> {
        let says = listen(app);
        let mut said = Vec::new();
        let shows_something = if self.dice.u64(..4) > 0 {
            let first = says.recv_timeout(PATIENCE);
            let waited = first != Err(RecvTimeoutError::Timeout);
            said.extend(first);
            waited
        } else {
            true
        };
        thread::sleep(Duration::from_millis(1 + self.dice.u64(..60)));
        app.kill().unwrap();
        let status = app.wait().unwrap();
        said.extend(says);
        if !shows_something {
            return Err("it shows nothing".to_owned());
        }
        if status.signal().is_none() {
            return Err(format!("it ended by itself, {status}; it had said {said:?}"));
        }
        Ok(said)
    }

    fn agrees(&mut self, said: &[Report]) -> Result<(), String> {
        let mock = self.world.mock();
        let connected = |username: &str| {
            let devices = mock.devices(username).into_iter().filter(|device| device.revoked.is_none());
            devices.map(|device| device.id).any(|id| self.devices.contains(&id))
        };
        self.shown.settle(connected);
        for report in said {
            self.shown.hears(report)?;
        }
        let outcome = mock.challenges(MAIJA).pop().and_then(|login| login.outcome);
        let approved = outcome == Some(Outcome::Approved);
        if approved && !said.contains(&Report::Confirms) {
            return Err("a login was approved without the right PIN".to_owned());
        }
        if !approved && said.contains(&Report::Approved) {
            return Err("a login was shown as approved, and is not".to_owned());
        }
        let record = self.record()?;
        let accounts = record.iter().flat_map(|record| &record.accounts);
        self.devices = accounts.map(|stored| stored.account.device.clone()).collect();
        self.shown.agrees_with(record.as_ref())
    }

    fn record(&self) -> Result<Option<Record>, String> {
        let place = VaultPlace::DevelopmentFile(self.vault());
        let _alone = ONE_AT_A_TIME.lock().unwrap();
        let (vault, _claim) = open_vault(&place, self.folder.path()).map_err(|why| why.to_string())?;
        let bytes = self.runtime.block_on(vault.load()).map_err(|why| why.to_string())?;
        bytes.map(|bytes| Record::from_bytes(&bytes)).transpose().map_err(|why| why.to_string())
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("phone.json")
    }
}

fn listen(app: &mut Child) -> Receiver<Report> {
    let (says, said) = channel();
    let lines = BufReader::new(app.stdout.take().unwrap()).lines();
    thread::spawn(move || {
        for line in lines {
            let report = serde_json::from_str(&line.unwrap()).unwrap();
            says.send(report).unwrap();
        }
    });
    said
}
