//! What search finds, said in the reader's words: for the list under the box, and for its page.

use super::{Answer, Suggestion, places};
use crate::addresses;
use actions::search::Found;
use actions::{Caller, Portal, Refusal};
use billing::Language;
use billing::invoice::InvoiceStatus;
use leptos::prelude::use_context;
use words::{accounts, format, invoices, labels, shell};

/// The fewest letters that are looked up.
pub const WORDS_LENGTH_MIN: usize = 2;
/// The most that the list under the box shows.
const SUGGESTIONS_MAX: usize = 7;

/// Who asks a server function, and in which language. The server provides it as a context.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The portal.
    pub portal: Portal,
    /// Who asks.
    pub caller: Caller,
    /// In which language.
    pub language: Language,
}

/// What kind of thing was found, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A page of the portal.
    Page,
    /// A billing account.
    Account,
    /// A billing profile.
    Profile,
    /// A subscription.
    Subscription,
    /// An invoice.
    Invoice,
}

/// Something found, in finished words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: FoundKind,
    /// What it is called.
    pub label: String,
    /// What else is to be said of it.
    pub detail: String,
    /// Where it is.
    pub address: String,
    /// Its symbol.
    pub symbol: &'static str,
    /// Where it stands, for an invoice.
    pub status: Option<InvoiceStatus>,
}

/// Everything there is under these words, the kinds one after the other.
pub async fn find(asking: &Asking, words: &str) -> Result<Vec<Finding>, Refusal> {
    let language = asking.language;
    if words.trim().chars().count() < WORDS_LENGTH_MIN {
        return Ok(Vec::new());
    }
    let pages = places::found(words).map(|it| Finding {
        kind: FoundKind::Page,
        label: (it.name)(language),
        detail: (it.detail)(language),
        address: it.address.to_owned(),
        symbol: it.symbol,
        status: None,
    });
    let found = actions::search::search(&asking.portal, &asking.caller, words).await?;
    let found = found.into_iter().map(|it| finding(language, it));
    let mut findings: Vec<_> = pages.chain(found).collect();
    findings.sort_by_key(|it| it.kind);
    Ok(findings)
}

/// The answer to letters typed into the box; an empty one when it cannot be given.
pub(super) async fn suggest(words: &str) -> Answer {
    let nothing = Answer {
        suggestions: Vec::new(),
        told: String::new(),
    };
    let Some(asking) = use_context::<Asking>() else {
        return nothing;
    };
    match find(&asking, words).await {
        Ok(findings) => answer(asking.language, words.trim(), findings),
        Err(_) => nothing,
    }
}

fn answer(language: Language, words: &str, findings: Vec<Finding>) -> Answer {
    let told = match i64::try_from(findings.len()) {
        Ok(0) | Err(_) => shell::search_nothing(language, words),
        Ok(count) => shell::search_results(language, count, words),
    };
    let query: String = addresses::query([("q", words)]);
    let all = Suggestion {
        label: shell::search_all(language, words),
        detail: told.clone(),
        address: format!("{}?{query}", addresses::SEARCH),
        symbol: "search".to_owned(),
    };
    let first = findings.into_iter().take(SUGGESTIONS_MAX);
    let suggestions = first.map(|it| Suggestion {
        label: it.label,
        detail: it.detail,
        address: it.address,
        symbol: it.symbol.to_owned(),
    });
    Answer {
        suggestions: suggestions.chain([all]).collect(),
        told,
    }
}

fn finding(language: Language, found: Found) -> Finding {
    let (kind, label, detail, address, status) = match found {
        Found::Account { account, agreement } => (
            FoundKind::Account,
            account.display_name,
            labels::agreement(language, agreement),
            addresses::account(&account.name),
            None,
        ),
        Found::Profile { account, name } => (
            FoundKind::Profile,
            name,
            accounts::billing_profile(language),
            addresses::account(&account.name),
            None,
        ),
        Found::Subscription { account, name } => (
            FoundKind::Subscription,
            name,
            accounts::subscription(language),
            addresses::account(&account.name),
            None,
        ),
        Found::Invoice {
            account,
            name,
            document_number,
            invoice_date,
            total,
            status,
        } => (
            FoundKind::Invoice,
            name.clone(),
            joined([
                invoices::invoice(language),
                document_number,
                format::short_date(language, invoice_date),
                format::money(language, total),
            ]),
            addresses::invoice(&account.name, &name),
            Some(status),
        ),
    };
    Finding {
        kind,
        label,
        detail,
        address,
        symbol: symbol_of(kind),
        status,
    }
}

/// The picture beside it.
const fn symbol_of(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Account => "account",
        FoundKind::Profile => "profile",
        FoundKind::Subscription => "subscription",
        FoundKind::Invoice => "invoice",
        FoundKind::Page => "overview",
    }
}

/// Joined by dots, as the list and the page show them.
fn joined(parts: [String; 4]) -> String {
    parts.join(" · ")
}
