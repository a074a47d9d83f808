//! The price sheet: the list of meters, and one meter with all its prices.

mod form;
mod list;
mod meter;
mod new_meter;
mod price;

pub use list::prices;
pub use meter::meter;
