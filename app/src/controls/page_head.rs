//! The head of a page: its title, a line beneath, and what can be done.

use leptos::prelude::*;

/// A head with commands.
pub fn page_head(title: String, line: Option<String>, commands: Vec<AnyView>) -> AnyView {
    let line = line.map(|it| view! { <p>{it}</p> });
    view! {
        <header class="page-head">
            <div class="page-title">
                <h1>{title}</h1>
                {line}
            </div>
            {command_bar(commands)}
        </header>
    }
    .into_any()
}

/// What can be done on a page.
pub fn command_bar(commands: Vec<AnyView>) -> Option<AnyView> {
    if commands.is_empty() {
        return None;
    }
    let items: Vec<_> = commands
        .into_iter()
        .map(|it| view! { <li>{it}</li> })
        .collect();
    Some(view! { <ul class="command-bar">{items}</ul> }.into_any())
}
