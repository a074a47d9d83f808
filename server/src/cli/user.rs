//! `user`: adds people, disables and erases them, lets a provider take over, makes links that set a
//! password.

use super::out::say;
use crate::settings::Settings;
use actions::sign_in::{
    Disabled, Erased, Erasing, LeftRole, UserFilter, add_user, disable_user, enable_user,
    erase_user, release_user, remove_factors, reset_links, reset_requests,
};
use actions::{Failure, Portal};
use billing::IdentityKind;
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add an identity and print the link that sets its password
    Add {
        /// The e-mail address
        email: String,
        /// An operator of the whole installation
        #[arg(long, conflicts_with_all = ["directory", "personal"])]
        operator: bool,
        /// A personal identity; otherwise one of work
        #[arg(long)]
        personal: bool,
        /// The home directory, of everyone but an operator
        #[arg(long, value_name = "NAME", required_unless_present = "operator")]
        directory: Option<String>,
    },
    /// Disable the identities of an address: their sessions end at once, and what they hold is listed
    Disable {
        /// The e-mail address
        email: String,
        /// Only the identity of this kind: work, personal or operator
        #[arg(long)]
        kind: Option<IdentityKind>,
    },
    /// Let the identities of an address sign in again, with the password and the roles they had
    #[command(after_help = "Example: reckoner user enable chloe@example.com")]
    Enable {
        /// The e-mail address
        email: String,
        /// Only the identity of this kind: work, personal or operator
        #[arg(long)]
        kind: Option<IdentityKind>,
    },
    /// Erase the name and address of somebody for ever, with everything that is theirs
    ///
    /// Sessions, passwords, apps, passkeys, roles, invitations, requests for access and support
    /// requests go. The audit trail goes on proving what was done: its lines hold an id and no name.
    /// Issued invoices stay as they are.
    #[command(after_help = "Example: reckoner user erase chloe@example.com --yes")]
    Erase {
        /// The e-mail address
        email: String,
        /// Only the identity of this kind: work, personal or operator
        #[arg(long)]
        kind: Option<IdentityKind>,
        /// Do it: without this, only what would be erased is told
        #[arg(long)]
        yes: bool,
    },
    /// Let go of password and provider: who signs in next with a provider is linked anew
    Release {
        /// The e-mail address
        email: String,
        /// Only the identity of this kind: work, personal or operator
        #[arg(long)]
        kind: Option<IdentityKind>,
    },
    /// Take apps, recovery codes and passkeys off somebody who lost all of them; the password stays
    RemoveFactors {
        /// The e-mail address
        email: String,
        /// Why; written to the audit trail
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Only the identity of this kind: work, personal or operator
        #[arg(long)]
        kind: Option<IdentityKind>,
    },
    /// List who forgot their password and has set no new one since
    Requests,
    /// Print the links that set a new password, to hand over; each is good once, for an hour
    Reset {
        /// The e-mail address
        email: String,
    },
}

pub async fn user(settings: &Settings, asked: User) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let now = Utc::now();
    match asked.what {
        What::Disable { email, kind } => {
            let user = UserFilter { email, kind };
            told(&disable_user(&portal, &user, now).await?);
        }
        What::Enable { email, kind } => {
            let user = UserFilter { email, kind };
            let count = enable_user(&portal, &user, now).await?;
            say!("{count} identities can sign in.");
        }
        What::Erase { email, kind, yes } => {
            let user = UserFilter { email, kind };
            let erasing = if yes { Erasing::Meant } else { Erasing::Tried };
            erased(&erase_user(&portal, &user, erasing, now).await?, erasing)?;
        }
        What::Release { email, kind } => {
            let user = UserFilter { email, kind };
            let count = release_user(&portal, &user, now).await?;
            say!("{count} identities wait for a sign-in with a provider.");
        }
        What::RemoveFactors {
            email,
            reason,
            kind,
        } => {
            let user = UserFilter { email, kind };
            let count = remove_factors(&portal, &user, &reason, now).await?;
            say!("{count} identities sign in with their password alone; their sessions ended.");
        }
        What::Add {
            email,
            operator,
            personal,
            directory,
        } => {
            let kind = match (operator, personal) {
                (true, _) => IdentityKind::Operator,
                (false, true) => IdentityKind::Personal,
                (false, false) => IdentityKind::Work,
            };
            add_user(&portal, &email, kind, directory.as_deref(), now).await?;
            links(settings, &portal, &email, now).await?;
        }
        What::Reset { email } => links(settings, &portal, &email, now).await?,
        What::Requests => requests(&portal).await?,
    }
    Ok(())
}

async fn requests(portal: &Portal) -> Result<(), Failure> {
    for request in reset_requests(portal).await? {
        let asked_at = request.asked_at.format("%Y-%m-%d %H:%M UTC");
        say!("{asked_at}  {}", request.email);
    }
    Ok(())
}

async fn links(
    settings: &Settings,
    portal: &Portal,
    email: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    for link in reset_links(portal, email, now).await? {
        let directory = link.directory.as_deref().unwrap_or("all directories");
        say!("{email} ({}, {directory}), good for an hour:", link.kind);
        say!(
            "  {}{}",
            settings.public_url.trim_end_matches('/'),
            link.path
        );
    }
    Ok(())
}

fn told(disabled: &Disabled) {
    say!(
        "{} identities disabled, their sessions ended.",
        disabled.identities
    );
    if disabled.roles.is_empty() {
        return;
    }
    say!("Roles left over, for others to take over or take away:");
    list(&disabled.roles);
}

/// What was erased; or, where it was only tried, what would be and how to mean it.
fn erased(erased: &Erased, erasing: Erasing) -> Result<(), Failure> {
    let count = erased.identities;
    if !erased.roles.is_empty() {
        say!("Roles that go with them:");
        list(&erased.roles);
    }
    match erasing {
        Erasing::Meant => {
            say!("{count} identities erased.");
            Ok(())
        }
        Erasing::Tried => Err(Failure::new(format!(
            "Nothing was erased: {count} identities would be, for ever. Say --yes to do it."
        ))),
    }
}

fn list(roles: &[LeftRole]) {
    for role in roles {
        say!("  {role}");
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::Cli;
    use clap::Parser;

    #[test]
    fn whoever_is_no_operator_has_a_home_directory() {
        let add = |more: &[&str]| {
            let words = ["reckoner", "user", "add", "finn@contoso.example"];
            Cli::try_parse_from(words.iter().chain(more))
        };
        assert!(add(&["--operator"]).is_ok());
        assert!(add(&["--directory", "Contoso"]).is_ok());
        for wrong in [&[] as &[&str], &["--personal"]] {
            assert_eq!(add(wrong).err().map(|it| it.exit_code()), Some(2));
        }
    }
}
