//! Reset to the users of the seed while phones are enrolled.

use backend_mock::{Route, UserView};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

fn seeded(user: &UserView) -> (String, String, Vec<String>, bool) {
    let (username, password) = (user.username.to_string(), user.password.clone());
    (username, password, user.one_time_passwords.clone(), user.is_frozen)
}

#[tokio::test]
async fn reset_restores_the_state_of_the_first_start() {
    let world = World::new().await;
    let before: Vec<_> = world.control.users().iter().map(seeded).collect();
    let phone = world.wire_phone().await;
    world.issue(MAIJA);
    world.control.fail_next(Route::Devices, 3, 500);
    world.control.skew_clock(90);
    world.control.reset();

    assert_eq!(world.control.users().iter().map(seeded).collect::<Vec<_>>(), before);
    assert!(world.control.devices(MAIJA).is_empty() && world.control.challenges(MAIJA).is_empty());
    assert_eq!((world.control.faults(), world.control.requests()), (vec![], vec![]));
    assert_eq!(world.control.pushes(), []);
    assert_eq!((world.control.skew(), world.control.now()), (0, NOON));
    assert_eq!(phone.get(Endpoint::Devices).await.problem(), Problem::UnknownDevice);
}

#[tokio::test]
async fn reset_ends_streams_and_forgets_devices() {
    let (world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    world.control.reset();
    assert_eq!(stream.next().await, None);
    assert_eq!(phone.get(Endpoint::Events).await.problem(), Problem::UnknownDevice);

    let again = world.connected(MAIJA, MAIJAS_CODES[0]).await;
    let mut stream = again.events().await;
    world.issue(MAIJA);
    assert!(stream.next().await.is_some());
}

#[tokio::test]
async fn reset_survives_a_restart() {
    let mut world = World::saving(|_| ()).await;
    world.wire_phone().await;
    world.control.reset();
    world.restart().await;
    assert!(world.control.devices(MAIJA).is_empty());
    assert_eq!(world.user(MAIJA).one_time_passwords.len(), 8);
}

#[tokio::test]
async fn reset_that_cannot_be_saved_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder_of_state = folder.path().join("place");
    std::fs::create_dir(&folder_of_state).unwrap();
    let world = World::with(|config| config.state = Some(folder_of_state.join("state.json"))).await;
    let phone = world.wire_phone().await;
    world.control.skew_clock(5);
    std::fs::remove_dir_all(&folder_of_state).unwrap();
    world.control.reset();
    assert_eq!((world.control.devices(MAIJA).len(), world.control.skew()), (1, 5));
    assert_eq!(phone.get(Endpoint::Devices).await.status, 200);
}
