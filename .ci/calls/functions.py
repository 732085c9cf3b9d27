"""Functions in Python that the orders of calls need."""
import io
import sys
import zipfile

ROLE = "arn:aws:iam::000000000000:role/calls"
RUNTIME = "python3.%d" % sys.version_info.minor


def package(text="def handler(event, context): return 1"):
    """The same text gives the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("app.py"), text)
    return file.getvalue()


def made(aws, name, text="def handler(event, context): return 1", **given):
    made_one = aws("lambda").create_function(
        FunctionName=name, Runtime=RUNTIME, Role=ROLE, Handler="app.handler", Code={"ZipFile": package(text)}, **given)
    aws.wait("lambda", "FunctionActiveV2", FunctionName=name)
    return made_one


# Says what it was called with, for whoever answers in its place.
TELLING = "import json\ndef handler(event, context): print('asked ' + json.dumps(event))\n"


def asked(aws, function, found):
    """The event for which found says something, of those that a telling function was called with."""
    def look():
        events = aws("logs").filter_log_events(logGroupName=f"/aws/lambda/{function}", filterPattern="asked")["events"]
        messages = (event["message"].split("asked ", 1)[1] for event in events)
        return next((hit for message in messages if (hit := found(message))), None)

    def once_there():
        groups = aws("logs").describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{function}")["logGroups"]
        return look() if groups else None
    return aws.until(f"a call of {function}", once_there)
