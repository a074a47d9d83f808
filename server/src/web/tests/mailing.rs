//! Invoices by e-mail over HTTP: opting in and out, an address to confirm, the links of mails, what
//! they look like, and what is typed that is no address.

use super::browser::Browser;
use actions::mail::{Taking, ToSend, take};
use axum::http::{Request, StatusCode};
use billing::Language::{En, Nl};
use billing::mail::MailKind;
use chrono::{Duration, NaiveDate, Utc};
use words::{access, invoice_email, mail_ledger, receive_invoice};

/// Contoso's invoice of 5 April is paid on the 25th, and its readers were told.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 27).expect("a day");
/// Noor Bakker's account of the demo world, and *Azure sub 05* of it.
const NOOR: &str = "/billing/accounts/10482941/subscriptions/4d7fa85c-b164-4f95-8a7d-52a38e6fd005";
/// Contoso Ltd.
const CONTOSO: &str = "/billing/accounts/\
    6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const ENTERPRISE: &str = "iris@contoso.example";

async fn sign_in(browser: &mut Browser, email: &str) {
    browser.forget();
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

/// What is to be sent now.
async fn taken(browser: &Browser) -> Vec<ToSend> {
    let taking = Taking {
        now: Utc::now() + Duration::seconds(1),
        per_minute: None,
        limit: 1_000,
    };
    take(&browser.portal, taking).await.expect("taken")
}

fn link_of<'a>(mails: &'a [ToSend], kind: MailKind, email: &str) -> &'a str {
    let mut mails = mails.iter().filter(|it| it.letter.kind() == kind);
    let mail = mails.find(|it| it.email == email).expect("a mail");
    mail.signed.link.as_deref().expect("a link")
}

#[tokio::test]
async fn an_administrator_opts_in_and_out() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "noor@contoso.example").await;
    let page = format!("{NOOR}/invoice-email");
    let shown = browser.get(&page).await.text();
    for said in [
        receive_invoice::title(En),
        receive_invoice::terms_end(En),
        receive_invoice::not_these(En),
    ] {
        assert!(shown.contains(&said), "{said}");
    }
    let wrong = browser.post(&page, &[("do", "opt-in")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains(&receive_invoice::terms_needed(En)));
    let recipients = format!("{page}/recipients");
    let add = [
        ("do", "add"),
        ("email", "books@accountants.example"),
        ("language", "nl"),
    ];
    let early = browser.post(&recipients, &add).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);

    let on = browser
        .post(&page, &[("do", "opt-in"), ("terms", "yes")])
        .await;
    assert_eq!(
        (on.status, on.header("location")),
        (StatusCode::SEE_OTHER, &*page)
    );
    let added = browser.post(&recipients, &add).await;
    assert_eq!(
        (added.status, added.header("location")),
        (StatusCode::SEE_OTHER, &*recipients)
    );
    let question = browser.get(&format!("{page}?opt-out=ask")).await.text();
    let named = question.find(&receive_invoice::opt_out_removes(En, 1));
    let named = named.expect("the question");
    assert!(question[named..].contains("books@accountants.example"));
    let dutch = browser.get_with(&page, "reckoner-language=nl").await.text();
    assert!(dutch.contains(&receive_invoice::title(Nl)));
    let out = browser.post(&page, &[("do", "opt-out")]).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    let shown = browser.get(&page).await.text();
    assert!(!shown.contains("books@accountants.example"));
    assert!(shown.contains(&receive_invoice::accept(En)));
    let list = browser
        .get("/billing/accounts/10482941/invoice-email")
        .await;
    assert!(list.text().contains("Azure sub 05"));
}

