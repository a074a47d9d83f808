//! Rows become columns, days and parts.

use super::{Packed, UsageWriter, focus, mca, mosp};
use billing::invoice::{LineKind, Named};
use billing::usage::{
    ByteOrderMark, Formulas, UsageAccount, UsageFormat, UsageItem, UsageKind, UsageOf,
    UsageOptions, UsagePacking, UsagePlace, UsageRow,
};
use billing::{AgreementType, Currency, Exact, Month};
use std::io::Read;
use std::sync::Arc;

fn named(name: &str) -> Named {
    Named {
        name: name.to_owned(),
        display_name: format!("The {name}"),
    }
}

fn account(agreement: AgreementType) -> UsageAccount {
    UsageAccount {
        agreement,
        account: named("4711"),
        owner_email: Some("owner@home.example".to_owned()),
        issuer: "Issuer".to_owned(),
    }
}

fn row(starts_at: &str, cost: &str, extra: &str) -> UsageRow {
    let month: Month = "2026-10".parse().expect("a month");
    let starts_at = starts_at.parse().expect("a moment");
    UsageRow {
        kind: UsageKind::Charge(LineKind::Usage),
        of: Arc::new(UsageOf {
            invoice: Some("G123456789".to_owned()),
            period: Some(month.period()),
            profile: Some(named("profile")),
            offer: None,
            currency: Currency::EUR,
        }),
        place: Arc::new(UsagePlace {
            section: Some(named("section")),
            subscription: Some(named("subscription")),
            ..UsagePlace::default()
        }),
        item: Arc::new(UsageItem {
            family: "Compute".to_owned(),
            service: "Machines".to_owned(),
            description: "=cmd|' /C calc'!A0".to_owned(),
            unit: "Hours".to_owned(),
            unit_price: Some(exact("0.1")),
            ..UsageItem::default()
        }),
        starts_at,
        ends_at: starts_at + chrono::Duration::hours(1),
        meter: None,
        quantity: Some(Exact::ONE),
        cost: exact(cost),
        list_cost: Some(exact("0.2")),
        extra: extra.to_owned(),
    }
}

fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

fn options(format: UsageFormat) -> UsageOptions {
    UsageOptions {
        format,
        mark: ByteOrderMark::LeftOut,
        formulas: Formulas::Disarmed,
        ..UsageOptions::default()
    }
}

