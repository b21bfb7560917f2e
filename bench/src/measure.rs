//! What a piece of work takes.

use std::fs;

/// The processor seconds that the processes begun here took which have ended; none where the system does not tell.
pub fn processor_seconds_of_ended() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in brackets; the 14th and 15th further field are the times of ended children, in hundredths.
    let (_, after) = text.rsplit_once(')')?;
    let mut fields = after.split_whitespace().skip(13);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((user + system) / 100.0)
}

/// The most memory that this process held, in megabytes; none where the system does not tell.
pub fn most_megabytes() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? / 1024.0)
}

/// The middle one of some numbers; the higher of two middle ones.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}
