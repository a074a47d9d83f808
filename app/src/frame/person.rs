//! The menu of the person who is signed in.

use crate::asked::Asked;
use crate::controls::icon::{chevron, icon};
use crate::controls::menu::{Menu, menu};
use actions::Caller;
use islands::addresses;
use leptos::prelude::*;
use words::{common, security, shell, sign_in};

/// Nobody changes here what a provider keeps.
fn change_password(asked: &Asked) -> AnyView {
    view! {
        <li>
            <a class="menu-item" href=addresses::PASSWORD>
                {icon(asked, "key")}
                {sign_in::change_password(asked.language)}
            </a>
        </li>
    }
    .into_any()
}

pub(super) fn person(asked: &Asked, caller: &Caller) -> AnyView {
    let language = asked.language;
    let directory = caller.directory_name.clone().map(|name| {
        view! { <small>{shell::directory(language)} ": " {name}</small> }
    });
    let face = view! {
        {icon(asked, "user")}
        <span class="person-address">{caller.email.clone()}</span>
        {chevron(asked, "icon person-chevron")}
    };
    let panel = view! {
        <p class="menu-head">
            <strong>{caller.email.clone()}</strong>
            {directory}
        </p>
        <ul>
            <li>
                <a class="menu-item" href=addresses::DIRECTORIES>
                    {icon(asked, "switch")}
                    {shell::switch_directory(language)}
                </a>
            </li>
            {caller.has_password.then(|| change_password(asked))}
            <li>
                <a class="menu-item" href=addresses::SECURITY>
                    {icon(asked, "access")}
                    {security::title(language)}
                </a>
            </li>
            <li>
                <form method="post" action=addresses::SIGN_OUT>
                    <button class="menu-item">
                        {icon(asked, "sign-out")} {common::sign_out(language)}
                    </button>
                </form>
            </li>
        </ul>
    };
    menu(Menu {
        id: "menu-person",
        button: ("quiet", None),
        face: face.into_any(),
        panel: panel.into_any(),
    })
}
