//! A picture as a PNG file: the PNG Specification (W3C), with 8 bits of red, green and blue for each dot.

use crate::report::ReportFailure;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;
use tiny_skia::Pixmap;

const SIGNATURE: &[u8] = &[0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];

/// The file of a picture; what is not painted is white.
pub(super) fn png(picture: &Pixmap) -> Result<Vec<u8>, ReportFailure> {
    let (width, height) = (picture.width(), picture.height());
    let row = usize::try_from(width).map_err(|_| ReportFailure::Chart("it is too wide"))?;
    let mut lines = ZlibEncoder::new(Vec::new(), Compression::default());
    for dots in picture.pixels().chunks(row) {
        // The first byte of a line says that the others are written as they are.
        let mut line = vec![0];
        for dot in dots {
            line.extend([dot.red(), dot.green(), dot.blue()]);
        }
        lines.write_all(&line)?;
    }
    let lines = lines.finish()?;
    // 8 bits, colours, the only compression, filter and order that count.
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut file = SIGNATURE.to_vec();
    for (kind, content) in [(b"IHDR", &header), (b"IDAT", &lines), (b"IEND", &Vec::new())] {
        let length = u32::try_from(content.len()).map_err(|_| ReportFailure::Chart("it is too large"))?;
        let mut sum = Crc::new();
        sum.update(kind);
        sum.update(content);
        file.extend(length.to_be_bytes());
        file.extend_from_slice(kind);
        file.extend_from_slice(content);
        file.extend(sum.sum().to_be_bytes());
    }
    Ok(file)
}
