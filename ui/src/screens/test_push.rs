//! Last screen of onboarding: a test notification travels to this phone, and the screen says how long it
//! took or what to fix. It never has to be waited for.

use key_view::{Intent, Notifications, PushTest, PushWay, TestPushView};
use yew::{Html, html};

use super::settings::distributors;
use crate::components::button::{Button, Look};
use crate::components::icon::{Icon, emblem};
use crate::components::page::{heading, progress};
use crate::ui_context::UiContext;

/// Renders the screen.
pub(crate) fn test_push(ui: &UiContext, view: &TestPushView) -> Html {
    let TestPushView { notifications, push } = view;
    let messages = ui.messages().notification;
    let allowed = *notifications == Notifications::On;
    let travelling = push.test == PushTest::Sent;
    let arrived = matches!(push.test, PushTest::Arrived { .. });
    // A test that was lost says what to do itself.
    let says_way = allowed && (arrived || push.test == PushTest::None) && push.way != PushWay::Unknown;
    let title = if allowed { messages.test_heading } else { messages.offer };
    let sentences = [
        (!allowed).then(|| messages.standing(*notifications).to_owned()),
        (push.test != PushTest::None).then(|| ui.messages().push.test(push.test)),
        says_way.then(|| ui.messages().push.way(push.way).to_owned()),
        push.channel_off.then(|| ui.messages().push.channel_off.to_owned()),
        push.restricted.then(|| ui.messages().push.restricted.to_owned()),
    ];
    let lines = sentences.into_iter().flatten().map(|line| html! { <p key={line.clone()}>{ line }</p> });
    let try_again = Button {
        id: Some("try-again"),
        working: ui.awaits(&Intent::TryNotification),
        ..Button::new(Look::Secondary, ui.messages().controls.try_again, ui.callback(Intent::TryNotification))
    };
    let (id, look, label) = match travelling {
        true => ("skip", Look::Quiet, messages.skip),
        false => ("done", Look::Primary, ui.messages().result.done),
    };
    let leave = Button { id: Some(id), ..Button::new(look, label, ui.callback(Intent::Back)) };
    let (icon, tone) = if arrived { (Icon::CHECK, "good") } else { (Icon::BELL, "") };
    html! {
        <main key="test-push" class="page" data-screen="test-push" aria-busy={travelling.then_some("true")}>
            <div class="body centred">
                { emblem(icon, tone) }
                { heading(title) }
                <div id={(!travelling).then_some("test-push-result")} role="status">{ for lines }</div>
                { progress(travelling, ui.messages().controls.working) }
                { if allowed && !travelling { distributors(ui, push) } else { Html::default() } }
            </div>
            <footer class="actions">
                if allowed && !travelling && !arrived {
                    { try_again.draw() }
                }
                { leave.draw() }
            </footer>
        </main>
    }
}
