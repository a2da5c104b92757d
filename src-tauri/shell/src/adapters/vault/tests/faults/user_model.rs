//! A user who does what the screen allows, and skips a step that it does not.

use std::sync::Arc;
use std::time::Duration;

use key_core::Authenticator;
use key_core::ports::NotRecognised;
use key_core::testing::Errand;
use key_core::testing::phone::{PIN, device};
use key_view::{AccountView, Blocked, Ending, Intent, Message, Screen};
use tokio::task::{spawn_blocking, yield_now};

use super::access::Access;
use super::flows::Step;
use super::run::Environment;

/// Longer than any delay between two PIN tries.
const LONG: Duration = Duration::from_secs(600);

/// The user. Dropping the value shuts the app down.
pub(super) struct UserModel<'a> {
    app: Arc<Authenticator>,
    environment: &'a Environment,
    access: &'a Access,
}

impl<'a> UserModel<'a> {
    /// Starts the app.
    pub(super) async fn start(environment: &'a Environment, access: &'a Access) -> Self {
        let device = device("Maija's phone", environment.backend.origin().as_str());
        let app = Authenticator::start(environment.ports(access), device).await;
        environment.sensor.set_outcome(Err(NotRecognised::Cancelled));
        let user = Self { app, environment, access };
        user.wait_out_delays().await;
        user
    }

    pub(super) async fn perform(&self, step: Step) {
        match step {
            Step::Enrol(username) => self.carry_out(self.connect(username)).await,
            Step::ChoosePin => self.carry_out(Errand::ChoosePin(PIN.to_owned())).await,
            Step::AddAccount(username) => {
                self.go_home().await;
                if self.accounts().is_empty() {
                    // Without an enrolled account there is no screen to add another.
                    return;
                }
                self.carry_out(self.connect(username)).await;
                self.enter_pin(PIN).await;
            }
            Step::Approve(username, pin) => drop(self.approve(username, pin).await),
            Step::RevealCode(pin) => {
                self.go_home().await;
                if self.accounts().is_empty() {
                    return;
                }
                self.carry_out(Errand::RevealCode).await;
                self.enter_pin(pin).await;
                self.dispatch(Intent::CancelPin).await;
            }
            Step::Disconnect(username) => self.disconnect(username).await,
            Step::ChangePin(pin) => self.change_pin(pin).await,
            Step::ChangePinWithFinger(pin) => {
                self.environment.sensor.set_outcome(Ok(()));
                self.change_pin(pin).await;
                self.environment.sensor.set_outcome(Err(NotRecognised::Cancelled));
            }
            Step::TurnOnSensor => self.switch_sensor(Errand::TurnOnSensor).await,
            Step::TurnOffSensor => self.switch_sensor(Errand::TurnOffSensor).await,
        }
    }

    /// Dispatches the intents of an errand, up to the PIN pad if one opens.
    async fn carry_out(&self, errand: Errand) {
        for intent in errand.intents(&self.app.current_view()) {
            self.dispatch(intent).await;
        }
    }

    fn connect(&self, username: &str) -> Errand {
        let address = self.environment.backend.origin().as_str().to_owned();
        Errand::Connect { address, username: username.to_owned(), code: self.environment.code() }
    }

    /// Approves a login with a PIN. Returns whether the approval was shown.
    pub(super) async fn approve(&self, username: &str, pin: &str) -> bool {
        self.go_home().await;
        let login = self.environment.backend.issue(username);
        let id = login.id.as_str().to_owned();
        let right_pins = self.environment.pin_counter.counts().right;
        self.environment.memory.lock().unwrap().logins.push((login.id.clone(), right_pins));
        self.wait_until_idle().await;
        self.carry_out(Errand::Approve { id, number: Some(login.number) }).await;
        self.enter_pin(pin).await;
        let approved =
            matches!(self.screen(), Screen::Result(result) if matches!(result.ending, Ending::Approved));
        if approved {
            self.environment.memory.lock().unwrap().approved.push(login.id);
        }
        approved
    }

    /// Approves a login with the sensor, if it is on.
    pub(super) async fn approve_with_sensor(&self, username: &str) -> bool {
        self.environment.sensor.set_outcome(Ok(()));
        let approved = self.approve(username, "").await;
        self.environment.sensor.set_outcome(Err(NotRecognised::Cancelled));
        approved
    }

