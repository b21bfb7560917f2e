//! Merged cubes held in memory, so that the pages of a council need not unpack them each time.

use domain::councils::CouncilId;
use domain::spend::BatchMonth;
use domain::spend::cube::Cube;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The most bytes of cubes held, over all councils. A district's three years take one to five million, so that those of
/// 150 councils at the least are held at once; an installation for one council never comes near it.
const MOST_BYTES: usize = 768 * 1024 * 1024;

/// So many cubes may be unpacked at once, each of another council.
const AT_ONCE: usize = 16;

/// What a merged cube is of. What a batch's cube holds under an edition never changes, so nothing held goes stale.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CubeKey {
    pub(crate) council: CouncilId,
    pub(crate) edition: i64,
    pub(crate) batches: Vec<i64>,
}

/// The merged cube of some batches, and how many lines of which month each of them holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    pub(crate) cube: Arc<Cube>,
    pub(crate) months: Arc<[BatchMonth]>,
}

#[derive(Debug, Default)]
struct Kept {
    entries: HashMap<CubeKey, (Held, usize, u64)>,
    bytes: usize,
    uses: u64,
}

/// Cubes held in memory, the ones not used for longest given up first. Of a council one at a time is unpacked, so that
/// many askers wait for one unpacking.
#[derive(Debug, Default)]
pub(crate) struct CubeCache {
    kept: Mutex<Kept>,
    unpacking: [tokio::sync::Mutex<()>; AT_ONCE],
}

impl CubeCache {
    /// Waits until nobody else unpacks a cube of the council.
    pub(crate) async fn alone(&self, council: CouncilId) -> tokio::sync::MutexGuard<'_, ()> {
        let place = usize::try_from(council.get().unsigned_abs()).unwrap_or(0) % AT_ONCE;
        self.unpacking[place].lock().await
    }

    /// Whether so much is held that more would soon push out what is held.
    pub(crate) fn is_nearly_full(&self) -> bool {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).bytes > MOST_BYTES / 4 * 3
    }

    /// What is held under a key.
    pub(crate) fn get(&self, key: &CubeKey) -> Option<Held> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let now = kept.uses;
        kept.entries.get_mut(key).map(|(held, _, used)| {
            *used = now;
            held.clone()
        })
    }

    /// Holds something, and gives up what was not used for longest while there is too much. What is too large by itself
    /// is not held.
    pub(crate) fn hold(&self, key: CubeKey, held: Held) {
        let bytes = held.cube.weight() + held.months.len() * size_of::<BatchMonth>();
        if bytes > MOST_BYTES / 2 {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let now = kept.uses;
        if let Some((_, before, _)) = kept.entries.insert(key, (held, bytes, now)) {
            kept.bytes -= before;
        }
        kept.bytes += bytes;
        while kept.bytes > MOST_BYTES {
            let oldest = kept.entries.iter().min_by_key(|(_, (_, _, used))| *used).map(|(key, _)| key.clone());
            let Some((_, bytes, _)) = oldest.and_then(|key| kept.entries.remove(&key)) else { return };
            kept.bytes -= bytes;
        }
    }
}
