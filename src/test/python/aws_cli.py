"""The real AWS CLI, loaded once: each command runs in a child of this process.

Reads commands from a socket: the number of words, the address of the laboratory, and the words,
each ended by a zero byte. With --once WORDS it is the CLI itself, in whatever terminal it is in.
The CLI parses the command and botocore checks the parameters against AWS's own models; in place of
AWS the laboratory is asked, with the operation and its parameters as JSON. Answers `STATUS LENGTH`, LENGTH bytes of standard output, then standard error.
"""

import base64
import datetime
import io
import json
import os
import socket
import sys
import traceback
import urllib.request

import awscli.clidriver

DRIVER = awscli.clidriver.create_clidriver()


def plain(value):
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return value


class Answered:
    def __init__(self, status):
        self.status_code = status
        self.headers = {}


def empty_lists(model):
    """What a query counts, of an answer that lists nothing."""
    members = model.output_shape.members if model.output_shape else {}
    return {name: [] for name, shape in members.items() if shape.type_name == "list"}


class Laboratory:
    def __init__(self, address):
        self.address = address
        self.parameters = {}

    def remember(self, params, model, **_):
        self.parameters = plain(params)

    def ask(self, model, **_):
        question = {
            "service": model.service_model.service_name,
            "operation": model.name,
            "parameters": self.parameters,
        }
        if self.address == "none":
            return Answered(200), {"ResponseMetadata": {}, **empty_lists(model)}
        request = urllib.request.Request(
            self.address, json.dumps(question).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
        parsed = answer.get("answer", {})
        parsed["ResponseMetadata"] = {}
        if "code" in answer:
            parsed["Error"] = {"Code": answer["code"], "Message": answer["message"]}
            return Answered(400), parsed
        return Answered(200), parsed


def run(address, words):
    laboratory = Laboratory(address)
    session = DRIVER.session
    session.register("before-parameter-build.*.*", laboratory.remember)
    session.register("before-call.*.*", laboratory.ask)
    return DRIVER.main(words)


def in_child(connection, address, words):
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    sys.stdout, sys.stderr = out, err
    try:
        status = run(address, words)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        traceback.print_exc()
        status = 255
    out.flush()
    err.flush()
    body = out.buffer.getvalue()
    connection.sendall(b"%d %d\n" % (status or 0, len(body)) + body + err.buffer.getvalue())
    connection.close()


def read(connection):
    data = b""
    while data.count(b"\0") < 2 or data.count(b"\0") < 2 + int(data.split(b"\0")[0]):
        data += connection.recv(65536)
    return data[:-1].decode().split("\0")[1:]


def main():
    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    while True:
        connection, _ = server.accept()
        if os.fork() == 0:
            server.close()
            address, *words = read(connection)
            in_child(connection, address, words)
            os._exit(0)
        connection.close()
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass


def parse(file):
    """Prints each command of the file that the CLI does not take, and what it says."""
    laboratory = Laboratory("none")
    DRIVER.session.register("before-parameter-build.*.*", laboratory.remember)
    DRIVER.session.register("before-call.*.*", laboratory.ask)
    shown = sys.stdout
    for words in json.load(open(file)):
        sys.stdout = sys.stderr = said = io.StringIO()
        try:
            status = DRIVER.main(words)
        except SystemExit as ended:
            status = ended.code
        sys.stdout, sys.stderr = shown, sys.__stderr__
        if status not in (0, None):
            print(json.dumps([words, said.getvalue()[-300:]]))


if len(sys.argv) > 1 and sys.argv[1] == "--once":
    sys.exit(run(os.environ["LABORATORY"], sys.argv[2:]))
elif len(sys.argv) > 1:
    parse(sys.argv[1])
else:
    main()
