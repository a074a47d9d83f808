//! Whether the issuer, taxes, exchange rates and offers can be what they say.

use crate::world::World;
use billing::Exact;

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
    let hundred = Exact::whole(100);
    for it in &world.taxes {
        if !(Exact::ZERO..=hundred).contains(&it.percent) {
            faults.push(format!(
                "tax {} {} from {}: {} is not a percentage",
                it.country, it.customer, it.valid_from, it.percent
            ));
        }
    }
    for it in &world.taxes {
        if it.valid_to.is_some_and(|last| last < it.valid_from) {
            faults.push(format!(
                "tax {} {} from {}: it ends before it begins",
                it.country, it.customer, it.valid_from
            ));
        }
    }
    for it in world.rates.iter().filter(|it| it.rate <= Exact::ZERO) {
        faults.push(format!(
            "rate {} from {}: {} is not a rate",
            it.currency, it.valid_from, it.rate
        ));
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

pub fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|it| it.is_ascii_uppercase())
}

/// Two letters, two digits, and what a country makes of the rest; the check digits are the bank's.
fn is_iban(text: &str) -> bool {
    let plain: Vec<u8> = text.bytes().filter(|it| *it != b' ').collect();
    (15..=34).contains(&plain.len())
        && plain[..2].iter().all(u8::is_ascii_uppercase)
        && plain[2..4].iter().all(u8::is_ascii_digit)
        && plain.iter().all(u8::is_ascii_alphanumeric)
}
