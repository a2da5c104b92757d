//! Messages as they are posted to a Web Push service and opened by the device.

use backend_mock::PushState;
use key_protocol::decision::Answer as Verdict;
use key_protocol::problem::Problem;
use key_protocol::push::{Authorization, PushContent, PushResult, Subject, topic};
use serde_json::json;
use support::wire::ApiResponse;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON};

use super::web_push::{
    Keys, Messages, Scene, contents, in_time, last, push_result, register, request_test_push, status,
    subscribe, text, vapid, wait_for_latest_push, world,
};

#[tokio::test]
async fn challenge_is_encrypted_for_the_device_and_signed_with_vapid() {
    let Scene { world, service, phone, keys, at } = Scene::new().await;
    let id = world.issue(MAIJA).id;

    let post = in_time(service.posted(1)).await.remove(0);
    let subject = Subject::Challenge { id: id.clone(), exp: NOON + 120 };
    assert_eq!(keys.open(&post.body).unwrap(), PushContent { device: phone.id.clone(), subject });
    assert!(at.endpoint.ends_with(&post.path));
    assert_eq!((post.ttl.as_deref(), post.urgency.as_deref()), (Some("120"), Some("high")));
    assert_eq!(post.topic, Some(topic(id.as_str())));
    assert_eq!(post.content_encoding.as_deref(), Some("aes128gcm"));
    let authorization = Authorization::verify(&post.authorization.unwrap(), NOON).unwrap();
    assert_eq!(authorization.key.to_string(), vapid(&phone).await);
    assert_eq!(authorization.aud, service.origin());
    assert!(authorization.sub.starts_with("mailto:"));

    wait_for_latest_push(&world, PushState::Accepted).await;
    let expected = json!({ "at": NOON, "result": "accepted" });
    assert_eq!(status(&phone).await["last"], expected);
}

#[tokio::test]
async fn every_registered_device_of_the_account_gets_the_push() {
    let Scene { world, service, phone, keys, .. } = Scene::new().await;
    let tablet = world.connected(MAIJA, MAIJAS_CODES[1]).await;
    let akes = world.connected(AAKE, AAKES_CODE).await;
    let _silent = world.connected(MAIJA, MAIJAS_CODES[2]).await;
    let others = [(&tablet, Keys::new()), (&akes, Keys::new())];
    let key = vapid(&phone).await;
    for (other, keys) in &others {
        let at = subscribe(&world, &service, &key).await;
        register(other, &keys.registration(&at.endpoint)).await;
    }
    // The first phone was told of the two devices that were added.
    let told = in_time(service.posted(2)).await;
    let is_notice = |content: &PushContent| matches!(content.subject, Subject::Notice(_));
    assert_eq!(contents(&keys, &told).into_iter().flatten().filter(is_notice).count(), 2);

    world.issue(MAIJA);
    let posts = in_time(service.posted(4)).await.split_off(2);
    let opened = |keys: &Keys| contents(keys, &posts).into_iter().flatten().count();
    assert_eq!((posts.len(), opened(&keys), opened(&others[0].1), opened(&others[1].1)), (2, 1, 1, 0));
}

#[tokio::test]
async fn challenge_that_ends_early_sends_an_over_push() {
    let Scene { world, service, phone, keys, .. } = Scene::new().await;
    let mut posts = 0;
    for end in ["denied", "withdrawn", "expired early", "expired"] {
        let id = world.issue(MAIJA).id;
        posts += 1;
        in_time(service.posted(posts)).await;
        wait_for_latest_push(&world, PushState::Accepted).await;
        match end {
            "denied" => drop(phone.decide(&id, &Verdict::Deny).await),
            "withdrawn" => world.control.withdraw(&id),
            "expired early" => world.control.expire(&id),
            _ => world.advance(120),
        }
        if end == "expired" {
            assert_eq!(world.control.pushes().len(), posts, "an expired challenge needs no over push");
            continue;
        }
        posts += 1;
        let over = in_time(service.posted(posts)).await.pop().unwrap();
        let content = PushContent { device: phone.id.clone(), subject: Subject::Over(id.clone()) };
        assert_eq!(keys.open(&over.body), Some(content), "{end}");
        assert_eq!((over.ttl.as_deref(), over.topic), (Some("600"), Some(topic(id.as_str()))));
        wait_for_latest_push(&world, PushState::Accepted).await;
    }
}

