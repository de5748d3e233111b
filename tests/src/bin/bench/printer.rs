//! A healthy network printer of the bench's own: it answers every question at once, takes all bytes, and
//! says when the first byte of each job's dots arrived. What it refuses is `hardware`'s tests' business.

use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

/// Nothing is wrong: the answer to each of the four real-time questions.
const HEALTHY: u8 = 0x12;
/// How a band of dots begins (`GS v 0`).
const DOTS: [u8; 3] = [0x1D, b'v', b'0'];

/// A printer that listens on a free port of this machine until the process ends.
pub(crate) struct Printer {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// When the first dots of a job arrived, job after job.
    pub(crate) rasters: Receiver<Instant>,
}

impl Printer {
    /// Starts one.
    ///
    /// # Errors
    /// When no port is to be had.
    pub(crate) fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("cannot listen as a printer")?;
        let address = listener.local_addr()?;
        let (seen, rasters) = channel();
        std::thread::Builder::new()
            .name("bench-printer".to_owned())
            .spawn(move || {
                for stream in listener.incoming().flatten() {
                    // A reception that hangs up ends its own line only.
                    serve(stream, &seen).ok();
                }
            })?;
        Ok(Self { address, rasters })
    }
}

fn serve(mut stream: TcpStream, seen: &Sender<Instant>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut unread, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
    let mut job_begun = false;
    loop {
        let bytes = stream.read(&mut buffer)?;
        let now = Instant::now();
        if bytes == 0 {
            return Ok(());
        }
        unread.extend_from_slice(&buffer[..bytes]);
        loop {
            if !job_begun && unread.starts_with(&DOTS) {
                job_begun = true;
                seen.send(now).ok();
            }
            let Some((order, length)) = next(&unread) else {
                break;
            };
            unread.drain(..length);
            match order {
                Order::Question => stream.write_all(&[HEALTHY])?,
                Order::Confirm(id) => {
                    job_begun = false;
                    stream.write_all(&[&[0x37, 0x22], &id[..], &[0]].concat())?;
                }
                Order::Dots | Order::Other => {}
            }
        }
    }
}

/// What a run of bytes orders.
#[derive(Debug, PartialEq, Eq)]
enum Order {
    /// A band of dots (`GS v 0`).
    Dots,
    /// How are you (`DLE EOT`)?
    Question,
    /// Say so when all this is printed (`GS ( H`).
    Confirm([u8; 4]),
    /// Something that needs no answer.
    Other,
}

/// The first order of `bytes` and its length, once it is there whole.
fn next(bytes: &[u8]) -> Option<(Order, usize)> {
    let (order, length) = match bytes {
        [0x1D, b'v', b'0', _, x_low, x_high, y_low, y_high, ..] => {
            let across = usize::from(u16::from_le_bytes([*x_low, *x_high]));
            let down = usize::from(u16::from_le_bytes([*y_low, *y_high]));
            (Order::Dots, 8 + across * down)
        }
        [0x10, 0x04, _, ..] => (Order::Question, 3),
        [0x1D, b'(', b'H', 6, 0, 0x30, 0x30, a, b, c, d, ..] => {
            (Order::Confirm([*a, *b, *c, *d]), 11)
        }
        [0x1D, b'v' | b'(', ..] | [0x1D] | [0x10] | [0x10, 0x04] if bytes.len() < 11 => {
            return None;
        }
        [] => return None,
        _ => (Order::Other, 1),
    };
    (length <= bytes.len()).then_some((order, length))
}

#[cfg(test)]
mod tests {
    use super::{Order, next};

    #[test]
    fn a_question_inside_dots_is_not_one() {
        let band = [0x1D, b'v', b'0', 0, 1, 0, 3, 0, 0x10, 0x04, 0x01];
        assert_eq!(next(&band), Some((Order::Dots, 11)));
    }

    #[test]
    fn dots_are_waited_for_whole() {
        assert_eq!(next(&[0x1D, b'v', b'0', 0, 1, 0, 3, 0, 0xFF]), None);
        assert_eq!(next(&[0x1D, b'v']), None);
    }

    #[test]
    fn a_confirmation_carries_its_id() {
        let asked = b"\x1D(H\x06\x00\x30\x300042";
        assert_eq!(next(asked), Some((Order::Confirm(*b"0042"), 11)));
    }
}
