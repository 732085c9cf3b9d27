import json

SERVICE = "events"


def calls(aws):
    events, sqs = aws("events"), aws("sqs")
    queue = sqs.create_queue(QueueName="calls-events")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn}]})})
    events.put_rule(Name="calls", EventPattern=json.dumps({"source": ["calls"]}), Description="first")
    events.put_rule(Name="calls-daily", ScheduleExpression="rate(1 day)", State="DISABLED")
    aws.same("failed", 0, events.put_targets(Rule="calls", Targets=[
        {"Id": "queue", "Arn": arn}, {"Id": "said", "Arn": arn, "InputPath": "$.detail"}])["FailedEntryCount"])
    events.describe_rule(Name="calls")
    events.list_rules()
    aws.same("rules", ["calls", "calls-daily"], [one["Name"] for one in aws.pages("events", "ListRules", 1, NamePrefix="calls")])
    events.list_targets_by_rule(Rule="calls")
    aws.same("targets", ["queue", "said"], [one["Id"] for one in aws.pages("events", "ListTargetsByRule", 1, Rule="calls")])
    events.disable_rule(Name="calls")
    aws.same("state", "DISABLED", events.describe_rule(Name="calls")["State"])
    events.enable_rule(Name="calls")
    put = events.put_events(Entries=[{"Source": "calls", "DetailType": "Called", "Detail": '{"n": 1}'}])
    aws.same("failed", 0, put["FailedEntryCount"])
    aws.until("the event in the queue", lambda: sqs.receive_message(QueueUrl=queue).get("Messages"))
    events.remove_targets(Rule="calls", Ids=["queue", "said"])
    for rule in ("calls", "calls-daily"):
        events.delete_rule(Name=rule)
    aws.refused("ResourceNotFoundException", events.describe_rule, Name="calls")
    sqs.delete_queue(QueueUrl=queue)
