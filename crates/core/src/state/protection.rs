//! The choice of a PIN, the offer of notifications after the first one, and changes of PIN and sensor.
//! A change of PIN belongs to a flow that holds presence by the old PIN, and waits at the choice for
//! the new one: leaving the choice ends the flow, and with it the presence.

use key_view::{
    AvailableSensor, ChoosePinView, Message, Notifications, OfferNotificationsView, PinProblem, SensorTrouble,
};

use tokio::sync::oneshot;

use super::{PresencePurpose, Refused, ScreenState, Settings, State, check};
use crate::domain::pin::{self, Pin};

/// Lifecycle of a choice of PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinChoice {
    /// The user chooses.
    Choosing {
        /// Why the last choice was refused.
        problem: Option<PinProblem>,
    },
    /// The chosen PIN is being set.
    Setting,
}

/// Change of the PIN, at whose choice its flow waits with presence by the old PIN.
pub struct PinChange {
    /// Number of the pad where the old PIN was typed, which tells the change from those before it.
    pub(crate) pad: u32,
    /// Flow that waits for the new PIN; `None` once it received it.
    pub(crate) flow: Option<oneshot::Sender<NewPin>>,
}

/// New PIN, with its intent, which waits for the flow.
pub(crate) struct NewPin {
    pub(crate) pin: Pin,
    pub(crate) intent: oneshot::Sender<()>,
}

/// Choice of a new PIN, as the flow of the change waits at it.
pub(crate) struct OpenChoice {
    pub(crate) pad: u32,
    new_pin: oneshot::Receiver<NewPin>,
}

impl OpenChoice {
    /// Returns the new PIN, or `None` once the choice was left.
    pub(crate) async fn new_pin(&mut self) -> Option<NewPin> {
        (&mut self.new_pin).await.ok()
    }
}

impl PinChoice {
    /// The start of a choice.
    pub(super) const START: Self = Self::Choosing { problem: None };

    /// Returns why the last choice was refused.
    pub fn problem(self) -> Option<PinProblem> {
        match self {
            Self::Choosing { problem } => problem,
            Self::Setting => None,
        }
    }
}

/// Whether a PIN was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinChosen {
    /// A PIN was chosen.
    Yes,
    /// No PIN was chosen yet.
    No,
}

/// Lifecycle of the offer to turn on notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The user decides.
    Open,
    /// The permission dialog of the phone is open.
    Requesting,
}

impl State {
    /// Opens the choice of a new PIN, after the old one was right.
    pub(crate) fn pin_change_opened(&mut self) -> Result<OpenChoice, Refused> {
        check(self.has_presence(|purpose| *purpose == PresencePurpose::ChangePin))?;
        let (pad, (flow, new_pin)) = (self.pads, oneshot::channel());
        let change = Some(PinChange { pad, flow: Some(flow) });
        self.go_to(ScreenState::ChoosePin { change, choice: PinChoice::START });
        Ok(OpenChoice { pad, new_pin })
    }

    /// Shows whether a new PIN that was typed once may be chosen.
    pub(crate) fn pin_judged(&mut self, problem: Option<PinProblem>) -> Result<(), Refused> {
        let choice = self.pin_choice()?;
        check(*choice != PinChoice::Setting)?;
        *choice = PinChoice::Choosing { problem };
        self.judged += 1;
        Ok(())
    }

    /// Starts setting a chosen PIN. Returns the minimum length.
    pub(crate) fn pin_choice_started(&mut self) -> Result<u8, Refused> {
        let choice = self.pin_choice()?;
        check(*choice != PinChoice::Setting)?;
        *choice = PinChoice::Setting;
        Ok(self.pin_min_length())
    }

    /// Shows why a chosen PIN was refused.
    pub(crate) fn pin_choice_refused(&mut self, why: PinProblem) -> Result<(), Refused> {
        let choice = self.pin_choice()?;
        check(*choice == PinChoice::Setting)?;
        *choice = PinChoice::Choosing { problem: Some(why) };
        Ok(())
    }

    /// Returns the flow that the chosen PIN is for, if it replaces another. A flow takes one PIN.
    pub(crate) fn new_pin_chosen(&mut self) -> Result<Option<oneshot::Sender<NewPin>>, Refused> {
        match &mut self.screen {
            ScreenState::ChoosePin { change: None, choice: PinChoice::Setting } => Ok(None),
            ScreenState::ChoosePin { change: Some(change), choice: PinChoice::Setting } => {
                change.flow.take().map(Some).ok_or(Refused)
            }
            _ => Err(Refused),
        }
    }

