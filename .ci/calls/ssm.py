SERVICE = "ssm"


def calls(aws):
    ssm = aws("ssm")
    ssm.put_parameter(Name="/calls/one", Value="1", Type="String", Description="first", Tags=[{"Key": "team", "Value": "one"}])
    ssm.put_parameter(Name="/calls/one", Value="2", Type="String", Overwrite=True)
    ssm.put_parameter(Name="/calls/list", Value="a,b", Type="StringList")
    ssm.put_parameter(Name="/calls/secret", Value="hidden", Type="SecureString")
    aws.same("value", "2", ssm.get_parameter(Name="/calls/one")["Parameter"]["Value"])
    several = ssm.get_parameters(Names=["/calls/one", "/calls/secret", "/calls/none"], WithDecryption=True)
    aws.same("unknown", ["/calls/none"], several["InvalidParameters"])
    ssm.label_parameter_version(Name="/calls/one", ParameterVersion=1, Labels=["old"])
    aws.same("by label", "1", ssm.get_parameter(Name="/calls/one:old")["Parameter"]["Value"])
    ssm.describe_parameters()
    aws.pages("ssm", "DescribeParameters", 1)
    ssm.get_parameters_by_path(Path="/calls")
    aws.pages("ssm", "GetParametersByPath", 1, Path="/calls")
    ssm.get_parameter_history(Name="/calls/one")
    aws.same("versions", [1, 2], [one["Version"] for one in aws.pages("ssm", "GetParameterHistory", 1, Name="/calls/one")])
    aws.refused("ParameterNotFound", ssm.get_parameter, Name="/calls/none")
    ssm.delete_parameter(Name="/calls/one")
    ssm.delete_parameters(Names=["/calls/list", "/calls/secret", "/calls/none"])
