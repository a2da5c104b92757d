//! Requests to Apple's push service (APNs provider API): the body and the provider token.

use serde::Serialize;
use serde_json::json;

use super::{PushContent, Subject};
use crate::ids::Timestamp;
use crate::jws::{Draft, Jws};
use crate::keys::{NoRandomness, SigningKey};

impl PushContent {
    /// Body of an APNs request: the notification in `aps`, with the content's members beside it.
    /// `None` for a closed challenge, since iOS shows every alert that it receives.
    #[must_use]
    pub fn to_apns(&self) -> Option<String> {
        let (loc_key, category) = match &self.subject {
            Subject::Challenge { .. } => ("push.request", r#""category":"request","#),
            Subject::Notice(_) => ("push.notice", ""),
            Subject::Test(_) => ("push.test", ""),
            Subject::Over(_) => return None,
        };
        let aps = format!(
            r#"{{"alert":{{"loc-key":{}}},{category}"sound":"default","interruption-level":"time-sensitive"}}"#,
            json!(loc_key)
        );
        let content = self.to_json();
        content.strip_prefix('{').map(|members| format!(r#"{{"aps":{aps},{members}"#))
    }
}

/// Provider token for the header `authorization: bearer` of APNs, signed by the key that is
/// registered with Apple as `key_id` of `team`. Valid for one hour from `iat`.
pub fn provider_token(
    key: &SigningKey,
    key_id: &str,
    team: &str,
    iat: Timestamp,
) -> Result<Jws, NoRandomness> {
    #[derive(Serialize)]
    struct Header<'a> {
        alg: &'static str,
        kid: &'a str,
    }
    #[derive(Serialize)]
    struct Claims<'a> {
        iss: &'a str,
        iat: Timestamp,
    }
    Draft::with_header(&Header { alg: "ES256", kid: key_id }, &Claims { iss: team, iat }).signed_by(key)
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;

    use super::*;
    use crate::ids::{ChallengeId, DeviceId, DeviceText, NoticeId};
    use crate::jws::signed_parts;

    fn body(subject: Subject) -> Option<String> {
        PushContent { device: DeviceId::parse("q3T7m0sXkzq9b8Qb2hEJ3A").unwrap(), subject }.to_apns()
    }

    #[test]
    fn body_has_a_localisation_key_and_the_content_members() {
        let id = ChallengeId::parse("c0T7m0sXkzq9b8Qb2hEJ3A").unwrap();
        let aps = |words, category| {
            format!(
                r#"{{"aps":{{"alert":{{"loc-key":"{words}"}},{category}"sound":"default","interruption-level":"time-sensitive"}},"v":1,"d":"q3T7m0sXkzq9b8Qb2hEJ3A","#
            )
        };
        assert_eq!(
            body(Subject::Challenge { id: id.clone(), exp: Timestamp(17) }).unwrap(),
            aps("push.request", r#""category":"request","#) + r#""c":"c0T7m0sXkzq9b8Qb2hEJ3A","e":17}"#
        );
        assert_eq!(
            body(Subject::Notice(NoticeId::parse(id.as_str()).unwrap())).unwrap(),
            aps("push.notice", "") + r#""n":"c0T7m0sXkzq9b8Qb2hEJ3A"}"#
        );
        let token = DeviceText::parse("a \"test\"").unwrap();
        assert_eq!(body(Subject::Test(token)).unwrap(), aps("push.test", "") + r#""t":"a \"test\""}"#);
        assert_eq!(body(Subject::Over(id)), None);
    }

    #[test]
    fn provider_token_names_key_team_and_time() {
        let key = SigningKey::generate(&SystemRandom::new()).unwrap();
        let token = provider_token(&key, "ABC123DEFG", "DEF123GHIJ", Timestamp(1_767_268_800)).unwrap();
        let (header, claims) = signed_parts(token.as_str(), key.public()).unwrap();
        assert_eq!(json!(header), json!({ "alg": "ES256", "kid": "ABC123DEFG" }));
        assert_eq!(json!(claims), json!({ "iss": "DEF123GHIJ", "iat": 1_767_268_800 }));
    }
}
