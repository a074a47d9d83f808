//! A mail as it goes over the wire: headers, plain text, HTML, and the PDF.

use crate::letters::{Said, footer, greeting, reason, say};
use crate::{Document, Mailbox, Outgoing};
use askama::Template;
use billing::MailId;
use billing::invoice::InvoiceKind;
use billing::mail::{BRIGHT, DARK, EmailAddress, Letter, MailColours, Paper};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox as LettreMailbox, MessageBuilder, MultiPart};
use lettre::{Address, Message};
use std::time::SystemTime;
use thiserror::Error;
use words::mail;

/// The most letters of a subject, and of a name: what is longer is cut.
const LINE_LETTERS_MAX: usize = 200;

/// A mail that is ready to leave, once or many times.
#[derive(Debug, Clone)]
pub struct Composed {
    pub(crate) id: MailId,
    pub(crate) from: Address,
    pub(crate) to: Address,
    /// All of it, as RFC 5322 has it.
    pub text: String,
}

/// Why a mail cannot be written down.
#[derive(Debug, Error)]
pub enum Unsendable {
    /// An address that no mail server takes, though its letters are good.
    #[error("{0} is no address that mail can be sent to")]
    Address(EmailAddress),
    /// Something that does not fit into a mail.
    #[error("the mail cannot be written: {0}")]
    Other(String),
}

impl Unsendable {
    fn other(cause: impl ToString) -> Self {
        Self::Other(cause.to_string())
    }
}

/// Says what a letter tells, in its reader's language, to one recipient.
pub fn compose(outgoing: &Outgoing) -> Result<Composed, Unsendable> {
    let said = say(outgoing);
    let [html, text] = bodies(outgoing, &said)?;
    let (from, to) = (address_of(outgoing.from)?, address_of(outgoing.to)?);
    let alternatives = MultiPart::alternative_plain_html(text, html);
    let body = match outgoing.document {
        Document::Attached(bytes) => {
            let name = file_name(outgoing);
            let kind = ContentType::parse("application/pdf").map_err(Unsendable::other)?;
            let pdf = Attachment::new(name).body(bytes.to_vec(), kind);
            MultiPart::mixed().multipart(alternatives).singlepart(pdf)
        }
        Document::None | Document::TooLarge => alternatives,
    };
    let message = head(outgoing, &said, (&from, &to))?
        .multipart(body)
        .map_err(Unsendable::other)?;
    let text = String::from_utf8(message.formatted()).map_err(Unsendable::other)?;
    Ok(Composed {
        id: outgoing.id,
        from,
        to,
        text,
    })
}

/// A mail as its reader sees it, without the way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it is about.
    pub subject: String,
    /// All of it in HTML.
    pub html: String,
    /// The same as plain text.
    pub text: String,
}

/// What a mail would look like.
pub fn show(outgoing: &Outgoing) -> Result<Shown, Unsendable> {
    let said = say(outgoing);
    let [html, text] = bodies(outgoing, &said)?;
    Ok(Shown {
        subject: one_line(&said.subject),
        html,
        text,
    })
}

/// What a mail is known by, on whatever way it goes and comes back.
pub fn message_id(id: MailId, host: &str) -> String {
    format!("<{id}@{host}>")
}