    /// Checks that the change of the PIN that began at this pad goes on, before it is made.
    pub(crate) fn check_pin_change(&self, pad: u32) -> Result<(), Refused> {
        check(self.is_changing_pin(|change| change.pad == pad && change.flow.is_none()))
    }

    fn is_changing_pin(&self, fits: impl FnOnce(&PinChange) -> bool) -> bool {
        matches!(&self.screen, ScreenState::ChoosePin { change: Some(change), .. } if fits(change))
    }

    /// Gives up a change of the PIN, because the app goes to the background, also while the old PIN is
    /// being checked. A new PIN that is being set is set.
    pub(super) fn give_up_pin_change(&mut self) {
        self.pin_pad.take_if(|pad| pad.purpose == PresencePurpose::ChangePin);
        if self.is_changing_pin(|change| change.flow.is_some()) {
            self.go_to(ScreenState::Settings(Settings::Open));
        }
    }

    /// Finishes the choice of the first PIN: offers notifications if the user has not decided on
    /// them.
    pub(crate) fn pin_chosen(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::ChoosePin { change: None, choice: PinChoice::Setting }))?;
        match self.notifications {
            Notifications::Undecided => self.go_to(ScreenState::OfferNotifications(Offer::Open)),
            Notifications::On | Notifications::Off => self.go_home(),
        }
        Ok(())
    }

    /// Accepts the offer of notifications: the permission dialog opens.
    pub(crate) fn offer_taken(&mut self) -> Result<(), Refused> {
        let ScreenState::OfferNotifications(offer @ Offer::Open) = &mut self.screen else {
            return Err(Refused);
        };
        *offer = Offer::Requesting;
        Ok(())
    }

    /// Goes on to the test notification, after the permission dialog was answered.
    pub(crate) fn offer_over(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::OfferNotifications(Offer::Requesting)))?;
        self.go_to(ScreenState::TestPush);
        Ok(())
    }

    /// Checks that presence was established for a change of the sensor, which is about to be made.
    pub(crate) fn check_sensor_change(&self) -> Result<(), Refused> {
        check(self.has_presence(PresencePurpose::is_of_sensor))
    }

    /// Shows the outcome of a change of PIN or sensor. Returns to the settings if its pad or its choice
    /// is still open.
    pub(crate) fn protection_changed(&mut self, message: Message) {
        let is_open = self.has_presence(PresencePurpose::is_of_sensor)
            || self.is_changing_pin(|change| change.flow.is_none());
        if is_open {
            self.go_to(ScreenState::Settings(Settings::Open));
        }
        self.notify(message);
    }

    /// Shows why the sensor cannot be turned on.
    pub(crate) fn sensor_refused(&mut self, why: SensorTrouble) -> Result<(), Refused> {
        check(self.may_turn_on_sensor() && !self.pad_busy())?;
        self.notify(Message::SensorNotOn(why));
        Ok(())
    }

    /// Returns the minimum PIN length that the backends of all accounts accept.
    pub(crate) fn pin_min_length(&self) -> u8 {
        let lengths = self.accounts.iter().map(|enrolled| enrolled.account.pin_min_length);
        lengths.fold(pin::MIN_LENGTH, u8::max).min(pin::MAX_LENGTH)
    }

    /// Returns the choice of a PIN on the screen.
    fn pin_choice(&mut self) -> Result<&mut PinChoice, Refused> {
        match &mut self.screen {
            ScreenState::ChoosePin { choice, .. } => Ok(choice),
            _ => Err(Refused),
        }
    }

    /// Returns the view of a choice of PIN.
    pub(crate) fn choose_pin_view(&self, changing: bool, choice: PinChoice) -> ChoosePinView {
        ChoosePinView {
            min_length: self.pin_min_length(),
            max_length: pin::MAX_LENGTH,
            busy: choice == PinChoice::Setting,
            changing,
            judged: self.judged,
            sensor: if changing { AvailableSensor::None } else { self.sensor },
            problem: choice.problem(),
            link_refused: self.is_link_refused(),
        }
    }
}

impl Offer {
    /// Returns the view of the offer.
    pub(crate) fn view(self) -> OfferNotificationsView {
        OfferNotificationsView { busy: self == Self::Requesting }
    }
}
