//! Words of other languages than English for a password, for a key, and for who logs in.

/// Words for a password, in small letters.
pub(super) const PASSWORD: &[&str] = &[
    // German, Dutch, the languages of the north
    "passwort", "kennwort", "wachtwoord", "passord", "adgangskode", "kodeord", "lösenord", "losenord", "lykilorð", "salasana", "parool",
    // Romance languages; in several the last word says whose it is
    "passe", "mdp", "contrasena", "contraseña", "contrasenya", "senha", "parola", "parolă", "palavrapasse",
    // Slavic and Baltic languages
    "haslo", "hasło", "heslo", "lozinka", "geslo", "пароль", "пароля", "парола", "лозинка", "slaptazodis", "slaptažodis",
    // others written with Latin letters
    "sifre", "şifre", "jelszo", "jelszó", "parol", "fjalëkalimi", // Greek, Hebrew, Persian
    "συνθηματικό", "סיסמה", "סיסמא", "گذرواژه", // Chinese, Japanese, Korean
    "密码", "密碼", "口令", "パスワード", "暗証番号", "비밀번호", "암호",
];

/// Those of languages that write no spaces.
pub(super) const UNSPACED: &[&str] = &["密码", "密碼", "口令", "パスワード", "暗証番号"];

/// Labels of several words, or of letters that are no words by themselves.
pub(super) const LABELS: &[&str] =
    &["kata sandi", "mật khẩu", "κωδικός πρόσβασης", "كلمة المرور", "كلمة السر", "رمز عبور", "पासवर्ड", "รหัสผ่าน"];

/// Words for a password that what it opens may follow: `senha_banco`, `пароль_бд`.
pub(super) const NOUN_FIRST: &[&str] = &[
    "senha", "sifre", "şifre", "contrasena", "contraseña", "contrasenya", "passwort", "kennwort", "passe", "mdp", "wachtwoord", "haslo",
    "hasło", "heslo", "lozinka", "geslo", "пароль", "парола", "密码", "密碼", "パスワード", "비밀번호",
];

/// Words for a key or a token that an interface asks for, in small letters.
pub(super) const CREDENTIAL: &[&str] = &["jeton", "密钥", "密鑰", "令牌", "トークン", "토큰", "токен"];

/// Words for a key.
pub(super) const KEY: &[&str] = &[
    "schlüssel", "schluessel", "sleutel", "nyckel", "nøgle", "nøkkel", "avain", "clave", "chave", "clé", "cle", "chiave", "klucz", "klíč",
    "ключ", "anahtar",
];

/// Pieces of text at which one of these words can be found; capitals are told apart where they are not ASCII.
pub(super) const KEYWORDS: &[&str] = &[
    "kennwort", "wachtwoord", "adgangskode", "kodeord", "lösenord", "LÖSENORD", "losenord", "lykilorð", "salasana", "parool", "mdp:",
    "mdp ", "mdp=", "mdp'", "mdp\"", "_mdp", "contrasen", "contraseñ", "CONTRASEÑA", "senha", "parola", "parolă", "PAROLĂ", "haslo",
    "hasło", "HASŁO", "heslo", "lozinka", "geslo", "пароль", "Пароль", "ПАРОЛЬ", "пароля", "Пароля", "парола", "Парола", "ПАРОЛА",
    "лозинка", "Лозинка", "ЛОЗИНКА", "slaptazodis", "slaptažodis", "sifre", "şifre", "Şifre", "ŞIFRE", "ŞİFRE", "jelszo", "jelszó",
    "JELSZÓ", "parol:", "parol =", "fjalëkalim", "kata sandi", "mật khẩu", "Mật khẩu", "MẬT KHẨU", "κωδικός πρόσβασης",
    "Κωδικός πρόσβασης", "συνθηματικό", "Συνθηματικό", "סיסמה", "סיסמא", "كلمة المرور", "كلمة السر", "رمز عبور", "گذرواژه", "पासवर्ड",
    "รหัสผ่าน", "密码", "密碼", "口令", "パスワード", "暗証番号", "비밀번호", "암호", "jeton", "密钥", "密鑰", "令牌", "トークン", "토큰",
    "токен", "Токен", "clave", "chave", "schlüssel", "schluessel", "ключ", "Ключ",
];

/// Words for who logs in, in small letters and without spaces.
pub(super) const USER: &[&str] = &[
    "user", "username", "usr", "login", "loginname", "account", "accountname", "email", "mail", "e-mail", "emailaddress", "uid", "userid",
    "id", "u", "benutzer", "benutzername", "nutzer", "nutzername", "anmeldename", "konto", "utilisateur", "identifiant", "compte",
    "courriel", "usuario", "usuário", "correo", "cuenta", "conta", "utente", "utilizador", "usuari", "gebruiker", "gebruikersnaam",
    "bruger", "brugernavn", "bruker", "brukernavn", "användare", "användarnamn", "käyttäjä", "käyttäjätunnus", "tunnus", "użytkownik",
    "uzytkownik", "uživatel", "uzivatel", "felhasználó", "felhasználónév", "korisnik", "uporabnik", "utilizator", "kullanıcı",
    "kullanıcıadı", "kullanici", "логин", "логін", "пользователь", "користувач", "потребител", "учетка", "почта", "用户", "用户名", "帐号",
    "账号", "账户", "帳號", "使用者", "用戶名", "ユーザー", "ユーザ", "ユーザー名", "ユーザ名", "ユーザーid", "アカウント", "아이디",
    "사용자", "계정", "tàikhoản", "χρήστης", "משתמש",
];
