//! One row of a FOCUS file, read into the terms of billing.

use super::columns::Columns;
use super::cost::{Cost, cost_of};
use super::extra::extra_of;
use super::faults::Fault;
use super::fields::{Reading, text_of};
use billing::invoice::LineKind;
use billing::period::shift_months;
use billing::{Currency, Exact};
use chrono::{DateTime, Utc};
use csv::ByteRecord;

/// A row that was understood.
#[derive(Debug, Clone)]
pub struct Row {
    pub line: u64,
    /// Empty where `--into` says where rows go.
    pub account: String,
    pub account_name: Option<String>,
    pub subscription: Option<String>,
    pub subscription_name: Option<String>,
    pub currency: Currency,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub item: Item,
    pub quantity: Option<Exact>,
    pub cost: Cost,
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
    pub subcategory: Option<String>,
    pub region: Option<String>,
    pub unit: String,
    pub unit_price: Option<Exact>,
    pub publisher: Option<String>,
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
        self.check_texts(&mut reading);
        let row = self.understand(&mut reading, kind);
        self.rounded += reading.rounded;
        match reading.faults.is_empty() {
            true => Ok(Read::Row(Box::new(row))),
            false => Err(reading.faults),
        }
    }

    fn check_shape(&self, record: &ByteRecord, line: u64) -> Result<(), Vec<Fault>> {
        let fault = |column: &str, value: String, what: String| {
            Err(vec![Fault {
                line,
                column: column.to_owned(),
                value,
                what,
            }])
        };
        let names = &self.columns.names;
        if record.len() != names.len() {
            let what = format!("fields found, {} wanted", names.len());
            return fault("row", record.len().to_string(), what);
        }
        for (name, bytes) in names.iter().zip(record) {
            if std::str::from_utf8(bytes).is_err() {
                let value = String::from_utf8_lossy(bytes).into_owned();
                return fault(name, value, "is not UTF-8".to_owned());
            }
        }
        Ok(())
    }

    /// No text has a control character: PostgreSQL keeps no NUL, and a line of an invoice no line
    /// break. Columns that are only kept may have the line breaks of the JSON in them.
    fn check_texts(&self, reading: &mut Reading<'_>) {
        let columns = &self.columns;
        for place in &columns.texts {
            reading.refuse_controls(*place, &columns.names, |_| true);
        }
        for (place, _) in &columns.extra {
            reading.refuse_controls(*place, &columns.names, |it| !"\t\r\n".contains(it));
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
        let quantity = reading.number(columns.pricing_quantity, "PricingQuantity");
        Row {
            line: reading.line,
            account: match columns.billing_account_id {
                Some(place) => reading.required(place, "BillingAccountId").to_owned(),
                None => String::new(),
            },
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
                subcategory: text(columns.subcategory),
                region: text(columns.region),
                unit,
                publisher: text_of(reading.record, columns.publisher).map(str::to_owned),
                unit_price: contracted.filter(|it| !it.is_zero()).or(listed),
            },
            quantity,
            cost: cost_of(reading, columns, kind, quantity),
            list_cost: reading.number(columns.list_cost, "ListCost"),
            is_spot: text_of(reading.record, columns.pricing_category) == Some("Dynamic"),
            extra: extra_of(columns, reading.record),
        }
    }

    fn shifted(&self, moment: DateTime<Utc>) -> DateTime<Utc> {
        shift_months(moment, self.shift_months).unwrap_or(moment)
    }
}
