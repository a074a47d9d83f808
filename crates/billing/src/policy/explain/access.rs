//! What the policy objects to, of what is sought in the directory that is looked at.

use super::super::decide::Question;
use super::super::{
    AccountFacts, ActionKind, Billed, InvoiceFacts, Role, RoleAt, Scope, ScopeKind, Standing,
    Target, Why, action, roles_that_allow,
};
use super::{Absence, HeldRole, Seeker, Series, Sought, What, schedule};
use crate::{AgreementType, InvoiceId};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub(super) fn here(
    seeker: &Seeker,
    sought: &Sought,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Vec<Absence> {
    let standing = seeker.standing();
    let asking = Asking {
        standing: &standing,
        account: sought.account,
        now,
    };
    if asking.holds_nothing() {
        return vec![asking.without_a_role()];
    }
    match &sought.what {
        What::Missing => vec![Absence::NoSuchName],
        What::Invoice(invoice) => asking.objections(invoice).into_iter().collect(),
        What::Series(series) => {
            asking.of_series(series, |it| schedule::of(it, sought.month, today))
        }
    }
}

/// How much of what is sought somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sight {
    /// None of it.
    Nothing,
    /// That it is there.
    Seen,
    /// All that it says.
    Downloaded,
}

/// The most that `standing` has of anything that is sought.
pub(super) fn sight(standing: &Standing, sought: &Sought, now: DateTime<Utc>) -> Sight {
    let asking = Asking {
        standing,
        account: sought.account,
        now,
    };
    let of = |invoice: &InvoiceFacts| asking.sight(invoice);
    match &sought.what {
        What::Missing => Sight::Nothing,
        What::Invoice(invoice) => of(invoice),
        What::Series(series) if series.is_empty() => of(&of_account()),
        What::Series(series) => {
            let best = series.iter().map(|it| of(&invoice_of(it))).max();
            best.unwrap_or(Sight::Nothing)
        }
    }
}

#[derive(Clone, Copy)]
struct Asking<'a> {
    standing: &'a Standing,
    account: AccountFacts,
    now: DateTime<Utc>,
}

impl Asking<'_> {
    fn holds_nothing(self) -> bool {
        let mut roles = self.standing.roles_in(self.account, self.now);
        !self.standing.is_operator(self.now) && roles.next().is_none()
    }

    fn sight(self, invoice: &InvoiceFacts) -> Sight {
        let may = |action| {
            let question = Question {
                action,
                standing: self.standing,
                target: Target::Invoice(self.account, *invoice),
                now: self.now,
            };
            question.objection().is_none()
        };
        match (
            may(ActionKind::SeeInvoice),
            may(ActionKind::DownloadInvoice),
        ) {
            (_, true) => Sight::Downloaded,
            (true, false) => Sight::Seen,
            (false, false) => Sight::Nothing,
        }
    }

    /// A home member without a role learns this and nothing else of the account (domain.md §5).
    fn without_a_role(self) -> Absence {
        match self.account.agreement {
            AgreementType::Ea => Absence::EnterpriseAgreement,
            agreement => Absence::NoPermission {
                needed: roles_that_allow::<action::SeeInvoice>(agreement),
                held: Vec::new(),
            },
        }
    }

    /// The schedule of what may be seen; where nothing may, why not.
    fn of_series(
        self,
        series: &[Series],
        schedule: impl Fn(&Series) -> Vec<Absence>,
    ) -> Vec<Absence> {
        let objection = |it: &Series| self.objection(ActionKind::SeeInvoice, &invoice_of(it));
        let (seen, hidden): (Vec<_>, Vec<_>) =
            series.iter().partition(|it| objection(it).is_none());
        if seen.is_empty() {
            let any = hidden.first().map_or_else(of_account, |it| invoice_of(it));
            let why = self.objection(ActionKind::SeeInvoice, &any);
            return why.into_iter().collect();
        }
        let reasons = seen.into_iter().flat_map(|it| {
            let unshared = self.objection(ActionKind::DownloadInvoice, &invoice_of(it));
            unshared.into_iter().chain(schedule(it))
        });
        reasons.collect()
    }

    /// Why an invoice that there is is not seen; or seen, and not downloaded.
    fn objections(self, invoice: &InvoiceFacts) -> Option<Absence> {
        let see = self.objection(ActionKind::SeeInvoice, invoice);
        see.or_else(|| self.objection(ActionKind::DownloadInvoice, invoice))
    }

    fn objection(self, action: ActionKind, invoice: &InvoiceFacts) -> Option<Absence> {
        let target = Target::Invoice(self.account, *invoice);
        let question = Question {
            action,
            standing: self.standing,
            target,
            now: self.now,
        };
        match question.objection()? {
            Why::NotShared => {
                let shared = target.shared_by()?;
                Some(Absence::NotShared(shared.subscription))
            }
            Why::NeedsRole(roles) => Some(self.lacks(roles, target.scope())),
            Why::OwnerOfScopeOnly(kinds) => {
                let owner = |at| RoleAt {
                    role: Role::Owner,
                    at,
                };
                Some(self.lacks(kinds.into_iter().map(owner).collect(), target.scope()))
            }
            Why::OnlyAccountAdministrator | Why::NeverShared => {
                let role = Role::AccountAdministrator;
                let needed = vec![RoleAt {
                    role,
                    at: ScopeKind::Account,
                }];
                Some(self.lacks(needed, target.scope()))
            }
            Why::EnterpriseAgreement => Some(Absence::EnterpriseAgreement),
            Why::NoCustomerYet => Some(Absence::NoCustomerYet),
            // An operator says why before a document opens: that is another page.
            Why::NotUnderAgreement(_)
            | Why::OperatorOnly
            | Why::ReasonNeeded
            | Why::HasOwner
            | Why::NotTheirs => None,
        }
    }

    /// Of the roles that would do for some invoice, those that would for this one: a role on a
    /// subscription shows nothing of its account's purchases.
    fn lacks(self, mut needed: Vec<RoleAt>, scope: Scope) -> Absence {
        let above: Vec<_> = std::iter::successors(Some(scope), |it| it.parent())
            .map(Scope::kind)
            .collect();
        needed.retain(|it| above.contains(&it.at));
        let held = self.standing.roles_in(self.account, self.now);
        let mut held: Vec<_> = held
            .map(|it| HeldRole {
                role: it.role,
                scope: it.scope,
            })
            .collect();
        held.sort();
        held.dedup();
        Absence::NoPermission { needed, held }
    }
}

/// Any invoice of the series: access does not depend on which.
const fn invoice_of(series: &Series) -> InvoiceFacts {
    InvoiceFacts {
        invoice: InvoiceId(Uuid::nil()),
        kind: series.scope.kind(),
        billed: series.billed,
    }
}

/// An invoice of an account that has no series to make one for.
const fn of_account() -> InvoiceFacts {
    InvoiceFacts {
        invoice: InvoiceId(Uuid::nil()),
        kind: crate::invoice::InvoiceKind::Purchases,
        billed: Billed::Account,
    }
}
