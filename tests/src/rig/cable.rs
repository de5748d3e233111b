//! A network cable between a device and its branch service: it can be pulled while both go on working.

use std::io::copy;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::spawn;

/// The connections that pass through; `None` while it is pulled.
type Passing = Arc<Mutex<Option<Vec<TcpStream>>>>;

/// A cable; plugged in at first.
pub struct Cable {
    port: u16,
    passing: Passing,
}

impl Cable {
    /// A cable to whoever listens at this address (`http://...`).
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn to(address: &str) -> Self {
        let service = address.trim_start_matches("http://").to_owned();
        let near = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = near.local_addr().unwrap().port();
        let passing = Passing::default();
        let cable = Self {
            port,
            passing: passing.clone(),
        };
        cable.mend();
        spawn(move || {
            for stream in near.incoming().flatten() {
                join(&stream, &service, &passing);
            }
        });
        cable
    }

    /// Where its near end is, as an address of the service.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Pulls it: what passes through breaks off, and nothing new comes through.
    pub fn pull(&self) {
        let streams = locked(&self.passing).take().unwrap_or_default();
        for stream in streams {
            stream.shutdown(Shutdown::Both).ok();
        }
    }

    /// Plugs it in again.
    pub fn mend(&self) {
        locked(&self.passing).get_or_insert_default();
    }
}

fn locked(passing: &Passing) -> std::sync::MutexGuard<'_, Option<Vec<TcpStream>>> {
    passing.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Joins a connection with the service; one that comes while the cable is pulled, or to nobody, ends at once.
fn join(near: &TcpStream, service: &str, passing: &Passing) {
    let mut passing = locked(passing);
    let (Some(streams), Ok(far)) = (passing.as_mut(), TcpStream::connect(service)) else {
        return;
    };
    for (from, to) in [(near, &far), (&far, near)] {
        let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
        streams.push(from.try_clone().unwrap());
        spawn(move || {
            copy(&mut from, &mut to).ok();
            to.shutdown(Shutdown::Both).ok();
        });
    }
}
