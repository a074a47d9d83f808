//! The tag keys that an account's costs are told by. A new choice holds for what comes in from then
//! on, and what there is is rolled up anew.

use super::rebuild::RollUpCosts;
use super::roll_up::TagKeys;
use super::tags::keys_in;
use super::{CostProblem, tags_in};
use crate::accounts::{ShownName, load_account};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::costs::{TAG_KEY_LETTERS_MAX, TAG_KEYS_MAX};
use billing::invoice::Named;
use billing::policy::{AccountFacts, action, allow};
use std::collections::BTreeSet;
use store::entities::cost_tag;

/// Charges that are looked at for tag keys to suggest: the latest ones.
const LOOKED_AT: u64 = 500;

/// The page of an account's tag keys.
#[derive(Debug, Clone)]
pub struct TagKeysPage {
    /// Whose.
    pub account: Named,
    /// Those that are chosen, in their order.
    pub keys: Vec<String>,
    /// Those that the latest charges have.
    pub suggested: Vec<String>,
    /// Whether the choice is not known of all costs yet.
    pub is_rolling_up: bool,
}

/// The tag keys of an account, for whoever may choose them.
pub async fn show_tag_keys(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<TagKeysPage, Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::ManageCosts>(&caller.standing, &facts, caller.now)?;
    let database = &portal.database;
    let chosen = TagKeys::of(database, row.id).await?;
    let behind = store::costs::behind(database, (row.id, chosen.version), 1).await?;
    let latest = store::usage::latest_extras(database, row.id, LOOKED_AT).await?;
    let found = latest.iter().filter_map(|it| tags_in(it));
    let found: BTreeSet<_> = found.flat_map(|it| keys_in(&it)).collect();
    let is_new = |it: &String| is_key(it) && !chosen.keys.contains(it);
    let mut suggested: Vec<_> = found.into_iter().filter(is_new).collect();
    suggested.sort_by_key(|it| it.to_lowercase());
    Ok(TagKeysPage {
        account: row.named(),
        suggested,
        keys: chosen.keys,
        is_rolling_up: !behind.is_empty(),
    })
}

/// Chooses other tag keys: one a line.
pub async fn choose_tag_keys(
    portal: &Portal,
    caller: &Caller,
    (account, typed): (&str, &str),
) -> Result<(), Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::ManageCosts>(&caller.standing, &facts, caller.now)?;
    let keys = keys_of(typed)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::accounts::lock(&work.txn, row.id).await?;
    let before = TagKeys::of(&work.txn, row.id).await?;
    if before.keys == keys {
        return Ok(());
    }
    let subject = keys.join(", ");
    let chosen = cost_tag::Model {
        account_id: row.id,
        keys: serde_json::to_string(&keys).map_err(|it| Refusal::broken(&it))?,
        version: before.version + 1,
    };
    store::put::<cost_tag::Entity>(&work.txn, chosen).await?;
    work.enqueue(&[RollUpCosts::of(row.id)]).await?;
    work.audit(Some(row.id), "costs.tags", &subject).await?;
    Ok(work.commit().await?)
}

/// Whether somebody may choose them.
pub(super) fn may_choose(caller: &Caller, facts: &AccountFacts) -> bool {
    allow::<action::ManageCosts>(&caller.standing, facts, caller.now).is_ok()
}

fn keys_of(typed: &str) -> Result<Vec<String>, Refusal> {
    let lines = typed.lines().map(str::trim).filter(|it| !it.is_empty());
    let keys: Vec<_> = lines.map(str::to_owned).collect();
    let wrong = |problem| Refusal::wrong("keys", Wrong::Costs(problem));
    if keys.len() > TAG_KEYS_MAX {
        return Err(wrong(CostProblem::TooManyKeys(TAG_KEYS_MAX)));
    }
    if !keys.iter().all(|it| is_key(it)) {
        return Err(wrong(CostProblem::NoKey));
    }
    let different: BTreeSet<_> = keys.iter().collect();
    match different.len() == keys.len() {
        true => Ok(keys),
        false => Err(wrong(CostProblem::KeyTwice)),
    }
}

/// Marks that paths into JSON are written with are in no key.
fn is_key(text: &str) -> bool {
    let is_mark = |it: char| it.is_control() || matches!(it, '"' | '\\');
    !text.is_empty()
        && text == text.trim()
        && text.chars().count() <= TAG_KEY_LETTERS_MAX
        && !text.contains(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_a_line_each_or_refused() {
        let keys = keys_of(" env \r\n\r\ncost centre\n").expect("keys");
        assert_eq!(keys, ["env", "cost centre"]);
        assert_eq!(keys_of("").expect("none"), Vec::<String>::new());
        let problem = |typed: &str| match keys_of(typed) {
            Err(Refusal::Invalid(problems)) => problems[0].wrong.clone(),
            other => panic!("{other:?}"),
        };
        let eleven: Vec<_> = (0..11).map(|it| it.to_string()).collect();
        let too_many = CostProblem::TooManyKeys(TAG_KEYS_MAX);
        assert_eq!(problem(&eleven.join("\n")), Wrong::Costs(too_many));
        for typed in ["a\"b", "a\\b", &"x".repeat(129)] {
            assert_eq!(problem(typed), Wrong::Costs(CostProblem::NoKey));
        }
        assert_eq!(problem("a\na"), Wrong::Costs(CostProblem::KeyTwice));
    }
}
