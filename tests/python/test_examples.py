"""Every example of the gallery travels, or is refused as it says."""

from pathlib import Path

import pytest
from travel.examples import find, perform

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", find(EXAMPLES))
def test_the_example_does_what_it_says(path):
    perform(path)
