//! A user of the app: what they do next, from what they see and a source of choices. Tests that act
//! at random, or by a list of errands, share this model, each with its own faults and invariants.

use key_view::{AccountView, Blocked, Intent, Screen, Typed, ViewModel};

/// What a user sets out to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Connects a username, the first one or another.
    Connect {
        /// Address of the backend.
        address: String,
        /// The username.
        username: String,
        /// A one-time password.
        code: String,
    },
    /// Chooses the PIN of a phone that has none.
    ChoosePin(String),
    /// Approves a pending challenge.
    Approve {
        /// Id of the challenge.
        id: String,
        /// Number on the login page.
        number: Option<String>,
    },
    /// Reveals the offline code of the first username.
    RevealCode,
    /// Replaces the PIN.
    ChangePin(String),
    /// Turns the sensor on.
    TurnOnSensor,
    /// Turns the sensor off.
    TurnOffSensor,
    /// Disconnects a username.
    Disconnect(String),
    /// Erases what a lockout has left.
    StartOver,
}

impl Errand {
    /// Returns the intents of the errand from the screen of `view`, up to the PIN pad if one opens;
    /// none if the screen does not allow it.
    #[must_use]
    pub fn intents(&self, view: &ViewModel) -> Vec<Intent> {
        let accounts = match &view.screen {
            Screen::Home(home) => &home.accounts[..],
            _ => &[],
        };
        let id = |account: &AccountView| account.id.clone();
        match self {
            Self::Connect { address, username, code } => {
                let (address, username, code) = (address.clone(), username.clone(), Typed(code.clone()));
                let enrol = Intent::Enrol { address, username, code };
                match view.screen {
                    Screen::Enrol(_) => vec![enrol],
                    _ => vec![Intent::AddAccount, enrol],
                }
            }
            Self::ChoosePin(pin) => choose_pin(pin),
            Self::Approve { id, number } => {
                let (id, number) = (id.clone(), number.clone());
                vec![Intent::OpenChallenge { id: id.clone() }, Intent::Approve { id, number }]
            }
            Self::RevealCode => {
                let first = accounts.first().map(id);
                first.into_iter().map(|account| Intent::OpenOfflineCode { account }).collect()
            }
            Self::ChangePin(_) => vec![Intent::OpenSettings, Intent::ChangePin],
            Self::TurnOnSensor => vec![Intent::OpenSettings, Intent::TurnOnSensor],
            Self::TurnOffSensor => vec![Intent::OpenSettings, Intent::TurnOffSensor],
            Self::Disconnect(username) => {
                let Some(account) = accounts.iter().find(|account| account.username == *username).map(id)
                else {
                    return Vec::new();
                };
                let ask = Intent::OpenDisconnect { account: account.clone() };
                vec![Intent::OpenSettings, ask, Intent::Disconnect { account }]
            }
            Self::StartOver => vec![Intent::StartOver],
        }
    }

    /// Returns the intents of the errand after the PIN pad.
    #[must_use]
    pub fn intents_after_pin(&self) -> Vec<Intent> {
        match self {
            Self::ChangePin(pin) => choose_pin(pin),
            _ => Vec::new(),
        }
    }
}

/// Returns the intents of a PIN that is typed twice.
fn choose_pin(pin: &str) -> Vec<Intent> {
    let typed = || Typed(pin.to_owned());
    vec![Intent::JudgePin { pin: typed() }, Intent::ChoosePin { pin: typed(), sensor: false }]
}

/// A user, by what they know and the app does not show.
#[derive(Clone, Debug)]
pub struct UserModel {
    /// Address of the backend.
    pub address: String,
    /// Usernames, each with an unused one-time password; the first one is connected first.
    pub usernames: Vec<(String, String)>,
    /// The PIN.
    pub pin: String,
    /// Number on the page of the login that is pending.
    pub number: Option<String>,
}

impl UserModel {
    /// Returns what the user does on a screen that back leads nowhere from: connects, chooses a PIN,
    /// starts over, or at home an errand that `choose` draws, given the number of choices. `None` on
    /// other screens, and if there is nothing to do.
    pub fn next(&self, view: &ViewModel, mut choose: impl FnMut(usize) -> usize) -> Option<Errand> {
        let home = match &view.screen {
            Screen::Welcome(_) | Screen::Enrol(_) => return self.connect(0),
            Screen::ChoosePin(_) => return Some(Errand::ChoosePin(self.pin.clone())),
            Screen::Blocked(Blocked::PinLockedOut | Blocked::RecordDamaged) => {
                return Some(Errand::StartOver);
            }
            Screen::Home(home) => home,
            _ => return None,
        };
        match choose(10) {
            0..4 => Some(Errand::RevealCode),
            4 | 5 => {
                let id = home.pending.first()?.id.clone();
                Some(Errand::Approve { id, number: self.number.clone() })
            }
            6 => {
                let is_new = |(username, _): &(String, String)| {
                    home.accounts.iter().all(|account| account.username != *username)
                };
                self.connect(self.usernames.iter().position(is_new)?)
            }
            7 | 8 => Some(Errand::ChangePin(self.pin.clone())),
            // Rarely if it is the only one: most runs are too short to connect it again.
            _ if home.accounts.len() == 1 && choose(4) > 0 => None,
            _ => Some(Errand::Disconnect(home.accounts.last()?.username.clone())),
        }
    }

    fn connect(&self, index: usize) -> Option<Errand> {
        let (username, code) = self.usernames.get(index)?.clone();
        Some(Errand::Connect { address: self.address.clone(), username, code })
    }
}
