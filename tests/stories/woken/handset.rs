//! Simulated phones that receive pushes, and the world that sends them: in real time, with a push
//! service.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use backend_mock::{Control, PushConfig, PushService};
use key_core::Ports;
use key_core::ports::{ChallengeNotification, Push as _, PushHealth};
use key_core::testing::{MemoryVault, Phone};
use key_protocol::ids::ChallengeId;
use key_protocol::push::PushRegistration;
use support::world::{MAIJA, World};
use tauri_plugin_phone::{NotificationArea, Press, SimulatedPhone};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::timeout;

/// Time within which an expected state has to come. Only a failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Records the notifications of a phone, and simulates whether its app is in the foreground.
#[derive(Clone)]
pub(super) struct RecordingShade {
    shown: watch::Sender<ShownNotifications>,
    in_front: Arc<Mutex<bool>>,
}

/// The notifications of a phone.
#[derive(Clone, Default, Debug)]
pub(super) struct ShownNotifications {
    /// Notifications that are shown now, oldest first.
    pub(super) waiting: Vec<ChallengeNotification>,
    /// Number of test notifications shown so far.
    pub(super) tests: u32,
    /// Number of notifications shown so far, including withdrawn ones.
    pub(super) total_shown: u32,
}

impl NotificationArea for RecordingShade {
    fn is_in_front(&self) -> bool {
        *self.in_front.lock().unwrap()
    }

    fn show(&self, waiting: &ChallengeNotification) {
        self.shown.send_modify(|shown| {
            shown.waiting.push(waiting.clone());
            shown.total_shown += 1;
        });
    }

    fn withdraw(&self, waiting: &ChallengeNotification) {
        self.shown.send_modify(|shown| shown.waiting.retain(|known| known != waiting));
    }

    fn show_test(&self) {
        self.shown.send_modify(|shown| shown.tests += 1);
    }
}

/// A world whose backend sends pushes, and its push service.
pub(super) struct Pushes {
    pub(super) world: World,
    pub(super) service: PushService,
}

/// What exists of a phone while its app does not run: storage, push subscriptions and
/// notifications.
pub(super) struct Handset {
    name: &'static str,
    vault: MemoryVault,
    pub(super) double: SimulatedPhone,
    shade: RecordingShade,
    _folder: TempDir,
}

impl Pushes {
    pub(super) async fn new() -> Self {
        let world = World::in_real_time_with(|config| config.push = PushConfig::to_loopback().unwrap()).await;
        let service = world.push_service().await;
        Self { world, service }
    }

    /// Starts the surroundings, and the app of a phone that is connected to Maija's username.
    pub(super) async fn with_phone() -> (Self, Phone, Handset) {
        let pushes = Self::new().await;
        let (phone, handset) = pushes.connected_phone("Maija's phone").await;
        (pushes, phone, handset)
    }

    /// Starts the surroundings of a phone whose app was closed after it connected.
    pub(super) async fn with_closed_phone() -> (Self, Handset) {
        let (pushes, _, handset) = Self::with_phone().await;
        (pushes, handset)
    }

    /// Starts the surroundings of a closed phone that shows the notification of a login; returns
    /// the login's id and number too.
    pub(super) async fn with_shown_login() -> (Self, Handset, ChallengeId, String) {
        let (pushes, handset) = Self::with_closed_phone().await;
        let (login, number) = pushes.start_login();
        handset.shows_challenge(&login).await;
        (pushes, handset, login, number)
    }

    /// Creates a phone whose app has never run.
    pub(super) fn handset(&self, name: &'static str) -> Handset {
        let folder = TempDir::new().unwrap();
        let shade = RecordingShade { shown: watch::Sender::default(), in_front: Arc::default() };
        let double =
            SimulatedPhone::new(self.service.origin(), folder.path(), Box::new(shade.clone())).unwrap();
        Handset { name, vault: MemoryVault::new(), double, shade, _folder: folder }
    }

