//! A phone with a login waiting on it, the fakes around it, and what was typed into it so far.

use std::time::Duration;

use key_core::testing::{Call, FakeSensor, Issued, Mishap, Phone, World};
use key_protocol::challenge::{Kind, NumberMatching};
use key_protocol::decision::Outcome;
use key_view::{Intent, Screen, Sensor};
use tokio::time::timeout;

use super::aim::Aim;
use super::step::{Event, Step};
use crate::runtime::settle;

/// A PIN for whoever starts over.
pub(super) const OTHER_PIN: &str = "805213";

/// Real time, and only a failing run waits it out.
const PATIENCE: Duration = Duration::from_secs(10);

/// The whole of it.
pub(super) struct Scene {
    pub(super) world: World,
    pub(super) phone: Phone,
    aim: Aim,
    pub(super) issued: Vec<Issued>,
    pub(super) forged: Vec<Issued>,
    /// Every PIN given to be checked.
    pub(super) entered: Vec<String>,
    /// Every other intent, in JSON: a PIN can only be chosen by one of them.
    pub(super) said: Vec<String>,
    /// How often the right finger was given.
    pub(super) fingers: usize,
    right_finger: bool,
}

impl Scene {
    pub(super) async fn new() -> Self {
        let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
        let mut phone = world.phone().await;
        let account = phone.sees_home().await.accounts[0].id.clone();
        let login = world.backend.issue(World::USERNAME);
        let aim = Aim::new(&login, account);
        phone.sees_challenge().await;
        let (forged, entered, said) = (Vec::new(), Vec::new(), Vec::new());
        let issued = vec![login];
        Self { world, phone, aim, issued, forged, entered, said, fingers: 0, right_finger: true }
    }

    pub(super) async fn play(&mut self, step: Step<'_>) {
        let asked = self.world.sensor.asked().len();
        match step {
            Step::Says(json) => {
                if let Ok(intent) = serde_json::from_str(&self.aim.filled_in(json)) {
                    self.press(intent).await;
                }
            }
            Step::Presses(intent) => self.press(intent(&self.aim)).await,
            Step::Happens(event) => self.happens(event).await,
        }
        settle().await;
        if self.right_finger {
            self.fingers += self.world.sensor.asked().len() - asked;
        }
        if let Screen::Home(home) = self.phone.app.current_view().screen
            && let Some(account) = home.accounts.first()
        {
            self.aim.account.clone_from(&account.id);
        }
    }

    async fn press(&mut self, intent: Intent) {
        let said = serde_json::to_string(&intent).unwrap();
        let again: Intent = serde_json::from_str(&said).expect("an intent survives its way to the core");
        assert_eq!(again, intent);
        match &intent {
            Intent::EnterPin { pin, .. } => self.entered.push(pin.0.clone()),
            _ => self.said.push(said),
        }
        if matches!(intent, Intent::Enrol { .. }) {
            self.aim.use_up_code();
        }
        let before = self.phone.app.current_view().revision;
        let answered = timeout(PATIENCE, self.phone.press(intent)).await;
        assert!(
            answered.is_ok() && self.phone.app.current_view().revision > before,
            "left without an answer"
        );
    }

    async fn happens(&mut self, event: Event) {
        let backend = &self.world.backend;
        match event {
            Event::LoginBegins => self.issue(NumberMatching::Two, Kind::Login),
            Event::PaymentWithoutNumber => self.issue(NumberMatching::Off, Kind::Payment),
            Event::Forgery => {
                let forged = backend.forge(World::USERNAME);
                self.aim.at(&forged);
                self.forged.push(forged);
            }
            Event::Withdrawn => {
                let open = self.issued.iter().rev().find(|issued| backend.outcome(&issued.id).is_none());
                if let Some(issued) = open {
                    backend.withdraw(&issued.id, Outcome::Cancelled, None);
                }
            }
            Event::TimePasses(seconds) => self.world.clock.advance(Duration::from_secs(seconds)),
            Event::NetworkCut => backend.set_down(true),
            Event::NetworkMended => backend.set_down(false),
            Event::RequestLost => backend.expect(Call::Decide, Mishap::RequestLost),
            Event::AnswerLost => backend.expect(Call::Decide, Mishap::AnswerLost),
            Event::Finger(answer) => {
                self.right_finger = answer.is_ok();
                self.world.sensor.answers(answer);
            }
            Event::AnotherFinger => self.world.sensor.another_finger(),
            Event::SensorGone => self.world.sensor.is_gone(),
            Event::RestartedApp => {
                self.phone.app.shutdown();
                self.phone = self.world.start().await;
            }
        }
    }

    fn issue(&mut self, matching: NumberMatching, kind: Kind) {
        let issued = self.world.backend.issue_with(World::USERNAME, kind, matching, &[("To", "Kesko Oyj")]);
        self.aim.at(&issued);
        self.issued.push(issued);
    }

    /// The phone has come through: with the network back, it still does what it is asked.
    pub(super) async fn assert_answers_still(&mut self) {
        self.world.backend.set_down(false);
        for intent in
            [Intent::CancelPin, Intent::Back, Intent::TryAgain, Intent::StartOver, Intent::DismissMessage]
        {
            self.press(intent).await;
            settle().await;
        }
        self.happens(Event::RestartedApp).await;
        self.press(Intent::Back).await;
        self.assert_sound();
    }
}
