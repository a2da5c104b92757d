//! The list of pending challenges. Several may differ in a single word, and the wrong one must not be
//! opened, so what differs is marked.

use key_protocol::challenge::{Challenge, Kind};
use key_view::{Fact, PendingFact, PendingView};

use super::State;
use super::challenge_view::challenge_kind;
use crate::domain::challenge::Pending;
use crate::now::Now;

impl State {
    /// Returns the pending challenges, earliest deadline first.
    pub(crate) fn waiting_views(&self, now: Now) -> Vec<PendingView> {
        self.pending.iter().map(|pending| self.waiting_view(pending, now)).collect()
    }

    fn waiting_view(&self, pending: &Pending, now: Now) -> PendingView {
        let claims = pending.signed.claims();
        let username = self.username(&pending.handle);
        let is_everywhere =
            |fact: &Fact| self.pending.iter().all(|other| facts(other.signed.claims()).contains(fact));
        let mark = |fact: Fact| PendingFact { differs: !is_everywhere(&fact), fact };
        PendingView {
            id: pending.id().as_str().to_owned(),
            kind: challenge_kind(claims.kind),
            service: claims.service.as_str().to_owned(),
            username_differs: self.pending.iter().any(|other| self.username(&other.handle) != username),
            username,
            facts: facts(claims).into_iter().map(mark).collect(),
            time_left: now.time_left(pending.deadline, pending.lifetime()),
        }
    }
}

/// Returns what tells a challenge from others: amount and payee of a payment, otherwise the browser.
fn facts(claims: &Challenge) -> Vec<Fact> {
    if claims.kind == Kind::Payment {
        return claims
            .details
            .iter()
            .take(2)
            .map(|detail| Fact::Detail(detail.value.as_str().to_owned()))
            .collect();
    }
    let (browser, os) = (claims.context.browser.as_str().to_owned(), claims.context.os.as_str().to_owned());
    vec![Fact::Browser { browser, os }, Fact::Place(claims.context.place.clone().map(String::from))]
}
