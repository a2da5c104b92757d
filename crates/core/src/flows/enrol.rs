//! Enrolment: a one-time password or pairing code, new keys, and a secret that both sides derive by
//! key agreement and neither sends.

use key_protocol::enrolment::{DeviceDescription, Enrolment, EnrolmentResponse};
use key_protocol::ids::{DeviceText, Jti};
use key_protocol::jws::Jws;
use key_protocol::keys::AgreementKey;
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_protocol::problem::Problem;
use key_protocol::proof;
use key_view::{EnrolProblem, Message, Typed};

use crate::core::{Core, Flow, Stopped};
use crate::domain::account::{Account, AccountHandle};
use crate::domain::backend_clock::BackendClock;
use crate::domain::enrol_form::EnrolForm;
use crate::domain::protection::Protection;
use crate::domain::secret::{DataKey, Secret};
use crate::domain::wiped::wiped;
use crate::failure::enrol_problem;
use crate::flows::sensor_key::Registration;
use crate::ports::{CallFailed, NewKeys, SignFailed};
use crate::record::{AccountRecord, Record};
use crate::state::{Enrol, PinChosen, PresencePurpose, ScreenState};

/// Parts of the enrolment in progress.
struct Enrolling<'a> {
    handle: &'a AccountHandle,
    form: &'a EnrolForm,
    jti: Jti,
    new_keys: NewKeys,
    agreement: AgreementKey,
}

/// Result of an enrolment.
struct Enrolled {
    account: Account,
    pin: PinChosen,
    /// Name that the backend gave this device.
    name: DeviceText,
    /// Registration of its sensor key, if the sensor is on.
    sensor_keys: Vec<Registration>,
}

impl Core {
    /// Enrols with the form as typed. A link in place of the code fills the form in instead.
    pub(crate) async fn enrol_typed(
        &self,
        flow: Flow,
        address: &str,
        username: &str,
        code: Typed,
    ) -> Result<(), Stopped> {
        if !self.with_state(|state| matches!(state.screen, ScreenState::Enrol(Enrol::Idle { .. }))) {
            return Err(Stopped);
        }
        if let Some(link) = EnrolForm::link_in(&code.0) {
            return Ok(self.fill_in(&link)?);
        }
        let address = if self.device.address_fixed { &self.device.address } else { address };
        match EnrolForm::read(address, username, code.take(), self.device.transport) {
            Ok(form) => self.enrol(flow, &form).await,
            Err(problem) => Ok(self.update(|s| s.enrol_failed(problem))?),
        }
    }

    /// Enrols with the form that a link or a QR code filled in.
    pub(crate) async fn enrol_filled(&self, flow: Flow) -> Result<(), Stopped> {
        let filled = self.with_state(|state| match &state.screen {
            ScreenState::Enrol(Enrol::Idle { filled, .. }) => filled.clone(),
            _ => None,
        });
        self.enrol(flow, &filled.ok_or(Stopped)?).await
    }

    /// Enrols. The first account enrols at once and the PIN is chosen afterwards; another account
    /// requires presence, because its keys are sealed under the same data key.
    async fn enrol(&self, mut flow: Flow, form: &EnrolForm) -> Result<(), Stopped> {
        let is_this = |account: &Account| account.origin == form.origin && account.username == form.username;
        if self.with_state(|state| state.accounts.iter().any(|enrolled| is_this(&enrolled.account))) {
            return Ok(self.update(|s| s.enrol_failed(EnrolProblem::AlreadyEnrolled))?);
        }
        let pin = self.record.lock().await.pin_chosen();
        let data_key = match pin {
            PinChosen::Yes => {
                Some(self.presence_for(&mut flow, PresencePurpose::Enrol).await?.into_data_key())
            }
            PinChosen::No => None,
        };
        self.update(|s| s.enrol_started())?;
        let Ok(handle) = AccountHandle::random(&self.rng) else {
            return Ok(self.update(|s| s.enrol_failed(EnrolProblem::NotSaved))?);
        };
        match self.enrol_as(&handle, form, data_key).await {
            Ok(Enrolled { account, pin, name, sensor_keys }) => {
                self.update(|s| s.enrolled(account, pin))?;
                if name != self.device.name {
                    self.update(|s| s.notify(Message::DeviceRenamed { name: name.into() }));
                }
                self.listen(&handle);
                self.send_registrations(sensor_keys);
            }
            Err(problem) => {
                self.discard_key(&handle).await;
                self.update(|s| s.enrol_failed(problem))?;
            }
        }
        Ok(())
    }

