//! Addresses that pushes must not go to (SSRF): the device names the endpoint, and the backend runs
//! inside its own network.

use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use backend_mock::{Names, NamesFuture, PushState};
use key_protocol::push::{PushResult, Reach};

use super::server::Server;
use super::support::{
    Keys, last, push_result, register, request_test_push, to_loopback, wait_for_latest_push,
};
use crate::support::{Phone, World};

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

async fn world(reach: Reach, names: &Lookups) -> World {
    let names = Arc::new(names.clone());
    World::with(|config| {
        to_loopback(config);
        config.push.reach = reach;
        config.push.names = names;
    })
    .await
}

async fn registered(world: &World, endpoint: &str) -> Phone {
    let phone = world.phone().await;
    assert_eq!(register(world, &phone, &Keys::new().registration(endpoint)).await.status, 204);
    phone
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
        let world = world(Reach::Internet, &names).await;
        let phone = registered(&world, &endpoint).await;
        request_test_push(&world, &phone, "t").await;
        wait_for_latest_push(&world, PushState::Refused).await;
        assert_eq!(last(&world), push_result(PushResult::Refused, 0), "{inside:?}");
        assert_eq!(names.queried(), ["push.example"], "{inside:?}");
    }
    assert_eq!(server.heads(), Vec::<String>::new());
}

#[tokio::test]
async fn localhost_is_refused() {
    let server = Server::with_head("201 Created").await;
    let world = World::with(|config| {
        to_loopback(config);
        config.push.reach = Reach::Internet;
    })
    .await;
    let phone = registered(&world, &format!("https://localhost:{}/x", server.address.port())).await;
    request_test_push(&world, &phone, "t").await;
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
        let world = world(Reach::InternetAndLoopback, &Lookups::leading_to(&[&[address]])).await;
        let phone = registered(&world, &endpoint).await;
        request_test_push(&world, &phone, "t").await;
        wait_for_latest_push(&world, state).await;
    }
    assert_eq!(server.heads().len(), 1);
    assert!(server.heads()[0].contains(&format!("host: push.example:{}", server.address.port())));
}

#[tokio::test]
async fn name_is_resolved_once_per_push() {
    let server = Server::with_head("201 Created").await;
    let names = Lookups::leading_to(&[&["127.0.0.1"], &["10.0.0.1"], &["127.0.0.1"]]);
    let world = world(Reach::InternetAndLoopback, &names).await;
    let phone = registered(&world, &format!("http://push.example:{}/x", server.address.port())).await;
    for (looked_up, state) in [(1, PushState::Accepted), (2, PushState::Refused), (3, PushState::Accepted)] {
        request_test_push(&world, &phone, "t").await;
        wait_for_latest_push(&world, state).await;
        assert_eq!(names.queried().len(), looked_up);
        world.clock.advance(10);
    }
    assert_eq!(server.heads().len(), 2);
}

#[tokio::test]
async fn unresolvable_name_is_retried() {
    let names = Lookups::default();
    let world = world(Reach::Internet, &names).await;
    let phone = registered(&world, "https://push.example/x").await;
    request_test_push(&world, &phone, "t").await;
    let next = Some(world.control.now() + 1);
    wait_for_latest_push(&world, PushState::Unreachable { next }).await;
}

#[tokio::test]
async fn stored_registration_is_checked_against_the_current_reach() {
    let server = Server::with_head("201 Created").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    let key = backend_mock::VapidSigner::new_key().unwrap();
    let start = async |reach, listen: Option<&str>| {
        let (path, key) = (path.clone(), key.clone());
        World::with(|config| {
            to_loopback(config);
            config.state = Some(path);
            config.push.reach = reach;
            config.push.vapid = Some(key);
            if let Some(listen) = listen {
                config.listen = listen.strip_prefix("http://").unwrap().parse().unwrap();
            }
        })
        .await
    };
    let first = start(Reach::InternetAndLoopback, None).await;
    let phone = registered(&first, &server.endpoint()).await;
    let origin = first.origin().to_string();
    first.server.shutdown().await;

    let again = start(Reach::Internet, Some(&origin)).await;
    request_test_push(&again, &phone, "t").await;
    wait_for_latest_push(&again, PushState::Refused).await;
    assert_eq!(server.heads(), Vec::<String>::new());
}
