//! `GET /events`: streams an account's events as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use backend_model::{Caller, OutgoingEvent};
use futures_util::{Stream, stream};
use key_protocol::event::{Event, TIME_EVERY, TimeEvent};
use key_protocol::ids::Timestamp;
use tokio::sync::{broadcast, watch};

use super::Refusal;
use super::call::Call;
use crate::backend::Backend;

pub(super) async fn listen(Call { backend, caller, .. }: Call) -> Result<impl IntoResponse, Refusal> {
    let (events, resets) = (backend.events(), backend.resets());
    // Checked after subscribing: a device revoked before the subscription would never receive the
    // event.
    backend.read(|state, _| state.caller(&caller).map(|_| ()))?;
    let newer = backend.open_stream(&caller.device);
    let listener = Listener { events, resets, newer, caller, state: StreamState::Opening, backend };
    Ok(([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(listener.into_stream())))
}

/// A device's open event stream.
struct Listener {
    backend: Arc<Backend>,
    events: broadcast::Receiver<OutgoingEvent>,
    resets: watch::Receiver<u32>,
    /// Changes when the device opens another stream.
    newer: watch::Receiver<()>,
    caller: Caller,
    state: StreamState,
}

enum StreamState {
    /// Nothing was sent yet.
    Opening,
    /// The stream is open; the next `time` is sent at this time.
    Open(Timestamp),
    /// The device was revoked, which was the last event.
    Closed,
}

impl Listener {
    fn into_stream(self) -> impl Stream<Item = Result<String, Infallible>> {
        stream::unfold(self, |mut listener| async {
            let text = listener.next().await?;
            Some((Ok(text), listener))
        })
    }

    async fn next(&mut self) -> Option<String> {
        let time_at = match self.state {
            StreamState::Opening => return Some(self.time()),
            StreamState::Open(time_at) => time_at,
            StreamState::Closed => return None,
        };
        loop {
            tokio::select! {
                biased;
                // A lagging device is disconnected; it reconnects and fetches what it missed.
                outgoing = self.events.recv() => {
                    let outgoing = outgoing.ok()?;
                    let is_for_caller = outgoing.only.is_none_or(|only| only == self.caller.device);
                    if outgoing.account == self.caller.account && is_for_caller {
                        if matches!(outgoing.event, Event::Revoked(_)) {
                            self.state = StreamState::Closed;
                        }
                        return Some(outgoing.event.encode());
                    }
                }
                // The reset removed the device.
                _ = self.resets.changed() => return None,
                () = self.backend.closing() => return None,
                () = self.backend.clock.until(time_at) => return Some(self.time()),
                // A newer stream of the same device replaces this one.
                _ = self.newer.changed() => return None,
            }
        }
    }

    fn time(&mut self) -> String {
        let (now, pause) = (self.backend.clock.now(), i64::try_from(TIME_EVERY).unwrap_or(i64::MAX));
        self.state = StreamState::Open(now + pause);
        Event::Time(TimeEvent { server_time: now }).encode()
    }
}
