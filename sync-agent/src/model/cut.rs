//! A line that is cut: at every byte of a request and of its answer. The real sender over real sockets to the reference
//! receiver, and between them a proxy that lets so many bytes pass.

use super::device::{Device, Template};
use crate::http::Web;
use crate::sender::{Sender, Step};
use crate::target::{HttpTarget, Kind, KnownBy, Target};
use crate::throttle::Limits;
use crate::{Listening, receive};
use rusqlite::Connection;
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use store::Pairing;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// How many bytes may pass one way, and how many did.
#[derive(Default)]
struct Gate {
    left: AtomicUsize,
    passed: AtomicUsize,
}

/// Both ways of a line.
#[derive(Default)]
struct Line {
    out: Gate,
    back: Gate,
}

impl Gate {
    fn opens_for(&self, bytes: usize) {
        self.left.store(bytes, Ordering::SeqCst);
        self.passed.store(0, Ordering::SeqCst);
    }

    /// Lets bytes pass until there is no more, or no more may.
    async fn pump(&self, mut from: OwnedReadHalf, mut to: OwnedWriteHalf) -> std::io::Result<()> {
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let came = from.read(&mut bytes).await?;
            let left = self.left.load(Ordering::SeqCst);
            let passes = came.min(left);
            self.left.store(left - passes, Ordering::SeqCst);
            self.passed.fetch_add(passes, Ordering::SeqCst);
            to.write_all(&bytes[..passes]).await?;
            if came == 0 || passes == left {
                return Ok(());
            }
        }
    }
}

impl Line {
    fn is_whole(&self) {
        self.out.opens_for(usize::MAX);
        self.back.opens_for(usize::MAX);
    }

    /// Carries connections to `far`; where one way ends, both do.
    async fn carries(self: Arc<Self>, listener: TcpListener, far: SocketAddr) {
        while let Ok((near, _)) = listener.accept().await {
            let line = self.clone();
            tokio::spawn(async move {
                let far = TcpStream::connect(far).await.unwrap();
                near.set_nodelay(true).unwrap();
                let ((from_near, to_near), (from_far, to_far)) =
                    (near.into_split(), far.into_split());
                tokio::select! {
                    _ = line.out.pump(from_near, to_far) => {}
                    _ = line.back.pump(from_far, to_near) => {}
                }
            });
        }
    }
}

/// A device, the reference receiver, and the line between them.
struct World {
    device: Device,
    sender: Sender<Web>,
    line: Arc<Line>,
    received: Connection,
}

impl World {
    async fn new() -> Self {
        let device = Device::new(&Template::new());
        let pairing = Pairing {
            token: "token".to_owned(),
            authority: None,
            ticket_key: None,
        };
        pairing.write(device.data()).unwrap();
        let (told, address) = mpsc::channel();
        let listening = Listening {
            data: device.data().join("far"),
            address: "127.0.0.1:0".parse().unwrap(),
            token_file: None,
        };
        // It ends with the process.
        std::thread::spawn(move || {
            receive(&listening, |at| {
                told.send(at).map_err(std::io::Error::other)
            })
        });
        let far = address.recv().unwrap();
        let (line, listener) = (
            Arc::new(Line::default()),
            TcpListener::bind("127.0.0.1:0").await.unwrap(),
        );
        let near = listener.local_addr().unwrap();
        tokio::spawn(line.clone().carries(listener, far));
        Self {
            sender: sender(&device, near),
            line,
            received: Connection::open(device.data().join("far/received.db")).unwrap(),
            device,
        }
    }

    /// Sends what waits, without waiting after a failure.
    async fn sends_all(&mut self) {
        for _ in 0..20 {
            if self.sender.step().await.unwrap() == Step::Idle {
                return;
            }
        }
        panic!("it does not come to rest");
    }

    /// One more fact, sent over a line that is cut; then the line is whole again. Whether the cut was noticed.
    async fn sends_over(&mut self, out: usize, back: usize) -> bool {
        self.device.issues();
        self.line.out.opens_for(out);
        self.line.back.opens_for(back);
        let step = self.sender.step().await.unwrap();
        self.line.is_whole();
        self.sends_all().await;
        self.device.reads();
        matches!(step, Step::Failed(_))
    }

    fn effects(&self) -> usize {
        let sql = "SELECT count(*) FROM events WHERE verdict = 'accepted'";
        let count: i64 = self.received.query_row(sql, [], |row| row.get(0)).unwrap();
        count as usize
    }
}

fn sender(device: &Device, near: SocketAddr) -> Sender<Web> {
    let http = HttpTarget {
        url: format!("http://{near}/"),
        known_by: KnownBy::Pairing,
        personal: false,
        gzip: false,
    };
    let target = Target {
        name: "cases".to_owned(),
        kind: Kind::Http(http.clone()),
        limits: Limits::default(),
    };
    let web = Web::new(&http, device.data());
    Sender::new(&target, http, web, device.data(), "manarat").unwrap()
}

#[tokio::test]
async fn a_line_cut_at_any_byte_of_a_request_or_its_answer_leaves_one_effect() {
    let mut world = World::new().await;
    world.line.is_whole();
    world.sends_all().await;
    world.sends_over(usize::MAX, usize::MAX).await;
    // How long a request and an answer are; numbers in them grow by some digits.
    world.device.issues();
    world.line.is_whole();
    world.sends_all().await;
    let length = |gate: &Gate| gate.passed.load(Ordering::SeqCst) + 16;
    let (request, answer) = (length(&world.line.out), length(&world.line.back));
    assert!(request > 300 && answer > 100, "{request}, {answer}");
    let mut cuts = 0;
    for (end, is_request) in [(request, true), (answer, false)] {
        for at in 0..end {
            let (out, back) = if is_request {
                (at, usize::MAX)
            } else {
                (usize::MAX, at)
            };
            cuts += usize::from(world.sends_over(out, back).await);
            let facts = world.device.facts.len();
            assert_eq!(
                world.effects(),
                facts,
                "cut at {at} of {end}, a request: {is_request}"
            );
        }
    }
    assert!(cuts + 40 > request + answer, "{cuts} cuts only");
    let lines = std::fs::read_to_string(world.device.data().join("far/delivered.jsonl")).unwrap();
    let ids = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let ids: Vec<String> = ids
        .map(|event| event["id"].as_str().unwrap().to_owned())
        .collect();
    let facts = world.device.facts.iter().map(|fact| fact.id.to_string());
    assert_eq!(ids, facts.collect::<Vec<_>>());
}
