//! What the file that a charge came in said of it beyond what is billed.

use billing::Exact;
use serde::Deserialize;

/// Columns of FOCUS that are kept with a charge, as far as a usage file has a place for them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Extra {
    pub availability_zone: String,
    pub capacity_reservation_id: String,
    pub capacity_reservation_status: String,
    pub charge_frequency: String,
    pub commitment_discount_category: String,
    pub commitment_discount_id: String,
    pub commitment_discount_name: String,
    pub commitment_discount_status: String,
    pub commitment_discount_type: String,
    pub consumed_quantity: String,
    pub consumed_unit: String,
    pub contracted_cost: String,
    pub effective_cost: String,
    pub provider_name: String,
    pub region_id: String,
    pub region_name: String,
    pub resource_id: String,
    pub resource_name: String,
    pub resource_type: String,
    pub sku_id: String,
    pub sku_meter: String,
    pub sku_price_details: String,
    pub sku_price_id: String,
    pub tags: String,
    #[serde(rename = "x_CostCenter")]
    pub cost_center: String,
    #[serde(rename = "x_SkuMeterId")]
    pub meter_id: String,
}

impl Extra {
    /// Reads it. What is no object of texts says nothing.
    pub fn read(json: &str) -> Self {
        match json.len() <= 2 {
            true => Self::default(),
            false => serde_json::from_str(json).unwrap_or_default(),
        }
    }

    /// Whether both say the same of what a row of cost details tells.
    pub fn is_same_resource(&self, other: &Self) -> bool {
        self.told() == other.told()
    }

    fn told(&self) -> [&str; 17] {
        [
            &self.resource_id,
            &self.resource_name,
            &self.tags,
            &self.availability_zone,
            &self.region_id,
            &self.region_name,
            &self.commitment_discount_id,
            &self.commitment_discount_name,
            &self.commitment_discount_type,
            &self.charge_frequency,
            &self.sku_id,
            &self.sku_price_id,
            &self.sku_price_details,
            &self.cost_center,
            &self.provider_name,
            &self.meter_id,
            &self.sku_meter,
        ]
    }
}

/// A number as the file had it; what is none is nothing.
pub fn number(text: &str) -> Option<Exact> {
    text.parse().ok()
}
