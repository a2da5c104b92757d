//! Decides what a message leads to. A message that is not sealed for this subscription, expired,
//! repeated or for another device is dropped and counted.

use std::collections::{HashMap, HashSet};

use key_core::ports::ChallengeNotification;
use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_protocol::push::{PushContent, Subject};

/// Number of challenges that are remembered after they were shown.
const REMEMBERED: usize = 1000;

/// The challenges that notifications were shown for.
#[derive(Default)]
pub(super) struct Notified {
    /// Challenges whose notification is shown now.
    pub shown: HashMap<ChallengeId, ChallengeNotification>,
    /// All challenges that a notification was shown for.
    all: HashSet<ChallengeId>,
}

/// What to do about a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Count the message as dropped.
    Dropped,
    /// Show the challenge's notification.
    Show(ChallengeNotification),
    /// Withdraw the challenge's notification.
    Withdraw(ChallengeNotification),
    /// Show the test notification.
    ShowTest,
    /// Show nothing, and notify the core.
    Look,
}

impl Notified {
    /// Decides about a message for `device` at `now`. `content` is `None` if the message could not
    /// be decrypted or parsed.
    pub(super) fn receive(
        &mut self,
        content: Option<&PushContent>,
        device: &DeviceId,
        in_front: bool,
        now: Timestamp,
    ) -> Effect {
        let Some(content) = content.filter(|content| content.device == *device) else {
            return Effect::Dropped;
        };
        match &content.subject {
            Subject::Challenge { id, exp } if *exp > now && !self.all.contains(id) => {
                let waiting =
                    ChallengeNotification { device: device.clone(), challenge: id.clone(), exp: *exp };
                if in_front { Effect::Look } else { self.notify(waiting) }
            }
            Subject::Challenge { .. } => Effect::Dropped,
            Subject::Over(id) => self.shown.remove(id).map_or(Effect::Look, Effect::Withdraw),
            Subject::Test(_) if !in_front => Effect::ShowTest,
            Subject::Test(_) | Subject::Notice(_) => Effect::Look,
        }
    }

    /// Records that a notification is shown for a challenge, unless one was before.
    pub(super) fn notify(&mut self, waiting: ChallengeNotification) -> Effect {
        if self.all.len() >= REMEMBERED {
            self.all.clear();
        }
        if !self.all.insert(waiting.challenge.clone()) {
            return Effect::Look;
        }
        self.shown.insert(waiting.challenge.clone(), waiting.clone());
        Effect::Show(waiting)
    }
}

#[cfg(test)]
mod tests {
    use key_protocol::ids::DeviceText;

    use super::*;
    use crate::inbox::tests::{NOW, challenge, content, device};

    fn login(letter: &str, exp: i64) -> PushContent {
        content(&device("a"), Subject::Challenge { id: challenge(letter), exp: Timestamp(exp) })
    }

    fn receive(notified: &mut Notified, content: &PushContent) -> Effect {
        notified.receive(Some(content), &device("a"), false, NOW)
    }

    #[test]
    fn challenge_is_shown_once_and_withdrawn_once() {
        let mut notified = Notified::default();
        assert!(matches!(receive(&mut notified, &login("c", 1_120)), Effect::Show(_)));
        assert_eq!(receive(&mut notified, &login("c", 1_120)), Effect::Dropped);
        let over = content(&device("a"), Subject::Over(challenge("c")));
        assert!(matches!(receive(&mut notified, &over), Effect::Withdraw(_)));
        assert_eq!(receive(&mut notified, &over), Effect::Look);
        assert_eq!(receive(&mut notified, &login("c", 1_120)), Effect::Dropped, "a late push is dropped");
    }

    #[test]
    fn expired_foreign_or_unreadable_message_is_dropped() {
        let mut notified = Notified::default();
        assert_eq!(receive(&mut notified, &login("c", NOW.0)), Effect::Dropped);
        assert_eq!(notified.receive(Some(&login("c", 1_120)), &device("b"), false, NOW), Effect::Dropped);
        assert_eq!(notified.receive(None, &device("a"), false, NOW), Effect::Dropped);
        assert!(notified.shown.is_empty());
    }

    #[test]
    fn no_notification_is_shown_in_front() {
        let mut notified = Notified::default();
        let test = content(&device("a"), Subject::Test(DeviceText::parse("t").unwrap()));
        for content in [login("c", 1_120), test.clone()] {
            assert_eq!(notified.receive(Some(&content), &device("a"), true, NOW), Effect::Look);
        }
        assert_eq!(receive(&mut notified, &test), Effect::ShowTest);
    }
}
