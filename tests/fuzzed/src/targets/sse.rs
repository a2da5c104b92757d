//! Event streams: the events do not depend on chunk boundaries.

use key_protocol::event::{Event, EventParser, Overlong};

/// Length to which a repeated stream is extended, so that a short input can exceed the size limit
/// of an event.
const LONG_STREAM: usize = 66 * 1024;

/// Reads the input as a stream and its chunk lengths. The low four bits of the first byte are the
/// number of chunk lengths, one byte each, that follow; the rest is the stream. The stream is
/// repeated if the high four bits are all set: rarely, since that takes a thousand times as long.
pub fn target(data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else { return };
    let Some((lengths, stream)) = rest.split_at_checked(usize::from(first & 0x0f)) else { return };
    let repeats = first & 0xf0 == 0xf0 && !stream.is_empty();
    let stream = if repeats { stream.repeat(LONG_STREAM.div_ceil(stream.len())) } else { stream.to_vec() };

    let whole = EventParser::new().push(&stream);
    let (small, small_end) = read(stream.chunks(if repeats { 97 } else { 1 }));
    match &whole {
        Ok(events) => assert!(small_end.is_ok() && small == *events, "small chunks give other events"),
        Err(Overlong) => assert_eq!(small_end, Err(Overlong)),
    }
    let (chunked, chunked_end) = read(chunks(&stream, lengths).into_iter());
    assert_eq!(chunked_end, small_end);
    if small_end.is_ok() {
        assert_eq!(chunked, small, "chunks of {lengths:?} give other events");
    } else {
        // The chunk that exceeds the limit yields no events, even those complete before it.
        let (fewer, more) = if chunked.len() < small.len() { (&chunked, &small) } else { (&small, &chunked) };
        assert!(more.starts_with(fewer), "chunks of {lengths:?} give other events");
    }
    for event in small.into_iter().take(16) {
        let written = EventParser::new().push(event.encode().as_bytes());
        assert_eq!(written, Ok(vec![event]), "an event does not round-trip");
    }
}

/// Parses a stream to its end or to an error.
fn read<'a>(chunks: impl Iterator<Item = &'a [u8]>) -> (Vec<Event>, Result<(), Overlong>) {
    let mut parser = EventParser::new();
    let mut events = Vec::new();
    for chunk in chunks {
        match parser.push(chunk) {
            Ok(more) => events.extend(more),
            Err(overlong) => return (events, Err(overlong)),
        }
    }
    (events, Ok(()))
}

/// Cuts a stream into chunks of `lengths`, used cyclically; a length of 0 takes the rest.
fn chunks<'a>(mut stream: &'a [u8], lengths: &[u8]) -> Vec<&'a [u8]> {
    let mut chunks = Vec::new();
    let mut lengths = lengths.iter().cycle();
    while !stream.is_empty() {
        let length = lengths.next().map_or(0, |length| usize::from(*length));
        let length = if length == 0 { stream.len() } else { length.min(stream.len()) };
        let (chunk, rest) = stream.split_at(length);
        chunks.push(chunk);
        stream = rest;
    }
    chunks
}
