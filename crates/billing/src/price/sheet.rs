//! Which price holds: the list's, unless one was negotiated for the account or the profile.

use super::Price;
use crate::invoice::Obstacle;
use crate::{AccountId, Currency, ProfileId};
use chrono::NaiveDate;

/// For whom a price holds. What is nearer to the buyer goes before what is further away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// Everyone.
    List,
    /// One billing account.
    Account(AccountId),
    /// One billing profile.
    Profile(AccountId, ProfileId),
}

impl Holder {
    /// The account, where it is for one.
    pub const fn account(self) -> Option<AccountId> {
        match self {
            Self::List => None,
            Self::Account(account) | Self::Profile(account, _) => Some(account),
        }
    }

    /// The profile, where it is for one.
    pub const fn profile(self) -> Option<ProfileId> {
        match self {
            Self::Profile(_, profile) => Some(profile),
            _ => None,
        }
    }

    /// Whether it holds for this buyer.
    fn includes(self, account: AccountId, profile: Option<ProfileId>) -> bool {
        match self {
            Self::List => true,
            Self::Account(it) => it == account,
            Self::Profile(it, of) => it == account && Some(of) == profile,
        }
    }
}

/// What is to be rated: whose use of what, on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The meter.
    pub meter: &'a str,
    /// The currency of the invoice.
    pub currency: Currency,
    /// The account.
    pub account: AccountId,
    /// Its profile, where it has any.
    pub profile: Option<ProfileId>,
    /// The day of the use.
    pub on: NaiveDate,
}

/// The price of a sheet that holds.
///
/// # Errors
/// [`Obstacle::NoPrice`] where there is none: the meter, its currency or the day is not on it.
pub fn price_for<'a>(
    sheet: impl IntoIterator<Item = &'a Price>,
    asked: Asked<'_>,
) -> Result<&'a Price, Obstacle> {
    let holding = sheet.into_iter().filter(|it| {
        it.meter == asked.meter
            && it.currency == asked.currency
            && it.holder.includes(asked.account, asked.profile)
            && it.holds_on(asked.on)
    });
    holding
        .max_by_key(|it| it.holder)
        .ok_or_else(|| Obstacle::NoPrice {
            meter: asked.meter.to_owned(),
            currency: asked.currency,
            on: asked.on,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::Tiers;
    use crate::{Exact, PriceId};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn price(holder: Holder, cents: i128, from: &str, to: Option<&str>) -> Price {
        let unit_price = Exact::from_atto(cents * Exact::ONE.atto() / 100);
        Price {
            id: PriceId::new(),
            meter: "vm".to_owned(),
            holder,
            currency: Currency::EUR,
            valid_from: day(from),
            valid_to: to.map(day),
            included: Exact::ZERO,
            tiers: Tiers::flat(unit_price).expect("a price"),
        }
    }

    #[test]
    fn a_price_holds_from_its_first_to_its_last_day() {
        let sheet = [
            price(Holder::List, 10, "2026-01-01", Some("2026-03-31")),
            price(Holder::List, 12, "2026-04-01", Some("2026-06-30")),
        ];
        let account = AccountId::new();
        let cents = |on: &str, currency| {
            let asked = Asked {
                meter: "vm",
                currency,
                account,
                profile: None,
                on: day(on),
            };
            price_for(&sheet, asked)
                .map(|it| it.tiers.only().expect("flat").atto() / 10_i128.pow(16))
        };
        let none = |on: &str, currency| {
            Err(Obstacle::NoPrice {
                meter: "vm".to_owned(),
                currency,
                on: day(on),
            })
        };
        let eur = Currency::EUR;
        assert_eq!(cents("2025-12-31", eur), none("2025-12-31", eur));
        assert_eq!(cents("2026-01-01", eur), Ok(10));
        assert_eq!(cents("2026-03-31", eur), Ok(10));
        assert_eq!(cents("2026-04-01", eur), Ok(12));
        assert_eq!(cents("2026-06-30", eur), Ok(12));
        assert_eq!(cents("2026-07-01", eur), none("2026-07-01", eur));
        let usd = Currency::USD;
        assert_eq!(cents("2026-04-01", usd), none("2026-04-01", usd));
    }

    #[test]
    fn what_was_negotiated_goes_before_the_list() {
        let (account, profile) = (AccountId::new(), ProfileId::new());
        let sheet = [
            price(Holder::Profile(account, profile), 7, "2026-03-01", None),
            price(Holder::List, 10, "2026-01-01", None),
            price(
                Holder::Account(account),
                8,
                "2026-02-01",
                Some("2026-04-30"),
            ),
        ];
        let cents = |account, profile, on: &str| {
            let asked = Asked {
                meter: "vm",
                currency: Currency::EUR,
                account,
                profile,
                on: day(on),
            };
            let found = price_for(&sheet, asked).expect("a price");
            found.tiers.only().expect("flat").atto() / 10_i128.pow(16)
        };
        assert_eq!(cents(account, Some(profile), "2026-01-31"), 10);
        assert_eq!(cents(account, Some(profile), "2026-02-28"), 8);
        assert_eq!(cents(account, Some(profile), "2026-03-01"), 7);
        assert_eq!(cents(account, Some(ProfileId::new()), "2026-03-01"), 8);
        assert_eq!(cents(account, None, "2026-05-01"), 10);
        assert_eq!(cents(AccountId::new(), Some(profile), "2026-03-01"), 10);
    }

    #[test]
    fn prices_overlap_where_both_hold_on_a_day() {
        let first = price(Holder::List, 10, "2026-01-01", Some("2026-03-31"));
        for (from, to, overlaps) in [
            ("2026-03-31", None, true),
            ("2026-04-01", None, false),
            ("2025-01-01", Some("2025-12-31"), false),
            ("2025-01-01", Some("2026-01-01"), true),
            ("2026-02-01", Some("2026-02-02"), true),
            ("2025-01-01", None, true),
        ] {
            let other = price(Holder::List, 10, from, to);
            assert_eq!(first.overlaps(&other), overlaps, "{from} to {to:?}");
            assert_eq!(other.overlaps(&first), overlaps, "{from} to {to:?}");
        }
    }
}
