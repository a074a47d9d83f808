//! What a file adds up to, as a small file beside it.

use super::cells::Cells;
use billing::usage::{Formulas, Reconciliation};

/// By section or invoice; of an invoice, what it comes to in the last line.
pub fn reconciliation_csv(reconciliation: &Reconciliation) -> Vec<u8> {
    let mut out = Vec::new();
    line(
        &mut out,
        [
            "Part", "Rows", "Currency", "ExactSum", "Rounding", "Tax", "Total",
        ]
        .map(str::to_owned),
    );
    for part in &reconciliation.parts {
        let name = match (part.name.as_str(), part.is_covered) {
            ("", true) => "Covered by credit",
            ("", false) => "Not invoiced yet",
            (name, _) => name,
        };
        line(
            &mut out,
            [
                name.to_owned(),
                part.rows.to_string(),
                part.currency.to_string(),
                part.exact.to_string(),
                part.rounding.to_string(),
                part.tax.to_string(),
                part.total.to_string(),
            ],
        );
    }
    if let Some(total) = reconciliation.invoice_total {
        let nothing = String::new();
        line(
            &mut out,
            [
                "Invoice total".to_owned(),
                reconciliation.rows().to_string(),
                total.currency().to_string(),
                nothing.clone(),
                nothing.clone(),
                nothing,
                total.decimal(),
            ],
        );
    }
    out
}

fn line(out: &mut Vec<u8>, texts: [String; 7]) {
    let mut cells = Cells::new(out, Formulas::AsTheyAre);
    for text in texts {
        cells.text(&text);
    }
    cells.end();
}
