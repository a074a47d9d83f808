//! What a line of the audit trail tells, in words.

use crate::activity as say;
use crate::labels;
use billing::Language;

/// What a line tells.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deed<'a> {
    /// What was done, as `noun.verb`.
    pub action: &'a str,
    /// To what, as it was written.
    pub subject: &'a str,
    /// The name of whose role it was, where it was a role.
    pub whom: &'a str,
    /// The name of where it was held.
    pub place: &'a str,
}

/// The sentence. What has no words of its own, such as a line of a former version, is told as it
/// was written.
pub fn sentence(language: Language, deed: &Deed<'_>) -> String {
    let Deed {
        action, subject, ..
    } = *deed;
    // Two things, or a thing and a reason.
    let (thing, more) = subject.split_once(": ").unwrap_or((subject, ""));
    match action {
        "invoice.issue" => say::invoice_issue(language, thing),
        "invoice.void" => say::invoice_void(language, thing, more),
        "invoice.credit" => say::invoice_credit(language, thing, more),
        "invoice.rebill" => say::invoice_rebill(language, thing, more),
        "invoice.reopen" => say::invoice_reopen(language, thing),
        "details.view" => say::details_view(language, thing),
        "document.download" => say::document_download(language, thing),
        "document.open" => say::document_open(language, thing, more),
        "activity.export" => say::activity_export(language, thing),
        "payment.ask" => say::payment_ask(language, thing),
        "payment.settle" => say::payment_settle(language, thing),
        "payment.book" => say::payment_book(language, thing),
        "payment.decline" => say::payment_decline(language, thing),
        "payment.prepay" => say::payment_prepay(language),
        "payment.refund" => say::payment_refund(language, more),
        "refund.give" => say::refund_give(language),
        "refund.refuse" => say::refund_refuse(language),
        "refund.wire" => say::refund_wire(language),
        "subscription.disable" => say::subscription_disable(language, thing),
        "subscription.enable" => say::subscription_enable(language, thing),
        "price.add" => say::price_add(language, meter(subject)),
        "price.end" => say::price_end(language, meter(subject)),
        "access.refuse" => say::access_refuse(language, subject),
        "role.give" | "role.take" | "invitation.send" | "invitation.withdraw" => {
            access(language, deed)
        }
        "sharing.on" => say::sharing_on(language, thing),
        "sharing.off" => say::sharing_off(language, thing),
        "invitation.accept" => say::invitation_accept(language),
        _ => say::other(language, action, subject),
    }
}

/// A role given or taken: the second word of the subject says which.
fn access(language: Language, deed: &Deed<'_>) -> String {
    let role = deed.subject.split(' ').nth(1).unwrap_or_default();
    let role = role
        .parse()
        .map_or_else(|_| role.to_owned(), |it| labels::role(language, it));
    let Deed { place, whom, .. } = *deed;
    match deed.action {
        "role.give" => say::role_give(language, &role, place, whom),
        "role.take" => say::role_take(language, &role, place, whom),
        "invitation.send" => say::invitation_send(language, &role, place),
        _ => say::invitation_withdraw(language, &role, place),
    }
}

/// The meter of a price; the price's own identifier tells nobody anything.
fn meter(subject: &str) -> &str {
    subject.rsplit_once(' ').map_or(subject, |(meter, _)| meter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_told_with_whom_and_where() {
        let told = Deed {
            action: "role.give",
            subject: "0199c0de-0000-7000-8000-000000000000 invoice-manager profile ABCD-EFGH",
            whom: "Chloe",
            place: "My profile",
        };
        assert_eq!(
            sentence(Language::Nl, &told),
            "Gaf de rol Factuurbeheerder op My profile aan Chloe"
        );
    }

    #[test]
    fn a_deed_is_told_with_its_reason_and_an_unknown_one_as_it_is() {
        let told = |action, subject| Deed {
            action,
            subject,
            ..Deed::default()
        };
        let opened = told("document.open", "D123456789: the customer asked");
        assert_eq!(
            sentence(Language::En, &opened),
            "Opened document D123456789, because: the customer asked"
        );
        let unknown = told("old.deed", "7");
        assert_eq!(sentence(Language::Nl, &unknown), "old.deed: 7");
    }
}
