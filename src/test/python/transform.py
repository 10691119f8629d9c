"""Prints the CloudFormation template that SAM makes of template.yaml, as JSON, for scanners that do not know SAM.

SAM does not hand the metadata of an API on to the stage that it makes of it, and with that the reasons why a rule is
suppressed there; this does.
"""

import json
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """The template names no policy of AWS's."""

    def load(self) -> dict:
        return {}


with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())
metadata = template["Resources"]["Api"]["Metadata"]
template["Resources"]["CanaryFunction"]["Properties"]["CodeUri"] = "s3://bucket/key"
transformed = transform(template, {}, NoManagedPolicies())
transformed["Resources"]["ApiStage"]["Metadata"] = metadata
json.dump(transformed, sys.stdout)
