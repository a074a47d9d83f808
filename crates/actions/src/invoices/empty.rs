//! Why a list of invoices has no row.

use super::list::InvoiceFilter;
use crate::explain::{Explanation, Wanted, explain_absence};
use crate::{Caller, Portal, Refusal};
use store::entities::{account, profile};

/// Why a list has no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Empty {
    /// There are invoices, but none like that.
    NoMatch,
    /// None was made so far, or this person sees none: for these reasons.
    Explained(Box<Explanation>),
    /// None was made so far, and none is to be expected.
    NoneYet,
}

/// Why the list of an account, or of a profile or subscription of it, has no row; of anything
/// narrower only that nothing is like that.
pub(super) async fn why_empty(
    portal: &Portal,
    caller: &Caller,
    (account, profiles): (&account::Model, &[profile::Model]),
    filter: &InvoiceFilter,
) -> Result<Empty, Refusal> {
    if filter.is_narrower_than_a_part() {
        return Ok(Empty::NoMatch);
    }
    let profile = profiles.iter().find(|it| Some(it.id) == filter.profile);
    let wanted = Wanted {
        account: Some(account.name.clone()),
        profile: profile.map(|it| it.name.clone()),
        subscription: filter.subscription.clone(),
        ..Wanted::default()
    };
    explained(portal, caller, &wanted).await
}

pub(super) async fn explained(
    portal: &Portal,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<Empty, Refusal> {
    let explanation = explain_absence(portal, caller, wanted).await?;
    let explanation = explanation.filter(|it| !it.reasons.is_empty());
    Ok(explanation.map_or(Empty::NoneYet, |it| Empty::Explained(Box::new(it))))
}

impl InvoiceFilter {
    /// Whether more is asked for than the invoices of an account or of one part of it.
    pub(super) const fn is_narrower_than_a_part(&self) -> bool {
        self.status.is_some()
            || self.kind.is_some()
            || self.from.is_some()
            || self.to.is_some()
            || self.beginning.is_some()
    }
}
