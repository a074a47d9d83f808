//! What a line of the audit trail tells, in words.

use crate::{
    access, access_requests, activity, hand_over, invoice_email, labels, receive_invoice, sharing,
    shell,
};
use billing::{Language, PriceId};

/// What a line tells.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deed<'a> {
    /// What was done, as `noun.verb`.
    pub action: &'a str,
    /// To what, as it was written.
    pub subject: &'a str,
    /// The name of whose role it was, or of the other one where an account was offered.
    pub whom: &'a str,
    /// The name of where it was held.
    pub place: &'a str,
    /// Whether it was done to whoever did it.
    pub is_own: bool,
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
        "invoice.issue" => activity::invoice_issue(language, thing),
        "invoice.void" => activity::invoice_void(language, thing, more),
        "invoice.credit" => activity::invoice_credit(language, thing, more),
        "invoice.rebill" => activity::invoice_rebill(language, thing, more),
        "invoice.reopen" => activity::invoice_reopen(language, thing),
        "details.view" => activity::details_view(language, thing),
        "document.download" => activity::document_download(language, thing),
        "document.open" => activity::document_open(language, thing, more),
        "activity.export" => activity::activity_export(language, thing),
        "payment.ask" => activity::payment_ask(language, thing),
        "payment.settle" => activity::payment_settle(language, thing),
        "payment.set-off" => activity::payment_set_off(language, thing),
        "payment.book" => activity::payment_book(language, thing),
        "payment.decline" => activity::payment_decline(language, thing),
        "payment.prepay" => activity::payment_prepay(language),
        "payment.refund" => activity::payment_refund(language, more),
        "refund.give" => activity::refund_give(language),
        "refund.refuse" => activity::refund_refuse(language),
        "refund.wire" => activity::refund_wire(language),
        "subscription.disable" => activity::subscription_disable(language, thing),
        "subscription.enable" => activity::subscription_enable(language, thing),
        "price.add" => activity::price_add(language, meter(subject)),
        "price.end" => activity::price_end(language, meter(subject)),
        "price.replace" => activity::price_replace(language, meter(subject)),
        "access.refuse" => refused(language, subject),
        "role.give"
        | "role.take"
        | "invitation.send"
        | "invitation.withdraw"
        | "invitation.accept" => of_role(language, deed),
        "sheet.download" => activity::sheet_download(language, thing),
        "request.make" => activity::request_make(language, deed.place),
        "request.grant" => activity::request_grant(language, deed.whom),
        "request.refuse" => activity::request_refuse(language, deed.whom),
        "sharing.on" => activity::sharing_on(language, thing),
        "sharing.off" => activity::sharing_off(language, thing),
        "offer.make" => activity::offer_make(language, deed.whom),
        "offer.accept" => activity::offer_accept(language, deed.whom),
        "offer.refuse" => activity::offer_refuse(language, deed.whom),
        "offer.withdraw" => activity::offer_withdraw(language, deed.whom),
        _ => of_figures(language, deed, (thing, more)),
    }
}

/// What is told of statements, files of usage and costs.
fn of_figures(language: Language, deed: &Deed<'_>, (thing, more): (&str, &str)) -> String {
    let subject = deed.subject;
    match deed.action {
        "statement.view" => activity::statement_view(language),
        "statement.download" => activity::statement_download(language, subject),
        "pack.download" => activity::pack_download(language, subject),
        "usage.ask" => activity::usage_ask(language, thing, more),
        "usage.make" => activity::usage_make(language, thing),
        "usage.cancel" => activity::usage_cancel(language, thing),
        "usage.download" => activity::usage_download(language, thing),
        "costs.view" => activity::costs_view(language),
        "costs.download" => activity::costs_download(language, subject),
        "costs.tags" => match subject {
            "" => activity::costs_no_tags(language),
            keys => activity::costs_tags(language, keys),
        },
        _ => of_mail(language, deed, thing),
    }
}

