//! Addresses that pushes must not go to (SSRF): the device names the endpoint, and the backend runs
//! inside its own network.

use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use backend_mock::{Names, NamesFuture, PushState};
use key_protocol::push::{PushResult, Reach};
use support::wire::Phone;
use support::world::World;

use super::server::Server;
use super::web_push::{
    Keys, last, push_result, register, registered_at, request_test_push, to_loopback, wait_for_latest_push,
};

/// Fake name resolver: returns the given answers in turn and records the queries.
#[derive(Clone, Default)]
struct Lookups {
    answers: Arc<Mutex<Vec<Vec<IpAddr>>>>,
    queried: Arc<Mutex<Vec<String>>>,
}

impl Names for Lookups {
    fn addresses(&self, name: &str) -> NamesFuture {
        self.queried.lock().unwrap().push(name.to_owned());
        let mut answers = self.answers.lock().unwrap();
        let answer =
            if answers.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(answers.remove(0)) };
        Box::pin(async { answer })
    }
}

impl Lookups {
    fn leading_to(answers: &[&[&str]]) -> Self {
        let answer = |answer: &&[&str]| answer.iter().map(|address| address.parse().unwrap()).collect();
        let answers = answers.iter().map(answer).collect();
        Self { answers: Arc::new(Mutex::new(answers)), queried: Arc::default() }
    }

    fn queried(&self) -> Vec<String> {
        self.queried.lock().unwrap().clone()
    }
}

/// Starts a backend with this reach, and pushes to a phone that is registered at `endpoint`.
async fn pushed(reach: Reach, names: &Lookups, endpoint: &str) -> (World, Phone) {
    let names = Arc::new(names.clone());
    let (world, phone) = registered_at(endpoint, |config| {
        config.push.reach = reach;
        config.push.names = names;
    })
    .await;
    request_test_push(&phone, "t").await;
    (world, phone)
}

#[tokio::test]
async fn name_that_resolves_to_an_internal_address_is_refused() {
    let server = Server::with_head("201 Created").await;
    let endpoint = format!("https://push.example:{}/x", server.address.port());
    for inside in [
        &["10.0.0.1"][..],
        &["127.0.0.1"],
        &["169.254.169.254"],
        &["192.168.1.1"],
        &["0.0.0.0"],
        &["::1"],
        &["::ffff:127.0.0.1"],
        &["::ffff:8.8.8.8"],
        &["64:ff9b::7f00:1"],
        &["fd12:3456::1"],
        &["8.8.8.8", "127.0.0.1"],
        &["127.0.0.1", "8.8.8.8"],
    ] {
        let names = Lookups::leading_to(&[inside]);
        let (world, _) = pushed(Reach::Internet, &names, &endpoint).await;
        wait_for_latest_push(&world, PushState::Refused).await;
        assert_eq!(last(&world), push_result(PushResult::Refused, 0), "{inside:?}");
        assert_eq!(names.queried(), ["push.example"], "{inside:?}");
    }
    assert_eq!(server.heads(), Vec::<String>::new());
}

#[tokio::test]
async fn localhost_is_refused() {
    let server = Server::with_head("201 Created").await;
    let endpoint = format!("https://localhost:{}/x", server.address.port());
    let (world, phone) = registered_at(&endpoint, |config| config.push.reach = Reach::Internet).await;
    request_test_push(&phone, "t").await;
    wait_for_latest_push(&world, PushState::Refused).await;
    assert_eq!(server.heads(), Vec::<String>::new());
}

#[tokio::test]
async fn development_reach_adds_loopback_only() {
    let server = Server::with_head("201 Created").await;
    let endpoint = format!("http://push.example:{}/x", server.address.port());
    for (address, state) in [
        ("127.0.0.1", PushState::Accepted),
        ("10.0.0.1", PushState::Refused),
        ("::ffff:127.0.0.1", PushState::Refused),
    ] {
        let names = Lookups::leading_to(&[&[address]]);
        let (world, _) = pushed(Reach::InternetAndLoopback, &names, &endpoint).await;
        wait_for_latest_push(&world, state).await;
    }
    assert_eq!(server.heads().len(), 1);
    assert!(server.heads()[0].contains(&format!("host: push.example:{}", server.address.port())));
}

#[tokio::test]
async fn name_is_resolved_once_per_push() {
    let server = Server::with_head("201 Created").await;
    let names = Lookups::leading_to(&[&["127.0.0.1"], &["10.0.0.1"], &["127.0.0.1"]]);
    let endpoint = format!("http://push.example:{}/x", server.address.port());
    let (world, phone) = pushed(Reach::InternetAndLoopback, &names, &endpoint).await;
    for (looked_up, state) in [(1, PushState::Accepted), (2, PushState::Refused), (3, PushState::Accepted)] {
        wait_for_latest_push(&world, state).await;
        assert_eq!(names.queried().len(), looked_up);
        world.advance(10);
        request_test_push(&phone, "t").await;
    }
    assert_eq!(server.heads().len(), 2);
}

#[tokio::test]
async fn unresolvable_name_is_retried() {
    let names = Lookups::default();
    let (world, _) = pushed(Reach::Internet, &names, "https://push.example/x").await;
    let next = Some(world.control.now() + 1);
    wait_for_latest_push(&world, PushState::Unreachable { next }).await;
}

#[tokio::test]
async fn stored_registration_is_checked_against_the_current_reach() {
    let server = Server::with_head("201 Created").await;
    let key = backend_mock::VapidSigner::new_key().unwrap();
    let mut world = World::saving(|config| {
        to_loopback(config);
        config.push.vapid = Some(key);
    })
    .await;
    let phone = world.wire_phone().await;
    assert_eq!(register(&phone, &Keys::new().registration(&server.endpoint())).await.status, 204);
    world.restart_with(|config| config.push.reach = Reach::Internet).await;
    request_test_push(&phone, "t").await;
    wait_for_latest_push(&world, PushState::Refused).await;
    assert_eq!(server.heads(), Vec::<String>::new());
}
