//! Two browsers and two devices at the code under test, which tells what came of each event in the words of the story.

use std::collections::BTreeMap;

use key_protocol::challenge::NumberMatching;
use key_protocol::decision::{Amr, Answer as Said, Number};
use key_protocol::event::{Event as Notified, WithdrawnEvent};
use key_protocol::ids::{ChallengeId, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::problem::Problem;

use super::story::{
    Answer, Browser, Device, End, Event, MOMENTS, Place, Reply, Standing, Step, Verdict, Withdrawn,
};
use crate::state::tests::{CODES, Phone, World};
use crate::state::{Confirmed, OutgoingEvent, SessionId, Settings, State, Waiting};

const NAMES: [&str; 2] = ["Puhelin", "Tabletti"];

/// What is the same in every order of events.
pub(super) struct Scene {
    settings: Settings,
    /// When the passwords were given.
    start: Timestamp,
    phones: [Phone; 2],
    logins: [ChallengeId; 2],
    asking: [SessionId; 2],
    /// Every answer, signed anew for every moment.
    statements: BTreeMap<(Answer, usize), Jws>,
}

/// How far one order of events has come.
#[derive(Clone)]
pub(super) struct Played {
    state: State,
    moment: usize,
    /// The sessions that browsers have got by entering.
    entered: [Option<SessionId>; 2],
}

impl Scene {
    /// Two browsers where the password was just given, of which A asks at once and B a minute later.
    pub(super) fn set() -> (Self, Played) {
        let mut world = World::new();
        let phones = [0, 1].map(|at| world.connect_named(NAMES[at], CODES[at]).ok().unwrap());
        let start = world.now;
        let asking = [(); 2].map(|()| world.sign_in());
        let a = world.ask(&asking[0]).unwrap();
        world.wait(MOMENTS[0]);
        let logins = [a, world.ask(&asking[1]).unwrap()];
        world.state.take_events();

        let mut statements = BTreeMap::new();
        for (moment, after) in MOMENTS.into_iter().enumerate() {
            world.now = start + after;
            for answer in Answer::all() {
                let Answer(device, verdict, browser) = answer;
                let login = &logins[browser as usize];
                let statement = world.decision(&phones[device as usize], &login.id, &said(verdict, login));
                statements.insert((answer, moment), statement);
            }
        }
        let played = Played { state: world.state, moment: 0, entered: [None, None] };
        let logins = logins.map(|login| login.id);
        (Self { settings: world.settings, start, phones, logins, asking, statements }, played)
    }

    /// Lets one thing happen.
    pub(super) fn play(&self, played: &mut Played, event: Event) -> Step {
        let now = self.start + MOMENTS[played.moment];
        let reply = match event {
            Event::Answers(answer) => self.answer(played, answer, now),
            Event::Cancels(browser) => {
                played.state.cancel_requested(&self.session(played, browser), now);
                Reply::Nothing
            }
            Event::Enters(browser) => {
                let entered = played.state.enter_approved(&self.session(played, browser), now);
                let reply = if entered.is_some() { Reply::LetIn } else { Reply::NotLetIn };
                let session = &mut played.entered[browser as usize];
                *session = entered.or(session.take());
                reply
            }
            Event::LogsOut(browser) => {
                played.state.log_out(&self.session(played, browser), now);
                Reply::Nothing
            }
            Event::TimePasses => {
                played.moment += 1;
                played.state.tick(self.start + MOMENTS[played.moment]);
                Reply::Nothing
            }
        };
        let told = played.state.take_events().into_iter().map(|event| self.withdrawn(event)).collect();
        Step { reply, told, standing: self.standing(played) }
    }

    /// What the browser's cookie names.
    fn session(&self, played: &Played, browser: Browser) -> SessionId {
        played.entered[browser as usize].as_ref().unwrap_or(&self.asking[browser as usize]).clone()
    }

    fn answer(&self, played: &mut Played, answer: Answer, now: Timestamp) -> Reply {
        let Answer(device, _, browser) = answer;
        let caller = &self.phones[device as usize].caller;
        let login = self.logins[browser as usize].as_str();
        let statement = self.statements[&(answer, played.moment)].as_str();
        match played.state.decide(caller, login, statement, &self.settings, now) {
            Ok(response) => Reply::Taken(response.status.into()),
            Err(Problem::WrongNumber) => Reply::WrongNumber,
            Err(Problem::Expired) => Reply::Expired,
            Err(Problem::AlreadyDecided { outcome, by_device, at }) => {
                Reply::AlreadyDecided(End { outcome, by: device_named(by_device), at: at - self.start })
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    fn withdrawn(&self, event: OutgoingEvent) -> Withdrawn {
        assert!(event.only.is_none(), "it is for every device");
        let Notified::Withdrawn(WithdrawnEvent { id, outcome, by_device }) = event.event else {
            panic!("{event:?}")
        };
        let browser = if id == self.logins[0] { Browser::A } else { Browser::B };
        Withdrawn(browser, outcome, device_named(by_device))
    }

    fn standing(&self, played: &Played) -> Standing {
        let state = &played.state;
        let ends = self.logins.each_ref().map(|login| {
            let ended = state.challenge(login).unwrap().ended.clone()?;
            let (by, at) = (device_named(ended.by_device), ended.at - self.start);
            Some(End { outcome: ended.outcome, by, at })
        });
        let places = Browser::BOTH.map(|browser| self.place(played, browser));
        let is_frozen = state.user(&self.phones[0].caller.account).unwrap().is_frozen;
        let living = places.iter().filter(|place| **place != Place::Outside).count();
        assert_eq!(state.sessions.len(), living, "nobody else got in");
        Standing { ends, places, is_frozen }
    }

    fn place(&self, played: &Played, browser: Browser) -> Place {
        let now = self.start + MOMENTS[played.moment];
        match played.state.session(&self.session(played, browser), now).map(|session| session.confirmed) {
            None => Place::Outside,
            Some(None) => Place::AtTheDoor,
            Some(Some(Confirmed::InApp { device })) => Place::Inside(device_named(Some(device)).unwrap()),
            Some(Some(other)) => panic!("{other:?}"),
        }
    }
}

/// What a device signs, as its person types it.
fn said(verdict: Verdict, login: &Waiting) -> Said {
    let shown = login.number.as_deref().unwrap();
    let other = if shown == "00" { "01" } else { "00" };
    let approve = |number| Said::Approve {
        number: Some(Number::parse(number, NumberMatching::Two).unwrap()),
        amr: Amr::Pin,
    };
    match verdict {
        Verdict::Approve => approve(shown),
        Verdict::ApproveWithWrongNumber => approve(other),
        Verdict::Deny => Said::Deny,
        Verdict::Report => Said::Report,
    }
}

fn device_named(name: Option<String>) -> Option<Device> {
    name.map(|name| Device::BOTH[NAMES.iter().position(|known| *known == name).unwrap()])
}
