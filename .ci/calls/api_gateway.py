import json

from calls import functions

SERVICE = "apigateway"  # and apigatewayv2, whose requests are signed with this name, too


def calls(aws):
    """Of APIs that a template made: nothing else makes one over the wire."""
    made(aws)
    outputs = {one["OutputKey"]: one["OutputValue"] for one in aws("cloudformation").describe_stacks(StackName="calls-apis")[
        "Stacks"][0]["Outputs"]}
    rest(aws, aws("apigateway"), outputs["Rest"])
    http(aws, aws("apigatewayv2"), outputs["Http"])
    aws("cloudformation").delete_stack(StackName="calls-apis")
    aws.wait("cloudformation", "StackDeleteComplete", StackName="calls-apis")
    aws.refused("NotFoundException", aws("apigateway").get_stages, restApiId=outputs["Rest"])


def made(aws):
    arn = functions.made(aws, "calls-page")["FunctionArn"]
    uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"
    page = {"x-amazon-apigateway-integration": {"type": "aws_proxy", "httpMethod": "POST", "uri": uri}}
    resources = {
        "Rest": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "calls", "Body": {
            "openapi": "3.0.1", "info": {"title": "calls", "version": "1"}, "paths": {"/page": {"get": page}}}}},
        "Deployment": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Rest"}}},
        "One": {"Type": "AWS::ApiGateway::Stage", "Properties": {
            "RestApiId": {"Ref": "Rest"}, "StageName": "one", "DeploymentId": {"Ref": "Deployment"}, "Variables": {"a": "b"}}},
        "Http": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "calls", "ProtocolType": "HTTP", "Target": arn}},
        "Two": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Http"}, "StageName": "two", "AutoDeploy": True}}}
    aws("cloudformation").create_stack(StackName="calls-apis", TemplateBody=json.dumps({"Resources": resources, "Outputs": {
        "Rest": {"Value": {"Ref": "Rest"}}, "Http": {"Value": {"Ref": "Http"}}}}))
    aws.wait("cloudformation", "StackCreateComplete", StackName="calls-apis")


def rest(aws, gateway, api):
    aws.same("variables", {"a": "b"}, gateway.get_stage(restApiId=api, stageName="one")["variables"])
    aws.same("stages", ["one"], [one["stageName"] for one in gateway.get_stages(restApiId=api)["item"]])


def http(aws, gateway, api):
    aws.same("follows", True, gateway.get_stage(ApiId=api, StageName="two")["AutoDeploy"])
    gateway.get_stages(ApiId=api)
    aws.same("stages", ["$default", "two"], sorted(one["StageName"] for one in aws.pages("apigatewayv2", "GetStages", 1, ApiId=api)))
