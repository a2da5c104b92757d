//! Control handle for tests: does what cannot be waited for or cannot be done over HTTP.

mod views;

use std::net::IpAddr;
use std::sync::Arc;

use backend_model::{SessionId, State};
use key_protocol::challenge::{Context, Detail, Kind};
use key_protocol::handoff::Handoff;
use key_protocol::ids::{AccountId, AppVersion, ChallengeId, Text, Timestamp, Username};
use key_protocol::paths::Route;

use crate::backend::Backend;
use crate::faults::{Fault, FaultId, RequestFault, SwitchedOn, Times};
use crate::requests::RecordedRequest;
pub use views::{ChallengeView, UserView};

/// Handle of a running backend. Clones control the same backend.
#[derive(Clone)]
pub struct Control {
    backend: Arc<Backend>,
}

/// No user has this username.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody has that username")]
pub struct NoSuchUser;

/// An issued challenge and the browser session that requested it.
pub struct Issued {
    /// Id of the challenge.
    pub id: ChallengeId,
    /// Number shown on the login page, if number matching is on.
    pub number: Option<String>,
    /// Secret of the waiting page, for an app on the same phone.
    pub handoff: Handoff,
    /// The browser's session, which an approval of a login logs in.
    pub session: SessionId,
}

impl Control {
    pub(crate) fn new(backend: Arc<Backend>) -> Self {
        Self { backend }
    }

    /// Issues a login challenge as if the password had just been entered in a browser. Rate limits
    /// do not apply.
    pub fn issue_login(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Login, Vec::new())
    }

    /// Issues a payment challenge as if requested in a browser.
    pub fn issue_payment(&self, username: &str, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Payment, details)
    }

    /// Issues an identification challenge as if requested in a browser.
    pub fn issue_identification(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Identification, Vec::new())
    }

    /// Issues a challenge about a change of the account as if requested in a browser.
    pub fn issue_account_change(&self, username: &str, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Account, details)
    }

    fn issue(&self, username: &str, kind: Kind, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        let context = Context {
            browser: Text::replaced("Firefox 145"),
            os: Text::replaced("Windows 11"),
            ip: IpAddr::from([192, 0, 2, 17]).into(),
            place: Some(Text::replaced("Helsinki, Finland")),
        };
        let settings = &self.backend.settings;
        let issued = self.update_account(username, |state, account, now| {
            let session = state.begin_session(account.clone(), context.clone(), now);
            let settings = state.bounded_settings(account, settings);
            let issued = state.issue_for_session(&session, kind, details, context, &settings, now)?;
            let (id, number) = (issued.claims.id.clone(), issued.number.clone());
            Some(Issued { id, number, handoff: issued.handoff.clone(), session })
        });
        issued.flatten().ok_or(NoSuchUser)
    }

    /// Logs in the browser whose login was approved and returns its new session; `None` if the
    /// login was not approved.
    #[must_use]
    pub fn log_in_approved(&self, session: &SessionId) -> Option<SessionId> {
        self.backend.update(|state, now| state.enter_approved(session, now)).ok().flatten()
    }

    /// Whether a browser session is logged in.
    #[must_use]
    pub fn is_logged_in(&self, session: &SessionId) -> bool {
        let session = self.backend.read(|state, now| state.session(session, now));
        session.is_some_and(|session| session.confirmed.is_some())
    }

    /// Ends an open challenge as expired.
    pub fn expire(&self, id: &ChallengeId) {
        let _ = self.backend.update(|state, now| state.expire(id, now));
    }

    /// Cancels an open challenge, as the requester can.
    pub fn withdraw(&self, id: &ChallengeId) {
        let _ = self.backend.update(|state, now| state.cancel(id, now));
    }

    /// Disconnects all of a user's devices, as the login page does.
    pub fn disconnect_all(&self, username: &str) {
        self.update_account(username, |state, account, now| state.disconnect_all(account, None, now));
    }

    /// Replaces a user's list of one-time passwords, as customer service does. Codes of the old
    /// list stop working.
    pub fn renew_list(&self, username: &str) {
        self.update_account(username, |state, account, now| state.renew_list_of(account, None, now));
    }

    /// Lets devices confirm again after a report, as a login with a one-time password does.
    pub fn unfreeze(&self, username: &str) {
        self.update_account(username, |state, account, now| state.unfreeze(account, now));
    }

    /// Requires an app version from now on, or none.
    pub fn require_app(&self, minimum: Option<AppVersion>) {
        self.backend.require_app(minimum);
    }

    /// Resets to the first start: the seed's users, no devices, no sessions, no faults, no clock
    /// skew. If the state file cannot be written, nothing changes.
    pub fn reset(&self) {
        let _ = self.backend.reset();
    }

    /// Switches a fault on in addition to the active ones. Each request meets one fault: the oldest
    /// counted one, else the oldest.
    pub fn switch_on(&self, fault: Fault, times: Times) -> FaultId {
        let id = self.backend.faults.switch_on(fault, times);
        self.backend.notify_watchers();
        id
    }

    /// Ends a fault and releases what it holds back, even if it is used up.
    pub fn switch_off(&self, fault: FaultId) {
        self.backend.switch_off(Some(fault));
    }

    /// Ends all faults and resets the clock skew.
    pub fn switch_all_off(&self) {
        self.backend.switch_off(None);
        self.skew_clock(0);
    }

    /// Returns the active faults, oldest first. The clock's skew is separate: [`Control::skew`].
    #[must_use]
    pub fn faults(&self) -> Vec<SwitchedOn> {
        self.backend.faults.switched_on()
    }

    /// Responds to the next `times` requests to `route` with an HTTP status, without carrying them
    /// out.
    pub fn fail_next(&self, route: Route, times: u32, status: u16) {
        self.switch_on(Fault::Request(route, RequestFault::Refuse(status)), Times::Next(times));
    }

    /// Carries out the next request to `route` and cuts the connection before the response.
    pub fn lose_next_response(&self, route: Route) {
        self.switch_on(Fault::Request(route, RequestFault::LoseResponse), Times::Next(1));
    }

    /// Sets the backend's clock so many seconds ahead, or behind if negative.
    pub fn skew_clock(&self, seconds: i64) {
        self.backend.clock.skew_by(seconds);
        self.backend.notify_watchers();
    }

    /// Seconds that the backend's clock is ahead; negative if it is behind.
    #[must_use]
    pub fn skew(&self) -> i64 {
        self.backend.clock.skew()
    }

    /// Returns the routes of the latest requests, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Route> {
        self.recorded_requests().iter().map(|request| request.route).collect()
    }

    /// Returns the latest requests with their results, oldest first.
    #[must_use]
    pub fn recorded_requests(&self) -> Vec<RecordedRequest> {
        self.backend.requests.all()
    }

    /// Changes what belongs to a user; `None` if there is no such user, or the change cannot be
    /// saved.
    fn update_account<R>(
        &self,
        username: &str,
        change: impl FnOnce(&mut State, &AccountId, Timestamp) -> R,
    ) -> Option<R> {
        let username = Username::new(username).key();
        let changed = self.backend.update(|state, now| {
            let account = state.user_named(&username)?.account.clone();
            Some(change(state, &account, now))
        });
        changed.ok().flatten()
    }
}
