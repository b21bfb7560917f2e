//! The encoding of a text file, found from its bytes.

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::{self, Read, Seek, SeekFrom};

/// How bytes become letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    Utf8,
    Windows1252,
    CodePage437,
    Macintosh,
    /// UTF-8 in places and Windows-1252 in others: each cell is taken as UTF-8 if it can be.
    Mixed,
    /// Turned into UTF-8 while it is read.
    Utf16 {
        big_endian: bool,
    },
}

impl Charset {
    /// The letters that the bytes of one cell stand for.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        // Letters of one byte are the same in all of them.
        if bytes.is_ascii()
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            return Cow::Borrowed(text);
        }
        match self {
            Charset::Utf8 | Charset::Utf16 { .. } => String::from_utf8_lossy(bytes),
            Charset::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
            Charset::Macintosh => MACINTOSH.decode_without_bom_handling(bytes).0,
            Charset::CodePage437 => {
                Cow::Owned(oem_cp::decode_string_complete_table(bytes, &oem_cp::code_table::DECODING_TABLE_CP437))
            }
            Charset::Mixed => match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
            },
        }
    }
}

/// An encoding and the marks that stand before the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Encoding {
    pub charset: Charset,
    /// The bytes of byte-order marks, whole or damaged, at the start.
    pub mark_bytes: u64,
    marked: bool,
}

impl Encoding {
    /// Whether cells differ in their encoding.
    pub fn is_mixed(self) -> bool {
        self.charset == Charset::Mixed
    }

    /// The name shown to people and programs.
    pub fn name(self) -> &'static str {
        match self.charset {
            Charset::Utf8 if self.marked => "utf-8-sig",
            Charset::Utf8 | Charset::Mixed => "utf-8",
            Charset::Windows1252 => "cp1252",
            Charset::CodePage437 => "cp437",
            Charset::Macintosh => "mac-roman",
            Charset::Utf16 { big_endian: false } => "utf-16-le",
            Charset::Utf16 { big_endian: true } => "utf-16-be",
        }
    }
}

/// The UTF-8 byte-order mark, and what it becomes when a program takes it for Windows-1252 once or twice.
const MARKS: [&[u8]; 3] = ["\u{feff}".as_bytes(), "ï»¿".as_bytes(), "Ã¯»¿".as_bytes()];

/// Looks at every byte of the file.
pub(super) fn detect<R: Read + Seek>(input: &mut R) -> io::Result<Encoding> {
    let mut census = Census::default();
    let mut buffer = vec![0; 1 << 16];
    let mut head = Vec::new();
    loop {
        let read = match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let bytes = buffer.get(..read).unwrap_or_default();
        if head.len() < 4096 {
            head.extend_from_slice(bytes.get(..(4096 - head.len()).min(read)).unwrap_or_default());
        }
        census.take(bytes);
    }
    input.seek(SeekFrom::Start(0))?;
    Ok(decide(&head, &census))
}

/// The text of bytes held in memory, by the same rules.
pub(crate) fn decode_whole(bytes: &[u8]) -> String {
    let mut census = Census::default();
    census.take(bytes);
    let encoding = decide(bytes.get(..4096).unwrap_or(bytes), &census);
    let body = bytes.get(usize::try_from(encoding.mark_bytes).unwrap_or(0)..).unwrap_or_default();
    match encoding.charset {
        Charset::Utf16 { big_endian } => {
            let charset = if big_endian { UTF_16BE } else { UTF_16LE };
            charset.decode_without_bom_handling(body).0.into_owned()
        }
        charset => charset.decode(body).into_owned(),
    }
}

