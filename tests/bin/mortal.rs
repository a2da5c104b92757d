//! A phone without a screen that does one thing after the other and says what it shows, until somebody kills it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use clap::Parser;
use fastrand::Rng;
use finago_key::VaultPlace;
use finago_key::development::open_vault;
use key_backend_client::HttpBackend;
use key_core::testing::phone::{PIN, WRONG_PIN, device};
use key_core::testing::{FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, RecordingNotifier};
use key_core::{Authenticator, Ports};
use key_view::{AccountView, Blocked, CodeView, Ending, Intent, Message, PinTrouble, Screen, Typed};
use stories::report::Report;

/// A phone that is about to be killed.
#[derive(Parser)]
struct Options {
    /// Where everything is kept.
    #[arg(long)]
    vault: PathBuf,
    /// Where the backend is.
    #[arg(long)]
    address: String,
    /// Seconds since the story began.
    #[arg(long)]
    passed: u64,
    /// What decides over what is done.
    #[arg(long)]
    seed: u64,
    /// What the login page shows.
    #[arg(long)]
    number: String,
    /// A username and a one-time password of its list; the first one is connected first.
    #[arg(long = "user", value_names = ["USERNAME", "CODE"], num_args = 2)]
    users: Vec<String>,
}

/// It, in use.
struct Mortal {
    app: Arc<Authenticator>,
    options: Options,
    dice: Rng,
    /// No PIN is taken for a while.
    held: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let options = Options::parse();
    let (vault, _claim) = open_vault(&VaultPlace::DevelopmentFile(options.vault.clone()), Path::new("."))?;
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
    let dice = Rng::with_seed(options.seed);
    Mortal { app, options, dice, held: false }.lives().await
}

impl Mortal {
    async fn lives(mut self) -> Result<()> {
        loop {
            self.goes_home().await;
            let stands = self.stands();
            say(&stands)?;
            match stands {
                Report::New => self.connects(0).await?,
                Report::Choosing => self.press(Intent::ChoosePin { pin: typed(PIN), sensor: false }).await,
                Report::LockedOut => self.press(Intent::StartOver).await,
                Report::Home(_) => self.does_something().await?,
                _ => return Ok(()),
            }
        }
    }

    async fn does_something(&mut self) -> Result<()> {
        match self.dice.u8(..10) {
            0 | 1 => self.asks_for_code(false).await,
            2 | 3 => self.asks_for_code(true).await,
            4 | 5 => self.answers().await,
            6 => self.connects(1).await,
            7 | 8 => self.changes_pin().await,
            _ => self.disconnects().await,
        }
    }

    async fn asks_for_code(&mut self, right: bool) -> Result<()> {
        let Some(account) = self.accounts().into_iter().next() else { return Ok(()) };
        self.press(Intent::OpenOfflineCode { account: account.id }).await;
        self.enters(right).await
    }

    async fn answers(&mut self) -> Result<()> {
        let Screen::Home(home) = self.app.current_view().screen else { return Ok(()) };
        let Some(login) = home.pending.into_iter().next() else { return Ok(()) };
        self.press(Intent::OpenChallenge { id: login.id.clone() }).await;
        self.press(Intent::Approve { id: login.id, number: Some(self.options.number.clone()) }).await;
        let right = self.dice.bool();
        if right {
            say(&Report::Confirms)?;
        }
        self.enters(right).await
    }

    /// Connects the first username, or the second if it is not.
    async fn connects(&mut self, which: usize) -> Result<()> {
        let Some([username, code]) = self.options.users.chunks(2).nth(which) else { return Ok(()) };
        let (username, code) = (username.clone(), code.clone());
        if self.accounts().iter().any(|account| account.username == username) {
            return Ok(());
        }
        say(&Report::Connects(username.clone()))?;
        self.press(Intent::AddAccount).await;
        self.press(Intent::Enrol { address: self.options.address.clone(), username, code: typed(&code) })
            .await;
        if self.app.current_view().pin.is_some() { self.enters(true).await } else { Ok(()) }
    }

    /// Disconnects the second username, and seldom the only one: to connect it again takes longer than most lives.
    async fn disconnects(&mut self) -> Result<()> {
        let mut accounts = self.accounts();
        let only = accounts.len() == 1 && self.dice.u8(..4) > 0;
        let Some(account) = accounts.pop().filter(|_| !only) else { return Ok(()) };
        say(&Report::GivesUp(account.username))?;
        self.press(Intent::OpenSettings).await;
        self.press(Intent::AskDisconnect { account: account.id.clone() }).await;
        self.press(Intent::Disconnect { account: account.id }).await;
        Ok(())
    }

    /// Puts the PIN in its own place, so that whoever lives next knows it: all that is written for another is written for it.
    async fn changes_pin(&mut self) -> Result<()> {
        self.press(Intent::OpenSettings).await;
        self.press(Intent::ChangePin).await;
        self.press(Intent::ChoosePin { pin: typed(PIN), sensor: false }).await;
        self.enters(true).await
    }

    async fn enters(&mut self, right: bool) -> Result<()> {
        let pad = self.app.current_view().pin;
        self.held |= pad.is_none_or(|pad| matches!(pad.trouble, Some(PinTrouble::Wait(_))));
        if self.held {
            return Ok(());
        }
        say(&Report::Enters(right))?;
        self.press(Intent::EnterPin { pin: typed(if right { PIN } else { WRONG_PIN }) }).await;
        let view = self.app.current_view();
        if view.message == Some(Message::PinChanged) {
            self.press(Intent::DismissMessage).await;
            return say(&Report::WasRight);
        }
        match (view.pin.and_then(|pad| pad.trouble), view.screen) {
            (Some(PinTrouble::Wrong | PinTrouble::Wait(_)), _) => say(&Report::WasWrong),
            (_, Screen::Blocked(Blocked::PinLockedOut)) => say(&Report::WasWrong),
            (_, Screen::OfflineCode(code)) if matches!(code.code, CodeView::Shown(_)) => {
                say(&Report::WasRight)
            }
            (_, Screen::Result(result)) if matches!(result.ending, Ending::Approved) => {
                say(&Report::WasRight)?;
                say(&Report::Approved)
            }
            _ => Ok(()),
        }
    }

    /// From another PIN the way back leads to the settings, from there to the login that waits, and from there home.
    async fn goes_home(&self) {
        self.press(Intent::CancelPin).await;
        for _ in 0..3 {
            if !matches!(self.app.current_view().screen, Screen::Home(_)) {
                self.press(Intent::Back).await;
            }
        }
    }

    fn stands(&self) -> Report {
        match self.app.current_view().screen {
            Screen::Enrol(_) => Report::New,
            Screen::ChoosePin(_) => Report::Choosing,
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

/// In one write, so that it is said or not said.
fn say(report: &Report) -> Result<()> {
    let line = serde_json::to_string(report)? + "\n";
    Ok(io::stdout().lock().write_all(line.as_bytes())?)
}
