//! States of the history: its list, and one past challenge.

use key_view::{ChallengeKind, ChallengeView, Ending, HistoryView, PastView, Screen};

use super::people::{LONG_DEVICE, MARCH};
use super::result::endings;
use super::{State, challenge};

/// States of the list.
pub(super) fn lists() -> Vec<State> {
    let every_ending = endings(Some("Pixel 10".into())).map(|(_, ending)| PastView { ending, ..login() });
    let lists = [("empty", vec![]), ("every ending", every_ending.into()), ("long", vec![long(); 3])];
    let lists = lists.map(|(name, entries)| (name, HistoryView { entries: Some(entries) }));
    super::states("history", Screen::History, lists.into_iter().chain([("hidden", hidden())]))
}

/// The history before presence is established.
pub(super) fn hidden() -> HistoryView {
    HistoryView { entries: None }
}

/// States of one past challenge.
pub(super) fn past() -> Vec<State> {
    let kinds = every!(ChallengeKind { Login, Payment, Identification, Account, Unknown });
    let of_kinds = kinds.map(|(name, kind)| (name, past_of(challenge::of_kind(kind))));
    let endings = endings(None).map(|(name, ending)| (name, PastView { ending, ..login() }));
    let past = of_kinds
        .into_iter()
        .chain(endings)
        .chain([("long", long()), ("from nowhere", PastView { place: None, ..login() })]);
    super::states("past", Screen::Past, past)
}

fn login() -> PastView {
    past_of(challenge::login())
}

fn long() -> PastView {
    PastView { ending: Ending::WrongNumberElsewhere(Some(LONG_DEVICE.into())), ..past_of(challenge::long()) }
}

/// Entry of the history for `challenge`, approved.
pub(super) fn past_of(challenge: ChallengeView) -> PastView {
    PastView {
        id: challenge.id,
        kind: challenge.kind,
        service: challenge.service,
        username: challenge.username,
        browser: challenge.browser,
        os: challenge.os,
        place: challenge.place,
        ip: challenge.ip,
        details: challenge.details,
        ending: Ending::Approved,
        at: MARCH,
    }
}
