//! The audit trail: its lines, chain by chain. What a line's hash is made of is not decided here.

mod list;

use crate::Transaction;
use crate::entities::{audit, audit_head};
use billing::ChainId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeSet;

pub use list::{LineQuery, Lines, Turn, lines_page, people};

/// Heads that one statement takes.
const HEADS_MAX: usize = 5_000;

/// Takes the heads of these chains until the transaction ends; a new chain begins at nought.
///
/// One statement, in the order of the chains, so that two who need the same ones never wait for
/// each other: nothing is to be locked after this.
pub async fn take_heads(
    work: &Transaction,
    chains: BTreeSet<ChainId>,
) -> Result<Vec<audit_head::Model>, DbErr> {
    let chains: Vec<_> = chains.into_iter().collect();
    let mut heads = Vec::with_capacity(chains.len());
    for chains in chains.chunks(HEADS_MAX) {
        let beginnings = chains.iter().map(|chain| audit_head::ActiveModel {
            chain: ActiveValue::Set(*chain),
            number: ActiveValue::Set(0),
            hash: ActiveValue::Set(String::new()),
        });
        // Says nothing new, but locks the row that there is, and gives it.
        let lock = OnConflict::column(audit_head::Column::Chain)
            .update_column(audit_head::Column::Chain)
            .to_owned();
        let taken = audit_head::Entity::insert_many(beginnings).on_conflict(lock);
        heads.extend(taken.exec_with_returning(work).await?);
    }
    Ok(heads)
}

/// Adds lines, and moves the heads to the last ones.
pub async fn append(
    work: &Transaction,
    lines: Vec<audit::Model>,
    heads: Vec<audit_head::Model>,
) -> Result<(), DbErr> {
    crate::put_all::<audit::Entity>(work, lines).await?;
    crate::put_many::<audit_head::Entity>(work, heads).await
}

/// The head of a chain; none where nothing was written yet.
pub async fn head(
    reads: &impl ConnectionTrait,
    chain: ChainId,
) -> Result<Option<audit_head::Model>, DbErr> {
    audit_head::Entity::find_by_id(chain).one(reads).await
}

/// The heads that follow a chain, by chain; at most `limit`.
pub async fn heads_after(
    reads: &impl ConnectionTrait,
    chain: Option<ChainId>,
    limit: u64,
) -> Result<Vec<audit_head::Model>, DbErr> {
    let mut heads = audit_head::Entity::find();
    if let Some(chain) = chain {
        heads = heads.filter(audit_head::Column::Chain.gt(chain));
    }
    heads
        .order_by_asc(audit_head::Column::Chain)
        .limit(limit)
        .all(reads)
        .await
}

/// Which of these chains there are.
pub async fn chains_among(
    reads: &impl ConnectionTrait,
    chains: Vec<ChainId>,
) -> Result<Vec<ChainId>, DbErr> {
    let column = audit_head::Column::Chain;
    let heads = crate::among::<audit_head::Entity, _>(reads, column, Some(chains)).await?;
    Ok(heads.into_iter().map(|it| it.chain).collect())
}

/// The lines of a chain that follow one, by number; at most `limit`.
pub async fn lines_after(
    reads: &impl ConnectionTrait,
    chain: ChainId,
    number: i64,
    limit: u64,
) -> Result<Vec<audit::Model>, DbErr> {
    audit::Entity::find()
        .filter(audit::Column::Chain.eq(chain))
        .filter(audit::Column::Number.gt(number))
        .order_by_asc(audit::Column::Number)
        .limit(limit)
        .all(reads)
        .await
}

/// One line.
pub async fn line(
    reads: &impl ConnectionTrait,
    key: (ChainId, i64),
) -> Result<Option<audit::Model>, DbErr> {
    audit::Entity::find_by_id(key).one(reads).await
}

/// A line whose chain has no head, where there is one: its head was taken away.
pub async fn line_without_head(
    reads: &impl ConnectionTrait,
) -> Result<Option<audit::Model>, DbErr> {
    let heads = audit_head::Entity::find()
        .select_only()
        .column(audit_head::Column::Chain);
    audit::Entity::find()
        .filter(audit::Column::Chain.not_in_subquery(sea_orm::QueryTrait::into_query(heads)))
        .limit(1)
        .one(reads)
        .await
}
