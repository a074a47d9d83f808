//! The one row of the installation itself.

use billing::Issuer;
use billing::mail::ReminderDays;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "installation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub secret: Vec<u8>,
    pub issuer: Option<Issuer>,
    pub demo_stands_at: Option<Date>,
    pub reminder_days: Option<ReminderDays>,
}

impl ActiveModelBehavior for ActiveModel {}
