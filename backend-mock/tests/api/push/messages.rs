//! Event stream of a device at the local push service.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Response;
use tokio::time::timeout;

/// Maximum time between two chunks. A working stream is never silent for so long.
const TIMEOUT: Duration = Duration::from_secs(20);

pub(super) struct Messages {
    response: Response,
    text: String,
}

impl Messages {
    pub(super) fn of(response: Response) -> Self {
        assert_eq!(response.status(), 200);
        Self { response, text: String::new() }
    }

    /// Id and body of the next message. `None` at the end of the stream.
    pub(super) async fn next(&mut self) -> Option<(String, Vec<u8>)> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let Some(event) = event.strip_prefix("event: message\nid: ") else { continue };
                let (id, data) = event.split_once("\ndata: ").unwrap();
                return Some((id.to_owned(), URL_SAFE_NO_PAD.decode(data).unwrap()));
            }
            let chunk = timeout(TIMEOUT, self.response.chunk()).await.unwrap();
            self.text.push_str(std::str::from_utf8(&chunk.ok()??).unwrap());
        }
    }
}