#[tokio::test]
async fn offline_phone_gets_only_the_latest_push_of_each_challenge() {
    let Scene { world, service, phone, keys, at } = Scene::new().await;
    let ended = world.issue(MAIJA).id;
    in_time(service.posted(1)).await;
    world.control.withdraw(&ended);
    in_time(service.posted(2)).await;
    let open = world.issue(MAIJA).id;
    in_time(service.posted(3)).await;

    let mut stream = Messages::of(world.http.get(&at.stream).send().await.unwrap());
    let subjects = [Subject::Over(ended), Subject::Challenge { id: open, exp: NOON + 120 }];
    for subject in subjects {
        let (id, sealed) = stream.next().await.unwrap();
        assert_eq!(keys.open(&sealed), Some(PushContent { device: phone.id.clone(), subject }));
        let acknowledged = ApiResponse::of(world.http.delete(format!("{}/{id}", at.stream))).await;
        assert_eq!(acknowledged.status, 204);
    }
    assert_eq!(service.waiting(&at.endpoint), 0);
}

#[tokio::test]
async fn test_push_is_limited_to_one_in_ten_seconds() {
    let world = world().await;
    let service = world.push_service().await;
    let phone = world.wire_phone().await;
    for _ in 0..2 {
        let refused = request_test_push(&phone, "one").await;
        assert_eq!(refused.problem(), Problem::NoPush, "before any limit");
    }
    let (keys, at) = (Keys::new(), subscribe(&world, &service, &vapid(&phone).await).await);
    register(&phone, &keys.registration(&at.endpoint)).await;
    let response = request_test_push(&phone, "one").await;
    assert_eq!((response.status, response.body.len()), (202, 0));
    let post = in_time(service.posted(1)).await.remove(0);
    let content = |token| PushContent { device: phone.id.clone(), subject: Subject::Test(text(token)) };
    assert_eq!(keys.open(&post.body), Some(content("one")));
    assert_eq!((post.ttl.as_deref(), post.topic), (Some("60"), Some(topic("one"))));

    world.advance(3);
    let refused = request_test_push(&phone, "two").await;
    assert_eq!(refused.problem(), Problem::TooManyAttempts { retry_after: 7 });
    assert_eq!(refused.header("retry-after"), Some("7"));
    world.advance(7);
    assert_eq!(request_test_push(&phone, "three").await.status, 202);
    let post = in_time(service.posted(2)).await.remove(1);
    assert_eq!(keys.open(&post.body), Some(content("three")));
}

#[tokio::test]
async fn last_result_is_cleared_by_a_new_registration() {
    let Scene { world, service: _service, phone, keys, at } = Scene::new().await;
    request_test_push(&phone, "one").await;
    wait_for_latest_push(&world, PushState::Accepted).await;
    world.advance(1);
    register(&phone, &keys.registration(&at.endpoint)).await;
    assert_eq!(last(&world), push_result(PushResult::Accepted, 0), "the same registration keeps the result");
    register(&phone, &Keys::new().registration(&at.endpoint)).await;
    assert_eq!(last(&world), None);
}

#[tokio::test]
async fn gone_registration_is_removed_and_keeps_its_last_result() {
    let Scene { world, service, phone, keys, at } = Scene::new().await;
    service.forget(&at.endpoint);
    world.issue(MAIJA);
    wait_for_latest_push(&world, PushState::Gone).await;
    let gone = json!({ "at": NOON, "result": "gone" });
    let key = vapid(&phone).await;
    let expected = json!({ "transport": "none", "vapid": key, "last": gone });
    assert_eq!(status(&phone).await, expected);
    register(&phone, &json!({ "transport": "none" })).await;
    assert_eq!(status(&phone).await, expected, "there was no registration before either");
    assert_eq!(request_test_push(&phone, "t").await.problem(), Problem::NoPush);
    world.issue(MAIJA);
    assert_eq!(world.control.pushes().len(), 1);

    register(&phone, &keys.registration(&at.endpoint)).await;
    assert_eq!(status(&phone).await["last"], json!(null));
}
