//! Renders invoices, as many at once as there are processors, and says how many a second, and how
//! much memory is held.
//!
//! `cargo run --release -p documents --features sample --example render_many -- 5000 20`;
//! a third argument names the file in which the last one is kept.

use billing::Language;
use documents::{invoice::render_in_background, sample};
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Instant;
use std::{env, error::Error, fs};
use tokio::task::JoinSet;

/// By then every cache is as full as it gets.
const SETTLED: usize = 1_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let documents = arguments.next().map_or(Ok(2_000), |it| it.parse())?;
    let lines = arguments.next().map_or(Ok(20), |it| it.parse())?;
    let kept = arguments.next();
    let mut content = sample::invoice(lines);
    let at_once = available_parallelism()?.get();
    let mut under_way = JoinSet::new();
    let (mut begun, mut done) = (0, 0);
    let started = Instant::now();
    while done < documents {
        while under_way.len() < at_once && begun < documents {
            begun += 1;
            content.head.document_number = format!("2026-{begun:06}");
            content.head.name = format!("G{begun:09}");
            let language = Language::ALL[begun % Language::ALL.len()];
            under_way.spawn(render_in_background(Arc::new(content.clone()), language));
        }
        let Some(file) = under_way.join_next().await else {
            break;
        };
        let file = file??;
        done += 1;
        if let (true, Some(path)) = (done == documents, &kept) {
            fs::write(path, &file.bytes)?;
        }
        if done == SETTLED {
            println!("resident after {SETTLED}: {} kB", resident_kb()?);
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("resident after {documents}: {} kB", resident_kb()?);
    println!(
        "{lines} lines: {:.1} documents/s",
        documents as f64 / seconds
    );
    Ok(())
}

fn resident_kb() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.ok_or("no VmRSS in /proc/self/status")?;
    Ok(number.trim().trim_end_matches(" kB").parse()?)
}
