//! States of the settings screen.

use key_view::{
    AccountView, AvailableSensor, Connection, DisconnectTarget, DistributorView, Notifications, PushTest,
    PushView, PushWay, Screen, Sensor, SensorView, SettingsView,
};

use super::people::{karl, maija};
use super::{State, confirming};

pub(super) fn usual() -> SettingsView {
    SettingsView {
        accounts: vec![maija(Connection::Online)],
        busy: false,
        sensor: AvailableSensor::None,
        notifications: Notifications::On,
        push: PushView { way: PushWay::Works, last_seconds_ago: Some(310), ..PushView::unknown() },
        version: "0.1.0".into(),
    }
}

pub(super) fn states() -> Vec<State> {
    let notifications = every!(Notifications { On, Undecided, Off });
    let long = || SettingsView {
        accounts: vec![karl(Connection::Failing), maija(Connection::Connecting)],
        sensor: AvailableSensor::Strong(SensorView { sensor: Sensor::Face, on: true }),
        notifications: Notifications::Undecided,
        ..usual()
    };
    let asking = |name: &str, account: AccountView, view| {
        let target = DisconnectTarget::Account { id: account.id, username: account.username };
        confirming(&format!("settings {name}"), Screen::Settings(view), target)
    };
    let settings = [("", usual()), ("long", long()), ("busy", SettingsView { busy: true, ..long() })];
    let asked = [
        asking("disconnecting", maija(Connection::Online), usual()),
        asking("disconnecting long", karl(Connection::Failing), long()),
        asking("disconnecting busy", maija(Connection::Online), SettingsView { busy: true, ..usual() }),
    ];
    let settings = settings.map(|(name, view)| (name.to_owned(), view));
    let sensors = of_every!(AvailableSensor {
        Strong => every!(Sensor { Fingerprint, Face }).map(switches).concat(),
        Weak => vec![("weak sensor".to_owned(), AvailableSensor::Weak)],
        None => vec![],
    });
    let with_sensor = sensors.into_iter().map(|(name, sensor)| (name, SettingsView { sensor, ..usual() }));
    let by_notifications = notifications.map(|(name, notifications)| {
        (format!("notifications {name}"), SettingsView { notifications, ..usual() })
    });
    let ways =
        every!(PushWay { Unknown, Works, NoDistributor, NotChosen, NotRegistered, NotSent, Unreachable });
    let by_way = ways.map(|(name, way)| (format!("pushes {name}"), PushView { way, ..usual().push }));
    let tests = of_every!(PushTest {
        None => vec![],
        Sent => vec![("sent".to_owned(), PushTest::Sent)],
        Arrived => vec![("arrived".to_owned(), PushTest::Arrived { ms: 420 })],
        Lost => vec![("lost".to_owned(), PushTest::Lost)],
        TooSoon => vec![("too soon".to_owned(), PushTest::TooSoon)],
        NotSent => vec![("not sent".to_owned(), PushTest::NotSent)],
    });
    let by_test =
        tests.into_iter().map(|(name, test)| (format!("test {name}"), PushView { test, ..usual().push }));
    let pushes =
        by_way.into_iter().chain(by_test).chain([("pushes held back".to_owned(), all_push_problems())]);
    let pushes = pushes.map(|(name, push)| (name, SettingsView { push, ..usual() }));
    let settings = settings.into_iter().chain(with_sensor).chain(by_notifications).chain(pushes);
    [super::states("settings", Screen::Settings, settings), asked.into()].concat()
}

/// The sensor switched on, and switched off.
fn switches((name, sensor): (&str, Sensor)) -> [(String, AvailableSensor<SensorView>); 2] {
    [("on", true), ("off", false)]
        .map(|(word, on)| (format!("{name} {word}"), AvailableSensor::Strong(SensorView { sensor, on })))
}

/// Every problem that keeps a push from being seen, with a choice of two distributors.
fn all_push_problems() -> PushView {
    let distributor =
        |id: &str, name: &str, chosen| DistributorView { id: id.into(), name: name.into(), chosen };
    PushView {
        distributors: vec![distributor("a", "Google Play services", true), distributor("b", "ntfy", false)],
        channel_off: true,
        restricted: true,
        last_seconds_ago: Some(200_000),
        dropped: 12,
        ..usual().push
    }
}