#[tokio::test]
async fn an_address_is_confirmed_by_whoever_reads_it() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "noor@contoso.example").await;
    let page = format!("{NOOR}/invoice-email");
    let change = [("do", "address"), ("email", "noor@home.example")];
    let asked = browser.post(&page, &change).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let shown = browser.get(&page).await.text();
    let holds = receive_invoice::address_holds(En, "noor@contoso.example");
    assert!(shown.contains(&holds), "until then the former one");
    assert!(shown.contains("noor@home.example"));
    let mails = taken(&browser).await;
    let link = link_of(&mails, MailKind::ConfirmAddress, "noor@home.example");

    // A program that looks at links does not confirm anything.
    browser.forget();
    let shown = browser.get(link).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.text().contains("no***@home.example"));
    assert!(!shown.text().contains("noor@"), "masked");
    let forged = browser.post(&format!("{link}0"), &[]).await;
    assert_eq!(forged.status, StatusCode::GONE);
    let done = browser.post(link, &[]).await;
    assert_eq!(
        (done.status, done.header("location")),
        (StatusCode::SEE_OTHER, link)
    );
    let account = "Noor Bakker";
    let confirmed = receive_invoice::confirmed(En, account, "no***@home.example");
    assert!(browser.get(link).await.text().contains(&confirmed));
    sign_in(&mut browser, "noor@contoso.example").await;
    let shown = browser.get(&page).await.text();
    let holds = receive_invoice::address_holds(En, "noor@home.example");
    assert!(shown.contains(&holds));
}

