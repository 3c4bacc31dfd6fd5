//! Marvin32, the checksum in Microsoft's keys (SymCrypt, `marvin32.c`).

/// The 64 bits of Marvin32 over `bytes`, folded to 32.
pub(super) fn hash32(bytes: &[u8], seed: u64) -> u32 {
    let (low, high) = hash(bytes, seed);
    low ^ high
}

fn hash(bytes: &[u8], seed: u64) -> (u32, u32) {
    let (words, rest) = bytes.as_chunks::<4>();
    let start = ((seed & 0xffff_ffff) as u32, (seed >> 32) as u32);
    let state = words.iter().fold(start, |state, word| mix(state, u32::from_le_bytes(*word)));
    // what fills no word is closed with 0x80
    let last = rest.iter().rev().fold(0x80_u32, |word, byte| (word << 8) | u32::from(*byte));
    mix(mix(state, last), 0)
}

/// The state after one more `word`.
fn mix((low, high): (u32, u32), word: u32) -> (u32, u32) {
    let low = low.wrapping_add(word);
    let (high, low) = (high ^ low, low.rotate_left(20));
    let (low, high) = (low.wrapping_add(high), high.rotate_left(9));
    let (high, low) = (high ^ low, low.rotate_left(27));
    (low.wrapping_add(high), high.rotate_left(19))
}

#[cfg(test)]
mod tests {
    use super::hash;

    /// The examples of SymCrypt's own test, and one for each length of what is left over.
    #[test]
    fn marvin_is_symcrypts() {
        let whole = |bytes: &[u8], seed: u64| {
            let (low, high) = hash(bytes, seed);
            u64::from(high) << 32 | u64::from(low)
        };
        assert_eq!(whole(b"abc", 0xd53c_d9ce_cd08_93b7), 0x22c7_4339_4927_69bf);
        assert_eq!(whole(b"abcdefghijklmnopqrstuvwxyz", 0x0ddd_deee_efff_f000), 0xa128_eb7e_7260_aca2);
        let seed = 0x004f_b61a_001b_dbcc;
        assert_eq!(whole(&[], seed), 0x30ed_35c1_00cd_3c7d);
        assert_eq!(whole(&[175], seed), 0x48e7_3fc7_7d75_ddc1);
        assert_eq!(whole(&[231, 15], seed), 0xb5f6_e1fc_485d_bff8);
        assert_eq!(whole(&[134, 66, 220, 89], seed), 0x7008_f2e8_7e9c_f556);
    }
}
