//! The price sheet, as operators keep it: looked at, and prices added, replaced and ended. A price that holds
//! is never changed, and nothing that was invoiced is touched. Customers get it as a file.

mod add;
mod end;
mod list;
mod meter;
mod replace;
mod sheet;
mod show;

pub use add::{TIER_FIELDS, TypedPrice, add_price};
pub use end::end_price;
pub use list::{MeterRow, PriceFilter, PriceList, list_prices};
pub use meter::{TypedMeter, add_meter};
pub use replace::replace_price;
pub use sheet::{PriceSheet, download_price_sheet};
pub use show::{MeterPage, PriceRow, Standing, show_meter};

use crate::{Caller, Refusal};
use billing::policy::{Allowed, Installation, action, allow};

/// Asks whether somebody keeps prices and taxes: nobody but operators is told that there are any.
pub(crate) fn allowed(caller: &Caller) -> Result<Allowed<action::EditPrices>, Refusal> {
    Ok(allow(&caller.standing, &Installation {}, caller.now)?)
}
