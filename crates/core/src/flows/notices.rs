//! Notices: what happened to an account, fetched after each connect and when the backend announces
//! one, verified, and shown until read.

use key_protocol::list::Element;
use key_protocol::notice::SignedNotice;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::failure::RequestFailed;

impl Core {
    /// Fetches the notices of an account and shows those that are new.
    pub(crate) async fn fetch_notices(&self, handle: &AccountHandle) -> Result<(), RequestFailed> {
        let answer = self
            .call_backend(handle, Endpoint::Notices, |account: Account, proof| async move {
                self.ports.backend.notices(&account.origin, &proof).await
            })
            .await;
        let list = match answer {
            Ok(list) => list,
            // What is only told must not cost the stream that brings challenges.
            Err(RequestFailed::Refused(Problem::NotFound | Problem::MethodNotAllowed)) => return Ok(()),
            Err(failed) => return Err(failed),
        };
        self.update_clock(handle, list.server_time).await;
        let account =
            self.with_state(|state| state.account(handle).cloned()).ok_or(RequestFailed::AccountGone)?;
        let verified = list.notices.iter().filter_map(|element| self.verify_notice(&account, element));
        let notices = verified.map(|signed| signed.claims().clone()).collect();
        self.update_or_log(|s| s.notices_listed(handle, notices));
        Ok(())
    }

    fn verify_notice(&self, account: &Account, element: &Element) -> Option<SignedNotice> {
        let fingerprint = element.fingerprint();
        if self.with_state(|state| state.has_refused(&account.handle, fingerprint)) {
            return None;
        }
        let verified = match element {
            Element::Statement(jws) => SignedNotice::verify(jws, &account.backend_key, &account.id).ok(),
            Element::Unreadable(_) => None,
        };
        if verified.is_none() {
            tracing::error!("a notice is not the backend's, or breaks a rule");
            self.refuse(account, fingerprint);
        }
        verified
    }
}
