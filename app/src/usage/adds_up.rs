//! What a file adds up to: by section, and all of it beside the invoice.

use super::count;
use super::file::is_of_invoice;
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::usage::UsageFileRow;
use billing::usage::{Reconciliation, UsagePart};
use billing::{Exact, Money};
use islands::addresses;
use leptos::prelude::*;
use words::{format, usage};

pub(super) fn adds_up(
    asked: &Asked,
    (file, sums): (&UsageFileRow, &Reconciliation),
    link: &str,
) -> AnyView {
    let language = asked.language;
    let is_of_invoice = is_of_invoice(file);
    let (title, hint, first) = match is_of_invoice {
        true => (
            usage::reconciliation(language),
            usage::reconciliation_hint(language),
            usage::section(language),
        ),
        false => (
            usage::reconciliation_days(language),
            usage::reconciliation_days_hint(language),
            usage::invoice(language),
        ),
    };
    let mut heads = vec![column(first.clone())];
    heads.push(number_column(usage::rows(language)));
    if is_of_invoice {
        let numbers = [
            usage::exact(language),
            usage::rounding(language),
            usage::tax(language),
        ];
        heads.extend(numbers.map(number_column));
    }
    heads.push(number_column(usage::total(language)));
    let mut rows: Vec<_> = sums
        .parts
        .iter()
        .map(|it| match is_of_invoice {
            true => section(asked, (&first, &name(asked, it)), it),
            false => row(asked, (&first, &name(asked, it)), it),
        })
        .collect();
    rows.extend(
        sums.invoice_total
            .map(|it| all(asked, (file, sums), (&first, it))),
    );
    view! {
        <section class="sheet invoices" aria-labelledby="adds-up">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="adds-up">{title.clone()}</h2>
                    <a href=addresses::usage_download(link, addresses::RECONCILIATION)>
                        {usage::reconciliation_file(language)}
                    </a>
                </div>
                <p class="soft">{hint}</p>
            </div>
            {table(title, heads, rows)}
        </section>
    }
    .into_any()
}

fn name(asked: &Asked, part: &UsagePart) -> String {
    match (part.name.as_str(), part.is_covered) {
        ("", true) => usage::covered(asked.language),
        ("", false) => usage::not_invoiced(asked.language),
        (name, _) => name.to_owned(),
    }
}

fn row(asked: &Asked, (first, name): (&str, &str), part: &UsagePart) -> AnyView {
    let language = asked.language;
    let number = |it: Exact| format::price(language, it);
    let rows = i64::try_from(part.rows).unwrap_or(i64::MAX);
    let total = format!("{}\u{a0}{}", part.currency, number(part.total));
    view! {
        <tr role="row">
            {cell(first.to_owned(), name.to_owned())}
            {number_cell(usage::rows(language), count(language, rows))}
            {number_cell(usage::total(language), total)}
        </tr>
    }
    .into_any()
}

/// A section of an invoice, with what makes it add up.
fn section(asked: &Asked, (first, name): (&str, &str), part: &UsagePart) -> AnyView {
    let language = asked.language;
    let number = |it: Exact| format::price(language, it);
    let rows = i64::try_from(part.rows).unwrap_or(i64::MAX);
    let total = format!("{}\u{a0}{}", part.currency, number(part.total));
    view! {
        <tr role="row">
            {cell(first.to_owned(), name.to_owned())}
            {number_cell(usage::rows(language), count(language, rows))}
            {number_cell(usage::exact(language), number(part.exact))}
            {number_cell(usage::rounding(language), number(part.rounding))}
            {number_cell(usage::tax(language), number(part.tax))}
            {number_cell(usage::total(language), total)}
        </tr>
    }
    .into_any()
}

/// All rows beside the invoice: the same, or there would be no file.
fn all(
    asked: &Asked,
    (file, sums): (&UsageFileRow, &Reconciliation),
    (first, invoice): (&str, Money),
) -> AnyView {
    let language = asked.language;
    let sum = |of: fn(&UsagePart) -> Exact| {
        let mut all = sums.parts.iter().map(of);
        all.try_fold(Exact::ZERO, Exact::plus).unwrap_or_default()
    };
    let part = UsagePart {
        name: String::new(),
        is_covered: false,
        rows: sums.rows(),
        currency: invoice.currency(),
        exact: sum(|it| it.exact),
        rounding: sum(|it| it.rounding),
        tax: sum(|it| it.tax),
        total: sum(|it| it.total),
    };
    let total = format::money(language, invoice);
    view! {
        {section(asked, (first, &usage::file_total(language)), &part)}
        <tr role="row">
            {cell(first.to_owned(), usage::invoice_total(language, &file.label))}
            {number_cell(usage::rows(language), String::new())}
            {number_cell(usage::exact(language), String::new())}
            {number_cell(usage::rounding(language), String::new())}
            {number_cell(usage::tax(language), String::new())}
            {number_cell(
                usage::total(language),
                view! { <strong>{total}</strong> },
            )}
        </tr>
    }
    .into_any()
}
