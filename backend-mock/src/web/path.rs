//! The address of every page. None of them ever carries a username, a number or a code.

pub(super) const ROOT: &str = "/";
pub(super) const LOGIN: &str = "/login";
/// The login page, with word that a session has ended.
pub(super) const LOGIN_ENDED: &str = "/login?ended";
pub(super) const METHOD: &str = "/login/method";
pub(super) const WAITING: &str = "/login/waiting";
pub(super) const WAITING_EVENTS: &str = "/login/waiting/events";
pub(super) const CANCEL: &str = "/login/waiting/cancel";
pub(super) const ABORTED: &str = "/login/aborted";
pub(super) const OFFLINE_CODE: &str = "/login/offline-code";
pub(super) const ONE_TIME_PASSWORD: &str = "/login/one-time-password";
pub(super) const LOGOUT: &str = "/logout";
pub(super) const START: &str = "/start";
pub(super) const PAIRING: &str = "/mobile-confirmation";
pub(super) const PAIRING_EVENTS: &str = "/mobile-confirmation/events";
pub(super) const NEW_CODE: &str = "/mobile-confirmation/code";
pub(super) const CONNECTED: &str = "/mobile-confirmation/connected";
