//! What documentation shows to everybody: examples of standards and of providers' guides, keys that all test systems have.

/// Who shows it, and pieces of it.
const SAMPLES: &[(&str, &[&str])] = &[
    (
        "RFC 2617, 7616, 7617: HTTP's authentication",
        &["QWxhZGRpbjpvcGVu", "QWxhZGRpbjpPcGVu", "open sesame", "dGVzdDoxMjPCow", "Circle Of Life", "Circle of Life"],
    ),
    (
        "RFC 5849: OAuth 1.0",
        &["kd94hf93k423kf44", "pfkkdhi9sl3r4s00", "dpf43f3p2l4k3l03", "nnch734d00sl2jdk", "9djdj82h48djs9d2", "kkk9d7dh3k39sjv7"],
    ),
    ("RFC 6238, 4648: one-time passwords", &["GEZDGNBVGY3TQOJQ", "JBSWY3DPEHPK3PXP", "base32secret3232"]),
    ("RFC 6455: WebSocket", &["dGhlIHNhbXBsZSBub25jZQ"]),
    (
        "RFC 6749, 6750: OAuth 2.0",
        &[
            "2YotnFZFEjr1zCsicMWpAA", "tGzv3JOkF0XG5Qx2TlKWIA", "SlAV32hkKG", "mF_9.B5f-4.1JqM", "czZCaGRSa3F0MzpnWDFmQmF0M2JW",
            "gX1fBat3bV", "7Fjfp0ZBr1KtDRbnfVdmIw",
        ],
    ),
    (
        "RFC 7515, 7519 and jwt.io: JWT",
        &[
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ",
            "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI",
        ],
    ),
    (
        "FIPS 197, NIST SP 800-38A, PyCryptodome: AES",
        &["2b7e151628aed2a6abf7158809cf4f3c", "603deb1015ca71be2b73aef0857d7781", "Sixteen byte key"],
    ),
    (
        "Amazon S3: signatures",
        &[
            "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            "fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024",
        ],
    ),
    (
        "Azure: its emulators' keys, a signature",
        &["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u", "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM", "RHIX5Xcg0Mq2rqI3OlWTjEg2tYkboXr1P9ZUXDtkk"],
    ),
    ("Discord", &["MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ"]),
    ("Firebase", &["DOCAbC123dEf456GhI789jKl01"]),
    ("MinIO: its public server", &["Q3AM3UQ867SPQQA43P2F", "zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG"]),
    ("OpenWeather", &["b6907d289e10d714a6e88b30761fae22", "439d4b804bc8187953eb36d2a8c26a02"]),
    ("Slack", &["pdFZKVeTuE8sk7oOcHrzqqgy"]),
    ("Stripe", &["4eC39HqLyjWDarjtT1z"]),
    ("Telegram", &["AAHdqTcvCH1vGWJxfSeofSAs0K5PA", "ABC-DEF1234ghIkl-zyx57W2v1u"]),
    ("OpenLIT", &["openlituser"]),
    (
        "Twitter: OAuth",
        &["xvz1evFS4wEEPTGEFPHBog", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"],
    ),
];

/// Whether a piece of documentation is in `value`.
pub(super) fn is_sample(value: &str) -> bool {
    value.len() >= SHORTEST && SAMPLES.iter().flat_map(|(_, pieces)| *pieces).any(|piece| value.contains(piece))
}

/// Bytes of the shortest piece.
const SHORTEST: usize = 10;

#[cfg(test)]
mod tests {
    use super::{SAMPLES, SHORTEST, is_sample};

    #[test]
    fn every_sample_is_known() {
        for (of, pieces) in SAMPLES {
            assert!(!of.is_empty() && !pieces.is_empty());
            for piece in *pieces {
                assert!(piece.len() >= SHORTEST && is_sample(piece) && is_sample(&format!("x{piece}y")), "{of}: {piece}");
            }
        }
        assert!(is_sample("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxfQ.c2lnbmF0dXJl"));
        assert!(!is_sample("the quick brown fox"));
    }
}
