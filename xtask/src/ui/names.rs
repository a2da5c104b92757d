//! Short names for what the module imports from its script. Those of wasm-bindgen end in sixteen random digits each, twice over in the bundle,
//! and what is random cannot be compressed.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::Output;

use super::lean::lean;

/// Gives the module's imports short names, and returns its script, lean, that knows them by these.
pub(super) fn shorten(output: &mut Output) -> Result<String> {
    let mut script = lean(output.js());
    // One may be imported more than once.
    let mut names = BTreeMap::new();
    for import in output.wasm_mut().imports.iter_mut() {
        if !names.contains_key(&import.name) {
            let short = format!("i{}", names.len());
            script = renamed(&script, &import.name, &short)?;
            names.insert(import.name.clone(), short);
        }
        import.name.clone_from(&names[&import.name]);
    }
    Ok(script)
}

/// `script` with the member `long` called `short`. Each has a line of its own.
fn renamed(script: &str, long: &str, short: &str) -> Result<String> {
    let parts: Vec<&str> = script.split(&format!("\n{long}: ")).collect();
    ensure!(parts.len() == 2, "the script has {} members called {long} instead of one", parts.len() - 1);
    Ok(parts.join(&format!("\n{short}: ")))
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn one_member_is_renamed_and_no_other() {
        let script = "{\n__wbg_get_0: function() {},\n__wbg_get_01: function() {},\n}";
        let short = "{\ni7: function() {},\n__wbg_get_01: function() {},\n}";
        assert_eq!(renamed(script, "__wbg_get_0", "i7").unwrap(), short);
        assert!(renamed(script, "__wbg_set_0", "i7").is_err());
    }
}
