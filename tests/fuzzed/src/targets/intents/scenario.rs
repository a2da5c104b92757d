//! Phone with an open login challenge, its fakes, and what was typed so far.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_core::testing::{Call, FakeSensor, Issued, Mishap, Phone, World};
use key_protocol::challenge::{Kind, NumberMatching};
use key_protocol::decision::Outcome;
use key_protocol::handoff::Handoff;
use key_view::{DisconnectTarget, Intent, Overlay, Screen, Sensor};
use tokio::time::timeout;

use super::step::{Event, Step};
use super::subject::Subject;
use crate::runtime::settle;

/// PIN to choose after starting over.
pub(super) const OTHER_PIN: &str = "805213";

/// Limit for a single intent, in real time; reached only by a failing run.
const TIMEOUT: Duration = Duration::from_secs(10);

/// State of one run.
pub(super) struct Scenario {
    pub(super) world: World,
    pub(super) phone: Phone,
    /// Another device of the user, once it is connected.
    tablet: Option<Phone>,
    subject: Subject,
    pub(super) issued: Vec<Issued>,
    pub(super) forged: Vec<Issued>,
    /// Every PIN entered for a check.
    pub(super) entered_pins: Vec<String>,
    /// All other intents in JSON, among them those that choose a PIN.
    pub(super) emitted: Vec<String>,
    /// Number of prompts that an accepted fingerprint answered.
    pub(super) fingerprints: usize,
    sensor_accepts: bool,
}

impl Scenario {
    pub(super) async fn new() -> Self {
        let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
        // So that challenges of every number of digits are accepted.
        world.backend.set_number_matching(NumberMatching::Off);
        let mut phone = world.phone().await;
        let account = phone.sees_home().await.accounts[0].id.clone();
        let login = world.backend.issue(World::USERNAME);
        let subject = Subject::new(&login, account);
        phone.sees_challenge().await;
        let (forged, entered_pins, emitted) = (Vec::new(), Vec::new(), Vec::new());
        let issued = vec![login];
        Self {
            world,
            phone,
            tablet: None,
            subject,
            issued,
            forged,
            entered_pins,
            emitted,
            fingerprints: 0,
            sensor_accepts: true,
        }
    }

    pub(super) async fn play(&mut self, step: Step<'_>) {
        let prompts = self.world.sensor.prompts().len();
        match step {
            Step::Json(json) => {
                if let Ok(intent) = serde_json::from_str(&self.subject.fill_in(json)) {
                    self.press(intent).await;
                }
            }
            Step::Intent(intent) => self.press(intent(&self.subject)).await,
            Step::Errand(choice) => self.perform_errand(choice.into()).await,
            Step::Event(event) => self.apply(event).await,
        }
        settle().await;
        if self.sensor_accepts {
            self.fingerprints += self.world.sensor.prompts().len() - prompts;
        }
        let view = self.phone.app.current_view();
        self.subject.pad = view.pin().map_or(0, |open| open.pad);
        if let Some(Overlay::Disconnect(asked)) = view.overlay
            && let DisconnectTarget::Device { id, .. } = asked.target
        {
            self.subject.device = id;
        }
        if let Screen::Home(home) = view.screen {
            if let Some(account) = home.accounts.first() {
                self.subject.account.clone_from(&account.id);
            }
            if let Some(card) = home.cards.first() {
                self.subject.card.clone_from(&card.id);
            }
        }
    }

    async fn perform_errand(&mut self, choice: usize) {
        let view = self.phone.app.current_view();
        let Some(errand) = self.subject.user().next(&view, |count| choice % count) else { return };
        for intent in errand.intents(&view) {
            self.press(intent).await;
        }
        if self.phone.app.current_view().pin().is_some() {
            self.press(self.phone.app.current_view().enter_pin(PIN)).await;
        }
        for intent in errand.intents_after_pin() {
            self.press(intent).await;
        }
    }

    async fn press(&mut self, intent: Intent) {
        let emitted = serde_json::to_string(&intent).unwrap();
        let decoded: Intent = serde_json::from_str(&emitted).expect("an intent round-trips");
        assert_eq!(decoded, intent);
        match &intent {
            Intent::EnterPin { pin, .. } => self.entered_pins.push(pin.0.clone()),
            _ => self.emitted.push(emitted),
        }
        if matches!(intent, Intent::Enrol { .. }) {
            self.subject.next_code();
        }
        let before = self.phone.app.current_view().revision;
        let result = timeout(TIMEOUT, self.phone.press(intent)).await;
        assert!(
            result.is_ok() && self.phone.app.current_view().revision > before,
            "an intent got no response"
        );
    }

    async fn apply(&mut self, event: Event) {
        let backend = &self.world.backend;
        match event {
            Event::LoginBegins => self.issue(NumberMatching::Two, Kind::Login),
            Event::PaymentWithoutNumber => self.issue(NumberMatching::Off, Kind::Payment),
            Event::Forgery => {
                let forged = backend.forge(World::USERNAME);
                self.subject.select(&forged);
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
            Event::NetworkRestored => backend.set_down(false),
            Event::RequestLost => backend.expect(Call::Decide, Mishap::RequestLost),
            Event::AnswerLost => backend.expect(Call::Decide, Mishap::AnswerLost),
            Event::SensorResult(answer) => {
                self.sensor_accepts = answer.is_ok();
                self.world.sensor.set_outcome(answer);
            }
            Event::FingerprintsChanged => self.world.sensor.enrol_another_finger(),
            Event::SensorRemoved => self.world.sensor.remove(),
            Event::LinkFollowed { is_forged } => self.follow_link(is_forged).await,
            Event::TabletConnected => self.connect_tablet().await,
            Event::RestartedApp => {
                self.phone.app.shutdown();
                self.phone = self.world.start().await;
            }
        }
    }

    /// Follows the link of the latest challenge's page.
    async fn follow_link(&mut self, is_forged: bool) {
        let Some(issued) = self.issued.last() else { return };
        let forged = Handoff::parse("A".repeat(22)).unwrap();
        let handoff = if is_forged { forged } else { issued.handoff.clone() };
        let link = self.world.backend.link_with(issued, handoff);
        let followed = timeout(TIMEOUT, self.phone.app.open_link(&link, None)).await;
        assert!(followed.is_ok(), "a link got no response");
        let issued = issued.clone();
        self.subject.select(&issued);
        // A page on this phone shows no number.
        self.subject.number.clear();
    }

    /// Connects another device of the user, unless the backend is down.
    async fn connect_tablet(&mut self) {
        let (backend, clock) = (self.world.backend.clone(), self.world.clock.clone());
        let tablet = World { backend, clock, ..World::new() }.start().await;
        let enrol = self.subject.enrol();
        self.subject.next_code();
        assert!(timeout(TIMEOUT, tablet.press(enrol)).await.is_ok(), "the tablet got no response");
        self.tablet = Some(tablet);
    }

    fn issue(&mut self, matching: NumberMatching, kind: Kind) {
        let issued = self.world.backend.issue_with(World::USERNAME, kind, matching, &[("To", "Kesko Oyj")]);
        self.subject.select(&issued);
        self.issued.push(issued);
    }

    /// Checks that the app still responds once the network is restored, also after a restart.
    pub(super) async fn assert_still_responds(&mut self) {
        self.world.backend.set_down(false);
        for intent in
            [Intent::CancelPin, Intent::Back, Intent::TryAgain, Intent::StartOver, Intent::DismissMessage]
        {
            self.press(intent).await;
            settle().await;
        }
        self.apply(Event::RestartedApp).await;
        self.press(Intent::Back).await;
        self.assert_invariants();
    }
}
