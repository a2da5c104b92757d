//! Views as JSON, the form in which they cross from the core to the interface.

use key_view::{
    AboutView, AccountView, Appearance, AvailableSensor, Back, BackIntent, Blocked, ChallengeKind, ChallengeView,
    ChoosePinView, ClockCheck, CodeView, Connection, DetailView, DeviceKind, DeviceListView, DeviceView,
    DevicesView, DisconnectTarget, DisconnectView, DistributorView, Ending, EnrolProblem, EnrolView,
    FilledView, HistoryView, HomeView, LanguageChoice, LicenceView, Message, Notifications,
    OfferNotificationsView, OfflineCodeView, Overlay, PastView, PendingView, PinProblem, PinPurpose,
    PinTrouble, PinView, Preferences, PushTest, PushView, PushWay, ResultView, ScanView, Screen, ScreenKey,
    SendTrouble, Sensor, SensorTrouble, SensorView, SettingsView, ShownCode, TimeLeft, ViewModel,
};
use serde_json::{Value, json};

const TIME_LEFT: TimeLeft = TimeLeft { ms: 90_000, of_ms: 120_000 };

const PREFERENCES: Preferences =
    Preferences { language: LanguageChoice::Swedish, appearance: Appearance::Dark };

fn past() -> PastView {
    PastView {
        id: "p".into(),
        kind: ChallengeKind::Payment,
        service: "Procountor".into(),
        username: "anna".into(),
        browser: "Firefox 145".into(),
        os: "Windows 11".into(),
        place: None,
        ip: "192.0.2.7".into(),
        details: vec![DetailView { label: "Amount".into(), value: "1 234,56 €".into() }],
        ending: Ending::DeniedElsewhere(Some("Tablet".into())),
        at: 1_767_268_800,
    }
}

fn account() -> AccountView {
    AccountView {
        id: "a".into(),
        username: "anna".into(),
        display_name: "Anna".into(),
        host: "key.example".into(),
        connection: Connection::Online,
    }
}

fn challenge() -> ChallengeView {
    ChallengeView {
        id: "c".into(),
        kind: ChallengeKind::Payment,
        service: "Procountor".into(),
        username: "anna".into(),
        browser: "Firefox 145".into(),
        os: "Windows 11".into(),
        place: None,
        ip: "192.0.2.7".into(),
        details: vec![DetailView { label: "Amount".into(), value: "1 234,56 €".into() }],
        number_digits: 2,
        time_left: TIME_LEFT,
        asked_seconds_ago: 4,
        busy: true,
        unsent: Some(SendTrouble::Unreachable),
        others_waiting: 1,
    }
}

fn screens() -> Vec<Screen> {
    let connect = |problem| {
        Screen::Enrol(EnrolView {
            address: "https://key.example".into(),
            address_fixed: false,
            busy: false,
            problem,
            filled: Some(FilledView { username: "anna".into(), host: "key.example".into() }),
            can_scan: true,
            first: false,
        })
    };
    let result = |ending| {
        Screen::Result(ResultView {
            kind: ChallengeKind::Login,
            service: "Procountor".into(),
            username: "anna".into(),
            ending,
            others_waiting: 0,
        })
    };
    let settings = |sensor| {
        Screen::Settings(SettingsView {
            accounts: vec![account()],
            busy: true,
            sensor,
            notifications: Notifications::Undecided,
            push: PushView {
                way: PushWay::NotChosen,
                distributors: vec![DistributorView { id: "a".into(), name: "ntfy".into(), chosen: false }],
                channel_off: true,
                restricted: true,
                last_seconds_ago: Some(7),
                dropped: 3,
                test: PushTest::Arrived { ms: 420 },
            },
            version: "0.1.0".into(),
        })
    };
    let code =
        |code| Screen::OfflineCode(OfflineCodeView { account: "a".into(), username: "anna".into(), code });
    let shown = ShownCode {
        digits: "493817".into(),
        time_left: TIME_LEFT,
        clock: ClockCheck::Corrected { seconds: -600 },
    };
    vec![
        Screen::Blocked(Blocked::KeystoreLocked),
        connect(None),
        connect(Some(EnrolProblem::WrongCode)),
        connect(Some(EnrolProblem::TooManyAttempts { retry_after: 30 })),
        Screen::Scan(ScanView { light: true }),
        Screen::ChoosePin(ChoosePinView {
            min_length: 6,
            max_length: 12,
            busy: false,
            changing: true,
            sensor: AvailableSensor::Strong(Sensor::Face),
            problem: Some(PinProblem::Date),
        }),
        Screen::ChoosePin(ChoosePinView {
            min_length: 6,
            max_length: 12,
            busy: true,
            changing: false,
            sensor: AvailableSensor::Weak,
            problem: None,
        }),
        Screen::Home(HomeView {
            pending: vec![PendingView {
                id: "c".into(),
                kind: ChallengeKind::Login,
                service: "Procountor".into(),
                username: "anna".into(),
                time_left: TIME_LEFT,
            }],
            accounts: vec![account(), account()],
        }),
        Screen::Challenge(challenge()),
        Screen::Challenge(ChallengeView {
            place: Some("Helsinki".into()),
            unsent: None,
            details: vec![],
            ..challenge()
        }),
        result(Ending::Approved),
        result(Ending::ApprovedElsewhere(Some("Tablet".into()))),
        result(Ending::DeniedElsewhere(None)),
        code(CodeView::Hidden),
        code(CodeView::Shown(shown)),
        settings(AvailableSensor::Strong(SensorView { sensor: Sensor::Fingerprint, on: true })),
        settings(AvailableSensor::Weak),
        settings(AvailableSensor::None),
        Screen::OfferNotifications(OfferNotificationsView { busy: true }),
        Screen::Devices(DevicesView {
            username: "anna".into(),
            list: DeviceListView::Failed(SendTrouble::BackendFailed),
            busy: false,
        }),
        Screen::Devices(DevicesView {
            username: "anna".into(),
            list: DeviceListView::Listed(vec![DeviceView {
                id: "d".into(),
                name: "Tablet".into(),
                kind: DeviceKind::Ios,
                this: true,
                enrolled_at: 1_767_268_800,
                seen_at: -1,
            }]),
            busy: true,
        }),
        Screen::About(AboutView {
            version: "0.1.0".into(),
            licences: vec![LicenceView { licence: "MIT".into(), packages: "yew".into() }],
        }),
        Screen::History(HistoryView { entries: vec![past()] }),
        Screen::Past(past()),
    ]
}

