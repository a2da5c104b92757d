//! A simulated sensor for development, controlled by a file: its kind, its answer and the number of
//! its enrolment. Not part of a release.
//!
//! The file is JSON and can be edited while the app runs:
//! `{"sensor":"fingerprint","answer":"accept","enrolment":0,"enclosed":{}}`. `sensor` can also be
//! `face`, null, or `weak` for a sensor that cannot guard a key, so that the app uses the PIN and
//! says so. `answer` can also be `cancel`, `lock-out` or `unavailable`. Changing `enrolment`
//! simulates a changed fingerprint enrolment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::biometric_slot::Enclosed;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, UserPresence};
use key_view::{AvailableSensor, PinPurpose, Sensor};
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
struct Played {
    sensor: Option<Kind>,
    answer: Answer,
    enrolment: u32,
    #[serde(default)]
    enclosed: BTreeMap<String, Kept>,
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
struct Kept {
    enrolment: u32,
    secret: String,
}

impl SimulatedSensor {
    /// Returns the sensor in `file`. If the file does not exist, the sensor is a fingerprint reader
    /// that accepts.
    pub(crate) fn new(file: &Path) -> Self {
        Self { file: file.to_owned(), changing: Mutex::default() }
    }

    fn read(&self) -> Result<Played, NotRecognised> {
        let fresh = Played {
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
        change: impl FnOnce(&mut Played) -> Result<T, NotRecognised>,
    ) -> Result<T, NotRecognised> {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut played = self.read()?;
        let result = change(&mut played)?;
        let bytes = serde_json::to_vec_pretty(&played).map_err(|_| NotRecognised::Unavailable)?;
        std::fs::write(&self.file, bytes).map_err(|_| NotRecognised::Unavailable)?;
        Ok(result)
    }
}

impl Played {
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
        match self.read().ok().and_then(|played| played.sensor) {
            Some(Kind::Fingerprint) => AvailableSensor::Strong(Sensor::Fingerprint),
            Some(Kind::Face) => AvailableSensor::Strong(Sensor::Face),
            Some(Kind::Weak) => AvailableSensor::Weak,
            None => AvailableSensor::None,
        }
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        self.change(|played| {
            played.answer()?;
            let free =
                (0u32..).map(|number| number.to_string()).find(|name| !played.enclosed.contains_key(name));
            let name = free.unwrap_or_default();
            let kept = Kept { enrolment: played.enrolment, secret: BASE64_STANDARD.encode(secret.expose()) };
            played.enclosed.insert(name.clone(), kept);
            Ok(Enclosed::new(name.into_bytes()))
        })
    }

    async fn release(&self, enclosed: &Enclosed, _: PinPurpose) -> Result<Secret, NotRecognised> {
        let played = self.read()?;
        played.answer()?;
        let name = std::str::from_utf8(enclosed.bytes()).map_err(|_| NotRecognised::Changed)?;
        let kept = played.enclosed.get(name).filter(|kept| kept.enrolment == played.enrolment);
        let bytes = kept.and_then(|kept| BASE64_STANDARD.decode(&kept.secret).ok());
        bytes.map(Secret::new).ok_or(NotRecognised::Changed)
    }

    async fn discard(&self, enclosed: &Enclosed) {
        let discarded = self.change(|played| {
            if let Ok(name) = std::str::from_utf8(enclosed.bytes()) {
                played.enclosed.remove(name);
            }
            Ok(())
        });
        if let Err(why) = discarded {
            tracing::warn!(%why, "the simulated sensor keeps what it should forget");
        }
    }
}

#[cfg(test)]
pub(crate) mod played {
    //! Controls of the file for tests.

    use super::*;

    impl SimulatedSensor {
        /// Sets the result of later prompts.
        pub(crate) fn plays(&self, answer: Result<(), NotRecognised>) {
            let answer = match answer {
                Ok(()) => Answer::Accept,
                Err(NotRecognised::LockedOut) => Answer::LockOut,
                Err(NotRecognised::Unavailable) => Answer::Unavailable,
                Err(_) => Answer::Cancel,
            };
            let change = |played: &mut Played| {
                played.answer = answer;
                Ok(())
            };
            self.change(change).unwrap();
        }

        /// Makes the sensor one of the weak class.
        pub(crate) fn becomes_weak(&self) {
            let change = |played: &mut Played| {
                played.sensor = Some(Kind::Weak);
                Ok(())
            };
            self.change(change).unwrap();
        }

        /// Changes the enrolment.
        pub(crate) fn is_changed(&self) {
            let change = |played: &mut Played| {
                played.enrolment += 1;
                Ok(())
            };
            self.change(change).unwrap();
        }
    }
}
