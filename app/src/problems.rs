//! What is wrong with a form, in the reader's words.

use crate::asked::Asked;
use crate::{hand_over, payments, security, usage};
use actions::invoices::ArchiveProblem;
use actions::sign_in::ProviderProblem;
use actions::statement::StatementProblem;
use actions::{Problem, Refusal, Wrong};
use billing::Language;
use billing::invoice::Uncorrectable;
use billing::price::OddPrice;
use billing::tax::{OddRate, OddRule};
use words::{
    access, access_requests, archive, format, invoice_email, labels, operator, prices,
    receive_invoice, refusals, sign_in, statement, support, taxes, uncorrectable,
};

/// What is wrong with one field.
pub fn of_field(asked: &Asked, field: &str) -> Option<String> {
    let form = asked.form.as_ref()?;
    let Refusal::Invalid(problems) = &form.refusal else {
        return None;
    };
    let problem = problems.iter().find(|it| it.field == field)?;
    let told = !is_of_form(problem);
    told.then(|| sentence(asked.language, field, &problem.wrong))
}

/// No other text in the field would have helped.
fn is_of_form(problem: &Problem) -> bool {
    let is_of_none = matches!(
        problem.wrong,
        Wrong::TooManyTries(_)
            | Wrong::ChoiceOver
            | Wrong::Directory
            | Wrong::Decided
            | Wrong::Provider { .. }
            | Wrong::RunAtWork { .. }
            | Wrong::BillingDateAhead
            | Wrong::NotParked
            | Wrong::TooManyRequests(_)
            | Wrong::TooManyMessages
            | Wrong::Uncorrectable(
                Uncorrectable::AlreadyVoid
                    | Uncorrectable::CreditNote
                    | Uncorrectable::PaymentUnderWay
                    | Uncorrectable::SeriesGone
                    | Uncorrectable::CannotRebill(_)
                    | Uncorrectable::NothingLeft
                    | Uncorrectable::CreditedMeanwhile
            )
            | Wrong::Archive(_)
            | Wrong::LastContact
            | Wrong::NothingChosen
            | Wrong::InheritedRole
            | Wrong::GroupRole
    );
    is_of_none || problem.field == "form"
}

/// What is wrong with the form, where no field is to blame.
pub fn of_form(asked: &Asked) -> Option<String> {
    let language = asked.language;
    match &asked.form.as_ref()?.refusal {
        Refusal::Invalid(problems) => {
            let problem = problems.iter().find(|it| is_of_form(it))?;
            Some(sentence(language, problem.field, &problem.wrong))
        }
        Refusal::LinkExpired => Some(sign_in::link_expired(language)),
        Refusal::Busy => Some(refusals::busy(language)),
        Refusal::Broken(id) => Some(refusals::broken(language, &id.to_string())),
        Refusal::Forbidden(why) => Some(words::reasons::why(language, why)),
        Refusal::NotFound | Refusal::NotReady => Some(refusals::invalid_request(language)),
    }
}

fn sentence(language: Language, field: &str, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Required => refusals::required(language, field),
        Wrong::SignIn => sign_in::wrong(language),
        Wrong::TooManyTries(minutes) => sign_in::too_many_attempts(language, *minutes),
        Wrong::CurrentPassword => refusals::wrong_current_password(language),
        Wrong::PasswordTooShort => sign_in::password_too_short(language),
        Wrong::PasswordTooLong => sign_in::password_too_long(language),
        Wrong::PasswordIsAddress => sign_in::password_is_address(language),
        Wrong::PasswordsDiffer => refusals::passwords_differ(language),
        Wrong::ChoiceOver => sign_in::choice_over(language),
        Wrong::Factor(problem) => security::sentence(language, *problem),
        Wrong::Decided => access_requests::decided(language),
        Wrong::Provider { provider, problem } => of_provider(language, provider, *problem),
        // What was not offered was not chosen on this page.
        Wrong::Directory => refusals::invalid_request(language),
        Wrong::RunAtWork { since, until } => operator::run_is_at_work(
            language,
            &format::date_time(language, *since),
            &until.format("%H:%M:%S").to_string(),
        ),
        Wrong::BillingDateAhead => operator::billing_date_ahead(language),
        Wrong::NotParked => operator::parked_gone(language),
        Wrong::Uncorrectable(why) => uncorrectable::sentence(language, why),
        Wrong::Payment(problem) => payments::sentence(language, problem),
        Wrong::Usage(problem) => usage::sentence(language, problem),
        Wrong::NoRole => access::no_role(language),
        Wrong::NoAddresses => access::no_addresses(language),
        Wrong::NoAddress(address) => access::no_address(language, address),
        Wrong::TooManyAddresses => access::too_many_addresses(language),
        Wrong::AddressThere => invoice_email::address_there(language),
        Wrong::AddressPreferred => receive_invoice::address_preferred(language),
        Wrong::LastContact => invoice_email::last_contact(language),
        Wrong::NotSent => receive_invoice::not_sent(language),
        Wrong::NotAccepted => receive_invoice::terms_needed(language),
        Wrong::AddressTooLong => invoice_email::address_too_long(language),
        Wrong::DayOver(today) => access::day_over(language, &format::date(language, *today)),
        Wrong::Archive(problem) => of_archive(language, *problem),
        Wrong::Costs(problem) => crate::costs::sentence(language, *problem),
        Wrong::Statement(problem) => of_statement(language, *problem),
        Wrong::NothingChosen => access::nothing_chosen(language),
        Wrong::InheritedRole => access::inherited_role(language),
        Wrong::GroupRole => access::from_groups_role(language),
        Wrong::LastOwner => access::last_owner(language),
        Wrong::HandOver(problem) => hand_over::sentence(language, *problem),
        Wrong::TooLong(letters) => refusals::too_long(language, &format::count(language, *letters)),
        Wrong::TooManyRequests(count) => support::too_many(language, &count.to_string()),
        Wrong::TooManyMessages => support::full(language),
        _ => of_money(language, wrong),
    }
}

