//! Asking the backend something that only this device may ask: with a fresh proof, and once more when the clocks disagree.

use std::future::Future;

use key_protocol::ids::{Jti, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_protocol::proof;

use crate::authenticator::Authenticator;
use crate::domain::account::{Account, KeyName, Skew};
use crate::domain::secret::CryptoFailed;
use crate::failure::AskFailed;
use crate::ports::{CallFailed, SignFailed};
use crate::record::Record;
use crate::state::Transition;

impl Authenticator {
    /// Makes one request with a proof. A backend that says the clock is off tells the right time; the proof is then made
    /// anew, once.
    pub(crate) async fn ask_backend<T, F>(
        &self,
        keys: &KeyName,
        endpoint: Endpoint<'_>,
        call: impl Fn(Account, Jws) -> F,
    ) -> Result<T, AskFailed>
    where
        F: Future<Output = Result<T, CallFailed>>,
    {
        match self.ask_once(keys, endpoint, &call).await {
            Err(AskFailed::Refused(Problem::ClockSkew { server_time })) => {
                self.compare_clocks(keys, server_time).await;
                self.ask_once(keys, endpoint, &call).await
            }
            answer => answer,
        }
    }

    async fn ask_once<T, F>(
        &self,
        keys: &KeyName,
        endpoint: Endpoint<'_>,
        call: &impl Fn(Account, Jws) -> F,
    ) -> Result<T, AskFailed>
    where
        F: Future<Output = Result<T, CallFailed>>,
    {
        let account = self.look(|state| state.account(keys).cloned()).ok_or(AskFailed::AccountGone)?;
        let jti = self.new_jti()?;
        let draft =
            proof::draft(&account.device, &endpoint, &account.origin, self.server_time(&account), &jti);
        let signature = self.signer.prove(keys, draft.signing_input()).await?;
        Ok(call(account, draft.sealed(&signature)).await?)
    }

    /// The backend's time, by the phone's clock and what is known of its error.
    pub(crate) fn server_time(&self, account: &Account) -> Timestamp {
        account.skew.server_time(self.ports.clock.now())
    }

    pub(crate) fn new_jti(&self) -> Result<Jti, SignFailed> {
        Jti::random(&self.rng).map_err(|_| CryptoFailed.into())
    }

    /// Takes over the backend's time. Kept on disk too, so that offline codes are right after a restart on a plane.
    pub(crate) async fn compare_clocks(&self, keys: &KeyName, server_time: Timestamp) {
        let skew = Skew::between(server_time, self.ports.clock.now());
        let known = self.look(|state| state.account(keys).map(|account| account.skew));
        if !known.is_some_and(|known| known.differs_from(skew)) {
            return;
        }
        self.ask(Transition::ClockCompared(keys.clone(), skew));
        let mut record = self.record.lock().await;
        let mut changed: Record = record.clone();
        changed.compare_clocks(keys, skew);
        if let Err(why) = self.save(&mut record, changed).await {
            tracing::warn!(%why, "the clock's error could not be kept");
        }
    }
}
