//! The address that the app opens after an approval with a handoff: the browser that asked comes back
//! with the release, and the approval takes effect in its session and in no other.

use axum::extract::RawQuery;
use axum::http::HeaderValue;
use axum::http::header::REFERRER_POLICY;
use axum::response::{IntoResponse as _, Response};
use key_messages::pages::Refusal;
use key_protocol::challenge::Kind;
use key_protocol::handoff::Release;
use key_protocol::ids::ChallengeId;
use url::form_urlencoded;

use super::page_request::{Answer, Browser, redirect};
use super::path;

/// Opens the session and redirects to an address without the secret. Another browser, and one that
/// comes too late, is told to continue where it is.
pub(super) async fn show(browser: Browser, RawQuery(query): RawQuery) -> Response {
    let mut response = open(&browser, query.as_deref().unwrap_or_default()).into_response();
    // The address contains the secret.
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn open(browser: &Browser, query: &str) -> Answer {
    let (challenge, secret) = parameters(query).ok_or_else(|| browser.refuse(Refusal::FormExpired))?;
    let released = browser.update(|state, id, now| {
        state.release(id, &challenge, &secret, now)?;
        let kind = state.challenge(&challenge).map(|released| released.claims.kind);
        Ok::<_, backend_model::NotReleased>((kind, state.enter_approved(id, now)))
    })?;
    match released {
        Ok((_, Some(id))) => Ok(browser.redirect_with_session(&id, path::START)),
        Ok((Some(Kind::Login), None)) => Ok(redirect(path::START)),
        Ok((_, None)) => Ok(redirect(path::CONFIRMATION)),
        Err(_) => Err(browser.refuse(Refusal::FormExpired)),
    }
}

/// Reads the challenge `c` and the release `r`, each of which may be there once.
fn parameters(query: &str) -> Option<(ChallengeId, Release)> {
    let single = |name: &str| {
        let mut values = form_urlencoded::parse(query.as_bytes()).filter(|(given, _)| given == name);
        let value = values.next()?.1.into_owned();
        values.next().is_none().then_some(value)
    };
    Some((ChallengeId::parse(single("c")?).ok()?, Release::parse(single("r")?).ok()?))
}