/// Why documents are not handed out together.
fn of_archive(language: Language, problem: ArchiveProblem) -> String {
    match problem {
        ArchiveProblem::NothingPicked => archive::nothing_picked(language),
        ArchiveProblem::NothingFound => archive::nothing_found(language),
        ArchiveProblem::TooMany(most) => {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            archive::too_many(language, &format::count(language, most))
        }
    }
}

/// Why no statement is made.
fn of_statement(language: Language, problem: StatementProblem) -> String {
    match problem {
        StatementProblem::TooManyMonths(most) => {
            statement::too_many_months(language, &most.to_string())
        }
        StatementProblem::TooManyLines(most) => {
            statement::too_many_lines(language, &format::count(language, most))
        }
    }
}

/// Why nobody was signed in with a provider.
fn of_provider(language: Language, provider: &str, problem: ProviderProblem) -> String {
    match problem {
        ProviderProblem::Over => sign_in::provider_over(language, provider),
        ProviderProblem::Denied => sign_in::provider_denied(language, provider),
        ProviderProblem::Unavailable => sign_in::provider_unavailable(language, provider),
        ProviderProblem::Unproven => sign_in::provider_unproven(language, provider),
        ProviderProblem::AddressUnverified => sign_in::provider_address(language, provider),
        ProviderProblem::AddressTaken => sign_in::provider_taken(language, provider),
        ProviderProblem::Disabled => sign_in::provider_disabled(language),
    }
}

/// What is wrong with prices, taxes and rates.
fn of_money(language: Language, wrong: &Wrong) -> String {
    match wrong {
        Wrong::NoDay => prices::no_day(language),
        Wrong::NoNumber => prices::no_number(language),
        Wrong::NotAboveZero => prices::not_above_zero(language),
        Wrong::NumberTooLarge => prices::number_too_large(language),
        Wrong::NoCurrency => prices::no_currency(language),
        Wrong::BilledIn(currency) => prices::billed_in(language, currency.code()),
        Wrong::MeterExists => prices::meter_exists(language),
        Wrong::NotWithin(from, to) => {
            let from = format::date(language, *from);
            match to.map(|it| format::date(language, it)) {
                Some(to) => prices::not_within(language, &from, &to),
                None => prices::not_within_open(language, &from),
            }
        }
        Wrong::NoAccount => prices::no_account(language),
        Wrong::SeveralAccounts => prices::several_accounts(language),
        Wrong::NoProfile => prices::no_profile(language),
        Wrong::EndsBeforeItBegins => prices::ends_before(language),
        Wrong::TierOrder => prices::tier_order(language),
        Wrong::PriceOverlaps(from, to) => {
            let from = format::date(language, *from);
            match to.map(|it| format::date(language, it)) {
                Some(to) => prices::overlaps(language, &from, &to),
                None => prices::overlaps_open(language, &from),
            }
        }
        Wrong::NoCountry => taxes::no_country(language),
        Wrong::CountryIs(code) => {
            taxes::country_is(language, code, &labels::country(language, code))
        }
        Wrong::CategoryHasNoRate => taxes::category_has_no_rate(language),
        Wrong::NoPercentage => taxes::no_percentage(language),
        Wrong::NoChoice => taxes::no_choice(language),
        Wrong::SameDay => taxes::same_day(language),
        Wrong::BilledAlready(through) => {
            taxes::billed_already(language, &format::date(language, *through))
        }
        Wrong::OddRate(OddRate::Far(before)) => {
            taxes::odd_rate_far(language, &format::price(language, *before))
        }
        Wrong::OddRate(OddRate::Magnitude) => taxes::odd_rate_magnitude(language),
        Wrong::OddRule(OddRule::Percent) => taxes::odd_rule_percent(language),
        Wrong::OddRule(OddRule::PrivateOwes) => taxes::odd_rule_private_owes(language),
        Wrong::OddRule(OddRule::OwesAtHome) => taxes::odd_rule_owes_at_home(language),
        Wrong::OddPrice(OddPrice::Far(before)) => {
            prices::odd_price_far(language, &format::price(language, *before))
        }
        Wrong::AccountingCurrency => taxes::accounting_currency(language),
        _ => refusals::invalid_request(language),
    }
}
