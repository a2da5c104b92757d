//! QR codes (ISO/IEC 18004) as drawings. Dark on white whatever the colours around them: many a camera reads no other.

use fast_qr::ECL;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCodeError};
use maud::{Markup, PreEscaped, html};

/// Draws `text` for a camera; `label` is for who cannot see it.
pub(super) fn svg(label: &str, text: &str) -> Result<Markup, QRCodeError> {
    // A screen is neither torn nor soiled, and fewer squares are larger ones.
    let code = QRBuilder::new(text).ecl(ECL::M).build()?;
    let drawing = PreEscaped(SvgBuilder::default().to_str(&code));
    Ok(html! { div.qr role="img" aria-label=(label) { (drawing) } })
}
