//! The names and numbers of documents and requests: random for people and programs, sequential for tax law
//! (domain.md §1, *invoice name* and *document number*).

use crate::AgreementType;
use crate::invoice::InvoiceKind;

const LETTERS_AND_DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// A name for an invoice, from random bits: ten characters that nobody can guess by counting.
pub fn invoice_name(agreement: AgreementType, kind: InvoiceKind, random: u128) -> String {
    match (kind, agreement) {
        (InvoiceKind::CreditNote, _) => format!("H{}", code(random, 9)),
        (_, AgreementType::Ea) => format!("EA{}", code(random, 8)),
        (_, AgreementType::Mpa) => format!("T{}", code(random, 9)),
        (InvoiceKind::Usage | InvoiceKind::SupportPlan, AgreementType::Mosp) => {
            // Without A in the second place: EA begins the names of enrolments.
            let second = LETTERS_AND_DIGITS[1 + (random % 35) as usize] as char;
            format!("E{second}{}", code(random / 35, 8))
        }
        _ => format!("G{}", code(random, 9)),
    }
}

/// A name for a stored document.
pub fn document_name(random: u128) -> String {
    format!("D{}", code(random, 9))
}

/// A name for a file of usage.
pub fn usage_file_name(random: u128) -> String {
    format!("U{}", code(random, 9))
}

/// A name for a support request, to say on the telephone.
pub fn support_request_name(random: u128) -> String {
    format!("S{}", code(random, 9))
}

/// A name for a billing profile or section, such as `ABCD-EFGH-BG7-PGB`.
pub fn scope_name(random: u128) -> String {
    let code = code(random, 14);
    format!(
        "{}-{}-{}-{}",
        &code[..4],
        &code[4..8],
        &code[8..11],
        &code[11..]
    )
}

/// The number tax law asks for: the year, and the place in the issuer's series of that year.
pub fn document_number(year: i32, place: u32) -> String {
    format!("{year}-{place:06}")
}

fn code(mut random: u128, length: usize) -> String {
    (0..length)
        .map(|_| {
            let letter = LETTERS_AND_DIGITS[(random % 36) as usize];
            random /= 36;
            letter as char
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_code(text: &str, length: usize) -> bool {
        text.len() == length && text.bytes().all(|it| LETTERS_AND_DIGITS.contains(&it))
    }

    proptest! {
        #[test]
        fn names_have_their_shape(random in any::<u128>()) {
            use AgreementType::{Ea, Mca, Mosp, Mpa};
            use InvoiceKind::{CreditNote, Enrollment, Profile, Purchases, SupportPlan, Usage};
            for (agreement, kind, prefix) in [
                (Mca, Profile, "G"), (Mosp, Purchases, "G"), (Mpa, Profile, "T"), (Ea, Enrollment, "EA"),
                (Mosp, CreditNote, "H"), (Mca, CreditNote, "H"), (Ea, CreditNote, "H"),
            ] {
                let name = invoice_name(agreement, kind, random);
                prop_assert!(name.starts_with(prefix) && is_code(&name, 10), "{}", name);
            }
            for kind in [Usage, SupportPlan] {
                let name = invoice_name(Mosp, kind, random);
                prop_assert!(name.starts_with('E') && !name.starts_with("EA") && is_code(&name, 10), "{}", name);
            }
            prop_assert!(is_code(&document_name(random), 10));
            prop_assert!(is_code(&support_request_name(random), 10));
            prop_assert!(is_code(&usage_file_name(random), 10));
            prop_assert_eq!(scope_name(random).len(), 17);
        }
    }

    #[test]
    fn numbers_count_from_one() {
        assert_eq!(document_number(2026, 1), "2026-000001");
        assert_eq!(document_number(2026, 1_234_567), "2026-1234567");
    }
}
