//! Mails as their readers see them: those that lie in the folder, and what an invoice's would look
//! like; and where their links lead.

use super::asking::Visit;
use super::forms::see_other;
use super::mailing::{Place, of_enrolment, of_profile, of_subscription};
use super::pages;
use actions::Refusal;
use actions::mail::{Following, MailPath, Opened, Sample, kept_mail, open_mail, show_sample};
use app::Asked;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use billing::mail::EmailAddress;
use billing::{Issuer, Language, MailId};
use chrono::Utc;
use islands::addresses;
use mail::{Document, Mailbox, Outgoing, Shown};
use serde::Deserialize;

const HTML: &str = "text/html; charset=utf-8";
/// A mail is looked at as a page that can do nothing: what it says came from names that people gave
/// themselves.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The same in a frame of a page of ours.
const PREVIEW_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// Where the links begin that set a password.
const KEYS: [&str; 2] = ["/reset-password/", "/invitations/"];

/// A mail that lies in the folder, as its plain text.
pub async fn text(visit: Visit, place: Place<String>) -> Response {
    match read(&visit, place).await {
        Ok(mail) => {
            let head = format!(
                "{}\n{}\n{}\n{}\n\n",
                mail.from,
                mail.to,
                mail.date.map(|it| it.to_rfc2822()).unwrap_or_default(),
                mail.subject
            );
            let files = mail
                .attachments
                .iter()
                .map(|(name, bytes)| format!("\n[{name}, {} bytes]", bytes.len()));
            let text = head + &mail.text + &files.collect::<String>();
            page(("text/plain; charset=utf-8", MAIL_POLICY), text)
        }
        Err(refusal) => visit.refused(refusal).await,
    }
}

/// The same as its HTML.
pub async fn html(visit: Visit, place: Place<String>) -> Response {
    match read(&visit, place).await {
        Ok(mail) => page((HTML, MAIL_POLICY), mail.html),
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn read(visit: &Visit, place: Place<String>) -> Result<mail::Read, Refusal> {
    let Path(id) = place.map_err(|_| Refusal::NotFound)?;
    let id = id.parse().map_err(|_| Refusal::NotFound)?;
    let bytes = kept_mail(&visit.web.portal, visit.caller()?, id).await?;
    let mail = mail::read(&bytes).ok_or_else(|| Refusal::broken(&format!("mail {id} is none")))?;
    Ok(mail::Read {
        text: without_keys(&mail.text),
        html: without_keys(&mail.html),
        ..mail
    })
}

/// A mail without the links that make whoever has them somebody else: they are its reader's alone.
fn without_keys(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = KEYS
        .iter()
        .filter_map(|it| Some(rest.find(it)? + it.len()))
        .min()
    {
        shown.push_str(&rest[..start]);
        shown.push('…');
        let end =
            rest[start..].find(|it: char| !(it.is_ascii_alphanumeric() || "-_.~%".contains(it)));
        rest = end.map_or("", |end| &rest[start + end..]);
    }
    shown + rest
}

fn page((kind, policy): (&'static str, &'static str), body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, body).into_response()
}

/// How a mail is to be shown that nobody is sent.
#[derive(Debug, Default, Deserialize)]
pub struct Preview {
    language: Option<String>,
    form: Option<String>,
}

type AskedPreview = Result<Query<Preview>, QueryRejection>;

/// What the mail with an invoice of a profile looks like.
pub async fn of_a_profile(
    visit: Visit,
    place: Place<(String, String)>,
    asked: AskedPreview,
) -> Response {
    preview(visit, place.ok().map(of_profile), asked).await
}

/// What that of a subscription or support plan looks like.
pub async fn of_a_subscription(
    visit: Visit,
    place: Place<(String, String)>,
    asked: AskedPreview,
) -> Response {
    preview(visit, place.ok().map(of_subscription), asked).await
}

/// What that of an enrolment looks like.
pub async fn of_an_enrolment(visit: Visit, place: Place<String>, asked: AskedPreview) -> Response {
    preview(visit, place.ok().map(of_enrolment), asked).await
}

async fn preview(visit: Visit, path: Option<MailPath>, asked: AskedPreview) -> Response {
    let asked = asked.map(|Query(it)| it).unwrap_or_default();
    let language = asked.language.and_then(|it| it.parse().ok());
    let language = language.unwrap_or(visit.asked.language);
    let shown = match shown(&visit, path, language).await {
        Ok(shown) => shown,
        Err(refusal) => return visit.refused(refusal).await,
    };
    let html = match asked.form.as_deref() {
        Some("text") => as_page(&shown, language),
        _ => shown.html,
    };
    page((HTML, PREVIEW_POLICY), html)
}

async fn shown(
    visit: &Visit,
    path: Option<MailPath>,
    language: Language,
) -> Result<Shown, Refusal> {
    let portal = &visit.web.portal;
    let path = path.ok_or(Refusal::NotFound)?;
    let sample = show_sample(portal, visit.caller()?, &path).await?;
    let issuer = portal.issuer().await?;
    let home = &visit.asked.origin;
    written(&sample, (&issuer, home), language)
}

fn written(
    sample: &Sample,
    (issuer, home): (&Issuer, &str),
    language: Language,
) -> Result<Shown, Refusal> {
    let from = Mailbox {
        name: Some(issuer.name.clone()),
        address: EmailAddress::nobody(),
    };
    let address = EmailAddress::parse(&sample.email);
    let to = Mailbox {
        name: sample.name.clone(),
        address: address.unwrap_or_else(|_| EmailAddress::nobody()),
    };
    let is_in_portal = sample.letter.invoice().is_some_and(|it| it.is_in_portal);
    let outgoing = Outgoing {
        id: MailId::new(),
        host: "localhost",
        from: &from,
        to: &to,
        issuer,
        letter: &sample.letter,
        language,
        reason: sample.reason,
        link: is_in_portal.then(|| format!("{home}{}", addresses::HOME)),
        unsubscribe: None,
        document: Document::Attached(&[]),
        at: Utc::now(),
    };
    mail::show(&outgoing).map_err(|problem| Refusal::broken(&problem))
}

/// Plain text as a page, which is bright or dark as the page around it, and breaks long lines.
fn as_page(shown: &Shown, language: Language) -> String {
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        text.replace('>', "&gt;")
    };
    let (language, subject, text) = (
        language.tag(),
        escaped(&shown.subject),
        escaped(&shown.text),
    );
    format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{subject}</title></head>\
         <body><pre style=\"margin:0;white-space:pre-wrap;overflow-wrap:anywhere\">{text}</pre>\
         </body></html>"
    )
}

