//! A thief with the real files of a phone, the record and the notebook beside it: reads nothing that was
//! sealed for somebody else, and an edited entry of the history opens for nobody.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use key_core::Ports;
use key_core::domain::secret::Secret;
use key_core::ports::Vault;
use key_core::testing::edit::{another, leaves};
use key_core::testing::phone::{PIN, device};
use key_core::testing::{MemoryNotebook, Phone, Stolen, World};
use key_view::{Intent, Message};
use keyring_core::api::CredentialStoreApi;
use keyring_core::mock;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::yield_now;
use tokio::time::timeout;

use super::super::durable_file::DurableFile;
use super::super::keystore::{Keystore, failed};
use super::super::notebook::FileNotebook;
use super::super::system::SystemVault;
use super::super::{NOTES, RECORD};

const NEW_PIN: &str = "905172";
const KEYSTORE_SECRET: &str = "keystore-secret";

/// A phone whose record and notebook are files.
struct Used {
    world: World,
    folder: TempDir,
    keystore: Arc<mock::Store>,
}

impl Used {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        Self { world: World::new(), folder, keystore: mock::Store::new().unwrap() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn vault(&self) -> SystemVault {
        let store = Arc::clone(&self.keystore);
        let keystore = Keystore::new(move |name| store.build("test", name, None).map_err(failed));
        SystemVault::new(DurableFile::new(&self.file(RECORD)), keystore)
    }

    async fn start(&self) -> Phone {
        let notebook = Arc::new(FileNotebook::new(&self.file(NOTES)));
        let ports = Ports { vault: Arc::new(self.vault()), notebook, ..self.world.ports() };
        Phone::start(ports, device("Maija's phone", &self.world.address())).await
    }

    async fn set_up(&self) -> Phone {
        let mut phone = self.start().await;
        phone.set_up(&self.world.address(), World::USERNAME, World::CODES[0]).await;
        phone
    }

    /// Denies a challenge, waits until it is in the notebook, and returns its id.
    async fn denied(&self, phone: &mut Phone) -> String {
        let id = self.world.backend.issue(World::USERNAME).id.as_str().to_owned();
        phone.deny().await;
        phone.sees_result().await;
        phone.press(Intent::Back).await;
        let written = async {
            while !fs::read_to_string(self.file(NOTES)).is_ok_and(|notes| notes.contains(&id)) {
                yield_now().await;
            }
        };
        timeout(Phone::TIMEOUT, written).await.unwrap();
        id
    }

    fn notes(&self) -> Value {
        serde_json::from_slice(&fs::read(self.file(NOTES)).unwrap()).unwrap()
    }

    /// Returns the copied notebook.
    fn notebook(&self) -> MemoryNotebook {
        let copy = MemoryNotebook::new();
        copy.put(&fs::read(self.file(NOTES)).unwrap());
        copy
    }

    /// Returns what a thief opens of a copy of the record with this keystore secret and the PIN.
    async fn stolen(&self, keystore: &Secret, pin: &str) -> Stolen {
        let copy = World::new();
        copy.vault.put_record(Some(fs::read(self.file(RECORD)).unwrap()));
        copy.vault.store(KEYSTORE_SECRET, keystore).await.unwrap();
        Stolen::from(&copy, pin).await
    }

    async fn keystore_secret(&self) -> Secret {
        self.vault().secret(KEYSTORE_SECRET).await.unwrap().unwrap()
    }
}

async fn history(phone: &mut Phone) -> Vec<String> {
    phone.read_history().await.into_iter().map(|past| past.id).collect()
}

#[tokio::test]
async fn stolen_files_say_nothing_and_open_nothing_without_the_keystore() {
    let used = Used::new();
    let mut phone = used.set_up().await;
    used.denied(&mut phone).await;
    let notes = fs::read_to_string(used.file(NOTES)).unwrap();
    for personal in [World::USERNAME, "Procountor", "Windows", "Helsinki", "198.51.100.23", "Denied"] {
        assert!(!notes.contains(personal), "the notebook says {personal}");
    }
    let guessed = used.stolen(&Secret::new(vec![7; 32]), PIN).await;
    assert_eq!((guessed.slots(), guessed.reads(&used.notebook())), (0, 0), "the right PIN alone");
    let with_keystore = used.stolen(&used.keystore_secret().await, PIN).await;
    assert_eq!((with_keystore.slots(), with_keystore.reads(&used.notebook())), (1, 1));
}

#[tokio::test]
async fn files_and_keystore_that_were_stolen_read_nothing_from_after_a_change_of_pin() {
    let used = Used::new();
    let mut phone = used.set_up().await;
    used.denied(&mut phone).await;
    let keystore = used.keystore_secret().await;
    let thief = used.stolen(&keystore, PIN).await;
    phone.press(Intent::OpenSettings).await;
    phone.change_pin(PIN, NEW_PIN).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    phone.press(Intent::DismissMessage).await;
    phone.press(Intent::Back).await;
    phone.press(Intent::Back).await;
    used.denied(&mut phone).await;
    assert_eq!(thief.reads(&used.notebook()), 1, "what was there at the theft");
    let owner = used.stolen(&keystore, NEW_PIN).await;
    assert_eq!(owner.reads(&used.notebook()), 2);
    assert!(!thief.opens(&owner));
}

#[tokio::test]
async fn every_edited_field_of_an_entry_in_the_file_closes_it_and_spoils_no_other() {
    let used = Used::new();
    let mut phone = used.set_up().await;
    let kept = used.denied(&mut phone).await;
    used.denied(&mut phone).await;
    drop(phone);
    let notes = used.notes();
    let fields = leaves(&notes["history"][0]);
    assert!(fields.len() >= 5, "{fields:?}");
    for field in fields {
        let mut edited = notes.clone();
        let value = edited["history"][0].pointer_mut(&field).unwrap();
        *value = another(value);
        fs::write(used.file(NOTES), serde_json::to_vec(&edited).unwrap()).unwrap();
        let mut phone = used.start().await;
        assert_eq!(history(&mut phone).await, [kept.as_str()], "{field}");
    }
}

#[tokio::test]
async fn notebook_of_another_phone_opens_on_none_but_its_own() {
    let (used, other) = (Used::new(), Used::new());
    let mut theirs = other.set_up().await;
    other.denied(&mut theirs).await;
    drop(used.set_up().await);
    fs::copy(other.file(NOTES), used.file(NOTES)).unwrap();
    assert_eq!(history(&mut used.start().await).await, [""; 0]);
}
