//! What should come of two logins, whatever happens to them in which order. Written from the protocol's text and calling nothing of the
//! code under test: it is what that is compared with.

use std::collections::BTreeMap;

use key_protocol::decision::Outcome;

use super::story::{
    Answer, Browser, Device, End, Event, MOMENTS, Place, Reply, Standing, Step, Verdict, Withdrawn,
};

/// Seconds after the passwords, by browser.
const LOGIN_OUT_OF_TIME: [i64; 2] = [120, 180];
const PASSWORD_OUT_OF_TIME: i64 = 300;

#[derive(Clone)]
pub(super) struct Model {
    pub(super) moment: usize,
    pub(super) standing: Standing,
    /// What each statement was answered with. The same answer at the same moment is the same statement, sent again.
    answered: BTreeMap<(Answer, usize), Reply>,
    told: Vec<Withdrawn>,
}

impl Model {
    /// Both logins wait.
    pub(super) fn new() -> Self {
        let standing = Standing { ends: [None; 2], places: [Place::AtTheDoor; 2], is_frozen: false };
        Self { moment: 0, standing, answered: BTreeMap::new(), told: Vec::new() }
    }

    pub(super) fn happens(&mut self, event: Event) -> Step {
        let reply = match event {
            Event::Answers(answer) => self.is_answered(answer),
            Event::Cancels(browser) => self.gives_up(browser),
            Event::Enters(browser) => self.enters(browser),
            Event::LogsOut(browser) => {
                self.gives_up(browser);
                self.standing.places[browser as usize] = Place::Outside;
                Reply::Nothing
            }
            Event::TimePasses => self.time_passes(),
        };
        Step { reply, told: std::mem::take(&mut self.told), standing: self.standing.clone() }
    }

    fn is_answered(&mut self, answer: Answer) -> Reply {
        let statement = (answer, self.moment);
        if let Some(same) = self.answered.get(&statement) {
            return *same;
        }
        let Answer(device, verdict, browser) = answer;
        let reply = match self.standing.ends[browser as usize] {
            Some(End { outcome: Outcome::Expired, .. }) => Reply::Expired,
            Some(end) => Reply::AlreadyDecided(end),
            None => self.decides(device, verdict, browser),
        };
        self.answered.insert(statement, reply);
        reply
    }

    fn decides(&mut self, device: Device, verdict: Verdict, browser: Browser) -> Reply {
        let (outcome, reply) = match verdict {
            Verdict::Approve => (Outcome::Approved, Reply::Taken(Outcome::Approved)),
            Verdict::ApproveWithWrongNumber => (Outcome::WrongNumber, Reply::WrongNumber),
            Verdict::Deny => (Outcome::Denied, Reply::Taken(Outcome::Denied)),
            Verdict::Report => (Outcome::Reported, Reply::Taken(Outcome::Reported)),
        };
        self.ends(browser, outcome, Some(device));
        if verdict == Verdict::Report {
            self.standing.is_frozen = true;
            for browser in Browser::BOTH {
                self.ends(browser, Outcome::Cancelled, None);
            }
        }
        reply
    }

    /// Who is inside or gone has nothing to give up.
    fn gives_up(&mut self, browser: Browser) -> Reply {
        if self.standing.places[browser as usize] == Place::AtTheDoor {
            self.ends(browser, Outcome::Cancelled, None);
        }
        Reply::Nothing
    }

    fn enters(&mut self, browser: Browser) -> Reply {
        let place = &mut self.standing.places[browser as usize];
        match (*place, self.standing.ends[browser as usize]) {
            (Place::AtTheDoor, Some(End { outcome: Outcome::Approved, by: Some(device), .. })) => {
                *place = Place::Inside(device);
                Reply::LetIn
            }
            _ => Reply::NotLetIn,
        }
    }

    fn time_passes(&mut self) -> Reply {
        self.moment += 1;
        let now = MOMENTS[self.moment];
        for browser in Browser::BOTH {
            if now >= LOGIN_OUT_OF_TIME[browser as usize] {
                self.ends(browser, Outcome::Expired, None);
            }
            let place = &mut self.standing.places[browser as usize];
            if now >= PASSWORD_OUT_OF_TIME && *place == Place::AtTheDoor {
                *place = Place::Outside;
            }
        }
        Reply::Nothing
    }

    /// The first end is the only one.
    fn ends(&mut self, browser: Browser, outcome: Outcome, by: Option<Device>) {
        let end = &mut self.standing.ends[browser as usize];
        if end.is_none() {
            *end = Some(End { outcome, by, at: MOMENTS[self.moment] });
            self.told.push(Withdrawn(browser, outcome, by));
        }
    }
}
