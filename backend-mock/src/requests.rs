//! What the devices asked so far, for whoever wants to see what an app does.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use key_protocol::ids::Timestamp;

use crate::api::Route;

/// How many of the latest are kept.
const KEPT: usize = 10_000;

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
    forgotten: usize,
}

/// Names a request to which an answer is yet to be added.
pub(crate) struct RequestNumber(usize);

impl Requests {
    /// Records a request as it comes.
    pub(crate) fn came(&self, route: Route, at: Timestamp) -> RequestNumber {
        let mut log = self.lock();
        if log.latest.len() >= KEPT {
            log.latest.pop_front();
            log.forgotten += 1;
        }
        log.latest.push_back(RecordedRequest { at, route, answer: RecordedAnswer::NotYet });
        RequestNumber(log.forgotten + log.latest.len() - 1)
    }

    /// Adds what became of it.
    pub(crate) fn answered(&self, number: &RequestNumber, answer: RecordedAnswer) {
        let mut log = self.lock();
        let at = number.0.checked_sub(log.forgotten);
        if let Some(request) = at.and_then(|at| log.latest.get_mut(at)) {
            request.answer = answer;
        }
    }

    /// Forgets them all.
    pub(crate) fn forget(&self) {
        let mut log = self.lock();
        log.forgotten += log.latest.len();
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
    fn an_answer_finds_its_request_though_older_ones_are_forgotten() {
        let requests = Requests::default();
        let first = requests.came(Route::Enrol, Timestamp(0));
        for at in 1..=KEPT {
            requests.came(Route::Devices, Timestamp(i64::try_from(at).unwrap()));
        }
        let last = requests.came(Route::Push, Timestamp(0));
        requests.answered(&first, RecordedAnswer::Cut);
        requests.answered(&last, RecordedAnswer::Status(204));
        let kept = requests.all();
        assert_eq!((kept.len(), kept[0].at), (KEPT, Timestamp(2)));
        assert_eq!(kept.last().unwrap().answer, RecordedAnswer::Status(204));
        assert!(kept.iter().all(|request| request.answer != RecordedAnswer::Cut));

        requests.forget();
        requests.answered(&last, RecordedAnswer::Cut);
        let again = requests.came(Route::Enrol, Timestamp(9));
        requests.answered(&last, RecordedAnswer::Cut);
        requests.answered(&again, RecordedAnswer::Status(201));
        assert_eq!(requests.all()[0].answer, RecordedAnswer::Status(201));
    }
}
