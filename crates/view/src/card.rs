//! Cards: lasting news on home, each shown until the user dismisses it.

use serde::{Deserialize, Serialize};

use crate::NoticeView;

/// A card on home. Without a connected username it is on the connect form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// Id of the card, for intents; opaque.
    pub id: String,
    /// Time of the event, in Unix seconds.
    pub at: i64,
    /// What happened.
    pub news: News,
    /// Whether the card offers to disconnect the device that it is about.
    pub can_disconnect: bool,
    /// Whether the user can dismiss the card. One that says what to do now stays until it is done.
    pub can_dismiss: bool,
}

/// Something that happened without the user's doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    /// Something happened to a username, as its backend signed it.
    Notice(NoticeView),
    /// This device was disconnected from a username elsewhere; its keys are erased.
    DisconnectedElsewhere {
        /// The username.
        username: String,
        /// Name of the device that did it; `None` for the web.
        by: Option<String>,
    },
    /// A challenge or a notice failed verification: its signature or its format is wrong.
    ChallengeRefused {
        /// The username that it was for.
        username: String,
    },
    /// A username's backend answers only newer versions of the app.
    UpdateRequired {
        /// The username.
        username: String,
        /// The lowest version that it answers.
        minimum: String,
    },
    /// The sensor was disabled because the fingers or faces enrolled on the phone changed.
    SensorChanged,
}
