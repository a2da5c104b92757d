//! States of the challenge screen.

use key_view::{AnswerTrouble, ChallengeKind, ChallengeView, DetailView, Screen, SendTrouble};

use super::people::{LONG_COMPANY, LONG_USERNAME, MAIJA};
use super::{State, seconds};

pub(super) fn login() -> ChallengeView {
    ChallengeView {
        id: "challenge".into(),
        kind: ChallengeKind::Login,
        service: "Procountor".into(),
        username: MAIJA.into(),
        browser: "Firefox 145".into(),
        os: "Windows 11".into(),
        place: Some("Helsinki, Finland".into()),
        ip: "192.0.2.44".into(),
        details: vec![],
        number_digits: 2,
        time_left: seconds(95),
        asked_seconds_ago: 25,
        busy: false,
        unsent: None,
        trouble: None,
        report_asked: false,
        others_waiting: 0,
    }
}

pub(super) fn states() -> Vec<State> {
    let kinds = every!(ChallengeKind { Login, Payment, Identification, Account, Unknown });
    let troubles = every!(SendTrouble { Unreachable, BackendFailed });
    let challenges = [
        ("without number", ChallengeView { number_digits: 0, ..login() }),
        ("six digits", ChallengeView { number_digits: 6, ..login() }),
        (
            "from nowhere",
            ChallengeView { place: None, ip: "2001:db8:85a3:8d3:1319:8a2e:370:7348".into(), ..login() },
        ),
        ("urgent", ChallengeView { time_left: seconds(9), asked_seconds_ago: 111, ..login() }),
        ("over", ChallengeView { time_left: seconds(0), asked_seconds_ago: 120, ..login() }),
        ("others", ChallengeView { others_waiting: 11, ..login() }),
        ("busy", ChallengeView { busy: true, ..login() }),
        ("not made", ChallengeView { trouble: Some(AnswerTrouble::NotMade), ..login() }),
        ("report asked", ChallengeView { report_asked: true, ..login() }),
        ("report asked long", ChallengeView { report_asked: true, ..long() }),
        ("number is pin", ChallengeView { trouble: Some(AnswerTrouble::NumberIsPin), ..login() }),
        ("not made long", ChallengeView { trouble: Some(AnswerTrouble::NotMade), ..long() }),
        ("everything long", long()),
        ("everything long unsent", ChallengeView { unsent: Some(SendTrouble::BackendFailed), ..long() }),
    ];
    let of_kinds = kinds.map(|(name, kind)| (name, of_kind(kind)));
    let unsent = troubles.map(|(name, trouble)| (name, ChallengeView { unsent: Some(trouble), ..login() }));
    super::states("challenge", Screen::Challenge, challenges.into_iter().chain(of_kinds).chain(unsent))
}

pub(super) fn of_kind(kind: ChallengeKind) -> ChallengeView {
    ChallengeView { kind, details: details(kind), ..login() }
}

fn details(kind: ChallengeKind) -> Vec<DetailView> {
    let detail = |label: &str, value: &str| DetailView { label: label.into(), value: value.into() };
    match kind {
        ChallengeKind::Login => vec![],
        ChallengeKind::Payment => vec![
            detail("Summa", "1 234,56 €"),
            detail("Saaja", "Sähkö Oy"),
            detail("Tili", "FI21 1234 5600 0007 85"),
            detail("Viite", "1234 56789"),
        ],
        ChallengeKind::Identification => vec![detail("Asiakaspalvelija", "Elina")],
        ChallengeKind::Account => vec![detail("Uusi laite", "Pixel 10")],
        ChallengeKind::Unknown => vec![detail("Sopimus", "Kirjanpito 2026")],
    }
}

pub(super) fn long() -> ChallengeView {
    let detail = DetailView { label: "Maksunsaajan virallinen nimi".into(), value: LONG_COMPANY.into() };
    ChallengeView {
        kind: ChallengeKind::Payment,
        service: LONG_COMPANY.into(),
        username: LONG_USERNAME.into(),
        browser: "Samsung Internet Browser Beta 28.0.1.27".into(),
        os: "Red Hat Enterprise Linux 10".into(),
        place: Some("Pedersören kunta, Etelä-Pohjanmaa, Suomi".into()),
        ip: "2001:db8:85a3:8d3:1319:8a2e:370:7348".into(),
        details: [vec![detail], details(ChallengeKind::Payment)].concat(),
        number_digits: 6,
        others_waiting: 3,
        ..login()
    }
}
