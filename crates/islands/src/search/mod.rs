//! Search as you type: the box of the top bar, and the list that opens under it.

#[cfg(feature = "ssr")]
pub mod finding;
mod keys;
mod looking;
#[cfg(feature = "ssr")]
mod places;

use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use looking::Looking;
use serde::{Deserialize, Serialize};

/// The texts of the search box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchWords {
    /// What the box and its button are called.
    pub label: String,
    /// What stands in the empty box.
    pub placeholder: String,
    /// What the list is called.
    pub results: String,
    /// What is being looked for already.
    pub typed: String,
    /// The fewest letters that are looked up.
    pub letters_min: usize,
    /// The file of symbols.
    pub icons: String,
}

/// Something found, in finished words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is called.
    pub label: String,
    /// What it is.
    pub detail: String,
    /// Where it is.
    pub address: String,
    /// Its symbol.
    pub symbol: String,
}

/// What the server says to some letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The first things found, and the page with all of them.
    pub suggestions: Vec<Suggestion>,
    /// How many there are, in a sentence.
    pub told: String,
}

/// What there is under these words for whoever asks.
#[server(endpoint = "search", input = Json, output = Json)]
pub async fn suggest(words: String) -> Result<Answer, ServerFnError> {
    Ok(finding::suggest(&words).await)
}

/// The search box. Without a script it is a plain field of the form around it.
#[island]
pub fn SearchAsYouType(words: SearchWords) -> impl IntoView {
    let looking = Looking::new(words.letters_min);
    let answer = looking.answer;
    let icons = words.icons.clone();
    let results = words.results.clone();
    let field = NodeRef::new();
    looking.begin_with(field, words.typed.clone());
    view! {
        <div
            on:keydown=move |event| keys::pressed(&event, looking)
            on:focusout=move |event| keys::left(&event, looking)
        >
            <div class="search-box">
                <label class="visually-hidden" for="search">{words.label.clone()}</label>
                <input
                    node_ref=field
                    id="search"
                    name="q"
                    type="search"
                    value=words.typed
                    placeholder=words.placeholder
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| looking.look_up(event_target_value(&event))
                />
                <button>
                    {symbol(&words.icons, "search")} <span class="visually-hidden">{words.label}</span>
                </button>
            </div>
            <p class="visually-hidden" role="status">
                {move || answer.get().map(|it| it.told)}
            </p>
            {move || answer.get().map(|it| panel(it.suggestions, &results, &icons))}
        </div>
    }
}

fn panel(suggestions: Vec<Suggestion>, label: &str, icons: &str) -> impl IntoView + use<> {
    let entry = |it: Suggestion| {
        view! {
            <li>
                <a class="search-result" href=it.address>
                    {symbol(icons, &it.symbol)}
                    <span>{it.label}</span>
                    <small>{it.detail}</small>
                </a>
            </li>
        }
    };
    let entries: Vec<_> = suggestions.into_iter().map(entry).collect();
    view! {
        <ul class="search-panel" aria-label=label.to_owned()>
            {entries}
        </ul>
    }
}

fn symbol(icons: &str, name: &str) -> impl IntoView + use<> {
    view! {
        <svg class="icon" aria-hidden="true">
            <use_ href=format!("{icons}#{name}") />
        </svg>
    }
}
