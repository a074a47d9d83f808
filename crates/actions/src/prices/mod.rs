//! The price sheet, as operators keep it: looked at, and prices added and ended. A price that holds
//! is never changed, and nothing that was invoiced is touched.

mod add;
mod end;
mod list;
mod show;

pub use add::{TIER_FIELDS, TypedPrice, add_price};
pub use end::end_price;
pub use list::{MeterRow, PriceFilter, PriceList, list_prices};
pub use show::{MeterPage, PriceRow, Standing, show_meter};

use crate::{Caller, Refusal};
use billing::policy::{Allowed, Installation, action, allow};

/// Asks whether somebody keeps prices and taxes: nobody but operators is told that there are any.
pub(crate) fn allowed(caller: &Caller) -> Result<Allowed<action::EditPrices>, Refusal> {
    Ok(allow(&caller.standing, &Installation {}, caller.now)?)
}
