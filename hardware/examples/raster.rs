//! Typesets the full ticket in both languages, leaves both as PNG and says how long the first and a warm one take.
//!
//! `cargo run --release -p hardware --example raster [FOLDER] [DOTS]`

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use hardware::Typesetter;

#[path = "../tests/printing/sample.rs"]
mod sample;

const ROUNDS: usize = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let dots: u32 = arguments.next().map_or(Ok(576), |dots| dots.parse())?;
    for (name, page) in [("ar", sample::arabic()), ("en", sample::english())] {
        let started = Instant::now();
        let mut typesetter = Typesetter::new(dots, 203)?;
        let bitmap = typesetter.render(&page)?;
        let first = started.elapsed();
        bitmap.to_png(&folder.join(format!("ticket-{name}-{dots}.png")))?;
        let mut warm = Vec::new();
        for _ in 0..ROUNDS {
            let started = Instant::now();
            typesetter.render(&page)?;
            warm.push(started.elapsed());
        }
        warm.sort();
        let line = format!(
            "{name}: first {}, warm median {}, best {}, {:.1} mm",
            ms(first),
            ms(warm[ROUNDS / 2]),
            ms(warm[0]),
            bitmap.length_mm(203)
        );
        writeln!(std::io::stdout(), "{line}")?;
    }
    Ok(())
}

fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}
