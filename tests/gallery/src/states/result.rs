//! States of the result screen.

use key_view::{ChallengeKind, Ending, Handback, ResultView, Screen};

use super::people::{LONG_COMPANY, LONG_DEVICE, LONG_USERNAME, MAIJA};
use super::{State, state};

pub(super) fn states() -> Vec<State> {
    let kinds = every!(ChallengeKind { Login, Payment, Identification, Account, Unknown });
    let mut states = Vec::new();
    for (kind_name, kind) in kinds {
        for (name, ending) in endings(Some("Pixel 10".into())) {
            states.push(of(&format!("{kind_name} {name}"), ended(kind, ending)));
        }
    }
    for (name, ending) in endings(Some(LONG_DEVICE.into())) {
        let (service, username) = (LONG_COMPANY.into(), LONG_USERNAME.into());
        let result =
            ResultView { service, username, others_waiting: 3, ..ended(ChallengeKind::Login, ending) };
        states.push(of(&format!("long {name}"), result));
    }
    let by_somebody = ended(ChallengeKind::Login, Ending::ApprovedElsewhere(None));
    states.push(of("by somebody", by_somebody));
    for (name, handback) in every!(Handback { None, Link, Opened, NotOpened }) {
        for (ending_name, ending) in [("approved", Ending::Approved), ("wrong number", Ending::WrongNumber)] {
            let result = ResultView { handback, ..ended(ChallengeKind::Payment, ending) };
            states.push(of(&format!("handed over {name} {ending_name}"), result));
        }
    }
    states
}

fn of(name: &str, result: ResultView) -> State {
    state(&format!("result {name}"), Screen::Result(result))
}

/// All endings; `device` is the name of the other device where one decided.
pub(super) fn endings(device: Option<String>) -> [(&'static str, Ending); 11] {
    every!(Ending {
        Approved,
        Denied,
        Reported,
        WrongNumber,
        Expired,
        Cancelled,
        Ended,
        ApprovedElsewhere(device.clone()),
        DeniedElsewhere(device.clone()),
        ReportedElsewhere(device.clone()),
        WrongNumberElsewhere(device),
    })
}

fn ended(kind: ChallengeKind, ending: Ending) -> ResultView {
    ResultView {
        kind,
        service: "Procountor".into(),
        username: MAIJA.into(),
        ending,
        handback: Handback::None,
        others_waiting: 0,
    }
}
