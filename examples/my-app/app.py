import os


def hello(event, context):
    return "Hello from " + os.environ["STAGE"]


def old(event, context):
    return "still here"


def check(event, context):
    """A hook says what it found: Succeeded, or Failed, which takes the traffic back."""
    import boto3

    boto3.client("codedeploy").put_lifecycle_event_hook_execution_status(
        deploymentId=event["DeploymentId"],
        lifecycleEventHookExecutionId=event["LifecycleEventHookExecutionId"],
        status="Succeeded",
    )