/// Where the link of a mail leads: to the invoice, or to why it is not shown.
pub async fn open(visit: Visit, Path(link): Path<String>) -> Response {
    let caller = visit.asked.caller.as_ref();
    let following = (following(&visit.headers), Utc::now());
    match open_mail(&visit.web.portal, caller, &link, following).await {
        Ok(Opened::Invoice(it)) => {
            see_other(&addresses::invoice(&it.account, &it.invoice), visit.jar)
        }
        Ok(Opened::Payment(it)) => see_other(&addresses::pay(&it.account, &it.invoice), visit.jar),
        Ok(Opened::NotShown(not_shown)) => {
            let asked = Asked {
                not_shown: Some(*not_shown),
                ..visit.asked
            };
            pages::render(&visit.web, "/", asked).await
        }
        Err(refusal) => visit.refused(refusal).await,
    }
}

/// Browsers say so where they load what somebody may want next (`Sec-Purpose`).
fn following(headers: &HeaderMap) -> Following {
    let purpose = headers.get("sec-purpose").and_then(|it| it.to_str().ok());
    match purpose.is_some_and(|it| it.starts_with("prefetch")) {
        true => Following::Ahead,
        false => Following::Meant,
    }
}

#[cfg(test)]
mod tests {
    use super::without_keys;

    #[test]
    fn links_that_set_a_password_are_not_shown() {
        let html = "<a href=\"https://a.example/reset-password/x.1-Y_z\">\
            https://a.example/invitations/AB.c</a> and /invoices/G1.";
        assert_eq!(
            without_keys(html),
            "<a href=\"https://a.example/reset-password/…\">\
             https://a.example/invitations/…</a> and /invoices/G1."
        );
    }
}
