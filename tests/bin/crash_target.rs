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
use key_core::testing::{FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, RecordingNotifier};
use key_core::{Authenticator, Ports};
use key_view::{AccountView, Blocked, CodeView, Ending, Intent, Message, PinTrouble, Screen, Typed};
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

/// The running app and the user model that acts on it.
struct CrashTarget {
    app: Arc<Authenticator>,
    options: Options,
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
        backend: Arc::new(HttpBackend::new()?),
        vault,
        presence: Arc::new(FakeSensor::none()),
        notifier: Arc::new(RecordingNotifier::new()),
        push: Arc::new(FakePush::new()),
        scanner: Arc::new(FakeScanner::none()),
        notebook: Arc::new(MemoryNotebook::new()),
    };
    let app = Authenticator::start(ports, device("Maija's phone", &options.address)).await;
    let rng = Rng::with_seed(options.seed);
    CrashTarget { app, options, rng, pin_delayed: false }.run().await
}

impl CrashTarget {
    async fn run(mut self) -> Result<()> {
        loop {
            self.go_home().await;
            let state = self.visible_state();
            write(&state)?;
            match state {
                Report::New => self.connect(0).await?,
                Report::ChoosingPin => {
                    self.press(Intent::ChoosePin { pin: typed(PIN), sensor: false }).await;
                }
                Report::LockedOut => self.press(Intent::StartOver).await,
                Report::Home(_) => self.act_at_random().await?,
                _ => return Ok(()),
            }
        }
    }

    async fn act_at_random(&mut self) -> Result<()> {
        match self.rng.u8(..10) {
            0 | 1 => self.open_offline_code(false).await,
            2 | 3 => self.open_offline_code(true).await,
            4 | 5 => self.approve_login().await,
            6 => self.connect(1).await,
            7 | 8 => self.rewrite_pin().await,
            _ => self.disconnect().await,
        }
    }

    async fn open_offline_code(&mut self, right: bool) -> Result<()> {
        let Some(account) = self.accounts().into_iter().next() else { return Ok(()) };
        self.press(Intent::OpenOfflineCode { account: account.id }).await;
        self.enter_pin(right).await
    }

    async fn approve_login(&mut self) -> Result<()> {
        let Screen::Home(home) = self.app.current_view().screen else { return Ok(()) };
        let Some(login) = home.pending.into_iter().next() else { return Ok(()) };
        self.press(Intent::OpenChallenge { id: login.id.clone() }).await;
        self.press(Intent::Approve { id: login.id, number: Some(self.options.number.clone()) }).await;
        let right = self.rng.bool();
        if right {
            write(&Report::Approving)?;
        }
        self.enter_pin(right).await
    }

    /// Connects the user at `index` of the options, unless that username is connected.
    async fn connect(&mut self, index: usize) -> Result<()> {
        let Some([username, code]) = self.options.users.chunks(2).nth(index) else { return Ok(()) };
        let (username, code) = (username.clone(), code.clone());
        if self.accounts().iter().any(|account| account.username == username) {
            return Ok(());
        }
        write(&Report::Connecting(username.clone()))?;
        self.press(Intent::AddAccount).await;
        self.press(Intent::Enrol { address: self.options.address.clone(), username, code: typed(&code) })
            .await;
        if self.app.current_view().pin().is_some() { self.enter_pin(true).await } else { Ok(()) }
    }

    /// Disconnects the last username of the list. Rarely if it is the only one: most runs are too
    /// short to connect it again.
    async fn disconnect(&mut self) -> Result<()> {
        let mut accounts = self.accounts();
        let keeps_only = accounts.len() == 1 && self.rng.u8(..4) > 0;
        let Some(account) = accounts.pop().filter(|_| !keeps_only) else { return Ok(()) };
        write(&Report::Disconnecting(account.username))?;
        self.press(Intent::OpenSettings).await;
        self.press(Intent::OpenDisconnect { account: account.id.clone() }).await;
        self.press(Intent::Disconnect { account: account.id }).await;
        Ok(())
    }

    /// Changes the PIN to the same PIN, so that the next run knows it. Every write of a real change
    /// is performed.
    async fn rewrite_pin(&mut self) -> Result<()> {
        self.press(Intent::OpenSettings).await;
        self.press(Intent::ChangePin).await;
        self.press(Intent::ChoosePin { pin: typed(PIN), sensor: false }).await;
        self.enter_pin(true).await
    }

    async fn enter_pin(&mut self, right: bool) -> Result<()> {
        let pad = self.app.current_view().pin().cloned();
        self.pin_delayed |= pad.is_none_or(|pad| matches!(pad.trouble, Some(PinTrouble::Wait(_))));
        if self.pin_delayed {
            return Ok(());
        }
        write(&Report::EnteringPin(right))?;
        self.press(Intent::EnterPin { pin: typed(if right { PIN } else { WRONG_PIN }) }).await;
        let view = self.app.current_view();
        if view.message == Some(Message::PinChanged) {
            self.press(Intent::DismissMessage).await;
            return write(&Report::PinRight);
        }
        match (view.pin().and_then(|pad| pad.trouble), view.screen) {
            (Some(PinTrouble::Wrong | PinTrouble::Wait(_)), _) => write(&Report::PinWrong),
            (_, Screen::Blocked(Blocked::PinLockedOut)) => write(&Report::PinWrong),
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

    /// Returns home from any screen that an action opens, at most three levels up: choosing a PIN,
    /// settings, a pending login.
    async fn go_home(&self) {
        self.press(Intent::CancelPin).await;
        for _ in 0..3 {
            if !matches!(self.app.current_view().screen, Screen::Home(_)) {
                self.press(Intent::Back).await;
            }
        }
    }

    fn visible_state(&self) -> Report {
        match self.app.current_view().screen {
            Screen::Enrol(_) => Report::New,
            Screen::ChoosePin(_) => Report::ChoosingPin,
            Screen::Blocked(Blocked::PinLockedOut) => Report::LockedOut,
            Screen::Home(home) => {
                Report::Home(home.accounts.into_iter().map(|account| account.username).collect())
            }
            Screen::Blocked(why) => Report::Unusable(format!("{why:?}")),
            _ => Report::Unusable("not home".to_owned()),
        }
    }

    fn accounts(&self) -> Vec<AccountView> {
        match self.app.current_view().screen {
            Screen::Home(home) => home.accounts,
            _ => Vec::new(),
        }
    }

    async fn press(&self, intent: Intent) {
        self.app.dispatch(intent).await;
    }
}

fn typed(text: &str) -> Typed {
    Typed(text.to_owned())
}

/// Writes a report with a single system call, so that a kill cannot cut a line in half.
fn write(report: &Report) -> Result<()> {
    let line = serde_json::to_string(report)? + "\n";
    Ok(io::stdout().lock().write_all(line.as_bytes())?)
}
