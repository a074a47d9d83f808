//! The forms: a rule or a rate is added from a day on, or ended after a question.

use super::rates::pair;
use super::rules::customer;
use crate::asked::Asked;
use crate::controls::button_row::does_row;
use crate::controls::confirmation::{confirmation, confirmation_field};
use crate::controls::field::{Field, field};
use crate::controls::select::select;
use actions::Wrong;
use actions::taxes::{RateRow, RuleRow, TaxPage};
use billing::address::CustomerKind;
use billing::tax::TaxCategory;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, labels, taxes};

/// The fields of a rule, with what a former one says that it is to replace.
fn rule_fields(asked: &Asked, taxes: &TaxPage, former: Option<&RuleRow>) -> [Field; 5] {
    let language = asked.language;
    let former = former.map(|it| &it.rule);
    let country = former.map_or_else(String::new, |it| it.country.clone());
    let customer = former.map_or(CustomerKind::Business, |it| it.customer);
    let category = former.map_or(TaxCategory::Standard, |it| it.category);
    let percent = former.filter(|it| !it.percent.is_zero());
    let percent = percent.map_or_else(String::new, |it| format::number(language, it.percent));
    [
        Field::text(asked, "country", taxes::country_code(language))
            .with_hint(taxes::country_hint(language))
            .with_default(asked, country),
        Field::text(asked, "customer", taxes::customer(language))
            .with_default(asked, customer.to_string()),
        Field::text(asked, "category", taxes::category(language))
            .with_default(asked, category.to_string()),
        Field::text(asked, "percent", taxes::percent(language))
            .with_hint(taxes::percent_hint(language))
            .with_default(asked, percent),
        Field::day(asked, "valid_from", taxes::first_day(language))
            .with_default(asked, taxes.today.to_string()),
    ]
}

/// The fields of a rate, with whose and of which currency a former one is that it is to replace.
fn rate_fields(asked: &Asked, taxes: &TaxPage, former: Option<&RateRow>) -> [Field; 4] {
    let language = asked.language;
    let accounting = taxes.accounting_currency.code();
    let former = former.map(|it| &it.rate);
    let currency = former.map_or_else(String::new, |it| it.currency.to_string());
    let source = former.map_or_else(String::new, |it| it.source.clone());
    [
        Field::text(asked, "currency", accounts::currency(language))
            .with_hint(taxes::currency_hint(language))
            .with_default(asked, currency),
        Field::text(asked, "rate", taxes::rate_label(language, accounting)),
        Field::text(asked, "source", taxes::source(language))
            .with_hint(taxes::source_hint(language))
            .with_default(asked, source),
        Field::day(asked, "rate_from", taxes::first_day(language))
            .with_default(asked, taxes.today.to_string()),
    ]
}

fn last_day(asked: &Asked, taxes: &TaxPage) -> Field {
    Field::day(asked, "last_day", taxes::last_day(asked.language))
        .with_default(asked, taxes.today.to_string())
}

/// Every field of the page.
pub(super) fn all_fields(asked: &Asked, taxes: &TaxPage) -> Vec<Field> {
    let rule = rule_fields(asked, taxes, None).into_iter();
    let all = rule.chain(rate_fields(asked, taxes, None));
    let all = all.chain([last_day(asked, taxes), confirmation_field(asked)]);
    all.collect()
}

/// Adding a rule, in the place of a former one where there is one.
pub(super) fn add_rule(asked: &Asked, taxes: &TaxPage, former: Option<&RuleRow>) -> AnyView {
    let language = asked.language;
    let [country, of_customer, category, percent, valid_from] = rule_fields(asked, taxes, former);
    let customers = CustomerKind::ALL.iter();
    let customers = customers.map(|it| (it.to_string(), customer(language, *it)));
    let categories = TaxCategory::ALL.iter();
    let categories = categories.map(|it| (it.to_string(), labels::tax_category(language, *it)));
    let fields = view! {
        <div class="field-row">
            {field(asked, &country)} {select(asked, &of_customer, customers.collect())}
        </div>
        <div class="field-row">
            {select(asked, &category, categories.collect())} {field(asked, &percent)}
            {field(asked, &valid_from)}
        </div>
        {confirmation(asked, |it| matches!(it, Wrong::BilledAlready(_) | Wrong::OddRule(_)))}
    };
    let texts = [
        taxes::add(language),
        taxes::add_intro(language),
        taxes::save(language),
    ];
    form("add-rule", texts, fields.into_any())
}

