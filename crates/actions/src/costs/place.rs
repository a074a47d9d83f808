//! The parts of an account whose costs somebody sees: whoever may have its usage, and whoever sees
//! what a section costs (domain.md §3).

use crate::accounts::ShownName;
use crate::invoices::why_none;
use crate::usage::{allow_usage, of_account, of_profile, of_subscription};
use crate::{Caller, Portal, Refusal};
use billing::policy::{AccountFacts, OnSection, action, allow};
use billing::{AgreementType, ProfileId};
use std::collections::HashMap;
use store::Uuid;
use store::costs::CostReach;
use store::entities::account;

/// What somebody sees all of, as forms and addresses call it.
pub(super) const EVERYTHING: &str = "";

/// A part of an account whose costs are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostScope {
    /// What a form calls it.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// Whether it is all of the account.
    pub is_whole: bool,
}

/// What somebody sees of an account's costs.
pub(super) struct Seen {
    /// All of it, or what there is of it.
    pub reach: CostReach,
    /// The parts, each with its series or section.
    parts: Vec<(CostScope, CostReach)>,
}

impl Seen {
    /// What there is to choose from.
    pub fn scopes(&self) -> Vec<CostScope> {
        self.parts.iter().map(|(scope, _)| scope.clone()).collect()
    }

    /// One of the parts.
    pub fn part(&self, value: &str) -> Option<&CostReach> {
        let mut parts = self.parts.iter();
        let found = parts.find(|(scope, _)| scope.value == value);
        found.map(|(_, reach)| reach)
    }
}

/// What somebody sees of an account's costs, or why they see none.
pub(super) async fn seen(
    portal: &Portal,
    caller: &Caller,
    (account, facts): (&account::Model, AccountFacts),
) -> Result<Seen, Refusal> {
    let label = account.shown_name().to_owned();
    let is_whole = allow_usage(caller, &of_account(facts, label).on).is_ok();
    let parts = match account.agreement {
        AgreementType::Mosp => subscriptions(portal, caller, (account, facts)).await?,
        AgreementType::Mca | AgreementType::Mpa => profiles(portal, caller, facts).await?,
        AgreementType::Ea => Vec::new(),
    };
    let reach = match is_whole {
        true => CostReach::All,
        false if parts.is_empty() => return Err(Refusal::Forbidden(why_none(caller, facts))),
        false => together(&parts),
    };
    Ok(Seen { reach, parts })
}

fn together(parts: &[(CostScope, CostReach)]) -> CostReach {
    let (mut all_series, mut all_sections) = (Vec::new(), Vec::new());
    for (_, reach) in parts {
        if let CostReach::Parts { series, sections } = reach {
            all_series.extend(series);
            all_sections.extend(sections);
        }
    }
    CostReach::Parts {
        series: all_series,
        sections: all_sections,
    }
}

async fn subscriptions(
    portal: &Portal,
    caller: &Caller,
    (account, facts): (&account::Model, AccountFacts),
) -> Result<Vec<(CostScope, CostReach)>, Refusal> {
    let rows = store::accounts::subscriptions(&portal.database, account.id).await?;
    let places = rows.iter().map(|it| (it, of_subscription(facts, it)));
    let may = places.filter(|(_, place)| allow_usage(caller, &place.on).is_ok());
    let parts = may.map(|(it, place)| {
        let value = format!("subscription:{}", it.name);
        part(value, place.label, of_series(it.id.0))
    });
    Ok(parts.collect())
}

async fn profiles(
    portal: &Portal,
    caller: &Caller,
    facts: AccountFacts,
) -> Result<Vec<(CostScope, CostReach)>, Refusal> {
    let (database, account) = (&portal.database, facts.account);
    let mut sections = HashMap::<ProfileId, Vec<_>>::new();
    for it in store::accounts::sections(database, account).await? {
        sections.entry(it.profile_id).or_default().push(it);
    }
    let mut parts = Vec::new();
    for profile in store::accounts::profiles(database, account).await? {
        let place = of_profile(facts, profile.id, profile.display_name.clone());
        if allow_usage(caller, &place.on).is_ok() {
            let value = format!("profile:{}", profile.name);
            parts.push(part(value, place.label, of_series(profile.id.0)));
        }
        for section in sections.remove(&profile.id).unwrap_or_default() {
            let on = OnSection {
                account: facts,
                profile: profile.id,
                section: section.id,
            };
            if allow::<action::SeeSectionCost>(&caller.standing, &on, caller.now).is_ok() {
                let value = format!("section:{}", section.name);
                let label = format!("{} / {}", profile.display_name, section.display_name);
                let reach = CostReach::Parts {
                    series: Vec::new(),
                    sections: vec![section.id.0],
                };
                parts.push(part(value, label, reach));
            }
        }
    }
    Ok(parts)
}

fn of_series(id: Uuid) -> CostReach {
    CostReach::Parts {
        series: vec![id],
        sections: Vec::new(),
    }
}

fn part(value: String, label: String, reach: CostReach) -> (CostScope, CostReach) {
    let scope = CostScope {
        value,
        label,
        is_whole: false,
    };
    (scope, reach)
}
