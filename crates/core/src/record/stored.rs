//! The record as it is stored: its JSON text and the authentication code of that text. Versions 1 and 2
//! were stored without a code.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use super::{Record, Unusable, VERSION};
use crate::domain::record_key::RecordKey;

/// Stored record whose author is not known yet.
#[derive(Debug)]
pub enum Stored {
    /// Record of version 1 or 2, which anybody may have written.
    Plain(Record),
    /// Record of version 3, with its authentication code.
    Authenticated(Claimed),
}

/// Record of version 3 that is believed once its authentication code is verified.
#[derive(Debug)]
pub struct Claimed {
    record: Record,
    body: String,
    code: Vec<u8>,
}

/// Outer form of version 3. The code is over the text of the record as it stands here, not over a
/// reading of it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outer {
    version: u32,
    record: String,
    mac: String,
}

impl Stored {
    /// Parses a stored record.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let Versioned { version } = parse(bytes)?;
        match version {
            0..VERSION => Ok(Self::Plain(Record { version: VERSION, ..whole(parse(bytes)?)? })),
            VERSION => {
                let Outer { record: body, mac, .. } = parse(bytes)?;
                let record = whole(parse::<Record>(body.as_bytes())?)?;
                let code = BASE64.decode(mac).map_err(|_| Unusable::Damaged)?;
                if record.version != VERSION {
                    return Err(Unusable::Damaged);
                }
                Ok(Self::Authenticated(Claimed { record, body, code }))
            }
            _ => Err(Unusable::TooNew),
        }
    }

    /// Returns the record without knowing who wrote it: good for erasing what it lists, and for tests.
    #[must_use]
    pub fn unverified(&self) -> &Record {
        match self {
            Self::Plain(record) | Self::Authenticated(Claimed { record, .. }) => record,
        }
    }
}

impl Claimed {
    /// Returns whether this app wrote the record, with the keystore secret that `key` comes from.
    #[must_use]
    pub fn is_ours(&self, key: &RecordKey) -> bool {
        key.verifies(&self.body, &self.code)
    }
}

impl Record {
    /// Serialises the record for storage.
    #[must_use]
    pub fn to_bytes(&self, key: &RecordKey) -> Vec<u8> {
        // Cannot fail: all maps have string keys.
        let record = serde_json::to_string(self).unwrap_or_default();
        let mac = BASE64.encode(key.code(&record));
        serde_json::to_vec(&Outer { version: VERSION, record, mac }).unwrap_or_default()
    }
}

fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Unusable> {
    serde_json::from_slice(bytes).map_err(|_| Unusable::Damaged)
}

fn whole(record: Record) -> Result<Record, Unusable> {
    let whole = record.accounts.is_empty() || record.protection.is_some();
    whole.then_some(record).ok_or(Unusable::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Secret;

    fn key() -> RecordKey {
        RecordKey::derive(&Secret::new(vec![7; 32])).unwrap()
    }

    #[test]
    fn record_survives_a_round_trip() {
        let record = Record::empty();
        let Ok(Stored::Authenticated(claimed)) = Stored::read(&record.to_bytes(&key())) else {
            panic!("version 3")
        };
        assert!(claimed.is_ours(&key()));
        assert_eq!(claimed.record, record);
    }

    #[test]
    fn newer_record_is_distinguished_from_a_damaged_one() {
        assert_eq!(Stored::read(br#"{"version":4,"whatever":true}"#).unwrap_err(), Unusable::TooNew);
        let damaged = [
            &b""[..],
            b"{",
            b"[]",
            b"{}",
            br#"{"version":1}"#,
            br#"{"version":-1}"#,
            b"\xff",
            br#"{"version":3}"#,
            br#"{"version":3,"record":"{}","mac":""}"#,
        ];
        for damaged in damaged {
            assert_eq!(Stored::read(damaged).unwrap_err(), Unusable::Damaged);
        }
    }

    #[test]
    fn truncated_record_is_damaged_at_every_length() {
        let whole = Record::empty().to_bytes(&key());
        for length in 0..whole.len() {
            assert_eq!(Stored::read(&whole[..length]).unwrap_err(), Unusable::Damaged, "{length}");
        }
    }

    #[test]
    fn record_with_any_changed_bit_is_not_ours() {
        let whole = Record::empty().to_bytes(&key());
        for bit in 0..whole.len() * 8 {
            let mut changed = whole.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let ours = match Stored::read(&changed) {
                Ok(Stored::Authenticated(claimed)) => claimed.is_ours(&key()),
                Ok(Stored::Plain(_)) | Err(_) => false,
            };
            assert!(!ours, "bit {bit}");
        }
    }

    #[test]
    fn inner_and_outer_version_agree() {
        let body = serde_json::to_string(&Record { version: 2, ..Record::empty() }).unwrap();
        let mac = BASE64.encode(key().code(&body));
        let outer = serde_json::to_vec(&Outer { version: VERSION, record: body, mac }).unwrap();
        assert_eq!(Stored::read(&outer).unwrap_err(), Unusable::Damaged);
    }
}
