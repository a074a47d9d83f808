//! What the values of `billing` are called: a value without a word does not compile.

use crate::{
    accounts, common, countries, document, format, invoices, mail_ledger, payments, support,
};
use billing::invoice::{InvoiceKind, InvoiceStatus, Line, LineKind, PaymentMethod};
use billing::mail::{MailKind, MailReason, MailState};
use billing::payment::{CreditSource, DeclineReason, PaymentWay, Provider, RefundState};
use billing::policy::Role;
use billing::support::SupportState;
use billing::tax::TaxCategory;
use billing::{AgreementType, IdentityKind, Language};

/// The word of a status, to stand beside its symbol.
pub fn status(language: Language, status: InvoiceStatus) -> String {
    match status {
        InvoiceStatus::Due => invoices::status_due(language),
        InvoiceStatus::PastDue => invoices::status_past_due(language),
        InvoiceStatus::Paid => invoices::status_paid(language),
        InvoiceStatus::Void => invoices::status_void(language),
    }
}

/// What an invoice is for.
pub fn kind(language: Language, kind: InvoiceKind) -> String {
    match kind {
        InvoiceKind::Usage => invoices::kind_usage(language),
        InvoiceKind::Purchases => invoices::kind_purchases(language),
        InvoiceKind::SupportPlan => invoices::kind_support_plan(language),
        InvoiceKind::Profile => invoices::kind_profile(language),
        InvoiceKind::Enrollment => invoices::kind_enrollment(language),
        InvoiceKind::CreditNote => invoices::kind_credit_note(language),
    }
}

/// What a line charges for.
pub fn line(language: Language, kind: LineKind) -> String {
    match kind {
        LineKind::Usage => invoices::line_usage(language),
        LineKind::Purchase => invoices::line_purchase(language),
        LineKind::Credit => invoices::line_credit(language),
        LineKind::CreditApplied => invoices::credits_applied(language),
        LineKind::Adjustment => invoices::line_adjustment(language),
        LineKind::RoundingAdjustment => invoices::line_rounding(language),
    }
}

/// What was used in all, and how much of it the line does not charge for.
pub fn included(language: Language, line: &Line) -> Option<String> {
    let included = line.included?;
    let used = line.quantity.unwrap_or_default().plus(included).ok()?;
    let number = |it| format::number(language, it);
    Some(match used == included {
        true => document::all_included(language, &number(used)),
        false => document::included(language, &number(used), &number(included)),
    })
}

/// A category of tax.
pub fn tax_category(language: Language, category: TaxCategory) -> String {
    match category {
        TaxCategory::Standard => invoices::tax_standard(language),
        TaxCategory::Zero => invoices::tax_zero(language),
        TaxCategory::Exempt => invoices::tax_exempt(language),
        TaxCategory::ReverseCharge => invoices::tax_reverse_charge(language),
        TaxCategory::OutsideScope => invoices::tax_outside_scope(language),
    }
}

/// An agreement with its abbreviation: `Customer agreement (MCA)`.
pub fn agreement(language: Language, agreement: AgreementType) -> String {
    match agreement {
        AgreementType::Mosp => common::agreement_mosp(language),
        AgreementType::Mca => common::agreement_mca(language),
        AgreementType::Mpa => common::agreement_mpa(language),
        AgreementType::Ea => common::agreement_ea(language),
    }
}

/// An agreement where there is little room: `Customer agreement`.
pub fn agreement_short(language: Language, agreement: AgreementType) -> String {
    match agreement {
        AgreementType::Mosp => common::agreement_mosp_short(language),
        AgreementType::Mca => common::agreement_mca_short(language),
        AgreementType::Mpa => common::agreement_mpa_short(language),
        AgreementType::Ea => common::agreement_ea_short(language),
    }
}

/// The name of a country, by its code of two letters; anything else stands for itself.
pub fn country(language: Language, code: &str) -> String {
    countries::country(language, code)
}

/// How is paid.
pub fn payment_method(language: Language, method: PaymentMethod) -> String {
    match method {
        PaymentMethod::Invoice => accounts::payment_method_invoice(language),
        PaymentMethod::Card => accounts::payment_method_card(language),
    }
}

/// A card; one that is simulated is always called so.
pub fn card(language: Language, name: &str, provider: Provider) -> String {
    match provider {
        Provider::Simulated => payments::card_simulated(language, name),
        Provider::Stripe | Provider::Manual => name.to_owned(),
    }
}

/// Who takes money.
pub fn provider(language: Language, provider: Provider) -> String {
    match provider {
        Provider::Stripe => payments::provider_stripe(language),
        Provider::Manual => payments::provider_manual(language),
        Provider::Simulated => payments::provider_simulated(language),
    }
}

/// How money came, or goes back.
pub fn payment_way(language: Language, way: PaymentWay) -> String {
    match way {
        PaymentWay::Card => payments::way_card(language),
        PaymentWay::Transfer => payments::way_transfer(language),
        PaymentWay::Credit => payments::way_credit(language),
    }
}

