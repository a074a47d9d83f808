//! What costs can be narrowed to.

use super::names::Names;
use super::{Asked, NO_VALUE};
use crate::costs::TypedCosts;
use crate::{Portal, Refusal};
use billing::costs::Dimension;
use store::costs::{CostFilter, CostValue};

/// The most values of one dimension that are offered.
const VALUES_MAX: u32 = 200;

/// The values of a dimension to choose from.
#[derive(Debug, Clone)]
pub struct CostChoices {
    /// Which dimension.
    pub dimension: Dimension,
    /// What is chosen, as addresses call it; empty for all.
    pub chosen: String,
    /// What addresses call each, and what people do: nothing where there is no value.
    pub values: Vec<(String, Option<String>)>,
}

/// What the costs of a part can be narrowed to, beside what they are narrowed to already.
pub(super) async fn choices(
    portal: &Portal,
    asked: &Asked,
    (part, names): (&CostFilter, &Names),
    typed: &TypedCosts,
) -> Result<Vec<CostChoices>, Refusal> {
    let part = CostFilter {
        only: Vec::new(),
        ..part.clone()
    };
    let mut all = Vec::new();
    for dimension in asked.dimensions() {
        let database = &portal.database;
        let values = store::costs::values(database, &part, &dimension, VALUES_MAX).await?;
        let is_any = values.iter().any(|it| *it != CostValue::None);
        let name = dimension.to_string();
        let mut only = typed.only.iter();
        let chosen = only.find(|(dimension, _)| *dimension == name);
        let chosen = chosen.map(|(_, value)| value.clone()).unwrap_or_default();
        if (!is_any || values.len() < 2) && chosen.is_empty() {
            continue;
        }
        let values = values.iter().map(|it| names.call(&dimension, it));
        let mut values: Vec<_> = values.collect();
        values.sort_by_cached_key(|(_, label)| {
            let label = label.as_ref().map(|it| it.to_lowercase());
            (label.is_none(), label)
        });
        if !chosen.is_empty() && values.iter().all(|(value, _)| *value != chosen) {
            let label = (chosen != NO_VALUE).then(|| chosen.clone());
            values.push((chosen.clone(), label));
        }
        all.push(CostChoices {
            dimension,
            chosen,
            values,
        });
    }
    Ok(all)
}

impl Asked {
    /// What the account's costs can be told by.
    pub(in crate::costs) fn dimensions(&self) -> Vec<Dimension> {
        let agreement = self.account.agreement;
        let plain = Dimension::PLAIN.into_iter().filter(|it| match it {
            // A series is a subscription there, or all of an enrolment.
            Dimension::Series | Dimension::Section => agreement.has_profiles(),
            _ => true,
        });
        let tags = self.keys.keys.iter().cloned().map(Dimension::Tag);
        plain.chain(tags).collect()
    }
}
