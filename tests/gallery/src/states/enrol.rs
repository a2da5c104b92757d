//! States of the form that connects a username.

use key_view::{EnrolProblem, EnrolView, FilledView, Screen};

use super::State;
use super::people::{LONG_USERNAME, MAIJA};

pub(super) fn first() -> EnrolView {
    EnrolView {
        address: "https://key.example".into(),
        address_fixed: true,
        busy: false,
        problem: None,
        filled: None,
        can_scan: true,
    }
}

pub(super) fn states() -> Vec<State> {
    let filled = |username: &str| EnrolView {
        filled: Some(FilledView { username: username.into(), host: "key.example".into() }),
        ..first()
    };
    let refused = |problem, form| EnrolView { problem: Some(problem), ..form };
    let problems = every!(EnrolProblem {
        UsernameMissing,
        CodeMissing,
        AddressInvalid,
        Unreachable,
        BackendFailed,
        WrongCode,
        TooManyAttempts { retry_after: 272 },
        Mismatched,
        UpdateRequired,
        AlreadyEnrolled,
        NotSaved,
        StorageSilent,
        NoLink,
        OtherBackend,
        CameraNotAllowed,
        CameraFailed
    });
    let forms = [
        ("", first()),
        ("busy", EnrolView { busy: true, ..first() }),
        ("address", EnrolView { address_fixed: false, can_scan: false, ..first() }),
        (
            "address refused",
            refused(EnrolProblem::AddressInvalid, EnrolView { address_fixed: false, ..first() }),
        ),
        ("filled", filled(MAIJA)),
        ("filled long", filled(LONG_USERNAME)),
        ("filled busy", EnrolView { busy: true, ..filled(MAIJA) }),
        ("filled refused", refused(EnrolProblem::TooManyAttempts { retry_after: 272 }, filled(MAIJA))),
    ];
    let refusals = problems.map(|(name, problem)| (name, refused(problem, first())));
    super::states("connect", Screen::Enrol, forms.into_iter().chain(refusals))
}
