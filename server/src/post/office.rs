//! The post office: how mail leaves, in whose name, and where its links lead.

use actions::Failure;
use billing::Issuer;
use billing::mail::EmailAddress;
use mail::{Mailbox, SmtpAddress, SmtpOptions, Transport};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is said about mail.
#[derive(Debug, Clone)]
pub struct PostOptions {
    /// The mail server; without one mail goes into the folder.
    pub smtp: Option<SmtpAddress>,
    /// A file with an authority to trust beside those that everybody trusts.
    pub authority: Option<PathBuf>,
    /// Where mail goes without a server.
    pub folder: PathBuf,
    /// Where what comes back is put.
    pub returned: PathBuf,
    /// Whether somebody was named who puts what comes back there, or posts it.
    pub is_returned: bool,
    /// Who sends it; the issuer's own address unless it is said.
    pub from: Option<EmailAddress>,
    /// The most bytes of a PDF that come along.
    pub attachment_max: usize,
    /// The most mails that a domain gets in a minute; no limit where it is nothing.
    pub per_minute: Option<u32>,
    /// The address people reach the portal at.
    pub public_url: String,
}

/// The post office. Cheap to clone.
#[derive(Debug, Clone)]
pub struct PostOffice {
    transport: Transport,
    options: Arc<PostOptions>,
    host: String,
}

impl PostOffice {
    /// Opens it. The mail server is not asked anything yet.
    pub fn open(options: PostOptions) -> Result<Self, Failure> {
        let host = host_of(&options.public_url);
        let transport = match &options.smtp {
            None => Transport::folder(options.folder.clone()),
            Some(address) => {
                let authority = options.authority.as_ref().map(|path| {
                    std::fs::read(path).map_err(|cause| {
                        let path = path.display();
                        Failure::new(format!("{path} cannot be read: {cause}"))
                    })
                });
                let smtp = SmtpOptions {
                    hello: host.clone(),
                    is_receipt_wanted: options.is_returned,
                    authority: authority.transpose()?,
                    ..SmtpOptions::default()
                };
                Transport::smtp(address.clone(), smtp)
                    .map_err(|problem| Failure::new(problem.to_string()))?
            }
        };
        Ok(Self {
            transport,
            options: Arc::new(options),
            host,
        })
    }

    pub const fn transport(&self) -> &Transport {
        &self.transport
    }

    /// The most mails that a domain gets in a minute. A folder takes as many as it gets.
    pub(super) fn per_minute(&self) -> Option<u32> {
        let limit = self.options.per_minute;
        limit.filter(|_| !self.transport.is_folder())
    }

    /// The portal's host: it makes the `Message-ID` of each mail one that nobody else has.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Where what comes back is put.
    pub(super) fn returned(&self) -> &Path {
        &self.options.returned
    }

    pub(super) fn attachment_max(&self) -> usize {
        self.options.attachment_max
    }

    /// A whole address, from one beneath the portal's own.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.options.public_url.trim_end_matches('/'))
    }

    /// In whose name mail comes.
    pub(super) fn from(&self, issuer: &Issuer) -> Mailbox {
        let own = || issuer.email.as_deref().and_then(|it| it.parse().ok());
        let nobody = || format!("no-reply@{}", self.host).parse().ok();
        let address = self.options.from.clone().or_else(own).or_else(nobody);
        Mailbox {
            name: Some(issuer.name.clone()),
            address: address.unwrap_or_else(EmailAddress::nobody),
        }
    }
}

/// The host of the portal's address.
pub fn host_of(public_url: &str) -> String {
    let after = public_url
        .split_once("://")
        .map_or(public_url, |(_, it)| it);
    let host = after.split(['/', '?', '#']).next().unwrap_or(after);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    };
    host.trim_matches(['[', ']']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn the_host_is_what_stands_before_port_and_path() {
        for (url, host) in [
            ("https://Billing.example.com", "billing.example.com"),
            (
                "https://billing.example.com:8443/portal",
                "billing.example.com",
            ),
            ("http://localhost:3000", "localhost"),
            ("http://[::1]:3000/", "::1"),
        ] {
            assert_eq!(host_of(url), host);
        }
    }
}
