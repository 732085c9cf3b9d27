import json

from calls import functions
from calls.functions import ROLE

SERVICE = "lambda"


def calls(aws):
    client = aws("lambda")
    client.get_account_settings()
    for name in ("calls", "calls-other"):
        functions.made(aws, name, Description="first", Environment={"Variables": {"WORD": "b"}}, Tags={"team": "one"})
    waited(aws)
    read_and_changed(aws, client)
    versions(aws, client)
    settings(aws, client)
    provisioned(aws, client)
    urls(aws, client)
    sources(aws, client)
    layers(aws, client)
    gone(aws, client)


def waited(aws):
    for waiter in ("FunctionExists", "FunctionActive", "FunctionActiveV2", "FunctionUpdated", "FunctionUpdatedV2"):
        aws.wait("lambda", waiter, FunctionName="calls")


def read_and_changed(aws, client):
    function = client.get_function(FunctionName="calls")
    aws.same("tags", {"team": "one"}, function["Tags"])
    arn = function["Configuration"]["FunctionArn"]
    client.list_functions()
    aws.pages("lambda", "ListFunctions", 1)
    answer = client.invoke(FunctionName="calls", Payload=b"{}", LogType="Tail")
    aws.same("answer", b"1", answer["Payload"].read())
    client.update_function_code(FunctionName="calls", ZipFile=functions.package("def handler(event, context): return 2"))
    aws.wait("lambda", "FunctionUpdated", FunctionName="calls")
    client.update_function_configuration(FunctionName="calls", Description="second", MemorySize=256, Timeout=5)
    aws.wait("lambda", "FunctionUpdatedV2", FunctionName="calls")
    aws.same("description", "second", client.get_function_configuration(FunctionName="calls")["Description"])
    client.tag_resource(Resource=arn, Tags={"more": "two"})
    client.untag_resource(Resource=arn, TagKeys=["team"])
    aws.same("tags", {"more": "two"}, client.list_tags(Resource=arn)["Tags"])


def versions(aws, client):
    aws.same("version", "1", client.publish_version(FunctionName="calls", Description="one")["Version"])
    aws.wait("lambda", "PublishedVersionActive", FunctionName="calls", Qualifier="1")
    client.update_function_configuration(FunctionName="calls", Description="third")
    aws.wait("lambda", "FunctionUpdatedV2", FunctionName="calls")
    client.publish_version(FunctionName="calls")
    aws.wait("lambda", "PublishedVersionActive", FunctionName="calls", Qualifier="2")
    client.list_versions_by_function(FunctionName="calls")
    aws.same("versions", ["$LATEST", "1", "2"], [one["Version"] for one in aws.pages("lambda", "ListVersionsByFunction", 1, FunctionName="calls")])
    client.create_alias(FunctionName="calls", Name="live", FunctionVersion="1", RoutingConfig={"AdditionalVersionWeights": {"2": 0.1}})
    client.create_alias(FunctionName="calls", Name="next", FunctionVersion="2")
    client.update_alias(FunctionName="calls", Name="live", FunctionVersion="2", RoutingConfig={"AdditionalVersionWeights": {}})
    aws.same("alias", "2", client.get_alias(FunctionName="calls", Name="live")["FunctionVersion"])
    client.list_aliases(FunctionName="calls")
    aws.same("aliases", ["live", "next"], [one["Name"] for one in aws.pages("lambda", "ListAliases", 1, FunctionName="calls")])
    client.delete_alias(FunctionName="calls", Name="next")
    aws.refused("ResourceNotFoundException", client.get_alias, FunctionName="calls", Name="next")


def settings(aws, client):
    client.add_permission(FunctionName="calls", StatementId="events", Action="lambda:InvokeFunction", Principal="events.amazonaws.com")
    statements = json.loads(client.get_policy(FunctionName="calls")["Policy"])["Statement"]
    aws.same("statements", ["events"], [one["Sid"] for one in statements])
    client.remove_permission(FunctionName="calls", StatementId="events")
    client.put_function_concurrency(FunctionName="calls", ReservedConcurrentExecutions=5)
    aws.same("reserved", 5, client.get_function_concurrency(FunctionName="calls")["ReservedConcurrentExecutions"])
    client.delete_function_concurrency(FunctionName="calls")
    for qualifier in ("live", "1"):
        client.put_function_event_invoke_config(FunctionName="calls", Qualifier=qualifier, MaximumRetryAttempts=0)
    client.update_function_event_invoke_config(FunctionName="calls", Qualifier="live", MaximumEventAgeInSeconds=60)
    client.get_function_event_invoke_config(FunctionName="calls", Qualifier="live")
    client.list_function_event_invoke_configs(FunctionName="calls")
    aws.pages("lambda", "ListFunctionEventInvokeConfigs", 1, FunctionName="calls")
    client.delete_function_event_invoke_config(FunctionName="calls", Qualifier="live")
    client.put_function_recursion_config(FunctionName="calls", RecursiveLoop="Allow")
    aws.same("loops", "Allow", client.get_function_recursion_config(FunctionName="calls")["RecursiveLoop"])
    client.put_runtime_management_config(FunctionName="calls", UpdateRuntimeOn="FunctionUpdate")
    aws.same("runtime", "FunctionUpdate", client.get_runtime_management_config(FunctionName="calls")["UpdateRuntimeOn"])
    signing = "arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-0123456789abcdef0"
    client.put_function_code_signing_config(FunctionName="calls", CodeSigningConfigArn=signing)
    aws.same("signing", signing, client.get_function_code_signing_config(FunctionName="calls")["CodeSigningConfigArn"])
    client.delete_function_code_signing_config(FunctionName="calls")


