//! Phones that all want to be connected with the same code.

use key_protocol::problem::Problem;

use crate::race::{Ended, Use};
use crate::support::{Answer, MAIJA, Unconnected, World};

/// So many phones, each with keys of its own and a statement that is signed already.
pub(crate) fn enrol(world: &World, code: &str, count: usize) -> Vec<Use> {
    let phones = std::iter::repeat_with(|| {
        let phone = Unconnected::new(world);
        let request = phone.request(&phone.statement(MAIJA, code, world.mock.now()));
        let enrolled: Use = Box::pin(async { ended(&Answer::of(request).await) });
        enrolled
    });
    phones.take(count).collect()
}

fn ended(answer: &Answer) -> Ended {
    if answer.status == 201 {
        return Ended::Worked;
    }
    match answer.problem() {
        Problem::WrongCode => Ended::WrongCode,
        Problem::TooManyAttempts { .. } => Ended::TooManyAttempts,
        other => panic!("{other:?}"),
    }
}
