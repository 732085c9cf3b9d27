import time

SERVICE = "logs"


def calls(aws):
    logs = aws("logs")
    for name in ("/calls/one", "/calls/two"):
        logs.create_log_group(logGroupName=name, tags={"team": "one"})
    for stream in ("a", "b"):
        logs.create_log_stream(logGroupName="/calls/one", logStreamName=stream)
    now = int(time.time() * 1000)
    for stream in ("a", "b"):
        logs.put_log_events(logGroupName="/calls/one", logStreamName=stream, logEvents=[
            {"timestamp": now, "message": f"{stream} first"}, {"timestamp": now + 1, "message": f"{stream} second"}])
    logs.put_retention_policy(logGroupName="/calls/one", retentionInDays=7)
    (group,) = logs.describe_log_groups(logGroupNamePrefix="/calls/one")["logGroups"]
    aws.same("retention", 7, group["retentionInDays"])
    logs.delete_retention_policy(logGroupName="/calls/one")
    aws.pages("logs", "DescribeLogGroups", 1, logGroupNamePrefix="/calls")
    logs.describe_log_streams(logGroupName="/calls/one")
    aws.pages("logs", "DescribeLogStreams", 1, logGroupName="/calls/one")
    logs.get_log_events(logGroupName="/calls/one", logStreamName="a", startFromHead=True)
    logs.filter_log_events(logGroupName="/calls/one", filterPattern="second")
    found = aws.pages("logs", "FilterLogEvents", 1, logGroupName="/calls/one")
    aws.same("events", ["a first", "a second", "b first", "b second"], sorted(one["message"] for one in found))
    logs.tag_resource(resourceArn=group["logGroupArn"], tags={"more": "two"})
    aws.same("tags", {"team": "one", "more": "two"}, logs.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"])
    logs.delete_log_stream(logGroupName="/calls/one", logStreamName="a")
    for name in ("/calls/one", "/calls/two"):
        logs.delete_log_group(logGroupName=name)
    aws.refused("ResourceNotFoundException", logs.describe_log_streams, logGroupName="/calls/one")
