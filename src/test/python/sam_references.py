"""Has LocalStack take a reference to what SAM makes, as `!Ref Api.Deployment`, which AWS takes.

LocalStack 4.14.0 looks references up before SAM's transform as well, and refuses those that only the transform resolves.
"""

from localstack.runtime import hooks


@hooks.on_infra_start()
def leave_references_to_sam():
    from localstack.services.cloudformation.engine.v2.change_set_model_preproc import PreprocEntityDelta
    from localstack.services.cloudformation.engine.v2.change_set_model_transform import ChangeSetModelTransform

    resolve = ChangeSetModelTransform.visit_node_intrinsic_function_ref

    def visit(self, node):
        name = getattr(node.arguments, "value", "")
        if isinstance(name, str) and name.endswith((".Deployment", ".Stage")):
            return PreprocEntityDelta(before=name, after=name)
        return resolve(self, node)

    ChangeSetModelTransform.visit_node_intrinsic_function_ref = visit
