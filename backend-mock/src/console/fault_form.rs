//! The faults that the forms of the console offer: how they are labelled, parsed and described.

use backend_model::PushFault;
use key_protocol::paths::Route;
use serde::Deserialize;

use crate::faults::{EventFault, Fault, RequestFault, Times};
use crate::pages::components::Problem;

/// Fields of the forms of requests, events and pushes; a form without a field leaves it empty.
#[derive(Deserialize)]
pub(super) struct FaultForm {
    fault: String,
    times: String,
    #[serde(default)]
    route: String,
    #[serde(default)]
    seconds: String,
    #[serde(default)]
    status: String,
}

/// Value and label of an option, and the fault that it stands for. Numbers in it are placeholders
/// for what is typed.
pub(super) type Offer<F> = (&'static str, &'static str, F);

pub(super) const REQUEST_FAULTS: [Offer<RequestFault>; 6] = [
    ("delay", "Answered late, by so many seconds", RequestFault::Delay(0)),
    ("drop", "Cut before it is carried out", RequestFault::Drop),
    ("refuse", "Not carried out, answered with a status", RequestFault::Refuse(0)),
    ("broken-json", "Carried out, answered with broken JSON", RequestFault::BrokenJson),
    ("wrong-shape", "Carried out, answered with JSON of another shape", RequestFault::WrongShape),
    ("lose-response", "Carried out, cut before the answer", RequestFault::LoseResponse),
];

pub(super) const EVENT_FAULTS: [Offer<EventFault>; 2] = [
    ("double", "Sent twice", EventFault::Double),
    ("swap", "Sent after the account’s next one", EventFault::Swap),
];

pub(super) const PUSH_FAULTS: [Offer<PushFault>; 6] = [
    ("delay", "Sent late, by so many seconds", PushFault::Delay(0)),
    ("lose", "Never sent", PushFault::Lose),
    ("double", "Sent twice", PushFault::Double),
    ("swap", "Sent after the device’s next one", PushFault::Swap),
    ("seal-wrongly", "Sealed so that nobody can open it", PushFault::SealWrongly),
    ("other-device", "Names another device", PushFault::OtherDevice),
];

/// How often a fault occurs.
pub(super) const TIMES: [(&str, &str); 6] = [
    ("1", "The next one"),
    ("2", "The next 2"),
    ("3", "The next 3"),
    ("5", "The next 5"),
    ("10", "The next 10"),
    (UNTIL_OFF, "Until switched off"),
];

const UNTIL_OFF: &str = "until-off";

/// Longest delay in seconds (one hour); no client waits longer.
const LONGEST_DELAY: u32 = 60 * 60;

impl FaultForm {
    /// Parses a fault of one kind of request, or returns the problem with the form.
    pub(super) fn request_fault(&self) -> Result<Fault, Problem> {
        let route = Route::ALL.into_iter().find(|route| route.name() == self.route);
        let route = route.ok_or_else(|| problem("route", "Choose a kind of request from the list."))?;
        let fault = match self.chosen(&REQUEST_FAULTS)? {
            RequestFault::Delay(_) => RequestFault::Delay(self.seconds("seconds")?),
            RequestFault::Refuse(_) => RequestFault::Refuse(self.status()?),
            fault => fault,
        };
        Ok(Fault::Request(route, fault))
    }

    /// Parses a fault of events, or returns the problem with the form.
    pub(super) fn event_fault(&self) -> Result<Fault, Problem> {
        self.chosen(&EVENT_FAULTS).map(Fault::Events)
    }

    /// Parses a fault of pushes, or returns the problem with the form.
    pub(super) fn push_fault(&self) -> Result<Fault, Problem> {
        Ok(Fault::Pushes(match self.chosen(&PUSH_FAULTS)? {
            PushFault::Delay(_) => PushFault::Delay(self.seconds("push-seconds")?),
            fault => fault,
        }))
    }

