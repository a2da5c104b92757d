//! The permissions of the window, as the build resolved them: an added plugin brings permissions,
//! and one line in a file grants them.

use serde_json::{Value, json};

#[test]
fn the_window_may_hear_events_and_call_our_two_commands_and_nothing_else() {
    let granted: Value = serde_json::from_str(include_str!("../../gen/schemas/capabilities.json")).unwrap();
    let [(_, main)] = granted.as_object().unwrap().iter().collect::<Vec<_>>()[..] else {
        panic!("one capability is granted, and not {granted}");
    };
    assert_eq!(main["windows"], json!(["main"]));
    assert_eq!(
        main["permissions"],
        json!(["core:event:allow-listen", "allow-dispatch", "allow-current-view"])
    );
    assert!(main.get("remote").is_none() && main.get("webviews").is_none(), "{main}");
}
