//! The permissions of the window, as the build resolved them: an added plugin brings permissions,
//! and one line in a file grants them.

use serde_json::{Value, json};

#[test]
fn window_may_only_listen_to_events_and_call_two_commands() {
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
