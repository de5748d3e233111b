//! Random walks: the real sender over real files against the reference receiver, with everything between them, around them
//! and of them going wrong by chance. Whatever happens, each fact has one effect, in the order of its subject, none is lost,
//! and once nothing goes wrong any more, nothing is left.
//!
//! A walk follows from its seed, which is told where it fails: `SEED=7 WALKS=1 cargo test -p sync-agent model` walks that
//! one alone, a larger `WALKS` goes on for longer.

mod cut;
mod device;
mod far;
mod hour;
mod luck;
mod walk;

use walk::Walk;

/// Walks in one go.
const WALKS: u64 = 2_000;

#[test]
fn whatever_goes_wrong_each_fact_has_one_effect_in_order_and_nothing_is_left() {
    let template = device::Template::new();
    let told = |name, usual| std::env::var(name).map_or(usual, |text| text.parse().unwrap());
    let (first, walks) = (told("SEED", 0), told("WALKS", WALKS));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let mut settled = 0;
    for seed in first..first + walks {
        let walked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            runtime.block_on(Walk::new(&template, seed).walks())
        }));
        settled += walked.unwrap_or_else(|why| {
            eprintln!("seed {seed} failed");
            std::panic::resume_unwind(why)
        });
    }
    // Walks in which nothing came to an effect would prove nothing.
    assert!(settled as u64 > 5 * walks, "{settled}");
}
