//! All messages of the pages. The messages of a page are the fields of one struct and each language
//! is one value of it, so a missing translation does not compile. A message is short, says what
//! happened and what to do, and never blames the user.

mod aborted;
mod code;
mod code_list;
mod confirmation;
mod connect;
mod disconnected;
mod frame;
mod information;
mod login;
mod method;
mod onboarding;
mod pairing;
mod refusal;
mod security;
mod start;
mod stores;
mod waiting;

pub(super) use aborted::AbortedMessages;
pub(super) use code::CodeMessages;
pub(super) use code_list::CodeListMessages;
pub(super) use confirmation::ConfirmationMessages;
pub(super) use connect::ConnectMessages;
pub(super) use disconnected::DisconnectedMessages;
pub(super) use frame::FrameMessages;
pub(super) use information::InformationMessages;
pub(super) use login::LoginMessages;
pub(super) use method::MethodMessages;
pub(super) use onboarding::OnboardingMessages;
pub(super) use pairing::PairingMessages;
pub(super) use refusal::RefusalMessages;
pub(super) use security::SecurityMessages;
pub(super) use start::StartMessages;
pub(super) use stores::StoreMessages;
pub(super) use waiting::WaitingMessages;

/// Messages of all pages in one language.
pub(super) struct Messages {
    /// Language tag (BCP 47).
    pub(super) tag: &'static str,
    /// Frame around every page.
    pub(super) frame: FrameMessages,
    /// Username and password.
    pub(super) login: LoginMessages,
    /// Choice of a confirmation method.
    pub(super) method: MethodMessages,
    /// Waiting for the decision in the app.
    pub(super) waiting: WaitingMessages,
    /// Aborted login.
    pub(super) aborted: AbortedMessages,
    /// Confirmation with an offline code.
    pub(super) offline_code: CodeMessages,
    /// Confirmation with a one-time password.
    pub(super) one_time_password: CodeMessages,
    /// Start page.
    pub(super) start: StartMessages,
    /// Connecting a device.
    pub(super) pairing: PairingMessages,
    /// Getting the app.
    pub(super) stores: StoreMessages,
    /// Landing page for a phone without the app.
    pub(super) connect: ConnectMessages,
    /// Personal information.
    pub(super) information: InformationMessages,
    /// Choice of the first confirmation method.
    pub(super) onboarding: OnboardingMessages,
    /// List of one-time passwords.
    pub(super) code_list: CodeListMessages,
    /// Form that disconnects all devices.
    pub(super) disconnect_all: CodeMessages,
    /// Page after all devices were disconnected.
    pub(super) disconnected: DisconnectedMessages,
    /// "My security".
    pub(super) security: SecurityMessages,
    /// Form that unfreezes confirmation in the app.
    pub(super) unfreeze: CodeMessages,
    /// Confirmations other than a login.
    pub(super) confirmation: ConfirmationMessages,
    /// Refused requests.
    pub(super) refusal: RefusalMessages,
}

pub(super) static ENGLISH: Messages = Messages {
    tag: "en",
    frame: frame::ENGLISH,
    login: login::ENGLISH,
    method: method::ENGLISH,
    waiting: waiting::ENGLISH,
    aborted: aborted::ENGLISH,
    offline_code: code::OFFLINE_CODE_IN_ENGLISH,
    one_time_password: code::ONE_TIME_PASSWORD_IN_ENGLISH,
    start: start::ENGLISH,
    pairing: pairing::ENGLISH,
    stores: stores::ENGLISH,
    connect: connect::ENGLISH,
    information: information::ENGLISH,
    onboarding: onboarding::ENGLISH,
    code_list: code_list::ENGLISH,
    disconnect_all: disconnected::QUESTION_IN_ENGLISH,
    disconnected: disconnected::ENGLISH,
    security: security::ENGLISH,
    unfreeze: security::UNFREEZE_IN_ENGLISH,
    confirmation: confirmation::ENGLISH,
    refusal: refusal::ENGLISH,
};

pub(super) static FINNISH: Messages = Messages {
    tag: "fi",
    frame: frame::FINNISH,
    login: login::FINNISH,
    method: method::FINNISH,
    waiting: waiting::FINNISH,
    aborted: aborted::FINNISH,
    offline_code: code::OFFLINE_CODE_IN_FINNISH,
    one_time_password: code::ONE_TIME_PASSWORD_IN_FINNISH,
    start: start::FINNISH,
    pairing: pairing::FINNISH,
    stores: stores::FINNISH,
    connect: connect::FINNISH,
    information: information::FINNISH,
    onboarding: onboarding::FINNISH,
    code_list: code_list::FINNISH,
    disconnect_all: disconnected::QUESTION_IN_FINNISH,
    disconnected: disconnected::FINNISH,
    security: security::FINNISH,
    unfreeze: security::UNFREEZE_IN_FINNISH,
    confirmation: confirmation::FINNISH,
    refusal: refusal::FINNISH,
};

pub(super) static SWEDISH: Messages = Messages {
    tag: "sv",
    frame: frame::SWEDISH,
    login: login::SWEDISH,
    method: method::SWEDISH,
    waiting: waiting::SWEDISH,
    aborted: aborted::SWEDISH,
    offline_code: code::OFFLINE_CODE_IN_SWEDISH,
    one_time_password: code::ONE_TIME_PASSWORD_IN_SWEDISH,
    start: start::SWEDISH,
    pairing: pairing::SWEDISH,
    stores: stores::SWEDISH,
    connect: connect::SWEDISH,
    information: information::SWEDISH,
    onboarding: onboarding::SWEDISH,
    code_list: code_list::SWEDISH,
    disconnect_all: disconnected::QUESTION_IN_SWEDISH,
    disconnected: disconnected::SWEDISH,
    security: security::SWEDISH,
    unfreeze: security::UNFREEZE_IN_SWEDISH,
    confirmation: confirmation::SWEDISH,
    refusal: refusal::SWEDISH,
};

/// Duration in words: seconds below two minutes, otherwise minutes. Rounded up, so that nobody
/// tries again too early.
fn duration(seconds: u64, second: &str, plural_seconds: &str, minutes: &str) -> String {
    match seconds {
        1 => format!("1 {second}"),
        0..120 => format!("{seconds} {plural_seconds}"),
        _ => format!("{} {minutes}", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn duration_is_rounded_up() {
        let english = |seconds| duration(seconds, "second", "seconds", "minutes");
        for (seconds, said) in [
            (1, "1 second"),
            (30, "30 seconds"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (121, "3 minutes"),
            (3600, "60 minutes"),
        ] {
            assert_eq!(english(seconds), said);
        }
    }
}
