"""``retold serve`` as a person starts it: a process of its own, and requests to it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

BOUNDARY = "----test-boundary"


class Answer:
    """What came back."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Served:
    """A running server; ends with the ``with`` block. ``kill`` is kill -9."""

    def __init__(self, place: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "retold", "serve", str(place), "--by", "ida", *arguments]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.stderr.read() if self.process.stderr else ""
        split = urlsplit(self.address)
        self.port = split.port or 0
        self.host = f"127.0.0.1:{self.port}"
        self.home = f"http://{self.host}/"
        self.token = split.path.rpartition("/")[2]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None, *, known: bool = True
    ) -> Answer:
        """One request; ``known`` carries the token as a program does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {**({"Authorization": f"Bearer {self.token}"} if known else {}), **(headers or {})}
        try:
            connection.request(method, path, body, sent)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path: str, **more: Any) -> Answer:
        return self.ask("GET", path, **more)

    def post(self, path: str, value: object = None, **more: Any) -> Answer:
        """A POST of JSON."""
        headers = {"Content-Type": "application/json", **more.pop("headers", {})}
        return self.ask("POST", path, json.dumps(value or {}).encode(), headers, **more)

    def send_form(self, path: str, fields: Mapping[str, str], **more: Any) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded", **more.pop("headers", {})}
        return self.ask("POST", path, urlencode(fields).encode(), headers, **more)

    def upload(self, path: str, files: Mapping[str, bytes], **more: Any) -> Answer:
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n"
            for name, data in files.items()
        ]
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.ask("POST", path, b"".join(parts) + f"--{BOUNDARY}--\r\n".encode(), headers, **more)

    def built(self, name: str, seconds: float = 60) -> Any:
        """Wait for the build of a case; how it ended comes back."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            state = self.get(f"/case/{name}/work.json").json
            if not state["under_way"]:
                return state
            time.sleep(0.05)
        raise AssertionError(f"{name} is not built after {seconds} s")
