//! Sentences of the login pages, which the backend's mock serves. The app names none of them, so the
//! linker leaves them out of it.

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
mod reasons;
mod refusal;
mod security;
mod start;
mod stores;
mod waiting;

pub use key_view::{ChallengeKind, DeviceKind};

pub use aborted::AbortedMessages;
pub use code::{CodeMessages, CodePurpose};
pub use code_list::CodeListMessages;
pub use confirmation::ConfirmationMessages;
pub use connect::ConnectMessages;
pub use disconnected::DisconnectedMessages;
pub use frame::FrameMessages;
pub use information::InformationMessages;
pub use login::LoginMessages;
pub use method::MethodMessages;
pub use onboarding::OnboardingMessages;
pub use pairing::PairingMessages;
pub use reasons::{CodeProblem, InvalidField, LoginProblem, MessageProblem, MethodProblem, Reason, Refusal};
pub use refusal::RefusalMessages;
pub use security::SecurityMessages;
pub use start::StartMessages;
pub use stores::StoreMessages;
pub use waiting::WaitingMessages;

use crate::catalogue::catalogue;
use crate::{ChallengeMessages, ControlMessages, DevicesMessages, Language};

catalogue! {
    /// Whole catalogue of the pages in one language.
    PageMessages {
        /// Buttons and labels shared with the app.
        controls: ControlMessages,
        /// Names of kinds of challenges, as in the app.
        challenge: ChallengeMessages,
        /// Names of platforms and buttons of a list of devices, as in the app.
        devices: DevicesMessages,
        /// Frame around every page.
        frame: FrameMessages,
        /// Username and password.
        login: LoginMessages,
        /// Choice of a confirmation method.
        method: MethodMessages,
        /// Waiting for the decision in the app.
        waiting: WaitingMessages,
        /// Aborted login.
        aborted: AbortedMessages,
        /// Typing a code.
        code: CodeMessages,
        /// Start page.
        start: StartMessages,
        /// Connecting a device.
        pairing: PairingMessages,
        /// Getting the app.
        stores: StoreMessages,
        /// Landing page for a phone without the app.
        connect: ConnectMessages,
        /// Personal information.
        information: InformationMessages,
        /// Choice of the first confirmation method.
        onboarding: OnboardingMessages,
        /// List of one-time passwords.
        code_list: CodeListMessages,
        /// Page after all devices were disconnected.
        disconnected: DisconnectedMessages,
        /// "My security".
        security: SecurityMessages,
        /// Confirmations other than a login.
        confirmation: ConfirmationMessages,
        /// Refused requests.
        refusal: RefusalMessages,
    }
}

impl Language {
    /// Returns the pages' catalogue in this language.
    pub fn pages(self) -> &'static PageMessages {
        PageMessages::of(self)
    }
}
