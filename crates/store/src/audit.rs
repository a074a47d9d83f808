//! The audit trail: who did what, when. Written in the transaction of what it tells of.

use crate::Transaction;
use crate::entities::audit;
use billing::{AccountId, AuditId, IdentityId};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;

/// A line of the trail.
#[derive(Debug, Clone)]
pub struct NewLine<'a> {
    /// The account concerned, where there is one.
    pub account: Option<AccountId>,
    /// Who did it; nobody, when the program did it by itself.
    pub identity: Option<IdentityId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What was done, as `noun.verb`.
    pub action: &'a str,
    /// To what: identifiers only, no personal data.
    pub subject: &'a str,
}

/// Writes a line.
pub async fn append(work: &Transaction, line: NewLine<'_>) -> Result<(), DbErr> {
    let row = audit::Model {
        id: AuditId::new(),
        account_id: line.account,
        identity_id: line.identity,
        at: line.at,
        action: line.action.to_owned(),
        subject: line.subject.to_owned(),
    };
    crate::put_all::<audit::Entity>(work, vec![row]).await
}