    /// Starts the app on a phone.
    pub(super) async fn start_app(&self, handset: &Handset) -> Phone {
        let (vault, double) = (Arc::new(handset.vault.clone()), Arc::new(handset.double.clone()));
        let (notifier, push) = (double.clone(), double);
        let ports = Ports { vault, notifier, push, ..self.world.ports() };
        self.world.start_app_with(handset.name, ports).await
    }

    /// Starts a phone, connects it to Maija's username, and waits until the backend has its push
    /// registration.
    pub(super) async fn connected_phone(&self, name: &'static str) -> (Phone, Handset) {
        let handset = self.handset(name);
        let known = self.world.control.devices(MAIJA).len();
        let mut phone = self.start_app(&handset).await;
        phone.set_up(&self.world.address(), MAIJA, &self.world.one_time_password(MAIJA)).await;
        self.wait_until("a push registration", |control| {
            let devices = control.devices(MAIJA);
            devices.len() > known && matches!(devices[known].push, PushRegistration::Webpush { .. })
        })
        .await;
        (phone, handset)
    }

    /// Connects a phone to Maija's username and closes its app.
    pub(super) async fn closed_phone(&self, name: &'static str) -> Handset {
        self.connected_phone(name).await.1
    }

    /// Waits until `holds` is true of the backend; a failure names `what` was expected.
    pub(super) async fn wait_until(&self, what: &str, holds: impl Fn(&Control) -> bool) {
        self.world.until(what, |control| holds(control).then_some(())).await;
    }

    /// Starts a login; returns the id of its challenge and the number.
    pub(super) fn start_login(&self) -> (ChallengeId, String) {
        let issued = self.world.issue(MAIJA);
        (issued.id, issued.number.unwrap_or_default())
    }
}

impl Handset {
    /// Waits until `holds` is true of the notifications; a failure names `what` was expected.
    pub(super) async fn shows(
        &self,
        what: &str,
        mut holds: impl FnMut(&ShownNotifications) -> bool,
    ) -> ShownNotifications {
        let mut now = self.shade.shown.subscribe();
        match timeout(PATIENCE, now.wait_for(|shown| holds(shown))).await {
            Ok(shown) => shown.unwrap().clone(),
            Err(_) => panic!("waited for {what}; there is {:?}", self.shade.shown.borrow()),
        }
    }

    /// Waits until a notification of the challenge is shown.
    pub(super) async fn shows_challenge(&self, id: &ChallengeId) {
        self.shows("a notification", |shown| shown.waiting.iter().any(|waiting| waiting.challenge == *id))
            .await;
    }

    /// Waits until no notification is shown.
    pub(super) async fn shows_nothing(&self) -> ShownNotifications {
        self.shows("no notification", |shown| shown.waiting.is_empty()).await
    }

    pub(super) fn presses(&self, id: &ChallengeId) -> bool {
        self.double.pressed(id, Press::Open)
    }

    pub(super) fn denies(&self, id: &ChallengeId) -> bool {
        self.double.pressed(id, Press::Deny)
    }

    /// Brings the app to the foreground, or moves it to the background.
    pub(super) fn set_in_front(&self, in_front: bool) {
        *self.shade.in_front.lock().unwrap() = in_front;
        if in_front {
            self.double.came_to_front();
        }
    }

    /// Waits until `count` messages were dropped, and checks that not more were.
    pub(super) async fn drops(&self, count: u32) {
        let health = self.wait_for_health("a dropped message", |health| health.dropped >= count).await;
        assert_eq!(health.dropped, count);
    }

    /// Waits until a message arrived, even one that shows no notification.
    pub(super) async fn receives_push(&self) {
        self.wait_for_health("a message", |health| health.last.is_some() || health.dropped > 0).await;
    }

    async fn wait_for_health(&self, what: &str, holds: impl Fn(&PushHealth) -> bool) -> PushHealth {
        let waited = timeout(PATIENCE, async {
            loop {
                let health = self.double.health().await;
                if holds(&health) {
                    return health;
                }
                tokio::task::yield_now().await;
            }
        });
        waited.await.unwrap_or_else(|_| panic!("waited for {what}"))
    }
}
