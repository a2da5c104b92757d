//! States of the screen for an app that cannot work.

use key_view::{Blocked, Screen};

use super::{State, state};

pub(super) fn states() -> Vec<State> {
    let reasons = every!(Blocked {
        NoKeystore,
        KeystoreLocked,
        StorageFailed,
        RecordDamaged,
        RecordTooNew,
        PinLockedOut
    });
    reasons.map(|(name, reason)| state(&format!("blocked {name}"), Screen::Blocked(reason))).into()
}
