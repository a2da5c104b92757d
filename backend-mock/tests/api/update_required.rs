//! Apps that are too old, known by their `User-Agent`.

use key_protocol::ids::AppVersion;
use key_protocol::paths::{API_BASE, Endpoint};
use key_protocol::problem::Problem;
use support::wire::{ApiResponse, NewPhone};
use support::world::World;

const LIST: Endpoint<'static> = Endpoint::Challenges;

fn version(text: &str) -> AppVersion {
    AppVersion::parse(text).unwrap()
}

#[tokio::test]
async fn older_app_is_told_the_lowest_version_that_is_answered() {
    let (world, phone) = World::with_wire_phone().await;
    world.control.require_app(Some(version("1.10")));
    let problem = Problem::UpdateRequired { minimum: version("1.10") };
    for agent in [
        "FinagoKey/1.9.9.9 (android)",
        "FinagoKey/1 (ios)",
        "FinagoKey/1.10",
        "FinagoKey/v2 (ios)",
        "Mozilla/5.0 (X11)",
        "",
    ] {
        let response = ApiResponse::of(phone.proven(LIST).header("user-agent", agent)).await;
        assert_eq!(response.problem(), problem, "{agent}");
        assert_eq!((response.status, &response.json()["minimum"]), (403, &"1.10".into()));
    }
    let without = ApiResponse::of(phone.proven(LIST)).await;
    assert_eq!(without.problem(), problem, "a request without one counts as the oldest");
    for agent in ["FinagoKey/1.10 (android)", "FinagoKey/1.10.0.0 (ios)", "FinagoKey/2 (desktop)"] {
        assert_eq!(
            ApiResponse::of(phone.proven(LIST).header("user-agent", agent)).await.status,
            200,
            "{agent}"
        );
    }
    world.control.require_app(None);
    assert_eq!(phone.get(LIST).await.status, 200);
}

#[tokio::test]
async fn version_is_checked_before_everything_but_path_and_method() {
    let (world, phone) = World::with_wire_phone().await;
    world.control.require_app(Some(version("2")));
    let problem = Problem::UpdateRequired { minimum: version("2") };
    let unproven = phone.http.get(LIST.url(&phone.origin));
    assert_eq!(ApiResponse::of(unproven).await.problem(), problem, "before the proof");
    let large = phone.http.post(Endpoint::Enrol.url(&phone.origin)).body("x".repeat(70_000));
    assert_eq!(ApiResponse::of(large).await.problem(), problem, "before the body");
    let (new, statement) = NewPhone::of_maija(&world);
    assert_eq!(new.send(&statement).await.problem(), problem, "before the code");
    assert_eq!(phone.get(Endpoint::Events).await.problem(), problem);

    let nowhere = phone.http.get(format!("{}{API_BASE}/nowhere", phone.origin));
    assert_eq!(ApiResponse::of(nowhere).await.problem(), Problem::NotFound, "after the path");
    let wrong = phone.http.delete(LIST.url(&phone.origin));
    assert_eq!(ApiResponse::of(wrong).await.problem(), Problem::MethodNotAllowed, "after the method");
}
