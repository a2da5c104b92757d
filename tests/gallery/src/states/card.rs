//! Cards with lasting news, on home and on the welcome screen.

use key_view::{CardView, ChallengeKind, HomeView, News, NoticeKind, NoticeView, Screen, WelcomeView};

use super::people::{LONG_DEVICE, LONG_USERNAME, MAIJA, MARCH};
use super::{State, home, welcome};

pub(super) fn states() -> Vec<State> {
    let news = every!(News {
        Notice(notice(NoticeKind::DeviceAdded)),
        DisconnectedElsewhere { username: MAIJA.into(), by: None },
        ChallengeRefused { username: MAIJA.into() },
        UpdateRequired { username: MAIJA.into(), minimum: "2.0".into() },
        SensorChanged,
    });
    let kinds = every!(NoticeKind {
        DeviceAdded,
        DeviceRemoved,
        DevicesRemoved,
        CodesRenewed,
        PasswordChanged,
        OfflineCodesClosed,
        Frozen,
        Unfrozen,
        ContactChanged,
        CodeSent,
        Unknown
    });
    let notices = kinds.map(|(name, kind)| (format!("notice {name}"), News::Notice(notice(kind))));
    let alone = news.map(|(name, news)| (name.to_owned(), news)).into_iter().chain(notices);
    let alone = alone.map(|(name, news)| (name, with(home::nothing_pending(), vec![card(0, news)])));
    let waiting = with(home::waiting(ChallengeKind::Login), long());
    let several =
        [("several long".to_owned(), with(home::nothing_pending(), long())), ("waiting".into(), waiting)];
    let at_home = super::states("card", Screen::Home, alone.chain(several));
    let welcome = WelcomeView { cards: long(), ..welcome::first() };
    [at_home, super::states("card on welcome", Screen::Welcome, [("", welcome)])].concat()
}

fn notice(kind: NoticeKind) -> NoticeView {
    NoticeView { username: MAIJA.into(), kind, device: "Pixel 10".into() }
}

fn card(number: i64, news: News) -> CardView {
    let can_disconnect = matches!(&news, News::Notice(notice) if notice.kind == NoticeKind::DeviceAdded);
    let is_frozen = matches!(&news, News::Notice(notice) if notice.kind == NoticeKind::Frozen);
    CardView {
        id: format!("card {number}"),
        at: MARCH + 3_600 * number,
        can_dismiss: !is_frozen,
        news,
        can_disconnect,
    }
}

/// Cards with long names.
fn long() -> Vec<CardView> {
    let (username, device) = (LONG_USERNAME.to_owned(), LONG_DEVICE.to_owned());
    let by = Some(device.clone());
    let added = NoticeView { username: username.clone(), kind: NoticeKind::DeviceAdded, device };
    let disconnected = News::DisconnectedElsewhere { username, by };
    vec![card(0, News::Notice(added)), card(1, disconnected)]
}

fn with(home: HomeView, cards: Vec<CardView>) -> HomeView {
    HomeView { cards, ..home }
}
