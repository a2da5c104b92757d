//! Content of a push: the device it is for, and its subject.

use serde_json::{Map, Value, json};

use crate::ids::{ChallengeId, DeviceId, DeviceText, NoticeId, Timestamp};
use crate::json;

/// Version of the content format.
const VERSION: i64 = 1;

/// Content of a push: encrypted in Web Push, beside `aps` in APNs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushContent {
    /// Receiving device.
    pub device: DeviceId,
    /// Subject of the push.
    pub subject: Subject,
}

/// Subject of a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Open challenge.
    Challenge {
        /// Id of the challenge.
        id: ChallengeId,
        /// Expiry of the challenge.
        exp: Timestamp,
    },
    /// Challenge that was closed before its expiry. Sent by Web Push only.
    Over(ChallengeId),
    /// Notice of the account.
    Notice(NoticeId),
    /// Test push that the device requested with this token.
    Test(DeviceText),
}

/// Error for a message that is not content of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a push of this version")]
pub struct NotContent;

impl PushContent {
    /// Content as JSON, with its members in wire order.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Formatted by hand because a `serde_json` map would sort the members.
        let subject = match &self.subject {
            Subject::Challenge { id, exp } => format!(r#""c":{},"e":{}"#, json!(id), exp.seconds()),
            Subject::Over(id) => format!(r#""c":{},"over":true"#, json!(id)),
            Subject::Notice(id) => format!(r#""n":{}"#, json!(id)),
            Subject::Test(token) => format!(r#""t":{}"#, json!(token)),
        };
        format!(r#"{{"v":{VERSION},"d":{},{subject}}}"#, json!(self.device))
    }

    /// Parses content of this version with exactly one subject. Ignores unknown members.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotContent> {
        let members = json::object(bytes).map_err(|_| NotContent)?;
        if members.get("v").and_then(Value::as_i64) != Some(VERSION) {
            return Err(NotContent);
        }
        let device = DeviceId::parse(text(&members, "d")?).map_err(|_| NotContent)?;
        let subjects = ["c", "n", "t"].into_iter().filter(|name| members.contains_key(*name));
        let [name] = subjects.collect::<Vec<_>>()[..] else { return Err(NotContent) };
        let named = text(&members, name)?;
        let id = || ChallengeId::parse(named).map_err(|_| NotContent);
        let subject = match name {
            "c" => match (members.get("e"), members.get("over")) {
                (Some(exp), None) => {
                    Subject::Challenge { id: id()?, exp: Timestamp(exp.as_i64().ok_or(NotContent)?) }
                }
                (None, Some(Value::Bool(true))) => Subject::Over(id()?),
                _ => return Err(NotContent),
            },
            "n" => Subject::Notice(NoticeId::parse(named).map_err(|_| NotContent)?),
            _ => Subject::Test(DeviceText::parse(named).map_err(|_| NotContent)?),
        };
        Ok(Self { device, subject })
    }

    /// Identifier of the subject: the id or the token.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.subject {
            Subject::Challenge { id, .. } | Subject::Over(id) => id.as_str(),
            Subject::Notice(id) => id.as_str(),
            Subject::Test(token) => token.as_str(),
        }
    }
}

fn text<'a>(members: &'a Map<String, Value>, name: &str) -> Result<&'a str, NotContent> {
    members.get(name).and_then(Value::as_str).ok_or(NotContent)
}
