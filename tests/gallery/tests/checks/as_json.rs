//! Every view as JSON, the form in which it crosses from the core to the interface.

use gallery::all;
use key_view::{Appearance, Back, BackIntent, LanguageChoice, Preferences, Screen, ViewModel};

#[test]
fn every_view_is_read_as_it_was_sent() {
    use BackIntent::{CancelDisconnect, CancelPin, CancelReport, TypeInstead};
    let backs = [BackIntent::Back, CancelPin, CancelDisconnect, CancelReport, TypeInstead].map(Back::To);
    let backs = backs.into_iter().chain([Back::Leave, Back::Blocked]).cycle();
    let preferences = Preferences { language: LanguageChoice::Swedish, appearance: Appearance::Dark };
    for (state, back) in all().into_iter().zip(backs) {
        let revision = 9_007_199_254_740_991;
        let mut view = ViewModel { revision, depth: 4, back, preferences, ..state.view };
        if let Screen::Past(past) = &mut view.screen {
            past.at = -1;
        }
        let sent = serde_json::to_string(&view).unwrap();
        assert!(serde_json::from_str::<ViewModel>(&sent).unwrap() == view, "{sent}");
    }
}
