//! Lists of support requests, turned by key.

use crate::entities::support_request::{Column, Entity, Model};
use billing::IdentityId;
use billing::support::SupportState;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

/// Which part of a list to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RequestTurn {
    /// The first.
    #[default]
    Start,
    /// The one that follows this request.
    After(Box<Model>),
    /// The one that leads up to it.
    Before(Box<Model>),
}

/// A part of a list of requests.
#[derive(Debug, Clone)]
pub struct RequestList {
    /// In the order of the list.
    pub rows: Vec<Model>,
    /// Whether others follow.
    pub has_next: bool,
    /// Whether others come before.
    pub has_previous: bool,
}

/// The requests of one person, the latest first; at most `limit` of them.
pub async fn of_writer(
    reads: &impl ConnectionTrait,
    writer: IdentityId,
    turn: &RequestTurn,
    limit: u64,
) -> Result<RequestList, DbErr> {
    let own = Entity::find().filter(Column::IdentityId.eq(writer));
    part(reads, own, Sorting::LatestFirst, turn, limit).await
}

/// All requests, those first that wait for the office, and of these what waits longest; at most
/// `limit` of them.
pub async fn of_office(
    reads: &impl ConnectionTrait,
    turn: &RequestTurn,
    limit: u64,
) -> Result<RequestList, DbErr> {
    part(reads, Entity::find(), Sorting::OpenFirst, turn, limit).await
}

#[derive(Debug, Clone, Copy)]
enum Sorting {
    LatestFirst,
    OpenFirst,
}

/// As the index has it, to the letter: another spelling would not use it.
pub(super) fn rank() -> Expr {
    Expr::cust("(CASE state WHEN 'open' THEN 0 WHEN 'answered' THEN 1 ELSE 2 END)")
}

pub(super) const fn rank_of(state: SupportState) -> i32 {
    match state {
        SupportState::Open => 0,
        SupportState::Answered => 1,
        SupportState::Closed => 2,
    }
}

impl Sorting {
    fn columns(self) -> Vec<Expr> {
        let id = Expr::col(Column::Id);
        match self {
            Self::LatestFirst => vec![id],
            Self::OpenFirst => vec![rank(), id],
        }
    }

    fn place_of(self, row: &Model) -> Expr {
        let id = Expr::value(row.id);
        match self {
            Self::LatestFirst => Expr::tuple([id]),
            Self::OpenFirst => Expr::tuple([Expr::value(rank_of(row.state)), id]),
        }
    }

    /// The order of the list, and the other one, in which one goes back.
    const fn orders(self) -> [Order; 2] {
        match self {
            Self::LatestFirst => [Order::Desc, Order::Asc],
            Self::OpenFirst => [Order::Asc, Order::Desc],
        }
    }
}

async fn part(
    reads: &impl ConnectionTrait,
    mut select: Select<Entity>,
    sorting: Sorting,
    turn: &RequestTurn,
    limit: u64,
) -> Result<RequestList, DbErr> {
    let [forwards, backwards] = sorting.orders();
    let (order, from) = match turn {
        RequestTurn::Start => (forwards, None),
        RequestTurn::After(row) => (forwards, Some(row)),
        RequestTurn::Before(row) => (backwards, Some(row)),
    };
    if let Some(row) = from {
        let place = Expr::tuple(sorting.columns());
        let given = sorting.place_of(row);
        select = select.filter(match order {
            Order::Desc => place.lt(given),
            _ => place.gt(given),
        });
    }
    for column in sorting.columns() {
        select = select.order_by(column, order.clone());
    }
    let mut rows = select.limit(limit + 1).all(reads).await?;
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let is_backwards = matches!(turn, RequestTurn::Before(_));
    if is_backwards {
        rows.reverse();
    }
    Ok(RequestList {
        rows,
        has_next: is_backwards || has_more,
        has_previous: match turn {
            RequestTurn::Start => false,
            RequestTurn::After(_) => true,
            RequestTurn::Before(_) => has_more,
        },
    })
}
