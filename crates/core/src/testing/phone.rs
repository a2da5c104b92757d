//! A phone and its user: presses what is on the screen and waits for what it shows.

use std::sync::Arc;
use std::time::Duration;

use key_protocol::enrolment::Platform;
use key_protocol::ids::{AppVersion, DeviceText};
use key_view::{
    AnswerTrouble, Blocked, CardView, ChallengeView, CodeView, Connection, DeviceListView, DeviceView,
    DevicesView, DisconnectTarget, EnrolProblem, EnrolView, HistoryView, HomeView, Intent, Message, News,
    OfflineCodeView, Overlay, PastView, PinTrouble, PinView, PushTest, ResultView, Screen, SettingsView,
    ShownCode, TestPushView, Typed, ViewModel, WelcomeView,
};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::{Authenticator, Device, KdfCost, Ports, Transport};

/// The PIN that every test user chooses.
pub const PIN: &str = "482051";
/// A valid PIN that no test user chooses.
pub const WRONG_PIN: &str = "739162";

/// A running authenticator and its user. Dropping it kills the app.
pub struct Phone {
    /// The authenticator.
    pub app: Arc<Authenticator>,
    views: watch::Receiver<ViewModel>,
}

/// Returns the version of the app on every test phone.
pub fn version() -> AppVersion {
    AppVersion::parse("0.1.0").expect("a version")
}

/// Returns a device of a development build called `name`, with a cheap KDF.
pub fn device(name: &str, address: &str) -> Device {
    let text = |text: &str| DeviceText::parse(text).expect("a device's name");
    Device {
        name: text(name),
        platform: Platform::Android,
        model: text("Pixel 9"),
        app_version: version(),
        address: address.to_owned(),
        address_fixed: false,
        transport: Transport::HttpsOrLoopback,
        kdf: KdfCost { memory_kib: 32, passes: 1, lanes: 1 },
        licences: "MIT OR Apache-2.0: serde, tokio\nISC: ring\n",
    }
}

impl Phone {
    /// How long a wait lasts before the test fails, in real time.
    pub const TIMEOUT: Duration = Duration::from_secs(10);

    /// Starts the app.
    pub async fn start(ports: Ports, device: Device) -> Self {
        let app = Authenticator::start(ports, device).await;
        let views = app.views();
        Self { app, views }
    }

    /// Dispatches an intent and waits until it is handled.
    pub async fn press(&self, intent: Intent) {
        self.app.dispatch(intent).await;
    }

    /// Sends the app to the background.
    pub fn leave(&self) {
        self.app.entered_background();
    }

    /// Brings the app back to the foreground.
    pub async fn come_back(&self) {
        self.app.entered_foreground().await;
    }

    /// Waits until `find` finds something in the view, and returns it. After a timeout the test
    /// fails with `what`.
    pub async fn sees<T>(&mut self, what: &str, mut find: impl FnMut(&ViewModel) -> Option<T>) -> T {
        let mut found = None;
        let seen = self.views.wait_for(|view| {
            found = find(view);
            found.is_some()
        });
        if timeout(Self::TIMEOUT, seen).await.is_err() {
            panic!("waited for {what}; {}", describe(&self.app.current_view()));
        }
        found.expect("found")
    }

    /// Waits for a challenge that can be answered, leaving the result of the one before it.
    pub async fn sees_challenge(&mut self) -> ChallengeView {
        let waits = |view: &ViewModel| match &view.screen {
            Screen::Challenge(challenge) if !challenge.busy => Some(Some(challenge.clone())),
            Screen::Result(result) if result.others_waiting > 0 => Some(None),
            _ => None,
        };
        loop {
            match self.sees("a challenge", waits).await {
                Some(challenge) => return challenge,
                None => self.press(Intent::Back).await,
            }
        }
    }

    /// Waits for the connect form, which the user opens where the welcome screen is shown.
    pub async fn sees_enrol_form(&mut self) -> EnrolView {
        let form_or_welcome = |view: &ViewModel| match &view.screen {
            Screen::Enrol(form) if !form.busy => Some(Some(form.clone())),
            Screen::Welcome(_) => Some(None),
            _ => None,
        };
        loop {
            match self.sees("the form", form_or_welcome).await {
                Some(form) => return form,
                None => self.press(Intent::AddAccount).await,
            }
        }
    }

    /// Sends the connect form.
    pub async fn connect(&mut self, address: &str, username: &str, code: &str) {
        self.sees_enrol_form().await;
        let (address, username) = (address.to_owned(), username.to_owned());
        self.press(Intent::Enrol { address, username, code: Typed(code.to_owned()) }).await;
    }

    /// Connects the first username and chooses the PIN.
    pub async fn set_up(&mut self, address: &str, username: &str, code: &str) {
        self.sees_enrol_form().await;
        self.connect(address, username, code).await;
        self.finish_set_up().await;
    }

