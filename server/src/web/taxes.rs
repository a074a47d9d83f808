//! Tax rules and exchange rates that an operator adds and ends from their page.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::taxes::{RuleKey, TypedRate, TypedRule, add_rate, add_rule, end_rule};
use app::Notice;
use axum::response::Response;
use islands::addresses;

const RULE: [&str; 5] = ["country", "customer", "category", "percent", "valid_from"];
const RATE: [&str; 4] = ["currency", "rate", "source", "rate_from"];

/// Adds a rule or a rate, or ends a rule.
pub async fn change(visit: Visit, fields: Fields) -> Response {
    let done = match fields.text("do") {
        "add-rule" => add(&visit, &fields).await,
        "add-rate" => add_a_rate(&visit, &fields).await,
        "end" => end(&visit, &fields).await,
        _ => Err(Refusal::NotFound),
    };
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(addresses::TAXES, visit.jar.add(notice))
        }
        Err(refusal) => {
            let rule = fields.text("rule");
            let page = match rule.is_empty() {
                true => addresses::TAXES.to_owned(),
                false => format!("{}?{}", addresses::TAXES, addresses::query([("end", rule)])),
            };
            let kept: Vec<_> = RULE.into_iter().chain(RATE).chain(["last_day"]).collect();
            visit.again(&page, (&fields, &kept), refusal).await
        }
    }
}

async fn add(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let [country, customer, category, _, valid_from] = RULE.map(|it| fields.text(it).to_owned());
    let typed = TypedRule {
        country,
        customer,
        category,
        percent: fields.number("percent", visit.asked.language),
        valid_from,
    };
    add_rule(&visit.web.portal, visit.caller()?, &typed).await?;
    Ok(Notice::TaxRuleAdded)
}

async fn add_a_rate(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let [currency, _, source, rate_from] = RATE.map(|it| fields.text(it).to_owned());
    let typed = TypedRate {
        currency: currency.to_uppercase(),
        rate: fields.number("rate", visit.asked.language),
        source,
        rate_from,
    };
    add_rate(&visit.web.portal, visit.caller()?, &typed).await?;
    Ok(Notice::RateAdded)
}

async fn end(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let key: RuleKey = fields.text("rule").parse()?;
    let last_day = fields.text("last_day");
    end_rule(&visit.web.portal, visit.caller()?, &key, last_day).await?;
    Ok(Notice::TaxRuleEnded)
}
