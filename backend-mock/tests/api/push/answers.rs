//! Responses of push services, including broken ones, and the results they map to.

use std::net::TcpListener;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use backend_mock::{Control, PushState, Roots};
use key_protocol::push::{PushRegistration, PushResult};
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

use super::server::{Reply, Server, head_only};
use super::tls::Tls;
use super::web_push::{
    Keys, Scene, in_time, last, push_result, register, registered_at, request_test_push, wait_for_latest_push,
};

/// Starts a backend that has sent a push of a login to `server`.
async fn pushed_to(server: &Server) -> World {
    let world = registered_at(&server.endpoint(), |_| ()).await.0;
    world.issue(MAIJA);
    world
}

/// Waits until the first push was tried `times` times, and returns its state.
async fn state_after_try(world: &World, times: u32) -> PushState {
    let is_settled = |control: &Control| {
        let push = control.pushes().first()?.clone();
        (push.tries == times && push.state != PushState::Sending).then_some(push.state)
    };
    world.until("a tried push", is_settled).await
}

fn retry_at(seconds: i64) -> PushState {
    PushState::Unreachable { next: Some(NOON + seconds) }
}

const GIVEN_UP: PushState = PushState::Unreachable { next: None };

#[tokio::test]
async fn each_status_maps_to_the_result_of_the_protocol() {
    let cases = [
        ("200 OK", PushState::Accepted, PushResult::Accepted),
        ("201 Created", PushState::Accepted, PushResult::Accepted),
        ("204 No Content", PushState::Accepted, PushResult::Accepted),
        ("404 Not Found", PushState::Gone, PushResult::Gone),
        ("410 Gone", PushState::Gone, PushResult::Gone),
        ("400 Bad Request", PushState::Refused, PushResult::Refused),
        ("401 Unauthorized", PushState::Refused, PushResult::Refused),
        ("413 Content Too Large", PushState::Refused, PushResult::Refused),
        ("304 Not Modified", PushState::Refused, PushResult::Refused),
        ("429 Too Many Requests", retry_at(1), PushResult::Unreachable),
        ("500 Internal Server Error", retry_at(1), PushResult::Unreachable),
        ("599 Whatever", retry_at(1), PushResult::Unreachable),
    ];
    for (head, state, result) in cases {
        let server = Server::with_head(head).await;
        let world = pushed_to(&server).await;
        let tried = state_after_try(&world, 1).await;
        assert_eq!((tried, last(&world)), (state, push_result(result, 0)), "{head}");
        let is_registered = world.control.devices(MAIJA)[0].push != PushRegistration::None;
        assert_eq!(is_registered, result != PushResult::Gone, "{head}");
        assert_eq!(server.heads().len(), 1, "{head}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let target = Server::with_head("201 Created").await;
    for status in [301, 302, 303, 307, 308] {
        let head = format!("{status} Elsewhere\r\nlocation: {}", target.endpoint());
        let server = Server::with_head(&head).await;
        let world = pushed_to(&server).await;
        assert_eq!(state_after_try(&world, 1).await, PushState::Refused, "{status}");
    }
    assert_eq!(target.heads(), Vec::<String>::new());
}

#[tokio::test]
async fn retry_after_sets_the_time_of_the_retry() {
    for wish in ["30", "Thu, 01 Jan 2026 12:00:30 GMT"] {
        let later = head_only(&format!("429 Too Many Requests\r\nretry-after: {wish}"));
        let server = Server::with_replies([later, head_only("201 Created")]).await;
        let world = pushed_to(&server).await;
        assert_eq!(state_after_try(&world, 1).await, retry_at(30), "{wish}");
        assert_eq!(last(&world), push_result(PushResult::Unreachable, 0), "during the retries too");
        world.advance(30);
        assert_eq!(state_after_try(&world, 2).await, PushState::Accepted);
        assert_eq!(last(&world), push_result(PushResult::Accepted, 30));
        assert!(server.heads()[0].contains("ttl: 120\r\n"), "{}", server.heads()[0]);
        assert!(server.heads()[1].contains("ttl: 90\r\n"), "seconds left: {}", server.heads()[1]);
    }
}

#[tokio::test]
async fn push_is_retried_with_backoff_until_its_challenge_expires() {
    let server = Server::with_head("503 Service Unavailable").await;
    let world = pushed_to(&server).await;
    let mut passed = 0;
    for (times, pause) in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 32_u32)] {
        passed += i64::from(pause);
        assert_eq!(state_after_try(&world, times).await, retry_at(passed));
        world.advance(pause.into());
    }
    // The challenge expires before the next retry.
    assert_eq!(state_after_try(&world, 7).await, GIVEN_UP);
    assert_eq!(last(&world), push_result(PushResult::Unreachable, 63));
}

