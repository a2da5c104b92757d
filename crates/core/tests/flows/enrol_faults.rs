//! Connecting on a disk and a keystore that fail halfway: what is stored is of use, and what is left over in nobody's way.

use key_core::ports::VaultFailed;
use key_core::testing::phone::PIN;
use key_core::testing::{Fault, Operation, World};
use key_view::{Ending, EnrolProblem};

const MAIJA: &str = World::USERNAME;

#[tokio::test]
async fn a_username_that_could_not_be_read_back_is_connected_with_another_code() {
    for fault in [Fault::Refuses(VaultFailed::Failed), Fault::Lies] {
        let world = World::new();
        let mut phone = world.start().await;
        world.vault.fail_once(Operation::Load, 1, fault);
        phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
        drop(phone);

        let mut phone = world.start().await;
        phone.is_set_up(&world.address(), MAIJA, World::CODES[1]).await;
        assert_eq!(world.vault.possession_keys().len(), 1);
    }
}

#[tokio::test]
async fn a_username_that_stayed_in_the_record_all_the_same_works_after_a_restart() {
    let world = World::new();
    let mut phone = world.start().await;
    world.vault.fail_once(Operation::Load, 1, Fault::Lies);
    world.vault.fail_once(Operation::Save, 2, Fault::Refuses(VaultFailed::Failed));
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
    drop(phone);

    let mut phone = world.start().await;
    phone.sees_choose_pin().await;
    phone.chooses_pin(PIN).await;
    phone.sees_home_online().await;
    let login = world.backend.issue(MAIJA);
    phone.approves(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn half_a_keystore_secret_is_not_in_the_way_of_the_first_username() {
    let world = World::new();
    let mut phone = world.start().await;
    world.vault.fail_once(Operation::Secret, 0, Fault::Tears);
    phone.is_set_up(&world.address(), MAIJA, World::CODES[0]).await;
}
