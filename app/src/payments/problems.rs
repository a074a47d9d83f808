//! Why money was not taken, booked or given back, in the reader's words.

use actions::payments::{Decline, PaymentProblem};
use billing::payment::{AmountProblem, Provider};
use billing::{Language, Money};
use words::{format, labels, payments};

/// What is wrong, and what to do.
pub(crate) fn sentence(language: Language, problem: &PaymentProblem) -> String {
    let money = |it: Money| format::money(language, it);
    match problem {
        PaymentProblem::Amount(problem) => amount(language, problem),
        PaymentProblem::Card => payments::no_card_chosen(language),
        PaymentProblem::NoProvider => payments::no_provider(language),
        PaymentProblem::NothingOpen => payments::nothing_open(language),
        PaymentProblem::NothingToBook => payments::nothing_to_book(language),
        PaymentProblem::LongReference(most) => {
            payments::long_reference(language, &most.to_string())
        }
        PaymentProblem::UnderWay => payments::under_way(language),
        PaymentProblem::Sent => payments::form_sent(language),
        PaymentProblem::GivenToday => payments::given_today(language),
        PaymentProblem::BookedAlready => payments::booked_already(language),
        PaymentProblem::Declined(provider, decline) => declined(language, *provider, decline),
        PaymentProblem::Unanswered => payments::unanswered(language),
        PaymentProblem::NoDate => payments::no_date(language),
        PaymentProblem::Date => payments::wrong_date(language),
        PaymentProblem::OtherAmount { open, came } => {
            payments::other_amount(language, &money(*came), &money(*open))
        }
        PaymentProblem::Reference(amount) => payments::reference_known(language, &money(*amount)),
        PaymentProblem::NothingToGive => payments::nothing_to_give(language),
        PaymentProblem::BeforeAccount(day) => {
            payments::before_account(language, &format::date(language, *day))
        }
        PaymentProblem::FutureDate => payments::future_date(language),
        PaymentProblem::NoCurrencyYet => payments::no_currency_yet(language),
        PaymentProblem::PrepaidReference(amount) => {
            payments::prepaid_reference(language, &money(*amount))
        }
        PaymentProblem::NoPayment => payments::no_payment(language),
        PaymentProblem::MoreThanPaid(left) => payments::more_than_paid(language, &money(*left)),
        PaymentProblem::WiredOtherwise(noted) => payments::wired_otherwise(language, noted),
        PaymentProblem::RefundRefused(message) => payments::refund_refused(language, message),
    }
}

fn amount(language: Language, problem: &AmountProblem) -> String {
    match problem {
        AmountProblem::NoAmount(currency) => {
            let units = 12 * 10_i64.pow(currency.minor_digits());
            let example = format::amount(language, Money::new(units, *currency));
            payments::amount_no_amount(language, currency.code(), &example)
        }
        AmountProblem::MoreThanOpen(open) => {
            payments::amount_more(language, &format::money(language, *open))
        }
        AmountProblem::AboveMax(max) => {
            payments::amount_above(language, &format::money(language, *max))
        }
        AmountProblem::BelowMin(min) => {
            payments::amount_below(language, &format::money(language, *min))
        }
    }
}

/// Our sentence about it, and the provider's own words.
pub(super) fn declined(language: Language, provider: Provider, decline: &Decline) -> String {
    let reason = labels::decline_reason(language, decline.reason);
    let ours = payments::declined(language, &reason);
    match &decline.message {
        None => ours,
        Some(message) => {
            let provider = labels::provider(language, provider);
            let theirs = payments::declined_words(language, &provider, message);
            [ours, theirs].join(" ")
        }
    }
}
