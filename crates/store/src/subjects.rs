//! Identities that sign in with a provider of OpenID Connect: what its issuer calls them.

use crate::Transaction;
use crate::entities::{identity, subject};
use billing::IdentityId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// The identity that an issuer calls so.
pub async fn identity_of(
    reads: &impl ConnectionTrait,
    issuer: &str,
    subject: &str,
) -> Result<Option<identity::Model>, DbErr> {
    let key = (issuer.to_owned(), subject.to_owned());
    match subject::Entity::find_by_id(key).one(reads).await? {
        Some(found) => crate::identities::by_id(reads, found.identity_id).await,
        None => Ok(None),
    }
}

/// Whether an identity signs in with a provider.
pub async fn is_linked(reads: &impl ConnectionTrait, identity: IdentityId) -> Result<bool, DbErr> {
    let of_identity = subject::Column::IdentityId.eq(identity);
    let found = subject::Entity::find().filter(of_identity);
    Ok(found.one(reads).await?.is_some())
}

/// Links an identity with what an issuer calls it.
pub async fn link(work: &Transaction, row: subject::Model) -> Result<(), DbErr> {
    crate::put_all::<subject::Entity>(work, vec![row]).await
}

/// No issuer's subject is this identity any more.
pub async fn unlink(work: &Transaction, identity: IdentityId) -> Result<(), DbErr> {
    let of_identity = subject::Column::IdentityId.eq(identity);
    let unlinked = subject::Entity::delete_many().filter(of_identity);
    unlinked.exec(work).await.map(|_| ())
}
