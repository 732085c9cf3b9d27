import json

from calls import functions
from calls.functions import ROLE

SERVICE = "codedeploy"
GROUP = {"applicationName": "calls", "deploymentGroupName": "live"}


def calls(aws):
    deploy = aws("codedeploy")
    prepared(aws)
    configured(aws, deploy)
    applications(aws, deploy)
    deployments(aws, deploy)
    revisions(aws, deploy)
    gone(aws, deploy)


def prepared(aws):
    """A function with two versions, an alias, and a hook that leaves the answer to us."""
    client = aws("lambda")
    functions.made(aws, "calls-deployed")
    client.publish_version(FunctionName="calls-deployed")
    client.update_function_code(FunctionName="calls-deployed", ZipFile=functions.package("def handler(event, context): return 2"))
    aws.wait("lambda", "FunctionUpdatedV2", FunctionName="calls-deployed")
    client.publish_version(FunctionName="calls-deployed")
    client.create_alias(FunctionName="calls-deployed", Name="live", FunctionVersion="1")
    functions.made(aws, "CodeDeployHook_calls", functions.TELLING)


def configured(aws, deploy):
    deploy.create_deployment_config(deploymentConfigName="calls-linear", computePlatform="Lambda", trafficRoutingConfig={
        "type": "TimeBasedLinear", "timeBasedLinear": {"linearPercentage": 50, "linearInterval": 1}})
    aws.same("linear", "TimeBasedLinear", deploy.get_deployment_config(
        deploymentConfigName="calls-linear")["deploymentConfigInfo"]["trafficRoutingConfig"]["type"])
    deploy.list_deployment_configs()
    aws.same("listed", True, "calls-linear" in aws.pages("codedeploy", "ListDeploymentConfigs"))


