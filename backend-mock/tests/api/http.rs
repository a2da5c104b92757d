//! Rules that hold for every path: methods, body sizes, headers and unknown paths.

use key_protocol::paths::{DeviceVerb, Endpoint};
use key_protocol::problem::Problem;
use reqwest::Method;
use serde_json::json;
use support::wire::{ApiResponse, malformed};
use support::world::World;

const ID: &str = "q3T7m0sXkzq9b8Qb2hEJ3A";

#[tokio::test]
async fn each_path_accepts_only_its_methods() {
    let world = World::new().await;
    let paths = [
        ("/devices".to_owned(), vec!["GET", "POST"]),
        (format!("/devices/{ID}"), vec!["DELETE", "PATCH"]),
        (format!("/devices/{ID}/push"), vec!["GET", "PUT"]),
        (format!("/devices/{ID}/push/test"), vec!["POST"]),
        (format!("/devices/{ID}/sensor-key"), vec!["DELETE", "PUT"]),
        ("/challenges".to_owned(), vec!["GET"]),
        (format!("/challenges/{ID}"), vec!["GET"]),
        (format!("/challenges/{ID}/decision"), vec!["POST"]),
        ("/events".to_owned(), vec!["GET"]),
        ("/notices".to_owned(), vec!["GET"]),
    ];
    for (path, allowed) in paths {
        let url = format!("{}/api/v1{path}", world.origin());
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
            let request = world.http.request(Method::from_bytes(method.as_bytes()).unwrap(), &url);
            let response = ApiResponse::of(request).await;
            assert_eq!(response.header("cache-control"), Some("no-store"), "{method} {path}");
            if allowed.contains(&method) {
                assert_ne!(response.status, 405, "{method} {path}");
                continue;
            }
            assert_eq!(response.status, 405, "{method} {path}");
            assert_eq!(response.header("allow"), Some(allowed.join(", ").as_str()), "{method} {path}");
            if method != "HEAD" {
                assert_eq!(response.problem(), Problem::MethodNotAllowed, "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn unknown_path_is_not_found() {
    let world = World::new().await;
    for path in
        ["/api", "/api/", "/api/v1", "/api/v2/devices", "/api/v1/devices/", "/api/v1/Devices", "/api/v1/x"]
    {
        let response = ApiResponse::of(world.http.get(format!("{}{path}", world.origin()))).await;
        assert_eq!(response.problem(), Problem::NotFound, "{path}");
        assert_eq!(response.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn malformed_id_is_unknown() {
    let (_world, phone) = World::with_wire_phone().await;
    for id in [
        "short",
        "p6Yw2m3VQyKq0a1Zr4tGx%77",
        "p6Yw2m3VQyKq0a1Zr4tGx.",
        "%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF%FF",
    ] {
        let url = format!("{}/api/v1/challenges/{id}", phone.origin);
        let proof = phone.proof_for("GET", &url);
        let response = ApiResponse::of(phone.http.get(&url).header("DPoP", proof)).await;
        assert_eq!(response.problem(), Problem::UnknownChallenge, "{id}");

        let url = format!("{}/api/v1/devices/{id}", phone.origin);
        let proof = phone.proof_for("PATCH", &url);
        let response =
            ApiResponse::of(phone.http.patch(&url).header("DPoP", proof).body(r#"{"name":"x"}"#)).await;
        assert_eq!(response.problem(), Problem::NotFound, "{id}");
    }
}

#[tokio::test]
async fn body_over_64_kib_is_refused_for_any_content_type() {
    let (world, phone) = World::with_wire_phone().await;
    let of_length = |length: usize| {
        let body = json!({ "name": "x", "padding": "" }).to_string();
        body.replace(r#""padding":"""#, &format!(r#""padding":"{}""#, "x".repeat(length - body.len())))
    };
    let rename = Endpoint::Device(&phone.id, DeviceVerb::Rename);
    assert_eq!(phone.send(rename, of_length(64 * 1024)).await.status, 200);
    for length in [64 * 1024 + 1, 1024 * 1024] {
        assert_eq!(phone.send(rename, of_length(length)).await.problem(), Problem::TooLarge);
    }
    let proof = phone.proof(rename, world.control.now());
    let html =
        phone.request(rename, proof.as_str()).header("content-type", "text/html").body(r#"{"name":"y"}"#);
    assert_eq!(ApiResponse::of(html).await.status, 200);

    let enrol =
        |body: String| ApiResponse::of(phone.http.post(Endpoint::Enrol.url(&phone.origin)).body(body));
    assert_eq!(enrol("x".repeat(70_000)).await.problem(), Problem::TooLarge);
    assert_eq!(enrol("x".repeat(60_000)).await.problem(), Problem::Malformed { member: None });
    assert_eq!(enrol(of_length(60_000)).await.problem(), malformed("enrolment"));
}

#[tokio::test]
async fn proof_is_checked_before_the_body() {
    let (_world, phone) = World::with_wire_phone().await;
    let rename = Endpoint::Device(&phone.id, DeviceVerb::Rename);
    for body in ["", "{}", &"x".repeat(70_000)] {
        let response = ApiResponse::of(phone.request(rename, "nonsense").body(body.to_owned())).await;
        assert_eq!(response.problem(), Problem::BadProof);
    }
}
