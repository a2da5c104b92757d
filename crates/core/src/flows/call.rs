//! Authenticated backend calls. Each carries a fresh proof of possession and is retried once after
//! a clock skew error.

use std::future::Future;

use key_protocol::ids::{Jti, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_protocol::proof;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle, Skew};
use crate::domain::secret::CryptoFailed;
use crate::failure::RequestFailed;
use crate::ports::{CallFailed, SignFailed};
use crate::record::Record;

impl Core {
    /// Makes one request with a fresh proof. If the backend rejects the clock, corrects the skew
    /// and retries once with a new proof.
    pub(crate) async fn call_backend<T, F>(
        &self,
        handle: &AccountHandle,
        endpoint: Endpoint<'_>,
        call: impl Fn(Account, Jws) -> F,
    ) -> Result<T, RequestFailed>
    where
        F: Future<Output = Result<T, CallFailed>>,
    {
        match self.call_once(handle, endpoint, &call).await {
            Err(RequestFailed::Refused(Problem::ClockSkew { server_time })) => {
                self.update_skew(handle, server_time).await;
                self.call_once(handle, endpoint, &call).await
            }
            answer => answer,
        }
    }

    async fn call_once<T, F>(
        &self,
        handle: &AccountHandle,
        endpoint: Endpoint<'_>,
        call: &impl Fn(Account, Jws) -> F,
    ) -> Result<T, RequestFailed>
    where
        F: Future<Output = Result<T, CallFailed>>,
    {
        let account =
            self.with_state(|state| state.account(handle).cloned()).ok_or(RequestFailed::AccountGone)?;
        let jti = self.new_jti()?;
        let draft =
            proof::draft(&account.device, &endpoint, &account.origin, self.server_time(&account), &jti);
        let signature = self.signer.prove(handle, draft.signing_input()).await?;
        Ok(call(account, draft.sealed(&signature)).await?)
    }

    /// Returns the backend's current time, computed from the phone's wall clock and the known skew.
    pub(crate) fn server_time(&self, account: &Account) -> Timestamp {
        account.skew.server_time(self.ports.clock.now())
    }

    pub(crate) fn new_jti(&self) -> Result<Jti, SignFailed> {
        Jti::random(&self.rng).map_err(|_| CryptoFailed.into())
    }

    /// Updates the skew if the backend's time differs noticeably. The skew is also stored, so that
    /// offline codes are right after a restart without a network.
    pub(crate) async fn update_skew(&self, handle: &AccountHandle, server_time: Timestamp) {
        let skew = Skew::between(server_time, self.ports.clock.now());
        let known = self.with_state(|state| state.account(handle).map(|account| account.skew));
        if !known.is_some_and(|known| known.differs_from(skew)) {
            return;
        }
        self.update_or_log(|s| s.clock_compared(handle, skew));
        let mut record = self.record.lock().await;
        let mut changed: Record = record.clone();
        changed.set_skew(handle, skew);
        if let Err(why) = self.save(&mut record, changed).await {
            tracing::warn!(%why, "the clock's error could not be kept");
        }
    }
}
