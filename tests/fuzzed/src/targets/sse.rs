//! Event streams: the same events come out however the network cuts them.

use key_protocol::event::{Event, EventParser, Overlong};

/// As much as a stream is blown up to, so that a short input can be one that is given up.
const LONG: usize = 66 * 1024;

/// The first byte says how many bytes after it are lengths of pieces, and whether the rest, which is the stream, goes on
/// and on. It rarely does: such a stream takes a thousand times as long.
pub fn target(data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else { return };
    let Some((lengths, stream)) = rest.split_at_checked(usize::from(first & 0x0f)) else { return };
    let goes_on = first & 0xf0 == 0xf0 && !stream.is_empty();
    let stream = if goes_on { stream.repeat(LONG.div_ceil(stream.len())) } else { stream.to_vec() };

    let whole = EventParser::new().push(&stream);
    let (in_crumbs, ended) = read(stream.chunks(if goes_on { 97 } else { 1 }));
    match &whole {
        Ok(events) => assert!(ended.is_ok() && in_crumbs == *events, "in crumbs"),
        Err(Overlong) => assert_eq!(ended, Err(Overlong)),
    }
    let (in_pieces, ended_alike) = read(pieces(&stream, lengths).into_iter());
    assert_eq!(ended_alike, ended);
    if ended.is_ok() {
        assert_eq!(in_pieces, in_crumbs, "in pieces of {lengths:?}");
    } else {
        // The piece with which a stream is given up gives nothing, however much of it was good.
        let (fewer, more) = if in_pieces.len() < in_crumbs.len() {
            (&in_pieces, &in_crumbs)
        } else {
            (&in_crumbs, &in_pieces)
        };
        assert!(more.starts_with(fewer), "in pieces of {lengths:?}");
    }
    for event in in_crumbs.into_iter().take(16) {
        let written = EventParser::new().push(event.encode().as_bytes());
        assert_eq!(written, Ok(vec![event]), "what was heard can be said and heard");
    }
}

/// The events of a stream up to its end, or to where it is given up.
fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Event>, Result<(), Overlong>) {
    let mut parser = EventParser::new();
    let mut events = Vec::new();
    for piece in pieces {
        match parser.push(piece) {
            Ok(more) => events.extend(more),
            Err(overlong) => return (events, Err(overlong)),
        }
    }
    (events, Ok(()))
}

/// Cuts a stream into pieces of these lengths, over and over; one of length 0 is as long as all that is left.
fn pieces<'a>(mut stream: &'a [u8], lengths: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let mut lengths = lengths.iter().cycle();
    while !stream.is_empty() {
        let length = lengths.next().map_or(0, |length| usize::from(*length));
        let length = if length == 0 { stream.len() } else { length.min(stream.len()) };
        let (piece, rest) = stream.split_at(length);
        pieces.push(piece);
        stream = rest;
    }
    pieces
}
