//! Fault controls, and the recorded requests.

use key_protocol::paths::Route;

use super::Control;
use crate::faults::{Fault, FaultId, RequestFault, SwitchedOn, Times};
use crate::requests::RecordedRequest;

impl Control {
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
}
