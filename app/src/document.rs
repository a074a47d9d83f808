//! The HTML document around every page: head, style sheet, scripts.

use crate::{App, Asked, Theme};
use leptos::prelude::*;
use leptos_meta::MetaTags;

const FONTS: [&str; 2] = ["Regular", "SemiBold"];

/// The whole document of one answer.
pub fn shell(asked: &Asked, options: LeptosOptions) -> impl IntoView + use<> {
    let assets = asked.assets;
    let theme = match asked.theme {
        Theme::Automatic => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let fonts = FONTS.map(|weight| {
        let address = format!("{assets}/fonts/IBMPlexSans-{weight}-Latin1.woff2");
        view! { <link rel="preload" href=address r#as="font" r#type="font/woff2" crossorigin="" /> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=asked.language.tag() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                {fonts}
                <link rel="stylesheet" href=format!("{assets}/reckoner.css") />
                <link rel="icon" href=format!("{assets}/favicon.svg") r#type="image/svg+xml" />
                <HydrationScripts options islands=true />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
