//! Browsers that submit the same code.

use std::sync::Arc;

use support::web_page::WebPage;
use support::world::{MAIJA, MAIJAS_PASSWORD, World};

use crate::race::{self, Attempt, AttemptResult};

/// Attempts of `count` browsers to log Maija in with `code` in the form at `path`, each in its own
/// session after the password.
pub(crate) async fn log_in(world: &World, path: &'static str, code: &str, count: usize) -> Vec<Attempt> {
    let mut browser = world.browser();
    let login = Arc::new(browser.open("/login").await);
    let signed_in = race::run(std::iter::repeat_n(browser, count).map(|mut browser| {
        let login = Arc::clone(&login);
        async move {
            let fields = [("username", MAIJA), ("password", MAIJAS_PASSWORD)];
            let choice = browser.press(&login, "submit", &fields).await;
            assert_eq!(choice.name(), "method");
            (browser, choice.csrf().to_owned())
        }
    }));
    let attempts = signed_in.await.into_iter().map(|(mut browser, csrf)| {
        let code = code.to_owned();
        let attempt: Attempt =
            Box::pin(
                async move { result_of(&browser.post(path, &[("csrf", &csrf), ("code", &code)]).await) },
            );
        attempt
    });
    attempts.collect()
}

fn result_of(page: &WebPage) -> AttemptResult {
    match (page.name(), page.problem()) {
        ("start", None) => AttemptResult::Worked,
        (_, Some("wrong-code")) => AttemptResult::WrongCode,
        (_, Some("too-many-attempts")) => AttemptResult::TooManyAttempts,
        other => panic!("{other:?}"),
    }
}
