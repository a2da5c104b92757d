//! What a phone has to download and keep: the interface, raw and compressed as a server or a store would.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::figures::Figures;

const PARTS: [&str; 4] = ["app_bg.wasm", "app.js", "start.js", "style.css"];

pub(crate) fn measure(bundle: &Path, figures: &mut Figures) -> Result<()> {
    let (mut raw, mut gzip, mut brotli) = (0, 0, 0);
    for part in PARTS {
        let path = bundle.join(part);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        raw += bytes.len();
        gzip += gzipped(&bytes)?;
        brotli += brotlied(&bytes)?;
    }
    figures.exact("interface, raw", kilobytes(raw), "kB");
    figures.exact("interface, gzip -9", kilobytes(gzip), "kB");
    figures.exact("interface, brotli -11", kilobytes(brotli), "kB");
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotlied(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(packed.len())
}

#[allow(clippy::cast_precision_loss, reason = "a size in bytes is far below 2^52")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}
