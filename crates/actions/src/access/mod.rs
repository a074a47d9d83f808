//! Access control: who holds which role on an account, a profile or a section, and who gives and
//! takes them (domain.md §3, §4.8).

mod claim;
mod give;
mod heads;
mod invitation;
mod list;
mod place;
mod share;
mod take;

pub(crate) use claim::{claim, place_name, told};
pub use give::{Given, TypedRoles, give_roles};
pub(crate) use give::{put_role, standing_now};
pub(crate) use heads::is_any_headless;
pub use heads::{AccessDesk, Headless, TypedOwner, give_first_owner, show_access_desk};
pub(crate) use invitation::invitation_path;
pub use invitation::{
    Invitation, OpenInvitation, accept_as, accept_invitation, list_invitations, show_invitation,
};
pub use list::{AccessPage, Held, Holder, Pending, show_access};
pub use place::{AccessPath, Part};
pub(crate) use place::{Place, find_place};
pub(crate) use share::share;
pub use share::{SharePage, SubscriptionPath, share_invoices, show_sharing};
pub use take::{Chosen, take_roles};
