//! Commands of the Chrome DevTools Protocol, sent through chromedriver where WebDriver has no
//! equivalent.

use anyhow::{Context as _, Result};
use axum::http::Method;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Executes `command` in the browser and returns its result.
pub(super) async fn execute(client: &Client, command: &'static str, parameters: Value) -> Result<Value> {
    let refused = || format!("the browser does not take {command}");
    client.issue_cmd(Command { command, parameters }).await.with_context(refused)
}

#[derive(Debug)]
struct Command {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}
