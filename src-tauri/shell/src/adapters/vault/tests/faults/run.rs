//! Runs of the app over simulated storage, from its start until it is killed or dies.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use key_core::Ports;
use key_core::ports::NotRecognised;
use key_core::testing::phone::PIN;
use key_core::testing::{
    FakeBackend, FakeBrowser, FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, RecordingNotifier,
};
use key_protocol::ids::ChallengeId;
use key_view::Sensor;
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::super::super::durable_file::DurableFile;
use super::super::super::keystore::Keystore;
use super::super::super::system::SystemVault;
use super::access::{Access, PlannedFault};
use super::fault::Operation;
use super::pin_counter::PinCounter;
use super::storage::Storage;
use super::user_model::UserModel;

/// Timeout of a run, in real time. Only a hanging app reaches it.
const TIMEOUT: Duration = Duration::from_secs(10);

/// File of the record.
pub(super) const RECORD: &str = "/phone/record.json";

pub(super) const MAIJA: &str = "maija@example.fi";
pub(super) const AAKE: &str = "aake@example.se";
const CODES: [&str; 6] = ["KJ4M-7QRT", "WXYZ-2345", "ABCD-6789", "PQRS-2468", "TVWX-3579", "CDFG-9876"];

/// Surroundings of a phone, and what its user remembers. Clones share both; a fork shares nothing.
#[derive(Clone)]
pub(super) struct Environment {
    pub(super) clock: FakeClock,
    pub(super) backend: FakeBackend,
    /// Cancels every prompt unless a step accepts it.
    pub(super) sensor: FakeSensor,
    pub(super) pin_counter: PinCounter,
    pub(super) memory: Arc<Mutex<Memory>>,
    /// One-time passwords that were not used yet, the same for every username.
    codes: Arc<Mutex<Vec<&'static str>>>,
}

/// What the user was shown and may rely on.
#[derive(Clone)]
pub(super) struct Memory {
    /// Usernames that were shown as enrolled, and not disconnected since.
    pub(super) connected: BTreeSet<String>,
    /// Whether the home screen was shown, which requires a PIN.
    pub(super) pin_chosen: bool,
    /// Every PIN that was chosen.
    pub(super) pins: Vec<&'static str>,
    /// The PIN that was last shown as accepted; `None` if unknown.
    pub(super) pin: Option<&'static str>,
    /// Whether the sensor was last shown as on; `None` if unknown.
    pub(super) sensor_on: Option<bool>,
    /// Logins, each with the number of right PINs that had been checked before it.
    pub(super) logins: Vec<(ChallengeId, usize)>,
    /// Logins that were shown as approved.
    pub(super) approved: Vec<ChallengeId>,
}

/// Outcome of a run.
pub(super) struct Run<T> {
    pub(super) storage: Storage,
    pub(super) operations: Vec<Operation>,
    /// Whether the planned fault occurred.
    pub(super) fault_occurred: bool,
    /// What the user's steps returned; `None` if the app died.
    pub(super) result: Option<T>,
}

impl Environment {
    pub(super) fn new() -> Self {
        Self::with(FakeSensor::strong(Sensor::Fingerprint))
    }

    /// Returns the surroundings of a phone whose fingers sign with sensor keys.
    pub(super) fn with_sensor_keys() -> Self {
        Self::with(FakeSensor::strong(Sensor::Fingerprint).with_keys())
    }

    fn with(sensor: FakeSensor) -> Self {
        let clock = FakeClock::new();
        let backend = FakeBackend::new(&clock);
        for username in [MAIJA, AAKE] {
            backend.add_user(username, &CODES);
        }
        sensor.set_outcome(Err(NotRecognised::Cancelled));
        let codes = Arc::new(Mutex::new(CODES.to_vec()));
        let memory = Memory {
            connected: BTreeSet::new(),
            pin_chosen: false,
            pins: vec![PIN],
            pin: Some(PIN),
            sensor_on: Some(false),
            logins: Vec::new(),
            approved: Vec::new(),
        };
        let memory = Arc::new(Mutex::new(memory));
        Self { clock, backend, sensor, pin_counter: PinCounter::default(), memory, codes }
    }

    /// Returns an independent copy: what happens in one is not noticed in the other.
    pub(super) fn fork(&self) -> Self {
        let clock = self.clock.copied();
        Self {
            backend: self.backend.copied(&clock),
            clock,
            sensor: self.sensor.copied(),
            pin_counter: self.pin_counter.fork(),
            memory: copied(&self.memory),
            codes: copied(&self.codes),
        }
    }

    /// Returns an unused one-time password.
    pub(super) fn code(&self) -> String {
        self.codes.lock().unwrap().pop().unwrap().to_owned()
    }

    /// Starts the app, performs the user's steps and kills the app.
    pub(super) fn run<T>(
        &self,
        storage: Storage,
        planned: Option<PlannedFault>,
        steps: impl AsyncFnOnce(&UserModel) -> T,
    ) -> Run<T> {
        let access = Access::new(storage, planned);
        let pin_counter = self.pin_counter.clone();
        // One blocking thread, so that the order of storage operations is deterministic.
        let runtime = Builder::new_current_thread()
            .enable_time()
            .max_blocking_threads(1)
            .on_thread_start(move || pin_counter.count_on_this_thread())
            .build()
            .unwrap();
        let outcome = runtime.block_on(async {
            let session = async { steps(&UserModel::start(self, &access).await).await };
            tokio::select! {
                biased;
                () = access.died() => Ok(None),
                outcome = timeout(TIMEOUT, session) => outcome.map(Some),
            }
        });
        runtime.shutdown_background();
        let (storage, operations, fault_occurred) = access.end();
        Run { storage, operations, fault_occurred, result: outcome.expect("the app hangs") }
    }

    pub(super) fn ports(&self, access: &Access) -> Ports {
        let record = DurableFile::on(Arc::new(access.clone()), Path::new(RECORD));
        let entries = access.clone();
        let keystore = Keystore::new(move |name| Ok(super::keystore::entry(&entries, name)));
        Ports {
            clock: Arc::new(self.clock.clone()),
            backend: Arc::new(self.backend.clone()),
            vault: Arc::new(SystemVault::new(record, keystore)),
            presence: Arc::new(self.sensor.clone()),
            sensor_keys: Arc::new(self.sensor.clone()),
            notifier: Arc::new(RecordingNotifier::new()),
            push: Arc::new(FakePush::new()),
            scanner: Arc::new(FakeScanner::none()),
            notebook: Arc::new(MemoryNotebook::new()),
            browser: Arc::new(FakeBrowser::new()),
        }
    }
}

fn copied<T: Clone>(shared: &Mutex<T>) -> Arc<Mutex<T>> {
    Arc::new(Mutex::new(shared.lock().unwrap().clone()))
}
