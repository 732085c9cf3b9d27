SERVICE = "monitoring"


def calls(aws):
    cloudwatch = aws("monitoring")
    for name in ("calls", "calls-other"):
        cloudwatch.put_metric_alarm(
            AlarmName=name, Namespace="AWS/Lambda", MetricName="Errors", Statistic="Sum", Period=60, EvaluationPeriods=1, Threshold=1,
            ComparisonOperator="GreaterThanOrEqualToThreshold", TreatMissingData="notBreaching",
            Dimensions=[{"Name": "FunctionName", "Value": "none"}], Tags=[{"Key": "team", "Value": "one"}])
    aws.wait("monitoring", "AlarmExists", AlarmNames=["calls"])
    cloudwatch.set_alarm_state(AlarmName="calls", StateValue="ALARM", StateReason="by the calls")
    (alarm,) = cloudwatch.describe_alarms(AlarmNames=["calls"])["MetricAlarms"]
    aws.same("state", "ALARM", alarm["StateValue"])
    aws.pages("monitoring", "DescribeAlarms", 1)
    aws.same("tags", [{"Key": "team", "Value": "one"}], cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"])
    cloudwatch.delete_alarms(AlarmNames=["calls", "calls-other"])
    aws.same("alarms", [], cloudwatch.describe_alarms(AlarmNames=["calls"])["MetricAlarms"])
