//! A request as the pages see it: the browser, and the phase of its session. Renders nothing.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use backend_model::random::long_id;
use backend_model::{SessionId, SessionView, State};
use key_messages::Language;
use key_messages::pages::{PageMessages, Refusal};
use key_protocol::ids::{Origin, Timestamp};

use super::cookie::{CookieName, Cookies};
use super::csrf;
use super::language::accepted;
use super::path;
use super::session_phase::SessionPhase;
use crate::backend::Backend;

/// What all pages share, as the handlers get it from the router.
pub(crate) struct Site {
    pub(crate) backend: Arc<Backend>,
    /// Names and attributes of the cookies.
    pub(super) cookies: Cookies,
    /// Random id of this run, so that a page notices a restart of the backend.
    pub(crate) run_id: String,
}

#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) site: Arc<Site>,
    /// Session id from the cookie, or a new one. The state need not know it.
    pub(crate) id: SessionId,
    /// Whether the request had no session cookie, so that the response has to set one.
    pub(crate) is_new: bool,
    pub(crate) language: Language,
    pub(crate) path: String,
}

/// Request for a page, with the phase of the browser's session.
pub(crate) struct PageRequest {
    pub(crate) browser: Browser,
    pub(super) phase: SessionPhase,
}

/// Answer of a handler: a page or a redirect, unless it stops early.
pub(crate) type Answer = Result<Response, Stop>;

/// Reason why a handler stops early.
pub(crate) enum Stop {
    /// The browser belongs on another page.
    Redirect(&'static str),
    /// The request is refused.
    Refuse(Refusal, Browser),
}

impl Site {
    pub(crate) fn new(backend: Arc<Backend>) -> Self {
        let cookies = Cookies::at(&backend.settings.origin);
        Self { backend, cookies, run_id: long_id() }
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.backend.settings.origin
    }
}

impl FromRequestParts<Arc<Site>> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let session = site.cookies.session(&parts.headers);
        let is_new = session.is_none();
        let id = session.unwrap_or_else(|| SessionId::new(long_id()));
        let chosen = site.cookies.read(&CookieName::LANGUAGE, &parts.headers).and_then(Language::matching);
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
    pub(crate) fn messages(&self) -> &'static PageMessages {
        self.language.pages()
    }

    pub(crate) fn csrf(&self) -> String {
        csrf::token(&self.id)
    }

    /// Seconds until `moment` by the backend's clock; 0 if it has passed.
    pub(crate) fn seconds_until(&self, moment: Timestamp) -> u64 {
        u64::try_from(moment - self.site.backend.clock.now()).unwrap_or(0)
    }

    pub(crate) fn read<R>(&self, read: impl FnOnce(&State, &SessionId, Timestamp) -> R) -> R {
        self.site.backend.read(|state, now| read(state, &self.id, now))
    }

    /// Changes and saves the state, or refuses with [`Refusal::NotSaved`].
    pub(crate) fn update<R>(
        &self,
        change: impl FnOnce(&mut State, &SessionId, Timestamp) -> R,
    ) -> Result<R, Stop> {
        let saved = self.site.backend.update(|state, now| change(state, &self.id, now));
        saved.map_err(|_| self.refuse(Refusal::NotSaved))
    }

    /// Copies the browser with another language for the response.
    pub(crate) fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    pub(crate) fn refuse(&self, refusal: Refusal) -> Stop {
        Stop::Refuse(refusal, self.clone())
    }

    /// Redirects to a page and sets the cookie of a new session.
    pub(crate) fn redirect_with_session(&self, id: &SessionId, path: &str) -> Response {
        self.set_session(id, redirect(path))
    }

    pub(crate) fn set_session(&self, id: &SessionId, response: Response) -> Response {
        self.site.cookies.set(&CookieName::SESSION, id.expose(), response)
    }

    /// Stops with a redirect to the login page, which says that the session has ended if the browser
    /// had one.
    pub(crate) fn log_in_again(&self) -> Stop {
        Stop::Redirect(if self.is_new { path::LOGIN } else { path::LOGIN_ENDED })
    }
}

impl PageRequest {
    /// The session if its phase allows this page; otherwise stops with a redirect to the page of the
    /// phase.
    pub(super) fn session(
        &self,
        allowed: fn(&SessionPhase) -> Option<&SessionView>,
    ) -> Result<&SessionView, Stop> {
        allowed(&self.phase).ok_or_else(|| self.to_current_step())
    }

    /// Stops with a redirect to the page of the session's phase.
    pub(crate) fn to_current_step(&self) -> Stop {
        match &self.phase {
            SessionPhase::SignedOut => self.browser.log_in_again(),
            phase => Stop::Redirect(phase.path()),
        }
    }
}

/// Redirects with status 303, so that the browser follows with GET.
pub(crate) fn redirect(path: &str) -> Response {
    Redirect::to(path).into_response()
}
