//! What proves somebody beside their password: an authenticator app, and recovery codes.

use crate::Transaction;
use crate::entities::{authenticator_app as app, recovery_code as code};
use billing::IdentityId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// The authenticator app of an identity.
pub async fn app(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Option<app::Model>, DbErr> {
    app::Entity::find_by_id(identity).one(reads).await
}

/// Notes that the code of a step was taken. Gives whether it may be: none of this step or a later
/// one was taken before.
pub async fn use_step(work: &Transaction, identity: IdentityId, step: i64) -> Result<bool, DbErr> {
    let used = app::Entity::update_many()
        .col_expr(app::Column::LastStep, Expr::value(step))
        .filter(app::Column::IdentityId.eq(identity))
        .filter(app::Column::LastStep.lt(step))
        .exec(work)
        .await?;
    Ok(used.rows_affected > 0)
}

/// Leaves an identity without an app.
pub async fn remove_app(work: &Transaction, identity: IdentityId) -> Result<(), DbErr> {
    app::Entity::delete_by_id(identity).exec(work).await?;
    Ok(())
}

/// How many recovery codes an identity has left.
pub async fn count_codes(reads: &impl ConnectionTrait, identity: IdentityId) -> Result<u64, DbErr> {
    let left = code::Entity::find().filter(code::Column::IdentityId.eq(identity));
    left.count(reads).await
}

/// Gives an identity these recovery codes in place of those it had.
pub async fn replace_codes(
    work: &Transaction,
    identity: IdentityId,
    hashes: Vec<Vec<u8>>,
) -> Result<(), DbErr> {
    let had = code::Entity::delete_many().filter(code::Column::IdentityId.eq(identity));
    had.exec(work).await?;
    let rows = hashes.into_iter().map(|code_hash| code::Model {
        identity_id: identity,
        code_hash,
    });
    crate::put_all::<code::Entity>(work, rows.collect()).await
}

/// Uses a recovery code up. Gives whether there was one.
pub async fn use_code(
    work: &Transaction,
    identity: IdentityId,
    hash: Vec<u8>,
) -> Result<bool, DbErr> {
    let used = code::Entity::delete_by_id((identity, hash));
    Ok(used.exec(work).await?.rows_affected > 0)
}
