//! A client that asks for pages at a constant rate, whatever the answers take.

use crate::Trouble;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A page, and the cookie of who asks for it.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The address.
    pub path: String,
    /// The cookie.
    pub cookie: String,
}

/// How long each answer took, counted from the moment its request was due: waiting for earlier ones counts.
pub async fn load(
    address: String,
    asks: Vec<Ask>,
    (a_second, seconds): (u32, u32),
) -> Result<Vec<(String, Duration)>, Trouble> {
    let idle: Arc<Mutex<Vec<TcpStream>>> = Arc::default();
    let (every, began) = (Duration::from_secs(1) / a_second, Instant::now());
    let mut under_way = Vec::new();
    for (at, ask) in (0..a_second * seconds).zip(asks.iter().cycle()) {
        let due = began + every * at;
        tokio::time::sleep_until(due.into()).await;
        let (address, ask, idle) = (address.clone(), ask.clone(), Arc::clone(&idle));
        under_way.push(tokio::spawn(async move {
            let known = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut stream = match known {
                Some(stream) => stream,
                None => {
                    let stream = TcpStream::connect(&address).await?;
                    stream.set_nodelay(true)?;
                    stream
                }
            };
            let answer = answer(&mut stream, &address, &ask).await?;
            if !answer.starts_with(b"HTTP/1.1 200") {
                let line = String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned();
                return Err(std::io::Error::other(format!("{}: {line}", ask.path)));
            }
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(stream);
            Ok((ask.path, due.elapsed()))
        }));
    }
    let mut took = Vec::new();
    for one in under_way {
        took.push(one.await??);
    }
    Ok(took)
}

/// Sends a request and reads the whole answer; compressed, as browsers ask for it.
async fn answer(stream: &mut TcpStream, host: &str, ask: &Ask) -> std::io::Result<Vec<u8>> {
    let Ask { path, cookie } = ask;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept-Encoding: gzip\r\nSec-Fetch-Site: same-origin\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::with_capacity(1 << 16);
    while !is_whole(&bytes) {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(bytes)
}

/// Whether the bytes are an answer up to its end, by its length or by its last chunk.
fn is_whole(bytes: &[u8]) -> bool {
    let Some(head_end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(bytes.get(..head_end).unwrap_or_default()).to_ascii_lowercase();
    let body = bytes.get(head_end + 4..).unwrap_or_default();
    match head.lines().find_map(|line| line.strip_prefix("content-length:")) {
        Some(length) => length.trim().parse().is_ok_and(|length: usize| body.len() >= length),
        None => body.ends_with(b"0\r\n\r\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_where_its_head_says() {
        for (bytes, whole, reason) in [
            ("HTTP/1.1 200 OK\r\n", false, "the head goes on"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", false, "a byte is missing"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", true, "all bytes are there"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n", false, "more chunks come"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", true, "the last chunk"),
        ] {
            assert_eq!(is_whole(bytes.as_bytes()), whole, "{reason}");
        }
    }
}
