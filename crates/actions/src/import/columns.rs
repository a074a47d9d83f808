//! The columns of FOCUS 1.0, 1.1 and 1.2 that billing reads, found by name in any order.

use super::ImportOptions;
use crate::Failure;
use csv::ByteRecord;

/// The columns that say what kind of the service it is: that of FOCUS 1.1, and of usage files.
const SUBCATEGORIES: [&str; 2] = ["x_SkuMeterSubcategory", "ServiceSubcategory"];

/// The columns that say where it was used.
const REGIONS: [&str; 2] = ["RegionName", "RegionId"];

/// The columns that name a meter: the one of price sheets, the one of FOCUS 1.1, and the SKU.
const METERS: [&str; 3] = ["x_SkuMeterId", "SkuMeter", "SkuId"];

/// Where in a row each column stands. The rest is kept as it comes.
#[derive(Debug, Clone)]
pub struct Columns {
    pub billed_cost: usize,
    /// Nothing where `--into` says where rows go: the column is then ignored.
    pub billing_account_id: Option<usize>,
    pub billing_account_name: Option<usize>,
    pub billing_currency: usize,
    pub charge_category: usize,
    pub charge_description: Option<usize>,
    pub charge_period_end: usize,
    pub charge_period_start: usize,
    pub consumed_quantity: Option<usize>,
    pub consumed_unit: Option<usize>,
    pub contracted_unit_price: Option<usize>,
    pub list_cost: Option<usize>,
    pub list_unit_price: Option<usize>,
    /// What may name the meter of a row that has no cost, the closest first.
    pub meters: Vec<usize>,
    pub pricing_category: Option<usize>,
    pub pricing_quantity: Option<usize>,
    pub pricing_unit: Option<usize>,
    pub publisher: Option<usize>,
    pub region: Option<usize>,
    pub service_category: usize,
    pub service_name: usize,
    pub sub_account_id: Option<usize>,
    pub sub_account_name: Option<usize>,
    pub subcategory: Option<usize>,
    /// The column that `--only` looks at.
    pub only: Option<usize>,
    /// Columns that billing has no use for, kept with the row.
    pub extra: Vec<(usize, String)>,
    /// What each field of a row is called.
    pub names: Vec<String>,
    /// The fields that billing reads as text.
    pub texts: Vec<usize>,
}

impl Columns {
    /// Finds them in the header.
    pub fn find(header: &ByteRecord, options: &ImportOptions) -> Result<Self, Failure> {
        let names = names_of(header);
        let only = options.only.as_ref().map(|(column, _)| column.as_str());
        let only = place_of_only(&names, only)?;
        let mut found = Found {
            used: vec![false; names.len()],
            missing: Vec::new(),
            names: &names,
        };
        let mut columns = Self {
            billed_cost: found.required("BilledCost"),
            billing_account_id: match options.into {
                Some(_) => None,
                None => Some(found.required("BillingAccountId")),
            },
            billing_account_name: found.optional("BillingAccountName"),
            billing_currency: found.required("BillingCurrency"),
            charge_category: found.required("ChargeCategory"),
            charge_description: found.optional("ChargeDescription"),
            charge_period_end: found.required("ChargePeriodEnd"),
            charge_period_start: found.required("ChargePeriodStart"),
            consumed_quantity: found.kept("ConsumedQuantity"),
            consumed_unit: found.kept("ConsumedUnit"),
            contracted_unit_price: found.optional("ContractedUnitPrice"),
            list_cost: found.optional("ListCost"),
            list_unit_price: found.optional("ListUnitPrice"),
            meters: METERS.iter().filter_map(|it| found.kept(it)).collect(),
            pricing_category: found.optional("PricingCategory"),
            pricing_quantity: found.optional("PricingQuantity"),
            pricing_unit: found.optional("PricingUnit"),
            publisher: found.optional("PublisherName"),
            region: REGIONS.iter().find_map(|it| found.kept(it)),
            service_category: found.required("ServiceCategory"),
            service_name: found.required("ServiceName"),
            sub_account_id: found.optional("SubAccountId"),
            sub_account_name: found.optional("SubAccountName"),
            subcategory: SUBCATEGORIES.iter().find_map(|it| found.kept(it)),
            only,
            extra: Vec::new(),
            names: Vec::new(),
            texts: Vec::new(),
        };
        let Found { used, missing, .. } = found;
        refuse_missing(&missing)?;
        let extra = (0..).zip(&names).filter(|(place, _)| !used[*place]);
        columns.extra = extra.map(|(place, name)| (place, name.clone())).collect();
        columns.texts = columns.places_of_texts();
        columns.names = names;
        Ok(columns)
    }

    fn places_of_texts(&self) -> Vec<usize> {
        let optional = [
            self.billing_account_id,
            self.billing_account_name,
            self.charge_description,
            self.pricing_unit,
            self.publisher,
            self.region,
            self.sub_account_id,
            self.sub_account_name,
            self.subcategory,
        ];
        let required = [self.service_category, self.service_name];
        optional.into_iter().flatten().chain(required).collect()
    }
}

/// The columns found so far.
struct Found<'a> {
    names: &'a [String],
    used: Vec<bool>,
    missing: Vec<&'static str>,
}

impl Found<'_> {
    fn optional(&mut self, name: &str) -> Option<usize> {
        let place = self.kept(name)?;
        self.used[place] = true;
        Some(place)
    }

    /// A column that is read where it is needed, and kept with the row all the same.
    fn kept(&self, name: &str) -> Option<usize> {
        let mut names = self.names.iter();
        names.position(|it| it.eq_ignore_ascii_case(name))
    }

    fn required(&mut self, name: &'static str) -> usize {
        self.optional(name).unwrap_or_else(|| {
            self.missing.push(name);
            0
        })
    }
}

fn names_of(header: &ByteRecord) -> Vec<String> {
    let names = header.iter().map(|it| {
        let name = String::from_utf8_lossy(it);
        name.trim_start_matches('\u{feff}').trim().to_owned()
    });
    names.collect()
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