/// Why a card was refused, in a sentence.
pub fn decline_reason(language: Language, reason: DeclineReason) -> String {
    match reason {
        DeclineReason::Funds => payments::reason_funds(language),
        DeclineReason::Expired => payments::reason_expired(language),
        DeclineReason::Details => payments::reason_details(language),
        DeclineReason::Confirmation => payments::reason_confirmation(language),
        DeclineReason::NotSupported => payments::reason_not_supported(language),
        DeclineReason::TryLater => payments::reason_try_later(language),
        DeclineReason::Other => payments::reason_other(language),
        DeclineReason::Unknown => payments::reason_unknown(language),
        DeclineReason::Simulated => payments::reason_simulated(language),
    }
}

/// Where a credit comes from.
pub fn credit_source(language: Language, source: CreditSource) -> String {
    match source {
        CreditSource::CreditNote => payments::credit_credit_note(language),
        CreditSource::Overpayment => payments::credit_overpayment(language),
        CreditSource::Prepayment => payments::credit_prepayment(language),
    }
}

/// Where money stands that goes back, in a sentence.
pub fn refund_state(language: Language, state: RefundState) -> String {
    match state {
        RefundState::Pending => payments::state_pending(language),
        RefundState::ToWire => payments::state_to_wire(language),
        RefundState::Done => payments::state_done(language),
        RefundState::Refused => payments::state_refused(language),
    }
}

/// Where a support request stands.
pub fn support_state(language: Language, state: SupportState) -> String {
    match state {
        SupportState::Open => support::state_open(language),
        SupportState::Answered => support::state_answered(language),
        SupportState::Closed => support::state_closed(language),
    }
}

/// Where a mail stands, to stand beside its symbol.
pub fn mail_state(language: Language, state: MailState) -> String {
    match state {
        MailState::Waiting => mail_ledger::state_waiting(language),
        MailState::Queued => mail_ledger::state_queued(language),
        MailState::Deferred => mail_ledger::state_deferred(language),
        MailState::Sent => mail_ledger::state_sent(language),
        MailState::Delivered => mail_ledger::state_delivered(language),
        MailState::Failed => mail_ledger::state_failed(language),
        MailState::Bounced => mail_ledger::state_bounced(language),
        MailState::Needless => mail_ledger::state_needless(language),
    }
}

/// Why somebody gets a mail.
pub fn mail_reason(language: Language, reason: MailReason) -> String {
    match reason {
        MailReason::ProfileRole => mail_ledger::reason_profile_role(language),
        MailReason::AdditionalRecipient => mail_ledger::reason_additional_recipient(language),
        MailReason::InvoiceContact => mail_ledger::reason_invoice_contact(language),
        MailReason::AccountAdministrator => mail_ledger::reason_account_administrator(language),
        MailReason::AccountOwner => mail_ledger::reason_account_owner(language),
        MailReason::EnterpriseAdministrator => {
            mail_ledger::reason_enterprise_administrator(language)
        }
        MailReason::Own => mail_ledger::reason_own(language),
        MailReason::Decides => mail_ledger::reason_decides(language),
    }
}

/// What a mail is for.
pub fn mail_kind(language: Language, kind: MailKind) -> String {
    match kind {
        MailKind::Invoice => mail_ledger::kind_invoice(language),
        MailKind::PaymentDeclined => mail_ledger::kind_payment_declined(language),
        MailKind::PastDue => mail_ledger::kind_past_due(language),
        MailKind::Paid => mail_ledger::kind_paid(language),
        MailKind::Reminder => mail_ledger::kind_reminder(language),
        MailKind::Disabled => mail_ledger::kind_disabled(language),
        MailKind::Enabled => mail_ledger::kind_enabled(language),
        MailKind::RoleGiven => mail_ledger::kind_role_given(language),
        MailKind::Invitation => mail_ledger::kind_invitation(language),
        MailKind::AccessRequested => mail_ledger::kind_access_requested(language),
        MailKind::AccessAnswered => mail_ledger::kind_access_answered(language),
        MailKind::UsageReady => mail_ledger::kind_usage_ready(language),
        MailKind::PasswordReset => mail_ledger::kind_password_reset(language),
        MailKind::ConfirmAddress => mail_ledger::kind_confirm_address(language),
        MailKind::Test => mail_ledger::kind_test(language),
    }
}

/// The name of a language, in that language: whoever looks for it must be able to read it.
pub fn language(language: Language) -> String {
    match language {
        Language::En => common::language_en(language),
        Language::Nl => common::language_nl(language),
    }
}

/// A role.
pub fn role(language: Language, role: Role) -> String {
    match role {
        Role::Owner => common::role_owner(language),
        Role::Contributor => common::role_contributor(language),
        Role::Reader => common::role_reader(language),
        Role::InvoiceManager => common::role_invoice_manager(language),
        Role::AccountAdministrator => common::role_account_administrator(language),
        Role::BillingReader => common::role_billing_reader(language),
        Role::EnterpriseAdministrator => common::role_enterprise_administrator(language),
        Role::DepartmentAdministrator => common::role_department_administrator(language),
        Role::EnrolmentAccountOwner => common::role_enrolment_account_owner(language),
        Role::Operator => common::role_operator(language),
    }
}

/// What kind of identity somebody signs in with.
pub fn identity_kind(language: Language, kind: IdentityKind) -> String {
    match kind {
        IdentityKind::Work => common::identity_work(language),
        IdentityKind::Personal => common::identity_personal(language),
        IdentityKind::Operator => common::identity_operator(language),
    }
}
