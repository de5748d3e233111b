//! Reads the bytes a printer receives, strictly: what a real one would refuse or misprint is a refusal with its place.
//!
//! Sizes and commands are Epson's (`GS v 0` up to 2303 rows). Bytes may come in any pieces. Real-time questions are
//! found wherever they stand, also among dots, because real printers answer them there.

const HIGHEST_BAND: u32 = 2303;

/// Why bytes were refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("byte {at}: {why}")]
pub struct Refusal {
    /// The place of the order's first byte, counted from the first byte received.
    pub at: usize,
    /// What is wrong with it.
    pub why: String,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Reset,
    /// `GS a`: which changes to report.
    Reports(u8),
    /// A row of dots.
    Row(Vec<u8>),
    /// Rows of paper to feed.
    Feed(u32),
    /// Cut, after feeding so many rows.
    Cut(u32),
    /// `GS ( H`: say when everything before is printed.
    ProcessId([u8; 4]),
    /// Something that changes nothing we draw.
    Setting,
    Refused(Refusal),
}

/// A step and the bytes that ordered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) step: Step,
    pub(super) raw: Vec<u8>,
}

enum Reading {
    Command,
    Dots { across: usize, rows: u32 },
    Refused,
}

/// Bytes becoming orders.
pub(super) struct Orders {
    dots: u32,
    reading: Reading,
    pending: Vec<u8>,
    received: usize,
    last: [u8; 2],
    /// Numbers of the real-time questions found since last taken.
    pub(super) questions: Vec<u8>,
}

/// What the bytes at hand begin with.
enum Parsed {
    More,
    Whole(usize, Step),
    Band { across: usize, rows: u32 },
    Ignored(usize),
    Wrong(String),
}

impl Orders {
    pub(super) fn new(dots: u32) -> Self {
        Self {
            dots,
            reading: Reading::Command,
            pending: Vec::new(),
            received: 0,
            last: [0; 2],
            questions: Vec::new(),
        }
    }

    /// Takes bytes and says what they order.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Vec<Order> {
        let mut orders = Vec::new();
        for byte in bytes {
            self.listen(*byte);
            self.received += 1;
            self.pending.push(*byte);
            orders.extend(self.read());
        }
        orders
    }

    /// Whether the bytes ended where an order ends.
    pub(super) fn finish(&self) -> Result<(), Refusal> {
        match self.reading {
            Reading::Dots { rows, .. } => {
                Err(self.refusal(format!("the data ends {rows} rows short of its header")))
            }
            Reading::Command if !self.pending.is_empty() => {
                Err(self.refusal("the data ends inside a command".to_owned()))
            }
            Reading::Command | Reading::Refused => Ok(()),
        }
    }

    /// Begins anew after a refusal.
    pub(super) fn forgive(&mut self) {
        self.reading = Reading::Command;
        self.pending.clear();
    }

    fn listen(&mut self, byte: u8) {
        if self.last == [0x10, 0x04] && (1..=4).contains(&byte) {
            self.questions.push(byte);
        }
        self.last = [self.last[1], byte];
    }

    fn read(&mut self) -> Option<Order> {
        match self.reading {
            Reading::Refused => {
                self.pending.clear();
                None
            }
            Reading::Dots { across, rows } if self.pending.len() >= across => {
                self.reading = if rows == 1 {
                    Reading::Command
                } else {
                    Reading::Dots {
                        across,
                        rows: rows - 1,
                    }
                };
                let raw = std::mem::take(&mut self.pending);
                Some(Order {
                    step: Step::Row(raw.clone()),
                    raw,
                })
            }
            Reading::Dots { .. } => None,
            Reading::Command => self.command(),
        }
    }

    fn command(&mut self) -> Option<Order> {
        match parse(&self.pending, self.dots) {
            Parsed::More => None,
            Parsed::Ignored(length) => {
                self.pending.drain(..length);
                None
            }
            Parsed::Whole(length, step) => Some(Order {
                step,
                raw: self.pending.drain(..length).collect(),
            }),
            Parsed::Band { across, rows } => {
                self.reading = Reading::Dots { across, rows };
                Some(Order {
                    step: Step::Setting,
                    raw: std::mem::take(&mut self.pending),
                })
            }
            Parsed::Wrong(why) => {
                self.reading = Reading::Refused;
                let refusal = self.refusal(why);
                Some(Order {
                    step: Step::Refused(refusal),
                    raw: std::mem::take(&mut self.pending),
                })
            }
        }
    }

    fn refusal(&self, why: String) -> Refusal {
        Refusal {
            at: self.received - self.pending.len(),
            why,
        }
    }
}