#[tokio::test]
async fn push_is_given_up_if_retry_after_exceeds_its_lifetime() {
    let server = Server::with_head("503 Later\r\nretry-after: 120").await;
    let world = pushed_to(&server).await;
    assert_eq!(state_after_try(&world, 1).await, GIVEN_UP);
}

#[tokio::test]
async fn ended_challenge_is_not_retried() {
    let replies = [head_only("503 Service Unavailable"), head_only("201 Created")];
    let server = Server::with_replies(replies).await;
    let (world, _) = registered_at(&server.endpoint(), |_| ()).await;
    let id = world.issue(MAIJA).id;
    assert_eq!(state_after_try(&world, 1).await, retry_at(1));
    world.control.withdraw(&id);
    wait_for_latest_push(&world, PushState::Accepted).await;
    world.advance(1);
    assert_eq!(state_after_try(&world, 1).await, GIVEN_UP);
    assert_eq!((world.control.pushes().len(), server.heads().len()), (2, 2), "the second is the over push");
}

#[tokio::test]
async fn retry_uses_the_current_registration() {
    let server = Server::with_head("503 Service Unavailable").await;
    let (world, phone) = registered_at(&server.endpoint(), |_| ()).await;
    world.issue(MAIJA);
    assert_eq!(state_after_try(&world, 1).await, retry_at(1));
    let moved = Server::with_head("201 Created").await;
    register(&phone, &Keys::new().registration(&moved.endpoint())).await;
    assert_eq!(last(&world), None);
    world.advance(1);
    assert_eq!(state_after_try(&world, 2).await, PushState::Accepted);
    assert_eq!((server.heads().len(), moved.heads().len()), (1, 1));
}

#[tokio::test]
async fn silent_or_broken_service_is_unreachable() {
    let endless_head = "HTTP/1.1 201 Created\r\nx: ";
    for reply in
        [Reply::Hang, Reply::Close, Reply::Send("garbage\r\n\r\n".to_owned()), Reply::Flood(endless_head)]
    {
        let server = Server::with_replies([reply]).await;
        let patience = Duration::from_millis(300);
        let (world, _) = registered_at(&server.endpoint(), |config| config.push.patience = patience).await;
        world.issue(MAIJA);
        assert_eq!(state_after_try(&world, 1).await, retry_at(1));
        assert!(server.flooded() < 32 * 1024 * 1024);
    }
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/x", closed.local_addr().unwrap());
    let (world, _) = registered_at(&endpoint, |_| ()).await;
    drop(closed);
    world.issue(MAIJA);
    assert_eq!(state_after_try(&world, 1).await, retry_at(1));
}

#[tokio::test]
async fn push_service_needs_a_trusted_certificate() {
    let (tls, root) = Tls::new("http/1.1").await;
    let endpoint = format!("{}/x", tls.address());
    tokio::spawn(axum::serve(tls, Router::new().fallback(async || StatusCode::CREATED)).into_future());
    for (roots, state) in [(vec![root], PushState::Accepted), (vec![], retry_at(1))] {
        let roots = Roots::Only(roots);
        let (world, _) = registered_at(&endpoint, |config| config.push.roots = roots).await;
        world.issue(MAIJA);
        assert_eq!(state_after_try(&world, 1).await, state);
    }
}

#[tokio::test]
async fn endless_body_is_cut_off_and_its_status_counts() {
    let endless = Reply::Flood("HTTP/1.1 201 Created\r\ncontent-length: 99999999999\r\n\r\n");
    let server = Server::with_replies([endless]).await;
    let world = pushed_to(&server).await;
    assert_eq!(state_after_try(&world, 1).await, PushState::Accepted);
    assert!(server.flooded() < 32 * 1024 * 1024);
}

#[tokio::test]
async fn slow_push_service_does_not_delay_other_pushes() {
    let slow = Server::with_replies([Reply::Hang]).await;
    let Scene { world, service, .. } = Scene::new().await;
    let other = world.connected(MAIJA, MAIJAS_CODES[1]).await;
    register(&other, &Keys::new().registration(&slow.endpoint())).await;
    request_test_push(&other, "slow").await;
    world.issue(MAIJA);
    in_time(service.posted(1)).await;
}
