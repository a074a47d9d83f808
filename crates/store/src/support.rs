//! Support requests and what was written on them.

mod list;

use crate::Transaction;
use crate::entities::{support_message, support_request};
use crate::rows::whole;
use billing::support::{MESSAGES_MAX, SupportState};
use billing::{FormKey, IdentityId, SupportRequestId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

pub use list::{RequestList, RequestTurn, of_office, of_writer};

/// The request of this name, whoever wrote it.
pub async fn by_name(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<support_request::Model>, DbErr> {
    let of_name = support_request::Column::Name.eq(name);
    support_request::Entity::find()
        .filter(of_name)
        .one(reads)
        .await
}

/// A request, for nobody else to change until the transaction ends.
pub async fn lock(
    work: &Transaction,
    id: SupportRequestId,
) -> Result<Option<support_request::Model>, DbErr> {
    let request = support_request::Entity::find_by_id(id).lock_exclusive();
    request.one(work).await
}

/// What was written on a request, the first first; more than [`MESSAGES_MAX`] are an error.
pub async fn messages(
    reads: &impl ConnectionTrait,
    request: SupportRequestId,
) -> Result<Vec<support_message::Model>, DbErr> {
    let written = support_message::Entity::find()
        .filter(support_message::Column::RequestId.eq(request))
        .order_by_asc(support_message::Column::Number);
    whole(written, MESSAGES_MAX.unsigned_abs().into(), reads).await
}

/// Writes a message, unless its form was sent before. Gives whether it is new.
pub async fn add_message(
    work: &Transaction,
    message: support_message::Model,
) -> Result<bool, DbErr> {
    use support_message::Column;
    let keep = OnConflict::columns([Column::IdentityId, Column::FormKey])
        .do_nothing()
        .to_owned();
    let added = support_message::Entity::insert(message.into_active_model())
        .on_conflict(keep)
        .exec_without_returning(work)
        .await?;
    Ok(added > 0)
}

/// The request on which a form of this person wrote.
pub async fn of_form(
    reads: &impl ConnectionTrait,
    writer: IdentityId,
    form_key: FormKey,
) -> Result<Option<support_request::Model>, DbErr> {
    let sent = support_message::Entity::find()
        .filter(support_message::Column::IdentityId.eq(writer))
        .filter(support_message::Column::FormKey.eq(form_key))
        .one(reads)
        .await?;
    match sent {
        None => Ok(None),
        Some(sent) => {
            let request = support_request::Entity::find_by_id(sent.request_id);
            request.one(reads).await
        }
    }
}

/// Notes that the writer has read a request, where nothing was written on it since it was loaded.
pub async fn mark_read(work: &Transaction, read: &support_request::Model) -> Result<(), DbErr> {
    support_request::Entity::update_many()
        .col_expr(support_request::Column::IsUnread, Expr::value(false))
        .filter(support_request::Column::Id.eq(read.id))
        .filter(support_request::Column::Messages.eq(read.messages))
        .exec(work)
        .await?;
    Ok(())
}

/// How many requests of a person are not closed.
pub async fn unclosed(reads: &impl ConnectionTrait, writer: IdentityId) -> Result<u64, DbErr> {
    support_request::Entity::find()
        .filter(support_request::Column::IdentityId.eq(writer))
        .filter(support_request::Column::State.ne(SupportState::Closed))
        .count(reads)
        .await
}

/// How many requests of a person were answered since they looked.
pub async fn unread(reads: &impl ConnectionTrait, writer: IdentityId) -> Result<u64, DbErr> {
    support_request::Entity::find()
        .filter(support_request::Column::IdentityId.eq(writer))
        .filter(support_request::Column::IsUnread.eq(true))
        .count(reads)
        .await
}

/// How many requests wait for the office.
pub async fn open(reads: &impl ConnectionTrait) -> Result<u64, DbErr> {
    support_request::Entity::find()
        .filter(ExprTrait::eq(
            list::rank(),
            list::rank_of(SupportState::Open),
        ))
        .count(reads)
        .await
}

/// Forgets the requests of a writer, with everything that was written on them.
pub async fn forget_writer(work: &Transaction, writer: IdentityId) -> Result<(), DbErr> {
    let of_writer = Query::select()
        .column(support_request::Column::Id)
        .from(support_request::Entity)
        .and_where(support_request::Column::IdentityId.eq(writer))
        .to_owned();
    support_message::Entity::delete_many()
        .filter(support_message::Column::RequestId.in_subquery(of_writer))
        .exec(work)
        .await?;
    support_request::Entity::delete_many()
        .filter(support_request::Column::IdentityId.eq(writer))
        .exec(work)
        .await?;
    Ok(())
}
