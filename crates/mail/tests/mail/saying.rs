//! What letters say, read back from the bytes that go over the wire.

use super::{HOST, Written, at, invoice, mailbox};
use billing::invoice::{InvoiceKind, Named, PaymentMethod};
use billing::mail::{
    AboutAnswer, AboutIdentity, AboutInvoice, AboutRequest, AboutRole, AboutSubscription,
    AboutUsage, EmailAddress, Letter, MailColours, MailKind,
};
use billing::payment::DeclineReason;
use billing::policy::Role;
use billing::{Currency, IdentityKind, Language, Money};
use mail::{Document, message_id, read};

fn account() -> Named {
    invoice().account
}

fn reset() -> Letter {
    Letter::PasswordReset(AboutIdentity {
        kind: IdentityKind::Work,
        directory: Some("Contoso".to_owned()),
    })
}

fn refused() -> Letter {
    Letter::AccessAnswered(AboutAnswer {
        account: account(),
        place: "Billing profile 02".to_owned(),
        profile: Some("CNTS-USDO-BG2-PGB".to_owned()),
        subscription: None,
        by: "Anna Visser".to_owned(),
        refused: Some("Ask Daan: the profile is his.".to_owned()),
    })
}

/// One letter of each kind.
fn letters() -> Vec<Letter> {
    let role = AboutRole {
        account: account(),
        place: "Billing profile 01".to_owned(),
        role: Role::InvoiceManager,
        by: "Anna Visser".to_owned(),
        last_day: None,
    };
    let subscription = AboutSubscription {
        account: account(),
        name: "Azure sub 02".to_owned(),
        is_profile: false,
        since: super::day("2026-11-01"),
    };
    vec![
        Letter::Invoice(invoice()),
        Letter::PaymentDeclined(invoice(), DeclineReason::Funds),
        Letter::PastDue(invoice()),
        Letter::Paid(invoice()),
        Letter::Reminder(invoice(), 5),
        Letter::Disabled(subscription.clone()),
        Letter::Enabled(subscription),
        Letter::RoleGiven(role.clone()),
        Letter::Invitation(role),
        Letter::AccessRequested(AboutRequest {
            account: account(),
            place: "Contoso Ltd".to_owned(),
            by: "Eva Smit".to_owned(),
            email: "eva@contoso.example".to_owned(),
        }),
        refused(),
        Letter::UsageReady(AboutUsage {
            account: account(),
            of: "G123456789".to_owned(),
            name: "U123456789".to_owned(),
            last_day: super::day("2026-12-20"),
        }),
        reset(),
        Letter::ConfirmAddress("Contoso Ltd".to_owned()),
        Letter::Test("Billing profile 01".to_owned()),
    ]
}

#[test]
fn every_kind_is_said_in_both_languages_in_both_forms() {
    let letters = letters();
    let kinds: Vec<_> = letters.iter().map(Letter::kind).collect();
    assert_eq!(kinds.len(), MailKind::ALL.len());
    assert!(MailKind::ALL.iter().all(|it| kinds.contains(it)));
    for letter in letters {
        let mut subjects = Vec::new();
        for language in Language::ALL {
            let written = Written {
                language,
                ..Written::to("chloe@contoso.example", letter.clone())
            };
            let composed = written.compose();
            let read = read(composed.text.as_bytes()).expect("a mail");
            assert!(composed.text.is_ascii(), "{letter:?}");
            assert!(read.text.contains("Reckoner Demo B.V."), "{}", read.text);
            assert!(read.html.contains("Reckoner Demo B.V."));
            assert!(read.html.contains(&format!("lang=\"{}\"", language.tag())));
            // What a key without a message would look like.
            assert!(!read.subject.contains('-') || read.subject.contains(' '));
            subjects.push(read.subject);
        }
        assert_ne!(subjects[0], subjects[1], "{letter:?}");
    }
}