fn parse(bytes: &[u8], dots: u32) -> Parsed {
    match bytes {
        [0x00, ..] => Parsed::Ignored(1),
        [0x10, 0x04, 1..=4] => Parsed::Ignored(3),
        [0x1B, 0x40] => Parsed::Whole(2, Step::Reset),
        [0x1B, 0x4A, rows] => Parsed::Whole(3, Step::Feed(u32::from(*rows))),
        [0x1D, 0x50, _, _] => Parsed::Whole(4, Step::Setting),
        [0x1D, 0x61, reports] => Parsed::Whole(3, Step::Reports(*reports)),
        [0x1D, 0x56, 0 | 1 | 48 | 49] => Parsed::Whole(3, Step::Cut(0)),
        [0x1D, 0x56, 65 | 66, feed] => Parsed::Whole(4, Step::Cut(u32::from(*feed))),
        [0x1D, 0x76, 0x30, header @ ..] => band(header, dots),
        [0x1D, 0x28, 0x48, rest @ ..] => process_id(rest),
        [0x10 | 0x1B | 0x1D]
        | [0x10, 0x04]
        | [0x1B, 0x4A]
        | [0x1D, 0x28 | 0x50 | 0x56 | 0x61 | 0x76] => Parsed::More,
        [0x1D, 0x50, _] | [0x1D, 0x56, 65 | 66] => Parsed::More,
        [first, second, ..] => Parsed::Wrong(format!(
            "{first:02x} {second:02x} is no command of this printer"
        )),
        [first] => Parsed::Wrong(format!(
            "{first:02x} is neither a command nor announced dots"
        )),
        [] => Parsed::More,
    }
}

fn band(header: &[u8], dots: u32) -> Parsed {
    let &[mode, across, more_across, down, more_down] = header else {
        return Parsed::More;
    };
    let across = u16::from_le_bytes([across, more_across]);
    let rows = u32::from(u16::from_le_bytes([down, more_down]));
    if !matches!(mode, 0 | 48) {
        Parsed::Wrong(format!(
            "raster mode {mode} enlarges the dots, which is not ours"
        ))
    } else if across == 0 || rows == 0 {
        Parsed::Wrong(format!("a band of {across} bytes by {rows} rows is empty"))
    } else if u32::from(across) * 8 > dots {
        Parsed::Wrong(format!(
            "a band of {} dots is wider than the paper's {dots}",
            u32::from(across) * 8
        ))
    } else if rows > HIGHEST_BAND {
        Parsed::Wrong(format!(
            "a band of {rows} rows is higher than {HIGHEST_BAND}"
        ))
    } else {
        Parsed::Band {
            across: usize::from(across),
            rows,
        }
    }
}

fn process_id(rest: &[u8]) -> Parsed {
    match rest {
        [0x06, 0x00, 0x30, 0x30, id @ ..] => match <[u8; 4]>::try_from(id) {
            Ok(id) if id.iter().all(|digit| (32..=126).contains(digit)) => {
                Parsed::Whole(11, Step::ProcessId(id))
            }
            Ok(_) => Parsed::Wrong("a process id is four printable characters".to_owned()),
            Err(_) => Parsed::More,
        },
        _ if [0x06, 0x00, 0x30, 0x30].starts_with(rest) => Parsed::More,
        _ => Parsed::Wrong("GS ( H has another form".to_owned()),
    }
}
