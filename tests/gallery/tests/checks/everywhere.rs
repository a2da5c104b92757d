//! Something asked of the whole gallery.

use anyhow::{Context as _, Result, ensure};
use gallery::look::Look;
use gallery::{Wall, all};
use serde_json::Value;

/// Asks `question` of every state in each look, and fails with all that is wrong. Its `goOn` calls back with a list of that.
pub(crate) async fn nothing_is_wrong(wall: &mut Wall, looks: &[Look], question: &str) -> Result<()> {
    let mut wrong = Vec::new();
    for look in looks {
        wall.look(*look).await?;
        for state in all() {
            let place = format!("{} {} {} %", state.name, look.size.name(), look.text);
            let found = wall.ask(&state, question).await.with_context(|| place.clone())?;
            let found = found.as_array().with_context(|| format!("{place}: no answer: {found}"))?;
            wrong.extend(found.iter().filter_map(Value::as_str).map(|what| format!("{place}: {what}")));
        }
    }
    ensure!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}
