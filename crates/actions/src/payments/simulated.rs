//! A provider that takes no money: for the demo and for tests, and named so.
//!
//! A card's token says what it does: `accepts`, `declines`, or `declines-from-2026-10-01`.

use super::provider::{Answer, CardCharge, CardRefund, Decline, PaymentProvider, RefundAnswer};
use crate::Failure;
use billing::payment::DeclineReason;
use chrono::NaiveDate;
use futures::future::{BoxFuture, FutureExt};

pub(super) struct Simulated;

impl PaymentProvider for Simulated {
    fn charge(&self, charge: CardCharge) -> BoxFuture<'_, Result<Answer, Failure>> {
        std::future::ready(answer(&charge)).boxed()
    }

    fn refund(&self, refund: CardRefund) -> BoxFuture<'_, Result<RefundAnswer, Failure>> {
        let reference = format!("simulated-refund-{}", refund.key);
        std::future::ready(Ok(RefundAnswer::Done(reference))).boxed()
    }
}

fn answer(charge: &CardCharge) -> Result<Answer, Failure> {
    let declines = match charge.token.strip_prefix("declines") {
        None if charge.token == "accepts" => false,
        Some("") => true,
        Some(from) => {
            let day = from.strip_prefix("-from-").unwrap_or_default();
            let day: NaiveDate = day.parse().map_err(|_| unknown(&charge.token))?;
            day <= charge.on
        }
        None => return Err(unknown(&charge.token)),
    };
    Ok(match declines {
        true => Answer::Declined(Decline::of(DeclineReason::Simulated)),
        // The same key gets the same reference, as with a real provider.
        false => Answer::Taken(format!("simulated-{}", charge.key)),
    })
}

fn unknown(token: &str) -> Failure {
    Failure::new(format!(
        "{token:?} is no simulated card: write accepts, declines or declines-from-DATE."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payments::Asking;
    use billing::{AttemptId, Currency, Money};

    #[test]
    fn a_card_does_what_its_token_says() {
        let asked = |token: &str, day: &str| {
            answer(&CardCharge {
                key: AttemptId::new(),
                token: token.to_owned(),
                amount: Money::new(100, Currency::EUR),
                invoice: "G123456789".to_owned(),
                on: day.parse().expect("a day"),
                asking: Asking::First,
            })
        };
        let is_taken = |token, day| matches!(asked(token, day), Ok(Answer::Taken(_)));
        assert!(is_taken("accepts", "2026-10-02"));
        assert!(!is_taken("declines", "2026-10-02"));
        assert!(is_taken("declines-from-2026-10-01", "2026-09-30"));
        assert!(!is_taken("declines-from-2026-10-01", "2026-10-01"));
        assert!(asked("4242", "2026-10-02").is_err());
        assert!(asked("declines-from-never", "2026-10-02").is_err());
    }
}