    /// Erases the possession key of a failed enrolment, unless the account may be in the stored
    /// record although saving it reported a failure: without its key, that account would reappear
    /// after a restart and never work.
    async fn discard_key(&self, handle: &AccountHandle) {
        if self.may_be_stored(|record| record.account(handle).is_some()).await {
            return tracing::warn!(
                "the possession key of a username that could not be saved stays in the keystore"
            );
        }
        self.destroy_key(handle).await;
    }

    async fn enrol_as(
        &self,
        handle: &AccountHandle,
        form: &EnrolForm,
        data_key: Option<DataKey>,
    ) -> Result<Enrolled, EnrolProblem> {
        let data_key = self.prepare_data_key(data_key).await?;
        let jti = self.new_jti().map_err(local_failure)?;
        self.add_handle(handle).await?;
        let new_keys = self.signer.create(handle, &jti, &data_key).await.map_err(sign_failure)?;
        let agreement = AgreementKey::generate(&self.rng).map_err(local_failure)?;
        let enrolling = Enrolling { handle, form, jti, new_keys, agreement };

        let (response, enrolment) = self.send_enrolment(&enrolling).await?;
        let Enrolling { new_keys, agreement, .. } = enrolling;
        let secret = wiped(|| agreement.agree(&response.agreement, &enrolment)).map_err(local_failure)?;
        let fits = response.offline.check.as_ref() == Some(&wiped(|| secret.check()))
            && response.account.username.key() == form.username.key();
        if !fits {
            tracing::error!("a backend enrolled another username, or derived another secret");
            self.undo_enrolment(handle, form, &response).await;
            return Err(EnrolProblem::Mismatched);
        }
        let name = response.device_name;
        let account = Account {
            handle: handle.clone(),
            origin: form.origin.clone(),
            device: response.device_id,
            id: response.account.id,
            username: response.account.username,
            display_name: response.account.display_name.into(),
            backend_key: response.backend_key,
            pin_min_length: response.policy.pin_min_length,
            matching: response.policy.number_matching_digits,
            enrolled_at: response.server_time,
            clock: BackendClock::anchored(response.server_time, self.ports.clock.moment()),
        };
        let stored = wiped(|| {
            AccountRecord::seal(account.clone(), new_keys.sealed_approval, &secret, &data_key, &self.rng)
        })
        .map_err(local_failure)?;
        drop(secret);
        let mut record = self.record.lock().await;
        let (mut changed, keystore) = self.with_slot(&record, &data_key).await?;
        changed.accounts.push(stored);
        self.save(&mut record, changed, &keystore).await?;
        let pin = record.pin_chosen();
        drop(record);
        let sensor_keys = self.new_sensor_keys(std::slice::from_ref(handle), &data_key).await;
        Ok(Enrolled { account, pin, name, sensor_keys })
    }

    /// Disconnects this device from a backend whose answer cannot be used.
    async fn undo_enrolment(&self, handle: &AccountHandle, form: &EnrolForm, response: &EnrolmentResponse) {
        let device = &response.device_id;
        let undone = async {
            let endpoint = Endpoint::Device(device, DeviceVerb::Revoke);
            let jti = self.new_jti().ok()?;
            let draft = proof::draft(device, &endpoint, &form.origin, response.server_time, &jti);
            let signature = self.signer.prove(handle, draft.signing_input()).await.ok()?;
            let proof = draft.sealed(&signature);
            self.ports.backend.disconnect(&form.origin, &proof, device, None).await.ok()
        };
        if undone.await.is_none() {
            tracing::warn!("the backend was not told that this device does not use its enrolment");
        }
    }

