//! Authenticated backend calls. Each carries a fresh proof of possession and is retried once after
//! a refusal of the clock.

use std::future::Future;

use key_protocol::ids::{Jti, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_protocol::proof;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::backend_clock::BackendClock;
use crate::domain::secret::CryptoFailed;
use crate::failure::RequestFailed;
use crate::ports::{CallFailed, SignFailed};
use crate::record::Record;

impl Core {
    /// Makes one request with a fresh proof. If the backend rejects the clock, adopts its time
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
                self.update_clock(handle, server_time).await;
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
        let answer = call(account.clone(), draft.sealed(&signature)).await;
        answer.map_err(|failed| RequestFailed::of(failed, &account))
    }

    /// Returns the backend's current time, as far as it is known.
    pub(crate) fn server_time(&self, account: &Account) -> Timestamp {
        account.clock.read(self.ports.clock.moment()).time
    }

    pub(crate) fn new_jti(&self) -> Result<Jti, SignFailed> {
        Jti::random(&self.rng).map_err(|_| CryptoFailed.into())
    }

    /// Anchors the backend's time to the answer that carried it. The clock is also stored if it
    /// changed noticeably, so that offline codes are right after a restart without a network.
    pub(crate) async fn update_clock(&self, handle: &AccountHandle, server_time: Timestamp) {
        let now = self.ports.clock.moment();
        let clock = BackendClock::anchored(server_time, now);
        self.update_or_log(|s| s.clock_compared(handle, clock));
        let known = self.stored_clocks().get(handle).copied();
        if known.is_some_and(|known| !known.is_outdated_by(&clock, now)) {
            return;
        }
        // Only now, because a save in progress would hold up the caller.
        let mut record = self.record.lock().await;
        let Some(stored) = record.account(handle).map(|stored| stored.account.clock) else { return };
        if !stored.is_outdated_by(&clock, now) {
            self.stored_clocks().insert(handle.clone(), stored);
            return;
        }
        let mut changed: Record = record.clone();
        changed.set_clock(handle, clock);
        let saved = async {
            let keystore = self.existing_keystore_secret().await?;
            self.save(&mut record, changed, &keystore).await
        };
        match saved.await {
            Ok(()) => {
                self.stored_clocks().insert(handle.clone(), clock);
            }
            Err(why) => tracing::warn!(%why, "the backend's time could not be kept"),
        }
    }
}
