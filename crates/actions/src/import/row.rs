//! One row of a FOCUS file, read into the terms of billing.

use super::columns::Columns;
use super::extra::extra_of;
use super::faults::Fault;
use super::moment::parse_moment;
use billing::invoice::LineKind;
use billing::period::shift_months;
use billing::{Currency, Exact};
use chrono::{DateTime, Utc};
use csv::ByteRecord;

/// A row that was understood.
#[derive(Debug, Clone)]
pub struct Row {
    pub line: u64,
    pub account: String,
    pub account_name: Option<String>,
    pub subscription: Option<String>,
    pub subscription_name: Option<String>,
    pub currency: Currency,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub item: Item,
    pub quantity: Option<Exact>,
    pub cost: Exact,
    pub list_cost: Option<Exact>,
    /// Whether it is for spare capacity: FOCUS calls its price dynamic.
    pub is_spot: bool,
    pub extra: String,
}

/// What a row charges for: rows with the same item become one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    pub kind: LineKind,
    pub family: String,
    pub service: String,
    pub description: String,
    pub unit: String,
    pub unit_price: Option<Exact>,
}

/// What became of a row.
pub enum Read {
    /// It is taken.
    Row(Box<Row>),
    /// It is of charge category Tax: computed here, so left out.
    Tax,
    /// `--only` leaves it out.
    Other,
}

/// Reads rows of one file.
pub struct RowReader {
    pub columns: Columns,
    pub only: Option<String>,
    pub shift_months: i32,
    /// Numbers so far that had more than 18 decimals.
    pub rounded: u64,
}

impl RowReader {
    /// Understands a row, or says what is wrong with it.
    pub fn read(&mut self, record: &ByteRecord, line: u64) -> Result<Read, Vec<Fault>> {
        self.check_shape(record, line)?;
        if let (Some(only), Some(place)) = (&self.only, self.columns.only)
            && text_of(record, Some(place)).unwrap_or_default() != only
        {
            return Ok(Read::Other);
        }
        let mut reading = Reading {
            record,
            line,
            faults: Vec::new(),
            rounded: 0,
        };
        let kind = match reading.required(self.columns.charge_category, "ChargeCategory") {
            "Tax" => return Ok(Read::Tax),
            text => reading.kind(text),
        };
        let row = self.understand(&mut reading, kind);
        self.rounded += reading.rounded;
        match reading.faults.is_empty() {
            true => Ok(Read::Row(Box::new(row))),
            false => Err(reading.faults),
        }
    }

    fn check_shape(&self, record: &ByteRecord, line: u64) -> Result<(), Vec<Fault>> {
        let fault = |column: String, value: String, what: String| {
            Err(vec![Fault {
                line,
                column,
                value,
                what,
            }])
        };
        if record.len() != self.columns.count {
            let what = format!("fields found, {} wanted", self.columns.count);
            return fault("row".to_owned(), record.len().to_string(), what);
        }
        match record
            .iter()
            .position(|it| std::str::from_utf8(it).is_err())
        {
            None => Ok(()),
            Some(place) => {
                let value = String::from_utf8_lossy(record.get(place).unwrap_or_default());
                let column = format!("field {}", place + 1);
                fault(column, value.into_owned(), "is not UTF-8".to_owned())
            }
        }
    }