#[test]
fn an_invoice_says_what_it_comes_to_and_has_the_pdf_with_it() {
    let pdf = b"%PDF-1.7 \0\xff not really".repeat(5_000);
    let written = Written {
        to: mailbox(Some("Chloé de Wit"), "chloe@contoso.example"),
        language: Language::Nl,
        document: Document::Attached(&pdf),
        ..Written::to("chloe@contoso.example", Letter::Invoice(invoice()))
    };
    let read = read(written.compose().text.as_bytes()).expect("a mail");
    assert_eq!(read.from, "Reckoner Demo B.V. <billing@reckoner.example>");
    assert_eq!(read.to, "Chloé de Wit <chloe@contoso.example>");
    assert_eq!(read.date, Some(at()));
    assert!(read.subject.contains("2026-000123"), "{}", read.subject);
    for text in [&read.text, &read.html] {
        for said in [
            "EUR 123,45",
            "2026-000123",
            "5 mei 2026",
            "Contoso Ltd",
            "maart 2026",
        ] {
            let text = text.replace('\u{a0}', " ");
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(text.contains("https://billing.example/billing/accounts/1234/invoices/G1"));
    }
    let [(name, bytes)] = &read.attachments[..] else {
        panic!("one attachment: {}", read.attachments.len());
    };
    assert_eq!(name, "Factuur 2026-000123.pdf");
    assert_eq!(bytes, &pdf);
}

#[test]
fn what_is_to_be_paid_depends_on_how() {
    let text = |about: AboutInvoice| {
        let written = Written::to("chloe@contoso.example", Letter::Invoice(about));
        read(written.compose().text.as_bytes())
            .expect("a mail")
            .text
    };
    assert!(text(invoice()).contains("5 May 2026"));
    let by_card = AboutInvoice {
        payment_method: PaymentMethod::Card,
        ..invoice()
    };
    assert!(text(by_card).contains("charged to the card"));
    let nothing = AboutInvoice {
        open: Money::zero(Currency::EUR),
        ..invoice()
    };
    assert!(text(nothing).contains("nothing to pay"));
    let note = AboutInvoice {
        kind: InvoiceKind::CreditNote,
        ..invoice()
    };
    assert!(text(note).contains("credit note"));
    let enrolment = AboutInvoice {
        is_in_portal: false,
        ..invoice()
    };
    assert!(!text(enrolment).contains("View invoice"));
    let declined = Letter::PaymentDeclined(invoice(), DeclineReason::Funds);
    let declined = Written::to("chloe@contoso.example", declined).compose();
    let declined = read(declined.text.as_bytes())
        .expect("a mail")
        .text
        .replace('\u{a0}', " ");
    let told = "The payment of EUR 123.45 for invoice 2026-000123 was declined.";
    assert!(declined.contains(told), "{declined}");
}

#[test]
fn whoever_asks_and_whoever_is_refused_are_told_who_the_other_is() {
    let say = |letter: &Letter| {
        let written = Written::to("chloe@contoso.example", letter.clone());
        read(written.compose().text.as_bytes()).expect("a mail")
    };
    let refused = say(&refused());
    for said in [
        "Your request for access to Billing profile 02 was refused",
        "Anna Visser",
        "Ask Daan: the profile is his.",
    ] {
        let whole = format!("{} {}", refused.subject, refused.text);
        assert!(whole.contains(said), "{said} in {whole}");
        let whole = format!("{} {}", refused.subject, refused.html);
        assert!(whole.contains(said), "{said} in {whole}");
    }
    let asked = letters().into_iter();
    let mut asked = asked.filter(|it| it.kind() == MailKind::AccessRequested);
    let asked = say(&asked.next().expect("one of each kind"));
    assert!(asked.text.contains("eva@contoso.example"), "{}", asked.text);
}

#[test]
fn programs_are_told_what_they_need() {
    let written = Written {
        unsubscribe: Some(format!("https://{HOST}/stop-mail/abc")),
        ..Written::to("accounting@contoso.example", Letter::Invoice(invoice()))
    };
    let text = written.compose().text;
    let id = message_id(written.id, HOST);
    for header in [
        format!("Message-ID: {id}\r\n"),
        "Auto-Submitted: auto-generated\r\n".to_owned(),
        format!("List-Unsubscribe: <https://{HOST}/stop-mail/abc>\r\n"),
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".to_owned(),
        "Reply-To: billing@reckoner.example\r\n".to_owned(),
    ] {
        assert!(text.contains(&header), "{header}in\n{text}");
    }
    let again = written.compose().text;
    assert!(again.contains(&id), "the same each time it is tried");
}

#[test]
fn names_break_nothing() {
    let evil = "Eve\r\nBcc: all@contoso.example\r\n\r\n<script>alert(1)</script>";
    let written = Written {
        to: mailbox(Some(evil), "chloe@contoso.example"),
        ..Written::to(
            "chloe@contoso.example",
            Letter::Invoice(AboutInvoice {
                scope: evil.to_owned(),
                number: evil.to_owned(),
                account: Named {
                    name: "1234".to_owned(),
                    display_name: evil.to_owned(),
                },
                ..invoice()
            }),
        )
    };
    let text = written.compose().text;
    let (head, _) = text.split_once("\r\n\r\n").expect("a head and a body");
    assert!(
        !head.lines().any(|it| it.to_lowercase().starts_with("bcc")),
        "{head}"
    );
    let read = read(text.as_bytes()).expect("a mail");
    assert!(read.to.ends_with("<chloe@contoso.example>"), "{}", read.to);
    assert!(!read.html.contains("<script"), "{}", read.html);
    assert!(read.html.contains("&#60;script&#62;") || read.html.contains("&lt;script&gt;"));
}

#[test]
fn a_host_of_another_script_is_written_as_servers_know_it() {
    let written = Written::to("anna@bücher.example", reset());
    let read = read(written.compose().text.as_bytes()).expect("a mail");
    assert_eq!(read.to, "anna@xn--bcher-kva.example");
    let long = format!("{}@contoso.example", "é".repeat(32));
    assert!(EmailAddress::parse(&long).is_ok());
}

#[test]
fn nothing_is_fetched_when_it_is_read() {
    for letter in letters() {
        let written = Written::to("chloe@contoso.example", letter);
        let html = read(written.compose().text.as_bytes())
            .expect("a mail")
            .html;
        for remote in ["<img", "url(", "@import", "<link", "<script"] {
            assert!(!html.contains(remote), "{remote}");
        }
        assert!(html.contains("prefers-color-scheme: dark"));
    }
}

#[test]
fn every_mail_has_the_colours_of_the_issuer() {
    let colour = |text: &str| text.parse().ok();
    let own = MailColours::new(colour("#8a1538"), None, colour("#ffcc00")).expect("readable");
    for letter in letters() {
        let html = |colours| {
            let written = Written {
                colours,
                ..Written::to("chloe@contoso.example", letter.clone())
            };
            read(written.compose().text.as_bytes())
                .expect("a mail")
                .html
        };
        let (portal, issuer) = (html(None), html(Some(own)));
        let has_button = portal.contains("class=\"button\"");
        assert_eq!(portal.contains("#005567"), has_button, "{portal}");
        assert!(portal.contains("#7ac4cd") && issuer.contains("#ffcc00"));
        assert!(!issuer.contains("#005567") && !issuer.contains("#7ac4cd"));
        // The sheet's own rule turns links and buttons brighter in the dark.
        let dark = own.accent_dark().to_string();
        assert!(issuer.contains(&format!(".link {{ color: {dark} !important; }}")));
        let painted = issuer.contains("background:#8a1538;color:#fcfaf6");
        assert_eq!(painted, has_button, "{issuer}");
    }
}
