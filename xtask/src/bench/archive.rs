//! Two thousand documents handed out as one zip: how fast, and whether memory stays where it was.

use std::time::Instant;

use anyhow::Result;

use super::latency::portal::Portal;
use super::latency::world::World;
use super::{Figure, Subject};

const DOCUMENTS: u64 = 2_000;
/// What more than a few documents may cost at any moment, in megabytes: the list of them.
const GROWTH_MAX_MB: u64 = 32;

const WORLD: World = World {
    accounts: 10,
    invoices: DOCUMENTS + 100,
    measured: DOCUMENTS,
};

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    WORLD.make(subject, folder.path())?;
    let mut portal = Portal::serve(subject, folder.path())?;
    portal.sign_in("anna@contoso.example", "demo")?;
    let list = format!("{}/invoices", portal.account("Contoso Ltd")?);
    // A few first: what every answer costs is there then.
    portal.download(&format!("{list}?q=COPY0000000"), &[("what", "found")])?;
    let before = portal.look().memory_kb;
    let begun = Instant::now();
    let bytes = portal.download(&format!("{list}?q=COPY"), &[("what", "found")])?;
    let seconds = begun.elapsed().as_secs_f64();
    let growth_mb = portal.look().memory_peak_kb.saturating_sub(before) / 1024;
    let megabytes = bytes / 1_000_000;
    Ok(vec![
        Figure {
            benchmark: format!("{DOCUMENTS} PDFs as one zip"),
            figure: format!("{megabytes} MB in {seconds:.1} s"),
            wanted: String::new(),
            is_met: megabytes > DOCUMENTS / 100,
        },
        Figure {
            benchmark: "  memory at its most against that after a few".to_owned(),
            figure: format!("+{growth_mb} MB"),
            wanted: format!("≤ +{GROWTH_MAX_MB} MB"),
            is_met: growth_mb <= GROWTH_MAX_MB,
        },
    ])
}
