//! Turns of work on an account that includes requests: what is under way is known, and whoever needs
//! its outcome waits for it.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::sync::watch;

use crate::domain::account::AccountHandle;

/// Accounts whose turn is taken.
#[derive(Clone, Default)]
pub(crate) struct Turns(Arc<watch::Sender<HashSet<AccountHandle>>>);

/// Turn on an account, until it is dropped.
pub(crate) struct Turn {
    turns: Turns,
    handle: AccountHandle,
}

impl Turns {
    /// Takes the turn on an account; `None` if it is taken.
    pub(crate) fn try_take(&self, handle: &AccountHandle) -> Option<Turn> {
        let is_free = self.0.send_if_modified(|taken| taken.insert(handle.clone()));
        is_free.then(|| Turn { turns: self.clone(), handle: handle.clone() })
    }

    /// Takes the turn on an account once it is free.
    pub(crate) async fn take(&self, handle: &AccountHandle) -> Turn {
        let mut changes = self.0.subscribe();
        loop {
            if let Some(turn) = self.try_take(handle) {
                return turn;
            }
            // Cannot fail: this holds the sender.
            let _ = changes.wait_for(|taken| !taken.contains(handle)).await;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.turns.0.send_modify(|taken| {
            taken.remove(&self.handle);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn second_turn_on_an_account_waits_for_the_first() {
        let (turns, one, two) =
            (Turns::default(), AccountHandle::from_view("one"), AccountHandle::from_view("two"));
        let first = turns.take(&one).await;
        assert!(turns.try_take(&one).is_none());
        assert!(turns.try_take(&two).is_some(), "another account is free");
        let second = tokio::spawn({
            let (turns, one) = (turns.clone(), one.clone());
            async move { turns.take(&one).await }
        });
        tokio::task::yield_now().await;
        assert!(!second.is_finished());
        drop(first);
        drop(second.await.unwrap());
        assert!(turns.try_take(&one).is_some());
    }
}
