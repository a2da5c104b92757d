//! Connecting a username: the one-time password, new keys, and a secret that both sides derive and neither sends.

use key_protocol::enrolment::{Code, DeviceDescription, Enrolment, EnrolmentResponse, approval_statement};
use key_protocol::ids::{Origin, Username};
use key_protocol::jws::Jws;
use key_protocol::keys::{AgreementKey, SigningKey};
use key_view::{ConnectProblem, Typed};

use crate::authenticator::{Authenticator, Transport};
use crate::domain::account::{Account, KeyName, Skew};
use crate::domain::presence::Presence;
use crate::domain::protection::Protection;
use crate::domain::secret::DataKey;
use crate::failure::connect_problem;
use crate::ports::{CallFailed, NewKeys};
use crate::record::{AccountRecord, Record};
use crate::state::{Asked, ConnectForm, PinChosen, Place, Transition};

impl Authenticator {
    /// Reads the form. The first username is connected at once and a PIN chosen after; for another, the PIN is asked for
    /// first, since its keys are sealed under the same data key.
    pub(crate) async fn connect(&self, address: &str, username: String, code: Typed) {
        let ready = self.look(|state| matches!(state.place, Place::Connect { busy: false, .. }));
        if !ready {
            return;
        }
        let form = match self.read_form(address, username, code) {
            Ok(form) => form,
            Err(problem) => return self.ask(Transition::ConnectFailed(problem)),
        };
        if self.record.lock().await.pin_chosen() == PinChosen::Yes {
            return self.ask(Transition::AskPin(Asked::Connect(form)));
        }
        if self.apply(Transition::ConnectStarted).is_ok() {
            self.enrol(form, None).await;
        }
    }

    /// Connects another username with the presence that was just shown.
    pub(crate) async fn connect_another(&self, form: ConnectForm, presence: Presence) {
        if self.apply(Transition::ConnectStarted).is_ok() {
            self.enrol(form, Some(presence.into_data_key())).await;
        }
    }

    fn read_form(&self, address: &str, username: String, code: Typed) -> Result<ConnectForm, ConnectProblem> {
        let (username, code) = (Username::new(username.trim()), Code::new(code.0));
        if username.is_blank() {
            return Err(ConnectProblem::UsernameMissing);
        }
        if code.is_blank() {
            return Err(ConnectProblem::CodeMissing);
        }
        let address = if self.device.address_fixed {
            &self.device.address
        } else {
            address
        };
        let origin = Origin::parse(address).map_err(|_| ConnectProblem::AddressInvalid)?;
        let allowed = match self.device.transport {
            Transport::Https => origin.is_https(),
            Transport::HttpsOrLoopback => origin.is_https() || origin.is_loopback(),
        };
        if !allowed {
            return Err(ConnectProblem::AddressInvalid);
        }
        let connected = self.look(|state| {
            state
                .accounts
                .iter()
                .any(|c| c.account.origin == origin && c.account.username == username)
        });
        if connected {
            Err(ConnectProblem::AlreadyConnected)
        } else {
            Ok(ConnectForm {
                origin,
                username,
                code,
            })
        }
    }

    async fn enrol(&self, form: ConnectForm, data_key: Option<DataKey>) {
        let keys = match KeyName::random(&self.rng) {
            Ok(keys) => keys,
            Err(why) => return self.connect_failed(&why, ConnectProblem::NotSaved),
        };
        let enrolled = self.enrol_as(&keys, form, data_key).await;
        match enrolled {
            Ok((account, pin)) => {
                self.ask(Transition::Connected(account, pin));
                self.listen(&keys);
            }
            Err(problem) => {
                if let Err(why) = self.signer.destroy(&keys).await {
                    tracing::warn!(%why, "an unused possession key stays in the keystore");
                }
                self.ask(Transition::ConnectFailed(problem));
            }
        }
    }

