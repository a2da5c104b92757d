//! Navigation: which screen a view shows, where back leads, and what lies over the screen. The
//! authenticator decides; the interface plays it.

use serde::{Deserialize, Serialize};

use crate::{DisconnectView, Intent, PinView};

/// Identity of a screen and its subject. While the key stays the same, what the user has typed
/// stays; when it changes, the interface animates the change and moves the focus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScreenKey(pub String);

/// Effect of going back, with the phone's button or gesture or the one on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Back {
    /// Leaves the app.
    Leave,
    /// Does nothing while an operation is in progress.
    Blocked,
    /// Emits this intent.
    To(BackIntent),
}

/// The intents that going back can emit. A type of its own, because reading every intent would make
/// the interface a twentieth larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackIntent {
    /// [`Intent::Back`].
    Back,
    /// [`Intent::CancelPin`].
    CancelPin,
    /// [`Intent::CancelDisconnect`].
    CancelDisconnect,
    /// [`Intent::CancelReport`].
    CancelReport,
    /// [`Intent::TypeInstead`].
    TypeInstead,
}

impl From<BackIntent> for Intent {
    fn from(back: BackIntent) -> Self {
        match back {
            BackIntent::Back => Self::Back,
            BackIntent::CancelPin => Self::CancelPin,
            BackIntent::CancelDisconnect => Self::CancelDisconnect,
            BackIntent::CancelReport => Self::CancelReport,
            BackIntent::TypeInstead => Self::TypeInstead,
        }
    }
}

/// What lies over the screen and takes the focus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Overlay {
    /// The PIN pad.
    Pin(PinView),
    /// The dialog that confirms a disconnection.
    Disconnect(DisconnectView),
}
