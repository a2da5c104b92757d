//! A phone's camera in front of a screen: decodes a QR code from a screenshot.

use anyhow::{Context as _, Result, ensure};
use png::Decoder;

/// Decodes the first QR code in a PNG image.
pub fn scan(picture: &[u8]) -> Result<String> {
    let mut reader = Decoder::new(std::io::Cursor::new(picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("the picture is too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let samples = frame.color_type.samples();
    ensure!(samples >= 3, "the picture has no colours");
    let (width, height) = (frame.width as usize, frame.height as usize);
    let shade = |x: usize, y: usize| {
        let at = (y * width + x) * samples;
        let sum: u16 = pixels[at..at + 3].iter().map(|part| u16::from(*part)).sum();
        u8::try_from(sum / 3).unwrap_or(u8::MAX)
    };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
    let code = seen.detect_grids().into_iter().next().context("there is no QR code on the picture")?;
    Ok(code.decode().context("the QR code cannot be read")?.1)
}
