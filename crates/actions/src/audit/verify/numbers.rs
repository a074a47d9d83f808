//! The document numbers of a year: each from the first to the last, once.

use super::Findings;
use crate::Failure;
use billing::names::document_number;
use std::collections::BTreeMap;
use store::entities::invoice;
use store::{Database, StoreError};

/// How many missing numbers of a year are named.
const NAMED_MAX: usize = 10;

/// Numbers, year by year.
pub(super) struct Numbers {
    /// How many were given out before anything was read: those are all there.
    given: BTreeMap<i32, u32>,
    /// How often each was found.
    found: BTreeMap<i32, BTreeMap<u32, u32>>,
}

impl Numbers {
    pub(super) async fn before(database: &Database) -> Result<Self, StoreError> {
        Ok(Self {
            given: given(database).await?,
            found: BTreeMap::new(),
        })
    }

    pub(super) fn count(&mut self, rows: &[invoice::Model], findings: &mut Findings) {
        for row in rows {
            let Some((year, place)) = read(&row.document_number) else {
                findings.add(format!(
                    "Invoice {} has {:?} for its number, which is none.",
                    row.name, row.document_number
                ));
                continue;
            };
            let found = self.found.entry(year).or_default();
            *found.entry(place).or_default() += 1;
        }
    }

    /// What was given out while the invoices were read may be among them, or not.
    pub(super) async fn verify(
        self,
        database: &Database,
        findings: &mut Findings,
    ) -> Result<(), Failure> {
        let by_now = given(database).await?;
        for (year, last) in &self.given {
            let found = self.found.get(year);
            let is_there = |place: &u32| found.is_some_and(|it| it.contains_key(place));
            let missing: Vec<_> = (1..=*last).filter(|it| !is_there(it)).collect();
            if !missing.is_empty() {
                findings.add(missing_of(*year, &missing));
            }
        }
        for (year, found) in &self.found {
            let last = by_now.get(year).copied().unwrap_or_default();
            for (place, count) in found {
                let number = document_number(*year, *place);
                if *place > last || *place == 0 {
                    findings.add(format!("Number {number} was never given out."));
                }
                if *count > 1 {
                    findings.add(format!("Number {number} is that of {count} invoices."));
                }
            }
        }
        Ok(())
    }
}

async fn given(database: &Database) -> Result<BTreeMap<i32, u32>, StoreError> {
    let series = store::installation::number_series(database).await?;
    let given = series.into_iter();
    Ok(given
        .map(|it| (it.year, u32::try_from(it.last_place).unwrap_or_default()))
        .collect())
}

/// The year and the place of a number.
fn read(number: &str) -> Option<(i32, u32)> {
    let (year, place) = number.split_once('-')?;
    let read = (year.parse().ok()?, place.parse().ok()?);
    (document_number(read.0, read.1) == number).then_some(read)
}

fn missing_of(year: i32, missing: &[u32]) -> String {
    let named = missing.iter().take(NAMED_MAX);
    let mut named: Vec<_> = named.map(|it| document_number(year, *it)).collect();
    if missing.len() > NAMED_MAX {
        named.push(format!("{} more", missing.len() - NAMED_MAX));
    }
    let named = named.join(", ");
    format!("Invoices are missing, as no one has these numbers: {named}.")
}
