#!/usr/bin/env python3
"""Takes the picture of the README, docs/page.png: a part of one page of the site. Needs chromium and Python's Pillow."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 820
# From a heading to the end of the chart below it; look at the picture when the page has changed.
TOP, BOTTOM = 2584, 3570
# For screens with small pixels.
SCALE = 2
COLORS = 128

with tempfile.TemporaryDirectory() as folder:
    shot = Path(folder) / "shot.png"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    # A mouse that is elsewhere: without one, the page shows what it would show under it.
    command += ["--blink-settings=primaryHoverType=2,availableHoverTypes=2"]
    window = [f"--window-size={WIDTH},{BOTTOM + 200}", f"--force-device-scale-factor={SCALE}", f"--screenshot={shot}"]
    subprocess.run(command + window + [f"file://{ROOT}/site/public/documents/cross-entropy-notes.html"], check=True, capture_output=True)
    picture = Image.open(shot).convert("RGB").crop((0, TOP * SCALE, WIDTH * SCALE, BOTTOM * SCALE))
    picture = picture.quantize(COLORS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    picture.save(ROOT / "docs" / "page.png", optimize=True)
