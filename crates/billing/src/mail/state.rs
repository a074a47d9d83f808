//! Where a mail stands, and why somebody gets it.

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// Where a mail to one recipient stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum MailState {
    /// Its document is not stored yet.
    Waiting,
    /// To be sent.
    Queued,
    /// Not taken for now; to be tried again.
    Deferred,
    /// Taken by the recipient's server, or by the server that passes mail on.
    Sent,
    /// In the recipient's mailbox, as their server said afterwards.
    Delivered,
    /// Refused for good, or tried for too long.
    Failed,
    /// Taken first, and sent back.
    Bounced,
    /// Not sent: what it asks for was done, or a newer one asks for it.
    Needless,
}

word_list!(
    MailState,
    "state of a mail",
    Waiting = "waiting",
    Queued = "queued",
    Deferred = "deferred",
    Sent = "sent",
    Delivered = "delivered",
    Failed = "failed",
    Bounced = "bounced",
    Needless = "needless",
);

/// Why somebody gets a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum MailReason {
    /// MCA, MPA: a role on the profile itself (domain.md §4, flow 7).
    ProfileRole,
    /// An address that somebody added, which has no permission.
    AdditionalRecipient,
    /// EA: a contact of the enrolment.
    InvoiceContact,
    /// MOSP: the account administrator's preferred address.
    AccountAdministrator,
    /// MCA, MPA: they own the account, and nobody has a role on the profile.
    AccountOwner,
    /// EA: they administer the enrolment, and it has no contact.
    EnterpriseAdministrator,
    /// They asked for it, or it is about themselves.
    Own,
    /// They decide about it.
    Decides,
}

impl MailReason {
    /// Whether whoever gets it can follow it into the portal: added addresses have no permission,
    /// and of an enrolment the portal shows no invoices.
    pub const fn leads_into_portal(self) -> bool {
        !matches!(
            self,
            Self::AdditionalRecipient | Self::InvoiceContact | Self::EnterpriseAdministrator
        )
    }
}

word_list!(
    MailReason,
    "reason for a mail",
    ProfileRole = "profile-role",
    AdditionalRecipient = "additional-recipient",
    InvoiceContact = "invoice-contact",
    AccountAdministrator = "account-administrator",
    AccountOwner = "account-owner",
    EnterpriseAdministrator = "enterprise-administrator",
    Own = "own",
    Decides = "decides",
);
