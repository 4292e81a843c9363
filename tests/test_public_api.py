"""The public Python API: there by name, loaded when asked for, and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

import newsletter


@pytest.mark.parametrize("name", newsletter.__all__)
def test_every_public_name_is_there(name):
    """What ``__all__`` names can be imported."""
    assert getattr(newsletter, name) is not None


def test_another_name_is_an_attribute_error():
    """A misspelt name fails as it does in any module."""
    with pytest.raises(AttributeError, match="composr"):
        _ = newsletter.composr


def test_the_package_alone_loads_no_engine():
    """Every command imports the package: it must not bring the composer with it."""
    code = "import sys, newsletter; sys.exit('newsletter.compose' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
