//! The addresses that links lead to, in one place.

use billing::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt::Display;

/// What a name in an address is not written with as it is. Colons are: names of accounts have them.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':');

/// The first page.
pub const HOME: &str = "/";
/// The billing accounts of a person.
pub const SCOPES: &str = "/billing/scopes";
/// Why an invoice is not seen.
pub const WHY: &str = "/billing/why";
/// The directories of a person.
pub const DIRECTORIES: &str = "/directories";
/// Changing one's own password.
pub const PASSWORD: &str = "/password";
/// What is found under some words.
pub const SEARCH: &str = "/search";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Choosing one of several identities.
pub const IDENTITY: &str = "/sign-in/identity";
/// Signing in with a code, once the password was right.
pub const CODE: &str = "/sign-in/code";
/// Signing in with a recovery code, once the password was right.
pub const RECOVERY_CODE: &str = "/sign-in/recovery-code";
/// Signing in with a passkey.
pub const PASSKEY: &str = "/sign-in/passkey";
/// With what one signs in.
pub const SECURITY: &str = "/security";
/// Setting an authenticator app up.
pub const APP: &str = "/security/app";
/// Turning the authenticator app off.
pub const APP_OFF: &str = "/security/app/off";
/// New recovery codes.
pub const RECOVERY_CODES: &str = "/security/recovery-codes";
/// The sessions of a person.
pub const SESSIONS: &str = "/security/sessions";
/// Adding a passkey.
pub const NEW_PASSKEY: &str = "/security/passkeys/new";
/// Removing a passkey, by the name of its credential.
pub fn remove_passkey(credential: &str) -> String {
    format!("{SECURITY}/passkeys/{}/remove", segment(credential))
}
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// Asking for a link that sets a password.
pub const FORGOTTEN_PASSWORD: &str = "/forgotten-password";
/// Language and brightness.
pub const PREFERENCES: &str = "/preferences";

/// A person's own support requests.
pub const SUPPORT: &str = "/support";
/// Writing a support request.
pub const NEW_SUPPORT_REQUEST: &str = "/support/new";
/// The accounts that a person is offered.
pub const OFFERS: &str = "/billing/hand-overs";

/// Signing in, to go on to an address.
pub fn sign_in(return_to: &str) -> String {
    format!("{SIGN_IN}?{}", query([("return_to", return_to)]))
}

/// Signing in with the provider of this name, to go on to an address.
pub fn sign_in_with(provider: &str, return_to: &str) -> String {
    returning(&format!("{SIGN_IN}/with/{}", segment(provider)), return_to)
}

/// A page of signing in that goes on to an address afterwards; to the first page where none is given.
pub fn returning(page: &str, return_to: &str) -> String {
    match return_to {
        "" => page.to_owned(),
        return_to => format!("{page}?{}", query([("return_to", return_to)])),
    }
}

/// The billing office's runs.
pub const RUNS: &str = "/operator/runs";

/// The billing office's desk for money that is on no invoice.
pub const PAYMENTS: &str = "/operator/payments";
/// The billing office's price sheet.
pub const PRICES: &str = "/operator/prices";
/// The billing office's taxes and exchange rates.
pub const TAXES: &str = "/operator/taxes";

/// The billing office's list of what was mailed to whom.
pub const MAIL: &str = "/operator/mail";

/// One mail, for the billing office.
pub fn one_mail(id: &str) -> String {
    format!("{MAIL}/{}", segment(id))
}

/// A mail that lies in the folder, to be read as `text` or `html`.
pub fn kept_mail(id: &str, form: &str) -> String {
    format!("{}/{form}", one_mail(id))
}

/// The billing office's support requests.
pub const OFFICE_SUPPORT: &str = "/operator/support";

/// The support request of this name, for its writer and for the office.
pub fn support_request(name: &str) -> String {
    format!("{SUPPORT}/{}", segment(name))
}

/// Writing a support request about something: `account`, `profile`, `subscription`, `invoice` and
/// `month`, as far as they are known.
pub fn support_about<'a>(about: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    format!("{NEW_SUPPORT_REQUEST}?{}", query(about))
}

/// The links of people who are invited, for the operator.
pub const INVITATIONS: &str = "/operator/invitations";

/// What was done that concerns no account, for the operator.
pub const OFFICE_ACTIVITY: &str = "/operator/activity";

