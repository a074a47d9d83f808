//! What Stripe's objects mean: taken, refused, or not known yet. And looking for what was done
//! under a key before.

use crate::client::{ApiError, Client, Said};
use crate::decline::decline_of;
use actions::Failure;
use actions::payments::{Answer, Decline, RefundAnswer};
use billing::payment::DeclineReason;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Charges looked through in one request, the most that Stripe gives.
const PAGE: usize = 100;
/// Requests that look for one key: more charges of one customer since then are not to be expected.
const PAGES_MAX: usize = 20;

#[derive(Debug, Deserialize)]
pub struct Intent {
    id: String,
    status: String,
    last_payment_error: Option<ApiError>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub struct Charge {
    id: String,
    status: String,
    failure_code: Option<String>,
    failure_message: Option<String>,
    payment_intent: Option<Intent>,
}

#[derive(Debug, Deserialize)]
pub struct Refund {
    id: String,
    #[serde(default)]
    status: Option<String>,
    failure_reason: Option<String>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct List<T> {
    data: Vec<T>,
    has_more: bool,
}

/// What a payment intent came to. One that waits for the card's holder is withdrawn: nobody is
/// there to confirm it, and confirmed later it would charge a second time.
pub fn of_intent(client: &Client, said: Said<Intent>) -> Result<Answer, Failure> {
    let intent = match said {
        Said::Object(intent) => intent,
        Said::Error(error) => return Ok(Answer::Declined(decline_of(error))),
    };
    match intent.status.as_str() {
        "succeeded" => Ok(Answer::Taken(intent.id)),
        "requires_action" | "requires_confirmation" => {
            let path = format!("payment_intents/{}/cancel", intent.id);
            match client.post::<Intent>(&path, None, &[])? {
                Said::Object(_) => Ok(Answer::Declined(Decline::of(DeclineReason::Confirmation))),
                Said::Error(error) => Err(unclear(&intent.id, &error.kind)),
            }
        }
        "requires_payment_method" | "canceled" => {
            let error = intent.last_payment_error.unwrap_or_default();
            Ok(Answer::Declined(decline_of(error)))
        }
        status => Err(unclear(&intent.id, status)),
    }
}

/// What a charge came to that was made before.
pub fn of_charge(charge: Charge) -> Result<Answer, Failure> {
    match (charge.status.as_str(), charge.payment_intent) {
        ("succeeded", Some(intent)) => Ok(Answer::Taken(intent.id)),
        ("failed", _) => Ok(Answer::Declined(decline_of(ApiError {
            code: charge.failure_code,
            message: charge.failure_message,
            ..ApiError::default()
        }))),
        (status, _) => Err(unclear(&charge.id, status)),
    }
}

pub fn of_refund(said: Said<Refund>) -> Result<RefundAnswer, Failure> {
    match said {
        Said::Error(error) => Ok(RefundAnswer::Refused(error.message.unwrap_or(error.kind))),
        Said::Object(refund) => of_made_refund(refund),
    }
}

/// What a refund came to that was made. One that is not ended may fail yet: then the customer has
/// nothing, and it must not be told as given. One of before Stripe told a status is ended.
pub fn of_made_refund(refund: Refund) -> Result<RefundAnswer, Failure> {
    match refund.status.as_deref() {
        None | Some("succeeded") => Ok(RefundAnswer::Done(refund.id)),
        Some("failed" | "canceled") => {
            let reason = refund.failure_reason.unwrap_or_default();
            let told = format!("{} {}", refund.id, reason.replace('_', " "));
            Ok(RefundAnswer::Refused(told.trim_end().to_owned()))
        }
        Some(status) => Err(unclear(&refund.id, status)),
    }
}

/// The charge of a customer that was made under this key.
pub fn look_up_charge(
    client: &Client,
    customer: &str,
    key: &str,
) -> Result<Option<Charge>, Failure> {
    let is_it = |it: &Charge| {
        let intent = it.payment_intent.as_ref();
        intent.is_some_and(|it| it.metadata.get("attempt").is_some_and(|it| it == key))
    };
    let query = vec![
        ("customer", customer.to_owned()),
        ("expand[]", "data.payment_intent".to_owned()),
    ];
    look_up(client, ("charges", query), |it| &it.id, is_it)
}

/// The refund of a payment that was made under this key.
pub fn look_up_refund(client: &Client, intent: &str, key: &str) -> Result<Option<Refund>, Failure> {
    let is_it = |it: &Refund| it.metadata.get("refund").is_some_and(|it| it == key);
    let query = vec![("payment_intent", intent.to_owned())];
    look_up(client, ("refunds", query), |it| &it.id, is_it)
}

fn look_up<T: for<'a> Deserialize<'a>>(
    client: &Client,
    (path, query): (&str, Vec<(&'static str, String)>),
    id: impl Fn(&T) -> &String,
    is_it: impl Fn(&T) -> bool,
) -> Result<Option<T>, Failure> {
    let mut after = None;
    for _ in 0..PAGES_MAX {
        let mut asked = query.clone();
        asked.push(("limit", PAGE.to_string()));
        asked.extend(after.take().map(|it| ("starting_after", it)));
        let list: List<T> = match client.get(path, &asked)? {
            Said::Object(list) => list,
            // The customer or payment is not there: nothing was made of it.
            Said::Error(error) if error.status == 404 => return Ok(None),
            Said::Error(error) => return Err(unclear(path, &error.kind)),
        };
        after = list.data.last().map(|it| id(it).clone());
        if let Some(found) = list.data.into_iter().find(&is_it) {
            return Ok(Some(found));
        }
        if !list.has_more {
            return Ok(None);
        }
    }
    Err(Failure::new(
        "Stripe has too many charges of this customer to tell whether this one is among them.",
    ))
}

fn unclear(what: &str, status: &str) -> Failure {
    Failure::new(format!("Stripe has not ended {what} yet: {status}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refund(status: &str) -> Refund {
        let text = format!(
            r#"{{"id": "re_1", "status": {status}, "failure_reason": "lost_or_stolen_card"}}"#
        );
        serde_json::from_str(&text).expect("a refund")
    }

    #[test]
    fn a_refund_is_given_once_it_is_ended() {
        let done = RefundAnswer::Done("re_1".to_owned());
        let refused = RefundAnswer::Refused("re_1 lost or stolen card".to_owned());
        for (status, answer) in [
            (r#""succeeded""#, Some(&done)),
            ("null", Some(&done)),
            (r#""failed""#, Some(&refused)),
            (r#""canceled""#, Some(&refused)),
            (r#""pending""#, None),
            (r#""requires_action""#, None),
        ] {
            let found = of_made_refund(refund(status)).ok();
            assert_eq!(found.as_ref(), answer, "{status}, looked up");
            let found = of_refund(Said::Object(refund(status))).ok();
            assert_eq!(found.as_ref(), answer, "{status}, made now");
        }
    }
}
