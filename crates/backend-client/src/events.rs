//! Event stream of one connection. Events are only hints, so any error ends the stream: the core
//! reconnects and fetches the list.

use std::collections::VecDeque;

use futures_util::stream;
use key_core::ports::{CallFailed, EventStream};
use key_protocol::event::{Event, EventParser};
use reqwest::Response;
use reqwest::header::CONTENT_TYPE;

use crate::response;

/// Reads the response to `GET …/events` as a stream of events.
pub(crate) async fn listen(response: Response) -> Result<EventStream, CallFailed> {
    let response = response::check_status(response).await?;
    if !is_event_stream(&response) {
        return Err(CallFailed::Unreadable { status: response.status().as_u16() });
    }
    let listener = Listener { response, parser: EventParser::new(), pending: VecDeque::new() };
    Ok(Box::pin(stream::unfold(listener, |mut listener| async {
        let event = listener.next().await?;
        Some((event, listener))
    })))
}

/// Whether the response is an event stream. Without this check, any page with status 200 would be a
/// stream without events.
fn is_event_stream(response: &Response) -> bool {
    response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"))
}

struct Listener {
    response: Response,
    parser: EventParser,
    pending: VecDeque<Event>,
}

impl Listener {
    /// Returns the next event; `None` after the end of the stream, an error, or the idle timeout.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.pending.pop_front() {
                return Some(event);
            }
            let chunk = self.response.chunk().await.ok()??;
            self.pending = self.parser.push(&chunk).ok()?.into();
        }
    }
}
