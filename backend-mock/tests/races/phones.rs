//! Phones that enrol with the same code.

use key_protocol::problem::Problem;
use support::wire::{ApiResponse, NewPhone};
use support::world::{MAIJA, World};

use crate::race::{Attempt, AttemptResult};

/// Attempts of `count` phones to enrol with `code`, each with its own keys and a statement signed
/// in advance.
pub(crate) fn enrol(world: &World, code: &str, count: usize) -> Vec<Attempt> {
    let phones = std::iter::repeat_with(|| {
        let phone = NewPhone::new(world);
        let request = phone.request(&phone.statement(MAIJA, code, world.control.now()));
        let attempt: Attempt = Box::pin(async { result_of(&ApiResponse::of(request).await) });
        attempt
    });
    phones.take(count).collect()
}

fn result_of(response: &ApiResponse) -> AttemptResult {
    if response.status == 201 {
        return AttemptResult::Worked;
    }
    match response.problem() {
        Problem::WrongCode => AttemptResult::WrongCode,
        Problem::TooManyAttempts { .. } => AttemptResult::TooManyAttempts,
        other => panic!("{other:?}"),
    }
}
