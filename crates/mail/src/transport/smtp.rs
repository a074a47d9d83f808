//! A mail server, and lines to it that are kept for the next mail.

use super::address::Security;
use super::answer::{after_data, bounded, of_line, of_mail};
use super::{SmtpAddress, SmtpAddressProblem};
use crate::Composed;
use billing::mail::Answer;
use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Rcpt};
use lettre::transport::smtp::extension::{
    ClientId, Extension, MailBodyParameter, MailParameter, RcptParameter,
};
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// Lines that are kept open at the most.
const IDLE_MAX: usize = 16;
/// A line that rested longer is not trusted any more.
const IDLE_FOR: Duration = Duration::from_secs(20);
/// The mails that one line takes: some servers count them.
const MAILS_MAX: u32 = 100;
const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];

/// What is said about a mail server beside its address.
#[derive(Debug, Clone)]
pub struct SmtpOptions {
    /// The name that the portal gives itself.
    pub hello: String,
    /// Whether a notice is asked for of what is delivered too: somebody takes in what comes back.
    pub is_receipt_wanted: bool,
    /// An authority to trust beside those that everybody trusts, as PEM.
    pub authority: Option<Vec<u8>>,
    /// How long an answer is waited for.
    pub patience: Duration,
    /// How long the answer to a whole mail is waited for: servers look at it first.
    pub patience_after_data: Duration,
}

impl Default for SmtpOptions {
    fn default() -> Self {
        Self {
            hello: "localhost".to_owned(),
            is_receipt_wanted: false,
            authority: None,
            patience: Duration::from_secs(30),
            patience_after_data: Duration::from_secs(120),
        }
    }
}

pub(super) struct Smtp {
    address: SmtpAddress,
    options: SmtpOptions,
    tls: TlsParameters,
    idle: Mutex<Vec<Idle>>,
}

/// A line to the server, and how many mails it took.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    mails: u32,
    /// Whether its server tells of delivery as it is asked to (RFC 3461).
    takes_notify: bool,
}

struct Idle {
    line: Line,
    since: Instant,
}

/// Why a mail could not be offered on a line.
enum Refused {
    /// Nothing was said of its recipient yet.
    Line(Error),
    /// It is about this mail.
    Mail(Error),
    /// The server cannot carry its addresses.
    Letters,
}

impl Refused {
    fn answer(self) -> Answer {
        match self {
            Self::Line(error) => of_line(&error),
            Self::Mail(error) => of_mail(&error),
            Self::Letters => Answer::Permanent(
                "the server takes no addresses with letters beyond ASCII (SMTPUTF8)".to_owned(),
            ),
        }
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.address.fmt(f)
    }
}

impl Smtp {
    pub(super) fn new(
        address: SmtpAddress,
        options: SmtpOptions,
    ) -> Result<Self, SmtpAddressProblem> {
        let problem = |cause: Error| SmtpAddressProblem::Tls(cause.to_string());
        let mut tls = TlsParameters::builder(address.host.clone());
        if let Some(authority) = &options.authority {
            let authority = Certificate::from_pem(authority).map_err(problem)?;
            tls = tls.add_root_certificate(authority);
        }
        Ok(Self {
            tls: tls.build().map_err(problem)?,
            address,
            options,
            idle: Mutex::default(),
        })
    }

    /// Says from whom and to whom, up to where the server waits for the mail itself.
    pub(super) async fn offer(&self, mail: &Composed) -> Result<Line, Answer> {
        let offering = timeout(self.options.patience, self.offered(mail));
        let late = |_| Answer::Temporary("no answer in time".to_owned());
        offering.await.map_err(late)?
    }

    async fn offered(&self, mail: &Composed) -> Result<Line, Answer> {
        if let Some(kept) = self.kept() {
            match offer_on(kept, mail).await {
                // It broke, or was closed, while it rested.
                Err(Refused::Line(_)) => {}
                offered => return offered.map_err(Refused::answer),
            }
        }
        let line = self.open().await.map_err(|it| of_line(&it))?;
        offer_on(line, mail).await.map_err(Refused::answer)
    }