def provisioned(aws, client):
    for qualifier in ("live", "1"):
        client.put_provisioned_concurrency_config(FunctionName="calls", Qualifier=qualifier, ProvisionedConcurrentExecutions=1)
    aws.until("provisioned concurrency", lambda: client.get_provisioned_concurrency_config(
        FunctionName="calls", Qualifier="live")["Status"] == "READY")
    client.list_provisioned_concurrency_configs(FunctionName="calls")
    aws.pages("lambda", "ListProvisionedConcurrencyConfigs", 1, FunctionName="calls")
    for qualifier in ("live", "1"):
        client.delete_provisioned_concurrency_config(FunctionName="calls", Qualifier=qualifier)
    aws.refused("ProvisionedConcurrencyConfigNotFoundException", client.get_provisioned_concurrency_config,
                FunctionName="calls", Qualifier="live")


def urls(aws, client):
    client.create_function_url_config(FunctionName="calls", AuthType="NONE", Cors={"AllowOrigins": ["*"], "MaxAge": 10})
    client.create_function_url_config(FunctionName="calls", Qualifier="live", AuthType="AWS_IAM")
    client.update_function_url_config(FunctionName="calls", AuthType="AWS_IAM", InvokeMode="BUFFERED")
    aws.same("auth", "AWS_IAM", client.get_function_url_config(FunctionName="calls")["AuthType"])
    client.list_function_url_configs(FunctionName="calls")
    aws.pages("lambda", "ListFunctionUrlConfigs", 1, FunctionName="calls")
    client.delete_function_url_config(FunctionName="calls", Qualifier="live")
    client.delete_function_url_config(FunctionName="calls")


def sources(aws, client):
    sqs = aws("sqs")
    for queue in ("calls-source", "calls-source-other"):
        url = sqs.create_queue(QueueName=queue)["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        client.create_event_source_mapping(FunctionName="calls", EventSourceArn=arn, BatchSize=1,
                                           FilterCriteria={"Filters": [{"Pattern": '{"body": ["yes"]}'}]})
    client.list_event_source_mappings(FunctionName="calls")
    found = aws.pages("lambda", "ListEventSourceMappings", 1, FunctionName="calls")
    settled = ("Enabled", "Disabled")
    for uuid in [one["UUID"] for one in found]:
        aws.until("the mapping", lambda uuid=uuid: client.get_event_source_mapping(UUID=uuid)["State"] in settled)
        client.update_event_source_mapping(UUID=uuid, BatchSize=2, Enabled=False)
        aws.until("the mapping", lambda uuid=uuid: client.get_event_source_mapping(UUID=uuid)["State"] in settled)
        client.delete_event_source_mapping(UUID=uuid)
    aws.until("no mapping", lambda: not client.list_event_source_mappings(FunctionName="calls")["EventSourceMappings"])


def layers(aws, client):
    for name in ("calls-layer", "calls-layer", "calls-layer-other"):
        arn = client.publish_layer_version(LayerName=name, Content={"ZipFile": functions.package("x = 1")}, Description="of calls",
                                           CompatibleRuntimes=[functions.RUNTIME], LicenseInfo="MIT")["LayerVersionArn"]
    aws.same("layer", 1, client.get_layer_version_by_arn(Arn=arn)["Version"])
    client.get_layer_version(LayerName="calls-layer", VersionNumber=2)
    client.list_layers()
    aws.pages("lambda", "ListLayers", 1)
    client.list_layer_versions(LayerName="calls-layer")
    aws.same("versions", [2, 1], [one["Version"] for one in aws.pages("lambda", "ListLayerVersions", 1, LayerName="calls-layer")])
    for version in (1, 2):
        client.delete_layer_version(LayerName="calls-layer", VersionNumber=version)
    client.delete_layer_version(LayerName="calls-layer-other", VersionNumber=1)


def gone(aws, client):
    for name in ("calls", "calls-other"):
        client.delete_function(FunctionName=name)
    aws.refused("ResourceNotFoundException", client.get_function, FunctionName="calls")
    aws.refused("InvalidParameterValueException", client.create_function, FunctionName="calls", Runtime=functions.RUNTIME, Role=ROLE,
                Handler="app.handler", Code={"ZipFile": b"no zip"})
