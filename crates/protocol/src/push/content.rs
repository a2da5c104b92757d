//! What a push says: for which device it is, and what to look at.

use serde_json::{Map, Value, json};

use crate::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use crate::json;

/// The version of the content that this crate writes and reads.
const VERSION: i64 = 1;

/// The content of a push: sealed for Web Push, beside `aps` for Apple's service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushContent {
    /// The device it is for.
    pub device: DeviceId,
    /// What it is about.
    pub subject: Subject,
}

/// What a push is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A challenge waits until `exp`.
    Challenge {
        /// The challenge.
        id: ChallengeId,
        /// When its time is up.
        exp: Timestamp,
    },
    /// A challenge ended before its time. Web Push alone carries this.
    Over(ChallengeId),
    /// There is a notice. Its id has the form of a challenge's.
    Notice(ChallengeId),
    /// A test that the device asked for with this token.
    Test(DeviceText),
}

/// A message that is no content of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a push of this version")]
pub struct NotContent;

impl PushContent {
    /// The members, in the order in which they are written.
    #[must_use]
    pub fn to_json(&self) -> String {
        // By hand: a map would sort them.
        let subject = match &self.subject {
            Subject::Challenge { id, exp } => format!(r#""c":{},"e":{}"#, json!(id), exp.seconds()),
            Subject::Over(id) => format!(r#""c":{},"over":true"#, json!(id)),
            Subject::Notice(id) => format!(r#""n":{}"#, json!(id)),
            Subject::Test(token) => format!(r#""t":{}"#, json!(token)),
        };
        format!(r#"{{"v":{VERSION},"d":{},{subject}}}"#, json!(self.device))
    }

    /// Reads a content: of this version, with exactly one subject. Members that are not known are ignored.
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
            "n" => Subject::Notice(id()?),
            _ => Subject::Test(DeviceText::parse(named).map_err(|_| NotContent)?),
        };
        Ok(Self { device, subject })
    }

    /// What the subject is told apart by: the id, or the token.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.subject {
            Subject::Challenge { id, .. } | Subject::Over(id) | Subject::Notice(id) => id.as_str(),
            Subject::Test(token) => token.as_str(),
        }
    }
}

fn text<'a>(members: &'a Map<String, Value>, name: &str) -> Result<&'a str, NotContent> {
    members.get(name).and_then(Value::as_str).ok_or(NotContent)
}
