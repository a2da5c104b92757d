//! What a person does in the app, in a browser or in the window.

use anyhow::Result;

use crate::driver::Page;

/// The app, in front of somebody.
#[derive(Clone)]
pub struct App(pub Page);

impl App {
    /// Types a username and a code into the form and sends it.
    pub async fn connect(&self, username: &str, code: &str) -> Result<()> {
        self.see("enrol").await?;
        self.0.fill("#username", username).await?;
        self.0.fill("#code", code).await?;
        self.0.press_button("Connect").await
    }

    /// Chooses a PIN and types it again, and is home.
    pub async fn choose_pin(&self, pin: &str) -> Result<()> {
        self.give_pin_twice(pin).await?;
        self.see("home").await
    }

    /// Chooses a PIN and types it again.
    pub async fn give_pin_twice(&self, pin: &str) -> Result<()> {
        for step in ["choose", "confirm"] {
            self.type_pin(&format!("main[data-screen=choose-pin][data-step={step}]"), pin).await?;
        }
        Ok(())
    }

    /// Returns when `screen` is shown.
    pub async fn see(&self, screen: &str) -> Result<()> {
        self.0.see(&format!("main[data-screen={screen}]")).await
    }

    /// Returns when an account is connected to its backend.
    pub async fn is_online(&self) -> Result<()> {
        self.0.see("main[data-screen=home] [data-connection=online]").await
    }

    /// Returns when the challenge that came is on the screen. The app opens it by itself unless the person is busy with something.
    pub async fn see_challenge(&self) -> Result<()> {
        self.see("challenge").await
    }

    /// Opens the challenge that waits in the list.
    pub async fn open_challenge(&self) -> Result<()> {
        self.0.press("button[data-challenge]").await?;
        self.see_challenge().await
    }

    /// Types the number that the login page shows, and says yes. The PIN is asked for next.
    pub async fn approve(&self, number: &str) -> Result<()> {
        self.0.fill("#number", number).await?;
        self.0.press("#approve").await?;
        self.0.see("#pin-pad").await
    }

    /// Types a PIN on the pad that is over the screen.
    pub async fn enter_pin(&self, pin: &str) -> Result<()> {
        self.type_pin("#pin-pad", pin).await
    }

    /// Types `pin` on the pad inside `container` only: a pad that is being animated away may still
    /// be on the page.
    async fn type_pin(&self, container: &str, pin: &str) -> Result<()> {
        for digit in pin.chars() {
            self.0.press(&format!("{container} #key-{digit}")).await?;
        }
        self.0.press(&format!("{container} #key-ok")).await
    }

    /// Returns when the app says that the challenge ended so: `approved`, `denied`, `wrong-number`, …
    pub async fn ended(&self, ending: &str) -> Result<()> {
        self.0.see(&format!("main[data-ending={ending}]")).await
    }

    /// Chooses a PIN in the place of the one in use, and gives that one.
    pub async fn change_pin(&self, from: &str, to: &str) -> Result<()> {
        self.0.press("#change-pin").await?;
        self.give_pin_twice(to).await?;
        self.enter_pin(from).await
    }

    /// Leaves the result.
    pub async fn done(&self) -> Result<()> {
        self.0.press("#done").await?;
        self.see("home").await
    }

    /// Asks for the offline code of a username.
    pub async fn open_offline_code(&self, username: &str) -> Result<()> {
        self.0.press_button(&format!("Offline code for {username}")).await
    }

    /// The six digits on show.
    pub async fn offline_code(&self) -> Result<String> {
        Ok(self.0.text("#offline-code").await?.replace(char::is_whitespace, ""))
    }
}
