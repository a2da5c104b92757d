//! A request as the pages see it: the browser, and the phase of its session. Renders nothing.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use backend_model::random::long_id;
use backend_model::{SessionId, State};
use key_messages::Language;
use key_messages::pages::{PageMessages, Refusal};
use key_protocol::ids::Timestamp;

use super::cookie::CookieName;
use super::csrf;
use super::language::accepted;
use super::path;
use super::session_phase::SessionPhase;
use super::site::Site;

/// Browser that sent a request.
#[derive(Clone)]
pub(super) struct Browser {
    pub(super) site: Arc<Site>,
    /// Session id from the cookie, or a new one. The state need not know it.
    pub(super) id: SessionId,
    /// Whether the request had no session cookie, so that the response has to set one.
    pub(super) is_new: bool,
    /// Language of the response.
    pub(super) language: Language,
    /// Path of the request.
    pub(super) path: String,
}

/// Request for a page, with the phase of the browser's session.
pub(super) struct PageRequest {
    pub(super) browser: Browser,
    pub(super) phase: SessionPhase,
}

/// Refusal of a request, with the browser that sent it.
pub(super) struct Refused {
    pub(super) refusal: Refusal,
    pub(super) browser: Browser,
}

impl FromRequestParts<Arc<Site>> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let session = site.cookies.session(&parts.headers);
        let is_new = session.is_none();
        let id = session.unwrap_or_else(|| SessionId::new(long_id()));
        let chosen = site.cookies.read(CookieName::Language, &parts.headers).and_then(Language::matching);
        let language = chosen.unwrap_or_else(|| accepted(&parts.headers));
        Ok(Self { site: Arc::clone(site), id, is_new, language, path: parts.uri.path().to_owned() })
    }
}

impl FromRequestParts<Arc<Site>> for PageRequest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let browser = Browser::from_request_parts(parts, site).await?;
        let phase = site.backend.update_volatile(|state, now| {
            state.extend_session(&browser.id, now);
            SessionPhase::of(state, &browser.id, now)
        });
        Ok(Self { browser, phase })
    }
}

impl Browser {
    pub(super) fn messages(&self) -> &'static PageMessages {
        self.language.pages()
    }

    /// CSRF token for the forms of this browser.
    pub(super) fn csrf(&self) -> String {
        csrf::token(&self.id)
    }

    /// Seconds until `moment` by the backend's clock; 0 if it has passed.
    pub(super) fn seconds_until(&self, moment: Timestamp) -> u64 {
        u64::try_from(moment - self.site.backend.clock.now()).unwrap_or(0)
    }

    /// Reads the state.
    pub(super) fn read<R>(&self, read: impl FnOnce(&State, &SessionId, Timestamp) -> R) -> R {
        self.site.backend.read(|state, now| read(state, &self.id, now))
    }

    /// Changes and saves the state, or refuses with [`Refusal::NotSaved`].
    pub(super) fn update<R>(
        &self,
        change: impl FnOnce(&mut State, &SessionId, Timestamp) -> R,
    ) -> Result<R, Refused> {
        let saved = self.site.backend.update(|state, now| change(state, &self.id, now));
        saved.map_err(|_| self.refuse(Refusal::NotSaved))
    }

    /// Copies the browser with another language for the response.
    pub(super) fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// Refuses the request.
    pub(super) fn refuse(&self, refusal: Refusal) -> Refused {
        Refused { refusal, browser: self.clone() }
    }

    /// Redirects to a page and sets the cookie of a new session.
    pub(super) fn redirect_with_session(&self, id: &SessionId, path: &str) -> Response {
        self.set_session(id, redirect(path))
    }

    /// Sets the session cookie.
    pub(super) fn set_session(&self, id: &SessionId, response: Response) -> Response {
        self.site.cookies.set(CookieName::Session, id.expose(), response)
    }

    /// Redirects to the login page. It says that the session has ended if the browser had one.
    pub(super) fn redirect_to_login(&self) -> Response {
        redirect(if self.is_new { path::LOGIN } else { path::LOGIN_ENDED })
    }
}

impl PageRequest {
    /// Redirects to the page of the session's phase.
    pub(super) fn redirect_to_current_step(&self) -> Response {
        match &self.phase {
            SessionPhase::SignedOut => self.browser.redirect_to_login(),
            phase => redirect(phase.path()),
        }
    }
}

/// Redirects with status 303, so that the browser follows with GET.
pub(super) fn redirect(path: &str) -> Response {
    Redirect::to(path).into_response()
}
