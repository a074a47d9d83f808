//! What a reader waits for: the invoice list and the page of an invoice, in a small installation
//! and in a large one.

pub mod portal;
pub mod world;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::{Figure, Size, Subject};
use portal::Portal;
use world::World;

/// How much slower than in the small installation the slowest hundredth may be.
const RATIO_MAX: f64 = 1.5;
const REQUESTS: usize = 400;
const REQUESTS_WARM: usize = 40;

const SMALL: World = World {
    accounts: 10,
    invoices: 1_000,
    measured: 900,
};
const LARGE: World = World {
    accounts: 10_000,
    invoices: 1_000_000,
    measured: 50_000,
};
const LARGE_SHORT: World = World {
    accounts: 1_000,
    invoices: 50_000,
    measured: 10_000,
};

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let large = match subject.size {
        Size::Short => LARGE_SHORT,
        Size::Usual => LARGE,
    };
    let small = visit(subject, &SMALL)?;
    let large_times = visit(subject, &large)?;
    let mut figures = Vec::new();
    for ((page, small), (_, times)) in small.into_iter().zip(large_times) {
        let ratio = times.p99.as_secs_f64() / small.p99.as_secs_f64();
        figures.push(Figure {
            benchmark: format!("{page}: p50 and p99 at {} invoices", SMALL.invoices),
            figure: small.to_string(),
            wanted: String::new(),
            is_met: true,
        });
        figures.push(Figure {
            benchmark: format!(
                "{page}: at {} ({} in the account)",
                large.invoices, large.measured
            ),
            figure: format!("{times}, {ratio:.2} times"),
            wanted: format!("p99 ≤ {RATIO_MAX} times"),
            is_met: ratio <= RATIO_MAX,
        });
    }
    Ok(figures)
}

/// The two pages, as an account owner asks for them.
fn visit(subject: &Subject, world: &World) -> Result<Vec<(&'static str, Times)>> {
    let folder = tempfile::tempdir()?;
    world.make(subject, folder.path())?;
    let portal = Portal::serve(subject, folder.path())?;
    portal.sign_in("anna@contoso.example", "demo")?;
    let account = portal.account("Contoso Ltd")?;
    let list = format!("{account}/invoices");
    let mut addresses = vec![
        list.clone(),
        format!("{list}?sort=amount"),
        format!("{list}?status=Due"),
        format!("{list}?sort=due&direction=ascending"),
    ];
    let mut invoices = Vec::new();
    // Pages further down are as likely as the first ones.
    let mut next = Some(list);
    while let Some(address) = next.take_if(|_| addresses.len() < 24) {
        let page = portal.get(&address)?;
        invoices.extend(links(&page, &format!("{account}/invoices/")));
        next = links(&page, &format!("{account}/invoices?")).find(|link| link.contains("after="));
        addresses.extend(next.clone());
    }
    invoices.dedup();
    anyhow::ensure!(
        invoices.len() > 20,
        "the list shows {} invoices",
        invoices.len()
    );
    Ok(vec![
        ("invoice list", time(&portal, &addresses)?),
        ("invoice page", time(&portal, &invoices)?),
    ])
}

/// The addresses on a page that begin so, as links name them.
fn links<'a>(page: &'a str, beginning: &'a str) -> impl Iterator<Item = String> + 'a {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(move |link| link.starts_with(beginning) && !link.ends_with("/pdf"))
        .map(|link| link.replace("&amp;", "&"))
        .filter(|link| !link.contains("/pdf?"))
}

fn time(portal: &Portal, addresses: &[String]) -> Result<Times> {
    let mut times = Vec::with_capacity(REQUESTS);
    for turn in 0..REQUESTS_WARM + REQUESTS {
        let address = &addresses[turn % addresses.len()];
        let begun = Instant::now();
        portal.get(address).with_context(|| address.clone())?;
        if turn >= REQUESTS_WARM {
            times.push(begun.elapsed());
        }
    }
    times.sort_unstable();
    let at = |hundredth: usize| times[(times.len() * hundredth).div_ceil(100) - 1];
    Ok(Times {
        p50: at(50),
        p99: at(99),
    })
}

struct Times {
    p50: Duration,
    p99: Duration,
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let milliseconds = |it: Duration| it.as_secs_f64() * 1_000.0;
        write!(
            f,
            "{:.1} ms and {:.1} ms",
            milliseconds(self.p50),
            milliseconds(self.p99)
        )
    }
}