/// What is told of who gets mail, and where to.
fn of_mail(language: Language, deed: &Deed<'_>, thing: &str) -> String {
    match deed.action {
        "mail.on" => activity::mail_on(language, thing),
        "mail.off" => activity::mail_off(language, thing),
        "reminders.on" => activity::reminders_on(language),
        "reminders.off" => activity::reminders_off(language),
        "mail.again" => activity::mail_again(language),
        "recipient.add" => activity::recipient_add(language, thing),
        "recipient.remove" => activity::recipient_remove(language, thing),
        "address.ask" => activity::address_ask(language),
        "address.confirm" => activity::address_confirm(language),
        "address.reset" => activity::address_reset(language),
        "recipient.leave" => activity::recipient_leave(language),
        _ => of_the_installation(language, deed),
    }
}

/// What is told of no account, in the installation's own chain.
fn of_the_installation(language: Language, deed: &Deed<'_>) -> String {
    let (action, thing) = (deed.action, deed.subject);
    match action {
        "session.begin" => activity::session_begin(language),
        "session.end" => activity::session_end(language),
        "session.close" => activity::session_close(language),
        "session.close-others" => activity::session_close_others(language),
        "session.refuse" => match deed.whom {
            "" => activity::session_refuse(language),
            whom => activity::session_refuse_of(language, whom),
        },
        "password.change" => activity::password_change(language),
        "password.reset" => activity::password_reset(language),
        "password.forgotten" => activity::password_forgotten(language),
        "user.add" => activity::user_add(language, deed.whom),
        "user.link" => activity::user_link(language, deed.whom),
        "user.release" => activity::user_release(language, deed.whom),
        "user.disable" => activity::user_disable(language, deed.whom),
        "user.enable" => activity::user_enable(language, deed.whom),
        "user.erase" => activity::user_erase(language),
        "user.remove-factors" => activity::user_remove_factors(language, deed.whom),
        "app.set-up" => activity::app_set_up(language),
        "app.turn-off" => activity::app_turn_off(language),
        "passkey.add" => activity::passkey_add(language),
        "passkey.remove" => activity::passkey_remove(language),
        "recovery-code.use" => activity::recovery_code_use(language),
        "recovery-codes.replace" => activity::recovery_codes_replace(language),
        "support.open" => activity::support_open(language, thing),
        "support.write" => activity::support_write(language, thing),
        "support.answer" => activity::support_answer(language, thing),
        "support.close" => activity::support_close(language, thing),
        "support.reopen" => activity::support_reopen(language, thing),
        "tax.add" => activity::tax_add(language, thing),
        "tax.end" => activity::tax_end(language, thing),
        "rate.add" => activity::rate_add(language, thing),
        "rate.end" => activity::rate_end(language, thing),
        "meter.add" => activity::meter_add(language, thing),
        "import.take" => activity::import_take(language),
        "world.apply" => activity::world_apply(language),
        "mail.pause" => activity::mail_pause(language),
        "mail.resume" => activity::mail_resume(language),
        "run.begin" => activity::run_begin(language),
        _ => activity::other(language, action, thing),
    }
}

/// A role given or taken: the second word of the subject says which.
fn of_role(language: Language, deed: &Deed<'_>) -> String {
    let role = deed.subject.split(' ').nth(1).unwrap_or_default();
    let role = role
        .parse()
        .map_or_else(|_| role.to_owned(), |it| labels::role(language, it));
    let Deed { place, whom, .. } = *deed;
    match deed.action {
        "role.give" if deed.is_own => activity::role_get(language, &role, place),
        "role.take" if deed.is_own => activity::role_leave(language, &role, place),
        "role.give" => activity::role_give(language, &role, place, whom),
        "role.take" => activity::role_take(language, &role, place, whom),
        "invitation.send" => activity::invitation_send(language, whom, &role, place),
        "invitation.accept" => activity::invitation_accept(language, &role, place),
        _ => activity::invitation_withdraw(language, whom, &role, place),
    }
}

