//! The other end of a real line: a terminal pair or a socket with our interpreter, or something worse, behind it.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use hardware::simulated::SimulatedPrinter;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

/// What is behind the line.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Behind {
    /// A printer.
    Printer,
    /// A printer on a line that adds bytes nobody asked for.
    NoisyPrinter,
    /// Something that reads and never answers.
    Silence,
    /// Something that answers every read with nonsense.
    Nonsense,
    /// A printer that stops reading after so many bytes.
    DeafAfter(usize),
    /// A printer that is gone after so many bytes.
    GoneAfter(usize),
}

/// A thread at the far end of a line, until it is dropped.
pub(crate) struct FarEnd {
    stop: Sender<()>,
    thread: Option<JoinHandle<()>>,
    _near: Option<OwnedFd>,
}

impl FarEnd {
    /// A terminal pair: answers the path the printer's driver opens.
    pub(crate) fn terminal(behind: Behind, folder: &Path) -> (Self, PathBuf) {
        let far = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&far).unwrap();
        unlockpt(&far).unwrap();
        let path = PathBuf::from(ptsname(&far, Vec::new()).unwrap().into_string().unwrap());
        let near = rustix::fs::open(&path, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        let mut raw = tcgetattr(&near).unwrap();
        raw.make_raw();
        tcsetattr(&near, OptionalActions::Now, &raw).unwrap();
        let folder = folder.to_owned();
        (
            Self::run(
                move |stopped| serve(&far, behind, &folder, stopped),
                Some(near),
            ),
            path,
        )
    }

    /// A listening socket: answers its address.
    pub(crate) fn socket(behind: Behind, folder: &Path) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let folder = folder.to_owned();
        let far_end = Self::run(
            move |stopped| {
                let far: TcpStream = listener.accept().unwrap().0;
                drop(listener);
                serve(&OwnedFd::from(far), behind, &folder, stopped);
            },
            None,
        );
        (far_end, address)
    }

    fn run(serve: impl FnOnce(&Receiver<()>) + Send + 'static, near: Option<OwnedFd>) -> Self {
        let (stop, stopped) = channel();
        let thread = std::thread::spawn(move || serve(&stopped));
        Self {
            stop,
            thread: Some(thread),
            _near: near,
        }
    }
}

impl Drop for FarEnd {
    fn drop(&mut self) {
        let _already_gone = self.stop.send(());
        if let Some(thread) = self.thread.take() {
            let _failed = thread.join();
        }
    }
}

fn serve(far: &OwnedFd, behind: Behind, folder: &Path, stopped: &Receiver<()>) {
    let printer = SimulatedPrinter::new(folder.to_owned(), 576);
    let mut received = 0;
    while matches!(
        stopped.recv_timeout(Duration::ZERO),
        Err(RecvTimeoutError::Timeout)
    ) {
        let Ok(bytes) = hear(far) else { return };
        received += bytes.len();
        match behind {
            Behind::GoneAfter(most) if received > most => return,
            Behind::DeafAfter(most) if received > most => {
                let _until_dropped = stopped.recv();
                return;
            }
            Behind::Silence => {}
            Behind::Nonsense if bytes.is_empty() => {}
            Behind::Nonsense => say(far, &[0xFF, 0x80]),
            Behind::NoisyPrinter if !bytes.is_empty() => {
                say(far, &[0x13, 0xF0, 0x11]);
                print(&printer, far, &bytes);
            }
            _ => print(&printer, far, &bytes),
        }
    }
}

/// What came within some milliseconds.
fn hear(far: &OwnedFd) -> io::Result<Vec<u8>> {
    let mut waited = [PollFd::from_borrowed_fd(far.as_fd(), PollFlags::IN)];
    poll(
        &mut waited,
        Some(&Timespec {
            tv_sec: 0,
            tv_nsec: 10_000_000,
        }),
    )?;
    if waited[0].revents().is_empty() {
        return Ok(Vec::new());
    }
    let mut buffer = [0; 512];
    let count = rustix::io::read(far, &mut buffer)?;
    if count == 0 {
        Err(io::ErrorKind::UnexpectedEof.into())
    } else {
        Ok(buffer[..count].to_vec())
    }
}

fn print(printer: &SimulatedPrinter, far: &OwnedFd, bytes: &[u8]) {
    let mut rest = bytes;
    while !rest.is_empty() {
        let taken = printer.give(rest).unwrap();
        rest = &rest[taken..];
    }
    say(far, &printer.say(256).unwrap());
}

fn say(far: &OwnedFd, bytes: &[u8]) {
    if !bytes.is_empty() {
        rustix::io::write(far, bytes).unwrap();
    }
}
