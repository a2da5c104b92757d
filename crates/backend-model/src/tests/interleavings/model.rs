//! The model of two logins, written from the protocol's text. Calls nothing of the code under test,
//! which is compared with it.

use std::collections::BTreeMap;

use key_protocol::decision::Outcome;

use super::{
    Access, Answer, Browser, CHECKPOINTS, Device, End, Event, Reply, Snapshot, Step, Verdict, Withdrawn,
};

/// Seconds after the passwords, by browser.
const LOGIN_EXPIRES_AFTER: [i64; 2] = [120, 180];
const PASSWORD_EXPIRES_AFTER: i64 = 300;

#[derive(Clone)]
pub(super) struct Model {
    pub(super) checkpoint: usize,
    pub(super) snapshot: Snapshot,
    /// Replies to earlier statements. The same answer at the same checkpoint is a repeated
    /// statement.
    answered: BTreeMap<(Answer, usize), Reply>,
    withdrawn_events: Vec<Withdrawn>,
}

impl Model {
    /// Creates a model in which both logins are open.
    pub(super) fn new() -> Self {
        let snapshot = Snapshot { ends: [None; 2], access: [Access::PasswordOnly; 2], is_frozen: false };
        Self { checkpoint: 0, snapshot, answered: BTreeMap::new(), withdrawn_events: Vec::new() }
    }

    pub(super) fn apply(&mut self, event: Event) -> Step {
        let reply = match event {
            Event::Answers(answer) => self.answer(answer),
            Event::Cancels(browser) => self.cancel(browser),
            Event::Enters(browser) => self.enter(browser),
            Event::LogsOut(browser) => {
                self.cancel(browser);
                self.snapshot.access[browser as usize] = Access::LoggedOut;
                Reply::Nothing
            }
            Event::TimePasses => self.advance(),
        };
        Step {
            reply,
            withdrawn_events: std::mem::take(&mut self.withdrawn_events),
            snapshot: self.snapshot.clone(),
        }
    }

    fn answer(&mut self, answer: Answer) -> Reply {
        let statement = (answer, self.checkpoint);
        if let Some(same) = self.answered.get(&statement) {
            return *same;
        }
        let Answer(device, verdict, browser) = answer;
        let reply = match self.snapshot.ends[browser as usize] {
            Some(End { outcome: Outcome::Expired, .. }) => Reply::Expired,
            Some(end) => Reply::AlreadyDecided(end),
            None => self.decide(device, verdict, browser),
        };
        self.answered.insert(statement, reply);
        reply
    }

    fn decide(&mut self, device: Device, verdict: Verdict, browser: Browser) -> Reply {
        let (outcome, reply) = match verdict {
            Verdict::Approve => (Outcome::Approved, Reply::Accepted(Outcome::Approved)),
            Verdict::ApproveWithWrongNumber => (Outcome::WrongNumber, Reply::WrongNumber),
            Verdict::Deny => (Outcome::Denied, Reply::Accepted(Outcome::Denied)),
            Verdict::Report => (Outcome::Reported, Reply::Accepted(Outcome::Reported)),
        };
        self.end(browser, outcome, Some(device));
        if verdict == Verdict::Report {
            self.snapshot.is_frozen = true;
            for browser in Browser::BOTH {
                self.end(browser, Outcome::Cancelled, None);
                self.snapshot.access[browser as usize] = Access::LoggedOut;
            }
        }
        reply
    }

    /// Cancels the browser's login, unless it is logged in or logged out.
    fn cancel(&mut self, browser: Browser) -> Reply {
        if self.snapshot.access[browser as usize] == Access::PasswordOnly {
            self.end(browser, Outcome::Cancelled, None);
        }
        Reply::Nothing
    }

    fn enter(&mut self, browser: Browser) -> Reply {
        let access = &mut self.snapshot.access[browser as usize];
        match (*access, self.snapshot.ends[browser as usize]) {
            (Access::PasswordOnly, Some(End { outcome: Outcome::Approved, by: Some(device), .. })) => {
                *access = Access::LoggedIn(device);
                Reply::LoggedIn
            }
            _ => Reply::NotLoggedIn,
        }
    }

    fn advance(&mut self) -> Reply {
        self.checkpoint += 1;
        let now = CHECKPOINTS[self.checkpoint];
        for browser in Browser::BOTH {
            if now >= LOGIN_EXPIRES_AFTER[browser as usize] {
                self.end(browser, Outcome::Expired, None);
            }
            let access = &mut self.snapshot.access[browser as usize];
            if now >= PASSWORD_EXPIRES_AFTER && *access == Access::PasswordOnly {
                *access = Access::LoggedOut;
            }
        }
        Reply::Nothing
    }

    /// Ends a login. Only the first end counts.
    fn end(&mut self, browser: Browser, outcome: Outcome, by: Option<Device>) {
        let end = &mut self.snapshot.ends[browser as usize];
        if end.is_none() {
            *end = Some(End { outcome, by, at: CHECKPOINTS[self.checkpoint] });
            self.withdrawn_events.push(Withdrawn(browser, outcome, by));
        }
    }
}
