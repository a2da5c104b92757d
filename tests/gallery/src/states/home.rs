//! States of the home screen.

use key_view::{ChallengeKind, Connection, HomeView, PendingView, Screen, TimeLeft};

use super::people::{LONG_COMPANY, LONG_USERNAME, MAIJA, clients, karl, maija};
use super::{State, seconds};

pub(super) fn nothing_pending() -> HomeView {
    one_account(Connection::Online)
}

pub(super) fn one_account(connection: Connection) -> HomeView {
    HomeView { pending: vec![], cards: vec![], accounts: vec![maija(connection)] }
}

pub(super) fn waiting(kind: ChallengeKind) -> HomeView {
    HomeView { pending: vec![pending(kind)], ..nothing_pending() }
}

pub(super) fn states() -> Vec<State> {
    let kinds = every!(ChallengeKind { Login, Payment, Identification, Account, Unknown });
    let connections =
        every!(Connection { Connecting, Online, Unreachable, KeyGone, NotKnown, UpdateRequired, Failing });
    let homes = [
        (
            "waiting every kind",
            HomeView { pending: kinds.map(|(_, kind)| pending(kind)).into(), ..nothing_pending() },
        ),
        (
            "waiting long",
            HomeView {
                pending: vec![
                    pending_long(ChallengeKind::Login),
                    pending_long(ChallengeKind::Identification),
                ],
                cards: vec![],
                accounts: vec![karl(Connection::Online), maija(Connection::Failing)],
            },
        ),
        (
            "waiting many",
            HomeView {
                pending: vec![pending(ChallengeKind::Login); 12],
                cards: vec![],
                accounts: clients(3),
            },
        ),
        ("usernames many", HomeView { pending: vec![], cards: vec![], accounts: clients(40) }),
        (
            "usernames long",
            HomeView { pending: vec![], cards: vec![], accounts: vec![karl(Connection::Failing)] },
        ),
    ];
    let connected = connections.map(|(name, connection)| (name, one_account(connection)));
    super::states("home", Screen::Home, homes.into_iter().chain(connected))
}

pub(super) fn pending(kind: ChallengeKind) -> PendingView {
    let (id, service) = (format!("{kind:?}"), "Procountor".into());
    PendingView { id, kind, service, username: MAIJA.into(), time_left: seconds(95) }
}

fn pending_long(kind: ChallengeKind) -> PendingView {
    PendingView {
        service: LONG_COMPANY.into(),
        username: LONG_USERNAME.into(),
        time_left: TimeLeft { ms: 15_000, of_ms: 600_000 },
        ..pending(kind)
    }
}
