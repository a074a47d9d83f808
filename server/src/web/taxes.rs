//! Tax rules and exchange rates that an operator adds and ends from their page.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::taxes::{
    RateKey, RuleKey, TypedRate, TypedRule, add_rate, add_rule, end_rate, end_rule,
};
use app::Notice;
use axum::response::Response;
use islands::addresses;

const RULE: [&str; 5] = ["country", "customer", "category", "percent", "valid_from"];
const RATE: [&str; 4] = ["currency", "rate", "source", "rate_from"];

/// Adds a rule or a rate, or ends one.
pub async fn change(visit: Visit, fields: Fields) -> Response {
    let done = match fields.text("do") {
        "add-rule" => add(&visit, &fields).await,
        "add-rate" => add_a_rate(&visit, &fields).await,
        "end" => end(&visit, &fields).await,
        "end-rate" => end_a_rate(&visit, &fields).await,
        _ => Err(Refusal::NotFound),
    };
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(addresses::TAXES, visit.jar.add(notice))
        }
        Err(refusal) => {
            let asked = [
                ("end", "rule"),
                ("end-rate", "ending"),
                ("replace-rate", "replacing"),
            ];
            let mut asked = asked
                .map(|(name, field)| (name, fields.text(field)))
                .into_iter();
            let page = match asked.find(|(_, key)| !key.is_empty()) {
                None => addresses::TAXES.to_owned(),
                Some(asked) => format!("{}?{}", addresses::TAXES, addresses::query([asked])),
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
        is_confirmed: fields.is_confirmed(),
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
        is_confirmed: fields.is_confirmed(),
    };
    add_rate(&visit.web.portal, visit.caller()?, &typed).await?;
    Ok(Notice::RateAdded)
}

async fn end(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let key: RuleKey = fields.text("rule").parse()?;
    end_rule(&visit.web.portal, visit.caller()?, &key, &fields.end()).await?;
    Ok(Notice::TaxRuleEnded)
}

async fn end_a_rate(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let key: RateKey = fields.text("ending").parse()?;
    end_rate(&visit.web.portal, visit.caller()?, key, &fields.end()).await?;
    Ok(Notice::RateEnded)
}
