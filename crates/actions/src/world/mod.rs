//! The declarative world: what a file says there should be, applied whole and written back.

mod apply;
mod check;
mod defaults;
mod difference;
mod entries;
mod export;
mod file;
mod odd;
mod people;
mod prices;
mod put;
mod rows;

pub use apply::{Applied, apply};
pub use export::export;
pub use file::{
    AccountEntry, CardEntry, CustomerEntry, DirectoryEntry, IdentityEntry, MeterEntry, OfferEntry,
    PriceEntry, ProfileEntry, PurchaseEntry, RecipientEntry, RoleEntry, SectionEntry,
    SubscriptionEntry, World,
};
