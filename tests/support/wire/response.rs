//! A response of the API.

use key_protocol::problem::Problem;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// A response of the API.
#[derive(Debug, Clone)]
pub struct ApiResponse {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Vec<u8>,
}

impl ApiResponse {
    /// Sends a request that gets a response.
    pub async fn of(request: reqwest::RequestBuilder) -> Self {
        Self::try_of(request).await.unwrap()
    }

    /// Sends a request that may get no response.
    pub async fn try_of(request: reqwest::RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Self { status, headers, body: response.bytes().await?.to_vec() })
    }

    /// Returns the problem in the body, after checking that status and headers match it.
    pub fn problem(&self) -> Problem {
        let problem = Problem::from_json(&self.body)
            .unwrap_or_else(|_| panic!("{} {}", self.status, String::from_utf8_lossy(&self.body)));
        assert_eq!(self.status, problem.status());
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(self.header("www-authenticate"), (self.status == 401).then_some("DPoP"));
        problem
    }

    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Returns the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{} {}", self.status, String::from_utf8_lossy(&self.body)))
    }
}

/// Returns the problem of a body whose `member` is malformed.
pub fn malformed(member: &str) -> Problem {
    Problem::Malformed { member: Some(member.to_owned()) }
}
