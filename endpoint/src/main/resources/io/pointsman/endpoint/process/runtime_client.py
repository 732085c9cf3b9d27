"""Runs one Python function against Lambda's Runtime API: asks for the next event, answers, and so on for ever."""

import importlib
import json
import os
import sys
import time
import traceback
import urllib.request

API = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime"


class Context:
    """What a handler may ask about its invocation."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        client = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = json.loads(client) if client else None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))


def post(path, body):
    request = urllib.request.Request(API + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    urllib.request.urlopen(request).close()


def described(error):
    lines = traceback.format_tb(error.__traceback__)
    return {"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": lines}


def handler():
    module, _, name = sys.argv[1].rpartition(".")
    try:
        return getattr(importlib.import_module(module.replace("/", ".")), name)
    except ImportError as error:
        return refuse("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module, error))
    except AttributeError:
        return refuse("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (name, module))
    except SyntaxError as error:
        return refuse("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module, error))


def refuse(kind, message):
    print("[ERROR] %s: %s" % (kind, message))
    post("/init/error", {"errorType": kind, "errorMessage": message, "stackTrace": []})
    sys.exit(1)


def serve(function):
    with urllib.request.urlopen(API + "/invocation/next") as event:
        context = Context(event.headers)
        body = event.read()
    path = "/invocation/" + context.aws_request_id
    try:
        answer = function(json.loads(body) if body else {}, context)
        text = json.dumps(answer)
    except Exception as error:  # whatever the handler throws is its answer
        print("[ERROR] %s: %s" % (type(error).__name__, error))
        post(path + "/error", described(error))
        return
    request = urllib.request.Request(API + path + "/response", text.encode())
    urllib.request.urlopen(request).close()


def main():
    function = handler()
    while True:
        serve(function)


main()
