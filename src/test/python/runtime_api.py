"""Lambda's Runtime API on a loopback port, for one runtime process.

The routes and headers are those of https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
"""

import queue
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PREFIX = "/2018-06-01/runtime"


@dataclass(frozen=True)
class Invocation:
    request_id: str
    function_arn: str
    trace_id: str
    deadline_ms: int
    payload: bytes


@dataclass(frozen=True)
class Ready:
    """The runtime has loaded the handler and asks for its first event."""


@dataclass(frozen=True)
class InitFailed:
    payload: bytes


@dataclass(frozen=True)
class Answered:
    payload: bytes
    is_error: bool


class RuntimeApi(ThreadingHTTPServer):
    """Hands out invocations and puts what the runtime says into `events`."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), RuntimeApiHandler)
        self.invocations = queue.Queue()
        self.events = queue.Queue()
        self.asked_before = False
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"127.0.0.1:{self.server_port}"

    def next_invocation(self):
        if not self.asked_before:
            self.asked_before = True
            self.events.put(Ready())
        return self.invocations.get()

    def close(self):
        # Releases the thread that waits for an invocation on behalf of a runtime that is gone.
        self.invocations.put(None)
        self.shutdown()
        self.server_close()


class RuntimeApiHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path != f"{PREFIX}/invocation/next":
            self.send_error(404)
            return
        invocation = self.server.next_invocation()
        if invocation is None:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(invocation.payload)))
        self.send_header("Lambda-Runtime-Aws-Request-Id", invocation.request_id)
        self.send_header("Lambda-Runtime-Deadline-Ms", str(invocation.deadline_ms))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", invocation.function_arn)
        self.send_header("Lambda-Runtime-Trace-Id", invocation.trace_id)
        self.end_headers()
        self.wfile.write(invocation.payload)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == f"{PREFIX}/init/error":
            event = InitFailed(body)
        elif self.path.endswith("/response"):
            event = Answered(body, is_error=False)
        elif self.path.endswith("/error"):
            event = Answered(body, is_error=True)
        else:
            self.send_error(404)
            return
        # The runtime gets its receipt first: its process may be ended as soon as the event is seen.
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.server.events.put(event)

    def log_message(self, format, *arguments):
        """Says nothing: standard error belongs to LocalStack's own log."""
