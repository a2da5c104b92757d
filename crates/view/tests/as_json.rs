//! Views of another version as JSON, the form in which they cross from the core to the interface.
//! The gallery's tests read every view of this version.

use key_view::ViewModel;
use serde_json::{Value, json};

fn read(value: Value) -> Option<ViewModel> {
    serde_json::from_value(value).ok()
}

/// Returns a view as JSON, with a member that this version does not know.
fn sent(revision: Value, screen: Value, back: Value) -> Value {
    let preferences = json!({ "language": "Finnish", "appearance": "Light", "font": 7 });
    json!({
        "revision": revision, "key": "blocked", "arrivals": 0, "depth": 3, "back": back, "screen": screen,
        "overlay": null, "message": null, "message_number": 0, "preferences": preferences, "theme": 7,
    })
}

#[test]
fn a_view_of_another_version_is_not_guessed_at() {
    let screen = || json!({ "Blocked": "KeystoreLocked" });
    for other in [
        json!({ "Blocked": "KeystoreMelted" }),
        json!({ "Blocked": { "KeystoreLocked": 1 } }),
        json!({ "About": {} }),
        json!({ "History": { "entries": 1 } }),
        json!({ "Home": { "pending": [] } }),
        json!({ "Home": { "pending": 1, "cards": [], "check": "NotNeeded", "accounts": [] } }),
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