    /// The mail itself. What breaks after it may mean that it was taken all the same.
    pub(super) async fn hand_over(&self, mut line: Line, mail: &Composed) -> Answer {
        let said = line.connection.command(whole(&mail.text));
        match timeout(self.options.patience_after_data, said).await {
            Ok(Ok(response)) => {
                let words = response.message().collect::<Vec<_>>().join(" ");
                let words = bounded(&format!("{} {words}", response.code()));
                line.mails += 1;
                self.keep(line);
                Answer::Sent(words)
            }
            Ok(Err(error)) => after_data(&error),
            Err(_) => Answer::Unknown("no answer in time, once everything was said".to_owned()),
        }
    }

    /// A line that was used a moment ago.
    fn kept(&self) -> Option<Line> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|it| it.since.elapsed() < IDLE_FOR);
        idle.pop().map(|it| it.line)
    }

    fn keep(&self, line: Line) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if line.mails < MAILS_MAX && idle.len() < IDLE_MAX {
            idle.push(Idle {
                line,
                since: Instant::now(),
            });
        }
    }

    async fn open(&self) -> Result<Line, Error> {
        let SmtpAddress {
            host,
            port,
            security,
            credentials,
        } = &self.address;
        let hello = ClientId::Domain(self.options.hello.clone());
        let at_once = (*security == Security::Tls).then(|| self.tls.clone());
        let place = (host.as_str(), *port);
        let patience = Some(self.options.patience);
        let mut line =
            AsyncSmtpConnection::connect_tokio1(place, patience, &hello, at_once, None).await?;
        let is_upgraded = match security {
            Security::Tls => false,
            Security::StartTls => true,
            Security::StartTlsIfOffered => line.can_starttls(),
        };
        if is_upgraded {
            line.starttls(self.tls.clone(), &hello).await?;
        }
        if let Some((user, password)) = credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            line.auth(&MECHANISMS, &credentials).await?;
        }
        let takes_notify = self.options.is_receipt_wanted && takes_notify(&mut line, hello).await?;
        Ok(Line {
            takes_notify,
            connection: line,
            mails: 0,
        })
    }
}

/// A mail with what ends it, as one piece. Written after it, the end would be kept back by the network
/// until the server has acknowledged the mail (RFC 896), which servers put off for 40 ms.
fn whole(text: &str) -> String {
    // A point at the beginning of a line is doubled (RFC 5321, section 4.5.2). The first line is a header's.
    text.replace("\r\n.", "\r\n..") + "\r\n.\r\n"
}

/// From whom and to whom. A line that was refused something is closed.
async fn offer_on(mut line: Line, mail: &Composed) -> Result<Line, Refused> {
    match say(&mut line, mail).await {
        Ok(()) => Ok(line),
        Err(refused) => {
            line.connection.abort().await;
            Err(refused)
        }
    }
}

/// Whether the server tells of delivery as it is asked to. `lettre` keeps nothing of that, so it is
/// greeted once more, which it allows at any time.
async fn takes_notify(line: &mut AsyncSmtpConnection, hello: ClientId) -> Result<bool, Error> {
    let greeted = line.command(Ehlo::new(hello)).await?;
    let mut extensions = greeted.message();
    Ok(extensions.any(|it| it.split_whitespace().next() == Some("DSN")))
}

async fn say(line: &mut Line, mail: &Composed) -> Result<(), Refused> {
    let mut to = Vec::new();
    let mut parameters = Vec::new();
    if line.takes_notify {
        // Of what comes back the headers are enough: which mail it was stands there.
        parameters.push(MailParameter::Other {
            keyword: "RET".to_owned(),
            value: Some("HDRS".to_owned()),
        });
        to.push(RcptParameter::Other {
            keyword: "NOTIFY".to_owned(),
            value: Some("SUCCESS,FAILURE".to_owned()),
        });
    }
    let line = &mut line.connection;
    let server = line.server_info();
    let is_plain = |it: &Address| AsRef::<str>::as_ref(it).is_ascii();
    let is_ascii = is_plain(&mail.from) && is_plain(&mail.to);
    if !is_ascii {
        if !server.supports_feature(Extension::SmtpUtfEight) {
            return Err(Refused::Letters);
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if server.supports_feature(Extension::EightBitMime) && !mail.text.is_ascii() {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let from = Mail::new(Some(mail.from.clone()), parameters);
    line.command(from).await.map_err(Refused::Line)?;
    let to = Rcpt::new(mail.to.clone(), to);
    line.command(to).await.map_err(Refused::Mail)?;
    line.command(Data).await.map_err(Refused::Mail)?;
    Ok(())
}
