import json

from calls import functions

SERVICE = "cloudcontrolapi"


def calls(aws):
    arn = functions.made(aws, "calls-control")["FunctionArn"]
    url = aws("lambda").create_function_url_config(FunctionName="calls-control", AuthType="NONE")["FunctionUrl"]
    found = aws("cloudcontrolapi").get_resource(TypeName="AWS::Lambda::Url", Identifier=arn)["ResourceDescription"]
    aws.same("address", url, json.loads(found["Properties"])["FunctionUrl"])
    aws("lambda").delete_function(FunctionName="calls-control")
    aws.refused("ResourceNotFoundException", aws("cloudcontrolapi").get_resource, TypeName="AWS::Lambda::Url", Identifier=arn)
