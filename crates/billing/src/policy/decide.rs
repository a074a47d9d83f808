//! The table put to one identity and one thing: first whether, then how much a refusal may say.

use super::table::{Condition, Holders, Office, Row, office, row};
use super::{
    AccessToInvoice, AccountFacts, ActionKind, Owners, Refused, Scope, Standing, Target, Why,
};
use crate::{AgreementType, SubscriptionCategory};
use chrono::{DateTime, Utc};

#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) action: ActionKind,
    pub(super) standing: &'a Standing,
    pub(super) target: Target,
    pub(super) now: DateTime<Utc>,
}

impl Question<'_> {
    pub(super) fn decide(self) -> Result<(), Refused> {
        match self.objection() {
            None => Ok(()),
            Some(why) if self.sees_the_thing() => Err(Refused::Forbidden(why)),
            Some(_) => Err(Refused::Hidden),
        }
    }

    /// What stands against it, said without regard to whether they may know.
    pub(super) fn objection(self) -> Option<Why> {
        match (office(self.action), self.standing.is_operator(self.now)) {
            (Office::Alone, false) => Some(Why::OperatorOnly),
            (Office::Alone, true) => taken(self.target),
            (Office::Too, true) => None,
            (Office::ForAReason, true) => self.row_objection().and(Some(Why::ReasonNeeded)),
            _ => self.row_objection(),
        }
    }

    fn row_objection(self) -> Option<Why> {
        let Some(account) = self.target.account() else {
            return Some(Why::OperatorOnly);
        };
        if account.waits_for_a_customer() && self.action != ActionKind::SeeAccount {
            return Some(Why::NoCustomerYet);
        }
        match row(self.action, account.agreement) {
            Row::May(holders) if exists_under(account.agreement, self.target) => {
                self.holders_objection(holders, account)
            }
            Row::May(_) | Row::Nobody => Some(Why::NotUnderAgreement(account.agreement)),
            Row::NeverInPortal => Some(Why::EnterpriseAgreement),
        }
    }

    /// Of several roles that are held, the one with the fewest conditions answers.
    fn holders_objection(self, holders: &[Holders], account: AccountFacts) -> Option<Why> {
        self.held(holders, account)
            .map(|it| unmet(it.condition, self.target))
            .min_by_key(Option::is_some)
            .unwrap_or_else(|| {
                let would_do = holders.iter().flat_map(Holders::roles_at).collect();
                Some(Why::lacking(would_do))
            })
    }

    fn held(self, holders: &[Holders], account: AccountFacts) -> impl Iterator<Item = &Holders> {
        holders.iter().filter(move |holders| {
            self.standing
                .roles_in(account, self.now)
                .any(|it| holders.include(it) && self.counts_from(it.scope))
        })
    }

    /// A role counts on its scope and beneath; whoever holds one anywhere in an account sees
    /// that the account exists.
    fn counts_from(self, scope: Scope) -> bool {
        self.action == ActionKind::SeeAccount || scope.covers(self.target.scope())
    }

    /// Whether they may know that the thing exists: the row by which one looks at it says so.
    fn sees_the_thing(self) -> bool {
        if self.standing.is_operator(self.now) {
            return true;
        }
        let Some(account) = self.target.account() else {
            return false;
        };
        let looking = Self {
            action: looking_at(self.target),
            ..self
        };
        match row(looking.action, account.agreement) {
            Row::May(holders) => looking.held(holders, account).next().is_some(),
            Row::Nobody => false,
            // Whoever holds a role on the enrolment learns why its invoices are not here (§5).
            Row::NeverInPortal => Self {
                target: Target::Account(account),
                ..self
            }
            .sees_the_thing(),
        }
    }
}

const fn looking_at(target: Target) -> ActionKind {
    match target {
        Target::Installation | Target::Account(_) | Target::Ownership(..) => ActionKind::SeeAccount,
        Target::Profile(..) => ActionKind::SeeProfileRoles,
        Target::Section(..) => ActionKind::SeeSectionCost,
        Target::Subscription(..) | Target::Invoice(..) => ActionKind::SeeInvoice,
    }
}

/// An operator gives the first owner only (domain.md §3).
fn taken(target: Target) -> Option<Why> {
    matches!(target, Target::Ownership(_, Owners::Present)).then_some(Why::HasOwner)
}

/// Profiles and sections are things of MCA and MPA; a subscription is one to act on under MOSP.
const fn exists_under(agreement: AgreementType, target: Target) -> bool {
    match target {
        Target::Profile(..) | Target::Section(..) => agreement.has_profiles(),
        Target::Subscription(..) => matches!(agreement, AgreementType::Mosp),
        _ => true,
    }
}

fn unmet(condition: Condition, target: Target) -> Option<Why> {
    let facts = target.shared_by();
    match condition {
        Condition::Always => None,
        Condition::WhileShared => facts
            .is_none_or(|it| it.access_to_invoice == AccessToInvoice::Off)
            .then_some(Why::NotShared),
        Condition::IfShareable => facts
            .is_none_or(|it| it.category == SubscriptionCategory::Support)
            .then_some(Why::NeverShared),
    }
}
