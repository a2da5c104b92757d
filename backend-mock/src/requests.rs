//! Records the devices' requests for tests and the console.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use key_protocol::ids::Timestamp;
use key_protocol::paths::Route;

/// Number of latest requests to record.
const MAX_RECORDED: usize = 10_000;

/// A device's request, without its account or device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedRequest {
    /// Time of arrival.
    pub at: Timestamp,
    /// The endpoint.
    pub route: Route,
    /// The result.
    pub answer: RecordedAnswer,
}

/// The result of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordedAnswer {
    /// The request is still being processed.
    NotYet,
    /// The response had this HTTP status.
    Status(u16),
    /// The connection was cut.
    Cut,
}

/// The latest requests by their number, oldest first.
#[derive(Default)]
pub(crate) struct Requests(Mutex<BTreeMap<RequestNumber, RecordedRequest>>);

/// Identifies a recorded request whose result is added later. No number is used twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RequestNumber(u64);

impl Requests {
    /// Records a request on arrival.
    pub(crate) fn record(&self, route: Route, at: Timestamp) -> RequestNumber {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let mut latest = self.lock();
        let number = RequestNumber(LAST.fetch_add(1, Ordering::Relaxed));
        latest.insert(number, RecordedRequest { at, route, answer: RecordedAnswer::NotYet });
        if latest.len() > MAX_RECORDED {
            latest.pop_first();
        }
        number
    }

    /// Adds the result of a request.
    pub(crate) fn record_answer(&self, number: RequestNumber, answer: RecordedAnswer) {
        if let Some(request) = self.lock().get_mut(&number) {
            request.answer = answer;
        }
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// Returns the recorded requests, oldest first.
    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.lock().values().copied().collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<RequestNumber, RecordedRequest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answer_is_recorded_for_its_request_after_older_ones_are_dropped() {
        let requests = Requests::default();
        let first = requests.record(Route::Enrol, Timestamp(0));
        for at in 1..=MAX_RECORDED {
            requests.record(Route::Devices, Timestamp(i64::try_from(at).unwrap()));
        }
        let last = requests.record(Route::Push, Timestamp(0));
        requests.record_answer(first, RecordedAnswer::Cut);
        requests.record_answer(last, RecordedAnswer::Status(204));
        let recorded = requests.all();
        assert_eq!((recorded.len(), recorded[0].at), (MAX_RECORDED, Timestamp(2)));
        assert_eq!(recorded.last().unwrap().answer, RecordedAnswer::Status(204));
        assert!(recorded.iter().all(|request| request.answer != RecordedAnswer::Cut));

        requests.clear();
        requests.record_answer(last, RecordedAnswer::Cut);
        let again = requests.record(Route::Enrol, Timestamp(9));
        requests.record_answer(last, RecordedAnswer::Cut);
        requests.record_answer(again, RecordedAnswer::Status(201));
        assert_eq!(requests.all()[0].answer, RecordedAnswer::Status(201));
    }
}
