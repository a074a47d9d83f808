//! Directories and the identities in them.

use crate::Transaction;
use crate::entities::{directory, guest, identity, last_directory, reading_language, subject};
use billing::{DirectoryId, IdentityId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

/// The most identities that one address has.
const SAME_ADDRESS_MAX: u64 = 50;

/// How an address is compared: without regard to case.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// One identity.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    id: IdentityId,
) -> Result<Option<identity::Model>, DbErr> {
    identity::Entity::find_by_id(id).one(reads).await
}

/// The identities with this address, disabled ones too.
pub async fn by_email(
    reads: &impl ConnectionTrait,
    email: &str,
) -> Result<Vec<identity::Model>, DbErr> {
    let of_address = identity::Column::EmailKey.eq(email_key(email));
    some(of_address).all(reads).await
}

/// The identities with these ids, in the order of [`by_email`].
pub async fn by_ids(
    reads: &impl ConnectionTrait,
    ids: Vec<IdentityId>,
) -> Result<Vec<identity::Model>, DbErr> {
    some(identity::Column::Id.is_in(ids)).all(reads).await
}

/// Every one of these identities; more than the limit of one read is an error.
pub async fn all_of(
    reads: &impl ConnectionTrait,
    ids: Vec<IdentityId>,
) -> Result<Vec<identity::Model>, DbErr> {
    crate::among::<identity::Entity, _>(reads, identity::Column::Id, Some(ids)).await
}

