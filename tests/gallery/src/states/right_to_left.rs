//! Every screen that shows texts of a backend, with texts that run from right to left and are long.

use key_view::{
    AnswerTrouble, CardView, ChallengeKind, ChallengeView, Connection, DetailView, DeviceKind,
    DeviceListView, DeviceView, DevicesView, DisconnectTarget, Ending, EnrolView, FilledView, HistoryView,
    HomeView, Message, News, NoticeKind, NoticeView, PastView, PendingView, ResultView, Screen, SettingsView,
};

use super::people::{MARCH, maija};
use super::{State, challenge, confirming, enrol, history, home, message, offline_code, settings};

/// A username that begins from the right, with an address at its end.
const USERNAME: &str = "يوسف.الحداد@example.fi";

/// A company with a number, whose place depends on the direction around it.
const COMPANY: &str = "שירותי הנהלת חשבונות 24 בע״מ";

/// A device.
const DEVICE: &str = "הטלפון של יוסי (2)";

pub(super) fn states() -> Vec<State> {
    let by = || Some(DEVICE.to_owned());
    let result = |ending| ResultView {
        kind: ChallengeKind::Identification,
        service: COMPANY.into(),
        username: USERNAME.into(),
        ending,
        handback: key_view::Handback::None,
        others_waiting: 0,
    };
    let results = [
        ("here", result(Ending::Approved)),
        ("reported", result(Ending::Reported)),
        ("elsewhere", result(Ending::ApprovedElsewhere(by()))),
        ("wrong elsewhere", result(Ending::WrongNumberElsewhere(by()))),
    ];
    let account = || key_view::AccountView {
        username: USERNAME.into(),
        display_name: COMPANY.into(),
        ..maija(Connection::Online)
    };
    let waiting = PendingView {
        service: COMPANY.into(),
        username: USERNAME.into(),
        ..home::pending(ChallengeKind::Login)
    };
    let homes = [(
        "",
        HomeView {
            pending: vec![waiting],
            cards: cards(),
            accounts: vec![account()],
            ..home::nothing_pending()
        },
    )];
    let filled = FilledView { username: USERNAME.into(), host: "key.example".into() };
    let target = |account: bool| {
        if account {
            DisconnectTarget::Account { id: "a".into(), username: USERNAME.into() }
        } else {
            DisconnectTarget::Device { id: "d".into(), name: DEVICE.into() }
        }
    };
    let code = key_view::OfflineCodeView { username: USERNAME.into(), ..offline_code::hidden() };
    let settings = SettingsView { accounts: vec![account()], ..settings::usual() };
    let messages = [
        ("enrolled", Message::Enrolled { username: USERNAME.into() }),
        ("disconnected", Message::Disconnected { username: USERNAME.into(), backend_told: false }),
        ("device disconnected", Message::DeviceDisconnected { name: DEVICE.into() }),
        ("renamed", Message::DeviceRenamed { name: DEVICE.into() }),
    ];
    let said = messages.map(|(name, said)| {
        message::over(&format!("rtl {name}"), Screen::Home(home::nothing_pending()), said)
    });
    [
        super::states(
            "rtl challenge",
            Screen::Challenge,
            [
                ("", challenge()),
                ("unsent", ChallengeView { trouble: Some(AnswerTrouble::NotMade), ..challenge() }),
            ],
        ),
        super::states("rtl result", Screen::Result, results),
        super::states("rtl home", Screen::Home, homes),
        super::states(
            "rtl connect",
            Screen::Enrol,
            [("", EnrolView { filled: Some(filled), ..enrol::first() })],
        ),
        super::states("rtl devices", Screen::Devices, [("", devices())]),
        super::states("rtl history", Screen::History, [("", HistoryView { entries: Some(vec![past()]) })]),
        super::states("rtl past", Screen::Past, [("", past())]),
        super::states("rtl offline-code", Screen::OfflineCode, [("", code)]),
        super::states("rtl settings", Screen::Settings, [("", settings.clone())]),
        vec![
            confirming("rtl disconnect", Screen::Settings(settings), target(true)),
            confirming("rtl revoke", Screen::Devices(devices()), target(false)),
        ],
        said.into(),
    ]
    .concat()
}

fn challenge() -> ChallengeView {
    ChallengeView {
        service: COMPANY.into(),
        username: USERNAME.into(),
        browser: "דפדפן 145".into(),
        os: "חלונות 11".into(),
        place: Some("תל אביב (5), ישראל".into()),
        details: vec![DetailView { label: "סכום".into(), value: "1 234,56 ₪".into() }],
        ..challenge::of_kind(ChallengeKind::Payment)
    }
}

fn past() -> PastView {
    PastView { ending: Ending::DeniedElsewhere(Some(DEVICE.into())), ..history::past_of(challenge()) }
}

fn devices() -> DevicesView {
    let device = DeviceView {
        id: "d".into(),
        name: DEVICE.into(),
        kind: DeviceKind::Ios,
        this: false,
        enrolled_at: MARCH,
        seen_at: MARCH,
    };
    DevicesView { username: USERNAME.into(), list: DeviceListView::Listed(vec![device]), busy: false }
}

fn cards() -> Vec<CardView> {
    let (username, device) = (|| USERNAME.to_owned(), DEVICE.to_owned());
    let added = NoticeView { username: username(), kind: NoticeKind::DeviceAdded, device: device.clone() };
    let news = [
        News::Notice(added),
        News::DisconnectedElsewhere { username: username(), by: Some(device) },
        News::ChallengeRefused { username: username() },
        News::UpdateRequired { username: username(), minimum: "2.0".into() },
    ];
    let card = |(number, news)| CardView {
        id: format!("{number}"),
        at: MARCH,
        news,
        can_disconnect: number == 0,
        can_dismiss: true,
    };
    news.into_iter().enumerate().map(card).collect()
}
