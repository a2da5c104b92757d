//! Deadlines of the calls to the phone: a keystore, a disk or a sensor that does not answer is
//! reported, and never leaves the user at a button that stays busy.
//!
//! A call whose deadline passed goes on, because nothing can stop a system call. The calls to the disk
//! therefore take turns, and so do those to the keystore: what was called first is done first, and a
//! record that was given up never replaces a later one.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_protocol::keys::{PublicKey, Signature};
use key_view::AvailableSensor;
use tokio::sync::Mutex;
use tokio::task::AbortHandle;
use zeroize::Zeroizing;

use crate::domain::account::AccountHandle;
use crate::domain::biometric_slot::Enclosed;
use crate::domain::secret::Secret;
use crate::ports::{
    Clock, NotRecognised, Notebook, Ports, Prompt, SensorKeys, UserPresence, Vault, VaultFailed,
};

/// Longest wait for the disk, the keystore or the state of the sensor.
const ANSWER: Duration = Duration::from_secs(5);
/// Longest wait for a prompt of the system, which the user answers.
const PROMPT: Duration = Duration::from_secs(60);

/// Returns `ports` with a deadline for each call of the vault, the notebook, the sensor and its keys.
pub(crate) fn bound(ports: Ports) -> Ports {
    let clock = &ports.clock;
    Ports {
        vault: Arc::new(InTurn::new(Bounded::new(ports.vault, clock))),
        notebook: Arc::new(Bounded::new(ports.notebook, clock)),
        presence: Arc::new(Bounded::new(ports.presence, clock)),
        sensor_keys: Arc::new(Bounded::new(ports.sensor_keys, clock)),
        ..ports
    }
}

/// A port whose calls have deadlines.
struct Bounded<P: ?Sized> {
    port: Arc<P>,
    clock: Arc<dyn Clock>,
}

/// A vault whose calls have deadlines and take turns.
struct InTurn {
    inside: Bounded<dyn Vault>,
    disk: Turn,
    keystore: Turn,
}

/// Held during a call.
type Turn = Arc<Mutex<()>>;

/// Ends a call whose caller was ended before the deadline.
struct EndedWithCaller(Option<AbortHandle>);

impl Drop for EndedWithCaller {
    fn drop(&mut self) {
        if let Some(call) = &self.0 {
            call.abort();
        }
    }
}

impl<P: ?Sized + Send + Sync + 'static> Bounded<P> {
    fn new(port: Arc<P>, clock: &Arc<dyn Clock>) -> Self {
        Self { port, clock: Arc::clone(clock) }
    }

    /// Returns what `call` returns, or `None` if the deadline passes first. The call then goes on.
    async fn within<T, F>(&self, deadline: Duration, call: impl FnOnce(Arc<P>) -> F) -> Option<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let answer = tokio::spawn(call(Arc::clone(&self.port)));
        let mut ended = EndedWithCaller(Some(answer.abort_handle()));
        tokio::select! {
            biased;
            answer = answer => answer.ok(),
            () = self.clock.until(self.clock.monotonic() + deadline) => {
                ended.0 = None;
                tracing::warn!(seconds = deadline.as_secs(), "the phone did not answer in time");
                None
            }
        }
    }
}

impl InTurn {
    fn new(inside: Bounded<dyn Vault>) -> Self {
        Self { inside, disk: Turn::default(), keystore: Turn::default() }
    }

    async fn call<T, F>(
        &self,
        turn: &Turn,
        call: impl FnOnce(Arc<dyn Vault>) -> F + Send,
    ) -> Result<T, VaultFailed>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, VaultFailed>> + Send + 'static,
    {
        let turn = Arc::clone(turn);
        let in_turn = |vault| {
            let call = call(vault);
            async move {
                let _turn = turn.lock().await;
                call.await
            }
        };
        self.inside.within(ANSWER, in_turn).await.unwrap_or(Err(VaultFailed::Unanswered))
    }
}

#[async_trait]
impl Vault for InTurn {
    async fn load(&self) -> Result<Option<Vec<u8>>, VaultFailed> {
        self.call(&self.disk, |vault| async move { vault.load().await }).await
    }

