"""Runs Java functions of LocalStack's Lambda as processes, without Docker.

A plug-in of LocalStack 4.14.0 (namespace `localstack.lambda.runtime_executor`), switched on by
LAMBDA_RUNTIME_EXECUTOR=process and found through the dist-info folder beside this file. It starts AWS's own
runtime interface client on the unzipped function and speaks the Runtime API with it.

CANARY_JAVA            the java command
CANARY_RUNTIME_CLIENT  the folder with the jars of the runtime interface client
"""

import functools
import glob
import json
import os
import platform
import queue
import subprocess
import tempfile
import threading
import time
import zipfile
from dataclasses import dataclass
from datetime import datetime, timezone

from localstack import config
from localstack.aws.connect import connect_to
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from runtime_api import Answered, InitFailed, Invocation, Ready, RuntimeApi

RUNTIME_CLIENT_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
NATIVE_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
# The managed Java runtimes give the heap this part of the function's memory.
HEAP_SHARE = 0.85


class ProcessRuntimeExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args, **kwargs):
        return ProcessRuntimeExecutor


@dataclass(frozen=True)
class Exited:
    status: int


class RuntimeProcess:
    """One process of the runtime interface client, and the Runtime API that it talks to."""

    def __init__(self, command, task_root, environment):
        self.api = RuntimeApi()
        # A file, not a pipe: what the function printed before it answered is all there when it has answered.
        self.output = tempfile.NamedTemporaryFile(prefix="function-", suffix=".log")
        self.process = subprocess.Popen(
            command,
            cwd=task_root,
            env=environment | {"AWS_LAMBDA_RUNTIME_API": self.api.address},
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        threading.Thread(target=self._report_exit, daemon=True).start()

    def _report_exit(self):
        self.api.events.put(Exited(self.process.wait()))

    def is_running(self):
        return self.process.poll() is None

    def read_output(self, offset=0):
        with open(self.output.name, encoding="utf-8", errors="replace") as output:
            output.seek(offset)
            return output.read()

    def output_size(self):
        return os.path.getsize(self.output.name)

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.api.close()


class ProcessRuntimeExecutor(RuntimeExecutor):
    def __init__(self, id, function_version):
        super().__init__(id, function_version)
        self.environment = {}
        self.runtime = None

    @classmethod
    def prepare_version(cls, function_version):
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        """An update of the configuration cleans the old version up while the new one runs, and the code is that of
        both: LocalStack deletes it with the function."""

    def start(self, env_vars):
        self.environment = self._lambda_environment(env_vars)
        self._start_runtime()

    def stop(self):
        if self.runtime:
            self.runtime.stop()

    def get_address(self):
        return "127.0.0.1"

    def get_endpoint_from_executor(self):
        return "127.0.0.1"

    def get_runtime_endpoint(self):
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}"

    def get_logs(self):
        return self.runtime.read_output() if self.runtime else ""

    def invoke(self, payload):
        # After a time-out or an exit Lambda starts afresh with the next event.
        if not self.runtime.is_running():
            self.runtime.stop()
            self._start_runtime()
        printed_before = self.runtime.output_size()
        answer = self._answer(payload)
        logs = self.runtime.read_output(printed_before)
        if answer.is_error and not self.runtime.is_running():
            logs += json.loads(answer.payload)["errorMessage"] + "\n"
        self._keep_in_configured_group(logs)
        return InvocationResult(payload["invoke-id"], answer.payload, answer.is_error, logs)

    def _answer(self, payload):
        timeout = self.function_version.config.timeout
        request_id = payload["invoke-id"]
        self.runtime.api.invocations.put(
            Invocation(
                request_id,
                payload["invoked-function-arn"],
                payload["trace-id"],
                int((time.time() + timeout) * 1000),
                payload["payload"].encode(),
            )
        )
        try:
            event = self.runtime.api.events.get(timeout=timeout)
        except queue.Empty:
            self.runtime.process.kill()
            self.runtime.process.wait()
            return lambda_error(
                "Sandbox.Timedout", request_id, f"Task timed out after {timeout:.2f} seconds"
            )
        match event:
            case Answered():
                return event
            case Exited(status):
                return lambda_error(
                    "Runtime.ExitError", request_id, f"Runtime exited with error: {in_words(status)}"
                )

    def _start_runtime(self):
        task_root = str(self.function_version.config.code.get_unzipped_code_location())
        self.environment["LAMBDA_TASK_ROOT"] = task_root
        self.runtime = RuntimeProcess(self._command(task_root), task_root, self.environment)
        match self.runtime.api.events.get():
            case Ready():
                return
            case InitFailed(payload):
                self._fail_to_start(payload)
            case Exited(status):
                self._fail_to_start(
                    lambda_error(
                        "Runtime.ExitError", self.id, f"Runtime exited with error: {in_words(status)}"
                    ).payload
                )

    def _fail_to_start(self, payload):
        self._keep_in_configured_group(self.runtime.read_output())
        raise StatusErrorException("The runtime did not start.", payload=payload)

    def _command(self, task_root):
        heap = int(self.function_version.config.memory_size * 1024 * HEAP_SHARE)
        return [
            os.environ["CANARY_JAVA"],
            f"-Xmx{heap}k",
            f"-D{NATIVE_CLIENT}={native_client()}",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-classpath",
            f"{os.environ['CANARY_RUNTIME_CLIENT']}/*:{task_root}:{task_root}/lib/*",
            RUNTIME_CLIENT_CLASS,
            self.function_version.config.handler,
        ]

    def _lambda_environment(self, env_vars):
        # Nothing of LocalStack's own environment is passed on, least of all its credentials.
        environment = {name: str(value) for name, value in env_vars.items()}
        environment["PATH"] = os.environ["PATH"]
        environment["AWS_EXECUTION_ENV"] = f"AWS_Lambda_{self.function_version.config.runtime}"
        environment["AWS_LAMBDA_LOG_GROUP_NAME"] = self._log_group()
        if "AWS_LAMBDA_LOG_LEVEL" in environment:
            environment["AWS_LAMBDA_LOG_LEVEL"] = environment["AWS_LAMBDA_LOG_LEVEL"].upper()
        return environment

    def _log_group(self):
        return self.function_version.config.logging_config["LogGroup"]

    def _keep_in_configured_group(self, logs):
        """LocalStack 4.14.0 writes to /aws/lambda/FUNCTION only, whatever LoggingConfig says."""
        lines = [line for line in logs.splitlines() if line]
        group = self._log_group()
        if not lines or group == f"/aws/lambda/{self.function_version.id.function_name}":
            return
        logs_client = connect_to(
            region_name=self.function_version.id.region,
            aws_access_key_id=self.environment["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=self.environment["AWS_SECRET_ACCESS_KEY"],
            aws_session_token=self.environment["AWS_SESSION_TOKEN"],
        ).logs
        stream = self.environment["AWS_LAMBDA_LOG_STREAM_NAME"]
        try:
            logs_client.create_log_stream(logGroupName=group, logStreamName=stream)
        except logs_client.exceptions.ResourceAlreadyExistsException:
            pass
        now = int(datetime.now(timezone.utc).timestamp() * 1000)
        logs_client.put_log_events(
            logGroupName=group,
            logStreamName=stream,
            logEvents=[{"timestamp": now, "message": line} for line in lines],
        )


@functools.cache
def native_client():
    """The client's native library, unpacked once: each runtime would write it to the same file in /tmp, and one that
    starts while another writes it finds half a library."""
    [jar] = glob.glob(f"{os.environ['CANARY_RUNTIME_CLIENT']}/aws-lambda-java-runtime-interface-client-*.jar")
    machine = {"x86_64": "x86_64", "aarch64": "aarch_64"}[platform.machine()]
    with zipfile.ZipFile(jar) as classes:
        return classes.extract(f"jni/libaws-lambda-jni.linux-{machine}.so", tempfile.mkdtemp(prefix="runtime-client-"))


def lambda_error(error_type, request_id, message):
    payload = {"errorType": error_type, "errorMessage": f"RequestId: {request_id} Error: {message}"}
    return Answered(json.dumps(payload).encode(), is_error=True)


def in_words(status):
    return f"signal: {-status}" if status < 0 else f"exit status {status}"
