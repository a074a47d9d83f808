//! Whom invitations were sent to, for as long as nobody erases it: lines of the audit trail name the
//! invitation, which is gone once it is taken.

use billing::InvitationId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitees")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub invitation_id: InvitationId,
    pub email: String,
    pub email_key: String,
}

impl ActiveModelBehavior for ActiveModel {}
