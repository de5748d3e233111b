//! A raw TCP port of a network printer.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use super::{Transport, counted, heard};

/// The port raw printing uses where the address names none.
const PORT: u16 = 9100;
/// How long the printer may take to accept.
const ACCEPT: Duration = Duration::from_secs(2);

struct Network(TcpStream);

pub(super) fn open(address: &str) -> io::Result<Box<dyn Transport>> {
    let mut refused = io::Error::new(
        io::ErrorKind::NotFound,
        format!("{address} names no printer"),
    );
    for candidate in resolve(address)? {
        match TcpStream::connect_timeout(&candidate, ACCEPT) {
            Ok(stream) => {
                stream.set_nonblocking(true)?;
                stream.set_nodelay(true)?;
                return Ok(Box::new(Network(stream)));
            }
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

fn resolve(address: &str) -> io::Result<Vec<std::net::SocketAddr>> {
    match address.to_socket_addrs() {
        Ok(found) => Ok(found.collect()),
        Err(_) => Ok((address.trim_matches(['[', ']']), PORT)
            .to_socket_addrs()?
            .collect()),
    }
}

impl Transport for Network {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> io::Result<usize> {
        counted(self.0.write(bytes))
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        heard(self.0.read(buffer))
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.0.as_fd())
    }
}
