//! Size of the interface's bundle: raw, and compressed with gzip and brotli.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::figures::Figures;

pub(crate) fn measure(bundle: &Path, figures: &mut Figures) -> Result<()> {
    let (mut raw, mut gzip, mut brotli) = (0, 0, 0);
    for bytes in parts(bundle)? {
        raw += bytes.len();
        gzip += gzipped(&bytes)?;
        brotli += brotlied(&bytes)?;
    }
    figures.exact("interface, raw", kilobytes(raw), "kB");
    figures.exact("interface, gzip -9", kilobytes(gzip), "kB");
    figures.exact("interface, brotli -11", kilobytes(brotli), "kB");
    Ok(())
}

/// Reads every file of the bundle.
fn parts(bundle: &Path) -> Result<Vec<Vec<u8>>> {
    let entries = fs::read_dir(bundle).with_context(|| format!("cannot read {}", bundle.display()))?;
    entries.map(|entry| Ok(fs::read(entry?.path())?)).collect()
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
