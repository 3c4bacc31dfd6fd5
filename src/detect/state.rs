//! What is said of a password where one could stand: that it is wrong, missing, changed, or of what sort.
//!
//! Beside who logs in a plain word is a password. These are none there, in whatever language.

/// Such words, in small letters, by language.
const STATES: &[(&str, &[&str])] = &[
    (
        "English",
        &[
            "absent", "accepted", "active", "bcrypt", "blank", "cached", "changed", "cleared", "correct", "custom", "deleted", "denied",
            "different", "empty", "encrypted", "entered", "equal", "expired", "failed", "generated", "given", "granted", "hashed",
            "hidden", "identical", "incorrect", "invalid", "leaked", "length", "locked", "long", "lost", "masked", "match", "matched",
            "matches", "mismatch", "missing", "none", "null", "optional", "plain", "provided", "random", "rejected", "removed", "required",
            "reset", "reused", "revoked", "rotated", "saved", "scrypt", "set", "shared", "short", "skipped", "stored", "strong", "typed",
            "unchanged", "unknown", "unset", "updated", "valid", "verified", "weak", "wrong",
        ],
    ),
    (
        "German, Dutch",
        &[
            "abgelaufen", "akzeptiert", "erforderlich", "falsch", "fehlt", "geändert", "gesetzt", "gespeichert", "leer", "richtig",
            "ungültig", "unbekannt", "vergessen", "verschlüsselt", "fout", "gewijzigd", "juist", "leeg", "ongeldig", "onjuist", "vereist",
            "verlopen", "vergeten",
        ],
    ),
    (
        "French",
        &[
            "accepté", "changé", "correcte", "erroné", "expiré", "faux", "incorrecte", "invalide", "manquant", "modifié", "obligatoire",
            "oublié", "requis", "valide", "vide",
        ],
    ),
    (
        "Spanish, Portuguese, Italian",
        &[
            "aceptada", "cambiada", "caducada", "correcta", "errónea", "incorrecta", "inválida", "olvidada", "requerida", "vacía",
            "válida", "aceita", "alterada", "correta", "errada", "esquecida", "expirada", "incorreta", "necessária", "obrigatória",
            "vazia", "corretta", "cambiata", "dimenticata", "errata", "mancante", "obbligatoria", "richiesta", "scaduta", "sbagliata",
            "valida", "vuota",
        ],
    ),
    (
        "Polish, Czech",
        &[
            "błędne", "niepoprawne", "nieprawidłowe", "poprawne", "puste", "wygasło", "wymagane", "zapomniane", "zmienione", "chybné",
            "nesprávné", "prázdné", "správné", "vyžadováno", "změněno",
        ],
    ),
    (
        "Russian, Ukrainian",
        &[
            "верен", "верный", "забыт", "задан", "изменен", "изменён", "истек", "истёк", "неверен", "неверный", "неправильный",
            "обязателен", "отсутствует", "правильный", "принят", "пустой", "сброшен", "сменен", "сменён", "установлен", "невірний",
            "правильний", "змінено",
        ],
    ),
    ("Turkish", &["boş", "değiştirildi", "doğru", "geçersiz", "gerekli", "unutuldu", "yanlış"]),
    (
        "Chinese, Japanese, Korean",
        &[
            "错误", "正确", "为空", "已过期", "已修改", "已更改", "无效", "必填", "錯誤", "正確", "正しい", "誤り", "間違い", "無効",
            "必須", "空", "변경됨", "틀림", "올바름", "없음", "필수",
        ],
    ),
];

/// Whether `value` says something of a password.
pub(super) fn is_state(value: &str) -> bool {
    let word = value.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    STATES.iter().any(|(_, words)| words.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::detect::assignment::Grammar;
    use crate::detect::candidate::candidates;

    #[test]
    fn what_is_said_of_a_password_is_none() {
        for text in [
            "user: jane\npassword: rotated\n",
            "Benutzer: jane\nPasswort: falsch\n",
            "Логин: jane\nПароль: неверный\n",
            "usuario: jane, contraseña: Incorrecta",
            "用户: jane\n密码: 已过期\n",
            "| user | passwort | status |\n|---|---|---|\n| jane | gesetzt | aktiv |\n",
        ] {
            assert!(candidates(text, Grammar::Loose).is_empty(), "{text}");
        }
        assert_eq!(candidates("user: jane\npassword: marigold\n", Grammar::Loose).len(), 1);
    }
}
