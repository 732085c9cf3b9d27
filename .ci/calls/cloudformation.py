import json


SERVICE = "cloudformation"
STACK = {"StackName": "calls"}


def template(**resources):
    exported = {"Queue": {"Value": {"Ref": "Queue"}, "Export": {"Name": "calls-queue"}}, "Depth": {
        "Value": "1", "Export": {"Name": "calls-depth"}}}
    return json.dumps({"Parameters": {"Word": {"Type": "String", "Default": "plain"}},
                       "Resources": {"Queue": {"Type": "AWS::SQS::Queue"}, "Bucket": {"Type": "AWS::S3::Bucket"}, **resources}, "Outputs": exported})


def parameter(text, fails=None):
    marked = {"Metadata": {"PointsmanLocal": {"Fails": fails}}} if fails else {}
    return {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Name": "/calls/stack", "Value": text}, **marked}


def calls(aws):
    stacks = aws("cloudformation")
    made(aws, stacks)
    read(aws, stacks)
    drift(aws, stacks)
    policies(aws, stacks)
    changed_by_change_set(aws, stacks)
    imported(aws, stacks)
    cancelled(aws, stacks)
    stuck_and_continued(aws, stacks)
    stuck_and_rolled_back(aws, stacks)
    gone(aws, stacks)


def made(aws, stacks):
    body = template(Said=parameter("one"))
    stacks.validate_template(TemplateBody=body)
    aws.same("parameters", ["Word"], [one["ParameterKey"] for one in stacks.get_template_summary(TemplateBody=body)["Parameters"]])
    stacks.create_stack(TemplateBody=body, Tags=[{"Key": "team", "Value": "one"}], **STACK)
    aws.wait("cloudformation", "StackExists", **STACK)
    aws.wait("cloudformation", "StackCreateComplete", **STACK)
    stacks.update_stack(TemplateBody=template(Said=parameter("two")), **STACK)
    aws.wait("cloudformation", "StackUpdateComplete", **STACK)
    using = {"Resources": {"Name": {"Type": "AWS::SSM::Parameter", "Properties": {
        "Type": "String", "Name": "/calls/using", "Value": {"Fn::ImportValue": "calls-queue"}}}}}
    for name in ("calls-using", "calls-using-too"):
        using["Resources"]["Name"]["Properties"]["Name"] = "/" + name
        stacks.create_stack(StackName=name, TemplateBody=json.dumps(using))
        aws.wait("cloudformation", "StackCreateComplete", StackName=name)


def read(aws, stacks):
    aws.same("status", "UPDATE_COMPLETE", stacks.describe_stacks(**STACK)["Stacks"][0]["StackStatus"])
    for operation, given in (("DescribeStacks", {}), ("DescribeStackEvents", STACK), ("DescribeEvents", STACK), ("ListStacks", {}),
                             ("ListStackResources", STACK), ("ListExports", {}), ("ListImports", {"ExportName": "calls-queue"})):
        aws.pages("cloudformation", operation, **given)
    aws.same("exports", 2, len(stacks.list_exports()["Exports"]))
    aws.same("imports", ["calls-using", "calls-using-too"], sorted(stacks.list_imports(ExportName="calls-queue")["Imports"]))
    stacks.describe_stack_resource(LogicalResourceId="Queue", **STACK)
    aws.same("resources", 3, len(stacks.describe_stack_resources(**STACK)["StackResources"]))
    stacks.get_template(TemplateStage="Processed", **STACK)


def drift(aws, stacks):
    detection = stacks.detect_stack_drift(**STACK)["StackDriftDetectionId"]
    aws.until("the drift", lambda: stacks.describe_stack_drift_detection_status(StackDriftDetectionId=detection)[
        "DetectionStatus"] != "DETECTION_IN_PROGRESS")
    stacks.describe_stack_resource_drifts(**STACK)
    one = stacks.detect_stack_resource_drift(LogicalResourceId="Bucket", **STACK)["StackResourceDrift"]
    aws.same("drift", "IN_SYNC", one["StackResourceDriftStatus"])


def policies(aws, stacks):
    allowed = json.dumps({"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]})
    stacks.set_stack_policy(StackPolicyBody=allowed, **STACK)
    aws.same("policy", allowed, stacks.get_stack_policy(**STACK)["StackPolicyBody"])
    stacks.update_termination_protection(EnableTerminationProtection=True, **STACK)
    aws.refused("ValidationError", stacks.delete_stack, **STACK)
    stacks.update_termination_protection(EnableTerminationProtection=False, **STACK)


def changes(aws, stacks, name, kind, resources, **given):
    stacks.create_change_set(ChangeSetName=name, ChangeSetType=kind, TemplateBody=template(**resources), **{**STACK, **given})
    stack = given.get("StackName", "calls")
    aws.wait("cloudformation", "ChangeSetCreateComplete", StackName=stack, ChangeSetName=name)


def changed_by_change_set(aws, stacks):
    changes(aws, stacks, "first", "UPDATE", {"Said": parameter("three")}, Parameters=[{"ParameterKey": "Word", "ParameterValue": "x"}])
    changes(aws, stacks, "second", "UPDATE", {"Said": parameter("four")}, Description="not taken")
    stacks.list_change_sets(**STACK)
    aws.same("change sets", ["first", "second"], sorted(one["ChangeSetName"] for one in aws.pages("cloudformation", "ListChangeSets", **STACK)))
    stacks.describe_change_set(ChangeSetName="first", IncludePropertyValues=True, **STACK)
    (change,) = aws.pages("cloudformation", "DescribeChangeSet", ChangeSetName="first", **STACK)
    aws.same("change", "Modify", change["ResourceChange"]["Action"])
    stacks.delete_change_set(ChangeSetName="second", **STACK)
    stacks.execute_change_set(ChangeSetName="first", ClientRequestToken="calls-1", **STACK)
    aws.wait("cloudformation", "StackUpdateComplete", **STACK)


def imported(aws, stacks):
    aws("ssm").put_parameter(Name="/calls/stack-taken", Value="there", Type="String")
    taken = {"Type": "AWS::SSM::Parameter", "DeletionPolicy": "Delete",
             "Properties": {"Type": "String", "Name": "/calls/stack-taken", "Value": "there"}}
    changes(aws, stacks, "import", "IMPORT", {"Said": parameter("three"), "Taken": taken}, ResourcesToImport=[
        {"ResourceType": "AWS::SSM::Parameter", "LogicalResourceId": "Taken", "ResourceIdentifier": {"Name": "/calls/stack-taken"}}])
    stacks.execute_change_set(ChangeSetName="import", **STACK)
    aws.wait("cloudformation", "StackImportComplete", **STACK)
    stacks.update_stack(TemplateBody=template(Said=parameter("three")), **STACK)
    aws.wait("cloudformation", "StackUpdateComplete", **STACK)


def status(aws, stacks, wanted, name="calls"):
    aws.until(f"{name} {wanted}", lambda: stacks.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"] == wanted)


def slow(text):
    return {**parameter(text), "Metadata": {"PointsmanLocal": {"Takes": 600}}}


def cancelled(aws, stacks):
    stacks.update_stack(TemplateBody=template(Said=slow("cancelled")), **STACK)
    stacks.cancel_update_stack(**STACK)
    status(aws, stacks, "UPDATE_ROLLBACK_COMPLETE")


def stuck_and_continued(aws, stacks):
    """A way back that fails, and goes on without what failed."""
    stacks.update_stack(TemplateBody=template(Said=parameter("four", "ROLLBACK")), **STACK)
    aws.wait("cloudformation", "StackUpdateComplete", **STACK)
    broken = {"Said": parameter("five"), "Broken": parameter("x", "CREATE")}
    broken["Broken"]["DependsOn"] = "Said"
    broken["Broken"]["Properties"]["Name"] = "/calls/stack-broken"
    stacks.update_stack(TemplateBody=template(**broken), **STACK)
    status(aws, stacks, "UPDATE_ROLLBACK_FAILED")
    stacks.continue_update_rollback(ResourcesToSkip=["Said"], **STACK)
    status(aws, stacks, "UPDATE_ROLLBACK_COMPLETE")
    aws.wait("cloudformation", "StackRollbackComplete", **STACK)


def stuck_and_rolled_back(aws, stacks):
    failing = parameter("x", "CREATE")
    failing["Properties"]["Name"] = "/calls/stack-failing"
    stacks.create_stack(StackName="calls-failing", TemplateBody=json.dumps({"Resources": {"Failing": failing}}), DisableRollback=True)
    status(aws, stacks, "CREATE_FAILED", "calls-failing")
    aws.pages("cloudformation", "DescribeEvents", StackName="calls-failing")
    stacks.rollback_stack(StackName="calls-failing")
    status(aws, stacks, "ROLLBACK_COMPLETE", "calls-failing")


def gone(aws, stacks):
    for name in ("calls-failing", "calls-using", "calls-using-too", "calls"):
        stacks.delete_stack(StackName=name)
        aws.wait("cloudformation", "StackDeleteComplete", StackName=name)
    aws.refused("ValidationError", stacks.describe_stacks, **STACK)
