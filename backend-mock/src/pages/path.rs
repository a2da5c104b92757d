//! Path of every page. No path ever contains a username, a number or a code.

pub(crate) const ROOT: &str = "/";
pub(crate) const LANGUAGE: &str = "/language";
pub(crate) const LOGIN: &str = "/login";
/// Login page with the message that the session has ended.
pub(crate) const LOGIN_ENDED: &str = "/login?ended";
pub(crate) const METHOD: &str = "/login/method";
pub(crate) const WAITING: &str = "/login/waiting";
pub(crate) const WAITING_EVENTS: &str = "/login/waiting/events";
pub(crate) const CANCEL: &str = "/login/waiting/cancel";
pub(crate) const ABORTED: &str = "/login/aborted";
pub(crate) const OFFLINE_CODE: &str = "/login/offline-code";
pub(crate) const ONE_TIME_PASSWORD: &str = "/login/one-time-password";
pub(crate) const DISCONNECT_ALL: &str = "/login/disconnect";
pub(crate) const DISCONNECTED: &str = "/disconnected";
/// First page of the onboarding.
pub(crate) const INFORMATION: &str = "/personal-information";
pub(crate) const ONBOARDING: &str = "/welcome";
pub(crate) const CODE_LIST: &str = "/one-time-passwords";
pub(crate) const LOGOUT: &str = "/logout";
pub(crate) const START: &str = "/start";
pub(crate) const PAIRING: &str = "/mobile-confirmation";
pub(crate) const PAIRING_EVENTS: &str = "/mobile-confirmation/events";
pub(crate) const NEW_CODE: &str = "/mobile-confirmation/code";
pub(crate) const CONNECTED: &str = "/mobile-confirmation/connected";
pub(crate) const GET_APP: &str = "/mobile-confirmation/app";
/// Landing page of the link in a QR code, for a phone without the app.
pub(crate) const CONNECT: &str = "/connect";
pub(crate) const SECURITY: &str = "/security";
pub(crate) const DISCONNECT: &str = "/security/disconnect";
pub(crate) const UNFREEZE: &str = "/security/unfreeze";
pub(crate) const CONFIRMATION: &str = "/security/confirmation";
pub(crate) const CONFIRMATION_EVENTS: &str = "/security/confirmation/events";
pub(crate) const CONFIRMATION_CANCEL: &str = "/security/confirmation/cancel";

pub(crate) const CONSOLE: &str = "/dev";
/// All paths below [`CONSOLE`].
pub(crate) const CONSOLE_REST: &str = "/dev/{*rest}";
pub(crate) const CONSOLE_USERS: &str = "/dev#users";
pub(crate) const CONSOLE_CHALLENGES: &str = "/dev#challenges";
pub(crate) const CONSOLE_EVENTS: &str = "/dev/events";
pub(crate) const CONSOLE_ASK: &str = "/dev/challenges";
pub(crate) const CONSOLE_EXPIRE: &str = "/dev/challenges/expire";
pub(crate) const CONSOLE_WITHDRAW: &str = "/dev/challenges/withdraw";
pub(crate) const CONSOLE_DISCONNECT: &str = "/dev/users/disconnect";
pub(crate) const CONSOLE_LIST: &str = "/dev/users/list";
pub(crate) const CONSOLE_UNFREEZE: &str = "/dev/users/unfreeze";
pub(crate) const CONSOLE_FAULTS: &str = "/dev/faults";
pub(crate) const CONSOLE_EVENT_FAULTS: &str = "/dev/faults/events";
pub(crate) const CONSOLE_PUSH_FAULTS: &str = "/dev/faults/pushes";
pub(crate) const CONSOLE_OFF: &str = "/dev/faults/off";
pub(crate) const CONSOLE_ALL_OFF: &str = "/dev/faults/all-off";
pub(crate) const CONSOLE_CLOCK: &str = "/dev/clock";
pub(crate) const CONSOLE_RESET: &str = "/dev/reset";
