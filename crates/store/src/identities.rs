//! Directories and the identities in them.

use crate::Transaction;
use crate::entities::{directory, guest, identity};
use billing::{DirectoryId, IdentityId};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

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
    let found = identity::Entity::find().filter(of_address);
    found.limit(SAME_ADDRESS_MAX).all(reads).await
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