    /// Returns the data key in use, or a new one in a provisional slot. The record is saved in
    /// either case, so that a full disk is detected before the one-time password is used up.
    async fn prepare_data_key(&self, in_use: Option<DataKey>) -> Result<DataKey, EnrolProblem> {
        let mut record = self.record.lock().await;
        if *record == Record::empty() {
            // A save that reported failure may have reached the disk. Such a record goes before the
            // keystore secret that authenticates it.
            self.ports.vault.erase(None).await?;
            self.clear_leftovers().await?;
        }
        let mut changed: Record = record.clone();
        let data_key = match in_use {
            Some(data_key) => data_key,
            None => {
                changed.protection = None;
                DataKey::random(&self.rng).map_err(local_failure)?
            }
        };
        let (changed, keystore) = self.with_slot(&changed, &data_key).await?;
        self.save(&mut record, changed, &keystore).await?;
        Ok(data_key)
    }

    /// Returns the record with a slot for its data key, and the keystore secret. A slot is missing at
    /// the first enrolment, and when the last account was disconnected from elsewhere during another
    /// enrolment.
    async fn with_slot(&self, record: &Record, data_key: &DataKey) -> Result<(Record, Secret), EnrolProblem> {
        let mut record = record.clone();
        if record.protection.is_some() {
            return Ok((record, self.existing_keystore_secret().await?));
        }
        let keystore = self.keystore_secret_or_new().await?;
        record.device = AccountHandle::random(&self.rng).map_err(local_failure)?.as_str().to_owned();
        let slot = wiped(|| Protection::provisional(data_key, &record.device, &keystore, &self.rng));
        record.protection = Some(slot.map_err(local_failure)?);
        record.history.clear();
        let record = record.with_history_key(data_key, &self.rng).map_err(local_failure)?;
        Ok((record, keystore))
    }

    /// Sends the enrolment. If the response is lost, resends the same bytes once: the backend
    /// answers them as it did the first time, so the code is not used up. If the backend rejects
    /// the clock, which it does before it checks the code, retries once with the backend's time.
    async fn send_enrolment(
        &self,
        enrolling: &Enrolling<'_>,
    ) -> Result<(EnrolmentResponse, Jws), EnrolProblem> {
        let origin = &enrolling.form.origin;
        let mut clock = BackendClock::default();
        loop {
            let enrolment = self.enrolment(enrolling, clock).await.map_err(sign_failure)?;
            let mut answer = self.ports.backend.enrol(origin, &enrolment).await;
            if matches!(answer, Err(CallFailed::Unreachable | CallFailed::Unreadable { .. })) {
                answer = self.ports.backend.enrol(origin, &enrolment).await;
            }
            match answer {
                Ok(response) => return Ok((response, enrolment)),
                Err(CallFailed::Refused(Problem::ClockSkew { server_time }))
                    if clock == BackendClock::default() =>
                {
                    clock = BackendClock::anchored(server_time, self.ports.clock.moment());
                }
                Err(failed) => {
                    tracing::info!(%failed, "an enrolment was not accepted");
                    return Err(enrol_problem(&failed));
                }
            }
        }
    }

    async fn enrolment(&self, enrolling: &Enrolling<'_>, clock: BackendClock) -> Result<Jws, SignFailed> {
        let Enrolling { handle, form, jti, new_keys, agreement } = enrolling;
        let device = DeviceDescription {
            name: self.device.name.clone(),
            platform: self.device.platform,
            model: self.device.model.clone(),
            app_version: self.device.app_version.clone(),
        };
        let draft = Enrolment {
            origin: &form.origin,
            iat: clock.read(self.ports.clock.moment()).time,
            jti,
            username: &form.username,
            code: &form.code,
            device: &device,
            possession: &new_keys.possession,
            approval: &new_keys.vouching,
            agreement: agreement.public(),
            attestation: None,
        }
        .draft();
        let signature = self.signer.prove(handle, draft.signing_input()).await?;
        Ok(draft.sealed(&signature))
    }
}

/// Logs why the keys could not be made or stored, and returns the problem shown to the user.
fn local_failure(why: impl std::error::Error) -> EnrolProblem {
    tracing::warn!(%why, "an enrolment could not be made");
    EnrolProblem::NotSaved
}

fn sign_failure(why: SignFailed) -> EnrolProblem {
    match why {
        SignFailed::Vault(why) => why.into(),
        why => local_failure(why),
    }
}
