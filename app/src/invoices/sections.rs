//! The sums of an invoice by section, or by customer of a partner.

use super::lines::anchor;
use crate::asked::Asked;
use crate::controls::table::{column, number_cell, number_column};
use billing::AgreementType;
use billing::invoice::InvoiceContent;
use billing::invoice::content::{SectionCharges, Sums};
use leptos::prelude::*;
use words::{accounts, document, format, invoices};

/// What a section is called under this agreement.
fn section_name(asked: &Asked, content: &InvoiceContent) -> String {
    match content.head.agreement {
        AgreementType::Mpa => accounts::customer(asked.language),
        AgreementType::Mosp => accounts::subscription(asked.language),
        AgreementType::Mca | AgreementType::Ea => invoices::section(asked.language),
    }
}

pub(super) fn sections(asked: &Asked, content: &InvoiceContent) -> AnyView {
    let language = asked.language;
    let title = match content.head.agreement {
        AgreementType::Mpa => document::customer_summary(language),
        _ => document::section_summary(language),
    };
    let rows: Vec<_> = content
        .body
        .sections
        .iter()
        .enumerate()
        .map(|(place, it)| row(asked, place, it))
        .collect();
    let sums = &content.body.summary;
    let all = Sums {
        charges: sums.charges,
        credits: content.body.credits_of_sections(),
        tax: sums.tax,
        total: sums.total,
    };
    view! {
        <section class="sheet" aria-labelledby="sections">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="sections">{title.clone()}</h2>
                </div>
                <div class="table-frame">
                    <table class="table" role="table" data-stack="">
                        <caption class="visually-hidden">{title}</caption>
                        <thead role="rowgroup">
                            <tr role="row">
                                {column(section_name(asked, content))}
                                {number_column(invoices::charges(language))}
                                {number_column(invoices::credits(language))}
                                {number_column(invoices::tax(language))}
                                {number_column(invoices::total(language))}
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{rows}</tbody>
                        <tfoot role="rowgroup">
                            <tr role="row">
                                <th role="rowheader" scope="row">
                                    {invoices::total(language)}
                                </th>
                                {cells(asked, all)}
                            </tr>
                        </tfoot>
                    </table>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn row(asked: &Asked, place: usize, section: &SectionCharges) -> AnyView {
    let reseller = section.reseller.as_ref().map(|it| {
        let told = [accounts::reseller(asked.language), it.clone()];
        view! { <span class="table-detail">{told.join(": ")}</span> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=format!("#{}", anchor(place))>{section.heading.clone()}</a>
                {reseller}
            </th>
            {cells(asked, section.sums)}
        </tr>
    }
    .into_any()
}

fn cells(asked: &Asked, sums: Sums) -> Vec<AnyView> {
    let language = asked.language;
    let cell = |column, amount| number_cell(column, format::money(language, amount));
    vec![
        cell(invoices::charges(language), sums.charges),
        cell(invoices::credits(language), sums.credits),
        cell(invoices::tax(language), sums.tax),
        cell(invoices::total(language), sums.total),
    ]
}
