//! Whether the issuer, taxes, exchange rates and offers can be what they say.

use crate::world::World;
use billing::Exact;
use billing::country::is_country;

/// Notes what is wrong with them.
pub fn check(world: &World, faults: &mut Vec<String>) {
    if let Some(issuer) = &world.issuer {
        if !is_country(&issuer.address.country) {
            faults.push(format!(
                "issuer: {:?} is not a country code of ISO 3166-1",
                issuer.address.country
            ));
        }
        if let Some(bank) = issuer.bank.as_ref().filter(|it| !is_iban(&it.iban)) {
            faults.push(format!("issuer: {:?} is not an IBAN", bank.iban));
        }
    }
    for it in &world.taxes {
        let mut wrong = |what: String| {
            let (country, customer, from) = (&it.country, it.customer, it.valid_from);
            faults.push(format!("tax {country} {customer} from {from}: {what}"));
        };
        if !is_country(&it.country) {
            wrong(format!(
                "{:?} is not a country code of ISO 3166-1",
                it.country
            ));
        }
        if !it.category.takes(it.percent) {
            wrong(format!("{} % is not a rate of {}", it.percent, it.category));
        }
        if it.valid_to.is_some_and(|last| last < it.valid_from) {
            wrong("it ends before it begins".to_owned());
        }
    }
    for it in &world.rates {
        let mut wrong = |what: String| {
            faults.push(format!(
                "rate {} from {}: {what}",
                it.currency, it.valid_from
            ));
        };
        if it.rate <= Exact::ZERO {
            wrong(format!("{} is not a rate", it.rate));
        }
        if it.valid_to.is_some_and(|last| last < it.valid_from) {
            wrong("it ends before it begins".to_owned());
        }
    }
    for it in &world.offers {
        let has_credit = it.monthly_credit.is_some();
        if has_credit != it.currency.is_some() {
            faults.push(format!(
                "offer {}: a monthly credit and its currency go together",
                it.name
            ));
        }
    }
}

/// Two letters, two digits, and what a country makes of the rest; the check digits are the bank's.
fn is_iban(text: &str) -> bool {
    let plain: Vec<u8> = text.bytes().filter(|it| *it != b' ').collect();
    (15..=34).contains(&plain.len())
        && plain[..2].iter().all(u8::is_ascii_uppercase)
        && plain[2..4].iter().all(u8::is_ascii_digit)
        && plain.iter().all(u8::is_ascii_alphanumeric)
}
