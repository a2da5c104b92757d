//! Rules of the login pages, tested without the pages.

mod app;
mod codes;
mod handoff;
mod interleavings;
mod limits;
mod notices;
mod numbers;
mod pairing;
mod pushes;
mod sessions;

use key_protocol::challenge::{Context, NumberMatching, SignedChallenge, Terms};
use key_protocol::decision::{Amr, Answer, Decision, Matched, Number};
use key_protocol::enrolment::{
    Code, DeviceDescription, Enrolment, Platform, VerifiedEnrolment, approval_statement,
};
use key_protocol::ids::{
    AppVersion, ChallengeId, DeviceText, IpText, Jti, Origin, Text, Timestamp, Username,
};
use key_protocol::jws::Jws;
use key_protocol::keys::{AgreementKey, SigningKey};
use key_protocol::offline::OfflineSecret;
use key_protocol::problem::Problem;
use ring::rand::SystemRandom;

use super::session::NotSignedIn;
use super::{Caller, Challenge, ChallengeRefused, PushSettings, SeedUser, SessionId, Settings, State};

const MAIJA: &str = "maija.virtanen@example.fi";
const PASSWORD: &str = "Kirjanpito-42";
const CODES: [&str; 8] =
    ["4F7K-29QX", "8MTR-5WHC", "K3NP-7VJD", "2XQG-H9RB", "W6CE-T4YM", "P8HD-3KFN", "7RVB-X2GT", "Q9JM-6EWA"];

/// A state with one user, and the current time.
struct World {
    state: State,
    settings: Settings,
    now: Timestamp,
}

/// The keys of an enrolled device.
struct Phone {
    caller: Caller,
    possession: SigningKey,
    approval: SigningKey,
    offline: OfflineSecret,
}

/// The requesting browser.
fn firefox() -> Context {
    Context {
        browser: Text::replaced("Firefox 145"),
        os: Text::replaced("Windows 11"),
        ip: IpText::parse("192.0.2.17").unwrap(),
        place: None,
    }
}

/// Approval with the number of the login page.
fn with_number(login: &Challenge) -> Answer {
    let matching = login.claims.number_matching_digits;
    let number = Number::parse(login.number.as_deref().unwrap(), matching).unwrap();
    Answer::Approve { matched: Matched::Number(number), amr: Amr::Pin }
}

impl World {
    fn new() -> Self {
        let mut state = State::default();
        state.seed(&[SeedUser {
            username: Username::new(MAIJA),
            display_name: "Maija Virtanen".to_owned(),
            email: None,
            phone: None,
            is_new: false,
            password: PASSWORD.to_owned(),
            one_time_passwords: CODES.map(str::to_owned).to_vec(),
        }]);
        let settings = Settings {
            origin: Origin::parse("https://key.example").unwrap(),
            number_matching: NumberMatching::Two,
            challenge_lifetime: 120,
            pin_min_length: 6,
            push: PushSettings::default(),
        };
        Self { state, settings, now: Timestamp(1_767_268_800) }
    }

    /// A world with a phone, enrolled with the first code of the list.
    fn with_phone() -> (Self, Phone) {
        let mut world = Self::new();
        let phone = world.enrol(CODES[0]).ok().unwrap();
        (world, phone)
    }

    /// A browser that waits for its login.
    fn waiting(&mut self) -> (SessionId, Challenge) {
        let session = self.sign_in();
        let login = self.request_login(&session).unwrap();
        (session, login)
    }

    fn advance(&mut self, seconds: i64) {
        self.now = self.now + seconds;
        self.state.tick(self.now);
    }

    fn sign_in(&mut self) -> SessionId {
        self.state.sign_in(&Username::new(MAIJA), PASSWORD, firefox(), self.now).ok().unwrap()
    }

    fn logged_in(&mut self, code: &str) -> SessionId {
        let session = self.sign_in();
        self.state.enter_with_one_time_password(&session, code, self.now).ok().unwrap()
    }

    fn is_logged_in(&self, session: &SessionId) -> bool {
        self.state.session(session, self.now).is_some_and(|session| session.confirmed.is_some())
    }

    fn request_login(&mut self, session: &SessionId) -> Result<Challenge, ChallengeRefused> {
        self.state.request_login(session, firefox(), &self.settings, self.now).cloned()
    }

    fn enrol(&mut self, code: &str) -> Result<Phone, Problem> {
        self.enrol_named("Puhelin", code)
    }

    fn enrol_named(&mut self, name: &str, code: &str) -> Result<Phone, Problem> {
        let rng = SystemRandom::new();
        let [possession, approval] = [(); 2].map(|()| SigningKey::generate(&rng).unwrap());
        let agreement = AgreementKey::generate(&rng).unwrap();
        let jti = Jti::random(&rng).unwrap();
        let text = |text| DeviceText::parse(text).unwrap();
        let statement = Enrolment {
            origin: &self.settings.origin,
            iat: self.now,
            jti: &jti,
            username: &Username::new(MAIJA),
            code: &Code::new(code),
            device: &DeviceDescription {
                name: text(name),
                platform: Platform::Ios,
                model: text("iPhone"),
                app_version: AppVersion::parse("1.0.0").unwrap(),
            },
            possession: possession.public(),
            approval: &approval_statement(&jti, approval.public(), possession.public())
                .signed_by(&approval)
                .unwrap(),
            agreement: agreement.public(),
            attestation: None,
        };
        let statement = statement.draft().signed_by(&possession).unwrap();
        let verified = VerifiedEnrolment::verify(statement.as_str(), &self.settings.origin, self.now)?;
        let response = self.state.enrol(verified, &self.settings, self.now)?;
        let caller = Caller { device: response.device_id, account: response.account.id };
        let offline = agreement.agree(&response.agreement, &statement).unwrap();
        Ok(Phone { caller, possession, approval, offline })
    }

    fn decision(&self, phone: &Phone, id: &ChallengeId, answer: &Answer) -> Jws {
        let Caller { device, account } = &phone.caller;
        let key = *self.state.user(account).unwrap().key.0.public();
        let challenge = &self.state.challenge(id).unwrap().jws;
        let terms = Terms { account, matching: NumberMatching::Off, server_time: self.now };
        let challenge = &SignedChallenge::verify(challenge, &key, &terms).unwrap();
        let decision = Decision {
            origin: &self.settings.origin,
            device,
            iat: self.now,
            jti: &Jti::random(&SystemRandom::new()).unwrap(),
            challenge,
            answer,
        };
        let signer =
            if matches!(answer, Answer::Approve { .. }) { &phone.approval } else { &phone.possession };
        decision.draft().signed_by(signer).unwrap()
    }

    fn decide(&mut self, phone: &Phone, id: &ChallengeId, answer: &Answer) -> Result<(), Problem> {
        let statement = self.decision(phone, id, answer);
        let decided =
            self.state.decide(&phone.caller, id.as_str(), statement.as_str(), &self.settings, self.now);
        decided.map(drop)
    }

    fn approve(&mut self, phone: &Phone, login: &Challenge) -> Result<(), Problem> {
        self.decide(phone, &login.claims.id, &with_number(login))
    }

    fn revoke(&mut self, phone: &Phone) -> Result<(), Problem> {
        let Caller { device, .. } = &phone.caller;
        self.state.revoke(&phone.caller, device.as_str(), b"", &self.settings, self.now)
    }
}
