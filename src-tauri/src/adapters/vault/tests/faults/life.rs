//! One run of the app over a phone's storage, from its start until it is killed or dies.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use key_core::Ports;
use key_core::ports::NotRecognised;
use key_core::testing::phone::PIN;
use key_core::testing::{
    FakeBackend, FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, RecordingNotifier,
};
use key_protocol::ids::ChallengeId;
use key_view::Sensor;
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::super::super::durable_file::DurableFile;
use super::super::super::keystore::Keystore;
use super::super::super::system::SystemVault;
use super::access::{Access, Planned};
use super::fault::Operation;
use super::person::Person;
use super::storage::Storage;
use super::tally::Tally;

/// How long a person waits for an app. Real time, and only a failing test waits it out.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) const MAIJA: &str = "maija@example.fi";
pub(super) const AAKE: &str = "aake@example.se";
const CODES: [&str; 6] = ["KJ4M-7QRT", "WXYZ-2345", "ABCD-6789", "PQRS-2468", "TVWX-3579", "CDFG-9876"];

/// What is around a phone, and what its person remembers. Clones share both.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) clock: FakeClock,
    pub(super) backend: FakeBackend,
    /// Nobody touches it unless a step says so.
    pub(super) sensor: FakeSensor,
    pub(super) tally: Tally,
    pub(super) memory: Arc<Mutex<Memory>>,
    /// The one-time passwords that were not typed yet, the same on everybody's list.
    codes: Arc<Mutex<Vec<&'static str>>>,
}

/// What a person was shown, and may rely on.
#[derive(Clone)]
pub(super) struct Memory {
    /// Usernames that were shown as connected, and not given up since.
    pub(super) connected: BTreeSet<String>,
    /// The app was seen with a PIN.
    pub(super) pin_chosen: bool,
    /// Every PIN that was chosen, and the one that was shown to count.
    pub(super) pins: Vec<&'static str>,
    pub(super) pin: Option<&'static str>,
    /// The sensor was shown to take its place, or not to.
    pub(super) sensor_on: Option<bool>,
    /// Logins, and how many right PINs had been looked at when they came.
    pub(super) logins: Vec<(ChallengeId, usize)>,
    /// Those that were shown as approved.
    pub(super) approved: Vec<ChallengeId>,
}

/// What is left of a run.
pub(super) struct Run<T> {
    pub(super) storage: Storage,
    pub(super) asked: Vec<Operation>,
    /// What was planned to go wrong did.
    pub(super) struck: bool,
    /// What came of it, unless the app died.
    pub(super) result: Option<T>,
}

impl Place {
    pub(super) fn new() -> Self {
        let clock = FakeClock::new();
        let backend = FakeBackend::new(&clock);
        for username in [MAIJA, AAKE] {
            backend.add_user(username, &CODES);
        }
        let sensor = FakeSensor::strong(Sensor::Fingerprint);
        sensor.answers(Err(NotRecognised::Cancelled));
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
        Self { clock, backend, sensor, tally: Tally::default(), memory, codes }
    }

    /// The same place, where what happens to the person is forgotten here.
    pub(super) fn aside(&self) -> Self {
        let memory = self.memory.lock().unwrap().clone();
        Self {
            sensor: self.sensor.copied(),
            tally: self.tally.copied(),
            memory: Arc::new(Mutex::new(memory)),
            ..self.clone()
        }
    }

    /// A one-time password.
    pub(super) fn code(&self) -> String {
        self.codes.lock().unwrap().pop().unwrap().to_owned()
    }

    /// Starts the app, has a person use it, and kills it.
    pub(super) fn live<T>(
        &self,
        storage: Storage,
        planned: Option<Planned>,
        uses: impl AsyncFnOnce(&Person) -> T,
    ) -> Run<T> {
        let access = Access::to(storage, planned);
        let tally = self.tally.clone();
        // One thread that blocks: what is asked of the storage is asked in the same order each time.
        let runtime = Builder::new_current_thread()
            .enable_time()
            .max_blocking_threads(1)
            .on_thread_start(move || tally.counts_on_this_thread())
            .build()
            .unwrap();
        let lived = runtime.block_on(async {
            let life = async { uses(&Person::starts(self, &access).await).await };
            tokio::select! {
                biased;
                () = access.died() => Ok(None),
                lived = timeout(PATIENCE, life) => lived.map(Some),
            }
        });
        runtime.shutdown_background();
        let (storage, asked, struck) = access.end();
        Run { storage, asked, struck, result: lived.expect("the app hangs") }
    }

    pub(super) fn ports(&self, access: &Access) -> Ports {
        let record = DurableFile::on(Arc::new(access.clone()), Path::new("/phone/record.json"));
        let entries = access.clone();
        let keystore = Keystore::new(move |name| Ok(super::keystore::entry(&entries, name)));
        Ports {
            clock: Arc::new(self.clock.clone()),
            backend: Arc::new(self.backend.clone()),
            vault: Arc::new(SystemVault::new(record, keystore)),
            presence: Arc::new(self.sensor.clone()),
            notifier: Arc::new(RecordingNotifier::new()),
            push: Arc::new(FakePush::new()),
            scanner: Arc::new(FakeScanner::none()),
            notebook: Arc::new(MemoryNotebook::new()),
        }
    }
}
