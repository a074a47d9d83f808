//! Files of usage.

use billing::ImportId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub fingerprint: String,
    pub taken_fingerprint: Option<String>,
    pub file_name: String,
    pub rows: i64,
    pub started_at: DateTimeUtc,
    pub leased_until: DateTimeUtc,
    pub taken_at: Option<DateTimeUtc>,
    pub given_up_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
