//! Page as the browser received it.

use reqwest::header::HeaderMap;

pub(crate) struct LoadedPage {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// Path and query after all redirects.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl LoadedPage {
    /// Page name in `data-page`.
    pub(crate) fn name(&self) -> &str {
        self.attribute("data-page").unwrap_or_else(|| panic!("no page: {} {}", self.status, self.text))
    }

    /// Value of the first attribute with this name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.text, name)
    }

    pub(crate) fn number(&self) -> Option<&str> {
        self.attribute("data-number")
    }

    pub(crate) fn problem(&self) -> Option<&str> {
        self.attribute("data-problem")
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.text.contains(&format!(r#"id="{id}""#))
    }

    pub(crate) fn csrf(&self) -> &str {
        let (_, field) = self.text.split_once(r#"name="csrf""#).unwrap();
        attribute(field, "value").unwrap()
    }

    /// Path and hidden fields of the form that contains `button`.
    pub(crate) fn form(&self, button: &str) -> (String, Vec<(String, String)>) {
        let mut forms = self.text.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
        let id = format!(r#"id="{button}""#);
        let form =
            forms.find(|form| form.contains(&id)).unwrap_or_else(|| panic!("no {button}: {}", self.text));
        let hidden = form.split(r#"<input type="hidden" "#).skip(1);
        let field =
            |rest| (attribute(rest, "name").unwrap().into(), attribute(rest, "value").unwrap().into());
        (attribute(form, "action").unwrap().into(), hidden.map(field).collect())
    }
}

fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!(r#"{name}=""#))?;
    rest.split('"').next()
}
