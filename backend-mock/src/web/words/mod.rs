//! Every sentence on the pages. A page's sentences are the fields of one struct and a language is one value of it, so that a
//! missing translation does not compile. Words are short, say what happened and what to do, and never blame.

mod aborted;
mod code;
mod frame;
mod login;
mod method;
mod pairing;
mod refusal;
mod start;
mod waiting;

pub(super) use aborted::AbortedWords;
pub(super) use code::CodeWords;
pub(super) use frame::FrameWords;
pub(super) use login::LoginWords;
pub(super) use method::MethodWords;
pub(super) use pairing::PairingWords;
pub(super) use refusal::RefusalWords;
pub(super) use start::StartWords;
pub(super) use waiting::WaitingWords;

/// All pages in one language.
pub(super) struct Words {
    /// Its language tag (BCP 47).
    pub(super) tag: &'static str,
    /// What stands around every page.
    pub(super) frame: FrameWords,
    /// Username and password.
    pub(super) login: LoginWords,
    /// How to confirm.
    pub(super) method: MethodWords,
    /// Waiting for the app.
    pub(super) waiting: WaitingWords,
    /// A login that was not confirmed.
    pub(super) aborted: AbortedWords,
    /// Confirming with a code from the app.
    pub(super) offline_code: CodeWords,
    /// Confirming with a code from the list.
    pub(super) one_time_password: CodeWords,
    /// Where a login leads to.
    pub(super) start: StartWords,
    /// Connecting a device.
    pub(super) pairing: PairingWords,
    /// What cannot be answered.
    pub(super) refusal: RefusalWords,
}

pub(super) static ENGLISH: Words = Words {
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
    refusal: refusal::ENGLISH,
};

pub(super) static FINNISH: Words = Words {
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
    refusal: refusal::FINNISH,
};

pub(super) static SWEDISH: Words = Words {
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
    refusal: refusal::SWEDISH,
};

/// A span in words: whole seconds below two minutes, then whole minutes, rounded up so that nobody comes too early.
fn span(seconds: u64, second: &str, seconds_word: &str, minutes: &str) -> String {
    match seconds {
        1 => format!("1 {second}"),
        0..120 => format!("{seconds} {seconds_word}"),
        _ => format!("{} {minutes}", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn a_span_never_sends_anyone_back_too_early() {
        let english = |seconds| span(seconds, "second", "seconds", "minutes");
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
