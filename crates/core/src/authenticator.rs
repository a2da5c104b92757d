//! The authenticator's public interface: intents in, views out.

use std::sync::Arc;

use key_protocol::ids::ChallengeId;
use key_view::{Intent, ViewModel};
use tokio::sync::watch;

use crate::core::{Core, Flow, Stopped};
use crate::device::Device;
use crate::domain::account::AccountHandle;
use crate::domain::handed_over::LinkSender;
use crate::flows;
use crate::flows::notify::Pressed;
use crate::ports::Ports;

/// The authenticator. Listens to the backends in the background until it is dropped or
/// [`Authenticator::shutdown`].
pub struct Authenticator {
    core: Arc<Core>,
}

impl Authenticator {
    /// Loads the stored record and notes, and starts listening to the backends. Requires a Tokio
    /// runtime.
    pub async fn start(ports: Ports, device: Device) -> Arc<Self> {
        let core = Core::new(ports, device);
        core.read_notes().await;
        core.load().await;
        core.add_tasks([
            tokio::spawn(flows::time::run(core.weak())),
            tokio::spawn(flows::notes::store(core.weak())),
            tokio::spawn(flows::push::run(core.weak())),
        ]);
        Arc::new(Self { core })
    }

    /// Returns the current view.
    #[must_use]
    pub fn current_view(&self) -> ViewModel {
        self.core.current_view()
    }

    /// Subscribes to the views, each with a higher revision than the one before.
    #[must_use]
    pub fn views(&self) -> watch::Receiver<ViewModel> {
        self.core.views()
    }

    /// Carries out an intent as far as the state allows, and returns when it is done or waits for the
    /// user at the PIN pad. Failures appear in the view.
    pub async fn dispatch(&self, intent: Intent) {
        let before = self.core.current_view().revision;
        self.core.run(|core, flow| async move { handle(&core, flow, intent).await }).await;
        // The caller awaits a new view, even if nothing changed.
        self.core.publish_after(before);
    }

    /// Follows the link that opened the app: fills in the enrolment form, or opens the challenge of a
    /// page that waits on this phone. `sender` is the app that sent it, where the platform names it.
    pub async fn open_link(&self, link: &str, sender: Option<LinkSender>) {
        self.core.open_link(link, sender).await;
    }

    /// Handles a press on a notification. The press may have started the app, so this waits until
    /// the challenges are listed.
    pub async fn pressed_on_notification(&self, id: &str, pressed: Pressed) {
        self.core.pressed_on_notification(id, pressed).await;
    }

    /// Handles the app going to the background. Hides a revealed offline code or history at once.
    /// Repeated calls have no further effect.
    pub fn entered_background(&self) {
        self.core.entered_background();
    }

    /// Handles the app coming to the foreground; no effect if it never left.
    pub async fn entered_foreground(&self) {
        self.core.entered_foreground().await;
    }

    /// Ends all background work as if the app were killed: nothing more is saved.
    pub fn shutdown(&self) {
        self.core.shutdown();
    }
}

impl Drop for Authenticator {
    fn drop(&mut self) {
        self.shutdown();
    }
}

/// Carries out an intent. Only the flows that may wait at the PIN pad are given `flow`.
async fn handle(core: &Core, flow: Flow, intent: Intent) -> Result<(), Stopped> {
    match intent {
        Intent::AddAccount => core.update(|s| s.open_enrol())?,
        Intent::Enrol { address, username, code } => {
            core.enrol_typed(flow, &address, &username, code).await?;
        }
        Intent::EnrolFilled => core.enrol_filled(flow).await?,
        Intent::TypeInstead => core.update(|s| s.type_instead())?,
        Intent::Scan => core.scan(),
        Intent::SetTorch { on } => core.turn_light(on).await,
        Intent::JudgePin { pin } => core.judge_pin(pin),
        Intent::ChoosePin { pin, sensor } => core.choose_pin(pin, sensor).await?,
        Intent::AllowNotifications => core.request_notification_permission().await,
        Intent::TryNotification => core.try_notification().await,
        Intent::OpenChallenge { id } => core.open_challenge(&id),
        Intent::Approve { id, number } => core.approve(flow, &id, number.as_deref()).await?,
        Intent::Deny { id } => core.deny(&id).await,
        Intent::AskReport { id } => core.ask_report(&id)?,
        Intent::CancelReport => core.update(|s| s.cancel_report())?,
        Intent::Report { id } => core.report(&id).await,
        Intent::EnterPin { pad, pin } => core.enter_pin(pad, pin).await,
        Intent::UseSensor => core.use_sensor().await,
        Intent::CancelPin => core.update(|s| s.cancel_pin())?,
        Intent::OpenOfflineCode { account } => core.open_offline_code(flow, &account).await?,
        Intent::ChooseDistributor { id } => core.choose_distributor(&id).await,
        Intent::OpenSettings => {
            core.refresh_phone().await;
            core.refresh_push_health().await;
            core.update(|s| s.open_settings())?;
        }
        Intent::SetPreferences { preferences } => core.update(|s| s.prefer(preferences)),
        Intent::OpenDevices { account } => core.open_devices(&account).await,
        Intent::RenameDevice { name } => core.rename_device(&name).await,
        Intent::OpenRevoke { device } => core.ask_revoke(&device),
        Intent::Revoke { device } => core.revoke(flow, &device).await?,
        Intent::OpenHistory => core.open_history(flow).await?,
        Intent::OpenPast { id } => {
            let id = ChallengeId::parse(id).map_err(|_| Stopped)?;
            core.update(|s| s.open_past(id))?;
        }
        Intent::OpenAbout => core.update(|s| s.open_about())?,
        Intent::ChangePin => core.change_pin(flow).await?,
        Intent::TurnOnSensor => core.turn_on_sensor(flow).await?,
        Intent::TurnOffSensor => core.turn_off_sensor(flow).await?,
        Intent::OpenDisconnect { account } => {
            core.update(|s| s.ask_disconnect(AccountHandle::from_view(&account)))?;
        }
        Intent::Disconnect { account } => core.disconnect(&AccountHandle::from_view(&account)).await,
        Intent::CancelDisconnect => core.update(|s| s.cancel_disconnect())?,
        Intent::Back => core.update(|s| s.go_back())?,
        Intent::CheckNow => core.check_now().await,
        Intent::TryAgain => core.try_again().await,
        Intent::StartOver => core.start_over().await,
        Intent::DismissMessage => core.update(|s| s.dismiss_message()),
        Intent::DismissCard { id } => core.update(|s| s.dismiss_card(&id))?,
        Intent::OpenRevokeFromCard { id } => core.ask_revoke_from_card(&id).await,
    }
    Ok(())
}
