//! The answer to an enrolment as the app reads it: what it takes over for good, it takes over whole.

use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::json;
use serde_json::Value;

/// The input as the body of an answer.
pub fn target(data: &[u8]) {
    let lenient: Result<EnrolmentResponse, _> = serde_json::from_slice(data);
    let Ok(answer) = json::parse::<EnrolmentResponse>(data) else { return };
    assert!(lenient.is_ok_and(|lenient| lenient == answer), "another reader would see another answer");

    let written = serde_json::to_vec(&answer).unwrap();
    let decoded: EnrolmentResponse = json::parse(&written).expect("what was read can be written and read");
    assert_eq!(decoded, answer);
    assert_eq!(decoded.account.username.as_str(), answer.account.username.as_str());
    assert_eq!(serde_json::to_vec(&decoded).unwrap(), written, "one spelling");

    // Whatever else the answer held, these were in it as they were read.
    let given: Value = serde_json::from_slice(data).unwrap();
    let written: Value = serde_json::from_slice(&written).unwrap();
    for key in ["backend_key", "agreement"] {
        for member in ["kty", "crv", "x", "y"] {
            assert_eq!(given[key][member], written[key][member]);
        }
    }
    for member in ["device_id", "policy", "server_time"] {
        assert!(given[member] == written[member] || given[member].is_object(), "{member}");
    }
}
