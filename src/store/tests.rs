use super::*;

const ROOM: u64 = 1_000_000;

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().expect("a directory");
    let store = Store::at(dir.path().join("outer/store"));
    (dir, store)
}

fn kept(store: &Store, path: &str, cleaned: &[u8]) -> Vec<String> {
    store.kept(path, cleaned).map(|raw| String::from_utf8(raw).expect("UTF-8")).collect()
}

/// Makes the entries of `path` older by `seconds`.
fn age(store: &Store, path: &str, seconds: u64) {
    for entry in store.entries().expect("readable").iter().filter(|entry| entry.path.as_deref() == Some(path)) {
        let file = File::options().append(true).open(&entry.file).expect("there");
        file.set_modified(entry.modified - Duration::from_secs(seconds)).expect("a time");
    }
}

/// Text that does not get smaller.
fn noise(seed: &str, length: usize) -> Vec<u8> {
    let blocks = (0u32..).flat_map(|n| Sha256::new().chain_update(seed).chain_update(n.to_le_bytes()).finalize().to_vec());
    blocks.take(length).collect()
}

#[test]
fn the_best_comes_first() {
    let (_dir, store) = store();
    assert_eq!(kept(&store, "a", b"1"), [""; 0], "a store that is not there is empty");
    for (path, cleaned, raw) in [("a", "1", "a1"), ("b", "1", "b1"), ("a", "2", "a2"), ("c", "2", "c2")] {
        store.keep(path, cleaned.as_bytes(), raw.as_bytes(), ROOM).expect("room");
        ["a", "b", "c"].iter().for_each(|path| age(&store, path, 10));
    }
    assert_eq!(kept(&store, "a", b"1"), ["a1", "b1", "a2"], "the very one, the same under another name, the newest");
    assert_eq!(kept(&store, "a", b"3"), ["a2", "a1"]);
    assert_eq!(kept(&store, "new", b"2"), ["c2", "a2"]);
    assert_eq!(kept(&store, "new", b"3"), [""; 0]);
}

#[test]
fn places_do_not_write_over_each_other() {
    let (_dir, main) = store();
    let linked = || Store::at(main.dir()).in_place(b"linked");
    main.keep("a", b"1", b"of main", ROOM).expect("room");
    age(&main, "a", 10);
    assert_eq!(kept(&linked(), "a", b"1"), ["of main"], "where nothing was run yet");
    assert!(linked().knows("a"), "so that what is cleared there does not come back");
    linked().keep("a", b"1", b"of linked", ROOM).expect("room");
    linked().keep("a", b"2", b"newer", ROOM).expect("room");
    assert_eq!(kept(&main, "a", b"1"), ["of main", "of linked", "newer"]);
    assert_eq!(kept(&linked(), "a", b"1"), ["of linked", "of main", "newer"]);
    assert_eq!(kept(&main, "a", b"3"), ["of main", "newer", "of linked"], "its own first, though they are older");
    assert_eq!(main.exact("a", b"2"), None);
}

#[test]
fn of_one_version_the_last_run_stays() {
    let (_dir, store) = store();
    store.keep("a", b"1", b"first", ROOM).expect("room");
    store.keep("a", b"1", b"second", ROOM).expect("room");
    assert_eq!(kept(&store, "a", b"1"), ["second"]);
    age(&store, "a", 100);
    let before = store.entries().expect("readable");
    store.keep("a", b"1", b"second", ROOM).expect("room");
    let after = store.entries().expect("readable");
    assert_eq!((before.len(), after.len()), (1, 1));
    assert!(after[0].modified > before[0].modified + Duration::from_secs(50), "kept again, it is the newest again");
}

#[test]
fn the_oldest_go_when_there_is_no_room() {
    let (_dir, store) = store();
    for name in ["a", "b", "c"] {
        store.keep(name, b"1", &noise(name, 1000), 5_000).expect("room");
        ["a", "b", "c"].iter().for_each(|path| age(&store, path, 10));
    }
    store.keep("a", b"1", &noise("a", 1000), 5_000).expect("room");
    store.keep("d", b"1", &noise("d", 1000), 3_500).expect("room");
    let mut paths: Vec<_> = store.entries().expect("readable").into_iter().filter_map(|entry| entry.path).collect();
    paths.sort();
    assert_eq!(paths, ["a", "c", "d"], "b is the oldest: a was kept again");
    let error = store.keep("large", b"1", &noise("large", 9_000), 3_500).expect_err("too large");
    assert!(matches!(error, StoreError::TooLarge { limit: 3_500, .. }), "{error}");
    assert_eq!(store.entries().expect("readable").len(), 3, "nothing goes for what does not fit anyway");
    let left = store.dir().join(".unfinished-x");
    fs::write(&left, b"half").expect("writable");
    let entries = || store.entries().expect("readable").len();
    store.keep("e", b"1", &noise("e", 1000), 3_500).expect("room");
    assert!(left.exists() && entries() == 3, "it may be being written, and is no entry");
    File::options().append(true).open(&left).and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH)).expect("a time");
    store.keep("f", b"1", &noise("f", 1000), 3_500).expect("room");
    assert!(!left.exists(), "nobody writes it any more");
    assert_eq!(entries(), 3);
}

#[test]
fn a_damaged_entry_is_known_and_given_to_nobody() {
    let (_dir, store) = store();
    store.keep("dir/a b.ipynb", b"1", &noise("x", 500), ROOM).expect("room");
    let file = store.entries().expect("readable").remove(0).file;
    let whole = fs::read(&file).expect("there");
    let mut flipped = whole.clone();
    flipped[whole.len() - 100] ^= 1;
    for (bytes, path) in
        [(&whole[..whole.len() - 1], Some("dir/a b.ipynb")), (&flipped, Some("dir/a b.ipynb")), (&whole[..20], None), (b"", None)]
    {
        fs::write(&file, bytes).expect("writable");
        assert_eq!(kept(&store, "dir/a b.ipynb", b"1"), [""; 0]);
        let entry = store.entries().expect("readable").remove(0);
        assert_eq!((entry.path.as_deref(), entry.readable), (path, false));
    }
    store.keep("dir/a b.ipynb", b"1", &noise("x", 500), ROOM).expect("room");
    let entry = store.entries().expect("readable").remove(0);
    assert!(entry.readable, "what is too damaged to be told is written anew");
    store.remove(&entry).and_then(|()| store.remove(&entry)).expect("gone is gone");
    assert_eq!(store.entries().expect("readable"), []);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, store) = store();
    store.keep("a", b"1", b"raw", ROOM).expect("room");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let file = store.entries().expect("readable").remove(0).file;
    assert_eq!([mode(&file), mode(store.dir()), mode(&dir.path().join("outer"))], [0o600, 0o700, 0o700]);
}

#[test]
fn many_may_write_at_once() {
    let (_dir, store) = store();
    std::thread::scope(|scope| {
        for thread in 0..8u8 {
            let store = &store;
            scope.spawn(move || {
                for round in 0..20u8 {
                    store.keep("a", &[round], &noise("a", usize::from(round) * 10), 3_000).expect("room");
                    store.kept("a", &[round]).for_each(|raw| assert!(raw == noise("a", raw.len()), "{thread}"));
                }
            });
        }
    });
    assert!(store.entries().expect("readable").iter().all(|entry| entry.readable));
}
