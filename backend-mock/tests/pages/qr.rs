//! Camera: reads the QR code of a page with an independent decoder.

use std::collections::HashSet;

use support::web_page::WebPage;

/// Pixels per module.
const SCALE: usize = 6;

/// Content of the QR code on a page.
pub(crate) fn scan(page: &WebPage) -> Option<String> {
    let (_, drawing) = page.text.split_once(r#"<svg viewBox="0 0 "#)?;
    let size: usize = drawing.split(' ').next()?.parse().ok()?;
    let (_, path) = drawing.split_once(r#"d=""#)?;
    let square = |square: &str| {
        let (x, rest) = square.split_once(',')?;
        Some((x.parse::<usize>().ok()?, rest.split('h').next()?.parse::<usize>().ok()?))
    };
    let dark: HashSet<_> = path.split('"').next()?.split('M').filter_map(square).collect();
    let shade = |x: usize, y: usize| if dark.contains(&(x / SCALE, y / SCALE)) { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, shade);
    let grid = picture.detect_grids().into_iter().next()?;
    Some(grid.decode().ok()?.1)
}