/// A meter of the price sheet.
pub fn meter(meter: &str) -> String {
    format!("{PRICES}/{}", segment(meter))
}

/// The properties of the billing account of this identifier.
pub fn account(account: &str) -> String {
    format!("/billing/accounts/{}", segment(account))
}

/// Handing a billing account over to somebody else.
pub fn hand_over(account: &str) -> String {
    format!("{}/hand-over", self::account(account))
}

/// The invoices of a billing account.
pub fn invoices(account: &str) -> String {
    format!("{}/invoices", self::account(account))
}

/// Who holds which role on a billing account.
pub fn access(account: &str) -> String {
    format!("{}/access", self::account(account))
}

/// Who holds which role on a billing profile.
pub fn profile_access(account: &str, profile: &str) -> String {
    format!("{}/access", self::profile(account, profile))
}

/// Who holds which role on an invoice section.
pub fn section_access(account: &str, profile: &str, section: &str) -> String {
    format!("{}/access", self::section(account, profile, section))
}

/// What was done to a billing profile, for its owners.
pub fn profile_activity(account: &str, profile: &str) -> String {
    format!("{}/activity", self::profile(account, profile))
}

/// What was done to an invoice section, for its owners.
pub fn section_activity(account: &str, profile: &str, section: &str) -> String {
    format!("{}/activity", self::section(account, profile, section))
}

fn section(account: &str, profile: &str, section: &str) -> String {
    format!(
        "{}/sections/{}",
        self::profile(account, profile),
        segment(section)
    )
}

/// The profiles of an account, and whether their invoices are sent by e-mail.
pub fn invoice_emails(account: &str) -> String {
    format!("{}/invoice-email", self::account(account))
}

/// *Invoice e-mail preference* of a billing profile.
pub fn invoice_email(account: &str, profile: &str) -> String {
    format!(
        "{}/profiles/{}/invoice-email",
        self::account(account),
        segment(profile)
    )
}

/// *Receive invoice by e-mail* of a subscription or support plan.
pub fn receive_invoice(account: &str, subscription: &str) -> String {
    format!(
        "{}/subscriptions/{}/invoice-email",
        self::account(account),
        segment(subscription)
    )
}

/// *Configure recipients* of a subscription or support plan.
pub fn invoice_recipients(account: &str, subscription: &str) -> String {
    format!("{}/recipients", receive_invoice(account, subscription))
}

/// What the mail with an invoice looks like, beneath the page that says who gets it; as `html` or
/// `text`.
pub fn mail_preview(page: &str, language: Language, form: &str) -> String {
    format!("{page}/preview?language={language}&form={form}")
}

/// The invoice contacts of an enrolment.
pub fn invoice_contacts(account: &str) -> String {
    format!("{}/invoice-contacts", self::account(account))
}

/// *Payment reminders* of an account.
pub fn reminders(account: &str) -> String {
    format!("{}/reminders", self::account(account))
}

/// *Access to invoice* of a subscription.
pub fn sharing(account: &str, subscription: &str) -> String {
    format!(
        "{}/subscriptions/{}/access",
        self::account(account),
        segment(subscription)
    )
}

/// The invoices of a subscription or support plan.
pub fn invoices_of_subscription(account: &str, subscription: &str) -> String {
    format!(
        "{}/subscriptions/{}/invoices",
        self::account(account),
        segment(subscription)
    )
}

/// What was done to a billing account, for its owners.
pub fn activity(account: &str) -> String {
    format!("{}/activity", self::account(account))
}

/// The lines of an account's activity through the one of this number, as a file.
pub fn activity_lines(account: &str, through: i64) -> String {
    format!("{}/lines?through={through}", activity(account))
}

/// The signature of those lines.
pub fn activity_signature(account: &str, through: i64) -> String {
    format!("{}/signature?through={through}", activity(account))
}

/// The public key that the signature is checked with.
pub fn activity_key(account: &str) -> String {
    format!("{}/key", activity(account))
}

/// The money of a billing account that stands on no invoice.
pub fn credits(account: &str) -> String {
    format!("{}/credits", self::account(account))
}

/// The statement of a billing account.
pub fn statement(account: &str) -> String {
    format!("{}/statement", self::account(account))
}

/// The same as a file, `csv`, `ageing` or `pdf`, asked for with a query.
pub fn statement_file(account: &str, form: &str, query: &str) -> String {
    format!("{}/{form}?{query}", statement(account))
}

