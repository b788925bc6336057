"""Debian's Firefox over WebDriver BiDi: Playwright asks it for commands that an ESR does not know."""

import base64
import json
import re
import subprocess
import tempfile
import time
from pathlib import Path

from websocket import create_connection

from chromium import NARROW, WIDE, WIDER

# Of a page that arrives in pieces on a busy machine, a formula may be laid out before its last part is there. The Nu
# validator counts the parts.
UNFINISHED = "Invalid markup: Incorrect number of children"


class Firefox:
    """One headless Firefox with one tab."""

    def __init__(self, scheme="light"):
        self.profile = tempfile.TemporaryDirectory(prefix="firefox-")
        # 0 is dark.
        setting = {"dark": 0, "light": 1}[scheme]
        preferences = {
            "layout.css.prefers-color-scheme.content-override": setting,
            "datareporting.policy.dataSubmissionEnabled": False,
            "app.update.enabled": False,
            "browser.shell.checkDefaultBrowser": False,
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
        Path(self.profile.name, "user.js").write_text("\n".join(lines))
        log = Path(self.profile.name, "log")
        with log.open("w") as output:
            command = ["firefox-esr", "--headless", "--no-remote", "--profile", self.profile.name]
            self.process = subprocess.Popen([*command, "--remote-debugging-port", "0"], stdout=output, stderr=output)
        self.count, self.events = 0, []
        self.socket = create_connection(self._address(log) + "/session", timeout=120, suppress_origin=True)
        self("session.new", capabilities={})
        self("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.tab = self("browsingContext.getTree", maxDepth=0)["contexts"][0]["context"]

    def _address(self, log):
        for _ in range(1200):
            if found := re.search(r"listening on (ws://\S+)", log.read_text()):
                return found[1]
            time.sleep(0.1)
        raise RuntimeError(f"Firefox did not start:\n{log.read_text()}")

    def __call__(self, method, **parameters):
        """Sends a command and waits for its result; what happens meanwhile is kept in `events`."""
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.count:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return message["result"]
            if message["type"] == "event":
                self.events.append(message)

    def resize(self, size):
        self("browsingContext.setViewport", context=self.tab, viewport=size)

    def open(self, path):
        self("browsingContext.navigate", context=self.tab, url=path.as_uri(), wait="complete")

    def evaluate(self, function):
        result = self(
            "script.callFunction", functionDeclaration=function, target={"context": self.tab}, awaitPromise=True
        )
        return result["result"].get("value")

    def screenshot(self, path):
        picture = self("browsingContext.captureScreenshot", context=self.tab, origin="document")
        path.write_bytes(base64.b64decode(picture["data"]))

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(timeout=60)
        self.profile.cleanup()


def check(firefox, root, pages, faults):
    for page in pages:
        firefox.events.clear()
        firefox.resize(WIDE)
        firefox.open(page.path)
        firefox.resize(NARROW)
        if wider := firefox.evaluate(WIDER):
            faults.add("Firefox at 320 px", page.name, wider)
        for event in firefox.events:
            parameters = event["params"]
            if event["method"] == "log.entryAdded":
                if not parameters["text"].startswith(UNFINISHED):
                    fault = f"{parameters['level']}: {parameters['text']}"
                    faults.add("Firefox's console and requests", page.name, fault)
            elif not parameters["request"]["url"].startswith((root.as_uri(), "data:", "blob:")):
                faults.add("Firefox's console and requests", page.name, f"asks for {parameters['request']['url']}")
