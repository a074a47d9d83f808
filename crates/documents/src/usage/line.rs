//! A line of a usage file: a charge, or several of one day, meter and resource.

use super::extra::Extra;
use billing::Exact;
use billing::exact::ExactError;
use billing::usage::UsageRow;
use std::sync::Arc;

/// What one line says.
#[derive(Debug, Clone)]
pub struct Line {
    /// The charge, or the sum of them.
    pub row: UsageRow,
    /// What else its file said.
    pub extra: Extra,
}

impl Line {
    /// Whether both are one line of cost details.
    pub fn is_of_same(&self, other: &Self) -> bool {
        let (one, two) = (&self.row, &other.row);
        one.kind == two.kind
            && one.day() == two.day()
            && one.meter == two.meter
            && is_same(&one.of, &two.of)
            && is_same(&one.place, &two.place)
            && is_same(&one.item, &two.item)
            && self.extra.is_same_resource(&other.extra)
    }

    /// Adds another one. A quantity or list cost that not all of them have would mislead.
    pub fn add(&mut self, other: &Self) -> Result<(), ExactError> {
        let row = &mut self.row;
        row.cost = row.cost.plus(other.row.cost)?;
        row.quantity = both(row.quantity, other.row.quantity)?;
        row.list_cost = both(row.list_cost, other.row.list_cost)?;
        row.starts_at = row.starts_at.min(other.row.starts_at);
        row.ends_at = row.ends_at.max(other.row.ends_at);
        Ok(())
    }
}

fn is_same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

fn both(one: Option<Exact>, other: Option<Exact>) -> Result<Option<Exact>, ExactError> {
    one.zip(other)
        .map(|(one, other)| one.plus(other))
        .transpose()
}