    fn understand(&self, reading: &mut Reading<'_>, kind: LineKind) -> Row {
        let columns = &self.columns;
        let text = |place| text_of(reading.record, place).map(str::to_owned);
        let account_name = text(columns.billing_account_name);
        let subscription = text(columns.sub_account_id);
        let subscription_name = text(columns.sub_account_name);
        let description = text(columns.charge_description);
        let unit = text(columns.pricing_unit).unwrap_or_default();
        let service = reading
            .required(columns.service_name, "ServiceName")
            .to_owned();
        let contracted = reading.number(columns.contracted_unit_price, "ContractedUnitPrice");
        let listed = reading.number(columns.list_unit_price, "ListUnitPrice");
        let starts_at = reading.moment(columns.charge_period_start, "ChargePeriodStart");
        let ends_at = reading.moment(columns.charge_period_end, "ChargePeriodEnd");
        Row {
            line: reading.line,
            account: reading
                .required(columns.billing_account_id, "BillingAccountId")
                .to_owned(),
            account_name,
            subscription,
            subscription_name,
            currency: reading.currency(columns.billing_currency),
            starts_at: self.shifted(starts_at),
            ends_at: self.shifted(ends_at),
            item: Item {
                kind,
                family: reading
                    .required(columns.service_category, "ServiceCategory")
                    .to_owned(),
                description: description.unwrap_or_else(|| service.clone()),
                service,
                unit,
                unit_price: contracted.filter(|it| !it.is_zero()).or(listed),
            },
            quantity: reading.number(columns.pricing_quantity, "PricingQuantity"),
            cost: reading.required_number(columns.billed_cost, "BilledCost"),
            list_cost: reading.number(columns.list_cost, "ListCost"),
            is_spot: text_of(reading.record, columns.pricing_category) == Some("Dynamic"),
            extra: extra_of(columns, reading.record),
        }
    }

    fn shifted(&self, moment: DateTime<Utc>) -> DateTime<Utc> {
        shift_months(moment, self.shift_months).unwrap_or(moment)
    }
}

struct Reading<'a> {
    record: &'a ByteRecord,
    line: u64,
    faults: Vec<Fault>,
    rounded: u64,
}

impl<'a> Reading<'a> {
    fn fault(&mut self, column: &str, value: &str, what: impl Into<String>) {
        self.faults.push(Fault {
            line: self.line,
            column: column.to_owned(),
            value: value.to_owned(),
            what: what.into(),
        });
    }

    fn required(&mut self, place: usize, column: &str) -> &'a str {
        let text = text_of(self.record, Some(place));
        if text.is_none() {
            self.fault(column, "", "is empty");
        }
        text.unwrap_or_default()
    }

    fn kind(&mut self, text: &str) -> LineKind {
        match text {
            "Usage" => LineKind::Usage,
            "Purchase" => LineKind::Purchase,
            "Credit" => LineKind::Credit,
            "Adjustment" => LineKind::Adjustment,
            "" => LineKind::Usage,
            other => {
                self.fault("ChargeCategory", other, "is not a charge category of FOCUS");
                LineKind::Usage
            }
        }
    }

    fn currency(&mut self, place: usize) -> Currency {
        let text = self.required(place, "BillingCurrency");
        text.parse().unwrap_or_else(|_| {
            if !text.is_empty() {
                self.fault("BillingCurrency", text, "is not a currency");
            }
            Currency::USD
        })
    }

    fn required_number(&mut self, place: usize, column: &str) -> Exact {
        self.required(place, column);
        self.number(Some(place), column).unwrap_or_default()
    }

    fn number(&mut self, place: Option<usize>, column: &str) -> Option<Exact> {
        let text = text_of(self.record, place)?;
        match Exact::parse(text) {
            Ok(parsed) => {
                self.rounded += u64::from(parsed.is_rounded);
                Some(parsed.value)
            }
            Err(billing::exact::ExactError::NotANumber(_)) => {
                self.fault(column, text, "is not a number");
                None
            }
            Err(billing::exact::ExactError::TooLarge(_)) => {
                self.fault(column, text, "is too large");
                None
            }
        }
    }

    fn moment(&mut self, place: usize, column: &str) -> DateTime<Utc> {
        let text = self.required(place, column);
        parse_moment(text).unwrap_or_else(|| {
            if !text.is_empty() {
                self.fault(column, text, "is not a date");
            }
            DateTime::UNIX_EPOCH
        })
    }
}

/// The text of a field; nothing where it is empty or the word `NULL`.
pub fn text_of(record: &ByteRecord, place: Option<usize>) -> Option<&str> {
    let text = std::str::from_utf8(record.get(place?)?).ok()?.trim();
    (!text.is_empty() && text != "NULL").then_some(text)
}
