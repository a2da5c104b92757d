//! Texts of a backend: isolated, so that a right-to-left name reorders nothing around it, and with a
//! place where an address may break.
//!
//! A sentence gets such a text between marks ([`mark`]), the characters that isolate in plain text, and
//! [`marked`] turns them into elements: not every engine applies the characters across line breaks.

use yew::{Html, html};

const ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';

/// Returns a text of a backend between marks, for a sentence.
pub(crate) fn mark(text: &str) -> String {
    let text = text.replace([ISOLATE, POP], "");
    format!("{ISOLATE}{text}{POP}")
}

/// Renders a sentence, with the texts between marks isolated.
pub(crate) fn marked(sentence: &str) -> Html {
    html! { <>{ for parts(sentence).map(|(text, is_foreign)| if is_foreign { foreign(text) } else { text.to_owned().into() }) }</> }
}

/// Renders a text of a backend, isolated. It may break before an `@`, and not at its end, where a
/// sentence may close a quotation.
pub(crate) fn foreign(text: &str) -> Html {
    match text.find('@').map(|at| text.split_at(at)) {
        Some((name, host)) => html! { <bdi>{ name.to_owned() }<wbr />{ host.to_owned() }</bdi> },
        None => html! { <bdi>{ text.to_owned() }</bdi> },
    }
}

/// Splits a sentence at the marks: each part, and whether it is a backend's.
fn parts(sentence: &str) -> impl Iterator<Item = (&str, bool)> {
    let parts = sentence.split(ISOLATE).enumerate().flat_map(|(at, part)| match part.split_once(POP) {
        Some((inside, after)) if at > 0 => [(inside, true), (after, false)],
        _ => [(part, false), ("", false)],
    });
    parts.filter(|(text, _)| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{mark, parts};

    #[test]
    fn marked_texts_are_told_from_the_sentence() {
        let sentence = format!("{} was connected to {}.", mark("يوسف"), mark("maija@example.fi"));
        let found: Vec<_> = parts(&sentence).collect();
        let expected =
            [("يوسف", true), (" was connected to ", false), ("maija@example.fi", true), (".", false)];
        assert_eq!(found, expected);
        assert_eq!(parts("no name").collect::<Vec<_>>(), [("no name", false)]);
    }

    #[test]
    fn text_of_a_backend_cannot_end_its_isolation() {
        let sentence = mark("a\u{2069} was connected to \u{2068}b");
        assert_eq!(parts(&sentence).collect::<Vec<_>>(), [("a was connected to b", true)]);
    }
}
