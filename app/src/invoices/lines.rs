//! The lines of an invoice: section, product order, service family, line.

use crate::asked::Asked;
use crate::controls::icon::icon;
use crate::controls::table::{column, number_cell, number_column};
use crate::controls::term::term;
use billing::AgreementType;
use billing::invoice::content::SectionCharges;
use billing::invoice::{InvoiceContent, Line, LineKind};
use leptos::prelude::*;
use words::{document, format, invoices, labels};

/// Columns of the table of lines.
const COLUMNS: &str = "7";
/// Columns before the first sum.
const COLUMNS_BEFORE_SUMS: &str = "4";
/// With more lines in all, sections are folded at first.
const LINES_UNFOLDED_MAX: usize = 40;
/// Lines of one section on the page; the PDF has all of them.
const LINES_SHOWN_MAX: usize = 200;

pub(super) fn details(asked: &Asked, content: &InvoiceContent) -> AnyView {
    let language = asked.language;
    let title = match content.head.agreement {
        AgreementType::Mpa => invoices::details_customer(language),
        _ => invoices::details(language),
    };
    let sections = &content.body.sections;
    let is_short = sections.iter().map(lines_of).sum::<usize>() <= LINES_UNFOLDED_MAX;
    let sections = sections.iter().enumerate();
    let sections = sections.map(|(place, it)| folded(asked, (place, is_short), it));
    let sections: Vec<_> = sections.collect();
    let nothing = sections.is_empty().then(|| document::no_charges(language));
    view! {
        <section class="sheet" aria-labelledby="details">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="details">{title}</h2>
                </div>
                {nothing.map(|it| view! { <p>{it}</p> })}
            </div>
            {sections}
        </section>
    }
    .into_any()
}

/// The place of a section's lines on the page, to jump to: inside of its fold, so that it opens.
pub(super) fn anchor(place: usize) -> String {
    format!("lines-{}", place + 1)
}

fn lines_of(section: &SectionCharges) -> usize {
    let families = section.orders.iter().flat_map(|it| &it.families);
    families.map(|it| it.lines.len()).sum()
}

fn folded(asked: &Asked, (place, is_open): (usize, bool), section: &SectionCharges) -> AnyView {
    let name = &section.heading;
    let total = format::money(asked.language, section.sums.total);
    view! {
        <details class="invoice-section" open=is_open>
            <summary>
                {icon(asked, "chevron-right")} <h3>{name.clone()}</h3>
                <span class="number">{total}</span>
            </summary>
            <div class="table-frame" id=anchor(place)>
                {table(asked, place, section)}
            </div>
        </details>
    }
    .into_any()
}

