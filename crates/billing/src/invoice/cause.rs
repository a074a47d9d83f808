//! Why an invoice was made: with its scope, kind and period it is made only once.

use crate::problem::UnknownWord;
use crate::{InvoiceId, PurchaseId};
use std::fmt;
use std::str::FromStr;

/// Why an invoice was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
pub enum Cause {
    /// Its period was over.
    Schedule,
    /// A reservation was bought by card: it is invoiced at once.
    Purchase(PurchaseId),
    /// Its subscription ended: the rest of the period.
    Final,
    /// Usage arrived after the last invoice; the first, second, … time.
    Late(u32),
    /// It takes back this invoice.
    Voids(InvoiceId),
    /// It takes back a part of this invoice; the first, second, … time.
    Credits(InvoiceId, u32),
    /// It stands in the place of this one, which was voided.
    Rebills(InvoiceId),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schedule => f.write_str("schedule"),
            Self::Purchase(id) => write!(f, "purchase-{id}"),
            Self::Final => f.write_str("final"),
            Self::Late(count) => write!(f, "late-{count}"),
            Self::Voids(id) => write!(f, "voids-{id}"),
            Self::Credits(id, count) => write!(f, "credits-{id}-{count}"),
            Self::Rebills(id) => write!(f, "rebills-{id}"),
        }
    }
}

impl FromStr for Cause {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let known = match text.split_once('-') {
            None if text == "schedule" => Some(Self::Schedule),
            None if text == "final" => Some(Self::Final),
            Some(("late", count)) => count.parse().ok().map(Self::Late),
            Some(("purchase", id)) => id.parse().ok().map(Self::Purchase),
            Some(("voids", id)) => id.parse().ok().map(Self::Voids),
            Some(("credits", part)) => part
                .rsplit_once('-')
                .and_then(|(id, count)| Some(Self::Credits(id.parse().ok()?, count.parse().ok()?))),
            Some(("rebills", id)) => id.parse().ok().map(Self::Rebills),
            _ => None,
        };
        known.ok_or_else(|| UnknownWord::new("cause of an invoice", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes_and_refuses_the_rest() {
        let (purchase, invoice) = (PurchaseId::new(), InvoiceId::new());
        for cause in [
            Cause::Schedule,
            Cause::Purchase(purchase),
            Cause::Final,
            Cause::Late(3),
            Cause::Voids(invoice),
            Cause::Credits(invoice, 2),
            Cause::Rebills(invoice),
        ] {
            assert_eq!(cause.to_string().parse(), Ok(cause));
        }
        for nonsense in [
            "",
            "late",
            "late-x",
            "purchase-7",
            "schedule-1",
            "credits-7",
        ] {
            assert!(nonsense.parse::<Cause>().is_err(), "{nonsense}");
        }
    }
}
