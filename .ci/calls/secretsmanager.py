SERVICE = "secretsmanager"


def calls(aws):
    secrets = aws("secretsmanager")
    drawn = secrets.get_random_password(PasswordLength=20, ExcludePunctuation=True)["RandomPassword"]
    arn = secrets.create_secret(Name="calls/one", SecretString=drawn, Tags=[{"Key": "team", "Value": "one"}])["ARN"]
    secrets.create_secret(Name="calls/two", SecretBinary=b"bytes")
    aws.same("value", drawn, secrets.get_secret_value(SecretId=arn)["SecretString"])
    secrets.put_secret_value(SecretId=arn, SecretString="second")
    secrets.update_secret(SecretId=arn, Description="of the calls", SecretString="third")
    secrets.describe_secret(SecretId="calls/one")
    secrets.list_secrets()
    aws.pages("secretsmanager", "ListSecrets", 1)
    aws.same("page", 1, len(secrets.list_secret_version_ids(SecretId=arn, MaxResults=1)["Versions"]))
    versions = secrets.list_secret_version_ids(SecretId=arn)["Versions"]
    aws.same("stages", ["AWSCURRENT", "AWSPREVIOUS"], sorted(stage for one in versions for stage in one["VersionStages"]))
    secrets.delete_secret(SecretId=arn, RecoveryWindowInDays=7)
    aws.refused("InvalidRequestException", secrets.get_secret_value, SecretId=arn)
    secrets.restore_secret(SecretId=arn)
    for secret in ("calls/one", "calls/two"):
        secrets.delete_secret(SecretId=secret, ForceDeleteWithoutRecovery=True)
    aws.refused("ResourceNotFoundException", secrets.describe_secret, SecretId="calls/one")
