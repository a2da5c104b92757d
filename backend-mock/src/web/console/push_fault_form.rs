//! Form that switches on a fault of pushes.

use backend_model::PushFault;
use serde::Deserialize;

use super::fault_fields::{seconds, times};
use crate::faults::{Fault, Times};
use crate::web::components::Problem;

/// Form for a fault of pushes.
#[derive(Deserialize)]
pub(super) struct PushFaultForm {
    fault: PushKind,
    seconds: String,
    times: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PushKind {
    Delay,
    Lose,
    Double,
    Swap,
    SealWrongly,
    OtherDevice,
}

/// Faults of pushes: value and label of each option.
pub(super) const PUSH_FAULTS: [(&str, &str); 6] = [
    ("delay", "Sent late, by so many seconds"),
    ("lose", "Never sent"),
    ("double", "Sent twice"),
    ("swap", "Sent after the device’s next one"),
    ("seal-wrongly", "Sealed so that nobody can open it"),
    ("other-device", "Names another device"),
];

impl PushFaultForm {
    /// Parses the form, or returns the problem with it.
    pub(super) fn read(&self) -> Result<(Fault, Times), Problem> {
        let fault = match self.fault {
            PushKind::Delay => PushFault::Delay(seconds(&self.seconds, "push-seconds")?),
            PushKind::Lose => PushFault::Lose,
            PushKind::Double => PushFault::Double,
            PushKind::Swap => PushFault::Swap,
            PushKind::SealWrongly => PushFault::SealWrongly,
            PushKind::OtherDevice => PushFault::OtherDevice,
        };
        Ok((Fault::Pushes(fault), times(&self.times)?))
    }
}

/// Description of a fault.
pub(super) fn describe(fault: PushFault) -> String {
    match fault {
        PushFault::Delay(seconds) => format!("sent {seconds} s late"),
        PushFault::Lose => "never sent".to_owned(),
        PushFault::Double => "sent twice".to_owned(),
        PushFault::Swap => "sent after the device’s next one".to_owned(),
        PushFault::SealWrongly => "sealed so that nobody can open it".to_owned(),
        PushFault::OtherDevice => "names another device".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_push_fault_is_parsed() {
        for (kind, _) in PUSH_FAULTS {
            let fault = serde_json::from_value(kind.into()).unwrap();
            let [seconds, times] = ["5", "1"].map(str::to_owned);
            assert!(PushFaultForm { fault, seconds, times }.read().is_ok(), "{kind}");
        }
    }
}
