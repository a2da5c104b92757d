//! The app cannot work, and says what to do.

use key_view::{Blocked as Reason, Intent};
use yew::{Html, Properties, component, html};

use crate::components::button::{Button, Look};
use crate::components::heading::Heading;
use crate::components::icon::{Draw, Icon};
use crate::stage::use_stage;

/// Why.
#[derive(Properties, PartialEq)]
pub(crate) struct BlockedProps {
    pub(crate) reason: Reason,
}

#[component]
pub(crate) fn Blocked(props: &BlockedProps) -> Html {
    let stage = use_stage();
    let words = stage.words();
    let reason = props.reason;
    let (icon, label, intent) = match reason {
        Reason::NoKeystore | Reason::KeystoreLocked => {
            (Icon::Lock, words.controls.try_again, Intent::TryAgain)
        }
        Reason::StorageFailed | Reason::RecordTooNew => {
            (Icon::Warning, words.controls.try_again, Intent::TryAgain)
        }
        Reason::RecordDamaged => (Icon::Warning, words.blocked.start_over, Intent::StartOver),
        Reason::PinLockedOut => (Icon::Shield, words.blocked.connect_again, Intent::StartOver),
    };
    html! {
        <main class="page" data-screen="blocked" data-reason={name(reason)}>
            <div class="body centred">
                <span class="emblem warn"><Draw {icon} /></span>
                <Heading text={(words.blocked.heading)(reason)} />
                <p>{ (words.blocked.text)(reason) }</p>
            </div>
            <footer class="actions">
                <Button id="way-on" {label} look={Look::Primary} working={stage.pressed} onpress={stage.on(intent)} />
            </footer>
        </main>
    }
}

fn name(reason: Reason) -> &'static str {
    match reason {
        Reason::NoKeystore => "no-keystore",
        Reason::KeystoreLocked => "keystore-locked",
        Reason::StorageFailed => "storage-failed",
        Reason::RecordDamaged => "record-damaged",
        Reason::RecordTooNew => "record-too-new",
        Reason::PinLockedOut => "pin-locked-out",
    }
}