fn head(
    outgoing: &Outgoing,
    said: &Said,
    (from, to): (&Address, &Address),
) -> Result<MessageBuilder, Unsendable> {
    let name = |it: &Mailbox| it.name.as_deref().map(one_line);
    let mut head = Message::builder()
        .message_id(Some(message_id(outgoing.id, outgoing.host)))
        .date(SystemTime::from(outgoing.at))
        .from(LettreMailbox::new(name(outgoing.from), from.clone()))
        .to(LettreMailbox::new(name(outgoing.to), to.clone()))
        .subject(one_line(&said.subject))
        // Nobody's holiday answers to a program (RFC 3834).
        .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(raw("Content-Language", outgoing.language.tag().to_owned()));
    let questions = outgoing.issuer.email.as_deref();
    if let Some(questions) = questions.and_then(|it| EmailAddress::parse(it).ok()) {
        let mailbox = Mailbox {
            name: None,
            address: questions,
        };
        head = head.reply_to(LettreMailbox::new(None, address_of(&mailbox)?));
    }
    if let Some(unsubscribe) = &outgoing.unsubscribe {
        // RFC 2369, and RFC 8058 for one click.
        let one_click = "List-Unsubscribe=One-Click".to_owned();
        head = head
            .raw_header(raw("List-Unsubscribe", format!("<{unsubscribe}>")))
            .raw_header(raw("List-Unsubscribe-Post", one_click));
    }
    Ok(head)
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// An address with its host as servers know it: of another script, it is written in ASCII.
fn address_of(mailbox: &Mailbox) -> Result<Address, Unsendable> {
    let address = &mailbox.address;
    let unsendable = || Unsendable::Address(address.clone());
    let host = idna::domain_to_ascii_strict(&address.host()).map_err(|_| unsendable())?;
    Address::new(address.local(), host).map_err(|_| unsendable())
}

/// A text for a header: breaks and other marks that are no letters become spaces.
fn one_line(text: &str) -> String {
    let letters = text.chars().take(LINE_LETTERS_MAX);
    let letters = letters.map(|it| if it.is_control() { ' ' } else { it });
    letters.collect::<String>().trim().to_owned()
}

fn file_name(outgoing: &Outgoing) -> String {
    let language = outgoing.language;
    let name = match outgoing.letter {
        Letter::Invoice(it) if it.kind == InvoiceKind::CreditNote => {
            mail::file_note(language, &it.number)
        }
        other => {
            let number = other.invoice().map_or("", |it| it.number.as_str());
            mail::file_invoice(language, number)
        }
    };
    name.replace(['/', '\\', '"'], "-")
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    language: &'a str,
    colours: MailColours,
    bright: Paper,
    dark: Paper,
    issuer: &'a str,
    said: &'a Said,
    greeting: &'a str,
    link: Option<&'a str>,
    wrong_link: String,
    reason: &'a str,
    unsubscribe: Option<&'a str>,
    unsubscribe_words: &'a str,
    footer: &'a [String],
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Text<'a> {
    said: &'a Said,
    greeting: &'a str,
    link: Option<&'a str>,
    reason: &'a str,
    unsubscribe: Option<&'a str>,
    unsubscribe_words: &'a str,
    footer: &'a [String],
}

/// The same in HTML and as plain text.
fn bodies(outgoing: &Outgoing, said: &Said) -> Result<[String; 2], Unsendable> {
    let language = outgoing.language;
    let name = outgoing.to.name.as_deref().map(one_line);
    let greeting = greeting(language, name.as_deref());
    let reason = reason(language, outgoing.reason);
    let mut footer = footer(language, outgoing.issuer);
    if outgoing.link.is_some() && outgoing.letter.invoice().is_some() {
        footer.insert(0, mail::link_lasts(language));
    }
    let unsubscribe_words = mail::unsubscribe(language);
    let html = Html {
        language: language.tag(),
        colours: outgoing.issuer.mail_colours.unwrap_or_default(),
        bright: BRIGHT,
        dark: DARK,
        issuer: &outgoing.issuer.name,
        said,
        greeting: &greeting,
        link: outgoing.link.as_deref(),
        wrong_link: mail::wrong_link(language),
        reason: &reason,
        unsubscribe: outgoing.unsubscribe.as_deref(),
        unsubscribe_words: &unsubscribe_words,
        footer: &footer,
    };
    let text = Text {
        said,
        greeting: &greeting,
        link: outgoing.link.as_deref(),
        reason: &reason,
        unsubscribe: outgoing.unsubscribe.as_deref(),
        unsubscribe_words: &unsubscribe_words,
        footer: &footer,
    };
    let html = html.render().map_err(Unsendable::other)?;
    let text = text.render().map_err(Unsendable::other)?;
    Ok([html, text])
}
