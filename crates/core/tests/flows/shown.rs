//! Views contain no key, no handoff and no typed secret, and the offline code only while it is shown.

use std::sync::{Arc, Mutex};

use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Canaries, Mishap, World};
use key_view::{CodeView, Ending, Intent, Screen, ViewModel};

const MAIJA: &str = World::USERNAME;

/// Records the current view and every later one.
fn record_views(app: &key_core::Authenticator) -> Arc<Mutex<Vec<ViewModel>>> {
    let views = Arc::new(Mutex::new(vec![app.current_view()]));
    let (mut receiver, recorded) = (app.views(), Arc::clone(&views));
    tokio::spawn(async move {
        while receiver.changed().await.is_ok() {
            recorded.lock().unwrap().push(receiver.borrow_and_update().clone());
        }
    });
    views
}

/// Waits for the recorder, which may lag a view behind.
async fn recorded_until(views: &Mutex<Vec<ViewModel>>, last: impl Fn(&ViewModel) -> bool) {
    while !views.lock().unwrap().last().is_some_and(&last) {
        tokio::task::yield_now().await;
    }
}

fn shows_a_code(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::OfflineCode(code) if matches!(code.code, CodeView::Shown(_)))
}

#[tokio::test]
async fn views_contain_no_secret_except_the_shown_code() {
    let world = World::new();
    let mut phone = world.start().await;
    let views = record_views(&phone.app);
    phone.connect(&world.address(), MAIJA, "WRNG-2345").await;
    phone.sees_enrol_problem().await;
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
    let mut secrets = Canaries::stored_in(&world.vault, PIN).await;
    phone.open_offline_code().await;
    phone.enter_pin(WRONG_PIN).await;
    phone.sees_pin_trouble().await;
    phone.enter_pin(PIN).await;
    let digits = phone.sees_code().await.digits;
    recorded_until(&views, shows_a_code).await;
    phone.press(Intent::Back).await;
    phone.sees_home().await;
    let login = world.backend.issue(MAIJA);
    world.backend.expect(Call::Decide, Mishap::AnswerLost);
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    world.backend.revoke(MAIJA, "Tablet");
    phone.sees_welcome().await;
    recorded_until(&views, |view| matches!(view.screen, Screen::Welcome(_))).await;

    for typed in [PIN, WRONG_PIN, World::CODES[0], "WRNG-2345"] {
        secrets.add("what was typed", typed.as_bytes());
    }
    let mut code = Canaries::default();
    code.add("the offline code", digits.as_bytes());
    let views = views.lock().unwrap();
    for view in &*views {
        let text = serde_json::to_string(view).unwrap();
        secrets.assert_none_in("a view", &text);
        if !shows_a_code(view) {
            code.assert_none_in("a view that shows no code", &text);
        }
    }
}

#[tokio::test]
async fn handoff_and_release_are_in_no_view() {
    let world = World::new();
    let mut phone = world.phone().await;
    let views = record_views(&phone.app);
    let login = world.backend.issue(MAIJA);
    phone.app.open_link(&world.backend.link(&login), None).await;
    phone.approve("").await;
    phone.sees_result().await;
    recorded_until(&views, |view| matches!(view.screen, Screen::Result(_))).await;

    let page = world.browser.opened().remove(0).page;
    let (_, release) = page.rsplit_once('=').unwrap();
    let mut secrets = Canaries::default();
    for secret in [login.handoff.expose(), release] {
        secrets.add("a secret of the handoff", secret.as_bytes());
    }
    for view in &*views.lock().unwrap() {
        secrets.assert_none_in("a view", serde_json::to_string(view).unwrap());
    }
}