/// What somebody was refused: the subject is how they asked, and for which address.
fn refused(language: Language, subject: &str) -> String {
    let address = subject.split(' ').next_back().unwrap_or_default();
    let parts: Vec<_> = address.split('/').skip(1).collect();
    let what = match parts[..] {
        ["billing", "accounts", _, "invoices", name] => activity::an_invoice(language, name),
        ["billing", "accounts", _, "invoices", name, "pdf"] => activity::a_document(language, name),
        ["billing", "accounts", _, "invoices", name, "pay"] => activity::a_payment(language, name),
        [
            "billing",
            "accounts",
            _,
            "invoices",
            name,
            "void" | "credit",
        ] => activity::a_correction(language, name),
        [
            "billing",
            "accounts",
            _,
            "invoices",
            name,
            "payments" | "refunds",
        ] => activity::a_booking(language, name),
        ["billing", "accounts", _, "invoices"]
        | ["billing", "accounts", _, "subscriptions", _, "invoices"] => shell::invoices(language),
        ["billing", "accounts", _, "subscriptions", _, "access"] => sharing::title(language),
        ["billing", "accounts", _, "hand-over"] => hand_over::command(language),
        ["billing", "accounts", .., "access"] => access::title(language),
        ["billing", "accounts", .., "access", "requests"] => access_requests::title(language),
        ["billing", "accounts", .., "activity"]
        | ["billing", "accounts", .., "activity", "lines" | "signature"] => {
            activity::title(language)
        }
        [
            "billing",
            "accounts",
            _,
            "subscriptions",
            _,
            "invoice-email",
            ..,
        ] => receive_invoice::title(language),
        ["billing", "accounts", .., "invoice-email"]
        | ["billing", "accounts", .., "invoice-email", "preview"] => invoice_email::title(language),
        ["billing", "accounts", _, "invoice-contacts", ..] => invoice_email::contacts(language),
        ["billing", "accounts", .., "price-sheet"] => activity::a_price_sheet(language),
        ["billing", "accounts", _] => shell::properties(language),
        _ => address.to_owned(),
    };
    activity::access_refuse(language, &what)
}

/// The meter of a price; the identifiers of prices after it tell nobody anything.
fn meter(subject: &str) -> &str {
    let mut meter = subject;
    while let Some((before, last)) = meter.rsplit_once(' ')
        && last.parse::<PriceId>().is_ok()
    {
        meter = before;
    }
    meter
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
            is_own: false,
        };
        assert_eq!(
            sentence(Language::Nl, &told),
            "Gaf de rol Factuurbeheerder op My profile aan Chloe"
        );
    }

    /// Whoever signs in and takes what waited for them gave themselves nothing.
    #[test]
    fn a_role_that_somebody_took_is_told_as_one_they_got() {
        let told = |action| Deed {
            action,
            subject: "0199c0de-0000-7000-8000-000000000000 reader account 1234",
            whom: "Eva",
            place: "Contoso",
            is_own: true,
        };
        assert_eq!(
            sentence(Language::En, &told("role.give")),
            "Got the role of Reader on Contoso"
        );
        assert_eq!(
            sentence(Language::En, &told("role.take")),
            "Gave up the role of Reader on Contoso"
        );
    }

    #[test]
    fn a_deed_is_told_with_its_reason_and_an_unknown_one_as_it_is() {
        let told = |action, subject| Deed {
            action,
            subject,
            ..Deed::default()
        };
        let refused = "GET /billing/accounts/1234/invoices/G123456789/pdf";
        assert_eq!(
            sentence(Language::Nl, &told("access.refuse", refused)),
            "Werd geweigerd: het document van factuur G123456789"
        );
        let opened = told("document.open", "D123456789: the customer asked");
        assert_eq!(
            sentence(Language::En, &opened),
            "Opened document D123456789, because: the customer asked"
        );
        let id = "0199c0de-0000-7000-8000-000000000000";
        let prices = format!("Blob storage {id} {id}");
        let replaced = told("price.replace", &prices);
        let expected = "A price was replaced: Blob storage";
        assert_eq!(sentence(Language::En, &replaced), expected);
        let unknown = told("old.deed", "7");
        assert_eq!(sentence(Language::Nl, &unknown), "old.deed: 7");
    }
}
