"""CloudFormation's custom resources for LocalStack, which has them in its paid editions only.

A plug-in of LocalStack 4.14.0 (namespace `localstack.cloudformation.resource_providers`), found through the dist-info
folder beside this file. Requests and responses are those of
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html: the function is invoked asynchronously, its
response is taken by a PUT, and where none comes in time the resource has failed.
"""

import json
import queue
import threading
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

from localstack.aws.connect import connect_to
from localstack.services.cloudformation.resource_provider import (
    CloudFormationResourceProviderPlugin,
    OperationStatus,
    ProgressEvent,
    ResourceProvider,
)

LONGEST_RESPONSE = 4096
TIMEOUT_SECONDS = 180


class CustomResourcePlugin(CloudFormationResourceProviderPlugin):
    name = "AWS::CloudFormation::CustomResource"

    def __init__(self):
        self.factory = None

    def load(self):
        self.factory = CustomResource


class CustomResource(ResourceProvider):
    TYPE = "AWS::CloudFormation::CustomResource"
    SCHEMA = {"primaryIdentifier": ["/properties/PhysicalResourceId"]}

    def create(self, request):
        return self._ask("Create", request, request.desired_state, None)

    def update(self, request):
        return self._ask("Update", request, request.desired_state, request.previous_state)

    def delete(self, request):
        return self._ask("Delete", request, request.previous_state or request.desired_state, None)

    def _ask(self, kind, request, state, previous):
        response = _respond(_event(kind, request, state, previous))
        if response["Status"] != "SUCCESS":
            reason = f"Received response status [FAILED] from custom resource. Message returned: {response.get('Reason')}"
            return ProgressEvent(OperationStatus.FAILED, resource_model=dict(state), message=reason)
        model = dict(state) | response.get("Data", {}) | {"PhysicalResourceId": response["PhysicalResourceId"]}
        return ProgressEvent(OperationStatus.SUCCESS, resource_model=model)


def _event(kind, request, state, previous):
    event = {
        "RequestType": kind,
        "StackId": request.stack_id,
        "RequestId": str(uuid.uuid4()),
        "ResourceType": request.resource_type,
        "LogicalResourceId": request.logical_resource_id,
        "ResourceProperties": state,
    }
    if previous:
        event["OldResourceProperties"] = previous
    if kind != "Create":
        event["PhysicalResourceId"] = (previous or state).get("PhysicalResourceId", request.logical_resource_id)
    return event, request


def _respond(asked):
    event, request = asked
    responses = queue.Queue()

    class Taker(BaseHTTPRequestHandler):
        def do_PUT(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            unsigned = self.headers.get("Content-Type")
            self.send_response(403 if unsigned else 200)
            self.end_headers()
            if not unsigned:
                responses.put(body)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Taker) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            connect_to(aws_access_key_id=request.account_id, region_name=request.region_name).lambda_.invoke(
                FunctionName=event["ResourceProperties"]["ServiceToken"],
                InvocationType="Event",
                Payload=json.dumps(event | {"ResponseURL": f"http://127.0.0.1:{server.server_port}/response"}),
            )
            body = responses.get(timeout=TIMEOUT_SECONDS)
        except queue.Empty:
            return {"Status": "FAILED", "Reason": "CloudFormation did not receive a response from your Custom Resource."}
        finally:
            server.shutdown()
    if len(body) > LONGEST_RESPONSE:
        return {"Status": "FAILED", "Reason": "Response object is too long."}
    return json.loads(body)