/// Adding a rate, in the place of a former one where there is one.
pub(super) fn add_rate(asked: &Asked, taxes: &TaxPage, former: Option<&RateRow>) -> AnyView {
    let language = asked.language;
    let [currency, rate, source, rate_from] = rate_fields(asked, taxes, former);
    let replacing = former.map(|it| {
        view! { <input r#type="hidden" name="replacing" value=it.key().to_string() /> }
    });
    let fields = view! {
        {replacing}
        <div class="field-row">{field(asked, &currency)} {field(asked, &rate)}</div>
        <div class="field-row">{field(asked, &source)} {field(asked, &rate_from)}</div>
        {confirmation(asked, |it| matches!(it, Wrong::OddRate(_)))}
    };
    let texts = [
        taxes::add_rate(language),
        taxes::add_rate_intro(language),
        taxes::save_rate(language),
    ];
    form("add-rate", texts, fields.into_any())
}

fn form(id: &'static str, [title, line, save]: [String; 3], fields: AnyView) -> AnyView {
    view! {
        <section class="sheet sheet-body" aria-labelledby=id>
            <div class="sheet-head">
                <h2 id=id>{title}</h2>
            </div>
            <form class="form" data-width="wide" method="post" action=addresses::TAXES>
                <p class="soft">{line}</p>
                {fields}
                <div class="button-row">
                    <button class="button" data-kind="primary" name="do" value=id>
                        {save}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// The question before a rule is ended.
pub(super) fn end(asked: &Asked, taxes: &TaxPage, row: &RuleRow) -> AnyView {
    let language = asked.language;
    let rule = &row.rule;
    let text = taxes::end_text(
        language,
        &customer(language, rule.customer).to_lowercase(),
        &labels::country(language, &rule.country),
        &format::percent(language, rule.percent),
    );
    view! {
        <section class="sheet sheet-body" aria-labelledby="end-rule">
            <div class="sheet-head">
                <h2 id="end-rule">{taxes::end_title(language)}</h2>
            </div>
            <form class="form" method="post" action=addresses::TAXES>
                <p>{text}</p>
                <input r#type="hidden" name="rule" value=row.key().to_string() />
                {field(asked, &last_day(asked, taxes))}
                {confirmation(asked, |_| true)}
                {does_row(
                    asked,
                    ("danger", "end", taxes::end_button(language)),
                    addresses::TAXES.to_owned(),
                )}
            </form>
        </section>
    }
    .into_any()
}

/// The question before a rate is ended.
pub(super) fn end_rate(asked: &Asked, taxes: &TaxPage, row: &RateRow) -> AnyView {
    let language = asked.language;
    let pair = pair(asked, taxes, row);
    let text = taxes::end_rate_text(language, &pair, row.rate.currency.code());
    view! {
        <section class="sheet sheet-body" aria-labelledby="end-rate">
            <div class="sheet-head">
                <h2 id="end-rate">{taxes::end_rate_title(language)}</h2>
            </div>
            <form class="form" method="post" action=addresses::TAXES>
                <p>{text}</p>
                <input r#type="hidden" name="ending" value=row.key().to_string() />
                {field(asked, &last_day(asked, taxes))}
                {confirmation(asked, |_| true)}
                {does_row(
                    asked,
                    ("danger", "end-rate", taxes::end_rate_button(language)),
                    addresses::TAXES.to_owned(),
                )}
            </form>
        </section>
    }
    .into_any()
}