    /// Chooses the PIN after the first username was connected.
    pub async fn finish_set_up(&mut self) {
        self.sees_choose_pin().await;
        self.choose_pin(PIN).await;
        self.sees_home_online().await;
    }

    /// Chooses a PIN, without the sensor.
    pub async fn choose_pin(&self, pin: &str) {
        self.press(Intent::ChoosePin { pin: Typed(pin.to_owned()), sensor: false }).await;
    }

    /// Changes the PIN, from the settings: the old one, and then the new one twice.
    pub async fn change_pin(&mut self, old: &str, new: &str) {
        self.press(Intent::ChangePin).await;
        self.sees_pad().await;
        self.enter_pin(old).await;
        self.press(Intent::JudgePin { pin: Typed(new.to_owned()) }).await;
        self.choose_pin(new).await;
    }

    /// Enters a PIN on the PIN pad.
    pub async fn enter_pin(&self, pin: &str) {
        self.press(self.app.current_view().enter_pin(pin)).await;
    }

    /// Requests to approve the pending challenge with `number`, empty for none.
    pub async fn request_approval(&mut self, number: &str) {
        let id = self.sees_challenge().await.id;
        let number = (!number.is_empty()).then(|| number.to_owned());
        self.press(Intent::Approve { id, number }).await;
    }

    /// Approves the pending challenge with `number`, empty for none, and the PIN.
    pub async fn approve(&mut self, number: &str) {
        self.request_approval(number).await;
        self.sees_pad().await;
        self.enter_pin(PIN).await;
    }

    /// Returns the news on the cards on the screen.
    #[must_use]
    pub fn news(&self) -> Vec<News> {
        let cards = match self.app.current_view().screen {
            Screen::Home(home) => home.cards,
            Screen::Welcome(welcome) => welcome.cards,
            _ => Vec::new(),
        };
        cards.into_iter().map(|card| card.news).collect()
    }

    /// Waits for cards, and returns the news on them.
    pub async fn sees_news(&mut self) -> Vec<News> {
        self.sees_cards().await.into_iter().map(|card| card.news).collect()
    }

    /// Denies the pending challenge.
    pub async fn deny(&mut self) {
        let id = self.sees_challenge().await.id;
        self.press(Intent::Deny { id }).await;
    }

    /// Opens the offline code of the first account, which opens the PIN pad.
    pub async fn open_offline_code(&mut self) {
        let account = self.sees_home().await.accounts[0].id.clone();
        self.press(Intent::OpenOfflineCode { account }).await;
        self.sees_pad().await;
    }

    /// Opens the offline code of the first account and reveals it with the PIN.
    pub async fn reveal_code(&mut self) -> ShownCode {
        self.open_offline_code().await;
        self.enter_pin(PIN).await;
        self.sees_code().await
    }

    /// Opens the history with the PIN, and returns its entries.
    pub async fn read_history(&mut self) -> Vec<PastView> {
        self.press(Intent::OpenHistory).await;
        self.sees_pad().await;
        self.enter_pin(PIN).await;
        self.sees_history().await
    }

    /// Opens settings, and returns the id of the first account.
    pub async fn open_settings(&mut self) -> String {
        self.press(Intent::OpenSettings).await;
        self.sees_settings().await.accounts[0].id.clone()
    }
}

