//! Cells of tables. On a narrow screen rows become cards: the roles keep them a table to whoever
//! listens, and every cell carries its column's name.

use leptos::prelude::*;

/// The head of a column.
pub fn column(text: String) -> AnyView {
    view! { <th role="columnheader" scope="col">{text}</th> }.into_any()
}

/// The head of a column of numbers.
pub fn number_column(text: String) -> AnyView {
    view! { <th role="columnheader" scope="col" class="number">{text}</th> }.into_any()
}

/// A cell.
pub fn cell(column: String, content: impl IntoAny) -> AnyView {
    view! { <td role="cell" data-label=column>{content.into_any()}</td> }.into_any()
}

/// A cell with a number.
pub fn number_cell(column: String, content: impl IntoAny) -> AnyView {
    view! { <td role="cell" class="number" data-label=column>{content.into_any()}</td> }.into_any()
}

/// A table in its frame.
pub fn table(caption: String, columns: Vec<AnyView>, body: Vec<AnyView>) -> AnyView {
    view! {
        <div class="table-frame">
            <table class="table" role="table" data-stack="">
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns}</tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}
