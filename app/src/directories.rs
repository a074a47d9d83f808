//! The directories of a person, and turning to another one.

use crate::asked::Asked;
use crate::controls::icon::{icon, small_icon};
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use crate::problems;
use actions::sign_in::{DirectoryChoice, list_directories};
use islands::addresses;
use leptos::prelude::*;
use words::shell;

/// The page of the directories.
pub fn directories() -> AnyView {
    signed_in(
        |portal, caller| async move { list_directories(&portal, &caller).await },
        |asked, _, directories| show(asked, &directories),
    )
}

fn show(asked: &Asked, directories: &[DirectoryChoice]) -> Page {
    let language = asked.language;
    let title = shell::switch_directory(language);
    let line = match directories.len() {
        0 | 1 => shell::only_directory(language),
        _ => shell::directories_intro(language),
    };
    let entries: Vec<_> = directories.iter().map(|it| entry(asked, it)).collect();
    let body = view! {
        {problem(asked)}
        {page_head(title.clone(), Some(line), Vec::new())}
        <h2 class="visually-hidden">{shell::all_directories(language)}</h2>
        <ul class="sheet entry-list" data-width="narrow">
            {entries}
        </ul>
    };
    Page::from_home(language, title, body.into_any())
}

fn problem(asked: &Asked) -> Option<AnyView> {
    use crate::controls::notice::{NoticeKind, notice};
    let text = problems::of_form(asked)?;
    Some(notice(asked, NoticeKind::Warning, text))
}

fn entry(asked: &Asked, directory: &DirectoryChoice) -> AnyView {
    let language = asked.language;
    let membership = match directory.is_home {
        true => shell::home_member(language),
        false => shell::guest(language),
    };
    let line: Vec<_> = directory
        .domain
        .clone()
        .into_iter()
        .chain([membership])
        .collect();
    view! {
        <li class="entry">
            {icon(asked, "directory")} <h3>{directory.name.clone()}</h3> <p>{line.join(" · ")}</p>
            <div class="entry-end">{end(asked, directory)}</div>
        </li>
    }
    .into_any()
}

fn end(asked: &Asked, directory: &DirectoryChoice) -> AnyView {
    let language = asked.language;
    if directory.is_current {
        return view! {
            <span class="tag">
                {small_icon(asked, "check")} {shell::current_directory(language)}
            </span>
        }
        .into_any();
    }
    view! {
        <form method="post" action=addresses::DIRECTORIES>
            <button
                class="button"
                name="directory"
                value=directory.id.to_string()
                aria-label=shell::switch_to(language, &directory.name)
            >
                {shell::switch(language)}
            </button>
        </form>
    }
    .into_any()
}
