//! The filter of the list: from the address to what to show, and back.

use crate::asked::Asked;
use actions::invoices::{Direction, InvoiceFilter, Sort};
use billing::AgreementType;
use billing::invoice::{InvoiceKind, InvoiceStatus};
use islands::addresses;
use std::str::FromStr;

/// What the address asks to show, and what in it means nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedFilter {
    /// What means something.
    pub filter: InvoiceFilter,
    /// What is left out of it.
    pub faults: Vec<Fault>,
}

/// A value that cannot be filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field it stands in.
    pub field: &'static str,
    /// The value.
    pub typed: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is no date.
    Date,
    /// It is before the first day.
    Order,
    /// It is none of those to choose from.
    Choice,
}

/// What the address asks to show.
pub fn asked_filter(asked: &Asked) -> AskedFilter {
    let value = |name| asked.query(name).filter(|it| !it.is_empty());
    let mut faults = Vec::new();
    let mut filter = InvoiceFilter {
        status: understood(&mut faults, ("status", Wrong::Choice), value("status")),
        kind: understood(&mut faults, ("kind", Wrong::Choice), value("kind")),
        profile: understood(&mut faults, ("profile", Wrong::Choice), value("profile")),
        subscription: value("subscription"),
        from: understood(&mut faults, ("from", Wrong::Date), value("from")),
        to: understood(&mut faults, ("to", Wrong::Date), value("to")),
        beginning: value("q"),
        sort: value("sort")
            .and_then(|it| sort_of(&it))
            .unwrap_or_default(),
        direction: value("direction")
            .and_then(|it| direction_of(&it))
            .unwrap_or_default(),
        after: value("after"),
        before: value("before"),
    };
    if let (Some(from), Some(to)) = (filter.from, filter.to)
        && from > to
    {
        faults.push(Fault {
            field: "to",
            typed: to.to_string(),
            wrong: Wrong::Order,
        });
        filter.to = None;
    }
    AskedFilter { filter, faults }
}

fn understood<T: FromStr>(
    faults: &mut Vec<Fault>,
    (field, wrong): (&'static str, Wrong),
    value: Option<String>,
) -> Option<T> {
    let typed = value?;
    let value = typed.parse().ok();
    if value.is_none() {
        faults.push(Fault {
            field,
            typed,
            wrong,
        });
    }
    value
}

/// The address that asks for this.
pub fn address_of(account: &str, filter: &InvoiceFilter) -> String {
    let text = |it: &dyn ToString| it.to_string();
    let sort = (filter.sort != Sort::default()).then(|| sort_word(filter.sort).to_owned());
    let is_turned = filter.direction != Direction::default();
    let direction = is_turned.then(|| direction_word(filter.direction).to_owned());
    let values = [
        ("q", filter.beginning.clone()),
        ("status", filter.status.map(|it| text(&it))),
        ("kind", filter.kind.map(|it| text(&it))),
        ("profile", filter.profile.map(|it| text(&it))),
        ("subscription", filter.subscription.clone()),
        ("from", filter.from.map(|it| text(&it))),
        ("to", filter.to.map(|it| text(&it))),
        ("sort", sort),
        ("direction", direction),
        ("after", filter.after.clone()),
        ("before", filter.before.clone()),
    ];
    let given = values
        .iter()
        .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    let query = addresses::query(given);
    let page = addresses::invoices(account);
    match query.is_empty() {
        true => page,
        false => format!("{page}?{query}"),
    }
}

/// The same without its place in the pages: whoever asks for something else starts anew.
pub fn from_the_start(filter: &InvoiceFilter) -> InvoiceFilter {
    InvoiceFilter {
        after: None,
        before: None,
        ..filter.clone()
    }
}

/// The word of an order in an address.
pub const fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Date => "date",
        Sort::Due => "due",
        Sort::Amount => "amount",
        Sort::Status => "status",
    }
}

fn sort_of(word: &str) -> Option<Sort> {
    let all = [Sort::Date, Sort::Due, Sort::Amount, Sort::Status];
    all.into_iter().find(|it| sort_word(*it) == word)
}

/// The word of a direction, in an address and in `aria-sort`.
pub const fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    }
}

fn direction_of(word: &str) -> Option<Direction> {
    let all = [Direction::Ascending, Direction::Descending];
    all.into_iter().find(|it| direction_word(*it) == word)
}

/// The statuses to choose from, with their words in an address.
pub const fn statuses() -> &'static [InvoiceStatus] {
    InvoiceStatus::ALL
}

/// The kinds to choose from: those that an account of this agreement can have.
pub const fn kinds(agreement: AgreementType) -> &'static [InvoiceKind] {
    match agreement {
        AgreementType::Mosp => &[
            InvoiceKind::Usage,
            InvoiceKind::Purchases,
            InvoiceKind::SupportPlan,
            InvoiceKind::CreditNote,
        ],
        AgreementType::Mca | AgreementType::Mpa => &[InvoiceKind::Profile, InvoiceKind::CreditNote],
        AgreementType::Ea => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use billing::ProfileId;

    fn query_of(filter: &InvoiceFilter) -> String {
        let address = address_of("7", filter);
        address
            .split_once('?')
            .map(|(_, it)| it.to_owned())
            .unwrap_or_default()
    }

    #[test]
    fn an_address_says_only_what_is_not_the_rule() {
        assert_eq!(query_of(&InvoiceFilter::default()), "");
        let filter = InvoiceFilter {
            status: Some(InvoiceStatus::PastDue),
            beginning: Some("G7 & Co".to_owned()),
            subscription: Some("1ad5".to_owned()),
            direction: Direction::Ascending,
            ..InvoiceFilter::default()
        };
        assert_eq!(
            query_of(&filter),
            "q=G7+%26+Co&status=PastDue&subscription=1ad5&direction=ascending"
        );
    }

    #[test]
    fn what_means_nothing_is_a_fault_and_not_silence() {
        let mut faults = Vec::new();
        let day = ("from", Wrong::Date);
        let read = |faults: &mut Vec<Fault>, text: &str| {
            understood::<chrono::NaiveDate>(faults, day, Some(text.to_owned()))
        };
        assert!(read(&mut faults, "2026-04-05").is_some() && faults.is_empty());
        assert_eq!(read(&mut faults, "5/4/2026"), None);
        let said: Vec<_> = faults
            .iter()
            .map(|it| (it.field, it.typed.as_str()))
            .collect();
        assert_eq!(said, [("from", "5/4/2026")]);
    }

    #[test]
    fn another_order_starts_at_the_first_page() {
        let filter = InvoiceFilter {
            profile: Some(ProfileId::new()),
            after: Some("2026-03-05~1".to_owned()),
            ..InvoiceFilter::default()
        };
        let anew = from_the_start(&filter);
        assert_eq!((anew.after, anew.profile), (None, filter.profile));
    }
}
