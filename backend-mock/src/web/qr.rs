//! QR codes (ISO/IEC 18004) as SVG, dark on white in every colour scheme: many scanners do not read
//! inverted codes.

use fast_qr::ECL;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCodeError};
use maud::{Markup, PreEscaped, html};

/// QR code of `text`, with `label` for screen readers.
pub(super) fn svg(label: &str, text: &str) -> Result<Markup, QRCodeError> {
    // Level M: a screen does not get damaged, and fewer modules are larger and easier to scan.
    let code = QRBuilder::new(text).ecl(ECL::M).build()?;
    let drawing = PreEscaped(SvgBuilder::default().to_str(&code));
    Ok(html! { div.qr role="img" aria-label=(label) { (drawing) } })
}
