//! States of the offline code screen.

use key_view::{ClockCheck, CodeView, OfflineCodeView, Screen, ShownCode, TimeLeft};

use super::State;
use super::people::{LONG_USERNAME, MAIJA};

pub(super) fn hidden() -> OfflineCodeView {
    OfflineCodeView { account: "maija".into(), username: MAIJA.into(), code: CodeView::Hidden }
}

pub(super) fn states() -> Vec<State> {
    let clocks = every!(ClockCheck { Never, Unchecked, Right, Corrected { seconds: -4_000 } });
    let codes = every!(CodeView { Hidden, Shown(shown(ClockCheck::Corrected { seconds: 95 })) });
    let shown = clocks.map(|(name, clock)| (name, CodeView::Shown(shown(clock))));
    let codes =
        codes.into_iter().chain(shown).map(|(name, code)| (name, OfflineCodeView { code, ..hidden() }));
    let ending = [("ending", ClockCheck::Right), ("ending-unchecked", ClockCheck::Unchecked)];
    let ending = ending.map(|(name, clock)| {
        let (next, time_left) = (Some("118204".into()), TimeLeft { ms: 4_000, of_ms: 30_000 });
        let code = CodeView::Shown(ShownCode { next, time_left, ..self::shown(clock) });
        (name, OfflineCodeView { code, ..hidden() })
    });
    let long = ("long", OfflineCodeView { username: LONG_USERNAME.into(), ..hidden() });
    super::states("offline-code", Screen::OfflineCode, codes.chain(ending).chain([long]))
}

fn shown(clock: ClockCheck) -> ShownCode {
    let time_left = TimeLeft { ms: 21_000, of_ms: 30_000 };
    ShownCode { digits: "493027".into(), next: None, time_left, clock }
}
