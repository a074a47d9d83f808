//! The embedded way: a folder of files, one for each mail, for whoever runs the portal to read.

use crate::Composed;
use billing::mail::Answer;
use std::path::PathBuf;
use tokio::fs;

#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Keeps a mail. Kept again, it is the same file: a program that was killed in between leaves
    /// nobody two.
    pub(super) async fn keep(&self, mail: &Composed) -> Answer {
        match self.write(mail).await {
            Ok(()) => Answer::Sent(String::new()),
            Err(cause) => Answer::Temporary(cause.to_string()),
        }
    }

    async fn write(&self, mail: &Composed) -> std::io::Result<()> {
        fs::create_dir_all(&self.path).await?;
        let (half, whole) = (
            self.path.join(format!("{}.part", mail.id)),
            self.path.join(format!("{}.eml", mail.id)),
        );
        fs::write(&half, &mail.text).await?;
        fs::rename(&half, &whole).await
    }
}
