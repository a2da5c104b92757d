//! Connecting a username.

use key_view::{ConnectProblem, ConnectView, FilledView, Screen};

use super::people::{LONG_USERNAME, MAIJA};
use super::{State, state};

pub(super) fn states() -> Vec<State> {
    let first = || ConnectView {
        address: "https://key.example".into(),
        address_fixed: true,
        busy: false,
        problem: None,
        filled: None,
        can_scan: true,
        can_go_back: false,
    };
    let filled = |username: &str| ConnectView {
        filled: Some(FilledView { username: username.into(), host: "key.example".into() }),
        ..first()
    };
    let refused = |problem, form| ConnectView { problem: Some(problem), ..form };
    let problems = every!(ConnectProblem {
        UsernameMissing,
        CodeMissing,
        AddressInvalid,
        Unreachable,
        BackendFailed,
        WrongCode,
        TooManyAttempts { retry_after: 272 },
        AlreadyConnected,
        NotSaved,
        NoLink,
        OtherBackend,
        CameraNotAllowed,
        CameraFailed
    });
    let forms = [
        ("", first()),
        ("busy", ConnectView { busy: true, ..first() }),
        ("another", ConnectView { can_go_back: true, ..first() }),
        ("another busy", ConnectView { can_go_back: true, busy: true, ..first() }),
        ("address", ConnectView { address_fixed: false, can_scan: false, ..first() }),
        (
            "address refused",
            refused(ConnectProblem::AddressInvalid, ConnectView { address_fixed: false, ..first() }),
        ),
        ("filled", filled(MAIJA)),
        ("filled long", ConnectView { can_go_back: true, ..filled(LONG_USERNAME) }),
        ("filled busy", ConnectView { busy: true, ..filled(MAIJA) }),
        ("filled refused", refused(ConnectProblem::TooManyAttempts { retry_after: 272 }, filled(MAIJA))),
    ];
    let refusals = problems.map(|(name, problem)| (name, refused(problem, first())));
    let forms = forms.into_iter().chain(refusals);
    forms.map(|(name, form)| state(&format!("connect {name}"), Screen::Connect(form))).collect()
}
