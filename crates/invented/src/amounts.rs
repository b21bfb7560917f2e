//! Sums of money cut into parts that add up again.

use crate::random::Random;

/// A sum cut in proportion to the weights; the parts add up to it to the penny.
pub(crate) fn cut(pence: i64, weights: &[u64]) -> Vec<i64> {
    let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let (mut weight_so_far, mut pence_so_far) = (0_u128, 0_i64);
    let mut parts = Vec::with_capacity(weights.len());
    for weight in weights {
        weight_so_far += u128::from(*weight);
        let up_to =
            i128::from(pence) * i128::try_from(weight_so_far).unwrap_or(0) / i128::try_from(whole.max(1)).unwrap_or(1);
        let up_to = i64::try_from(up_to).unwrap_or(pence);
        parts.push(up_to - pence_so_far);
        pence_so_far = up_to;
    }
    parts
}

/// A sum cut into so many invoices that differ.
pub(crate) fn invoices(pence: i64, count: usize, random: &mut Random) -> Vec<i64> {
    let weights: Vec<u64> = (0..count).map(|_| u64::from(random.between(40, 160))).collect();
    cut(pence, &weights)
}

/// A part in hundredths of one per cent.
pub(crate) fn part_of(pence: i64, part: u64) -> i64 {
    let part = i128::from(pence) * i128::from(part) / 10_000;
    i64::try_from(part).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_penny() {
        for (pence, weights) in
            [(100, vec![1, 1, 1]), (-7, vec![3, 5]), (0, vec![1]), (1, vec![1; 9]), (i64::MAX, vec![7, 1])]
        {
            assert_eq!(cut(pence, &weights).iter().sum::<i64>(), pence, "{weights:?}");
        }
    }
}
