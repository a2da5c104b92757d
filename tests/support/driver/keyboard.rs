//! A hardware keyboard that types into the focused element.

use anyhow::Result;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::page::Page;

/// A key that does not type text, or a key combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Tab: moves the focus forwards.
    Tab,
    /// Shift and Tab: moves the focus backwards.
    BackTab,
    /// Enter: activates a button or submits a form.
    Enter,
    /// Space: activates a button or toggles a checkbox.
    Space,
    /// Escape: closes a sheet or dialog.
    Escape,
}

impl Page {
    /// Presses and releases a key.
    pub async fn press_key(&self, stroke: Stroke) -> Result<()> {
        let (held, key) = match stroke {
            Stroke::Tab => (None, Key::Tab),
            Stroke::BackTab => (Some(Key::Shift), Key::Tab),
            Stroke::Enter => (None, Key::Enter),
            Stroke::Space => (None, Key::Space),
            Stroke::Escape => (None, Key::Escape),
        };
        let held = held.map(char::from);
        let down = held.into_iter().chain([key.into()]).map(|value| KeyAction::Down { value });
        let up = [key.into()].into_iter().chain(held).map(|value| KeyAction::Up { value });
        self.act(down.chain(up)).await
    }

    /// Types text, one key per character.
    pub async fn type_keys(&self, keys: &str) -> Result<()> {
        self.act(keys.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }])).await
    }

    async fn act(&self, actions: impl Iterator<Item = KeyAction>) -> Result<()> {
        let keyboard = KeyActions::new("keyboard".into());
        Ok(self.client.perform_actions(actions.fold(keyboard, KeyActions::then)).await?)
    }
}
