//! User actions in the app, whether it runs in a browser or in its window.

use anyhow::Result;

use crate::driver::Page;

/// The app on a page that a driver controls.
#[derive(Clone)]
pub struct App(pub Page);

impl App {
    /// Opens the enrolment form from the welcome screen.
    pub async fn open_form(&self) -> Result<()> {
        self.see("welcome").await?;
        self.0.press("#type").await?;
        self.see("enrol").await
    }

    /// Fills in the enrolment form with a username and a code, and submits it. Opens it from the welcome
    /// screen, if that is shown.
    pub async fn connect(&self, username: &str, code: &str) -> Result<()> {
        self.0.see("main:is([data-screen=welcome], [data-screen=enrol])").await?;
        if self.0.shows("main[data-screen=welcome]").await? {
            self.0.press("#type").await?;
        }
        self.see("enrol").await?;
        self.0.fill("#username", username).await?;
        self.0.fill("#code", code).await?;
        self.0.press_button("Connect").await
    }

    /// Chooses a PIN, confirms it, and waits for home.
    pub async fn choose_pin(&self, pin: &str) -> Result<()> {
        self.give_pin_twice(pin).await?;
        self.see("home").await
    }

    /// Chooses a PIN, a longer one if it has more than six digits, and confirms it.
    pub async fn give_pin_twice(&self, pin: &str) -> Result<()> {
        let is_longer = pin.len() > 6;
        if is_longer {
            self.0.press("main[data-screen=choose-pin] #pin-length").await?;
        }
        for step in ["choose", "confirm"] {
            self.type_pin(&format!("main[data-screen=choose-pin][data-step={step}]"), pin).await?;
            // The second entry has a known length.
            if is_longer && step == "choose" {
                self.0.press("main[data-step=choose] #key-ok").await?;
            }
        }
        Ok(())
    }

    /// Waits until `screen` is shown.
    pub async fn see(&self, screen: &str) -> Result<()> {
        self.0.see(&format!("main[data-screen={screen}]")).await
    }

    /// Waits until an account is online.
    pub async fn is_online(&self) -> Result<()> {
        self.0.see("main[data-screen=home] [data-connection=online]").await
    }

    /// Waits until a challenge is shown. The app opens a new challenge by itself unless the user is
    /// in the middle of another task.
    pub async fn see_challenge(&self) -> Result<()> {
        self.see("challenge").await
    }

    /// Opens the pending challenge from the list on home.
    pub async fn open_challenge(&self) -> Result<()> {
        self.0.press("button[data-challenge]").await?;
        self.see_challenge().await
    }

    /// Types the login page's number, whose last digit asks for the PIN, and waits for the pad.
    pub async fn approve(&self, number: &str) -> Result<()> {
        self.type_number(number).await?;
        self.0.see("#pin-pad").await
    }

    /// Types the login page's number on the keys of the challenge.
    pub async fn type_number(&self, number: &str) -> Result<()> {
        for digit in number.chars() {
            self.0.press(&format!("#number-{digit}")).await?;
        }
        Ok(())
    }

    /// Types a PIN on the PIN pad over the screen.
    pub async fn enter_pin(&self, pin: &str) -> Result<()> {
        self.type_pin("#pin-pad", pin).await
    }

    /// Types `pin`, which the last digit submits, on the pad inside `container` only: a pad that is
    /// being animated away may still be on the page.
    async fn type_pin(&self, container: &str, pin: &str) -> Result<()> {
        for digit in pin.chars() {
            self.0.press(&format!("{container} #key-{digit}")).await?;
        }
        Ok(())
    }

    /// Waits until the app shows that the challenge ended with `ending`: `approved`, `denied`,
    /// `wrong-number`, … An answer of this app is shown for two seconds, so this comes right after it.
    pub async fn ended(&self, ending: &str) -> Result<()> {
        self.0.see(&format!("main[data-ending={ending}]")).await
    }

    /// Changes the PIN: types `from`, then chooses `to`.
    pub async fn change_pin(&self, from: &str, to: &str) -> Result<()> {
        self.0.press("#change-pin").await?;
        self.enter_pin(from).await?;
        self.give_pin_twice(to).await
    }

    /// Reports the request on the screen: somebody has the password.
    pub async fn report(&self) -> Result<()> {
        self.0.press("#report").await?;
        self.0.press("#confirm-report").await
    }

    /// Closes the result screen, unless it has closed by itself, and waits for home.
    pub async fn done(&self) -> Result<()> {
        self.0.see("html:not([data-guarded]) :is(#done:enabled, main[data-screen=home])").await?;
        let closed = self.0.run("document.querySelector('#done')?.click(); arguments[0]()", vec![]).await;
        closed.and(self.see("home").await)
    }

    /// Opens the offline code of a username.
    pub async fn open_offline_code(&self, username: &str) -> Result<()> {
        self.0.press_button(&format!("Offline code for {username}")).await
    }

    /// Opens the history from the settings, with the PIN, and waits for its entries.
    pub async fn read_history(&self, pin: &str) -> Result<()> {
        self.0.press("#history").await?;
        self.enter_pin(pin).await?;
        self.0.see("main[data-screen=history]:not([data-hidden])").await
    }

    /// Returns the six digits of the offline code on the screen.
    pub async fn offline_code(&self) -> Result<String> {
        Ok(self.0.text("#offline-code").await?.replace(char::is_whitespace, ""))
    }
}
