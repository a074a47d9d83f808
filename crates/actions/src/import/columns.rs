//! The columns of FOCUS 1.0, 1.1 and 1.2 that billing reads, found by name in any order.

use crate::Failure;
use csv::ByteRecord;

/// Where in a row each column stands. The rest is kept as it comes.
#[derive(Debug, Clone)]
pub struct Columns {
    pub billed_cost: usize,
    pub billing_account_id: usize,
    pub billing_account_name: Option<usize>,
    pub billing_currency: usize,
    pub charge_category: usize,
    pub charge_description: Option<usize>,
    pub charge_period_end: usize,
    pub charge_period_start: usize,
    pub contracted_unit_price: Option<usize>,
    pub list_cost: Option<usize>,
    pub list_unit_price: Option<usize>,
    pub pricing_category: Option<usize>,
    pub pricing_quantity: Option<usize>,
    pub pricing_unit: Option<usize>,
    pub service_category: usize,
    pub service_name: usize,
    pub sub_account_id: Option<usize>,
    pub sub_account_name: Option<usize>,
    /// The column that `--only` looks at.
    pub only: Option<usize>,
    /// Columns that billing has no use for, kept with the row.
    pub extra: Vec<(usize, String)>,
    /// How many fields a row has.
    pub count: usize,
}

impl Columns {
    /// Finds them in the header.
    pub fn find(header: &ByteRecord, only: Option<&str>) -> Result<Self, Failure> {
        let names: Vec<String> = header
            .iter()
            .map(|it| {
                String::from_utf8_lossy(it)
                    .trim_start_matches('\u{feff}')
                    .trim()
                    .to_owned()
            })
            .collect();
        let mut used = vec![false; names.len()];
        let mut optional = |name: &str| {
            let place = names.iter().position(|it| it.eq_ignore_ascii_case(name))?;
            used[place] = true;
            Some(place)
        };
        let mut missing = Vec::new();
        let mut required = |name: &'static str, place: Option<usize>| {
            place.unwrap_or_else(|| {
                missing.push(name);
                0
            })
        };
        let mut columns = Self {
            billed_cost: required("BilledCost", optional("BilledCost")),
            billing_account_id: required("BillingAccountId", optional("BillingAccountId")),
            billing_account_name: optional("BillingAccountName"),
            billing_currency: required("BillingCurrency", optional("BillingCurrency")),
            charge_category: required("ChargeCategory", optional("ChargeCategory")),
            charge_description: optional("ChargeDescription"),
            charge_period_end: required("ChargePeriodEnd", optional("ChargePeriodEnd")),
            charge_period_start: required("ChargePeriodStart", optional("ChargePeriodStart")),
            contracted_unit_price: optional("ContractedUnitPrice"),
            list_cost: optional("ListCost"),
            list_unit_price: optional("ListUnitPrice"),
            pricing_category: optional("PricingCategory"),
            pricing_quantity: optional("PricingQuantity"),
            pricing_unit: optional("PricingUnit"),
            service_category: required("ServiceCategory", optional("ServiceCategory")),
            service_name: required("ServiceName", optional("ServiceName")),
            sub_account_id: optional("SubAccountId"),
            sub_account_name: optional("SubAccountName"),
            only: None,
            extra: Vec::new(),
            count: names.len(),
        };
        columns.only = place_of_only(&names, only)?;
        refuse_missing(&missing)?;
        let extra = names
            .into_iter()
            .enumerate()
            .filter(|(place, _)| !used[*place]);
        columns.extra = extra.collect();
        Ok(columns)
    }
}

fn place_of_only(names: &[String], only: Option<&str>) -> Result<Option<usize>, Failure> {
    let Some(only) = only else {
        return Ok(None);
    };
    let place = names.iter().position(|it| it.eq_ignore_ascii_case(only));
    match place {
        Some(place) => Ok(Some(place)),
        None => {
            let problem = format!("Nothing was imported: the file has no column {only:?}.");
            Err(Failure::new(problem))
        }
    }
}

fn refuse_missing(missing: &[&str]) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Nothing was imported: line 1 lacks the column{} {} of FOCUS.",
        if missing.len() == 1 { "" } else { "s" },
        missing.join(", ")
    )))
}
