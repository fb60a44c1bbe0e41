//! The checksum of the zip format: CRC-32 with the reflected polynomial
//! `0xEDB88320`.

/// The CRC-32 of `bytes`.
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut state = u32::MAX;
    for byte in bytes {
        let slot = usize::from(low_byte(state) ^ byte);
        let step = TABLE.get(slot).copied().unwrap_or(0);
        state = (state >> 8) ^ step;
    }
    !state
}

const fn low_byte(value: u32) -> u8 {
    value.to_le_bytes()[0]
}

static TABLE: [u32; 256] = table();

#[expect(clippy::indexing_slicing, reason = "runs at compile time; `n` stays below 256")]
const fn table() -> [u32; 256] {
    let mut table = [0_u32; 256];
    let mut n = 0_usize;
    let mut seed = 0_u32;
    while n < 256 {
        table[n] = eight_steps(seed);
        n += 1;
        seed += 1;
    }
    table
}

const fn eight_steps(mut value: u32) -> u32 {
    let mut step = 0;
    while step < 8 {
        let carry = value & 1;
        value >>= 1;
        if carry == 1 {
            value ^= 0xEDB8_8320;
        }
        step += 1;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn gives_the_published_check_value() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn tells_one_changed_bit() {
        assert_ne!(crc32(b"12.50"), crc32(b"12.51"));
    }
}
