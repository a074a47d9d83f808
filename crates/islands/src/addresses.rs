//! The addresses that links lead to, in one place.

use billing::{AccountId, InvoiceId, Language};

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

/// The properties of a billing account.
pub fn account(account: AccountId) -> String {
    format!("/billing/accounts/{account}")
}

/// The invoices of a billing account.
pub fn invoices(account: AccountId) -> String {
    format!("/billing/accounts/{account}/invoices")
}

/// An invoice.
pub fn invoice(account: AccountId, invoice: InvoiceId) -> String {
    format!("/billing/accounts/{account}/invoices/{invoice}")
}

/// The PDF of an invoice.
pub fn pdf(account: AccountId, invoice: InvoiceId, language: Language) -> String {
    format!("/billing/accounts/{account}/invoices/{invoice}/pdf?language={language}")
}

/// A query of an address: names and values, written so that they survive the way.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