fn table(asked: &Asked, place: usize, section: &SectionCharges) -> AnyView {
    let language = asked.language;
    let name = &section.heading;
    let rounding = section.rounding.as_ref();
    let rounding = rounding.map(|it| line(asked, place, it));
    view! {
        <table class="table invoice-lines" role="table" data-stack="">
            <caption class="visually-hidden">{invoices::charges_of(language, name)}</caption>
            <thead role="rowgroup">
                <tr role="row">{columns(asked, place)}</tr>
            </thead>
            <tbody role="rowgroup">
                {first_rows(asked, place, section)} {more(asked, section)} {rounding}
            </tbody>
            <tfoot role="rowgroup">
                <tr role="row" data-row="sum">
                    <th role="rowheader" scope="row" colspan=COLUMNS_BEFORE_SUMS>
                        {document::total_of(language, name)}
                    </th>
                    {sum_cells(asked, section)}
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

/// The rows of a section up to its bound.
fn first_rows(asked: &Asked, place: usize, section: &SectionCharges) -> Vec<AnyView> {
    let mut left = LINES_SHOWN_MAX;
    let mut rows = Vec::new();
    for order in &section.orders {
        if left > 0 {
            rows.push(head_row("group", &order.name));
        }
        for family in &order.families {
            if left > 0 {
                rows.push(head_row("subgroup", &family.name));
            }
            let lines = family.lines.iter().take(left);
            rows.extend(lines.map(|it| line(asked, place, it)));
            left = left.saturating_sub(family.lines.len());
        }
    }
    rows
}

/// That there are more lines than are shown.
fn more(asked: &Asked, section: &SectionCharges) -> Option<AnyView> {
    let count = lines_of(section);
    let text = |count: usize| format::count(asked.language, count);
    let sentence = invoices::lines_first(asked.language, &text(LINES_SHOWN_MAX), &text(count));
    let row = view! {
        <tr role="row" data-row="more">
            <td role="cell" colspan=COLUMNS>
                {sentence}
            </td>
        </tr>
    };
    (count > LINES_SHOWN_MAX).then(|| row.into_any())
}

fn head_row(kind: &'static str, name: &str) -> AnyView {
    view! {
        <tr role="row" data-row=kind>
            <th role="rowheader" scope="rowgroup" colspan=COLUMNS>
                {name.to_owned()}
            </th>
        </tr>
    }
    .into_any()
}

fn columns(asked: &Asked, place: usize) -> Vec<AnyView> {
    let language = asked.language;
    let unit_price = term(
        asked,
        &format!("unit-price-{place}"),
        invoices::unit_price(language),
        invoices::term_unit_price(language),
    );
    let unit_price = view! { <th role="columnheader" scope="col" class="number">{unit_price}</th> };
    vec![
        column(invoices::description(language)),
        unit_price.into_any(),
        number_column(invoices::quantity(language)),
        number_column(invoices::tax_rate(language)),
        number_column(invoices::charges_and_credits(language)),
        number_column(invoices::tax(language)),
        number_column(invoices::total(language)),
    ]
}

fn sum_cells(asked: &Asked, section: &SectionCharges) -> Vec<AnyView> {
    let language = asked.language;
    let sums = &section.sums;
    let before_tax = sums.charges.plus(sums.credits).unwrap_or(sums.charges);
    let cell = |column, amount| number_cell(column, format::money(language, amount));
    vec![
        cell(invoices::charges_and_credits(language), before_tax),
        cell(invoices::tax(language), sums.tax),
        cell(invoices::total(language), sums.total),
    ]
}

fn line(asked: &Asked, place: usize, line: &Line) -> AnyView {
    let language = asked.language;
    let price = line.unit_price.map(|it| {
        let unit = (!line.unit.is_empty()).then(|| format!(" / {}", line.unit));
        view! {
            {format!("{}\u{a0}{}", line.amount.currency(), format::price(language, it))}
            <span class="soft">{unit}</span>
        }
    });
    let has_own_unit = line.unit_price.is_none() && !line.unit.is_empty();
    let quantity = line.quantity.map(|it| match has_own_unit {
        true => format!("{}\u{a0}{}", format::number(language, it), line.unit),
        false => format::number(language, it),
    });
    let rate = format::percent(language, line.tax_rate.percent);
    let amount = |it| format::money(language, it);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" data-cell="line">
                {name(asked, place, line)}
            </th>
            {number_cell(invoices::unit_price(language), price)}
            {number_cell(invoices::quantity(language), quantity)}
            {number_cell(invoices::tax_rate(language), rate)}
            {number_cell(invoices::charges_and_credits(language), amount(line.amount))}
            {number_cell(invoices::tax(language), amount(line.tax))}
            {number_cell(invoices::total(language), amount(line.total))}
        </tr>
    }
    .into_any()
}

/// What a line is for; and where it says more than its own use in its own days, that.
fn name(asked: &Asked, place: usize, line: &Line) -> AnyView {
    let language = asked.language;
    if line.kind == LineKind::RoundingAdjustment {
        return term(
            asked,
            &format!("rounding-{place}"),
            labels::line(language, line.kind),
            invoices::term_rounding(language),
        );
    }
    let subcategory = line.subcategory.as_deref().unwrap_or_default();
    let parts = [
        line.service.as_str(),
        subcategory,
        line.description.as_str(),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let kind = (line.kind != LineKind::Usage).then(|| labels::line(language, line.kind));
    let late = line
        .period
        .map(|it| invoices::usage_of(language, &format::period(language, it)));
    let included = labels::included(language, line);
    let said = [kind, line.region.clone(), late, included];
    let more: Vec<_> = said.into_iter().flatten().collect();
    let more = (!more.is_empty()).then(|| more.join(" · "));
    view! {
        {parts.join(" · ")}
        {more.map(|it| view! { <span class="table-detail">{it}</span> })}
    }
    .into_any()
}
