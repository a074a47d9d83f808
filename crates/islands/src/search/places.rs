//! The pages of the portal that search finds by name, in either language.

use crate::addresses;
use billing::Language;
use words::{shell, sign_in};

/// A page with a name.
pub struct Place {
    /// What it is called.
    pub name: fn(Language) -> String,
    /// What it is for.
    pub detail: fn(Language) -> String,
    /// Where it is.
    pub address: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
}

const PLACES: [Place; 5] = [
    Place {
        name: shell::cost_management,
        detail: shell::home_cost_management,
        address: addresses::SCOPES,
        symbol: "overview",
    },
    Place {
        name: shell::billing_scopes,
        detail: shell::cost_management,
        address: addresses::SCOPES,
        symbol: "scopes",
    },
    Place {
        name: shell::invoices,
        detail: shell::cost_management,
        address: addresses::SCOPES,
        symbol: "invoice",
    },
    Place {
        name: shell::switch_directory,
        detail: shell::all_directories,
        address: addresses::DIRECTORIES,
        symbol: "switch",
    },
    Place {
        name: sign_in::change_password,
        detail: shell::user_menu,
        address: addresses::PASSWORD,
        symbol: "key",
    },
];

/// The pages whose name, or a word of it, begins so in one of the languages.
pub fn found(words: &str) -> impl Iterator<Item = &'static Place> {
    let words = words.trim().to_lowercase();
    PLACES.iter().filter(move |place| {
        let names = Language::ALL.into_iter().map(place.name);
        names.into_iter().any(|name| begins(&name, &words))
    })
}

fn begins(name: &str, words: &str) -> bool {
    let name = name.to_lowercase();
    let starts = name.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(starts)
        .any(|at| name[at..].starts_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses_of(words: &str) -> Vec<&'static str> {
        found(words).map(|it| it.address).collect()
    }

    #[test]
    fn cost_management_is_found_by_any_beginning_in_both_languages() {
        for words in ["Cost Management + Billing", "Kostenbeheer en facturering"] {
            let starts = words.match_indices(' ').map(|(at, _)| at + 1);
            for start in std::iter::once(0).chain(starts) {
                for end in start + 1..=words.len() {
                    let part = &words[start..end];
                    let found = addresses_of(part);
                    assert!(
                        found.contains(&addresses::SCOPES),
                        "{part:?} finds {found:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_middle_of_a_word_finds_nothing() {
        assert!(addresses_of("anagement").is_empty());
        assert_eq!(addresses_of("wachtwoord"), [addresses::PASSWORD]);
    }
}
