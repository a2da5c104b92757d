//! A virtual screen for the window: Xvfb, whose framebuffer is a file.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

use super::program::Program;

/// Pixels of the screen: a phone of 390 × 844 points at two pixels per point, 24 bits deep.
const SIZE: &str = "780x1688x24";

/// A running X server without a physical display. Clones share the server, which ends with the last
/// of them.
#[derive(Clone)]
pub struct Screen(Arc<Running>);

struct Running {
    /// Declared before `folder`, so that the server ends before its folder is removed.
    _server: Program,
    display: String,
    folder: TempDir,
}

impl Screen {
    /// Starts a server on a free display number.
    pub fn start() -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot make a folder for the screen")?;
        let mut command = Command::new("Xvfb");
        let options = ["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset", "-nocursor"];
        command.args(options).arg("-fbdir").arg(folder.path()).stderr(Stdio::null());
        let (server, display) = Program::start_and_read(&mut command, |line| {
            line.parse::<u32>().ok().map(|number| format!(":{number}"))
        })?;
        Ok(Self(Arc::new(Running { _server: server, display, folder })))
    }

    /// Makes `program` draw on this screen, in software.
    pub fn show(&self, program: &mut Command) {
        program
            .env("DISPLAY", &self.0.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("RUST_LOG", "error");
    }

    /// Takes a screenshot, as PNG.
    pub fn picture(&self) -> Result<Vec<u8>> {
        png_of_dump(&self.dump()?)
    }

    /// Whether any pixel of the screen has this colour (red, green, blue).
    pub fn shows(&self, [red, green, blue]: [u8; 3]) -> Result<bool> {
        Ok(self.dump()?.chunks_exact(4).any(|pixel| pixel[..3] == [blue, green, red]))
    }

    fn dump(&self) -> Result<Vec<u8>> {
        fs::read(self.0.folder.path().join("Xvfb_screen0")).context("the screen cannot be read")
    }
}

/// Converts an X window dump of 24-bit depth to PNG (`XWDFile.h`: a header of 32-bit words in
/// network order, a name, colours, pixels).
fn png_of_dump(dump: &[u8]) -> Result<Vec<u8>> {
    let word = |index: usize| -> Result<usize> {
        let bytes = dump.get(index * 4..index * 4 + 4).context("the dump is too short")?;
        Ok(u32::from_be_bytes(bytes.try_into()?).try_into()?)
    };
    let (header, width, height, bits, line, colours) =
        (word(0)?, word(4)?, word(5)?, word(11)?, word(12)?, word(19)?);
    ensure!(bits == 32, "a pixel of the screen has {bits} bits instead of 32");
    let pixels = dump.get(header + colours * 12..).context("the dump has no pixels")?;

    let mut rgb = Vec::with_capacity(width * height * 3);
    for row in pixels.chunks(line).take(height) {
        for pixel in row.chunks_exact(4).take(width) {
            let [blue, green, red, _] = *pixel else { continue };
            rgb.extend([red, green, blue]);
        }
    }
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, u32::try_from(width)?, u32::try_from(height)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&rgb)?;
    Ok(png)
}
