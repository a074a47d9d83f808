//! The cookies of the portal: the session, language, brightness, a notice for the next page, a
//! choice between identities that is still to be made, a second step that is still to be taken, and a
//! question that a provider still answers.

use super::door::Door;
use actions::sign_in::{Choice, Token};
use app::{MailNotice, Notice, SecurityNotice, Theme};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use billing::{IdentityId, IdentityKind, Language};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::time::Duration;

const SESSION: &str = "reckoner-session";
/// Browsers take a cookie of such a name only over https and from the host itself, so that no other
/// host of the same domain, and nobody on the way, can slip a session in.
const SESSION_OF_HOST: &str = "__Host-reckoner-session";
pub const LANGUAGE: &str = "reckoner-language";
pub const THEME: &str = "reckoner-theme";
pub const NOTICE: &str = "reckoner-notice";

pub const CHOICE: &str = "reckoner-choice";
pub const WAITING: &str = "reckoner-waiting";
pub const STEP: &str = "reckoner-second-step";

/// How long a choice between identities waits; the ticket in it lasts as long.
const CHOICE_LASTS: Duration = Duration::from_secs(10 * 60);
/// How long a question waits for a provider's answer; the ticket in it lasts as long.
const WAITING_LASTS: Duration = Duration::from_secs(10 * 60);
/// How long the second step waits; the ticket in it lasts as long.
const STEP_LASTS: Duration = Duration::from_secs(10 * 60);
/// Browsers keep no larger cookie; names of directories are left out before it is too large.
const CHOICE_LETTERS_MAX: usize = 3_800;
/// How long a browser remembers how somebody likes to read.
const PREFERENCE_LASTS: Duration = Duration::from_secs(365 * 24 * 60 * 60);
/// How long a notice waits for its page.
const NOTICE_LASTS: Duration = Duration::from_secs(60);

/// A cookie that scripts cannot read and other sites cannot send along with a form.
fn cookie(door: &Door, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(door.is_https)
        .build()
}

fn lasting(mut cookie: Cookie<'static>, lasts: Duration) -> Cookie<'static> {
    cookie.set_max_age(lasts.try_into().ok());
    cookie
}

/// What the cookie of the session is called.
pub const fn session_name(door: &Door) -> &'static str {
    match door.is_https {
        true => SESSION_OF_HOST,
        false => SESSION,
    }
}

pub fn session(door: &Door, token: Token) -> Cookie<'static> {
    cookie(door, session_name(door), token.0)
}

/// Comes along when the provider sends the browser back, as a link from another site does (`Lax`).
pub fn waiting(door: &Door, ticket: String) -> Cookie<'static> {
    lasting(cookie(door, WAITING, ticket), WAITING_LASTS)
}

/// Proves that the password was right.
pub fn step(door: &Door, ticket: String) -> Cookie<'static> {
    lasting(cookie(door, STEP, ticket), STEP_LASTS)
}

pub fn language(door: &Door, language: Language) -> Cookie<'static> {
    lasting(
        cookie(door, LANGUAGE, language.to_string()),
        PREFERENCE_LASTS,
    )
}

pub fn theme(door: &Door, theme: Theme) -> Cookie<'static> {
    lasting(
        cookie(door, THEME, theme_word(theme).to_owned()),
        PREFERENCE_LASTS,
    )
}

pub fn notice(door: &Door, notice: Notice) -> Cookie<'static> {
    lasting(cookie(door, NOTICE, notice_word(notice)), NOTICE_LASTS)
}

/// Makes the browser forget a cookie: it has to name the same path.
pub fn forgotten(door: &Door, name: &'static str) -> Cookie<'static> {
    lasting(cookie(door, name, String::new()), Duration::ZERO)
}

/// The ticket and what to choose from; choosing proves the ticket again.
pub fn choice(door: &Door, ticket: &str, choices: &[Choice]) -> Cookie<'static> {
    let full = choice_text(ticket, choices, |it| it.directory.as_deref());
    let text = match full.len() <= CHOICE_LETTERS_MAX {
        true => full,
        false => choice_text(ticket, choices, |_| None),
    };
    lasting(cookie(door, CHOICE, text), CHOICE_LASTS)
}

fn choice_text(
    ticket: &str,
    choices: &[Choice],
    directory: impl Fn(&Choice) -> Option<&str>,
) -> String {
    let kept = choices
        .iter()
        .map(|it| (it.identity, it.kind, directory(it)));
    let json = serde_json::json!((ticket, kept.collect::<Vec<_>>())).to_string();
    utf8_percent_encode(&json, NON_ALPHANUMERIC).to_string()
}

pub fn read_choice(jar: &CookieJar) -> Option<(String, Vec<Choice>)> {
    type Kept = (String, Vec<(IdentityId, IdentityKind, Option<String>)>);
    let text = percent_decode_str(jar.get(CHOICE)?.value())
        .decode_utf8()
        .ok()?;
    let (ticket, kept): Kept = serde_json::from_str(&text).ok()?;
    let choices = kept.into_iter().map(|(identity, kind, directory)| Choice {
        identity,
        kind,
        directory,
    });
    Some((ticket, choices.collect()))
}

/// The token of whoever is signed in.
pub fn token(door: &Door, jar: &CookieJar) -> Option<Token> {
    jar.get(session_name(door))
        .map(|it| Token(it.value().to_owned()))
}

pub fn read_theme(jar: &CookieJar) -> Theme {
    let word = jar.get(THEME).map(Cookie::value);
    word.and_then(theme_of).unwrap_or_default()
}

pub fn read_notice(jar: &CookieJar) -> Option<Notice> {
    jar.get(NOTICE).and_then(|it| notice_of(it.value()))
}

