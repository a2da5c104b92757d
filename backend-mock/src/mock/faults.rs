//! What a test can make go wrong, and what it can see of what the devices asked.

use super::Mock;
use crate::api::Route;
use crate::faults::{Fault, FaultId, RequestFault, SwitchedOn, Times};
use crate::requests::RecordedRequest;

impl Mock {
    /// Makes something go wrong, in addition to what goes wrong already. One request meets one fault: the oldest that ends by
    /// itself, else the oldest.
    pub fn switch_on(&self, fault: Fault, times: Times) -> FaultId {
        let id = self.backend.faults.switch_on(fault, times);
        self.backend.notify_watchers();
        id
    }

    /// Ends a fault; nothing, if it has ended.
    pub fn switch_off(&self, fault: FaultId) {
        self.backend.switch_off(Some(fault));
    }

    /// Ends all faults and sets the clock right.
    pub fn switch_all_off(&self) {
        self.backend.switch_off(None);
        self.skew_clock(0);
    }

    /// The faults that are switched on, oldest first. The clock's is [`Mock::skew`].
    #[must_use]
    pub fn faults(&self) -> Vec<SwitchedOn> {
        self.backend.faults.switched_on()
    }

    /// Answers the next `times` requests of one kind with an HTTP status, without carrying them out.
    pub fn fail_next(&self, route: Route, times: u32, status: u16) {
        self.switch_on(Fault::Request(route, RequestFault::Refuse(status)), Times::Next(times));
    }

    /// Carries out the next request of one kind and cuts the connection before the answer.
    pub fn lose_next_response(&self, route: Route) {
        self.switch_on(Fault::Request(route, RequestFault::LoseResponse), Times::Next(1));
    }

    /// Sets the backend's clock so many seconds ahead, or behind for a negative number.
    pub fn skew_clock(&self, seconds: i64) {
        self.backend.clock.skew_by(seconds);
        self.backend.notify_watchers();
    }

    /// Seconds by which the backend's clock is ahead; behind for a negative number.
    #[must_use]
    pub fn skew(&self) -> i64 {
        self.backend.clock.skew()
    }

    /// The devices' latest requests, by kind and in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Route> {
        self.recorded_requests().iter().map(|request| request.route).collect()
    }

    /// The devices' latest requests with what became of them, oldest first.
    #[must_use]
    pub fn recorded_requests(&self) -> Vec<RecordedRequest> {
        self.backend.requests.all()
    }
}
