//! How mail leaves: to a mail server, or into a folder.
//!
//! A mail leaves in two steps. First it is offered: until then nothing can have arrived. Then it is
//! handed over, and whoever does that notes it before, so that a line that breaks in between, or a
//! program that is killed, is known to have left in doubt.

mod address;
mod answer;
mod folder;
mod smtp;

pub use address::{SmtpAddress, SmtpAddressProblem};
pub(crate) use answer::bounded;
pub use smtp::SmtpOptions;

use crate::Composed;
use billing::mail::Answer;
use folder::Folder;
use smtp::{Line, Smtp};
use std::path::PathBuf;
use std::sync::Arc;

/// How mail leaves. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Transport(Arc<Way>);

#[derive(Debug)]
enum Way {
    Folder(Folder),
    Smtp(Box<Smtp>),
}

/// A mail that will be taken, or refused, once it is handed over.
pub struct Offered<'a> {
    way: &'a Way,
    mail: &'a Composed,
    line: Option<Line>,
}

impl Transport {
    /// Into a folder, a file for each mail.
    pub fn folder(path: PathBuf) -> Self {
        Self(Arc::new(Way::Folder(Folder::new(path))))
    }

    /// To a mail server.
    pub fn smtp(address: SmtpAddress, options: SmtpOptions) -> Result<Self, SmtpAddressProblem> {
        Ok(Self(Arc::new(Way::Smtp(Box::new(Smtp::new(
            address, options,
        )?)))))
    }

    /// Whether mail stays on this machine, where somebody reads it.
    pub fn is_folder(&self) -> bool {
        matches!(*self.0, Way::Folder(_))
    }

    /// Says from whom and to whom. An error means that nothing arrived, and nothing will.
    pub async fn offer<'a>(&'a self, mail: &'a Composed) -> Result<Offered<'a>, Answer> {
        let line = match &*self.0 {
            Way::Folder(_) => None,
            Way::Smtp(smtp) => Some(smtp.offer(mail).await?),
        };
        Ok(Offered {
            way: &self.0,
            mail,
            line,
        })
    }
}

impl Offered<'_> {
    /// Hands the mail over, and says what came of it.
    pub async fn hand_over(self) -> Answer {
        match (self.way, self.line) {
            (Way::Smtp(smtp), Some(line)) => smtp.hand_over(line, self.mail).await,
            (Way::Folder(folder), _) => folder.keep(self.mail).await,
            (Way::Smtp(_), None) => Answer::Temporary("no line to the server".to_owned()),
        }
    }
}
