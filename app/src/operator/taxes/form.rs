//! The forms: a rule or a rate is added from a day on, a rule is ended after a question.

use super::rules::customer;
use crate::asked::Asked;
use crate::controls::field::{Field, field};
use crate::controls::select::select;
use actions::taxes::{RuleRow, TaxPage};
use billing::address::CustomerKind;
use billing::tax::TaxCategory;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, common, format, labels, taxes as texts};

fn rule_fields(asked: &Asked, taxes: &TaxPage) -> [Field; 5] {
    let language = asked.language;
    let business = CustomerKind::Business.to_string();
    let standard = TaxCategory::Standard.to_string();
    [
        Field::text(asked, "country", texts::country_code(language))
            .with_hint(texts::country_hint(language)),
        Field::text(asked, "customer", texts::customer(language)).with_default(asked, business),
        Field::text(asked, "category", texts::category(language)).with_default(asked, standard),
        Field::text(asked, "percent", texts::percent(language))
            .with_hint(texts::percent_hint(language)),
        Field::day(asked, "valid_from", texts::first_day(language))
            .with_default(asked, taxes.today.to_string()),
    ]
}

fn rate_fields(asked: &Asked, taxes: &TaxPage) -> [Field; 4] {
    let language = asked.language;
    let accounting = taxes.accounting_currency.code();
    [
        Field::text(asked, "currency", accounts::currency(language))
            .with_hint(texts::currency_hint(language)),
        Field::text(asked, "rate", texts::rate_label(language, accounting)),
        Field::text(asked, "source", texts::source(language))
            .with_hint(texts::source_hint(language)),
        Field::day(asked, "rate_from", texts::first_day(language))
            .with_default(asked, taxes.today.to_string()),
    ]
}

fn last_day(asked: &Asked, taxes: &TaxPage) -> Field {
    Field::day(asked, "last_day", texts::last_day(asked.language))
        .with_default(asked, taxes.today.to_string())
}

/// Every field of the page.
pub(super) fn all_fields(asked: &Asked, taxes: &TaxPage) -> Vec<Field> {
    let rule = rule_fields(asked, taxes).into_iter();
    let all = rule.chain(rate_fields(asked, taxes));
    all.chain([last_day(asked, taxes)]).collect()
}

/// Adding a rule.
pub(super) fn add_rule(asked: &Asked, taxes: &TaxPage) -> AnyView {
    let language = asked.language;
    let [country, of_customer, category, percent, valid_from] = rule_fields(asked, taxes);
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
        </div>
        <div class="field-row">{field(asked, &valid_from)}</div>
    };
    let texts = [
        texts::add(language),
        texts::add_intro(language),
        texts::save(language),
    ];
    form("add-rule", texts, fields.into_any())
}

/// Adding a rate.
pub(super) fn add_rate(asked: &Asked, taxes: &TaxPage) -> AnyView {
    let language = asked.language;
    let [currency, rate, source, rate_from] = rate_fields(asked, taxes);
    let fields = view! {
        <div class="field-row">{field(asked, &currency)} {field(asked, &rate)}</div>
        <div class="field-row">{field(asked, &source)} {field(asked, &rate_from)}</div>
    };
    let texts = [
        texts::add_rate(language),
        texts::add_intro(language),
        texts::save_rate(language),
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
    let text = texts::end_text(
        language,
        &customer(language, rule.customer).to_lowercase(),
        &labels::country(language, &rule.country),
        &format::percent(language, rule.percent),
    );
    view! {
        <section class="sheet sheet-body" aria-labelledby="end-rule">
            <div class="sheet-head">
                <h2 id="end-rule">{texts::end_title(language)}</h2>
            </div>
            <form class="form" method="post" action=addresses::TAXES>
                <p>{text}</p>
                <input r#type="hidden" name="rule" value=row.key().to_string() />
                {field(asked, &last_day(asked, taxes))}
                <div class="button-row">
                    <button class="button" data-kind="danger" name="do" value="end">
                        {texts::end_button(language)}
                    </button>
                    <a class="button" data-kind="quiet" href=addresses::TAXES>
                        {common::cancel(language)}
                    </a>
                </div>
            </form>
        </section>
    }
    .into_any()
}
