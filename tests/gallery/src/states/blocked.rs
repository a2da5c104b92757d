//! States of the screen for an app that cannot work.

use key_view::{Blocked, Screen};

use super::State;

pub(super) fn states() -> Vec<State> {
    let reasons = every!(Blocked {
        NoKeystore,
        KeystoreLocked,
        StorageSilent,
        StorageFailed,
        RecordDamaged,
        RecordTooNew,
        PinLockedOut
    });
    super::states("blocked", Screen::Blocked, reasons)
}
