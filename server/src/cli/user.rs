//! `user`: adds people, disables them, lets a provider take over, makes links that set a password.

use super::out::say;
use crate::settings::Settings;
use actions::Failure;
use actions::sign_in::{
    Disabled, LeftRole, UserFilter, add_user, disable_user, release_user, remove_factors,
    reset_links, reset_requests,
};
use billing::IdentityKind;
use chrono::Utc;
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
    let email = match asked.what {
        What::Disable { email, kind } => {
            let user = UserFilter { email, kind };
            told(&disable_user(&portal, &user, now).await?);
            return Ok(());
        }
        What::Release { email, kind } => {
            let user = UserFilter { email, kind };
            let count = release_user(&portal, &user, now).await?;
            say!("{count} identities wait for a sign-in with a provider.");
            return Ok(());
        }
        What::RemoveFactors {
            email,
            reason,
            kind,
        } => {
            let user = UserFilter { email, kind };
            let count = remove_factors(&portal, &user, &reason, now).await?;
            say!("{count} identities sign in with their password alone; their sessions ended.");
            return Ok(());
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
            email
        }
        What::Reset { email } => email,
        What::Requests => {
            for request in reset_requests(&portal).await? {
                let asked_at = request.asked_at.format("%Y-%m-%d %H:%M UTC");
                say!("{asked_at}  {}", request.email);
            }
            return Ok(());
        }
    };
    for link in reset_links(&portal, &email, now).await? {
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
    for role in &disabled.roles {
        say!("  {}", left(role));
    }
}

/// `work: account-administrator of account Noor Bakker (10482938): nobody else is at its head`.
fn left(left: &LeftRole) -> String {
    let LeftRole {
        kind, role, scope, ..
    } = left;
    let account = left.account.as_ref().map(|it| {
        let (name, identifier) = (&it.display_name, &it.name);
        match scope.as_str() {
            "account" => format!(" {name} ({identifier})"),
            _ => format!(", account {name} ({identifier})"),
        }
    });
    let account = account.unwrap_or_default();
    let last = match left.is_last_owner {
        true => ": nobody else is at its head",
        false => "",
    };
    format!("{kind}: {role} of {scope}{account}{last}")
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
