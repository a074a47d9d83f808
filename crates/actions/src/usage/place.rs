//! What a file is made of, and who may have it: whoever may download an invoice of that; under EA,
//! whose invoices nobody downloads, whoever sees the enrolment's charges (domain.md §3).

use crate::invoices::{InvoiceKey, InvoicePath, facts_of_subscription, load_invoice};
use crate::{Caller, Portal, Refusal};
use billing::invoice::InvoiceKind;
use billing::policy::{AccountFacts, Billed, InvoiceFacts, OnInvoice, Refused, action, allow};
use billing::{AgreementType, InvoiceId, ProfileId, SubscriptionCategory, SubscriptionId};
use store::Uuid;
use store::entities::{subscription, usage_file};

/// An invoice that there is not, asked about in place of those of a series.
const NO_INVOICE: InvoiceId = InvoiceId(Uuid::nil());
/// A subscription that there is not.
pub(super) const NO_SUBSCRIPTION: SubscriptionId = SubscriptionId(Uuid::nil());

/// What a file is made of.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The invoice, where it is one.
    pub invoice: Option<InvoiceId>,
    /// The kind of it, or of the invoices of the series.
    pub kind: InvoiceKind,
    /// The billing profile.
    pub profile: Option<ProfileId>,
    /// MOSP: the subscription.
    pub subscription: Option<SubscriptionId>,
    /// The invoice's name, or what the series is called.
    pub label: String,
    /// What the policy is asked about.
    pub on: OnInvoice,
}

/// Whether somebody may have usage of this.
pub(crate) fn allow_usage(caller: &Caller, on: &OnInvoice) -> Result<(), Refused> {
    match on.account.agreement {
        AgreementType::Ea => {
            let _allowed = allow::<action::SeeCharges>(&caller.standing, &on.account, caller.now)?;
        }
        _ => {
            let _allowed = allow::<action::DownloadInvoice>(&caller.standing, on, caller.now)?;
        }
    }
    Ok(())
}

/// What the policy must know of a file; `subscription` is the one that it names.
pub(super) fn on_file(
    account: AccountFacts,
    file: &usage_file::Model,
    subscription: Option<&subscription::Model>,
) -> OnInvoice {
    let billed = match (file.profile_id, subscription) {
        (Some(profile), _) => Billed::Profile(profile),
        (None, Some(row)) => Billed::Subscription(facts_of_subscription(row)),
        (None, None) => Billed::Account,
    };
    OnInvoice {
        account,
        invoice: InvoiceFacts {
            invoice: file.invoice_id.unwrap_or(NO_INVOICE),
            kind: file.kind,
            billed,
        },
    }
}

/// An invoice, for whoever may download it.
pub(super) async fn of_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
) -> Result<(Place, InvoiceKey), Refusal> {
    let (row, on, _) = load_invoice(portal, caller, path).await?;
    allow_usage(caller, &on)?;
    let place = Place {
        invoice: Some(row.id),
        kind: row.kind,
        profile: row.profile_id,
        subscription: row.subscription_id,
        label: row.name.clone(),
        on,
    };
    Ok((place, (row.account_id, row.id)))
}

/// All of an account.
pub(crate) fn of_account(account: AccountFacts, label: String) -> Place {
    let kind = match account.agreement {
        AgreementType::Ea => InvoiceKind::Enrollment,
        _ => InvoiceKind::Purchases,
    };
    place(account, kind, Billed::Account, label)
}

/// A billing profile.
pub(crate) fn of_profile(account: AccountFacts, profile: ProfileId, label: String) -> Place {
    let billed = Billed::Profile(profile);
    Place {
        profile: Some(profile),
        ..place(account, InvoiceKind::Profile, billed, label)
    }
}

/// MOSP: a subscription or support plan.
pub(crate) fn of_subscription(account: AccountFacts, row: &subscription::Model) -> Place {
    let kind = match row.category {
        SubscriptionCategory::Usage => InvoiceKind::Usage,
        SubscriptionCategory::Support => InvoiceKind::SupportPlan,
    };
    let billed = Billed::Subscription(facts_of_subscription(row));
    Place {
        subscription: Some(row.id),
        ..place(account, kind, billed, row.display_name.clone())
    }
}

fn place(account: AccountFacts, kind: InvoiceKind, billed: Billed, label: String) -> Place {
    Place {
        invoice: None,
        kind,
        profile: None,
        subscription: None,
        label,
        on: OnInvoice {
            account,
            invoice: InvoiceFacts {
                invoice: NO_INVOICE,
                kind,
                billed,
            },
        },
    }
}
