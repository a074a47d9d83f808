//! Stripe's codes for refused cards (docs.stripe.com/declines/codes), as far as the holder of the
//! card can do something about it.

use crate::client::ApiError;
use actions::payments::Decline;
use billing::payment::DeclineReason;

/// Why a card was refused, with what Stripe says to its holder.
pub fn decline_of(error: ApiError) -> Decline {
    let code = error.decline_code.as_deref().or(error.code.as_deref());
    let reason = match error.status {
        404 => DeclineReason::Unknown,
        _ => reason_of(code.unwrap_or_default()),
    };
    Decline {
        reason,
        message: error.message.filter(|it| !it.trim().is_empty()),
    }
}

fn reason_of(code: &str) -> DeclineReason {
    match code {
        "insufficient_funds" | "card_velocity_exceeded" | "withdrawal_count_limit_exceeded" => {
            DeclineReason::Funds
        }
        "expired_card" | "invalid_expiry_month" | "invalid_expiry_year" => DeclineReason::Expired,
        "incorrect_number" | "invalid_number" | "incorrect_cvc" | "invalid_cvc"
        | "incorrect_zip" | "incorrect_pin" | "invalid_pin" | "invalid_account" => {
            DeclineReason::Details
        }
        "authentication_required"
        | "authentication_not_handled"
        | "payment_intent_authentication_failure" => DeclineReason::Confirmation,
        "card_not_supported"
        | "currency_not_supported"
        | "transaction_not_allowed"
        | "service_not_allowed"
        | "not_permitted"
        | "invalid_amount"
        | "amount_too_small"
        | "amount_too_large" => DeclineReason::NotSupported,
        "processing_error"
        | "try_again_later"
        | "issuer_not_available"
        | "reenter_transaction"
        | "approve_with_id" => DeclineReason::TryLater,
        "resource_missing" | "payment_method_unactivated" => DeclineReason::Unknown,
        _ => DeclineReason::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn theft_is_told_as_any_other_refusal() {
        for code in ["lost_card", "stolen_card", "fraudulent", "do_not_honor", ""] {
            assert_eq!(reason_of(code), DeclineReason::Other, "{code}");
        }
        assert_eq!(reason_of("insufficient_funds"), DeclineReason::Funds);
        assert_eq!(
            reason_of("authentication_required"),
            DeclineReason::Confirmation
        );
    }

    #[test]
    fn the_banks_code_counts_before_stripes_own() {
        let error = ApiError {
            code: Some("card_declined".to_owned()),
            decline_code: Some("expired_card".to_owned()),
            message: Some("Your card has expired.".to_owned()),
            ..ApiError::default()
        };
        let decline = decline_of(error);
        assert_eq!(decline.reason, DeclineReason::Expired);
        assert_eq!(decline.message.as_deref(), Some("Your card has expired."));
    }
}
