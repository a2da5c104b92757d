//! Responses to an enrolment: the app stores their values permanently, so it must read them
//! exactly.

use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::json;
use serde_json::Value;

/// Reads the input as a response body.
pub fn target(data: &[u8]) {
    let lenient: Result<EnrolmentResponse, _> = serde_json::from_slice(data);
    let Ok(answer) = json::parse::<EnrolmentResponse>(data) else { return };
    assert!(lenient.is_ok_and(|lenient| lenient == answer), "a lenient parser reads another response");

    let written = serde_json::to_vec(&answer).unwrap();
    let decoded: EnrolmentResponse = json::parse(&written).expect("a response round-trips");
    assert_eq!(decoded, answer);
    assert_eq!(decoded.account.username.as_str(), answer.account.username.as_str());
    assert_eq!(serde_json::to_vec(&decoded).unwrap(), written, "the encoding is not unique");

    // The input contains these members with exactly the values that were read.
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