    async fn save(&self, record: &[u8]) -> Result<(), VaultFailed> {
        let record = record.to_vec();
        self.call(&self.disk, |vault| async move { vault.save(&record).await }).await
    }

    async fn erase(&self, aside: Option<&[u8]>) -> Result<(), VaultFailed> {
        let aside = aside.map(<[u8]>::to_vec);
        self.call(&self.disk, |vault| async move { vault.erase(aside.as_deref()).await }).await
    }

    async fn secret(&self, entry: &str) -> Result<Option<Secret>, VaultFailed> {
        let entry = entry.to_owned();
        self.call(&self.keystore, |vault| async move { vault.secret(&entry).await }).await
    }

    async fn store(&self, entry: &str, secret: &Secret) -> Result<(), VaultFailed> {
        let (entry, secret) = (entry.to_owned(), secret.clone());
        self.call(&self.keystore, |vault| async move { vault.store(&entry, &secret).await }).await
    }

    async fn remove(&self, entry: &str) -> Result<(), VaultFailed> {
        let entry = entry.to_owned();
        self.call(&self.keystore, |vault| async move { vault.remove(&entry).await }).await
    }
}

#[async_trait]
impl Notebook for Bounded<dyn Notebook> {
    async fn read(&self) -> Option<Vec<u8>> {
        self.within(ANSWER, |notebook| async move { notebook.read().await }).await.flatten()
    }

    async fn write(&self, notes: &[u8]) -> Result<(), VaultFailed> {
        let notes = notes.to_vec();
        let written = self.within(ANSWER, |notebook| async move { notebook.write(&notes).await });
        written.await.unwrap_or(Err(VaultFailed::Unanswered))
    }
}

#[async_trait]
impl UserPresence for Bounded<dyn UserPresence> {
    async fn sensor(&self) -> AvailableSensor {
        let sensor = self.within(ANSWER, |presence| async move { presence.sensor().await });
        sensor.await.unwrap_or(AvailableSensor::None)
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        let secret = secret.clone();
        let enclosed = self.within(PROMPT, |presence| async move { presence.enclose(&secret).await });
        enclosed.await.unwrap_or(Err(NotRecognised::Unanswered))
    }

    async fn release(&self, enclosed: &Enclosed, prompt: &Prompt) -> Result<Secret, NotRecognised> {
        let (enclosed, prompt) = (enclosed.clone(), prompt.clone());
        let released =
            self.within(PROMPT, |presence| async move { presence.release(&enclosed, &prompt).await });
        released.await.unwrap_or(Err(NotRecognised::Unanswered))
    }

    async fn discard(&self, enclosed: &Enclosed) {
        let enclosed = enclosed.clone();
        self.within(ANSWER, |presence| async move { presence.discard(&enclosed).await }).await;
    }
}

#[async_trait]
impl SensorKeys for Bounded<dyn SensorKeys> {
    async fn is_supported(&self) -> bool {
        self.within(ANSWER, |keys| async move { keys.is_supported().await }).await.unwrap_or(false)
    }

    async fn create(&self, handle: &AccountHandle) -> Result<PublicKey, NotRecognised> {
        let handle = handle.clone();
        let created = self.within(ANSWER, |keys| async move { keys.create(&handle).await });
        created.await.unwrap_or(Err(NotRecognised::Unanswered))
    }

    async fn sign(
        &self,
        handle: &AccountHandle,
        input: &[u8],
        prompt: &Prompt,
    ) -> Result<Signature, NotRecognised> {
        let (handle, input, prompt) = (handle.clone(), Zeroizing::new(input.to_vec()), prompt.clone());
        let signed = self.within(PROMPT, |keys| async move { keys.sign(&handle, &input, &prompt).await });
        signed.await.unwrap_or(Err(NotRecognised::Unanswered))
    }

    async fn remove(&self, handle: &AccountHandle) {
        let handle = handle.clone();
        self.within(ANSWER, |keys| async move { keys.remove(&handle).await }).await;
    }
}
