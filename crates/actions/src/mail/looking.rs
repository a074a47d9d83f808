//! What of the ledger is asked for: where mails stand, what for, when, and words that are looked for.

use crate::accounts::ShownName;
use crate::typed::optional;
use crate::{Portal, Refusal};
use billing::MailId;
use billing::invoice::Named;
use billing::mail::MailKind;
use chrono::{Days, NaiveDate, NaiveTime};
use store::mails::{Found, LedgerQuery, Listed};

/// The longest text that is looked for: as long as an address can be.
const WORDS_MAX: usize = 254;

/// Which part of the ledger is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerAsked {
    /// Where they stand.
    pub which: Listed,
    /// What for.
    pub kind: Option<MailKind>,
    /// Queued on this day or later (UTC).
    pub from: Option<NaiveDate>,
    /// Queued on this day or before.
    pub to: Option<NaiveDate>,
    /// An address or how it begins, the name or number of an invoice, or a part of an account's name.
    pub words: Option<String>,
    /// Those before this one.
    pub before: Option<MailId>,
}

/// What was understood of the words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBy {
    /// An address, or how it begins.
    Address(String),
    /// The invoice of this document number.
    Invoice(String),
    /// These accounts.
    Accounts(Vec<Named>),
}

impl LedgerAsked {
    /// The same without its place in the pages.
    #[must_use]
    pub fn from_the_start(&self) -> Self {
        Self {
            before: None,
            ..self.clone()
        }
    }

    /// Whether all of the ledger is asked for, wherever it stands.
    pub const fn is_of_all(&self) -> bool {
        self.kind.is_none() && self.from.is_none() && self.to.is_none() && self.words.is_none()
    }
}

/// What is asked of the database, and what was understood.
pub(super) async fn query_of(
    portal: &Portal,
    asked: &LedgerAsked,
) -> Result<(LedgerQuery, Option<FoundBy>), Refusal> {
    let words = asked.words.as_deref().and_then(optional);
    let (found, by) = match words {
        Some(words) => {
            let words: String = words.chars().take(WORDS_MAX).collect();
            let (found, by) = look_for(portal, &words).await?;
            (Some(found), Some(by))
        }
        None => (None, None),
    };
    let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let next = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
    let query = LedgerQuery {
        which: asked.which,
        kind: asked.kind,
        from: asked.from.map(begin),
        until: asked.to.map(|it| begin(next(it))),
        found,
        before: asked.before,
    };
    Ok((query, by))
}

/// One meaning of the words, so that one index answers: an address where there is an at sign, else
/// an invoice, else accounts, else how an address begins.
async fn look_for(portal: &Portal, words: &str) -> Result<(Found, FoundBy), Refusal> {
    let database = &portal.database;
    let address = || {
        let beginning = store::identities::email_key(words);
        (Found::To(beginning.clone()), FoundBy::Address(beginning))
    };
    if words.contains('@') {
        return Ok(address());
    }
    let name = words.to_uppercase();
    if let Some(row) = store::invoices::by_name_or_number(database, &name).await? {
        let found = Found::Invoice(row.account_id, row.id);
        return Ok((found, FoundBy::Invoice(row.document_number)));
    }
    let accounts = store::search::all_accounts(database, words).await?;
    if accounts.is_empty() {
        return Ok(address());
    }
    let ids = accounts.iter().map(|it| it.id).collect();
    let named = accounts.iter().map(ShownName::named).collect();
    Ok((Found::Accounts(ids), FoundBy::Accounts(named)))
}
