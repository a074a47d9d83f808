//! Billing runs.

use billing::{RunId, RunKind};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bill_runs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RunId,
    pub as_of: Date,
    pub started_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
    pub made: i32,
    pub parked: i32,
    pub balance: Option<Json>,
    pub problem: Option<String>,
    pub kind: RunKind,
    pub looked_at: i32,
    pub ahead: i32,
    pub at_day: Option<Date>,
    pub heard_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