/// What a billing account cost.
pub fn costs(account: &str) -> String {
    format!("{}/costs", self::account(account))
}

/// The same, asked for with a query.
pub fn costs_asked(account: &str, query: &str) -> String {
    format!("{}?{query}", costs(account))
}

/// The same as a file.
pub fn costs_file(account: &str, query: &str) -> String {
    format!("{}/csv?{query}", costs(account))
}

/// The tags that a billing account's costs are told by.
pub fn cost_tags(account: &str) -> String {
    format!("{}/tags", costs(account))
}

/// The documents of a month with all that belongs to them.
pub fn month_end(account: &str) -> String {
    format!("{}/month-end", self::account(account))
}

/// The files of usage of a billing account.
pub fn usage(account: &str) -> String {
    format!("{}/usage", self::account(account))
}

/// Asking for the usage of an invoice, in the way one likes.
pub fn usage_of_invoice(account: &str, invoice: &str) -> String {
    format!("{}?{}", usage(account), query([("invoice", invoice)]))
}

/// A file of usage.
pub fn usage_file(account: &str, name: &str) -> String {
    format!("{}/{}", usage(account), segment(name))
}

/// What a file of usage adds up to, beneath its link.
pub const RECONCILIATION: &str = "reconciliation";

/// A part of a file of usage, or what it adds up to, by a signed link.
pub fn usage_download(link: &str, what: &str) -> String {
    format!("/usage-files/{}/{}", segment(link), segment(what))
}

/// The invoice of this name.
pub fn invoice(account: &str, invoice: &str) -> String {
    format!("{}/{}", invoices(account), segment(invoice))
}

/// The page that says why something is not seen, about an address of the portal.
pub fn why(about: &str) -> String {
    format!("{WHY}?{}", query([("of", about)]))
}

/// A billing profile of an account: its invoices are those of the account, filtered.
pub fn profile(account: &str, profile: &str) -> String {
    format!("{}/profiles/{}", self::account(account), segment(profile))
}

/// The parts of an address without its query, as they read.
pub fn parts(address: &str) -> Vec<String> {
    let path = address.split('?').next().unwrap_or_default();
    let parts = path.split('/').filter(|it| !it.is_empty());
    parts
        .map(|it| percent_decode_str(it).decode_utf8_lossy().into_owned())
        .collect()
}

/// The PDF of an invoice.
pub fn pdf(account: &str, invoice: &str, language: Language) -> String {
    format!(
        "{}/pdf?language={language}",
        self::invoice(account, invoice)
    )
}

/// The requests for access to an account.
pub fn access_requests(account: &str) -> String {
    format!("{}/access/requests", self::account(account))
}

/// Answering a request for access.
pub fn access_request(account: &str, request: &str) -> String {
    format!(
        "{}?{}",
        access_requests(account),
        query([("decide", request)])
    )
}

/// Voiding an invoice.
pub fn void(account: &str, invoice: &str) -> String {
    format!("{}/void", self::invoice(account, invoice))
}

/// Crediting a part of an invoice.
pub fn credit(account: &str, invoice: &str) -> String {
    format!("{}/credit", self::invoice(account, invoice))
}

/// The price sheet of a billing profile, as a file.
pub fn price_sheet(account: &str, profile: &str) -> String {
    format!("{}/price-sheet", self::profile(account, profile))
}

/// Paying an invoice by card.
pub fn pay(account: &str, invoice: &str) -> String {
    format!("{}/pay", self::invoice(account, invoice))
}

/// Booking what was paid on an invoice, for the operator.
pub fn book_payment(account: &str, invoice: &str) -> String {
    format!("{}/payments", self::invoice(account, invoice))
}

/// Giving money of an invoice back, for the operator.
pub fn refund(account: &str, invoice: &str) -> String {
    format!("{}/refunds", self::invoice(account, invoice))
}

/// Writing an e-mail to somebody about something.
pub fn mail(to: &str, subject: &str) -> String {
    let subject = utf8_percent_encode(subject, SEGMENT);
    format!("mailto:{to}?subject={subject}")
}

/// A name as one part of an address, whatever it is made of.
fn segment(name: &str) -> impl Display {
    utf8_percent_encode(name, SEGMENT)
}

/// A query of an address: names and values, written so that they survive the way.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
