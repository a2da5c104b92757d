//! Push service with scripted responses, well-formed or broken, byte by byte.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Response to a request.
#[derive(Clone)]
pub(super) enum Reply {
    /// Sends these bytes and closes.
    Send(String),
    /// Sends these bytes, then filler for as long as the client reads.
    Flood(&'static str),
    /// Sends nothing and keeps the connection open.
    Hang,
    /// Closes without a response.
    Close,
}

pub(super) struct Server {
    pub(super) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
    flooded: Arc<Mutex<usize>>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Sends the replies one after the other and repeats the last.
    pub(super) async fn with_replies(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (heads, flooded) = (Arc::default(), Arc::default());
        let mut replies: VecDeque<Reply> = replies.into_iter().collect();
        let accepting = tokio::spawn({
            let (heads, flooded) = (Arc::clone(&heads), Arc::clone(&flooded));
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let reply = match replies.len() {
                        0 => Reply::Close,
                        1 => replies[0].clone(),
                        _ => replies.pop_front().unwrap(),
                    };
                    tokio::spawn(serve(stream, reply, Arc::clone(&heads), Arc::clone(&flooded)));
                }
            }
        });
        Self { address, heads, flooded, accepting }
    }

    pub(super) async fn with_head(head: &str) -> Self {
        Self::with_replies([head_only(head)]).await
    }

    pub(super) fn endpoint(&self) -> String {
        format!("http://{}/push/secret", self.address)
    }

    /// Heads of all requests so far.
    pub(super) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// Number of bytes that a flood has written.
    pub(super) fn flooded(&self) -> usize {
        *self.flooded.lock().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Response with a status line and headers only.
pub(super) fn head_only(head: &str) -> Reply {
    Reply::Send(format!("HTTP/1.1 {head}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"))
}

async fn serve(
    mut stream: TcpStream,
    reply: Reply,
    heads: Arc<Mutex<Vec<String>>>,
    flooded: Arc<Mutex<usize>>,
) {
    let Some(head) = read(&mut stream).await else { return };
    heads.lock().unwrap().push(head);
    match reply {
        Reply::Send(bytes) => drop(stream.write_all(bytes.as_bytes()).await),
        Reply::Flood(begin) => {
            let _ = stream.write_all(begin.as_bytes()).await;
            let chunk = [b'x'; 64 * 1024];
            while let Ok(written @ 1..) = stream.write(&chunk).await {
                *flooded.lock().unwrap() += written;
            }
        }
        // Until the client gives up.
        Reply::Hang => while matches!(stream.read(&mut [0; 64]).await, Ok(1..)) {},
        Reply::Close => {}
    }
}

/// Reads a whole request and returns its head.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.map_or(0, |length| length.parse().unwrap());
            if bytes.len() >= end + 4 + length {
                return Some(head);
            }
        }
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await.ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&chunk[..read]);
    }
}