def applications(aws, deploy):
    deploy.create_application(applicationName="calls-first", computePlatform="Lambda", tags=[{"Key": "team", "Value": "one"}])
    deploy.update_application(applicationName="calls-first", newApplicationName="calls")
    aws.same("platform", "Lambda", deploy.get_application(applicationName="calls")["application"]["computePlatform"])
    deploy.batch_get_applications(applicationNames=["calls"])
    deploy.list_applications()
    aws.same("applications", True, "calls" in aws.pages("codedeploy", "ListApplications"))
    deploy.create_deployment_group(serviceRoleArn=ROLE, deploymentConfigName="CodeDeployDefault.LambdaAllAtOnce", deploymentStyle={
        "deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"}, **GROUP)
    deploy.update_deployment_group(applicationName="calls", currentDeploymentGroupName="live", autoRollbackConfiguration={
        "enabled": True, "events": ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"]})
    aws.same("rollback", True, deploy.get_deployment_group(**GROUP)["deploymentGroupInfo"]["autoRollbackConfiguration"]["enabled"])
    deploy.batch_get_deployment_groups(applicationName="calls", deploymentGroupNames=["live"])
    deploy.list_deployment_groups(applicationName="calls")
    aws.same("groups", ["live"], aws.pages("codedeploy", "ListDeploymentGroups", applicationName="calls"))


def revision(before, after, hooks=()):
    content = json.dumps({"version": 0.0, "Resources": [{"function": {"Type": "AWS::Lambda::Function", "Properties": {
        "Name": "calls-deployed", "Alias": "live", "CurrentVersion": before, "TargetVersion": after}}}],
        "Hooks": [{hook: "CodeDeployHook_calls"} for hook in hooks]})
    return {"revisionType": "AppSpecContent", "appSpecContent": {"content": content}}


def started(deploy, before, after, hooks=(), config="CodeDeployDefault.LambdaAllAtOnce"):
    return deploy.create_deployment(deploymentConfigName=config, revision=revision(before, after, hooks), description="by the calls",
                                    **GROUP)["deploymentId"]


def answered(aws, deploy, deployment, status):
    """The answer of the hook, in place of the hook."""
    hook = functions.asked(aws, "CodeDeployHook_calls", lambda said: (
        lambda event: event["LifecycleEventHookExecutionId"] if event.get("DeploymentId") == deployment else None)(json.loads(said)))
    deploy.put_lifecycle_event_hook_execution_status(deploymentId=deployment, lifecycleEventHookExecutionId=hook, status=status)


def over(aws, deploy, deployment, status):
    aws.until(f"{deployment} {status}", lambda: deploy.get_deployment(deploymentId=deployment)["deploymentInfo"]["status"] == status)


def live(aws):
    return aws("lambda").get_alias(FunctionName="calls-deployed", Name="live")["FunctionVersion"]


def deployments(aws, deploy):
    first = started(deploy, "1", "2", ["BeforeAllowTraffic"])
    answered(aws, deploy, first, "Succeeded")
    aws.wait("codedeploy", "DeploymentSuccessful", deploymentId=first)
    aws.same("live", "2", live(aws))
    targets(aws, deploy, first)
    aws.refused("DeploymentAlreadyCompletedException", deploy.stop_deployment, deploymentId=first)
    failed = started(deploy, "2", "1", ["AfterAllowTraffic"])
    answered(aws, deploy, failed, "Failed")
    over(aws, deploy, failed, "Failed")
    rolled_back(aws, deploy, failed)
    stopped = started(deploy, "2", "1", config="CodeDeployDefault.LambdaLinear10PercentEvery10Minutes")
    aws.until("traffic", lambda: aws("lambda").get_alias(FunctionName="calls-deployed", Name="live").get("RoutingConfig"))
    aws.refused("DeploymentIsNotInReadyStateException", deploy.continue_deployment, deploymentId=stopped)
    deploy.stop_deployment(deploymentId=stopped, autoRollbackEnabled=True)
    over(aws, deploy, stopped, "Stopped")
    rolled_back(aws, deploy, stopped)
    listed(aws, deploy, [first, failed, stopped])


def rolled_back(aws, deploy, deployment):
    back = aws.until("the way back", lambda: deploy.get_deployment(deploymentId=deployment)["deploymentInfo"].get(
        "rollbackInfo", {}).get("rollbackDeploymentId"))
    aws.wait("codedeploy", "DeploymentSuccessful", deploymentId=back)
    aws.same("live", "2", live(aws))


def targets(aws, deploy, deployment):
    deploy.list_deployment_targets(deploymentId=deployment)
    (target,) = aws.pages("codedeploy", "ListDeploymentTargets", deploymentId=deployment)
    one = deploy.get_deployment_target(deploymentId=deployment, targetId=target)["deploymentTarget"]
    aws.same("target", "Succeeded", one["lambdaTarget"]["status"])
    deploy.batch_get_deployment_targets(deploymentId=deployment, targetIds=[target])


def listed(aws, deploy, known):
    deploy.list_deployments(**GROUP, includeOnlyStatuses=["Succeeded", "Failed", "Stopped"])
    found = aws.pages("codedeploy", "ListDeployments", **GROUP)
    aws.same("deployments", True, set(known) < set(found))
    deploy.batch_get_deployments(deploymentIds=found[:25])


def revisions(aws, deploy):
    aws("s3").create_bucket(Bucket="calls-revisions")
    content = revision("2", "1")["appSpecContent"]["content"]
    aws("s3").put_object(Bucket="calls-revisions", Key="appspec.json", Body=content.encode())
    there = {"revisionType": "S3", "s3Location": {"bucket": "calls-revisions", "key": "appspec.json", "bundleType": "JSON"}}
    deploy.register_application_revision(applicationName="calls", description="kept", revision=there)
    aws.same("revision", "kept", deploy.get_application_revision(applicationName="calls", revision=there)["revisionInfo"]["description"])
    deploy.batch_get_application_revisions(applicationName="calls", revisions=[there])
    deploy.list_application_revisions(applicationName="calls")
    aws.same("revisions", True, there["s3Location"] in [
        {name: one["s3Location"][name] for name in there["s3Location"]}
        for one in aws.pages("codedeploy", "ListApplicationRevisions", applicationName="calls") if "s3Location" in one])


def gone(aws, deploy):
    deploy.delete_deployment_group(**GROUP)
    deploy.delete_application(applicationName="calls")
    deploy.delete_deployment_config(deploymentConfigName="calls-linear")
    aws.refused("ApplicationDoesNotExistException", deploy.get_application, applicationName="calls")