fn decide(head: &[u8], census: &Census) -> Encoding {
    if let Some(big_endian) = wide(head) {
        let marks = head.chunks_exact(2).take_while(|pair| matches!(pair, [0xff, 0xfe] | [0xfe, 0xff])).count();
        return Encoding { charset: Charset::Utf16 { big_endian }, mark_bytes: 2 * marks as u64, marked: marks > 0 };
    }
    let (mut rest, mut marked) = (head, false);
    while let Some((at, after)) = MARKS.iter().enumerate().find_map(|(at, mark)| Some((at, rest.strip_prefix(*mark)?)))
    {
        marked |= at == 0;
        rest = after;
    }
    let charset = match (census.invalid, census.letters_of_many_bytes) {
        (0, _) => Charset::Utf8,
        // A mark or a few sound letters of several bytes cannot stand in a file of single bytes by chance.
        (invalid, sound) if sound > invalid || (marked && sound > 1) => Charset::Mixed,
        _ => census.single_byte(),
    };
    Encoding { charset, mark_bytes: (head.len() - rest.len()) as u64, marked }
}

/// Whether the file is of two bytes a letter, and which comes first.
fn wide(head: &[u8]) -> Option<bool> {
    match head {
        [0xff, 0xfe, ..] => return Some(false),
        [0xfe, 0xff, ..] => return Some(true),
        _ => {}
    }
    let pairs = head.len() / 2;
    let nul_at = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (nul_at(0), nul_at(1));
    // English text of two bytes a letter has a NUL in nearly every pair, always on the same side.
    let clear = |many: usize, few: usize| pairs > 1 && many * 10 > pairs * 7 && few * 10 < pairs;
    if clear(second, first) {
        Some(false)
    } else if clear(first, second) {
        Some(true)
    } else {
        None
    }
}

/// What the bytes of a file say of its encoding.
#[derive(Default)]
struct Census {
    invalid: u64,
    letters_of_many_bytes: u64,
    carry: Vec<u8>,
    last: u8,
    windows: u64,
    code_page: u64,
    macintosh: u64,
}

impl Census {
    fn take(&mut self, bytes: &[u8]) {
        if !bytes.is_ascii() {
            self.weigh(bytes);
        }
        self.last = bytes.last().copied().unwrap_or(self.last);
        if self.carry.is_empty() && bytes.is_ascii() {
            return;
        }
        let mut joined = std::mem::take(&mut self.carry);
        joined.extend_from_slice(bytes);
        let mut rest = joined.as_slice();
        loop {
            let (sound, error) = match std::str::from_utf8(rest) {
                Ok(text) => (text.len(), None),
                Err(error) => (error.valid_up_to(), Some(error.error_len())),
            };
            let good = rest.get(..sound).unwrap_or_default();
            self.letters_of_many_bytes += good.iter().filter(|byte| **byte >= 0xc2).count() as u64;
            match error {
                None => return,
                Some(None) => {
                    self.carry = rest.get(sound..).unwrap_or_default().to_vec();
                    return;
                }
                Some(Some(length)) => {
                    self.invalid += 1;
                    rest = rest.get(sound + length..).unwrap_or_default();
                }
            }
        }
    }

    /// Each byte above ASCII speaks for the sets in which it makes sense beside its neighbours.
    fn weigh(&mut self, bytes: &[u8]) {
        let mut before = self.last;
        for (at, byte) in bytes.iter().copied().enumerate() {
            if byte >= 0x80 {
                let after = bytes.get(at + 1).copied().unwrap_or(b' ');
                let inside = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
                let beside = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
                match byte {
                    // Windows and the Macintosh share this pound sign.
                    0xa3 if !inside => {
                        self.windows += 4;
                        self.macintosh += 4;
                    }
                    0x9c if !inside => self.code_page += 4,
                    0x81..=0x84 | 0x86..=0x8d if before.is_ascii_alphabetic() => self.code_page += 1,
                    0x85 if inside => self.code_page += 1,
                    0xd5 | 0xd0 if inside || before == b' ' => self.macintosh += 1,
                    0x8e if inside => self.macintosh += 1,
                    0x80 | 0x85 | 0x91..=0x97 | 0xa0 | 0xa6 | 0xa9 | 0xae | 0xb0 | 0xb4 | 0xb7 => self.windows += 1,
                    0xc0..=0xff if beside => self.windows += 1,
                    _ => {}
                }
            }
            before = byte;
        }
    }

