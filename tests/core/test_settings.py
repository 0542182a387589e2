from __future__ import annotations

import pytest

from plugins.core.settings import SETTINGS, WrongSetting, value_of


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_setting_that_nobody_made_has_its_default(setting) -> None:
    assert value_of({}, setting.name) == setting.default
    assert isinstance(setting.default, setting.type)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_setting_is_named_for_a_room_and_says_what_it_does(setting) -> None:
    assert setting.name == setting.name.upper()
    assert "_" in setting.name
    assert setting.help.endswith(".")


def test_names_of_settings_differ() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize(
    ("name", "value"),
    [("LISTINGS_PAGE_SIZE", 5), ("EDITIONS_PUBLIC", True), ("EDITIONS_LABEL", "tin"), ("MAPS_FOLDER", "/bd")],
)
def test_value_that_was_made_is_given(name: str, value: object) -> None:
    assert value_of({name: value, "THEME": "theme"}, name) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LISTINGS_PAGE_SIZE", "20"),
        ("LISTINGS_PAGE_SIZE", 20.0),
        ("LISTINGS_PAGE_SIZE", True),
        ("LISTINGS_PAGE_SIZE", None),
        ("EDITIONS_PUBLIC", 1),
        ("EDITIONS_PUBLIC", "yes"),
        ("EDITIONS_LABEL", None),
        ("MAPS_FOLDER", b"maps"),
    ],
)
def test_wrong_type_is_refused_with_name_value_and_help(name: str, value: object) -> None:
    with pytest.raises(WrongSetting) as raised:
        value_of({name: value}, name)
    said = str(raised.value)
    setting = next(one for one in SETTINGS if one.name == name)
    assert all(part in said for part in (name, repr(value), setting.type.__name__, setting.help))


def test_name_that_nobody_declared_is_an_error() -> None:
    with pytest.raises(KeyError, match="LISTINGS_SIZE"):
        value_of({"LISTINGS_SIZE": 3}, "LISTINGS_SIZE")
