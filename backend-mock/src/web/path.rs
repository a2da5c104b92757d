//! Path of every page. No path ever contains a username, a number or a code.

pub(super) const ROOT: &str = "/";
pub(super) const LANGUAGE: &str = "/language";
pub(super) const LOGIN: &str = "/login";
/// Login page with the message that the session has ended.
pub(super) const LOGIN_ENDED: &str = "/login?ended";
pub(super) const METHOD: &str = "/login/method";
pub(super) const WAITING: &str = "/login/waiting";
pub(super) const WAITING_EVENTS: &str = "/login/waiting/events";
pub(super) const CANCEL: &str = "/login/waiting/cancel";
pub(super) const ABORTED: &str = "/login/aborted";
pub(super) const OFFLINE_CODE: &str = "/login/offline-code";
pub(super) const ONE_TIME_PASSWORD: &str = "/login/one-time-password";
pub(super) const DISCONNECT_ALL: &str = "/login/disconnect";
pub(super) const DISCONNECTED: &str = "/disconnected";
/// First page of the onboarding.
pub(super) const INFORMATION: &str = "/personal-information";
pub(super) const ONBOARDING: &str = "/welcome";
pub(super) const CODE_LIST: &str = "/one-time-passwords";
pub(super) const LOGOUT: &str = "/logout";
pub(super) const START: &str = "/start";
pub(super) const PAIRING: &str = "/mobile-confirmation";
pub(super) const PAIRING_EVENTS: &str = "/mobile-confirmation/events";
pub(super) const NEW_CODE: &str = "/mobile-confirmation/code";
pub(super) const CONNECTED: &str = "/mobile-confirmation/connected";
pub(super) const GET_APP: &str = "/mobile-confirmation/app";
/// Landing page of the link in a QR code, for a phone without the app.
pub(super) const CONNECT: &str = "/connect";
pub(super) const SECURITY: &str = "/security";
pub(super) const DISCONNECT: &str = "/security/disconnect";
pub(super) const UNFREEZE: &str = "/security/unfreeze";
pub(super) const CONFIRMATION: &str = "/security/confirmation";
pub(super) const CONFIRMATION_EVENTS: &str = "/security/confirmation/events";
pub(super) const CONFIRMATION_CANCEL: &str = "/security/confirmation/cancel";

pub(crate) const CONSOLE: &str = "/dev";
/// All paths below [`CONSOLE`].
pub(super) const CONSOLE_REST: &str = "/dev/{*rest}";
pub(super) const CONSOLE_USERS: &str = "/dev#users";
pub(super) const CONSOLE_CHALLENGES: &str = "/dev#challenges";
pub(super) const CONSOLE_EVENTS: &str = "/dev/events";
pub(super) const CONSOLE_ASK: &str = "/dev/challenges";
pub(super) const CONSOLE_EXPIRE: &str = "/dev/challenges/expire";
pub(super) const CONSOLE_WITHDRAW: &str = "/dev/challenges/withdraw";
pub(super) const CONSOLE_DISCONNECT: &str = "/dev/users/disconnect";
pub(super) const CONSOLE_LIST: &str = "/dev/users/list";
pub(super) const CONSOLE_UNFREEZE: &str = "/dev/users/unfreeze";
pub(super) const CONSOLE_FAULTS: &str = "/dev/faults";
pub(super) const CONSOLE_EVENT_FAULTS: &str = "/dev/faults/events";
pub(super) const CONSOLE_PUSH_FAULTS: &str = "/dev/faults/pushes";
pub(super) const CONSOLE_OFF: &str = "/dev/faults/off";
pub(super) const CONSOLE_ALL_OFF: &str = "/dev/faults/all-off";
pub(super) const CONSOLE_CLOCK: &str = "/dev/clock";
pub(super) const CONSOLE_RESET: &str = "/dev/reset";
