//! What the parts of an account are called, in addresses and by people.

use crate::accounts::ShownName;
use crate::{Portal, Refusal};
use billing::AgreementType;
use billing::costs::Dimension;
use std::collections::HashMap;
use store::Uuid;
use store::costs::CostValue;
use store::entities::account;

/// The identifier of a part, and what people call it.
type Called = (String, String);

/// The series, sections and subscriptions of an account.
#[derive(Debug, Default)]
pub(in crate::costs) struct Names {
    series: HashMap<Uuid, Called>,
    sections: HashMap<Uuid, Called>,
    subscriptions: HashMap<Uuid, Called>,
}

impl Names {
    /// Those of an account.
    pub async fn of(portal: &Portal, account: &account::Model) -> Result<Self, Refusal> {
        let (database, id) = (&portal.database, account.id);
        let mut names = Self::default();
        for it in store::accounts::subscriptions(database, id).await? {
            let called = (it.name, it.display_name);
            names.subscriptions.insert(it.id.0, called);
        }
        if account.agreement.has_profiles() {
            for it in store::accounts::sections(database, id).await? {
                let called = (it.name, it.display_name);
                names.sections.insert(it.id.0, called);
            }
            for it in store::accounts::profiles(database, id).await? {
                names.series.insert(it.id.0, (it.name, it.display_name));
            }
        } else {
            if account.agreement == AgreementType::Mosp {
                names.series.clone_from(&names.subscriptions);
            }
            let called = (account.name.clone(), account.shown_name().to_owned());
            names.series.insert(id.0, called);
        }
        Ok(names)
    }

    fn among(&self, dimension: &Dimension) -> Option<&HashMap<Uuid, Called>> {
        match dimension {
            Dimension::Series => Some(&self.series),
            Dimension::Section => Some(&self.sections),
            Dimension::Subscription => Some(&self.subscriptions),
            _ => None,
        }
    }

    /// What an address means.
    pub fn value(&self, dimension: &Dimension, text: &str) -> CostValue {
        match self.among(dimension) {
            None => CostValue::Text(text.to_owned()),
            Some(parts) => {
                let found = parts.iter().find(|(_, (name, _))| name == text);
                // A part that there is not has no costs.
                CostValue::Id(found.map_or(Uuid::nil(), |(id, _)| *id))
            }
        }
    }

    /// What addresses call a value, and what people do: nothing where there is none.
    pub fn call(&self, dimension: &Dimension, value: &CostValue) -> (String, Option<String>) {
        let gone = |id: &Uuid| (id.to_string(), id.to_string());
        let called = match value {
            CostValue::None => return (super::NO_VALUE.to_owned(), None),
            CostValue::Text(text) => (text.clone(), text.clone()),
            CostValue::Id(id) => {
                let parts = self.among(dimension);
                let found = parts.and_then(|it| it.get(id)).cloned();
                found.unwrap_or_else(|| gone(id))
            }
        };
        (called.0, Some(called.1))
    }
}
