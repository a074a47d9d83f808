//! What charges are for.

use billing::ImportId;
use billing::invoice::LineKind;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "charge_items")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub import_id: Option<ImportId>,
    pub kind: LineKind,
    pub family: String,
    pub service: String,
    pub description: String,
    pub subcategory: Option<String>,
    pub region: Option<String>,
    pub unit: String,
    pub publisher: Option<String>,
    pub unit_price_micros: Option<i64>,
    pub unit_price_attos: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