#[tokio::test]
async fn the_link_of_a_mail_leads_to_the_invoice_or_says_to_whom_it_went() {
    let mut browser = Browser::in_demo(DAY).await;
    let mails = taken(&browser).await;
    let link = link_of(&mails, MailKind::Paid, "chloe@contoso.example");
    let title = mail_ledger::not_shown_title(En);
    let title = title.replace('\'', "&#x27;");
    let to = mail_ledger::not_shown_to(En, "ch***@contoso.example");
    let told = browser.get(link).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    let text = told.text();
    assert!(text.contains(&title) || text.contains(&mail_ledger::not_shown_title(En)));
    assert!(text.contains(&to));
    assert!(!text.contains("chloe@"), "masked");
    let sign_in_first = islands::addresses::sign_in(link).replace('&', "&amp;");
    assert!(text.contains(&sign_in_first), "and back here");

    sign_in(&mut browser, "farah@fabrikam.example").await;
    let told = browser.get(link).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(told.text().contains(&to));
    assert!(!told.text().contains("Contoso Ltd"), "nothing else");
    sign_in(&mut browser, "eva@contoso.example").await;
    let told = browser.get(link).await.text();
    assert!(told.contains("anna@contoso.example"), "whom to ask");

    sign_in(&mut browser, "chloe@contoso.example").await;
    let ahead = Request::get(link).header("sec-purpose", "prefetch;prerender");
    let ahead = browser.send(ahead, "").await;
    assert_eq!(ahead.status, StatusCode::SEE_OTHER);
    sign_in(&mut browser, "bram@contoso.example").await;
    let invoice = ahead.header("location").to_owned();
    let opened = |page: &str| page.contains(&mail_ledger::opened_hint(En));
    assert!(!opened(&browser.get(&invoice).await.text()));
    sign_in(&mut browser, "chloe@contoso.example").await;
    let leads = browser.get(link).await;
    assert_eq!(
        (leads.status, leads.header("location")),
        (StatusCode::SEE_OTHER, &*invoice)
    );
    assert_eq!(browser.get(&invoice).await.status, StatusCode::OK);
    sign_in(&mut browser, "bram@contoso.example").await;
    assert!(opened(&browser.get(&invoice).await.text()));
    for guessed in ["/open-mail/x", &format!("{link}0")] {
        assert_eq!(browser.get(guessed).await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn a_mail_is_previewed_in_each_language() {
    let mut browser = Browser::in_demo(DAY).await;
    let profile = format!("{CONTOSO}/profiles/CNTS-EURO-BG1-PGB/invoice-email");
    let contacts = "invoice-contacts";
    for (email, page) in [
        ("bram@contoso.example", profile.clone()),
        ("noor@contoso.example", format!("{NOOR}/invoice-email")),
        (ENTERPRISE, format!("/billing/accounts/7350264/{contacts}")),
    ] {
        sign_in(&mut browser, email).await;
        let shown = browser.get(&page).await.text();
        assert!(shown.contains("sandbox"), "{page}");
        for (language, said) in [(En, "Invoice"), (Nl, "Factuur")] {
            for (form, begins) in [("html", "<!DOCTYPE html>"), ("text", "<!DOCTYPE html>")] {
                let address = islands::addresses::mail_preview(&page, language, form);
                assert!(language == Nl || shown.contains(&address.replace('&', "&amp;")));
                let preview = browser.get(&address).await;
                assert_eq!(preview.status, StatusCode::OK, "{address}");
                let policy = preview.header("content-security-policy");
                assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"));
                assert!(policy.contains("frame-ancestors 'self'"));
                let text = preview.text();
                assert!(text.starts_with(begins) && text.contains(said), "{text}");
                assert!(text.contains(&format!("lang=\"{language}\"")));
            }
        }
    }
    sign_in(&mut browser, "chloe@contoso.example").await;
    let preview = format!("{profile}/preview?language=en&form=html");
    assert_eq!(browser.get(&preview).await.status, StatusCode::FORBIDDEN);
}

/// What is no address ends in a sentence beside what was typed, and nowhere as HTML.
#[tokio::test]
async fn what_is_no_address_is_harmless_in_every_form() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "noor@contoso.example").await;
    let noor = format!("{NOOR}/invoice-email");
    browser
        .post(&noor, &[("do", "opt-in"), ("terms", "yes")])
        .await;
    let huge = format!("{}@b.example", "a".repeat(5_000));
    let list = "a@b.example, c@d.example";
    let broken = "a@b.example\r\nBcc: c@d.example";
    let html = "<script>alert(1)</script>@b.example";
    let named = "Eve <eve@b.example>";
    let profile = format!("{CONTOSO}/profiles/CNTS-EURO-BG1-PGB/invoice-email");
    let contacts = "/billing/accounts/7350264/invoice-contacts".to_owned();
    let forms = [
        ("noor@contoso.example", noor.clone(), "address"),
        ("noor@contoso.example", format!("{noor}/recipients"), "add"),
        ("bram@contoso.example", profile, "add"),
        (ENTERPRISE, contacts, "add"),
    ];
    let before = taken(&browser).await.len();
    assert!(before > 0, "what was to be sent is taken");
    for (email, page, does) in &forms {
        sign_in(&mut browser, email).await;
        let send = async |typed: &str| {
            let fields = [("do", *does), ("email", typed), ("language", "en")];
            browser.post(page, &fields).await
        };
        for typed in [&huge, list, broken, html, named] {
            let answer = send(typed).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
            let text = answer.text();
            let told = match typed.len() > 1_000 {
                true => invoice_email::address_too_long(En),
                // Said without the address, as that is escaped in the page.
                false => access::no_address(En, "\u{1}")
                    .split('\u{1}')
                    .next_back()
                    .expect("its end")
                    .to_owned(),
            };
            assert!(text.contains(&told), "{page}: {typed:?}");
            assert!(!text.contains("<script>alert"), "{page}");
        }
        let international = send("zoë@bücher.example").await;
        assert_eq!(international.status, StatusCode::SEE_OTHER, "{page}");
        let shown = browser.get(page).await.text();
        assert!(shown.contains("zoë@bücher.example"), "{page}");
    }
    // None of it was written to, but for the one address that is one.
    let mails = taken(&browser).await;
    let to: Vec<_> = mails.iter().map(|it| it.email.as_str()).collect();
    assert_eq!(to, ["zoë@bücher.example"]);
    browser.forget();
    for typed in [&huge, list, broken, html, named] {
        let answer = browser
            .post("/forgotten-password", &[("email", typed)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "as for anybody");
    }
    sign_in(&mut browser, "anna@contoso.example").await;
    let iam = format!("{CONTOSO}/access");
    for typed in [&huge, broken, html, named] {
        let fields = [("do", "give"), ("role", "reader"), ("email", typed)];
        let answer = browser.post(&iam, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(!answer.text().contains("<script>alert"));
    }
    assert_eq!(taken(&browser).await.len(), 0);
}

/// The last contact of an enrolment is asked about, and the page says who gets the invoices then.
#[tokio::test]
async fn the_last_contact_is_removed_once_that_is_confirmed() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, ENTERPRISE).await;
    let page = "/billing/accounts/7350264/invoice-contacts";
    let shown = browser.get(page).await.text();
    let (_, rest) = shown.split_once("?remove=").expect("a way to the question");
    let id: String = rest.chars().take_while(|it| *it != '"').collect();
    let asked = browser.get(&format!("{page}?remove={id}")).await.text();
    assert!(asked.contains(&invoice_email::remove_last_means(En)));
    let unasked = [("do", "remove"), ("recipient", id.as_str())];
    let refused = browser.post(page, &unasked).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains(&invoice_email::last_contact(En)));
    let confirmed = [unasked[0], unasked[1], ("confirmed", "yes")];
    let done = browser.post(page, &confirmed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let shown = browser.get(page).await.text();
    assert!(shown.contains(&invoice_email::contacts_none(En, ENTERPRISE)));
    assert!(!shown.contains("?remove="));
}

/// Whoever may download a profile's invoices reads who got them, and has no form.
#[tokio::test]
async fn a_reader_sees_who_gets_the_invoices_and_changes_nothing() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let list = browser.get(&format!("{CONTOSO}/invoices")).await.text();
    assert!(list.contains(&invoice_email::title(En)));
    let page = format!("{CONTOSO}/profiles/CNTS-EURO-BG1-PGB/invoice-email");
    let shown = browser.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    let text = shown.text();
    assert!(text.contains(&invoice_email::read_only(En)));
    assert!(text.contains("bram@contoso.example") && text.contains("ac***@contoso.example"));
    assert!(!text.contains("accounting@contoso.example"));
    assert!(!text.contains("name=\"do\""), "no form");
    for fields in [
        vec![("do", "save"), ("preference", "no")],
        vec![("do", "add"), ("email", "a@b.example"), ("language", "en")],
        vec![("do", "test")],
    ] {
        let refused = browser.post(&page, &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{fields:?}");
    }
}

/// What is asked of the ledger stands in the address, and on the page.
#[tokio::test]
async fn the_operator_filters_the_ledger() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "operator@reckoner.example").await;
    let page = async |query: &str| {
        let answer = browser.get(&format!("/operator/mail?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        answer.text()
    };
    let of_chloe = page("q=chloe%40&kind=invoice").await;
    let found = mail_ledger::found_address(En, "chloe@");
    assert!(of_chloe.contains(&found), "{of_chloe}");
    assert!(of_chloe.contains("chloe@contoso.example"));
    assert!(!of_chloe.contains("bram@contoso.example"));
    // Where mails stand is chosen among those, and the way back forgets nothing.
    assert!(of_chloe.contains("state=queued&amp;kind=invoice&amp;q=chloe%40"));
    let queued = page("state=queued&q=chloe%40").await;
    let current = queued.split("aria-current=\"page\"").count() - 1;
    assert!(current >= 1 && queued.contains("name=\"state\" value=\"queued\""));
    let nothing = page("q=nobody%40nowhere.example").await;
    assert!(nothing.contains(&mail_ledger::none_found(En)));
    let earlier = page("to=2020-01-01").await;
    assert!(earlier.contains(&mail_ledger::none_found(En)));
    let account = page("q=contoso+ltd").await;
    assert!(account.contains(&mail_ledger::found_accounts(En, "Contoso Ltd")));
    assert!(account.contains("bram@contoso.example"));
    let harmless = page("q=%3Cscript%3Ealert&kind=none&from=x&before=y&state=z").await;
    assert!(!harmless.contains("<script>alert"));
}