const THEMES: [Theme; 3] = [Theme::Automatic, Theme::Light, Theme::Dark];
const NOTICES: &[Notice] = &[
    Notice::TagKeysSaved,
    Notice::MeterAdded,
    Notice::PriceReplaced,
    Notice::RequestOpened,
    Notice::RequestWrittenOn,
    Notice::RequestClosed,
    Notice::RequestReopened,
    Notice::AccountOffered,
    Notice::OfferWithdrawn,
    Notice::AccountTakenOver,
    Notice::OfferRefused,
    Notice::PriceAdded,
    Notice::PriceEnded,
    Notice::TaxRuleAdded,
    Notice::TaxRuleEnded,
    Notice::RateAdded,
    Notice::RateEnded,
    Notice::InvoiceVoided,
    Notice::InvoiceRebilled,
    Notice::InvoiceCredited,
    Notice::RunBegun,
    Notice::SignedOut,
    Notice::PasswordChanged,
    Notice::PasswordSet,
    Notice::Security(SecurityNotice::AppOn),
    Notice::Security(SecurityNotice::AppOff),
    Notice::Security(SecurityNotice::CodesSaved),
    Notice::Security(SecurityNotice::PasskeyOn),
    Notice::Security(SecurityNotice::PasskeyOff),
    Notice::Security(SecurityNotice::SessionEnded),
    Notice::Security(SecurityNotice::OthersEnded),
    Notice::AccessAsked,
    Notice::AccessRefused,
    Notice::DirectorySwitched,
    Notice::PaymentTaken,
    Notice::BalanceSettled,
    Notice::TransferBooked,
    Notice::PaymentRefunded,
    Notice::AccessGiven,
    Notice::AccessInvited,
    Notice::InvitationTaken,
    Notice::AccessRemoved,
    Notice::SharingOn,
    Notice::SharingOff,
    Notice::RefundWired,
    Notice::PrepaymentBooked,
];

const fn theme_word(theme: Theme) -> &'static str {
    match theme {
        Theme::Automatic => "automatic",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// The brightness of a form or a cookie.
pub fn theme_of(word: &str) -> Option<Theme> {
    THEMES.into_iter().find(|it| theme_word(*it) == word)
}

const RUN_DONE: &str = "run-done-";

fn notice_word(notice: Notice) -> String {
    let word = match notice {
        Notice::SignedOut => "signed-out",
        Notice::PasswordChanged => "password-changed",
        Notice::PasswordSet => "password-set",
        Notice::Security(what) => security_word(what),
        Notice::AccessAsked => "access-asked",
        Notice::AccessRefused => "access-refused",
        Notice::DirectorySwitched => "directory-switched",
        Notice::PriceAdded => "price-added",
        Notice::PriceEnded => "price-ended",
        Notice::PriceReplaced => "price-replaced",
        Notice::TagKeysSaved => "tag-keys-saved",
        Notice::MeterAdded => "meter-added",
        Notice::TaxRuleAdded => "tax-rule-added",
        Notice::TaxRuleEnded => "tax-rule-ended",
        Notice::RateAdded => "rate-added",
        Notice::RateEnded => "rate-ended",
        Notice::InvoiceVoided => "invoice-voided",
        Notice::InvoiceRebilled => "invoice-rebilled",
        Notice::InvoiceCredited => "invoice-credited",
        Notice::RunBegun => "run-begun",
        Notice::PaymentTaken => "payment-taken",
        Notice::BalanceSettled => "balance-settled",
        Notice::TransferBooked => "transfer-booked",
        Notice::PaymentRefunded => "payment-refunded",
        Notice::AccessGiven => "access-given",
        Notice::AccessInvited => "access-invited",
        Notice::InvitationTaken => "invitation-taken",
        Notice::AccessRemoved => "access-removed",
        Notice::SharingOn => "sharing-on",
        Notice::SharingOff => "sharing-off",
        Notice::RefundWired => "refund-wired",
        Notice::PrepaymentBooked => "prepayment-booked",
        Notice::RequestOpened => "request-opened",
        Notice::RequestWrittenOn => "request-written-on",
        Notice::RequestClosed => "request-closed",
        Notice::RequestReopened => "request-reopened",
        Notice::AccountOffered => "account-offered",
        Notice::OfferWithdrawn => "offer-withdrawn",
        Notice::AccountTakenOver => "account-taken-over",
        Notice::OfferRefused => "offer-refused",
        Notice::Mail(what) => mail_word(what),
        Notice::RunDone { made, parked } => return format!("{RUN_DONE}{made}-{parked}"),
    };
    word.to_owned()
}

const fn security_word(what: SecurityNotice) -> &'static str {
    match what {
        SecurityNotice::AppOn => "app-on",
        SecurityNotice::AppOff => "app-off",
        SecurityNotice::CodesSaved => "codes-saved",
        SecurityNotice::PasskeyOn => "passkey-on",
        SecurityNotice::PasskeyOff => "passkey-off",
        SecurityNotice::SessionEnded => "session-ended",
        SecurityNotice::OthersEnded => "others-ended",
    }
}

fn mail_word(what: MailNotice) -> &'static str {
    let mut words = MailNotice::ALL.iter();
    words
        .find(|(it, _)| *it == what)
        .map_or("", |(_, word)| word)
}

fn notice_of(word: &str) -> Option<Notice> {
    if let Some((made, parked)) = word
        .strip_prefix(RUN_DONE)
        .and_then(|it| it.split_once('-'))
    {
        let (made, parked) = (made.parse().ok()?, parked.parse().ok()?);
        return Some(Notice::RunDone { made, parked });
    }
    if let Some((what, _)) = MailNotice::ALL.iter().find(|(_, it)| *it == word) {
        return Some(Notice::Mail(*what));
    }
    NOTICES.iter().copied().find(|it| notice_word(*it) == word)
}
