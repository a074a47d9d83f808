//! Amounts as Stripe counts them: for most currencies as ISO 4217 does.

use billing::{Currency, Money};

/// The amount in the units that Stripe counts this currency in; nothing where it has no such
/// amount (docs.stripe.com/currencies, *Zero-decimal* and *Special cases*).
pub fn amount_in_stripes_units(amount: Money) -> Option<i64> {
    let ours = amount.currency().minor_digits();
    let minor = amount.minor();
    let units = match digits_at_stripe(amount.currency()) {
        theirs if theirs >= ours => minor.checked_mul(10_i64.pow(theirs - ours))?,
        theirs => whole_part(minor, 10_i64.pow(ours - theirs))?,
    };
    // The last digit of three must be zero.
    match ours {
        3 => whole_part(units, 10).map(|_| units),
        _ => Some(units),
    }
}

fn whole_part(number: i64, unit: i64) -> Option<i64> {
    (number % unit == 0).then_some(number / unit)
}

fn digits_at_stripe(currency: Currency) -> u32 {
    match currency.code() {
        // No more decimals of their own, but still counted in hundredths there.
        "ISK" | "UGX" => 2,
        "MGA" => 0,
        _ => currency.minor_digits(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_is_counted_as_stripe_does() {
        let units = |code: &str, minor| {
            let currency: Currency = code.parse().expect("known");
            amount_in_stripes_units(Money::new(minor, currency))
        };
        assert_eq!(units("EUR", 1_234), Some(1_234));
        assert_eq!(units("JPY", 500), Some(500));
        assert_eq!(units("ISK", 500), Some(50_000));
        assert_eq!(units("UGX", 7), Some(700));
        assert_eq!(units("MGA", 1_200), Some(12));
        assert_eq!(units("MGA", 1_250), None);
        assert_eq!(units("KWD", 5_120), Some(5_120));
        assert_eq!(units("KWD", 5_125), None);
        assert_eq!(units("ISK", i64::MAX), None);
    }
}
