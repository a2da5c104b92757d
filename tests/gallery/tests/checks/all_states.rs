//! Runs an inspection on the whole gallery.

use anyhow::{Context as _, Result, ensure};
use gallery::look::Look;
use gallery::{GalleryPage, all};
use serde_json::Value;

/// Inspects every state in each look. Fails with all findings. `inspection` passes a list of
/// strings to `done`.
pub(crate) async fn assert_no_findings(
    page: &mut GalleryPage,
    looks: &[Look],
    inspection: &str,
) -> Result<()> {
    let mut findings = Vec::new();
    for look in looks {
        page.set_look(*look).await?;
        for state in all() {
            let shown = format!("{} {} {} %", state.name, look.viewport.name(), look.text_percent);
            let found = page.inspect(&state, inspection).await.with_context(|| shown.clone())?;
            let found = found.as_array().with_context(|| format!("{shown}: no answer: {found}"))?;
            findings
                .extend(found.iter().filter_map(Value::as_str).map(|finding| format!("{shown}: {finding}")));
        }
    }
    ensure!(findings.is_empty(), "{} in all:\n{}", findings.len(), findings.join("\n"));
    Ok(())
}
