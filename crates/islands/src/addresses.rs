//! The addresses that links lead to, in one place.

use billing::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
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
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// Asking for a link that sets a password.
pub const FORGOTTEN_PASSWORD: &str = "/forgotten-password";
/// Language and brightness.
pub const PREFERENCES: &str = "/preferences";

/// Signing in with the provider of this name, to go on to an address.
pub fn sign_in_with(provider: &str, return_to: &str) -> String {
    let page = format!("{SIGN_IN}/with/{}", segment(provider));
    match return_to {
        "" => page,
        return_to => format!("{page}?{}", query([("return_to", return_to)])),
    }
}

/// The billing office's runs.
pub const RUNS: &str = "/operator/runs";

/// The billing office's price sheet.
pub const PRICES: &str = "/operator/prices";
/// The billing office's taxes and exchange rates.
pub const TAXES: &str = "/operator/taxes";

/// A meter of the price sheet.
pub fn meter(meter: &str) -> String {
    format!("{PRICES}/{}", segment(meter))
}

/// The properties of the billing account of this identifier.
pub fn account(account: &str) -> String {
    format!("/billing/accounts/{}", segment(account))
}

/// The invoices of a billing account.
pub fn invoices(account: &str) -> String {
    format!("{}/invoices", self::account(account))
}

/// The invoices of a subscription or support plan.
pub fn invoices_of_subscription(account: &str, subscription: &str) -> String {
    format!(
        "{}/subscriptions/{}/invoices",
        self::account(account),
        segment(subscription)
    )
}

/// The invoice of this name.
pub fn invoice(account: &str, invoice: &str) -> String {
    format!("{}/{}", invoices(account), segment(invoice))
}

/// The PDF of an invoice.
pub fn pdf(account: &str, invoice: &str, language: Language) -> String {
    format!(
        "{}/pdf?language={language}",
        self::invoice(account, invoice)
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
    format!(
        "{}/profiles/{}/price-sheet",
        self::account(account),
        segment(profile)
    )
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
