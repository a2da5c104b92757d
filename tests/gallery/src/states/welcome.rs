//! States of the welcome screen.

use key_view::{Screen, WelcomeView};

use super::State;

pub(super) fn first() -> WelcomeView {
    WelcomeView { can_scan: true, cards: vec![] }
}

pub(super) fn states() -> Vec<State> {
    let states = [("", first()), ("without camera", WelcomeView { can_scan: false, ..first() })];
    super::states("welcome", Screen::Welcome, states)
}
