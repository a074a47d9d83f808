//! Ending one's own sessions; and which browser one begins in.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::sign_in::{Token, end_other_sessions, end_session, note_browser};
use app::{Notice, SecurityNotice};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use billing::SessionId;
use chrono::Utc;
use islands::addresses;

/// Ends one session, or all but this one.
pub async fn end(visit: Visit, fields: Fields) -> Response {
    match ended(&visit, &fields).await {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, Notice::Security(notice));
            see_other(addresses::SESSIONS, visit.jar.add(notice))
        }
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn ended(visit: &Visit, fields: &Fields) -> Result<SecurityNotice, Refusal> {
    let (portal, caller) = (&visit.web.portal, visit.caller()?);
    if fields.text("do") == "end-others" {
        end_other_sessions(portal, caller).await?;
        return Ok(SecurityNotice::OthersEnded);
    }
    let session: Result<SessionId, _> = fields.text("session").parse();
    end_session(portal, caller, session.map_err(|_| Refusal::NotFound)?).await?;
    Ok(SecurityNotice::SessionEnded)
}

/// Notes the browser of a new session. Nobody is kept from signing in because of it.
pub async fn note(visit: &Visit, token: &Token) {
    let name = user_agent(&visit.headers);
    let noted = note_browser(&visit.web.portal, token, name, Utc::now()).await;
    if let Err(refusal) = noted {
        tracing::warn!(?refusal, "the browser of a session was not noted");
    }
}

fn user_agent(headers: &HeaderMap) -> &str {
    let name = headers.get(header::USER_AGENT);
    name.and_then(|it| it.to_str().ok()).unwrap_or_default()
}
