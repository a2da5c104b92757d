//! A simulated sensor for development, controlled by a file: its kind, its answer and the number of
//! its enrolment. Not part of a release.
//!
//! The file is JSON and can be edited while the app runs:
//! `{"sensor":"fingerprint","answer":"accept","enrolment":0,"enclosed":{}}`. `sensor` can also be
//! `face`, null, or `weak` for a sensor that cannot guard a key, so that the app uses the PIN and
//! says so. `answer` can also be `cancel`, `lock-out` or `unavailable`. Changing `enrolment`
//! simulates a changed fingerprint enrolment.
#![allow(clippy::disallowed_methods, reason = "a simulated sensor is a file that a developer edits")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::biometric_slot::Enclosed;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, Prompt, UserPresence};
use key_view::{AvailableSensor, Sensor};
use serde::{Deserialize, Serialize};

/// A sensor that is controlled by a file.
pub(crate) struct SimulatedSensor {
    file: PathBuf,
    /// Held during a change of the file.
    changing: Mutex<()>,
}

/// Content of the file. It contains secrets, so it has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SensorFile {
    sensor: Option<Kind>,
    answer: Answer,
    enrolment: u32,
    #[serde(default)]
    enclosed: BTreeMap<String, Stored>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Fingerprint,
    Face,
    Weak,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Accept,
    Cancel,
    LockOut,
    Unavailable,
}

#[derive(Clone, Serialize, Deserialize)]
struct Stored {
    enrolment: u32,
    secret: String,
}

impl SimulatedSensor {
    /// Returns the sensor in `file`. If the file does not exist, the sensor is a fingerprint reader
    /// that accepts.
    pub(crate) fn new(file: &Path) -> Self {
        Self { file: file.to_owned(), changing: Mutex::default() }
    }

    fn read(&self) -> Result<SensorFile, NotRecognised> {
        let fresh = SensorFile {
            sensor: Some(Kind::Fingerprint),
            answer: Answer::Accept,
            enrolment: 0,
            enclosed: BTreeMap::new(),
        };
        match std::fs::read(&self.file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|why| {
                tracing::error!(%why, "the file of the simulated sensor cannot be read");
                NotRecognised::Unavailable
            }),
            Err(_) => Ok(fresh),
        }
    }

    fn change<T>(
        &self,
        change: impl FnOnce(&mut SensorFile) -> Result<T, NotRecognised>,
    ) -> Result<T, NotRecognised> {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut content = self.read()?;
        let result = change(&mut content)?;
        let bytes = serde_json::to_vec_pretty(&content).map_err(|_| NotRecognised::Unavailable)?;
        std::fs::write(&self.file, bytes).map_err(|_| NotRecognised::Unavailable)?;
        Ok(result)
    }
}

impl SensorFile {
    fn answer(&self) -> Result<(), NotRecognised> {
        if let None | Some(Kind::Weak) = self.sensor {
            return Err(NotRecognised::Unavailable);
        }
        match self.answer {
            Answer::Accept => Ok(()),
            Answer::Cancel => Err(NotRecognised::Cancelled),
            Answer::LockOut => Err(NotRecognised::LockedOut),
            Answer::Unavailable => Err(NotRecognised::Unavailable),
        }
    }
}

#[async_trait]
impl UserPresence for SimulatedSensor {
    async fn sensor(&self) -> AvailableSensor {
        match self.read().ok().and_then(|content| content.sensor) {
            Some(Kind::Fingerprint) => AvailableSensor::Strong(Sensor::Fingerprint),
            Some(Kind::Face) => AvailableSensor::Strong(Sensor::Face),
            Some(Kind::Weak) => AvailableSensor::Weak,
            None => AvailableSensor::None,
        }
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        self.change(|content| {
            content.answer()?;
            let free =
                (0u32..).map(|number| number.to_string()).find(|name| !content.enclosed.contains_key(name));
            let name = free.unwrap_or_default();
            let stored =
                Stored { enrolment: content.enrolment, secret: BASE64_STANDARD.encode(secret.expose()) };
            content.enclosed.insert(name.clone(), stored);
            Ok(Enclosed::new(name.into_bytes()))
        })
    }

    async fn release(&self, enclosed: &Enclosed, _: &Prompt) -> Result<Secret, NotRecognised> {
        let content = self.read()?;
        content.answer()?;
        let name = std::str::from_utf8(enclosed.bytes()).map_err(|_| NotRecognised::Changed)?;
        let stored = content.enclosed.get(name).filter(|stored| stored.enrolment == content.enrolment);
        let bytes = stored.and_then(|stored| BASE64_STANDARD.decode(&stored.secret).ok());
        bytes.map(Secret::new).ok_or(NotRecognised::Changed)
    }

    async fn discard(&self, enclosed: &Enclosed) {
        let discarded = self.change(|content| {
            if let Ok(name) = std::str::from_utf8(enclosed.bytes()) {
                content.enclosed.remove(name);
            }
            Ok(())
        });
        if let Err(why) = discarded {
            tracing::warn!(%why, "the simulated sensor keeps what it should forget");
        }
    }
}

#[cfg(test)]
pub(crate) mod controls {
    //! Controls of the file for tests.

    use super::*;

    impl SimulatedSensor {
        /// Sets the result of later prompts.
        pub(crate) fn set_answer(&self, answer: Result<(), NotRecognised>) {
            let answer = match answer {
                Ok(()) => Answer::Accept,
                Err(NotRecognised::LockedOut) => Answer::LockOut,
                Err(NotRecognised::Unavailable) => Answer::Unavailable,
                Err(_) => Answer::Cancel,
            };
            self.set(|content| content.answer = answer);
        }

        /// Makes the sensor one of the weak class.
        pub(crate) fn make_weak(&self) {
            self.set(|content| content.sensor = Some(Kind::Weak));
        }

        /// Changes the enrolment.
        pub(crate) fn change_enrolment(&self) {
            self.set(|content| content.enrolment += 1);
        }

        fn set(&self, set: impl FnOnce(&mut SensorFile)) {
            let set = |content: &mut SensorFile| {
                set(content);
                Ok(())
            };
            self.change(set).unwrap();
        }
    }
}
