//! A thief who changes the record that a run has left: edits one field, or puts the record from
//! before the run back. The app must not believe it.

use key_core::testing::edit::{another, contents, edited, leaves};
use serde_json::Value;

use super::fault::Extent;
use super::flows::RecordState;
use super::invariants::record_state;
use super::run::{Environment, RECORD};
use super::storage::Storage;

/// Outcome of edits.
pub(super) struct Edits {
    pub(super) tried: usize,
    /// Edits that the app believed.
    pub(super) believed: Vec<String>,
}

/// Edits one field of the stored record after the other, or only the one whose turn it is.
pub(super) fn believed_edits(environment: &Environment, left: &Storage, turn: Option<usize>) -> Edits {
    let Some(record) = stored_record(left) else { return Edits { tried: 0, believed: Vec::new() } };
    let mut fields = leaves(&contents(&record));
    if let Some(turn) = turn {
        fields = vec![fields.swap_remove(turn % fields.len())];
    }
    let edit = |field: &String| {
        let edited = edited(&record, |body| {
            let value = body.pointer_mut(field).unwrap();
            *value = another(value);
        });
        believed(environment, left, &edited)
            .map(|state| format!("{field} was edited, and believed: {state:?}"))
    };
    Edits { tried: fields.len(), believed: fields.iter().filter_map(edit).collect() }
}

/// Puts the record from before the run back. One of the same generation is no older.
pub(super) fn believed_record_from_before(
    environment: &Environment,
    given: &Storage,
    left: &Storage,
) -> Option<String> {
    let (before, now) = (stored_record(given)?, stored_record(left)?);
    if contents(&before)["generation"] == contents(&now)["generation"] {
        return None;
    }
    let state = believed(environment, left, &before)?;
    Some(format!("the record from before was put back, and believed: {state:?}"))
}

/// Returns the record, unless there is none or it is torn.
fn stored_record(storage: &Storage) -> Option<Vec<u8>> {
    let record = storage.file(RECORD.as_ref())?;
    serde_json::from_slice::<Value>(&record).is_ok().then_some(record)
}

/// Returns the state of a phone with another record, if the app believes it.
fn believed(environment: &Environment, left: &Storage, record: &[u8]) -> Option<RecordState> {
    let mut storage = left.clone();
    storage.write(RECORD.as_ref(), record, Extent::All);
    let state = environment.fork().run(storage, None, record_state).result.unwrap();
    (!matches!(state, RecordState::ConnectAgain | RecordState::LockedOut)).then_some(state)
}
