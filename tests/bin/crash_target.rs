//! The program that `tests/stories/killed` kills: a phone without a screen that uses the core at
//! random and reports on standard output what it does and shows.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use clap::Parser;
use fastrand::Rng;
use finago_shell::VaultLocation;
use finago_shell::development::open_vault;
use key_backend_client::HttpBackend;
use key_core::testing::phone::{PIN, WRONG_PIN, device};
use key_core::testing::{
    Errand, FakeBrowser, FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, RecordingNotifier,
    UserModel,
};
use key_core::{Authenticator, Ports};
use key_protocol::enrolment::Platform;
use key_view::{Back, Blocked, CodeView, Ending, Intent, PinTrouble, Screen};
use support::report::Report;

/// A phone that is about to be killed.
#[derive(Parser)]
struct Options {
    /// File of the development vault.
    #[arg(long)]
    vault: PathBuf,
    /// Address of the backend.
    #[arg(long)]
    address: String,
    /// Seconds since the test's clock started.
    #[arg(long)]
    passed: u64,
    /// Seed of the random actions.
    #[arg(long)]
    seed: u64,
    /// Number that the login page shows.
    #[arg(long)]
    number: String,
    /// A username and a one-time password of its list; the first one is connected first.
    #[arg(long = "user", value_names = ["USERNAME", "CODE"], num_args = 2)]
    users: Vec<String>,
}

/// The running app and its user.
struct CrashTarget {
    app: Arc<Authenticator>,
    user: UserModel,
    rng: Rng,
    /// The app refuses PINs because of the delay after wrong ones.
    pin_delayed: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let options = Options::parse();
    let (vault, _claim) = open_vault(&VaultLocation::DevelopmentFile(options.vault.clone()), Path::new("."))?;
    let clock = FakeClock::new();
    clock.advance(Duration::from_secs(options.passed));
    let ports = Ports {
        clock: Arc::new(clock),
        backend: Arc::new(HttpBackend::new(&key_core::testing::phone::version(), Platform::Desktop)?),
        vault,
        presence: Arc::new(FakeSensor::none()),
        sensor_keys: Arc::new(FakeSensor::none()),
        notifier: Arc::new(RecordingNotifier::new()),
        push: Arc::new(FakePush::new()),
        scanner: Arc::new(FakeScanner::none()),
        notebook: Arc::new(MemoryNotebook::new()),
        browser: Arc::new(FakeBrowser::new()),
    };
    let app = Authenticator::start(ports, device("Maija's phone", &options.address)).await;
    let usernames = options.users.chunks_exact(2).map(|user| (user[0].clone(), user[1].clone())).collect();
    let (address, number) = (options.address, Some(options.number));
    let user = UserModel { address, usernames, pin: PIN.to_owned(), number };
    CrashTarget { app, user, rng: Rng::with_seed(options.seed), pin_delayed: false }.run().await
}

impl CrashTarget {
    async fn run(mut self) -> Result<()> {
        loop {
            self.go_home().await;
            let view = self.app.current_view();
            let state = visible_state(&view.screen);
            write(&state)?;
            if matches!(state, Report::Unusable(_)) {
                return Ok(());
            }
            let errand = self.user.next(&view, |count| self.rng.usize(..count));
            if let Some(errand) = errand {
                self.perform(&errand).await?;
            }
        }
    }

    /// Performs an errand. The PIN is changed to the same PIN, so that the next run knows it: every
    /// write of a real change is performed.
    async fn perform(&mut self, errand: &Errand) -> Result<()> {
        match errand {
            Errand::Connect { username, .. } => write(&Report::Connecting(username.clone()))?,
            Errand::Disconnect(username) => write(&Report::Disconnecting(username.clone()))?,
            _ => {}
        }
        for intent in errand.intents(&self.app.current_view()) {
            self.press(intent).await;
        }
        match errand {
            Errand::RevealCode => {
                let right = self.rng.bool();
                self.enter_pin(right).await
            }
            Errand::Approve { .. } => {
                let right = self.rng.bool();
                if right {
                    write(&Report::Approving)?;
                }
                self.enter_pin(right).await
            }
            Errand::ChangePin(_) => {
                self.enter_pin(true).await?;
                for intent in errand.intents_after_pin() {
                    self.press(intent).await;
                }
                self.press(Intent::DismissMessage).await;
                Ok(())
            }
            Errand::Connect { .. } if self.app.current_view().pin().is_some() => self.enter_pin(true).await,
            _ => Ok(()),
        }
    }

    async fn enter_pin(&mut self, right: bool) -> Result<()> {
        let pad = self.app.current_view().pin().cloned();
        self.pin_delayed |= pad.is_none_or(|pad| matches!(pad.trouble, Some(PinTrouble::Wait(_))));
        if self.pin_delayed {
            return Ok(());
        }
        write(&Report::EnteringPin(right))?;
        let pin = if right { PIN } else { WRONG_PIN };
        self.press(self.app.current_view().enter_pin(pin)).await;
        let view = self.app.current_view();
        match (view.pin().and_then(|pad| pad.trouble), view.screen) {
            (Some(PinTrouble::Wrong | PinTrouble::Wait(_)), _) => write(&Report::PinWrong),
            (_, Screen::Blocked(Blocked::PinLockedOut)) => write(&Report::PinWrong),
            (_, Screen::ChoosePin(_)) => write(&Report::PinRight),
            (_, Screen::OfflineCode(code)) if matches!(code.code, CodeView::Shown(_)) => {
                write(&Report::PinRight)
            }
            (_, Screen::Result(result)) if matches!(result.ending, Ending::Approved) => {
                write(&Report::PinRight)?;
                write(&Report::Approved)
            }
            _ => Ok(()),
        }
    }

    /// Returns home from any screen that an errand opens.
    async fn go_home(&self) {
        for _ in 0..5 {
            if let Back::To(intent) = self.app.current_view().back {
                self.press(intent.into()).await;
            }
        }
    }

    async fn press(&self, intent: Intent) {
        self.app.dispatch(intent).await;
    }
}

fn visible_state(screen: &Screen) -> Report {
    match screen {
        Screen::Welcome(_) | Screen::Enrol(_) => Report::New,
        Screen::ChoosePin(_) => Report::ChoosingPin,
        Screen::Blocked(Blocked::PinLockedOut) => Report::LockedOut,
        Screen::Home(home) => {
            Report::Home(home.accounts.iter().map(|account| account.username.clone()).collect())
        }
        Screen::Blocked(why) => Report::Unusable(format!("{why:?}")),
        _ => Report::Unusable("not home".to_owned()),
    }
}

/// Writes a report with a single system call, so that a kill cannot cut a line in half.
fn write(report: &Report) -> Result<()> {
    let line = serde_json::to_string(report)? + "\n";
    Ok(io::stdout().lock().write_all(line.as_bytes())?)
}
