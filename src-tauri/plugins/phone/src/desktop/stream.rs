//! Parser of a push service's stream (`text/event-stream`).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A message from the push service.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Delivered {
    /// Id for the acknowledgement.
    pub id: String,
    /// The sealed message.
    pub body: Vec<u8>,
}

/// Assembles messages from chunks of a stream.
#[derive(Default)]
pub(super) struct StreamParser {
    rest: Vec<u8>,
    id: Option<String>,
    body: Option<Vec<u8>>,
}

impl StreamParser {
    /// Adds a chunk. Returns the messages that it completes.
    pub(super) fn push(&mut self, chunk: &[u8]) -> Vec<Delivered> {
        self.rest.extend_from_slice(chunk);
        let mut delivered = Vec::new();
        while let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line);
            delivered.extend(self.line(line.trim_end()));
        }
        delivered
    }

    fn line(&mut self, line: &str) -> Option<Delivered> {
        if line.is_empty() {
            return Some(Delivered { id: self.id.take()?, body: self.body.take()? });
        }
        if let Some(id) = line.strip_prefix("id: ") {
            self.id = Some(id.to_owned());
        } else if let Some(data) = line.strip_prefix("data: ") {
            self.body = URL_SAFE_NO_PAD.decode(data).ok();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_do_not_depend_on_chunk_boundaries() {
        let stream =
            b": keep\n\nevent: message\nid: 1\ndata: AAE\n\n: keep\n\nevent: message\nid: 2\ndata: Ag\n\n";
        let whole = StreamParser::default().push(stream);
        assert_eq!(whole.len(), 2);
        assert_eq!(whole[0], Delivered { id: "1".to_owned(), body: vec![0, 1] });
        for at in 0..stream.len() {
            let mut parser = StreamParser::default();
            let mut delivered = parser.push(&stream[..at]);
            delivered.extend(parser.push(&stream[at..]));
            assert_eq!(delivered, whole, "cut at {at}");
        }
    }
}
