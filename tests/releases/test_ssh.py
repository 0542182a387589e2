"""The key and the hosts that CI hands over: in files that only we can read, and gone afterwards."""

from __future__ import annotations

from pathlib import Path

from plugins.releases.ssh import ssh_command

KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\r\nkhong-that\r\n-----END OPENSSH PRIVATE KEY-----"


def test_without_secrets_ssh_does_as_its_user_has_it() -> None:
    with ssh_command({}) as command:
        assert command[0] == "ssh"
        assert not {"-i", "StrictHostKeyChecking=yes"} & set(command)


def test_a_key_lies_in_a_file_of_our_own_as_long_as_it_is_used() -> None:
    with ssh_command({"BANTIN_SSH_KEY": KEY, "BANTIN_KNOWN_HOSTS": "may-chu ssh-ed25519 AAAA"}) as command:
        path = Path(command[command.index("-i") + 1])
        assert path.read_bytes() == KEY.replace("\r\n", "\n").encode() + b"\n"
        assert path.stat().st_mode & 0o777 == 0o600
        assert "StrictHostKeyChecking=yes" in command
        assert not any("khong-that" in word for word in command)
    assert not path.exists()


def test_a_file_is_taken_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(KEY)
    with ssh_command({"BANTIN_SSH_KEY": str(path)}) as command:
        assert command[command.index("-i") + 1] == str(path)
    assert path.is_file()
