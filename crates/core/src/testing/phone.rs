//! A phone in somebody's hand: looks at the screen, and presses what is on it.

use std::sync::Arc;
use std::time::Duration;

use key_protocol::enrolment::Platform;
use key_protocol::ids::DeviceText;
use key_view::{
    Blocked, ChallengeView, CodeView, DeviceListView, DeviceView, DevicesView, EnrolProblem, EnrolView,
    HomeView, Intent, Message, OfflineCodeView, PastView, PinTrouble, PinView, ResultView, Screen,
    SettingsView, ShownCode, Typed, ViewModel,
};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::{Authenticator, Device, KdfCost, Ports, Transport};

/// The PIN everybody chooses.
pub const PIN: &str = "482051";
/// A PIN that nobody chose.
pub const WRONG_PIN: &str = "739162";

/// A started authenticator and the person who uses it. Dropping it is as killing the app.
pub struct Phone {
    /// The authenticator.
    pub app: Arc<Authenticator>,
    views: watch::Receiver<ViewModel>,
}

/// A development build's device, called `name`, with a cheap KDF.
#[must_use]
pub fn device(name: &str, address: &str) -> Device {
    let text = |text: &str| DeviceText::parse(text).expect("a device's name");
    Device {
        name: text(name),
        platform: Platform::Android,
        model: text("Pixel 9"),
        app_version: text("0.1.0"),
        address: address.to_owned(),
        address_fixed: false,
        transport: Transport::HttpsOrLoopback,
        kdf: KdfCost { memory_kib: 32, passes: 1, lanes: 1 },
        licences: "MIT OR Apache-2.0: serde, tokio\nISC: ring\n",
    }
}

impl Phone {
    /// How long a person waits for what never comes. Real time, and only a failing test waits it out.
    pub(super) const PATIENCE: Duration = Duration::from_secs(10);

    /// Starts the app.
    pub async fn start(ports: Ports, device: Device) -> Self {
        let app = Authenticator::start(ports, device).await;
        let views = app.views();
        Self { app, views }
    }

    /// Presses something, and returns when it is done.
    pub async fn press(&self, intent: Intent) {
        self.app.dispatch(intent).await;
    }

    /// Puts the phone away, or goes to another app.
    pub fn is_left(&self) {
        self.app.left();
    }

    /// Takes it out again.
    pub async fn is_back(&self) {
        self.app.returned().await;
    }

    /// Waits until the view shows what `find` looks for. A test that waits in vain ends with `what` it waited for.
    pub async fn sees<T>(&mut self, what: &str, mut find: impl FnMut(&ViewModel) -> Option<T>) -> T {
        let mut found = None;
        let seen = self.views.wait_for(|view| {
            found = find(view);
            found.is_some()
        });
        if timeout(Self::PATIENCE, seen).await.is_err() {
            panic!("waited for {what}; {}", described(&self.app.current_view()));
        }
        found.expect("found")
    }

    /// Waits for the form.
    pub async fn sees_enrol_form(&mut self) -> EnrolView {
        self.sees("the form", |view| match &view.screen {
            Screen::Enrol(form) if !form.busy => Some(form.clone()),
            _ => None,
        })
        .await
    }

    /// Waits until the form says what was wrong.
    pub async fn sees_enrol_problem(&mut self) -> EnrolProblem {
        self.sees("a problem in the form", |view| match &view.screen {
            Screen::Enrol(form) if !form.busy => form.problem,
            _ => None,
        })
        .await
    }

    /// Waits for the choice of a PIN.
    pub async fn sees_choose_pin(&mut self) {
        let choosing = |view: &ViewModel| matches!(view.screen, Screen::ChoosePin(_)).then_some(());
        self.sees("the choice of a PIN", choosing).await;
    }

    /// Waits for the offer to be told when something waits.
    pub async fn sees_offer(&mut self) {
        let offered = |view: &ViewModel| matches!(view.screen, Screen::OfferNotifications(_)).then_some(());
        self.sees("the offer of notifications", offered).await;
    }

    /// Waits for home.
    pub async fn sees_home(&mut self) -> HomeView {
        self.sees("home", |view| match &view.screen {
            Screen::Home(home) => Some(home.clone()),
            _ => None,
        })
        .await
    }

    /// Waits for home, with every backend heard.
    pub async fn sees_home_online(&mut self) -> HomeView {
        self.sees("home, online", |view| match &view.screen {
            Screen::Home(home) => {
                let online = home.accounts.iter().all(|a| a.connection == key_view::Connection::Online);
                online.then(|| home.clone())
            }
            _ => None,
        })
        .await
    }

    /// Waits for a challenge that can be answered, and goes on to it from the result of the one before.
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

    /// Waits until a challenge says that the answer was not delivered.
    pub async fn sees_unsent(&mut self) -> ChallengeView {
        self.sees("an answer that was not delivered", |view| match &view.screen {
            Screen::Challenge(challenge) if challenge.unsent.is_some() => Some(challenge.clone()),
            _ => None,
        })
        .await
    }

