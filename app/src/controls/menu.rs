//! A list behind a button: a popover, which Escape and a click beside it close without a script.

use leptos::prelude::*;

/// What a menu is made of.
pub struct Menu {
    /// The panel's id, which its button names.
    pub id: &'static str,
    /// The button's kind and shape.
    pub button: (&'static str, Option<&'static str>),
    /// What is on the button.
    pub face: AnyView,
    /// What is in the panel.
    pub panel: AnyView,
}

/// The button and its panel.
pub fn menu(menu: Menu) -> AnyView {
    let (kind, shape) = menu.button;
    view! {
        <div class="menu">
            <button
                class="button"
                r#type="button"
                data-kind=kind
                data-shape=shape
                popovertarget=menu.id
            >
                {menu.face}
            </button>
            <div class="menu-panel" id=menu.id popover="auto">
                {menu.panel}
            </div>
        </div>
    }
    .into_any()
}
