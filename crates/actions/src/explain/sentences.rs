//! A reason in words: on the pages and in what is sent along with a support request.

use super::Reason;
use billing::Language;
use billing::policy::{Absence, Stage};
use words::{format, labels, refusals, why};

impl Reason {
    /// What it is, in a few words.
    pub fn title(&self, language: Language) -> String {
        match &self.absence {
            Absence::NotMadeYet { .. } => why::not_made_yet_title(language),
            Absence::BelowCredit { .. } => why::below_credit_title(language),
            Absence::NothingCharged { .. } => why::nothing_charged_title(language),
            Absence::NotThen { .. } => why::not_then_title(language),
            Absence::Disabled { .. } => why::disabled_title(language),
            Absence::Ended { .. } => why::ended_title(language),
            Absence::NoPermission { .. } => why::no_permission_title(language),
            Absence::NotShared(_) => why::not_shared_title(language),
            Absence::NoCustomerYet => why::no_customer_title(language),
            Absence::EnterpriseAgreement => why::enterprise_title(language),
            Absence::AnotherIdentity {
                sees_more: true, ..
            } => why::another_identity_title(language),
            Absence::AnotherIdentity { .. } => why::identity_there_title(language),
            Absence::AnotherDirectory { .. } => why::another_directory_title(language),
            Absence::NoSuchName => why::no_such_name_title(language),
        }
    }

    /// What it means for whoever has this address.
    pub fn meaning(&self, language: Language, email: &str) -> String {
        let of = self.of.as_deref().unwrap_or_default();
        let directory = self.directory.as_deref().unwrap_or_default();
        let date = |it| format::date(language, it);
        match &self.absence {
            Absence::NotMadeYet { .. } => self.not_made_yet(language, of),
            Absence::BelowCredit { .. } => why::below_credit(language, of),
            Absence::NothingCharged { would_be, .. } => {
                why::nothing_charged(language, of, &format::period(language, would_be.period))
            }
            Absence::NotThen {
                begun_on, ended_on, ..
            } => match ended_on {
                Some(day) => why::not_then_ended(language, of, &date(*day)),
                None => why::not_then(language, of, &date(*begun_on)),
            },
            Absence::Disabled { since, .. } => why::disabled(language, of, &date(*since)),
            Absence::Ended { on, .. } => why::ended(language, of, &date(*on)),
            Absence::NoPermission { .. } => why::no_permission(language, email),
            Absence::NotShared(_) => why::not_shared(language, of),
            Absence::NoCustomerYet => refusals::no_customer_yet(language),
            Absence::EnterpriseAgreement => refusals::enterprise_agreement(language),
            Absence::AnotherIdentity {
                kind, sees_more, ..
            } => {
                let kind = labels::identity_kind(language, *kind).to_lowercase();
                match sees_more {
                    true => why::another_identity(language, email, &kind, directory),
                    false => why::identity_there(language, email, &kind, directory),
                }
            }
            Absence::AnotherDirectory { is_open, .. } => match is_open {
                true => why::another_directory(language, directory),
                false => why::another_directory_left(language, directory),
            },
            Absence::NoSuchName => why::no_such_name(language),
        }
    }

    fn not_made_yet(&self, language: Language, of: &str) -> String {
        let Absence::NotMadeYet {
            of: series,
            next,
            stage,
        } = &self.absence
        else {
            return String::new();
        };
        let period = format::period(language, next.period);
        let day = format::date(language, next.invoice_date);
        let follows = match stage {
            Stage::New => why::new(language, of, &period, &day),
            Stage::Running => why::running(language, of, &period, &day),
            Stage::Follows => why::follows(language, of, &period, &day),
            Stage::Overdue => why::overdue(language, of, &period, &day),
        };
        match series.is_always_invoiced() {
            true => follows,
            false => format!("{follows} {}", why::if_charged(language)),
        }
    }
}
