//! Links that open the app, and the handoff between a browser and the app on one phone: the page's
//! link opens its challenge, and after the approval its browser gets the release. The user still
//! approves.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::{DecisionResponse, Status};
use key_protocol::handoff::Release;
use key_protocol::ids::{ChallengeId, Origin};
use key_protocol::link::{ConfirmLink, release_url};
use key_view::Message;
use zeroize::Zeroizing;

use super::untrusted::{LookedUp, refused};
use crate::core::Core;
use crate::domain::account::AccountHandle;
use crate::domain::challenge::ended_here;
use crate::domain::handed_over::{HandedOver, LinkSender};
use crate::failure::RequestFailed;
use crate::ports::CallFailed;

impl Core {
    /// Follows a link that opened the app: opens the challenge of a waiting page, or fills in the
    /// enrolment form. `sender` is the app that sent it, where the platform names it.
    pub(crate) async fn open_link(&self, link: &str, sender: Option<LinkSender>) {
        match ConfirmLink::parse(link) {
            Ok(link) => self.follow(link, sender).await,
            Err(_) if ConfirmLink::is_meant(link) => self.update(|s| s.notify(Message::LinkUnknown)),
            Err(_) => self.fill_in_from_link(link),
        }
    }

    async fn follow(&self, link: ConfirmLink, sender: Option<LinkSender>) {
        let ConfirmLink { origin, challenge: id, handoff } = link;
        if self.with_state(|state| state.shows_handed_over(&id, &handoff)) {
            return;
        }
        if !self.with_state(|state| state.may_follow_link()) {
            return self.update(|s| s.notify(Message::LinkNotNow));
        }
        let arrived = match self.find(&origin, &id).await {
            Found::Listed => None,
            Found::Fetched(handle, signed) => Some((handle, signed)),
            Found::Said => return,
            Found::Not(message) => return self.update(|s| s.notify(message)),
        };
        let now = self.ports.clock.moment();
        self.update(|s| {
            if let Some((handle, signed)) = arrived {
                // Refused if the account was disconnected meanwhile; then nothing is pending.
                let _ = s.arrived(&handle, *signed, now);
            }
            if s.pending(&id).is_none() {
                s.notify(Message::ChallengeGone);
            } else if s.hand_over(&id, HandedOver { handoff, sender }).is_err() {
                s.notify(Message::LinkNotNow);
            }
        });
    }

    /// Finds a challenge of one of the accounts at `origin`. Its backend tells whose it is.
    async fn find(&self, origin: &Origin, id: &ChallengeId) -> Found {
        let (handles, owner, over) = self.with_state(|state| {
            let accounts = state.accounts.iter().map(|enrolled| &enrolled.account);
            let there = accounts.filter(|account| account.origin == *origin);
            let handles: Vec<AccountHandle> = there.map(|account| account.handle.clone()).collect();
            (handles, state.pending(id).map(|pending| pending.handle.clone()), state.over.contains(id))
        });
        match owner {
            Some(owner) if handles.contains(&owner) => return Found::Listed,
            Some(_) => return Found::Not(Message::LinkUnknown),
            None if over && !handles.is_empty() => return Found::Not(Message::ChallengeGone),
            None => {}
        }
        let mut trouble = None;
        for handle in handles {
            match self.look_up(&handle, id).await {
                Ok(LookedUp::Open(signed)) => return Found::Fetched(handle, signed),
                Ok(LookedUp::Over) => return Found::Not(Message::ChallengeGone),
                Ok(LookedUp::Untrusted) => {
                    // Told again: an element is refused once, and the user has just followed a link to it.
                    if let Some(account) = self.with_state(|state| state.account(&handle).cloned()) {
                        let at = self.server_time(&account);
                        self.update(|s| s.tell(Some(&handle), at, refused(&account)));
                    }
                    return Found::Said;
                }
                Ok(LookedUp::Unknown) => {}
                Err(RequestFailed::Revoked(removal)) => {
                    self.disconnected_elsewhere(&handle, removal).await;
                    return Found::Said;
                }
                Err(failed) => {
                    tracing::info!(why = %failed, "the challenge of a link was not fetched");
                    trouble = Some(failed.send_trouble());
                    if matches!(failed, RequestFailed::Call(CallFailed::Unreachable)) {
                        // The other accounts have the same backend.
                        break;
                    }
                }
            }
        }
        Found::Not(trouble.map_or(Message::LinkUnknown, Message::LinkNotFollowed))
    }

    /// Ends a challenge as the backend answered. After a handoff, opens the browser that asked, so
    /// that the approval takes effect there.
    pub(crate) async fn answered(&self, id: &ChallengeId, response: DecisionResponse) {
        let DecisionResponse { status, release } = response;
        let page = release.filter(|_| status == Status::Approved);
        match page.and_then(|release| self.release_page(id, &release)) {
            Some((page, sender)) => {
                self.update_or_log(|s| s.released(id));
                if self.ports.browser.open(&page, sender.as_ref()).await.is_err() {
                    tracing::warn!("the browser that asked was not opened");
                    self.update(|s| s.browser_not_opened(id));
                }
            }
            None => self.update_or_log(|s| s.end(id, ended_here(status))),
        }
    }

    /// Returns the page that the release opens, and the app to open it in; `None` if no link opened
    /// the challenge.
    fn release_page(
        &self,
        id: &ChallengeId,
        release: &Release,
    ) -> Option<(Zeroizing<String>, Option<LinkSender>)> {
        self.with_state(|state| {
            let pending = state.pending(id)?;
            let sender = pending.handed_over.as_ref()?.sender.clone();
            let origin = &state.account(&pending.handle)?.origin;
            Some((Zeroizing::new(release_url(origin, id, release)), sender))
        })
    }
}

/// Result of looking for the challenge that a link names.
enum Found {
    /// Challenge that is pending.
    Listed,
    /// Open challenge that the account's list lacks.
    Fetched(AccountHandle, Box<SignedChallenge>),
    /// Challenge that cannot be opened, and the message that says why.
    Not(Message),
    /// Challenge that cannot be opened, with the reason shown already.
    Said,
}
