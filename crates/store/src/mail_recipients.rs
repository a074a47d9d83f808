//! Who gets invoices by e-mail: people with a role on a profile, addresses that somebody added,
//! and the subscriptions whose invoices are sent at all.

use crate::Transaction;
use crate::entities::{assignment, mail_opt_in, mail_recipient, profile, reading_language};
use crate::rows::whole;
use billing::policy::{Role, ScopeKind};
use billing::{AccountId, IdentityId, Language, ProfileId, RecipientId, SubscriptionId};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};

/// The most recipients of a batch of invoices. More is an error: nobody is left out unseen.
const RECIPIENTS_MAX: u64 = 100_000;

/// Something invoices are made for: its account, and its own id.
pub type ScopeKey = (AccountId, Uuid);

/// The added recipients of these profiles, subscriptions and enrolments, in the order they were
/// added.
pub async fn added(
    reads: &impl ConnectionTrait,
    scopes: BTreeSet<ScopeKey>,
) -> Result<Vec<mail_recipient::Model>, DbErr> {
    use mail_recipient::Column;
    if scopes.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Column::AccountId, Column::ScopeId].map(Expr::col));
    let scopes = scopes
        .into_iter()
        .map(|(account, scope)| (account.0, scope));
    let rows = mail_recipient::Entity::find()
        .filter(key.in_tuples(scopes))
        .order_by_asc(Column::Id);
    whole(rows, RECIPIENTS_MAX, reads).await
}

/// The roles held on these profiles themselves.
pub async fn on_profiles(
    reads: &impl ConnectionTrait,
    profiles: BTreeSet<(AccountId, ProfileId)>,
) -> Result<Vec<assignment::Model>, DbErr> {
    use assignment::Column;
    if profiles.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Column::AccountId, Column::ScopeId].map(Expr::col));
    let profiles = profiles
        .into_iter()
        .map(|(account, profile)| (account.0, profile.0));
    let rows = assignment::Entity::find()
        .filter(key.in_tuples(profiles))
        .filter(Column::ScopeKind.eq(ScopeKind::Profile))
        .order_by_asc(Column::Id);
    whole(rows, RECIPIENTS_MAX, reads).await
}

/// Who holds a role that is held on accounts, on these.
pub async fn holding(
    reads: &impl ConnectionTrait,
    role: Role,
    accounts: BTreeSet<AccountId>,
) -> Result<Vec<assignment::Model>, DbErr> {
    use assignment::Column;
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let rows = assignment::Entity::find()
        .filter(Column::AccountId.is_in(accounts))
        .filter(Column::Role.eq(role))
        .order_by_asc(Column::Id);
    whole(rows, RECIPIENTS_MAX, reads).await
}

/// Has the invoices of a profile sent by e-mail, or not. Gives whether that is another answer.
pub async fn set_emailed(
    work: &Transaction,
    (account, profile): (AccountId, ProfileId),
    is_emailed: bool,
) -> Result<bool, DbErr> {
    let set = profile::Entity::update_many()
        .col_expr(profile::Column::IsInvoiceEmailed, Expr::value(is_emailed))
        .filter(profile::Column::AccountId.eq(account))
        .filter(profile::Column::Id.eq(profile))
        .filter(profile::Column::IsInvoiceEmailed.ne(is_emailed))
        .exec(work)
        .await?;
    Ok(set.rows_affected > 0)
}

/// Which of these profiles' invoices are sent by e-mail.
pub async fn emailed(
    reads: &impl ConnectionTrait,
    profiles: BTreeSet<(AccountId, ProfileId)>,
) -> Result<BTreeSet<(AccountId, ProfileId)>, DbErr> {
    use profile::Column;
    if profiles.is_empty() {
        return Ok(BTreeSet::new());
    }
    let key = Expr::tuple([Column::AccountId, Column::Id].map(Expr::col));
    let profiles = profiles.into_iter().map(|(one, two)| (one.0, two.0));
    let rows = profile::Entity::find()
        .filter(key.in_tuples(profiles))
        .filter(Column::IsInvoiceEmailed.eq(true));
    let rows = whole(rows, RECIPIENTS_MAX, reads).await?;
    Ok(rows.into_iter().map(|it| (it.account_id, it.id)).collect())
}

/// Which of these subscriptions' invoices are sent by e-mail.
pub async fn opted_in(
    reads: &impl ConnectionTrait,
    subscriptions: BTreeSet<(AccountId, SubscriptionId)>,
) -> Result<Vec<mail_opt_in::Model>, DbErr> {
    use mail_opt_in::Column;
    if subscriptions.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Column::AccountId, Column::SubscriptionId].map(Expr::col));
    let subscriptions = subscriptions
        .into_iter()
        .map(|(account, subscription)| (account.0, subscription.0));
    let rows = mail_opt_in::Entity::find().filter(key.in_tuples(subscriptions));
    whole(rows, RECIPIENTS_MAX, reads).await
}

/// Has the invoices of a subscription sent by e-mail no more. Gives whether they were.
pub async fn opt_out(work: &Transaction, key: (AccountId, SubscriptionId)) -> Result<bool, DbErr> {
    let removed = mail_opt_in::Entity::delete_by_id(key).exec(work).await?;
    Ok(removed.rows_affected > 0)
}

/// One added recipient.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    key: (AccountId, RecipientId),
) -> Result<Option<mail_recipient::Model>, DbErr> {
    mail_recipient::Entity::find_by_id(key).one(reads).await
}

/// Forgets an added recipient. Gives whether there was one.
pub async fn remove(work: &Transaction, key: (AccountId, RecipientId)) -> Result<bool, DbErr> {
    let removed = mail_recipient::Entity::delete_by_id(key).exec(work).await?;
    Ok(removed.rows_affected > 0)
}

/// Notes in which language somebody reads.
pub async fn remember_language(
    work: &Transaction,
    identity_id: IdentityId,
    language: Language,
) -> Result<(), DbErr> {
    let row = reading_language::Model {
        identity_id,
        language,
    };
    crate::put::<reading_language::Entity>(work, row).await
}

/// In which languages these people read, where they chose one.
pub async fn languages(
    reads: &impl ConnectionTrait,
    people: Vec<IdentityId>,
) -> Result<HashMap<IdentityId, Language>, DbErr> {
    let column = reading_language::Column::IdentityId;
    let rows = crate::among::<reading_language::Entity, _>(reads, column, Some(people)).await?;
    let languages = rows.into_iter().map(|it| (it.identity_id, it.language));
    Ok(languages.collect())
}