/// Defines waits for something in the view: what the test waits for, and where it is found.
macro_rules! waits {
    ($($(#[$doc:meta])+ $name:ident -> $found:ty, $what:literal: $part:ident, $pattern:pat $(if $guard:expr)? => $value:expr;)+) => {
        impl Phone {
            $($(#[$doc])+
            pub async fn $name(&mut self) -> $found {
                self.sees($what, |view| match &view.$part {
                    $pattern $(if $guard)? => Some($value),
                    _ => None,
                })
                .await
            })+
        }
    };
}

#[rustfmt::skip]
waits! {
    /// Waits for the welcome screen.
    sees_welcome -> WelcomeView, "the welcome screen": screen, Screen::Welcome(welcome) => welcome.clone();
    /// Waits for the test notification, once it has ended.
    sees_test_push -> TestPushView, "the end of the test push":
        screen, Screen::TestPush(test) if test.push.test != PushTest::Sent => test.clone();
    /// Waits for a problem on the connect form.
    sees_enrol_problem -> EnrolProblem, "a problem in the form":
        screen, Screen::Enrol(EnrolView { busy: false, problem: Some(problem), .. }) => *problem;
    /// Waits for the screen that chooses a PIN.
    sees_choose_pin -> (), "the choice of a PIN": screen, Screen::ChoosePin(_) => ();
    /// Waits for the offer to allow notifications.
    sees_offer -> (), "the offer of notifications": screen, Screen::OfferNotifications(_) => ();
    /// Waits for the home screen.
    sees_home -> HomeView, "home": screen, Screen::Home(home) => home.clone();
    /// Waits for the home screen with every account online.
    sees_home_online -> HomeView, "home, online":
        screen, Screen::Home(home) if home.accounts.iter().all(|a| a.connection == Connection::Online) => home.clone();
    /// Waits for a challenge with a decision that could not be delivered.
    sees_unsent -> ChallengeView, "an answer that was not delivered":
        screen, Screen::Challenge(challenge) if challenge.unsent.is_some() => challenge.clone();
    /// Waits for the result of a challenge.
    sees_result -> ResultView, "a result": screen, Screen::Result(result) => result.clone();
    /// Waits for settings, with nothing being sent.
    sees_settings -> SettingsView, "settings": screen, Screen::Settings(settings) if !settings.busy => settings.clone();
    /// Waits for the offline code screen, with the code shown or hidden.
    sees_offline_code -> OfflineCodeView, "the offline code screen": screen, Screen::OfflineCode(code) => code.clone();
    /// Waits for a shown offline code.
    sees_code -> ShownCode, "an offline code":
        screen, Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(code), .. }) => code.clone();
    /// Waits for the screen that says why the app cannot work.
    sees_blocked -> Blocked, "why the app cannot work": screen, Screen::Blocked(why) => *why;
    /// Waits for the PIN pad, with nothing being checked.
    sees_pad -> PinView, "the PIN pad": overlay, Some(Overlay::Pin(pad)) if !pad.busy => pad.clone();
    /// Waits for trouble on the PIN pad.
    sees_pin_trouble -> PinTrouble, "trouble with the PIN":
        overlay, Some(Overlay::Pin(PinView { trouble: Some(trouble), .. })) => *trouble;
    /// Waits for the list of devices, with nothing being sent.
    sees_devices -> Vec<DeviceView>, "the devices":
        screen, Screen::Devices(DevicesView { list: DeviceListView::Listed(devices), busy: false, .. }) => devices.clone();
    /// Waits for the history, and returns its entries.
    sees_history -> Vec<PastView>, "the history":
        screen, Screen::History(HistoryView { entries: Some(entries) }) => entries.clone();
    /// Waits for the dialog that confirms a disconnection.
    sees_confirmation -> DisconnectTarget, "the dialog that confirms":
        overlay, Some(Overlay::Disconnect(dialog)) if !dialog.busy => dialog.target.clone();
    /// Waits for a challenge whose last decision could not be made.
    sees_not_made -> ChallengeView, "a challenge whose decision was not made":
        screen, Screen::Challenge(challenge) if challenge.trouble == Some(AnswerTrouble::NotMade) => challenge.clone();
    /// Waits for cards, on home or on the welcome screen, and returns them.
    sees_cards -> Vec<CardView>, "cards":
        screen, Screen::Home(HomeView { cards, .. }) | Screen::Welcome(WelcomeView { cards, .. }) if !cards.is_empty() => cards.clone();
    /// Waits for a message.
    sees_message -> Message, "a message": message, Some(message) => message.clone();
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.app.shutdown();
    }
}

/// Describes the view for a failure message, without its secrets.
fn describe(view: &ViewModel) -> String {
    let screen = match &view.screen {
        Screen::Blocked(why) => format!("blocked: {why:?}"),
        Screen::Welcome(_) => "the welcome screen".to_owned(),
        Screen::TestPush(test) => format!("the test push, {:?}", test.push.test),
        Screen::Enrol(form) => format!("the form, {:?}", form.problem),
        Screen::Scan(_) => "the camera".to_owned(),
        Screen::ChoosePin(choice) => format!("the choice of a PIN, {:?}", choice.problem),
        Screen::Home(home) => {
            format!("home, {:?}", home.accounts.iter().map(|a| a.connection).collect::<Vec<_>>())
        }
        Screen::Challenge(challenge) => {
            format!("a challenge, busy {}, unsent {:?}", challenge.busy, challenge.unsent)
        }
        Screen::Result(result) => format!("a result, {:?}", result.ending),
        Screen::OfflineCode(_) => "an offline code".to_owned(),
        Screen::History(HistoryView { entries: Some(entries) }) => {
            format!("the history, {} entries", entries.len())
        }
        Screen::History(HistoryView { entries: None }) => "the hidden history".to_owned(),
        Screen::Past(_) => "one of the history".to_owned(),
        Screen::OfferNotifications(offer) => format!("the offer of notifications, busy {}", offer.busy),
        Screen::Devices(devices) => format!("devices, busy {}", devices.busy),
        Screen::About(_) => "about".to_owned(),
        Screen::Settings(settings) => format!("settings, busy {}", settings.busy),
    };
    format!("the screen is {screen}; the pad is {:?}; the message is {:?}", view.pin(), view.message)
}
