//! Problems: every problem that the app can read round-trips.

use key_protocol::problem::Problem;

/// Reads the input as the body of an error response.
pub fn target(data: &[u8]) {
    let Ok(problem) = Problem::from_json(data) else { return };
    let written = problem.to_json();
    assert_eq!(Problem::from_json(written.as_bytes()).as_ref(), Ok(&problem));
    assert_eq!(serde_json::to_string(&problem).unwrap(), written);
    let through_serde: Problem =
        serde_json::from_slice(data).expect("serde reads every problem that the parser reads");
    assert_eq!(through_serde, problem);
    assert!((400..500).contains(&problem.status()));

    let given: serde_json::Value = serde_json::from_slice(data).unwrap();
    assert_eq!(given["type"], format!("urn:finago-key:problem:{}", problem.slug()));
}
