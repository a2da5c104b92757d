//! The notices of a phone's account, verified as an app has to.

use key_protocol::jws::Jws;
use key_protocol::notice::{Notice, SignedNotice};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;

use super::Phone;

impl Phone {
    /// Verifies a notice.
    pub fn notice(&self, jws: &Jws) -> SignedNotice {
        SignedNotice::verify(jws, &self.backend_key, &self.account).unwrap()
    }

    /// Fetches and verifies the notices.
    pub async fn notices(&self) -> Vec<Notice> {
        let body = self.get(Endpoint::Notices).await.json();
        let listed = body["notices"].as_array().unwrap().iter();
        listed.map(|jws| self.notice(&Jws::parse(jws.as_str().unwrap()).unwrap()).claims().clone()).collect()
    }

    /// Returns the notice in a problem that tells this phone that it was revoked.
    pub fn removal(&self, problem: &Problem) -> Notice {
        let Problem::DeviceRevoked { notice: Some(notice) } = problem else { panic!("{problem:?}") };
        self.removal_in(notice)
    }

    /// Returns a notice that proves that this phone was revoked.
    pub fn removal_in(&self, notice: &Jws) -> Notice {
        let signed = self.notice(notice);
        assert!(signed.proves_removal_of(&self.id, self.enrolled_at), "{signed:?}");
        signed.claims().clone()
    }
}
