//! Enrols devices: each code enrols one device, and a repeated statement gets the same response.

use key_protocol::enrolment::{
    AccountDetails, DeviceDescription, EnrolmentResponse, OfflineParameters, Policy, PushParameters,
    VerifiedEnrolment,
};
use key_protocol::ids::{AccountId, DeviceId, Text, Timestamp};
use key_protocol::keys::AgreementKey;
use key_protocol::notice::{NoticeDevice, NoticeKind};
use key_protocol::problem::Problem;
use key_protocol::push::PushRegistration;
use ring::rand::SystemRandom;
use serde::{Deserialize, Serialize};

use super::confirmed::Method;
use super::device::{Device, StoredSecret};
use super::fingerprint::Fingerprint;
use super::notice::Actor;
use super::secret::{Secret, is_possible_code};
use super::{Settings, State, device_name};
use crate::random::expect_random;

/// Seconds for which a repeated statement gets the same response.
pub(super) const REPLAY_WINDOW: i64 = 10 * 60;
/// Number of codes to compare for an unknown username: the usual length of a list.
const DECOYS: usize = 8;

/// An accepted enrolment.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct AnsweredEnrolment {
    statement: Fingerprint,
    pub(super) at: Timestamp,
    response: EnrolmentResponse,
}

impl State {
    /// Returns the response to a statement that was accepted recently.
    pub fn answered_enrolment(&self, statement: &Fingerprint, now: Timestamp) -> Option<EnrolmentResponse> {
        let same = |answered: &&AnsweredEnrolment| {
            answered.statement == *statement && now - answered.at <= REPLAY_WINDOW
        };
        self.enrolments.iter().find(same).map(|answered| answered.response.clone())
    }

    /// Enrols a device. Requires new keys, no active delay, and a valid code, which is used up.
    pub fn enrol(
        &mut self,
        enrolment: VerifiedEnrolment,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<EnrolmentResponse, Problem> {
        let statement = Fingerprint::of(enrolment.jws.as_str());
        if let Some(response) = self.answered_enrolment(&statement, now) {
            return Ok(response);
        }
        for (key, member) in [(&enrolment.possession, "jwk"), (&enrolment.approval, "approval.jwk")] {
            if self.has_seen_key(key) {
                return Err(Problem::Malformed { member: Some(member.to_owned()) });
            }
        }
        let username = enrolment.username.key();
        if !is_possible_code(enrolment.code.expose()) {
            return Err(Problem::WrongCode);
        }
        self.tries.enrolment.check(&username, now)?;
        let id = expect_random(DeviceId::random(&SystemRandom::new()));
        let Some(account) = self.use_code(&enrolment, &id, now) else {
            self.tries.enrolment.record_wrong(username, now);
            return Err(Problem::WrongCode);
        };
        self.tries.enrolment.reset(&username);

        let response = self.add_device(enrolment, id, &account, settings, now)?;
        self.enrolments.push(AnsweredEnrolment { statement, at: now, response: response.clone() });
        Ok(response)
    }

    /// Uses up a one-time password or pairing code, and returns its account.
    fn use_code(
        &mut self,
        enrolment: &VerifiedEnrolment,
        device: &DeviceId,
        now: Timestamp,
    ) -> Option<AccountId> {
        let typed = enrolment.code.expose();
        let Some(account) = self.user_named(&enrolment.username.key()).map(|user| user.account.clone())
        else {
            let decoy = Secret::new("0000-0000");
            let _ = (0..DECOYS).filter(|_| std::hint::black_box(decoy.matches_code(typed))).count();
            return None;
        };
        let is_password = self.user_mut(&account)?.one_time_passwords.use_up(typed);
        let is_right = is_password || self.use_pairing_code(&account, typed, device, now);
        is_right.then_some(account)
    }

    fn add_device(
        &mut self,
        enrolment: VerifiedEnrolment,
        id: DeviceId,
        account: &AccountId,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<EnrolmentResponse, Problem> {
        let agreement = expect_random(AgreementKey::generate(&SystemRandom::new()));
        let agreement_key = *agreement.public();
        let malformed = |_| Problem::Malformed { member: Some("agreement".to_owned()) };
        let offline = agreement.agree(&enrolment.agreement, &enrolment.jws).map_err(malformed)?;
        let taken = self.connected(account).map(|device| &device.about.name);
        let name = device_name::unique(&enrolment.device.name, taken);
        let user = self.user_mut(account).ok_or(Problem::WrongCode)?;
        let display_name = Text::cleaned(&user.display_name).unwrap_or_else(|| Text::replaced(""));
        let username = user.username.clone();
        let backend_key = *user.key.0.public();
        // A user who connects a device most likely wants to confirm with it.
        user.preferred = Some(Method::App);
        user.onboarding = None;
        let response = EnrolmentResponse {
            device_id: id.clone(),
            device_name: name.clone(),
            account: AccountDetails { id: account.clone(), username, display_name },
            backend_key,
            agreement: agreement_key,
            offline: OfflineParameters { check: Some(offline.check()) },
            policy: Policy {
                pin_min_length: settings.pin_min_length,
                number_matching_digits: settings.number_matching,
            },
            push: settings.push.vapid.map(|vapid| PushParameters { vapid }),
            server_time: now,
        };
        let platform = enrolment.device.platform;
        let about = DeviceDescription { name: name.clone(), ..enrolment.device };
        self.devices.push(Device {
            id: id.clone(),
            account: account.clone(),
            about,
            possession: enrolment.possession,
            approval: enrolment.approval,
            sensor: None,
            former_sensors: Vec::new(),
            matching: settings.number_matching,
            offline: StoredSecret(offline),
            last_step: None,
            enrolled_at: now,
            last_seen_at: now,
            revoked: None,
            push: PushRegistration::None,
            last_push: None,
            last_test: None,
            proofs: Vec::new(),
        });
        let added = NoticeDevice { id, name, platform };
        self.notify(account, NoticeKind::DeviceAdded, Some(added), Actor::Web, now);
        Ok(response)
    }
}
