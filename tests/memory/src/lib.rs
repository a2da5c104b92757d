//! What the program whose memory is scanned and the test that scans it tell each other: a line of
//! JSON per command on standard input, and per report on standard output. The program must hold no
//! copy of a secret of its own, so the test works out all of them from what is stored.

use std::collections::BTreeMap;

use key_view::{Intent, ViewModel};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

/// One line of the program's input.
#[derive(Serialize, Deserialize)]
pub enum Command {
    /// Dispatches an intent.
    Dispatch(Intent),
    /// Plants a secret, which the scan must find.
    Plant,
    /// Reports what is stored.
    Stored,
}

/// One line of the program's output.
#[derive(Serialize, Deserialize)]
pub enum Report {
    /// The view.
    View(Box<ViewModel>),
    /// The record, and the entries of the keystore, in base64.
    Stored {
        /// The record.
        record: String,
        /// The entries of the keystore by name.
        keystore: BTreeMap<String, String>,
    },
    /// The secret was planted.
    Planted,
}

/// Returns the planted secret: 32 bytes that occur in no program.
#[must_use]
pub fn planted() -> Vec<u8> {
    digest(&SHA256, b"planted in the memory of the process").as_ref().to_vec()
}
