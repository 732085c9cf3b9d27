"""The calls of a record of the embedded endpoint (JSON lines), by boto3, as somebody would write them down in a plain loop.

Prints milliseconds of user and system time, and the most memory in MB; "no boto3" where there is none.
"""
import json
import resource
import sys

try:
    import boto3
    from botocore.exceptions import ClientError
except ImportError:
    print("no boto3")
    sys.exit()

NAMES = {"monitoring": "cloudwatch"}
clients = {}


def client(service):
    if service not in clients:
        clients[service] = boto3.client(NAMES.get(service, service))
    return clients[service]


def value(shape, given):
    """What the record says, as the model wants it: bytes are recorded by their length."""
    if shape.type_name == "blob":
        length = next(each for each in given.values() if isinstance(each, int)) if isinstance(given, dict) else len(str(given))
        return b"\0" * length
    if shape.type_name == "structure":
        return {name: value(shape.members[name], each) for name, each in given.items() if name in shape.members}
    if shape.type_name == "list":
        return [value(shape.member, each) for each in given]
    if shape.type_name == "map":
        return {name: value(shape.value, each) for name, each in given.items()}
    if shape.type_name in ("integer", "long"):
        return int(given)
    if shape.type_name == "boolean":
        return given in (True, "true", "True")
    return given


with open(sys.argv[1], encoding="utf-8") as record:
    calls = [json.loads(line) for line in record]
for call in calls:
    api = client(call["service"])
    operation = api.meta.service_model.operation_model(call["operation"])
    method = next(name for name, known in api.meta.method_to_api_mapping.items() if known == call["operation"])
    try:
        answer = getattr(api, method)(**value(operation.input_shape, call["input"]) if operation.input_shape else {})
        if hasattr(answer.get("Body"), "read"):
            answer["Body"].read()
    except ClientError:
        pass  # the function was told the same
used = resource.getrusage(resource.RUSAGE_SELF)
with open("/proc/self/status", encoding="utf-8") as status:  # ru_maxrss counts what the process was before it became Python's
    memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
print((used.ru_utime + used.ru_stime) * 1000, memory / 1024)
