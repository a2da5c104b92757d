//! HTTP response of the API.

use key_protocol::problem::Problem;
use reqwest::header::HeaderMap;
use serde_json::Value;

#[derive(Debug, Clone)]
pub(crate) struct ApiResponse {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl ApiResponse {
    pub(crate) async fn of(request: reqwest::RequestBuilder) -> Self {
        Self::try_of(request).await.unwrap()
    }

    pub(crate) async fn try_of(request: reqwest::RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Self { status, headers, body: response.bytes().await?.to_vec() })
    }

    /// Problem in the body, after checking that status and headers match it.
    pub(crate) fn problem(&self) -> Problem {
        let problem = Problem::from_json(&self.body)
            .unwrap_or_else(|_| panic!("{} {}", self.status, String::from_utf8_lossy(&self.body)));
        assert_eq!(self.status, problem.status());
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(self.header("www-authenticate"), (self.status == 401).then_some("DPoP"));
        problem
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{} {}", self.status, String::from_utf8_lossy(&self.body)))
    }
}

pub(crate) fn malformed(member: &str) -> Problem {
    Problem::Malformed { member: Some(member.to_owned()) }
}