fn views() -> Vec<ViewModel> {
    let pin = |trouble| {
        Some(Overlay::Pin(PinView {
            purpose: PinPurpose::Approve,
            min_length: 6,
            max_length: 12,
            busy: false,
            sensor: Some(Sensor::Fingerprint),
            waits_for_sensor: false,
            trouble,
            tries_left: Some(2),
        }))
    };
    let over = |overlay, message| ViewModel {
        revision: 9_007_199_254_740_991,
        key: ScreenKey("challenge c".into()),
        depth: 4,
        back: Back::To(BackIntent::CancelPin),
        overlay,
        message,
        ..ViewModel::of(Screen::Challenge(challenge()))
    };
    let disconnect = |target| Some(Overlay::Disconnect(DisconnectView { target, busy: true }));
    let gone = Message::DisconnectedElsewhere { username: "anna".into(), by: None, seconds_ago: 90 };
    let mut views: Vec<_> = screens()
        .into_iter()
        .map(|screen| ViewModel { revision: 1, preferences: PREFERENCES, ..ViewModel::of(screen) })
        .collect();
    views.push(over(pin(Some(PinTrouble::Wrong)), None));
    views.push(over(pin(Some(PinTrouble::Wait(TIME_LEFT))), Some(Message::ChallengeGone)));
    views.push(over(pin(None), Some(gone)));
    views.push(over(
        pin(Some(PinTrouble::Sensor(SensorTrouble::Changed))),
        Some(Message::SensorOn(Sensor::Face)),
    ));
    let account = DisconnectTarget::Account { id: "a".into(), username: "anna".into() };
    let device = DisconnectTarget::Device { id: "d".into(), name: "Tablet".into() };
    views.push(ViewModel { back: Back::Blocked, ..over(disconnect(account), None) });
    views.push(over(disconnect(device), None));
    views
}

fn read(value: Value) -> Option<ViewModel> {
    serde_json::from_value(value).ok()
}

#[test]
fn every_kind_of_view_is_read_as_it_was_sent() {
    for view in views() {
        let sent = serde_json::to_value(&view).unwrap();
        assert!(read(sent.clone()) == Some(view), "{sent}");
    }
}

/// Returns a view as JSON, with a member that this version does not know.
fn sent(revision: Value, screen: Value, back: Value) -> Value {
    let preferences = json!({ "language": "Finnish", "appearance": "Light", "font": 7 });
    json!({
        "revision": revision, "key": "blocked", "depth": 3, "back": back, "screen": screen,
        "overlay": null, "message": null, "preferences": preferences, "theme": 7,
    })
}

#[test]
fn a_view_of_another_version_is_not_guessed_at() {
    let screen = || json!({ "Blocked": "KeystoreLocked" });
    for other in [
        json!({ "Blocked": "KeystoreMelted" }),
        json!({ "Blocked": { "KeystoreLocked": 1 } }),
        json!({ "History": {} }),
        json!({ "Home": { "pending": [] } }),
        json!({ "Home": { "pending": 1, "accounts": [] } }),
        json!({}),
        json!(null),
    ] {
        assert!(read(sent(json!(1), other.clone(), json!("Leave"))).is_none(), "{other}");
    }
    for other in [json!("Home"), json!({ "To": "Home" }), json!(null)] {
        assert!(read(sent(json!(1), screen(), other.clone())).is_none(), "{other}");
    }
    assert!(read(sent(json!(-1), screen(), json!("Leave"))).is_none());
    assert!(read(sent(json!(0.5), screen(), json!("Leave"))).is_none());
}

#[test]
fn what_a_newer_version_adds_beside_is_passed_over() {
    assert!(read(sent(json!(1), json!({ "Blocked": "KeystoreLocked" }), json!("Leave"))).is_some());
}
