//! What a file leaves to be understood, said: so that it can be compared with what there is.

use super::people::{Homes, role_name};
use super::{AccountEntry, IdentityEntry, ProfileEntry, RecipientEntry, SectionEntry, World};
use billing::Language;
use chrono::{DateTime, Utc};
use std::collections::{BTreeSet, HashMap, VecDeque};
use store::identities::email_key;

impl World {
    /// Says what the file left to its default, or to what there is.
    pub(super) fn with_defaults(mut self, there: &Self) -> Self {
        let former = there.identities.iter();
        let former: HashMap<_, _> = former.map(|it| (it.key(), it)).collect();
        for identity in &mut self.identities {
            identity.email = identity.email.trim().to_owned();
            let former = former.get(&identity.key());
            let is_disabled = former.and_then(|it| it.is_disabled).unwrap_or_default();
            identity.is_disabled.get_or_insert(is_disabled);
            identity.guest_of.sort();
            identity.guest_of.dedup();
        }
        for price in &mut self.prices {
            price.complete();
        }
        let homes = Homes::of(&[there, &self]);
        let former = there.accounts.iter();
        let former: HashMap<_, _> = former.map(|it| (it.name.as_str(), it)).collect();
        for account in &mut self.accounts {
            let former = former.get(account.name.as_str()).copied();
            account.complete_profiles(former);
            account.complete_subscriptions(former);
            account.complete_roles(former, &homes);
            account.complete_recipients(former);
            let is_reminded = former.and_then(|it| it.is_reminded).unwrap_or(true);
            account.is_reminded.get_or_insert(is_reminded);
            for price in &mut account.prices {
                price.complete();
            }
        }
        self
    }
}

impl IdentityEntry {
    /// What makes two entries the same identity: address, kind and home.
    pub(super) fn key(&self) -> (String, String, Option<String>) {
        let kind = self.kind.to_string();
        (email_key(&self.email), kind, self.directory.clone())
    }
}

impl RecipientEntry {
    /// What makes two entries the same recipient: the address, and whose invoices they are.
    pub(super) fn label(&self) -> String {
        let of = self.profile.as_ref().or(self.subscription.as_ref());
        let of = of.map_or("the enrolment", String::as_str);
        format!("{} of {of}", email_key(&self.email))
    }
}

impl AccountEntry {
    fn complete_recipients(&mut self, former: Option<&Self>) {
        let spoken = Language::spoken_in(&self.sold_to.address.country);
        let former_recipients = former.into_iter().flat_map(|it| &it.recipients);
        let languages: HashMap<_, _> = former_recipients
            .map(|it| (it.label(), it.language))
            .collect();
        if let Some(email) = &mut self.preferred_address {
            *email = email.trim().to_owned();
        } else {
            self.preferred_address = former.and_then(|it| it.preferred_address.clone());
        }
        for it in &mut self.recipients {
            it.email = it.email.trim().to_owned();
            let chosen = languages.get(&it.label()).copied().flatten();
            it.language.get_or_insert(chosen.unwrap_or(spoken));
        }
        let emailed: HashMap<&str, _> = former
            .into_iter()
            .flat_map(|it| &it.subscriptions)
            .filter(|it| it.is_invoice_emailed)
            .map(|it| (it.name.as_str(), it.emailed_since))
            .collect();
        for it in &mut self.subscriptions {
            if let Some(since) = emailed.get(it.name.as_str()) {
                (it.is_invoice_emailed, it.emailed_since) = (true, *since);
            }
        }
    }

    fn complete_profiles(&mut self, former: Option<&Self>) {
        let terms = self.agreement.payment_terms_days();
        let terms = *self.payment_terms_days.get_or_insert(terms);
        let former = profiles_of(former);
        for profile in &mut self.profiles {
            profile.payment_method.get_or_insert(self.payment_method);
            profile.payment_terms_days.get_or_insert(terms);
            let sections = std::mem::take(&mut profile.sections);
            let former = former.get(profile.name.as_str());
            profile.sections = merged(former.map_or(&[], |it| &it.sections), sections);
            if profile.sections.is_empty() {
                profile.sections.push(SectionEntry {
                    name: profile.name.clone(),
                    display_name: profile.display_name.clone(),
                });
            }
        }
    }

    fn complete_subscriptions(&mut self, former: Option<&Self>) {
        let mut profiles = profiles_of(former);
        profiles.extend(profiles_of(Some(&*self)));
        let first = |profile: &String| profiles.get(profile.as_str())?.sections.first();
        let sections: Vec<Option<String>> = self
            .subscriptions
            .iter()
            .map(|it| Some(first(it.profile.as_ref()?)?.name.clone()))
            .collect();
        for (subscription, first) in self.subscriptions.iter_mut().zip(sections) {
            subscription.section = subscription.section.take().or(first);
        }
    }

    fn complete_roles(&mut self, former: Option<&Self>, homes: &Homes) {
        let former = former.into_iter().flat_map(|it| &it.roles);
        let ends: HashMap<String, DateTime<Utc>> = former
            .filter_map(|it| Some((role_name(it), it.ends_at?)))
            .collect();
        let mut roles = std::mem::take(&mut self.roles);
        for role in &mut roles {
            // Whose role cannot be told is one of the faults that are told later.
            let home = homes.home_of(role, self).ok();
            role.directory = home.or_else(|| role.directory.take());
            let end = ends.get(&role_name(role)).copied();
            role.ends_at = role.ends_at.or(end);
        }
        self.roles = roles;
    }
}

fn profiles_of(account: Option<&AccountEntry>) -> HashMap<&str, &ProfileEntry> {
    let profiles = account.into_iter().flat_map(|it| &it.profiles);
    profiles.map(|it| (it.name.as_str(), it)).collect()
}

/// The sections a profile will have: those listed in the order of the list, and those that are not
/// listed in the places they have. A new one stands before the known one that follows it.
fn merged(former: &[SectionEntry], listed: Vec<SectionEntry>) -> Vec<SectionEntry> {
    let known: BTreeSet<&str> = former.iter().map(|it| it.name.as_str()).collect();
    let names: BTreeSet<String> = listed.iter().map(|it| it.name.clone()).collect();
    let mut listed = VecDeque::from(listed);
    let mut all = Vec::new();
    for section in former {
        if !names.contains(&section.name) {
            all.push(section.clone());
            continue;
        }
        while let Some(next) = listed.pop_front() {
            let is_known = known.contains(next.name.as_str());
            all.push(next);
            if is_known {
                break;
            }
        }
    }
    all.extend(listed);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(names: &str) -> Vec<SectionEntry> {
        let sections = names.chars().map(|name| SectionEntry {
            name: name.to_string(),
            display_name: String::new(),
        });
        sections.collect()
    }

    #[test]
    fn sections_that_are_not_listed_keep_their_places() {
        for (former, listed, all) in [
            ("", "AB", "AB"),
            ("ABC", "", "ABC"),
            ("ABC", "BA", "BAC"),
            ("ABC", "CA", "CBA"),
            ("ABC", "AD", "ABCD"),
            ("ABC", "DA", "DABC"),
            ("ABC", "DBEAF", "DBEACF"),
        ] {
            let merged = merged(&sections(former), sections(listed));
            assert_eq!(merged, sections(all), "{former} with {listed}");
        }
    }
}
