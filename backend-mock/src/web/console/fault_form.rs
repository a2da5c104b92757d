//! Forms that switch on a fault of requests or of events.

use key_protocol::paths::Route;
use serde::Deserialize;

use super::fault_fields::{problem, seconds, times};
use super::push_fault_form;
use crate::faults::{EventFault, Fault, RequestFault, Times};
use crate::web::components::Problem;

/// Form for a fault of one kind of request.
#[derive(Deserialize)]
pub(super) struct RequestFaultForm {
    route: String,
    fault: RequestKind,
    seconds: String,
    status: String,
    times: String,
}

/// Form for a fault of events.
#[derive(Deserialize)]
pub(super) struct EventFaultForm {
    fault: EventKind,
    times: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RequestKind {
    Delay,
    Drop,
    Refuse,
    BrokenJson,
    WrongShape,
    LoseResponse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EventKind {
    Double,
    Swap,
}

/// Faults of requests: value and label of each option.
pub(super) const REQUEST_FAULTS: [(&str, &str); 6] = [
    ("delay", "Answered late, by so many seconds"),
    ("drop", "Cut before it is carried out"),
    ("refuse", "Not carried out, answered with a status"),
    ("broken-json", "Carried out, answered with broken JSON"),
    ("wrong-shape", "Carried out, answered with JSON of another shape"),
    ("lose-response", "Carried out, cut before the answer"),
];

/// Faults of events: value and label of each option.
pub(super) const EVENT_FAULTS: [(&str, &str); 2] =
    [("double", "Sent twice"), ("swap", "Sent after the account’s next one")];

impl RequestFaultForm {
    /// Parses the form, or returns the problem with it.
    pub(super) fn read(&self) -> Result<(Fault, Times), Problem> {
        let route = Route::ALL.into_iter().find(|route| route.name() == self.route);
        let route = route.ok_or_else(|| problem("route", "Choose a kind of request from the list."))?;
        let fault = match self.fault {
            RequestKind::Delay => RequestFault::Delay(seconds(&self.seconds, "seconds")?),
            RequestKind::Drop => RequestFault::Drop,
            RequestKind::Refuse => RequestFault::Refuse(self.status()?),
            RequestKind::BrokenJson => RequestFault::BrokenJson,
            RequestKind::WrongShape => RequestFault::WrongShape,
            RequestKind::LoseResponse => RequestFault::LoseResponse,
        };
        Ok((Fault::Request(route, fault), times(&self.times)?))
    }

    fn status(&self) -> Result<u16, Problem> {
        let status = self.status.trim().parse().ok().filter(|status| (400..=599).contains(status));
        status.ok_or_else(|| problem("status", "Type an HTTP status from 400 to 599."))
    }
}

impl EventFaultForm {
    /// Parses the form, or returns the problem with it.
    pub(super) fn read(&self) -> Result<(Fault, Times), Problem> {
        let fault = match self.fault {
            EventKind::Double => EventFault::Double,
            EventKind::Swap => EventFault::Swap,
        };
        Ok((Fault::Events(fault), times(&self.times)?))
    }
}

/// Description of a fault.
pub(super) fn describe(fault: Fault) -> String {
    match fault {
        Fault::Request(route, fault) => {
            let what = match fault {
                RequestFault::Delay(seconds) => format!("answered {seconds} s late"),
                RequestFault::Drop => "cut before it is carried out".to_owned(),
                RequestFault::Refuse(status) => format!("not carried out, answered {status}"),
                RequestFault::BrokenJson => "carried out, answered with broken JSON".to_owned(),
                RequestFault::WrongShape => "carried out, answered with JSON of another shape".to_owned(),
                RequestFault::LoseResponse => "carried out, cut before the answer".to_owned(),
            };
            format!("{}: {what}", route.name())
        }
        Fault::Pushes(fault) => format!("Pushes: {}", push_fault_form::describe(fault)),
        Fault::Events(EventFault::Double) => "Events: sent twice".to_owned(),
        Fault::Events(EventFault::Swap) => "Events: sent after the account’s next one".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault_fields::{TIMES, UNTIL_OFF};
    use super::*;

    #[test]
    fn every_offered_fault_and_count_is_parsed() {
        for (kind, _) in REQUEST_FAULTS {
            for (times, _) in TIMES {
                let fault = serde_json::from_value(kind.into()).unwrap();
                let [route, seconds, status] = ["GET /events", "5", "500"].map(str::to_owned);
                let choice = RequestFaultForm { route, fault, seconds, status, times: times.to_owned() };
                assert!(choice.read().is_ok(), "{kind} {times}");
            }
        }
        for (kind, _) in EVENT_FAULTS {
            let fault = serde_json::from_value(kind.into()).unwrap();
            assert!(EventFaultForm { fault, times: UNTIL_OFF.to_owned() }.read().is_ok(), "{kind}");
        }
    }
}
