//! The tax table.

use super::{END, section};
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use crate::controls::tag::tag;
use actions::prices::Standing;
use actions::taxes::{RuleRow, TaxPage};
use billing::Language;
use billing::address::CustomerKind;
use chrono::NaiveDate;
use islands::addresses;
use leptos::prelude::*;
use words::{format, labels, prices, taxes as texts};

pub(super) fn rules(asked: &Asked, taxes: &TaxPage) -> AnyView {
    let language = asked.language;
    let title = texts::rules(language);
    if taxes.rules.is_empty() {
        let nothing = empty_state(
            asked,
            "percent",
            texts::no_rules(language),
            texts::no_rules_hint(language),
            Vec::new(),
        );
        return section("rules", title, None, nothing);
    }
    let columns = vec![
        column(texts::country(language)),
        column(texts::customer(language)),
        column(texts::category(language)),
        number_column(texts::rate(language)),
        column(texts::valid_from(language)),
        column(texts::valid_to(language)),
        column(prices::standing(language)),
        column(texts::end(language)),
    ];
    let rows = taxes.rules.iter().map(|it| row(asked, it)).collect();
    section("rules", title.clone(), None, table(title, columns, rows))
}

fn row(asked: &Asked, row: &RuleRow) -> AnyView {
    let language = asked.language;
    let rule = &row.rule;
    let end = (row.standing != Standing::Over).then(|| end(asked, row));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {labels::country(language, &rule.country)}
                <span class="table-detail code">{rule.country.clone()}</span>
            </th>
            {cell(texts::customer(language), customer(language, rule.customer))}
            {cell(texts::category(language), labels::tax_category(language, rule.category))}
            {number_cell(texts::rate(language), format::percent(language, rule.percent))}
            {cell(texts::valid_from(language), format::short_date(language, rule.valid_from))}
            {cell(texts::valid_to(language), last_day(language, row.last_day))}
            {cell(prices::standing(language), tag(standing(language, row.standing)))}
            {cell(texts::end(language), end)}
        </tr>
    }
    .into_any()
}

fn end(asked: &Asked, row: &RuleRow) -> AnyView {
    let language = asked.language;
    let key = row.key().to_string();
    let query = addresses::query([(END, key.as_str())]);
    let rule = &row.rule;
    let name = texts::end_named(
        language,
        &customer(language, rule.customer),
        &labels::country(language, &rule.country),
        &format::date(language, rule.valid_from),
    );
    view! {
        <a
            class="button"
            data-size="small"
            href=format!("{}?{query}", addresses::TAXES)
            aria-label=name
        >
            {texts::end(language)}
        </a>
    }
    .into_any()
}

/// The kind of a customer.
pub(super) fn customer(language: Language, kind: CustomerKind) -> String {
    match kind {
        CustomerKind::Private => texts::private(language),
        CustomerKind::Business => texts::business(language),
    }
}

pub(super) fn last_day(language: Language, day: Option<NaiveDate>) -> String {
    day.map_or_else(
        || texts::until_further_notice(language),
        |it| format::short_date(language, it),
    )
}

pub(super) fn standing(language: Language, standing: Standing) -> String {
    match standing {
        Standing::Current => prices::current(language),
        Standing::ToCome => prices::to_come(language),
        Standing::Over => prices::over(language),
    }
}
