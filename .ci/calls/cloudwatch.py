import datetime

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
    day = datetime.timedelta(days=1)
    (errors,) = cloudwatch.get_metric_data(
        StartTime=datetime.datetime.now(datetime.timezone.utc) - day, EndTime=datetime.datetime.now(datetime.timezone.utc),
        MetricDataQueries=[
            {"Id": "e", "ReturnData": False, "MetricStat": {
                "Metric": {"Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [{"Name": "FunctionName", "Value": "none"}]},
                "Period": 86400, "Stat": "Sum"}},
            {"Id": "none", "Expression": "FILL(e, 0)"}])["MetricDataResults"]
    aws.same("errors", {0.0}, set(errors["Values"]))
    aws.pages("monitoring", "GetMetricData", None, StartTime=datetime.datetime.now(datetime.timezone.utc) - day,
              EndTime=datetime.datetime.now(datetime.timezone.utc), MetricDataQueries=[
                  {"Id": "e", "MetricStat": {"Metric": {"Namespace": "AWS/Lambda", "MetricName": "Errors"}, "Period": 60, "Stat": "Sum"}}])
    cloudwatch.delete_alarms(AlarmNames=["calls", "calls-other"])
    aws.same("alarms", [], cloudwatch.describe_alarms(AlarmNames=["calls"])["MetricAlarms"])
