//! Connecting with a disk or keystore that fails halfway: what is stored works, and leftovers block
//! nothing.

use key_core::ports::VaultFailed;
use key_core::testing::{Fault, Operation, World};
use key_view::{Ending, EnrolProblem};

const MAIJA: &str = World::USERNAME;

#[tokio::test]
async fn username_that_could_not_be_read_back_connects_with_another_code() {
    for fault in [Fault::Refuses(VaultFailed::Failed), Fault::Lies] {
        let world = World::new();
        let mut phone = world.start().await;
        world.vault.fail_once(Operation::Load, 1, fault);
        phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
        drop(phone);

        let mut phone = world.start().await;
        phone.set_up(&world.address(), MAIJA, World::CODES[1]).await;
        assert_eq!(world.vault.possession_keys().len(), 1);
    }
}

#[tokio::test]
async fn username_left_in_record_by_failed_save_works_after_restart() {
    let world = World::new();
    let mut phone = world.start().await;
    world.vault.fail_once(Operation::Load, 1, Fault::Lies);
    world.vault.fail_once(Operation::Save, 2, Fault::Refuses(VaultFailed::Failed));
    phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
    drop(phone);

    let mut phone = world.start().await;
    phone.finish_set_up().await;
    let login = world.backend.issue(MAIJA);
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn unreadable_keystore_secret_does_not_block_the_first_username() {
    let world = World::new();
    let mut phone = world.start().await;
    world.vault.fail_once(Operation::Secret, 0, Fault::Tears);
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
}