/// The lines of a file, each a list of columns and cells.
fn written(
    agreement: AgreementType,
    options: UsageOptions,
    rows: Vec<UsageRow>,
) -> Vec<Vec<(String, String)>> {
    let mut writer = UsageWriter::new(account(agreement), options);
    let mut out = Vec::new();
    writer.begin(&mut out);
    for row in rows {
        writer.row(row, &mut out).expect("fits");
    }
    writer.end(&mut out);
    let text = String::from_utf8(out).expect("UTF-8");
    assert!(text.ends_with("\r\n"));
    let mut lines = text.split_terminator("\r\n").map(cells);
    let head = lines.next().expect("a head");
    let lines: Vec<_> = lines
        .map(|cells| {
            assert_eq!(cells.len(), head.len());
            head.iter().cloned().zip(cells).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(lines.len() as u64, writer.written());
    lines
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

fn cell<'a>(line: &'a [(String, String)], column: &str) -> &'a str {
    let found = line.iter().find(|(name, _)| name == column);
    &found.expect("a column").1
}

const DISK: &str = r#"{"ResourceId":"/subscriptions/s/resourceGroups/rg/providers/Ns.Disks/disks/a","Tags":"{\"a\": \"b,c\"}","ConsumedQuantity":"1"}"#;
const DISK_LATER: &str = r#"{"ResourceId":"/subscriptions/s/resourceGroups/rg/providers/Ns.Disks/disks/a","Tags":"{\"a\": \"b,c\"}","ConsumedQuantity":"2"}"#;

#[test]
fn layouts_have_their_columns() {
    assert_eq!(
        [mosp::MOSP, mca::MCA, mca::MPA, focus::FOCUS].map(<[_]>::len),
        [55, 65, 70, 57]
    );
    let sorted = focus::FOCUS.is_sorted_by_key(|(name, _)| *name);
    assert!(sorted, "FOCUS is in the order of its names");
}

#[test]
fn a_day_of_a_resource_is_one_row_of_cost_details() {
    let rows = vec![
        row("2026-10-03T01:00:00Z", "0.000000000000000001", DISK),
        row("2026-10-03T02:00:00Z", "0.1", DISK_LATER),
        row("2026-10-04T00:00:00Z", "0.1", DISK),
        row("2026-10-04T00:00:00Z", "0.1", "{}"),
    ];
    let mca = written(
        AgreementType::Mca,
        options(UsageFormat::CostDetails),
        rows.clone(),
    );
    let told: Vec<_> = mca
        .iter()
        .map(|it| {
            [
                "date",
                "quantity",
                "costInBillingCurrency",
                "resourceGroupName",
            ]
            .map(|column| cell(it, column))
        })
        .collect();
    assert_eq!(
        told,
        [
            ["10/03/2026", "2", "0.100000000000000001", "rg"],
            ["10/04/2026", "1", "0.1", "rg"],
            ["10/04/2026", "1", "0.1", ""],
        ]
    );
    assert_eq!(cell(&mca[0], "tags"), r#"{"a": "b,c"}"#);
    assert_eq!(cell(&mca[0], "billingPeriodEndDate"), "10/31/2026");
    assert_eq!(cell(&mca[0], "isAzureCreditEligible"), "True");
    let focus = written(AgreementType::Mca, options(UsageFormat::Focus), rows);
    let starts = focus.iter().map(|it| cell(it, "ChargePeriodStart"));
    assert_eq!(
        starts.collect::<Vec<_>>(),
        [
            "2026-10-03T01:00:00Z",
            "2026-10-03T02:00:00Z",
            "2026-10-04T00:00:00Z",
            "2026-10-04T00:00:00Z"
        ]
    );
    assert_eq!(cell(&focus[0], "BillingPeriodEnd"), "2026-11-01T00:00:00Z");
}

#[test]
fn texts_that_look_like_formulas_are_disarmed_when_asked_and_numbers_never() {
    let rows = vec![row("2026-10-03T01:00:00Z", "-0.5", "{}")];
    for (formulas, expected) in [
        (Formulas::Disarmed, "'=cmd|' /C calc'!A0"),
        (Formulas::AsTheyAre, "=cmd|' /C calc'!A0"),
    ] {
        let options = UsageOptions {
            formulas,
            ..options(UsageFormat::CostDetails)
        };
        let lines = written(AgreementType::Mosp, options, rows.clone());
        assert_eq!(cell(&lines[0], "MeterName"), expected);
        assert_eq!(cell(&lines[0], "Cost"), "-0.5");
    }
}

#[test]
fn a_packed_part_is_taken_bytes_by_bytes() {
    let text = "one row after another\r\n".repeat(20_000);
    for packing in UsagePacking::ALL {
        let mut packed = Packed::new(*packing);
        let mut taken = Vec::new();
        for part in text.as_bytes().chunks(1_000) {
            packed.write(part).expect("packed");
            taken.extend(packed.take());
        }
        let (rest, size, hash) = packed.finish().expect("packed");
        taken.extend(rest);
        assert_eq!((taken.len() as u64, hash.len()), (size, 64));
        let mut read = String::new();
        match packing {
            UsagePacking::Plain => read = String::from_utf8(taken).expect("UTF-8"),
            UsagePacking::Gzip => {
                assert!(taken.len() < text.len() / 10);
                let mut decoder = flate2::read::GzDecoder::new(taken.as_slice());
                decoder.read_to_string(&mut read).expect("unpacked");
            }
        }
        assert_eq!(read, text);
    }
}
