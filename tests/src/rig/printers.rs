//! Printers on the network that no shop would sell: each hangs up, or talks nonsense, on purpose.

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use hardware::simulated::SimulatedPrinter;

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The first connection is closed after so many bytes of a job; later ones work.
    HangsUpAfter(usize),
    /// Every question is answered by bytes that no printer says.
    TalksNonsense,
}

/// A printer on a port of its own; it is gone with the story.
pub struct NetworkPrinter {
    address: String,
    connections: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl NetworkPrinter {
    /// Listens; what is printed after all is left in `folder`.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    pub fn start(wrong: Wrong, folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (connections, stop) = (
            Arc::new(AtomicUsize::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let serving = Serving {
            listener,
            wrong,
            printer: SimulatedPrinter::new(folder.to_owned(), 576),
            connections: Arc::clone(&connections),
            stop: Arc::clone(&stop),
        };
        let thread = std::thread::spawn(move || serving.run());
        Self {
            address,
            connections,
            stop,
            thread: Some(thread),
        }
    }

    /// The lines of `[hardware.printer]` that reach it.
    #[must_use]
    pub fn link(&self) -> String {
        format!("kind = \"network\"\naddress = \"{}\"", self.address)
    }

    /// How often it was connected to.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for NetworkPrinter {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

struct Serving {
    listener: TcpListener,
    wrong: Wrong,
    printer: SimulatedPrinter,
    connections: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Serving {
    fn run(self) {
        while !self.stop.load(Ordering::SeqCst) {
            match self.listener.accept() {
                Ok((stream, _)) => {
                    self.connections.fetch_add(1, Ordering::SeqCst);
                    self.serve(stream).ok();
                }
                Err(_) => std::thread::park_timeout(Duration::from_millis(5)),
            }
        }
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_nonblocking(false)?;
        stream.set_read_timeout(Some(Duration::from_millis(20)))?;
        let first = self.connections.load(Ordering::SeqCst) == 1;
        let mut printed = 0;
        let mut buffer = [0; 512];
        while !self.stop.load(Ordering::SeqCst) {
            let count = match stream.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    0
                }
                Err(error) => return Err(error),
            };
            let bytes = &buffer[..count];
            if self.wrong == Wrong::TalksNonsense {
                stream.write_all(if count > 0 { &[0xFF, 0x80] } else { &[] })?;
                continue;
            }
            // Questions are short; what is longer is a job.
            printed += if count > 64 { count } else { 0 };
            if matches!(self.wrong, Wrong::HangsUpAfter(most) if first && printed > most) {
                return Ok(());
            }
            give(&self.printer, bytes)?;
            stream.write_all(&self.printer.say(256)?)?;
        }
        Ok(())
    }
}

fn give(printer: &SimulatedPrinter, bytes: &[u8]) -> std::io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        rest = &rest[printer.give(rest)?..];
    }
    Ok(())
}
