//! The tax table.

use super::{END, REPLACE, section};
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
use words::{format, labels, prices, taxes};

pub(super) fn rules(asked: &Asked, taxes: &TaxPage) -> AnyView {
    let language = asked.language;
    let title = taxes::rules(language);
    if taxes.rules.is_empty() {
        let nothing = empty_state(
            asked,
            "percent",
            taxes::no_rules(language),
            taxes::no_rules_hint(language),
            Vec::new(),
        );
        return section("rules", title, None, nothing);
    }
    let columns = vec![
        column(taxes::country(language)),
        column(taxes::customer(language)),
        column(taxes::category(language)),
        number_column(taxes::rate(language)),
        column(taxes::valid_from(language)),
        column(taxes::valid_to(language)),
        column(prices::standing(language)),
        column(prices::change(language)),
    ];
    let rows = taxes.rules.iter().map(|it| row(asked, it)).collect();
    section("rules", title.clone(), None, table(title, columns, rows))
}

fn row(asked: &Asked, row: &RuleRow) -> AnyView {
    let language = asked.language;
    let rule = &row.rule;
    let changes = (row.standing != Standing::Over).then(|| changes(asked, row));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {labels::country(language, &rule.country)}
                <span class="table-detail code">{rule.country.clone()}</span>
            </th>
            {cell(taxes::customer(language), customer(language, rule.customer))}
            {cell(taxes::category(language), labels::tax_category(language, rule.category))}
            {number_cell(taxes::rate(language), format::percent(language, rule.percent))}
            {cell(taxes::valid_from(language), format::short_date(language, rule.valid_from))}
            {cell(taxes::valid_to(language), last_day(language, row.last_day))}
            {cell(prices::standing(language), tag(standing(language, row.standing)))}
            {cell(prices::change(language), changes)}
        </tr>
    }
    .into_any()
}

fn changes(asked: &Asked, row: &RuleRow) -> AnyView {
    let language = asked.language;
    let key = row.key().to_string();
    let address = |name| {
        let query = addresses::query([(name, key.as_str())]);
        format!("{}?{query}", addresses::TAXES)
    };
    let rule = &row.rule;
    let customer = customer(language, rule.customer);
    let country = labels::country(language, &rule.country);
    let from = format::date(language, rule.valid_from);
    view! {
        <div class="button-row">
            <a
                class="button"
                data-size="small"
                href=address(REPLACE)
                aria-label=taxes::replace_named(language, &customer, &country, &from)
            >
                {taxes::replace(language)}
            </a>
            <a
                class="button"
                data-size="small"
                href=address(END)
                aria-label=taxes::end_named(language, &customer, &country, &from)
            >
                {taxes::end(language)}
            </a>
        </div>
    }
    .into_any()
}

/// The kind of a customer.
pub(super) fn customer(language: Language, kind: CustomerKind) -> String {
    match kind {
        CustomerKind::Private => taxes::private(language),
        CustomerKind::Business => taxes::business(language),
    }
}

pub(super) fn last_day(language: Language, day: Option<NaiveDate>) -> String {
    day.map_or_else(
        || taxes::until_further_notice(language),
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
