//! Incremental parser of event streams (WHATWG HTML §9.2.5 and §9.2.6). Of the standard's fields,
//! only `event` and `data` are used; `id` and `retry` are ignored.

use super::Event;

/// Maximum size of an event, in bytes; far above that of any event of this protocol.
const MAX_EVENT: usize = 64 * 1024;

/// Error for an event over the size limit. Reading on could exhaust the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an event of the stream is too long")]
pub struct Overlong;

/// Parser of one stream, from its first byte.
#[derive(Default)]
pub struct EventParser {
    line: Vec<u8>,
    name: Vec<u8>,
    data: Vec<u8>,
    past_first_line: bool,
    after_cr: bool,
}

impl EventParser {
    /// Creates a parser at the beginning of a stream.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Parses the next chunk of the stream and returns the events it completes. Skips comments.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<Event>, Overlong> {
        let mut events = Vec::new();
        for &byte in chunk {
            let follows_cr = std::mem::replace(&mut self.after_cr, byte == b'\r');
            match byte {
                b'\n' if follows_cr => {}
                b'\n' | b'\r' => events.extend(self.end_line()),
                _ => self.line.push(byte),
            }
            if self.line.len() + self.data.len() > MAX_EVENT {
                return Err(Overlong);
            }
        }
        Ok(events)
    }

    fn end_line(&mut self) -> Option<Event> {
        let line = std::mem::take(&mut self.line);
        let is_first = !std::mem::replace(&mut self.past_first_line, true);
        let line = if is_first { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = match line.iter().position(|&byte| byte == b':') {
            Some(colon) => (&line[..colon], &line[colon + 1..]),
            None => (line, &b""[..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match field {
            b"event" => self.name = value.to_vec(),
            b"data" => {
                self.data.extend_from_slice(value);
                self.data.push(b'\n');
            }
            _ => {}
        }
        None
    }

    fn dispatch(&mut self) -> Option<Event> {
        let name = std::mem::take(&mut self.name);
        let data = std::mem::take(&mut self.data);
        // An event without data is not dispatched (§9.2.6).
        if data.is_empty() { None } else { Some(Event::decode(&name, &data)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{ChallengeEvent, NoticeEvent, RevokedEvent, TimeEvent, WithdrawnEvent};
    use crate::ids::{ChallengeId, DeviceText, NoticeId, Timestamp};
    use crate::jws::{Draft, Header, Jws, Typ};
    use crate::keys::SigningKey;
    use crate::outcome::Outcome;
    use ring::rand::SystemRandom;

    fn id() -> ChallengeId {
        ChallengeId::parse("p6Yw2m3VQyKq0a1Zr4tGxw").unwrap()
    }

    fn notice() -> Jws {
        let key = SigningKey::generate(&SystemRandom::new()).unwrap();
        Draft::new(&Header::anonymous(Typ::Notice), &serde_json::json!({})).signed_by(&key).unwrap()
    }

    fn all() -> Vec<Event> {
        vec![
            Event::Challenge(ChallengeEvent { id: id() }),
            Event::Withdrawn(WithdrawnEvent {
                id: id(),
                outcome: Outcome::WrongNumber,
                by_device: Some(DeviceText::parse("Kännykkä 📱").unwrap()),
            }),
            Event::Withdrawn(WithdrawnEvent { id: id(), outcome: Outcome::Expired, by_device: None }),
            Event::Time(TimeEvent { server_time: Timestamp(1) }),
            Event::Notice(NoticeEvent { id: NoticeId::parse("gYKDhIWGh4iJiouMjY6PkA").unwrap() }),
            Event::Revoked(RevokedEvent { notice: notice() }),
        ]
    }

    #[test]
    fn events_round_trip_in_chunks_of_any_size() {
        let events = all();
        let stream: String =
            events.iter().map(|event| format!(": still here\n\n{}", event.encode())).collect();
        for newline in ["\n", "\r", "\r\n"] {
            let stream = stream.replace('\n', newline);
            for size in [1, 2, 3, 7, 64, stream.len()] {
                let mut parser = EventParser::new();
                let read: Vec<Event> =
                    stream.as_bytes().chunks(size).flat_map(|chunk| parser.push(chunk).unwrap()).collect();
                assert_eq!(read, events, "{newline:?} in pieces of {size}");
            }
        }
    }

    #[test]
    fn unknown_and_invalid_events_are_unreadable_and_those_without_data_skipped() {
        let mut parser = EventParser::new();
        let stream = concat!(
            "\u{feff}event: challenge\ndata:{\"id\":\ndata: \"p6Yw2m3VQyKq0a1Zr4tGxw\",\"more\":1}\nretry: 5\n\n",
            "event: weather\ndata: {}\n\n",
            "event: challenge\ndata: {\"id\":\"short\"}\n\n",
            "event: challenge\ndata: {\"id\":\"p6Yw2m3VQyKq0a1Zr4tGxw\",\"id\":\"p6Yw2m3VQyKq0a1Zr4tGxw\"}\n\n",
            "event: withdrawn\ndata: {\"id\":\"p6Yw2m3VQyKq0a1Zr4tGxw\",\"outcome\":\"eaten\",\"by_device\":null}\n\n",
            "event\ndata\n\n",
            "event: challenge\ndata: {\"id\":\"p6Yw2m3VQyKq0a1Zr4tGxw\"}\n",
        );
        let challenge = Event::Challenge(ChallengeEvent { id: id() });
        let ended = WithdrawnEvent { id: id(), outcome: Outcome::Ended, by_device: None };
        let unreadable = Event::Unreadable;
        assert_eq!(
            parser.push(stream.as_bytes()),
            Ok(vec![
                challenge,
                unreadable.clone(),
                unreadable.clone(),
                unreadable.clone(),
                Event::Withdrawn(ended),
                unreadable,
            ])
        );
    }

    #[test]
    fn oversized_event_is_an_error() {
        let mut parser = EventParser::new();
        assert_eq!(parser.push(&[b'x'; MAX_EVENT]), Ok(vec![]));
        assert_eq!(parser.push(b"x"), Err(Overlong));

        let mut parser = EventParser::new();
        let lines = "data: 0123456789\n".repeat(MAX_EVENT / 11 + 1);
        assert_eq!(parser.push(lines.as_bytes()), Err(Overlong));
    }
}