    fn chosen<F: Copy>(&self, offers: &[Offer<F>]) -> Result<F, Problem> {
        let chosen = offers.iter().find(|(value, ..)| *value == self.fault);
        let (_, _, fault) =
            chosen.ok_or_else(|| problem("fault", "Choose from the list what goes wrong."))?;
        Ok(*fault)
    }

    /// Parses how often the fault occurs.
    pub(super) fn times(&self) -> Result<Times, Problem> {
        match self.times.parse() {
            _ if self.times == UNTIL_OFF => Ok(Times::UntilOff),
            Ok(times) if (1..=1000).contains(&times) => Ok(Times::Next(times)),
            _ => Err(problem("times", "Choose from the list how often it goes wrong.")),
        }
    }

    /// Parses a delay; `slug` names the field.
    fn seconds(&self, slug: &'static str) -> Result<u32, Problem> {
        let seconds =
            self.seconds.trim().parse().ok().filter(|seconds| (1..=LONGEST_DELAY).contains(seconds));
        seconds.ok_or_else(|| problem(slug, "Type whole seconds, from 1 to 3600."))
    }

    fn status(&self) -> Result<u16, Problem> {
        let status = self.status.trim().parse().ok().filter(|status| (400..=599).contains(status));
        status.ok_or_else(|| problem("status", "Type an HTTP status from 400 to 599."))
    }
}

/// Problem with the field that `slug` names.
pub(super) fn problem(slug: &'static str, text: &str) -> Problem {
    Problem { slug, text: text.to_owned(), retry_after: None }
}

/// Description of a fault.
pub(super) fn describe(fault: Fault) -> String {
    match fault {
        Fault::Request(route, RequestFault::Delay(seconds)) => {
            format!("{}: answered {seconds} s late", route.name())
        }
        Fault::Request(route, RequestFault::Refuse(status)) => {
            format!("{}: not carried out, answered {status}", route.name())
        }
        Fault::Request(route, fault) => format!("{}: {}", route.name(), offered(&REQUEST_FAULTS, fault)),
        Fault::Pushes(fault) => format!("Pushes: {}", describe_push_fault(fault)),
        Fault::Events(fault) => format!("Events: {}", offered(&EVENT_FAULTS, fault)),
    }
}

/// Description of a fault of pushes, without its subject.
pub(super) fn describe_push_fault(fault: PushFault) -> String {
    match fault {
        PushFault::Delay(seconds) => format!("sent {seconds} s late"),
        fault => offered(&PUSH_FAULTS, fault),
    }
}

/// Label of a fault, to follow its subject.
fn offered<F: PartialEq>(offers: &[Offer<F>], fault: F) -> String {
    let label = offers.iter().find(|(.., offered)| *offered == fault).map_or("", |(_, label, _)| label);
    let (first, rest) = label.split_at(label.len().min(1));
    first.to_lowercase() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fault: &str, times: &str) -> FaultForm {
        let [fault, times, route, seconds, status] =
            [fault, times, "GET /events", "5", "500"].map(str::to_owned);
        FaultForm { fault, times, route, seconds, status }
    }

    #[test]
    fn every_offered_fault_and_count_is_parsed() {
        fn names<F>(offers: &[Offer<F>]) -> Vec<&'static str> {
            offers.iter().map(|(name, ..)| *name).chain(["explode"]).collect()
        }
        type Read = fn(&FaultForm) -> Result<Fault, Problem>;
        let forms: [(Vec<_>, Read); 3] = [
            (names(&REQUEST_FAULTS), FaultForm::request_fault),
            (names(&EVENT_FAULTS), FaultForm::event_fault),
            (names(&PUSH_FAULTS), FaultForm::push_fault),
        ];
        for (names, read) in forms {
            for fault in names {
                assert_eq!(read(&form(fault, "1")).is_ok(), fault != "explode", "{fault}");
            }
        }
        for (times, _) in TIMES {
            assert!(form("drop", times).times().is_ok(), "{times}");
        }
    }
}
