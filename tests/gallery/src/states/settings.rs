//! Settings.

use key_view::{AvailableSensor, Connection, Notifications, Screen, Sensor, SensorView, SettingsView};

use super::people::{karl, maija};
use super::{State, state};

pub(super) fn usual() -> SettingsView {
    SettingsView {
        accounts: vec![maija(Connection::Online)],
        disconnecting: None,
        busy: false,
        sensor: AvailableSensor::None,
        notifications: Notifications::On,
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
    let asking = |account: &str, view| SettingsView { disconnecting: Some(account.into()), ..view };
    let settings = [
        ("", usual()),
        ("long", long()),
        ("busy", SettingsView { busy: true, ..long() }),
        ("disconnecting", asking("maija", usual())),
        ("disconnecting long", asking("karl", long())),
        ("disconnecting busy", SettingsView { busy: true, ..asking("maija", usual()) }),
    ];
    let settings = settings.map(|(name, view)| (name.to_owned(), view));
    let sensors = of_every!(AvailableSensor {
        Strong => every!(Sensor { Fingerprint, Face }).map(switches).concat(),
        Weak => vec![("weak sensor".to_owned(), AvailableSensor::Weak)],
        None => vec![],
    });
    let with_sensor = sensors.into_iter().map(|(name, sensor)| (name, SettingsView { sensor, ..usual() }));
    let told = notifications.map(|(name, notifications)| {
        (format!("notifications {name}"), SettingsView { notifications, ..usual() })
    });
    let settings = settings.into_iter().chain(with_sensor).chain(told);
    settings.map(|(name, view)| state(&format!("settings {name}"), Screen::Settings(view))).collect()
}

/// The sensor on, and off.
fn switches((name, sensor): (&str, Sensor)) -> [(String, AvailableSensor<SensorView>); 2] {
    [("on", true), ("off", false)]
        .map(|(word, on)| (format!("{name} {word}"), AvailableSensor::Strong(SensorView { sensor, on })))
}
