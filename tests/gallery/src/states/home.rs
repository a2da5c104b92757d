//! States of the home screen.

use key_view::{
    ChallengeKind, Check, Connection, Fact, HomeView, PendingFact, PendingView, Screen, TimeLeft,
};

use super::people::{LONG_COMPANY, LONG_USERNAME, MAIJA, clients, karl, maija};
use super::{State, seconds};

pub(super) fn nothing_pending() -> HomeView {
    one_account(Connection::Online)
}

pub(super) fn one_account(connection: Connection) -> HomeView {
    HomeView {
        pending: vec![],
        cards: vec![],
        check: check_for(connection),
        accounts: vec![maija(connection)],
    }
}

/// *Check now*, as the core offers it in this state of the connection.
fn check_for(connection: Connection) -> Check {
    match connection {
        Connection::Connecting | Connection::Online => Check::NotNeeded,
        _ => Check::Offered,
    }
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
                check: Check::Offered,
                accounts: vec![karl(Connection::Online), maija(Connection::Failing)],
            },
        ),
        (
            "waiting alike",
            HomeView {
                pending: vec![pending(ChallengeKind::Login), pending_elsewhere()],
                ..nothing_pending()
            },
        ),
        (
            "waiting many",
            HomeView {
                pending: vec![pending(ChallengeKind::Login); 12],
                accounts: clients(3),
                ..nothing_pending()
            },
        ),
        ("usernames many", HomeView { accounts: clients(40), ..nothing_pending() }),
        (
            "usernames long",
            HomeView { accounts: vec![karl(Connection::Failing)], ..one_account(Connection::Failing) },
        ),
    ];
    let checks = every!(Check { NotNeeded, Offered, Busy }).map(|(name, check)| {
        (format!("waiting check {name}"), HomeView { check, ..waiting(ChallengeKind::Login) })
    });
    let online = every!(Check { NotNeeded, Offered, Busy })
        .map(|(name, check)| (format!("check {name}"), HomeView { check, ..nothing_pending() }));
    let connected = connections.map(|(name, connection)| (name, one_account(connection)));
    let named = homes.into_iter().chain(connected).map(|(name, view)| (name.to_owned(), view));
    super::states("home", Screen::Home, named.chain(checks).chain(online))
}

pub(super) fn pending(kind: ChallengeKind) -> PendingView {
    let (id, service) = (format!("{kind:?}"), "Procountor".into());
    let facts = match kind {
        ChallengeKind::Payment => vec![Fact::Detail("1 234,56 €".into()), Fact::Detail("Sähkö Oy".into())],
        _ => vec![
            Fact::Browser { browser: "Firefox 145".into(), os: "Windows 11".into() },
            Fact::Place(Some("Helsinki, Finland".into())),
        ],
    };
    let facts = facts.into_iter().map(|fact| PendingFact { fact, differs: false }).collect();
    let username = MAIJA.into();
    PendingView { id, kind, service, username, username_differs: false, facts, time_left: seconds(95) }
}

/// A login that differs from the usual one by its place alone.
fn pending_elsewhere() -> PendingView {
    let mut view = PendingView { id: "elsewhere".into(), ..pending(ChallengeKind::Login) };
    view.facts[1] = PendingFact { fact: Fact::Place(None), differs: true };
    view
}

fn pending_long(kind: ChallengeKind) -> PendingView {
    PendingView {
        service: LONG_COMPANY.into(),
        username: LONG_USERNAME.into(),
        time_left: TimeLeft { ms: 15_000, of_ms: 600_000 },
        ..pending(kind)
    }
}
