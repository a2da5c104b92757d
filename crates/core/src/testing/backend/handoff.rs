//! Handoffs: the links of waiting pages, and what browsers get for the release that the app opens.

use backend_model::NotReleased;
use key_protocol::decision::Outcome;
use key_protocol::handoff::{Handoff, Release};
use key_protocol::ids::ChallengeId;
use key_protocol::link::ConfirmLink;

use super::{FakeBackend, Issued};

impl FakeBackend {
    /// Returns the link on the page that waits for a challenge.
    pub fn link(&self, issued: &Issued) -> String {
        self.link_with(issued, issued.handoff.clone())
    }

    /// Returns a link like [`link`](Self::link), with another secret.
    pub fn link_with(&self, issued: &Issued, handoff: Handoff) -> String {
        ConfirmLink { origin: self.origin.clone(), challenge: issued.id.clone(), handoff }.to_app()
    }

    /// Opens the page of a release in the browser whose session asked for `issued`. `page` is the
    /// address that the app opened.
    ///
    /// # Panics
    /// If the address is not exactly that of a release of this backend.
    pub fn bring(&self, issued: &Issued, page: &str) -> Result<(), NotReleased> {
        let query =
            page.strip_prefix(self.origin.as_str()).and_then(|rest| rest.strip_prefix("/continue?c="));
        let (challenge, release) = query.and_then(|query| query.split_once("&r=")).expect("a release's page");
        let challenge = ChallengeId::parse(challenge).expect("an id");
        let release = Release::parse(release).expect("a release");
        let mut inside = self.inside();
        inside.state.release(&issued.session, &challenge, &release, self.clock.world())
    }

    /// Returns whether the session of the browser that asked for a challenge is open.
    pub fn is_logged_in(&self, issued: &Issued) -> bool {
        self.inside().state.enter_approved(&issued.session, self.clock.world()).is_some()
    }

    /// Returns how a challenge ended, expiry included; `None` while it is open.
    pub fn ending(&self, issued: &Issued) -> Option<Outcome> {
        *self.inside().outcomes.get(&issued.id).expect("a challenge of this backend")
    }

    /// Keeps releases out of the answers to decisions.
    pub fn keep_releases(&self) {
        self.inside().keeps_releases = true;
    }
}
