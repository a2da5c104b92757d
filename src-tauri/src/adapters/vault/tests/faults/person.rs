//! A user who does what the screen allows, and skips a step that it does not.

use std::sync::Arc;
use std::time::Duration;

use key_core::Authenticator;
use key_core::ports::NotRecognised;
use key_core::testing::phone::{PIN, device};
use key_view::{AccountView, Blocked, Ending, Intent, Message, Screen, Typed};
use tokio::task::{spawn_blocking, yield_now};

use super::access::Access;
use super::flows::Step;
use super::life::Place;

/// Longer than any delay between two PIN tries.
const LONG: Duration = Duration::from_secs(600);

/// The user. Dropping the value shuts the app down.
pub(super) struct Person<'a> {
    app: Arc<Authenticator>,
    place: &'a Place,
    access: &'a Access,
}

impl<'a> Person<'a> {
    /// Starts the app.
    pub(super) async fn starts(place: &'a Place, access: &'a Access) -> Self {
        let device = device("Maija's phone", place.backend.origin().as_str());
        let app = Authenticator::start(place.ports(access), device).await;
        place.sensor.answers(Err(NotRecognised::Cancelled));
        let person = Self { app, place, access };
        person.waits().await;
        person
    }

    pub(super) async fn does(&self, step: Step) {
        match step {
            Step::Connects(username) => self.connects(username).await,
            Step::ChoosesPin => {
                self.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: false }).await
            }
            Step::Adds(username) => {
                self.goes_home().await;
                if self.accounts().is_empty() {
                    // Without an enrolled account there is no screen to add another.
                    return;
                }
                self.press(Intent::AddAccount).await;
                self.connects(username).await;
                self.enters(PIN).await;
            }
            Step::Confirms(username, pin) => drop(self.confirms(username, pin).await),
            Step::AsksForCode(pin) => {
                self.goes_home().await;
                let Some(AccountView { id, .. }) = self.accounts().into_iter().next() else { return };
                self.press(Intent::OpenOfflineCode { account: id }).await;
                self.enters(pin).await;
                self.press(Intent::CancelPin).await;
            }
            Step::Disconnects(username) => self.disconnects(username).await,
            Step::ChangesPin(pin) => self.changes_pin(pin).await,
            Step::TurnsSensorOn => self.turns_sensor(Intent::TurnOnSensor).await,
            Step::TurnsSensorOff => self.turns_sensor(Intent::TurnOffSensor).await,
        }
    }

    async fn connects(&self, username: &str) {
        let address = self.place.backend.origin().as_str().to_owned();
        let (username, code) = (username.to_owned(), Typed(self.place.code()));
        self.press(Intent::Enrol { address, username, code }).await;
    }

    /// Approves a login with a PIN. Returns whether the approval was shown.
    pub(super) async fn confirms(&self, username: &str, pin: &str) -> bool {
        self.goes_home().await;
        let login = self.place.backend.issue(username);
        let id = login.id.as_str().to_owned();
        let right_ones = self.place.tally.counts().right;
        self.place.memory.lock().unwrap().logins.push((login.id.clone(), right_ones));
        self.settles().await;
        self.press(Intent::OpenChallenge { id: id.clone() }).await;
        self.press(Intent::Approve { id, number: Some(login.number) }).await;
        self.enters(pin).await;
        let approved =
            matches!(self.screen(), Screen::Result(result) if matches!(result.ending, Ending::Approved));
        if approved {
            self.place.memory.lock().unwrap().approved.push(login.id);
        }
        approved
    }

    /// Approves a login with the sensor, if it is on.
    pub(super) async fn confirms_by_finger(&self, username: &str) -> bool {
        self.place.sensor.answers(Ok(()));
        let approved = self.confirms(username, "").await;
        self.place.sensor.answers(Err(NotRecognised::Cancelled));
        approved
    }

    /// Returns every PIN that was chosen so far.
    pub(super) fn pins(&self) -> Vec<&'static str> {
        self.place.memory.lock().unwrap().pins.clone()
    }

    async fn disconnects(&self, username: &str) {
        self.goes_home().await;
        let Some(AccountView { id, .. }) = self.accounts().into_iter().find(|a| a.username == username)
        else {
            return;
        };
        self.press(Intent::OpenSettings).await;
        self.press(Intent::AskDisconnect { account: id.clone() }).await;
        self.place.memory.lock().unwrap().connected.remove(username);
        self.press(Intent::Disconnect { account: id }).await;
    }

    async fn changes_pin(&self, pin: &'static str) {
        self.goes_home().await;
        self.press(Intent::OpenSettings).await;
        self.press(Intent::ChangePin).await;
        self.press(Intent::ChoosePin { pin: Typed(pin.to_owned()), sensor: false }).await;
        {
            let mut memory = self.place.memory.lock().unwrap();
            memory.pins.push(pin);
            memory.pin = None;
        }
        self.enters(PIN).await;
        self.place.memory.lock().unwrap().pin =
            (self.app.current_view().message == Some(Message::PinChanged)).then_some(pin);
    }

    async fn turns_sensor(&self, intent: Intent) {
        self.goes_home().await;
        self.press(Intent::OpenSettings).await;
        self.press(intent).await;
        self.place.memory.lock().unwrap().sensor_on = None;
        self.place.sensor.answers(Ok(()));
        self.enters(PIN).await;
        self.place.sensor.answers(Err(NotRecognised::Cancelled));
        self.place.memory.lock().unwrap().sensor_on = match self.app.current_view().message {
            Some(Message::SensorOn(_)) => Some(true),
            Some(Message::SensorOff(_)) => Some(false),
            _ => None,
        };
    }

    /// Returns whether the settings show the sensor as on.
    pub(super) async fn sensor_is_on(&self) -> bool {
        self.goes_home().await;
        self.press(Intent::OpenSettings).await;
        matches!(self.screen(), Screen::Settings(settings) if settings.sensor.strong().is_some_and(|sensor| sensor.on))
    }

    async fn enters(&self, pin: &str) {
        self.place.tally.entering(pin == PIN);
        if pin != PIN && self.place.tally.counts().wrong == 4 {
            // This try may be the fifth, which locks the phone.
            self.place.memory.lock().unwrap().connected.clear();
        }
        self.press(Intent::EnterPin { pin: Typed(pin.to_owned()) }).await;
    }

    /// Waits for every delay to pass and returns to the home screen.
    async fn goes_home(&self) {
        self.waits().await;
        self.press(Intent::CancelPin).await;
        self.press(Intent::Back).await;
    }

    /// Dispatches an intent and remembers what the resulting screen shows.
    pub(super) async fn press(&self, intent: Intent) {
        self.app.dispatch(intent).await;
        self.settles().await;
        let mut memory = self.place.memory.lock().unwrap();
        match self.screen() {
            Screen::Home(home) => {
                memory.connected.extend(home.accounts.into_iter().map(|account| account.username));
                memory.pin_chosen = true;
            }
            Screen::Blocked(Blocked::PinLockedOut) => memory.connected.clear(),
            _ => {}
        }
    }

    async fn waits(&self) {
        self.place.clock.advance(LONG);
        self.settles().await;
    }

    /// Returns when the app is idle.
    async fn settles(&self) {
        let mut before = None;
        loop {
            for _ in 0..16 {
                yield_now().await;
            }
            // Queued behind all blocking work.
            let _ = spawn_blocking(|| ()).await;
            let now = Some((self.access.asked(), self.app.current_view().revision));
            if before == now {
                return;
            }
            before = now;
        }
    }

    pub(super) fn screen(&self) -> Screen {
        self.app.current_view().screen
    }

    pub(super) fn accounts(&self) -> Vec<AccountView> {
        match self.screen() {
            Screen::Home(home) => home.accounts,
            _ => Vec::new(),
        }
    }
}

impl Drop for Person<'_> {
    fn drop(&mut self) {
        self.app.shutdown();
    }
}
