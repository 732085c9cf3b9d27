SERVICE = "sts"


def calls(aws):
    sts = aws("sts")
    who = sts.get_caller_identity()
    aws.same("account", "000000000000", who["Account"])
    role = "arn:aws:iam::000000000000:role/reader"
    session = sts.assume_role(RoleArn=role, RoleSessionName="calls", DurationSeconds=900, ExternalId="none",
                              Tags=[{"Key": "team", "Value": "one"}])
    aws.same("session", True, session["AssumedRoleUser"]["Arn"].endswith(":assumed-role/reader/calls"))
    sts.get_session_token(DurationSeconds=900)
