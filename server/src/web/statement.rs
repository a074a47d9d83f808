//! The statement of an account as files, and the pack of a month.

use super::archive;
use super::asking::Visit;
use super::pdf::plain;
use actions::Refusal;
use actions::month_end::{MonthEnd, pack_month};
use actions::statement::{
    StatementFile, TypedStatement, ageing_csv, statement_csv, take_statement,
};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use billing::Language;
use billing::statement::Statement;
use documents::statement::render_in_background;
use std::collections::BTreeMap;

type Place = Result<Path<String>, PathRejection>;
type Asked = Query<BTreeMap<String, String>>;

/// Hands out what happened, as CSV.
pub async fn csv(visit: Visit, place: Place, Query(query): Asked) -> Response {
    answer(visit, place, query, StatementFile::Csv).await
}

/// Hands out how old what is open is, as CSV.
pub async fn ageing(visit: Visit, place: Place, Query(query): Asked) -> Response {
    answer(visit, place, query, StatementFile::AgeingCsv).await
}

/// Hands out both, to print.
pub async fn pdf(visit: Visit, place: Place, Query(query): Asked) -> Response {
    answer(visit, place, query, StatementFile::Pdf).await
}

async fn answer(
    visit: Visit,
    place: Place,
    query: BTreeMap<String, String>,
    form: StatementFile,
) -> Response {
    match load(&visit, place, &query, form).await {
        Ok((name, bytes)) => file(&name, bytes, form),
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn load(
    visit: &Visit,
    place: Place,
    query: &BTreeMap<String, String>,
    form: StatementFile,
) -> Result<(String, Vec<u8>), Refusal> {
    let Path(account) = place.map_err(|_| Refusal::NotFound)?;
    let text = |name| query.get(name).cloned().unwrap_or_default();
    let typed = TypedStatement {
        from: text("from"),
        to: text("to"),
        profile: text("profile"),
    };
    let language = language(visit, query);
    let portal = &visit.web.portal;
    let statement = take_statement(portal, visit.caller()?, &account, &typed).await?;
    let name = form.name(&statement);
    let bytes = match form {
        StatementFile::Csv => statement_csv(&statement)?,
        StatementFile::AgeingCsv => ageing_csv(&statement)?,
        StatementFile::Pdf => printed(statement, language).await?,
    };
    Ok((name, bytes))
}

fn language(visit: &Visit, query: &BTreeMap<String, String>) -> Language {
    let asked = query.get("language").and_then(|it| it.parse().ok());
    asked.unwrap_or(visit.asked.language)
}

async fn printed(statement: Statement, language: Language) -> Result<Vec<u8>, Refusal> {
    let rendered = render_in_background(statement, language).await;
    let rendered = rendered.map_err(|cause| Refusal::broken(&cause))?;
    Ok(rendered.bytes)
}

fn file(name: &str, bytes: Vec<u8>, form: StatementFile) -> Response {
    let kind = match form {
        StatementFile::Pdf => "application/pdf",
        StatementFile::Csv | StatementFile::AgeingCsv => "text/csv; charset=utf-8",
    };
    let disposition = format!("attachment; filename=\"{}\"", plain(name));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// Hands out everything that a month is closed with.
pub async fn month_end(visit: Visit, place: Place, Query(query): Asked) -> Response {
    match pack(&visit, place, &query).await {
        Ok(archive) => archive::file(archive),
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn pack(
    visit: &Visit,
    place: Place,
    query: &BTreeMap<String, String>,
) -> Result<actions::invoices::Archive, Refusal> {
    let Path(account) = place.map_err(|_| Refusal::NotFound)?;
    let month = query.get("month").map_or("", String::as_str);
    let language = language(visit, query);
    let portal = &visit.web.portal;
    let MonthEnd {
        mut archive,
        statement,
        statement_path,
    } = pack_month(portal, visit.caller()?, &account, (month, language)).await?;
    archive.add(statement_path, printed(statement, language).await?);
    Ok(archive)
}