    /// Returns every PIN that was chosen so far.
    pub(super) fn pins(&self) -> Vec<&'static str> {
        self.environment.memory.lock().unwrap().pins.clone()
    }

    async fn disconnect(&self, username: &str) {
        self.go_home().await;
        if self.accounts().iter().any(|account| account.username == username) {
            self.environment.memory.lock().unwrap().connected.remove(username);
            self.carry_out(Errand::Disconnect(username.to_owned())).await;
        }
    }

    async fn change_pin(&self, pin: &'static str) {
        self.go_home().await;
        let errand = Errand::ChangePin(pin.to_owned());
        self.carry_out(errand.clone()).await;
        self.enter_pin(PIN).await;
        let sensor_was_on = {
            let mut memory = self.environment.memory.lock().unwrap();
            memory.pins.push(pin);
            memory.pin = None;
            memory.sensor_on.take()
        };
        for intent in errand.intents_after_pin() {
            self.dispatch(intent).await;
        }
        let mut memory = self.environment.memory.lock().unwrap();
        (memory.pin, memory.sensor_on) = match self.app.current_view().message {
            Some(Message::PinChanged) => (Some(pin), sensor_was_on),
            Some(Message::PinChangedSensorOff) => (Some(pin), Some(false)),
            _ => (None, None),
        };
    }

    async fn switch_sensor(&self, errand: Errand) {
        self.go_home().await;
        self.carry_out(errand).await;
        self.environment.memory.lock().unwrap().sensor_on = None;
        self.environment.sensor.set_outcome(Ok(()));
        self.enter_pin(PIN).await;
        self.environment.sensor.set_outcome(Err(NotRecognised::Cancelled));
        self.environment.memory.lock().unwrap().sensor_on = match self.app.current_view().message {
            Some(Message::SensorOn(_)) => Some(true),
            Some(Message::SensorOff(_)) => Some(false),
            _ => None,
        };
    }

    /// Returns whether the settings show the sensor as on.
    pub(super) async fn sensor_is_on(&self) -> bool {
        self.go_home().await;
        self.dispatch(Intent::OpenSettings).await;
        matches!(self.screen(), Screen::Settings(settings) if settings.sensor.strong().is_some_and(|sensor| sensor.on))
    }

    async fn enter_pin(&self, pin: &str) {
        self.environment.pin_counter.set_entering(pin == PIN);
        if pin != PIN && self.environment.pin_counter.counts().wrong == 4 {
            // This try may be the fifth, which locks the phone.
            self.environment.memory.lock().unwrap().connected.clear();
        }
        self.dispatch(self.app.current_view().enter_pin(pin)).await;
    }

    /// Waits for every delay to pass and returns to the home screen.
    async fn go_home(&self) {
        self.wait_out_delays().await;
        self.dispatch(Intent::CancelPin).await;
        self.dispatch(Intent::Back).await;
    }

    /// Dispatches an intent and remembers what the resulting screen shows.
    pub(super) async fn dispatch(&self, intent: Intent) {
        self.app.dispatch(intent).await;
        self.wait_until_idle().await;
        let mut memory = self.environment.memory.lock().unwrap();
        match self.screen() {
            Screen::Home(home) => {
                memory.connected.extend(home.accounts.into_iter().map(|account| account.username));
                memory.pin_chosen = true;
            }
            Screen::Blocked(Blocked::PinLockedOut) => memory.connected.clear(),
            _ => {}
        }
    }

    async fn wait_out_delays(&self) {
        self.environment.clock.advance(LONG);
        self.wait_until_idle().await;
    }

    /// Returns when the app is idle.
    async fn wait_until_idle(&self) {
        let mut before = None;
        loop {
            for _ in 0..16 {
                yield_now().await;
            }
            // Queued behind all blocking work.
            let _ = spawn_blocking(|| ()).await;
            let now = Some((self.access.operations(), self.app.current_view().revision));
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

impl Drop for UserModel<'_> {
    fn drop(&mut self) {
        self.app.shutdown();
    }
}