/// Whoever is at home or a guest in a directory and can sign in, by name; at most `limit`.
pub async fn in_directory(
    reads: &impl ConnectionTrait,
    directory: DirectoryId,
    limit: u64,
) -> Result<Vec<identity::Model>, DbErr> {
    let guests = guest::Entity::find()
        .select_only()
        .column(guest::Column::IdentityId)
        .filter(guest::Column::DirectoryId.eq(directory));
    let is_guest = identity::Column::Id.in_subquery(QueryTrait::into_query(guests));
    identity::Entity::find()
        .filter(identity::Column::DirectoryId.eq(directory).or(is_guest))
        .filter(identity::Column::DisabledAt.is_null())
        .order_by_asc(identity::Column::DisplayName)
        .order_by_asc(identity::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Whether an identity is a guest in a directory.
pub async fn is_guest(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
    directory: DirectoryId,
) -> Result<bool, DbErr> {
    let guest = guest::Entity::find_by_id((identity, directory));
    Ok(guest.one(reads).await?.is_some())
}

fn some(which: Expr) -> Select<identity::Entity> {
    let found = identity::Entity::find().filter(which);
    found
        .order_by_asc(identity::Column::Id)
        .limit(SAME_ADDRESS_MAX)
}

/// Replaces a password, where it is still the one it was and its identity not disabled. Gives
/// whether it was replaced.
pub async fn replace_password(
    work: &Transaction,
    id: IdentityId,
    [old, new]: [Option<&str>; 2],
) -> Result<bool, DbErr> {
    let replaced = identity::Entity::update_many()
        .col_expr(identity::Column::PasswordHash, Expr::value(new))
        .filter(still(id, old))
        .exec(work)
        .await?;
    Ok(replaced.rows_affected > 0)
}

/// Leaves an identity without a password.
pub async fn remove_password(work: &Transaction, id: IdentityId) -> Result<(), DbErr> {
    identity::Entity::update_many()
        .col_expr(identity::Column::PasswordHash, Expr::value(None::<String>))
        .filter(identity::Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// Keeps an identity from being changed until the transaction ends. Gives whether its password is
/// still this one and it is not disabled.
pub async fn hold(work: &Transaction, id: IdentityId, hash: Option<&str>) -> Result<bool, DbErr> {
    let held = identity::Entity::find().filter(still(id, hash));
    Ok(held.lock_shared().one(work).await?.is_some())
}

fn still(id: IdentityId, hash: Option<&str>) -> Condition {
    let hash = match hash {
        Some(hash) => identity::Column::PasswordHash.eq(hash),
        None => identity::Column::PasswordHash.is_null(),
    };
    Condition::all()
        .add(identity::Column::Id.eq(id))
        .add(hash)
        .add(identity::Column::DisabledAt.is_null())
}

/// Notes that an identity's address was confirmed.
pub async fn confirm(work: &Transaction, id: IdentityId) -> Result<(), DbErr> {
    identity::Entity::update_many()
        .col_expr(identity::Column::IsConfirmed, Expr::value(true))
        .filter(identity::Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// Disables an identity; one that is disabled stays so since when it was.
pub async fn disable(work: &Transaction, id: IdentityId, now: DateTime<Utc>) -> Result<(), DbErr> {
    identity::Entity::update_many()
        .col_expr(identity::Column::DisabledAt, Expr::value(Some(now)))
        .filter(identity::Column::Id.eq(id))
        .filter(identity::Column::DisabledAt.is_null())
        .exec(work)
        .await?;
    Ok(())
}

/// Lets an identity sign in again.
pub async fn enable(work: &Transaction, id: IdentityId) -> Result<(), DbErr> {
    let never = Expr::value(None::<DateTime<Utc>>);
    identity::Entity::update_many()
        .col_expr(identity::Column::DisabledAt, never)
        .filter(identity::Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// Deletes the row of an identity, which directories it was in and looked at, and in which language
/// it read. What else refers to it has to be gone.
pub async fn erase(work: &Transaction, id: IdentityId) -> Result<(), DbErr> {
    guest::Entity::delete_many()
        .filter(guest::Column::IdentityId.eq(id))
        .exec(work)
        .await?;
    last_directory::Entity::delete_by_id(id).exec(work).await?;
    reading_language::Entity::delete_by_id(id)
        .exec(work)
        .await?;
    identity::Entity::delete_by_id(id).exec(work).await?;
    Ok(())
}

/// Gives every identity this password that has none and signs in with no provider.
pub async fn set_missing_passwords(work: &Transaction, hash: &str) -> Result<(), DbErr> {
    let with_provider = Query::select()
        .column(subject::Column::IdentityId)
        .from(subject::Entity)
        .to_owned();
    identity::Entity::update_many()
        .col_expr(identity::Column::PasswordHash, Expr::value(hash))
        .filter(identity::Column::PasswordHash.is_null())
        .filter(identity::Column::Id.not_in_subquery(with_provider))
        .exec(work)
        .await?;
    Ok(())
}

/// The directory with this name.
pub async fn directory_named(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<directory::Model>, DbErr> {
    directory::Entity::find()
        .filter(
            directory::Column::Name
                .eq(name)
                .or(directory::Column::DisplayName.eq(name)),
        )
        .one(reads)
        .await
}

/// One directory.
pub async fn directory(
    reads: &impl ConnectionTrait,
    id: DirectoryId,
) -> Result<Option<directory::Model>, DbErr> {
    directory::Entity::find_by_id(id).one(reads).await
}

/// Keeps a directory until the transaction ends: first sign-ins to it take turns.
pub async fn lock_directory(work: &Transaction, id: DirectoryId) -> Result<(), DbErr> {
    let directory = directory::Entity::find_by_id(id).lock_exclusive();
    directory.one(work).await.map(|_| ())
}

/// The directories that an identity is a guest of.
pub async fn guest_directories(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Vec<directory::Model>, DbErr> {
    let guests = guest::Entity::find()
        .filter(guest::Column::IdentityId.eq(identity))
        .limit(crate::accounts::PARTS_MAX)
        .all(reads)
        .await?;
    let ids = guests.into_iter().map(|it| it.directory_id);
    directory::Entity::find()
        .filter(directory::Column::Id.is_in(ids))
        .all(reads)
        .await
}

/// The directory that an identity looked at last; it may not be of it any more.
pub async fn last_directory(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Option<DirectoryId>, DbErr> {
    let last = last_directory::Entity::find_by_id(identity);
    Ok(last.one(reads).await?.map(|it| it.directory_id))
}

/// Notes which directory an identity looks at.
pub async fn remember_directory(
    work: &Transaction,
    identity_id: IdentityId,
    directory_id: DirectoryId,
) -> Result<(), DbErr> {
    let row = last_directory::Model {
        identity_id,
        directory_id,
    };
    crate::put::<last_directory::Entity>(work, row).await
}

/// The directories that each of several identities is a guest of.
pub async fn guests(
    reads: &impl ConnectionTrait,
    identities: Vec<IdentityId>,
) -> Result<Vec<(IdentityId, DirectoryId)>, DbErr> {
    let guests = guest::Entity::find()
        .filter(guest::Column::IdentityId.is_in(identities))
        .limit(crate::accounts::PARTS_MAX)
        .all(reads)
        .await?;
    let guests = guests.into_iter();
    Ok(guests.map(|it| (it.identity_id, it.directory_id)).collect())
}

/// Ends an identity's being a guest of every directory but these.
pub async fn keep_guest_of(
    work: &Transaction,
    identity: IdentityId,
    directories: impl IntoIterator<Item = DirectoryId>,
) -> Result<(), DbErr> {
    guest::Entity::delete_many()
        .filter(guest::Column::IdentityId.eq(identity))
        .filter(guest::Column::DirectoryId.is_not_in(directories))
        .exec(work)
        .await?;
    Ok(())
}