    fn single_byte(&self) -> Charset {
        if self.code_page > self.windows && self.code_page >= self.macintosh {
            Charset::CodePage437
        } else if self.macintosh > self.windows {
            Charset::Macintosh
        } else {
            Charset::Windows1252
        }
    }
}

/// Turns text of two bytes a letter into UTF-8 while it is read.
pub(super) struct Utf16Reader<R> {
    input: R,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Utf16Reader<R> {
    pub fn new(input: R, big_endian: bool) -> Self {
        let decoder = if big_endian { UTF_16BE } else { UTF_16LE }.new_decoder_without_bom_handling();
        Utf16Reader { input, decoder, raw: vec![0; 1 << 15], ready: Vec::new(), at: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.input.read(&mut self.raw)?;
        self.ended = read == 0;
        self.at = 0;
        // A pair becomes three bytes at most, and a broken end one replacement letter.
        self.ready.resize(read * 3 + 16, 0);
        let raw = self.raw.get(..read).unwrap_or_default();
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.ready, self.ended);
        self.ready.truncate(written);
        Ok(())
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let ready = self.ready.get(self.at..).unwrap_or_default();
        let length = ready.len().min(into.len());
        if let (Some(to), Some(from)) = (into.get_mut(..length), ready.get(..length)) {
            to.copy_from_slice(from);
        }
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn the_encoding_is_found_from_the_bytes() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let cases: Vec<(Vec<u8>, &str, u64, &str)> = vec![
            (b"Date,Net".to_vec(), "utf-8", 0, "plain letters"),
            ("Date,£".into(), "utf-8", 0, "a pound sign of two bytes"),
            ("\u{feff}Date".into(), "utf-8-sig", 3, "one mark"),
            ("\u{feff}\u{feff}Date".into(), "utf-8-sig", 6, "two marks"),
            ("Ã¯»¿Date".into(), "utf-8", 8, "a mark that was damaged on its way"),
            (b"Net (\xa3),1".to_vec(), "cp1252", 0, "the pound sign of Windows"),
            (b"Net (\x9c),1".to_vec(), "cp437", 0, "the pound sign of DOS"),
            (b"Caf\x82 Ltd,1".to_vec(), "cp437", 0, "an accent of DOS"),
            (b"Caf\xe9 Ltd,1".to_vec(), "cp1252", 0, "an accent of Windows"),
            (b"O\x92Hara Ltd,1".to_vec(), "cp1252", 0, "a curly apostrophe of Windows"),
            (b"O\xd5Hara Ltd,1".to_vec(), "mac-roman", 0, "a curly apostrophe of a Macintosh"),
            (utf16("Date,Net amount"), "utf-16-le", 0, "two bytes a letter, no mark"),
            (utf16("\u{feff}Date,Net"), "utf-16-le", 2, "two bytes a letter, with a mark"),
        ];
        for (bytes, name, mark_bytes, reason) in cases {
            let found = detect(&mut Cursor::new(bytes)).unwrap();
            assert_eq!((found.name(), found.mark_bytes), (name, mark_bytes), "{reason}");
        }
    }

    #[test]
    fn a_file_of_two_encodings_is_read_cell_by_cell() {
        let bytes = [("£".repeat(9)).into_bytes(), b"\n\xa3".to_vec()].concat();
        assert_eq!(detect(&mut Cursor::new(bytes)).unwrap().charset, Charset::Mixed);
        assert_eq!((Charset::Mixed.decode("£".as_bytes()), Charset::Mixed.decode(b"\xa3")), ("£".into(), "£".into()));
    }

    #[test]
    fn a_letter_split_over_two_reads_is_still_sound() {
        let mut census = Census::default();
        census.take(b"Net \xc2");
        census.take(b"\xa3 and more");
        assert_eq!((census.invalid, census.letters_of_many_bytes), (0, 1));
    }
}
