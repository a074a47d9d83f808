//! What an issued invoice says of where its charges stand, and the rows that it alone has: the
//! month's credit, rounding and tax. A later name changes nothing of it.

use billing::invoice::{InvoiceContent, Line, LineKind, Named};
use billing::usage::{UsageItem, UsageKind, UsageOf, UsagePlace, UsageRow};
use billing::{AgreementType, Exact};
use chrono::{Days, NaiveTime};
use std::collections::HashMap;
use std::sync::Arc;

/// An invoice, as it was issued.
pub(super) struct Frozen {
    pub content: InvoiceContent,
    pub of: Arc<UsageOf>,
    /// The sections that a subscription stands in.
    sections: HashMap<String, Vec<usize>>,
}

impl Frozen {
    pub fn new(content: InvoiceContent) -> Self {
        let head = &content.head;
        let of = UsageOf {
            invoice: Some(head.name.clone()),
            period: Some(head.period),
            profile: head.profile.clone(),
            offer: head.offer.clone(),
            currency: head.currency,
        };
        let mut sections: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, section) in content.body.sections.iter().enumerate() {
            for order in &section.orders {
                let of_order = sections.entry(order.id.clone()).or_default();
                if of_order.last() != Some(&place) {
                    of_order.push(place);
                }
            }
        }
        Self {
            of: Arc::new(of),
            sections,
            content,
        }
    }

    /// The section of what was charged on an order, which is `called` so today where the order stands
    /// in several; and the headings. None where the invoice has no such thing.
    pub fn place(&self, order: &str, called: Option<&str>) -> Option<(usize, UsagePlace)> {
        let among = self.sections.get(order)?;
        let section = match among.as_slice() {
            [only] => *only,
            several => {
                let is_it =
                    |it: &&usize| Some(self.content.body.sections[**it].id.as_str()) == called;
                *several.iter().find(is_it)?
            }
        };
        let mut place = self.heading(section)?;
        let orders = &self.content.body.sections.get(section)?.orders;
        let order = orders.iter().find(|it| it.id == order)?;
        place.subscription = Some(Named {
            name: order.id.clone(),
            display_name: order.name.clone(),
        });
        Some((section, place))
    }

    fn heading(&self, section: usize) -> Option<UsagePlace> {
        let section = self.content.body.sections.get(section)?;
        // Where there are no sections, the heading is that of all of the invoice.
        let named = (!section.id.is_empty()).then(|| Named {
            name: section.id.clone(),
            display_name: section.heading.clone(),
        });
        let is_partner = self.content.head.agreement == AgreementType::Mpa;
        let (section_named, customer) = match is_partner {
            true => (None, named),
            false => (named, None),
        };
        Some(UsagePlace {
            section: section_named,
            customer,
            reseller: section.reseller.clone(),
            subscription: None,
        })
    }

    /// The month's credit that was applied, with the section it stands in.
    pub fn credits(&self) -> Vec<(usize, UsageRow)> {
        let mut rows = Vec::new();
        for (place, section) in self.content.body.sections.iter().enumerate() {
            let families = section.orders.iter().flat_map(|it| &it.families);
            let lines = families.flat_map(|it| &it.lines);
            for line in lines.filter(|it| it.kind == LineKind::CreditApplied) {
                rows.push((
                    place,
                    self.row(Some(place), line.kind, item_of(line), line.cost),
                ));
            }
        }
        rows
    }

    /// What rounding adds to each section, where it adds anything.
    pub fn roundings(&self, roundings: &[Exact]) -> Vec<UsageRow> {
        let added = roundings.iter().enumerate();
        let added = added.filter(|(_, amount)| !amount.is_zero());
        let rows = added.map(|(place, amount)| {
            let item = UsageItem {
                family: "Other".to_owned(),
                service: "Rounding".to_owned(),
                description: "Rounding".to_owned(),
                ..UsageItem::default()
            };
            self.row(Some(place), LineKind::RoundingAdjustment, item, *amount)
        });
        rows.collect()
    }

    /// The tax of each category.
    pub fn taxes(&self) -> Vec<UsageRow> {
        let taxes = self.content.body.taxes.iter();
        let owed = taxes.filter(|it| it.tax.minor() != 0);
        let rows = owed.map(|tax| {
            let item = UsageItem {
                family: "Other".to_owned(),
                service: "Tax".to_owned(),
                description: format!("Tax {} {}%", tax.rate.category.word(), tax.rate.percent),
                ..UsageItem::default()
            };
            let row = self.row(None, LineKind::Adjustment, item, tax.tax.exact());
            UsageRow {
                kind: UsageKind::Tax,
                ..row
            }
        });
        rows.collect()
    }

    fn row(
        &self,
        section: Option<usize>,
        kind: LineKind,
        item: UsageItem,
        cost: Exact,
    ) -> UsageRow {
        let last = self.content.head.period.end;
        let midnight = |day: chrono::NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let place = section.and_then(|it| self.heading(it));
        UsageRow {
            kind: UsageKind::Charge(kind),
            of: Arc::clone(&self.of),
            place: Arc::new(place.unwrap_or_default()),
            item: Arc::new(item),
            starts_at: midnight(last),
            ends_at: midnight(last + Days::new(1)),
            meter: None,
            quantity: None,
            cost,
            list_cost: None,
            extra: String::new(),
        }
    }
}

fn item_of(line: &Line) -> UsageItem {
    UsageItem {
        family: "Other".to_owned(),
        service: line.service.clone(),
        description: line.description.clone(),
        ..UsageItem::default()
    }
}
