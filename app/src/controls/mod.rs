//! Pieces that pages are made of, one file for each style sheet of the same name.

pub mod breadcrumb;
pub mod button_row;
pub mod confirmation;
pub mod empty_state;
pub mod error_summary;
pub mod facts;
pub mod field;
pub mod icon;
pub mod menu;
pub mod notice;
pub mod page_head;
pub mod pager;
pub mod passkey_form;
pub mod select;
pub mod status;
pub mod table;
pub mod tag;
pub mod term;
pub mod text_area;
