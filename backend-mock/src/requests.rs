//! What the devices asked so far, for whoever wants to see what an app does.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use key_protocol::ids::Timestamp;

use crate::api::Route;

/// How many of the latest are kept.
const MAX_RECORDED: usize = 10_000;

/// A device's request, without whose it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedRequest {
    /// When it came.
    pub at: Timestamp,
    /// What for.
    pub route: Route,
    /// What became of it.
    pub answer: RecordedAnswer,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordedAnswer {
    /// It is still being looked at.
    NotYet,
    /// It was answered with this HTTP status.
    Status(u16),
    /// The connection was cut.
    Cut,
}

/// The requests that came, oldest first.
#[derive(Default)]
pub(crate) struct Requests(Mutex<Log>);

#[derive(Default)]
struct Log {
    latest: VecDeque<RecordedRequest>,
    /// How many came before those.
    dropped: usize,
}

/// Names a request to which an answer is yet to be added.
pub(crate) struct RequestNumber(usize);

impl Requests {
    /// Records a request as it comes.
    pub(crate) fn record(&self, route: Route, at: Timestamp) -> RequestNumber {
        let mut log = self.lock();
        if log.latest.len() >= MAX_RECORDED {
            log.latest.pop_front();
            log.dropped += 1;
        }
        log.latest.push_back(RecordedRequest { at, route, answer: RecordedAnswer::NotYet });
        RequestNumber(log.dropped + log.latest.len() - 1)
    }

    /// Adds what became of it.
    pub(crate) fn record_answer(&self, number: &RequestNumber, answer: RecordedAnswer) {
        let mut log = self.lock();
        let at = number.0.checked_sub(log.dropped);
        if let Some(request) = at.and_then(|at| log.latest.get_mut(at)) {
            request.answer = answer;
        }
    }

    /// Forgets them all.
    pub(crate) fn clear(&self) {
        let mut log = self.lock();
        log.dropped += log.latest.len();
        log.latest.clear();
    }

    /// Those that are kept.
    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.lock().latest.iter().copied().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
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
        requests.record_answer(&first, RecordedAnswer::Cut);
        requests.record_answer(&last, RecordedAnswer::Status(204));
        let recorded = requests.all();
        assert_eq!((recorded.len(), recorded[0].at), (MAX_RECORDED, Timestamp(2)));
        assert_eq!(recorded.last().unwrap().answer, RecordedAnswer::Status(204));
        assert!(recorded.iter().all(|request| request.answer != RecordedAnswer::Cut));

        requests.clear();
        requests.record_answer(&last, RecordedAnswer::Cut);
        let again = requests.record(Route::Enrol, Timestamp(9));
        requests.record_answer(&last, RecordedAnswer::Cut);
        requests.record_answer(&again, RecordedAnswer::Status(201));
        assert_eq!(requests.all()[0].answer, RecordedAnswer::Status(201));
    }
}