    async fn enrol_as(
        &self,
        keys: &KeyName,
        form: ConnectForm,
        data_key: Option<DataKey>,
    ) -> Result<(Account, PinChosen), ConnectProblem> {
        let (protection, data_key) = self.data_key(data_key).await?;
        let not_made = |why: &dyn std::fmt::Display| {
            tracing::warn!(%why, "an enrolment could not be made");
            ConnectProblem::NotSaved
        };
        let new_keys = self
            .signer
            .create(keys, &data_key)
            .await
            .map_err(|why| not_made(&why))?;
        let agreement = AgreementKey::generate(&self.rng).map_err(|why| not_made(&why))?;
        let approval = new_keys
            .sealed_approval
            .open(
                data_key.expose(),
                crate::domain::sealed::Entry::ApprovalKey,
                keys.as_str(),
            )
            .and_then(|plain| SigningKey::from_pkcs8(plain.expose()).ok())
            .ok_or(ConnectProblem::NotSaved)?;

        let (response, enrolment) = self
            .send_enrolment(keys, &form, &new_keys, &approval, &agreement)
            .await?;
        let secret = agreement
            .agree(&response.agreement, &enrolment)
            .map_err(|why| not_made(&why))?;
        let account = Account {
            keys: keys.clone(),
            origin: form.origin,
            device: response.device_id,
            id: response.account.id,
            username: response.account.username,
            display_name: response.account.display_name,
            backend_key: response.backend_key,
            pin_min_length: response.policy.pin_min_length,
            skew: Skew::between(response.server_time, self.ports.clock.now()),
        };
        let stored = AccountRecord::seal(
            account.clone(),
            new_keys.sealed_approval,
            &secret,
            &data_key,
            &self.rng,
        )
        .map_err(|why| not_made(&why))?;
        let mut record = self.record.lock().await;
        let mut changed = Record {
            protection: Some(protection),
            ..record.clone()
        };
        changed.accounts.push(stored);
        let pin = changed.pin_chosen();
        self.save(&mut record, changed).await?;
        Ok((account, pin))
    }

    /// The data key that is in use, or a new one that waits for its PIN.
    async fn data_key(&self, in_use: Option<DataKey>) -> Result<(Protection, DataKey), ConnectProblem> {
        let stored = self.record.lock().await.protection.clone();
        match (stored, in_use) {
            (Some(protection), Some(data_key)) => Ok((protection, data_key)),
            _ => {
                let keystore = self.keystore_secret().await?;
                let data_key = DataKey::random(&self.rng).map_err(|_| ConnectProblem::NotSaved)?;
                let protection = Protection::provisional(&data_key, &keystore, &self.rng);
                Ok((protection.map_err(|_| ConnectProblem::NotSaved)?, data_key))
            }
        }
    }

    /// Sends the enrolment, and the very same once more when its answer is lost: the backend answers that as it did the first
    /// time, so a lost answer does not use up the code. A clock that is off is put right first, since the code was not looked
    /// at then.
    async fn send_enrolment(
        &self,
        keys: &KeyName,
        form: &ConnectForm,
        new_keys: &NewKeys,
        approval: &SigningKey,
        agreement: &AgreementKey,
    ) -> Result<(EnrolmentResponse, Jws), ConnectProblem> {
        let mut skew = Skew::default();
        loop {
            let enrolment = self
                .enrolment(keys, form, new_keys, approval, agreement, skew)
                .await
                .map_err(|why| {
                    tracing::warn!(%why, "an enrolment could not be signed");
                    ConnectProblem::NotSaved
                })?;
            let mut answer = self.ports.backend.enrol(&form.origin, &enrolment).await;
            if matches!(answer, Err(CallFailed::Unreachable)) {
                answer = self.ports.backend.enrol(&form.origin, &enrolment).await;
            }
            match answer {
                Ok(response) => return Ok((response, enrolment)),
                Err(CallFailed::Refused(key_protocol::problem::Problem::ClockSkew { server_time }))
                    if skew == Skew::default() =>
                {
                    skew = Skew::between(server_time, self.ports.clock.now());
                }
                Err(failed) => {
                    tracing::info!(%failed, "an enrolment was not accepted");
                    return Err(connect_problem(&failed));
                }
            }
        }
    }

    async fn enrolment(
        &self,
        keys: &KeyName,
        form: &ConnectForm,
        new_keys: &NewKeys,
        approval: &SigningKey,
        agreement: &AgreementKey,
        skew: Skew,
    ) -> Result<Jws, crate::ports::SignFailed> {
        let jti = self.new_jti()?;
        let crypto = |_| crate::domain::secret::CryptoFailed;
        let vouching = approval_statement(&jti, &new_keys.approval, &new_keys.possession)
            .signed_by(approval)
            .map_err(crypto)?;
        let device = DeviceDescription {
            name: self.device.name.clone(),
            platform: self.device.platform,
            model: self.device.model.clone(),
            app_version: self.device.app_version.clone(),
        };
        let draft = Enrolment {
            origin: &form.origin,
            iat: skew.server_time(self.ports.clock.now()),
            jti: &jti,
            username: &form.username,
            code: &form.code,
            device: &device,
            possession: &new_keys.possession,
            approval: &vouching,
            agreement: agreement.public(),
        }
        .draft();
        let signature = self.signer.prove(keys, draft.signing_input()).await?;
        Ok(draft.sealed(&signature))
    }

    fn connect_failed(&self, why: &dyn std::fmt::Display, problem: ConnectProblem) {
        tracing::warn!(%why, "an enrolment could not be made");
        self.ask(Transition::ConnectFailed(problem));
    }
}
