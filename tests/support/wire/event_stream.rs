//! The event stream of a phone.

use std::collections::VecDeque;
use std::time::Duration;

use key_protocol::event::{Event, EventParser};
use key_protocol::ids::Timestamp;
use reqwest::Response;
use tokio::time::timeout;

/// Maximum time between two chunks. A working stream is never silent for so long.
const TIMEOUT: Duration = Duration::from_secs(20);

/// An open event stream.
pub struct EventStream {
    response: Response,
    parser: EventParser,
    events: VecDeque<Event>,
    /// Raw text received so far.
    pub text: String,
}

impl EventStream {
    /// Waits for the first `time`.
    pub(super) async fn of(response: Response) -> Self {
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let mut events =
            Self { response, parser: EventParser::new(), events: VecDeque::new(), text: String::new() };
        assert!(events.next_time().await.is_some(), "{}", events.text);
        events
    }

    /// Reads the next chunk; false at the end of the stream.
    pub async fn read_chunk(&mut self) -> bool {
        let chunk = timeout(TIMEOUT, self.response.chunk()).await.unwrap();
        let Ok(Some(chunk)) = chunk else { return false };
        self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        self.events.extend(self.parser.push(&chunk).unwrap());
        true
    }

    /// Next event but `time`; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            match self.read().await? {
                Event::Time(_) => {}
                event => return Some(event),
            }
        }
    }

    /// Next event, which has to be a `time`; `None` at the end of the stream.
    pub async fn next_time(&mut self) -> Option<Timestamp> {
        match self.read().await? {
            Event::Time(event) => Some(event.server_time),
            event => panic!("{event:?}"),
        }
    }

    async fn read(&mut self) -> Option<Event> {
        while self.events.is_empty() {
            if !self.read_chunk().await {
                return None;
            }
        }
        self.events.pop_front()
    }
}
