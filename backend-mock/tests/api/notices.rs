//! Notices: what every device of an account is told, by list and by event.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::decision::Answer as Verdict;
use key_protocol::event::Event;
use key_protocol::notice::NoticeKind;
use key_protocol::paths::Endpoint;
use serde_json::{Value, json};
use support::wire::{NewPhone, Phone};
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};

const DAY: u64 = 24 * 60 * 60;

async fn kinds(phone: &Phone) -> Vec<NoticeKind> {
    phone.notices().await.into_iter().map(|notice| notice.kind).collect()
}

/// Header and claims of a signed statement.
fn decoded(jws: &Value) -> [Value; 2] {
    let parts: Vec<_> = jws.as_str().unwrap().split('.').collect();
    [parts[0], parts[1]].map(|part| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap())
}

#[tokio::test]
async fn new_device_is_told_to_the_older_ones_in_the_form_of_the_protocol() {
    let (world, phone) = World::with_wire_phone().await;
    let empty = json!({ "notices": [], "server_time": NOON.seconds() });
    assert_eq!(phone.get(Endpoint::Notices).await.json(), empty, "not of its own enrolment");
    world.advance(5);
    let tablet = NewPhone::new(&world).named("Tabletti").iphone().connect(MAIJA, MAIJAS_CODES[1]).await;

    let response = phone.get(Endpoint::Notices).await;
    assert_eq!((response.status, response.header("content-type")), (200, Some("application/json")));
    let body = response.json();
    assert_eq!((body.as_object().unwrap().len(), &body["server_time"]), (2, &json!(NOON + 5)));
    let [header, claims] = decoded(&body["notices"][0]);
    assert_eq!(header, json!({ "alg": "ES256", "typ": "fk-notice+jwt" }));
    let id = claims["jti"].as_str().unwrap();
    assert!((16..=128).contains(&id.len()));
    let device = json!({ "id": tablet.id, "name": "Tabletti", "platform": "ios" });
    assert_eq!(
        claims,
        json!({ "jti": id, "aud": phone.account, "iat": NOON + 5, "kind": "device-added", "device": device,
                "by": "web", "context": null })
    );
    assert_eq!(phone.notices().await.len(), 1);
    assert_eq!(tablet.get(Endpoint::Notices).await.json()["notices"], json!([]));
}

#[tokio::test]
async fn every_device_of_the_account_lists_the_same_bytes_oldest_first() {
    let (world, phone) = World::with_wire_phone().await;
    let (tablet, ake) =
        (world.connected(MAIJA, MAIJAS_CODES[1]).await, world.connected(AAKE, AAKES_CODE).await);
    let mut streams = [phone.events().await, tablet.events().await];
    assert_eq!(phone.decide(&world.issue(MAIJA).id, &Verdict::Report).await.status, 200);
    world.advance(1);
    world.browser().log_in(MAIJA, MAIJAS_CODES[2]).await;
    world.control.renew_list(MAIJA);

    let lists = [phone.get(Endpoint::Notices).await.json(), tablet.get(Endpoint::Notices).await.json()];
    let notices = lists[1]["notices"].as_array().unwrap();
    assert_eq!(lists[0]["notices"].as_array().unwrap()[1..], notices[..], "since its enrolment");
    let claims: Vec<_> = notices.iter().map(|jws| decoded(jws)[1].clone()).collect();
    let told: Vec<_> =
        claims.iter().map(|claims| (&claims["kind"], &claims["by"], &claims["device"])).collect();
    let [frozen, unfrozen, renewed] = ["frozen", "unfrozen", "codes-renewed"].map(|kind| json!(kind));
    let (device, web) = (json!("Maijan puhelin"), json!("web"));
    let null = Value::Null;
    assert_eq!(told, [(&frozen, &device, &null), (&unfrozen, &web, &null), (&renewed, &web, &null)]);
    assert_eq!(claims[0]["context"], null, "a device acted");
    let browser = json!({ "browser": "Firefox 145", "os": "Linux", "ip": "127.0.0.1", "place": null });
    assert_eq!(claims[1]["context"], browser);
    assert_eq!(claims[2]["context"], Value::Null, "customer service acted");
    assert_eq!(ake.notices().await, []);

    for stream in &mut streams {
        let mut ids = Vec::new();
        while ids.len() < claims.len() {
            match stream.next().await {
                Some(Event::Notice(event)) => ids.push(event.id.as_str().to_owned()),
                Some(Event::Challenge(_) | Event::Withdrawn(_)) => {}
                other => panic!("{other:?}"),
            }
        }
        assert!(claims.iter().map(|claims| claims["jti"].as_str().unwrap()).eq(ids));
    }
}

#[tokio::test]
async fn list_ends_after_fifty_and_after_thirty_days_but_for_connected_devices() {
    let (world, phone) = World::with_wire_phone().await;
    let tablet = world.connected(MAIJA, MAIJAS_CODES[1]).await;
    for _ in 0..60 {
        world.control.renew_list(MAIJA);
    }
    let listed = kinds(&phone).await;
    assert_eq!((listed.len(), listed[0], listed[1]), (51, NoticeKind::DeviceAdded, NoticeKind::CodesRenewed));
    assert_eq!(kinds(&tablet).await.len(), 50);
    world.advance(30 * DAY);
    assert_eq!(kinds(&phone).await.len(), 51);
    world.advance(1);
    assert_eq!(kinds(&phone).await, [NoticeKind::DeviceAdded]);
    assert_eq!(tablet.leave().await.status, 204);
    assert_eq!(kinds(&phone).await, [NoticeKind::DeviceRemoved], "the device is connected no more");
}

#[tokio::test]
async fn notice_of_a_removed_device_is_kept_as_long_as_the_device_is_known() {
    let (world, phone) = World::with_wire_phone().await;
    assert_eq!(phone.leave().await.status, 204);
    let notice = phone.removal(&phone.get(Endpoint::Notices).await.problem());
    world.advance(400 * DAY);
    assert_eq!(phone.removal(&phone.get(Endpoint::Notices).await.problem()), notice);
    let device = notice.device.unwrap();
    assert_eq!((device.id, device.name.as_str()), (phone.id.clone(), "Maijan puhelin"));
}