    /// Waits for how a challenge ended.
    pub async fn sees_result(&mut self) -> ResultView {
        self.sees("a result", |view| match &view.screen {
            Screen::Result(result) => Some(result.clone()),
            _ => None,
        })
        .await
    }

    /// Waits for settings.
    pub async fn sees_settings(&mut self) -> SettingsView {
        self.sees("settings", |view| match &view.screen {
            Screen::Settings(settings) if !settings.busy => Some(settings.clone()),
            _ => None,
        })
        .await
    }

    /// Waits for the offline code screen, shown or hidden.
    pub async fn sees_offline_code(&mut self) -> OfflineCodeView {
        self.sees("the offline code screen", |view| match &view.screen {
            Screen::OfflineCode(code) => Some(code.clone()),
            _ => None,
        })
        .await
    }

    /// Waits for the digits of an offline code.
    pub async fn sees_code(&mut self) -> ShownCode {
        self.sees("an offline code", |view| match &view.screen {
            Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(code), .. }) => Some(code.clone()),
            _ => None,
        })
        .await
    }

    /// Waits until the app says why it cannot work.
    pub async fn sees_blocked(&mut self) -> Blocked {
        self.sees("why the app cannot work", |view| match view.screen {
            Screen::Blocked(why) => Some(why),
            _ => None,
        })
        .await
    }

    /// Waits for the PIN pad.
    pub async fn sees_pad(&mut self) -> PinView {
        self.sees("the PIN pad", |view| view.pin.clone().filter(|pad| !pad.busy)).await
    }

    /// Waits until the PIN pad says what was wrong.
    pub async fn sees_pin_trouble(&mut self) -> PinTrouble {
        self.sees("trouble with the PIN", |view| view.pin.as_ref().and_then(|pad| pad.trouble)).await
    }

    /// Waits for the list of devices.
    pub async fn sees_devices(&mut self) -> Vec<DeviceView> {
        self.sees("the devices", |view| match &view.screen {
            Screen::Devices(DevicesView { list: DeviceListView::Listed(devices), busy, .. }) if !busy => {
                Some(devices.clone())
            }
            _ => None,
        })
        .await
    }

    /// Waits for the history.
    pub async fn sees_history(&mut self) -> Vec<PastView> {
        self.sees("the history", |view| match &view.screen {
            Screen::History(history) => Some(history.entries.clone()),
            _ => None,
        })
        .await
    }

    /// Waits for a passing message.
    pub async fn sees_message(&mut self) -> Message {
        self.sees("a message", |view| view.message.clone()).await
    }

    /// Fills the form in and sends it.
    pub async fn connects(&mut self, address: &str, username: &str, code: &str) {
        let (address, username) = (address.to_owned(), username.to_owned());
        self.press(Intent::Enrol { address, username, code: Typed(code.to_owned()) }).await;
    }

    /// Connects the first username and chooses the PIN.
    pub async fn is_set_up(&mut self, address: &str, username: &str, code: &str) {
        self.sees_enrol_form().await;
        self.connects(address, username, code).await;
        self.sees_choose_pin().await;
        self.chooses_pin(PIN).await;
        self.sees_home_online().await;
    }

    /// Chooses a PIN, and no sensor in its place.
    pub async fn chooses_pin(&self, pin: &str) {
        self.press(Intent::ChoosePin { pin: Typed(pin.to_owned()), sensor: false }).await;
    }

    /// Types a PIN.
    pub async fn enters(&self, pin: &str) {
        self.press(Intent::EnterPin { pin: Typed(pin.to_owned()) }).await;
    }

    /// Approves the challenge that waits, with the number from the login page and the PIN.
    pub async fn approves(&mut self, number: &str) {
        let id = self.sees_challenge().await.id;
        let number = (!number.is_empty()).then(|| number.to_owned());
        self.press(Intent::Approve { id, number }).await;
        self.sees_pad().await;
        self.enters(PIN).await;
    }

    /// Opens the offline code of the only account, and the PIN pad over it.
    pub async fn opens_offline_code(&mut self) {
        let account = self.sees_home().await.accounts[0].id.clone();
        self.press(Intent::OpenOfflineCode { account }).await;
        self.sees_pad().await;
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.app.shutdown();
    }
}

/// What is on the screen, without anything secret.
fn described(view: &ViewModel) -> String {
    let screen = match &view.screen {
        Screen::Blocked(why) => format!("blocked: {why:?}"),
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
        Screen::History(history) => format!("the history, {} entries", history.entries.len()),
        Screen::Past(_) => "one of the history".to_owned(),
        Screen::OfferNotifications(offer) => format!("the offer of notifications, busy {}", offer.busy),
        Screen::Devices(devices) => format!("devices, busy {}", devices.busy),
        Screen::About(_) => "about".to_owned(),
        Screen::Settings(settings) => format!("settings, busy {}", settings.busy),
    };
    format!("the screen is {screen}; the pad is {:?}; the message is {:?}", view.pin, view.message)
}
