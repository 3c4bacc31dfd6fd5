//! Every row tests itself, in each place where commands stand.

use super::table::{Given, TOOLS};
use crate::detect::assignment::Grammar;
use crate::detect::candidate::candidates;
use crate::detect::example::fill;

/// What is found in `command`.
fn found(command: &str) -> Vec<String> {
    candidates(command, Grammar::Code).into_iter().map(|found| command[found.range].to_owned()).collect()
}

#[test]
fn every_tool_takes_its_example() {
    let mut wrong = Vec::new();
    for tool in TOOLS {
        let secret = match tool.given {
            Given::Token => fill("{alnum:32}", tool.example),
            Given::Password | Given::Perhaps => fill("Quartz{digits:4}", tool.example),
            Given::Quoted => fill("quartz{lower:4}", tool.example),
        };
        for program in tool.programs {
            let command = match tool.example.split_once("PROGRAM") {
                Some((before, after)) => format!("!{before}{program}{after}"),
                None => format!("!{program} {}", tool.example),
            }
            .replace("SECRET", &secret);
            if found(&command) != [secret.clone()] {
                wrong.push(format!("{command}: {:?}", found(&command)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn commands_are_found_wherever_they_stand() {
    for (command, secret) in [
        ("os.system(\"mc alias set a https://b.org me Quartz4711\")", "Quartz4711"),
        ("%%bash\nsmbclient //nas/x \\\n  -U bob%Quartz4711 \\\n  -c ls", "Quartz4711"),
        ("Run `smbclient -U 'bob%Quartz4711' //nas/x` first.", "Quartz4711"),
        ("!cd /tmp && sudo lftp -u bob,Quartz4711 a.org | cat", "Quartz4711"),
    ] {
        assert_eq!(found(command), [secret], "{command}");
    }
}

#[test]
fn only_a_file_for_a_credential_is_looked_into() {
    for command in [
        "%%writefile words.txt\nbob\nQuartz4711",
        "%%writefile vpn-auth.txt\nbob\nQuartz4711\nann",
        "%%writefile auth.md\nQuartz4711 is a password",
        "!cat > vpn-auth.txt\nbob\nQuartz4711",
        "!printf 'USER=%s\\n' 'Quartz4711' > .env",
        "!openvpn --config a.ovpn --auth-user-pass vpn-auth.txt",
    ] {
        assert!(found(command).is_empty(), "{command}: {:?}", found(command));
    }
    assert_eq!(found("%%writefile token.txt\nQuartz4711Falcon\n"), ["Quartz4711Falcon"]);
    assert_eq!(found("!printf 'USER=%s\\nDB_PASSWORD=%s\\n' bob 'Quartz4711' > .env"), ["Quartz4711"]);
}

#[test]
fn what_is_filled_in_is_none() {
    for command in [
        "!smbclient -U bob%$PW //nas/x",
        "!smbclient -U bob%{pw} //nas/x",
        "!smbclient -U bob //nas/x",
        "!mc alias set a b $K $S",
        "!echo $PW | sudo chpasswd",
        "!mysql -u root -p Warehouse2024",
        "!docker run -u 1000 -p 8888:8888 image",
        "!mongo -u bob -p --authenticationDatabase admin",
        "the http -a option",
        "!vault login -method=oidc role=reader",
    ] {
        assert!(found(command).is_empty(), "{command}: {:?}", found(command));
    }
}
