from __future__ import annotations

import pytest

from annotate.record import Annotations
from tests import samples


@pytest.fixture
def full_record() -> Annotations:
    return samples.full_record()
