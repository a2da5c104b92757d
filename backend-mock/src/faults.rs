//! What was asked so far and what is to go wrong next, for whoever tests an app against this backend.

use std::sync::{Mutex, PoisonError};

use axum::http::StatusCode;

use crate::api::Route;

/// The faults to come, and the requests that came; both oldest first.
#[derive(Default)]
pub(crate) struct Faults {
    to_come: Mutex<Vec<Fault>>,
    requests: Mutex<Vec<Route>>,
}

/// One kind of request that will go wrong a number of times.
struct Fault {
    route: Route,
    kind: FaultKind,
    left: u32,
}

/// How a request goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// It is not carried out, and answered with this status.
    Refuse(StatusCode),
    /// It is carried out, and the connection is cut before the answer.
    LoseResponse,
}

impl Faults {
    /// Makes the next `times` requests of one kind go wrong.
    pub(crate) fn add(&self, route: Route, kind: FaultKind, times: u32) {
        self.lock().push(Fault { route, kind, left: times });
    }

    /// The kinds of requests that came.
    pub(crate) fn requests(&self) -> Vec<Route> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What goes wrong with this request, if anything.
    pub(crate) fn take(&self, route: Route) -> Option<FaultKind> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(route);
        let mut faults = self.lock();
        let fault = faults.iter_mut().find(|fault| fault.route == route && fault.left > 0)?;
        fault.left -= 1;
        let kind = fault.kind;
        faults.retain(|fault| fault.left > 0);
        Some(kind)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Fault>> {
        self.to_come.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
