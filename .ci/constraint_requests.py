"""Sends ./pointsman serve one request for each constraint of the models, which breaks that constraint and no other, and counts how it is refused.

Called by .ci/constraints --requests [--at URL] [SERVICE...]; without --at it starts ./pointsman serve itself.
The right code is what AWS's model and pages lead to (departures.json), never what the endpoint answered.
"""
import argparse
import collections
import re
import subprocess
import sys
import urllib.request

try:
    from re import _parser as sre
except ImportError:  # Python before 3.11
    import sre_parse as sre

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

LEAST = 0.97
ACCOUNT = "111122223333"
REGION = "eu-central-1"
ODD = ["!", " ", "a b", "!!", "\u00e9\u00e9", "a!", "*", "_", "-", "no such value, ever", "{", "\u0001\u0001", "x" * 36, "A" * 20 + "!"]
LIKELY = ["a", "Ab1", "abc", "1", "a-b", f"arn:aws:iam::{ACCOUNT}:role/r", f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:f", "bucket-of-mine",
          "11111111-2222-3333-4444-555555555555", "d-ABCDEFGHI", "bucket/key", ACCOUNT, "2030-01-01T00:00:00Z",
          f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/s/11111111-2222-3333-4444-555555555555"]


def of_pattern(pattern, length=0):
    """A text that the pattern takes, its repetitions as long as it takes to reach the length."""
    def built(parsed):
        text = ""
        for kind, value in parsed:
            kind = str(kind)
            if kind == "LITERAL":
                text += chr(value)
            elif kind == "NOT_LITERAL":
                text += "a" if value != ord("a") else "b"
            elif kind == "ANY":
                text += "a"
            elif kind == "IN":
                text += of_set(value)
            elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
                least, most, inner = value
                count = least
                if length and most is not None and int(most) > 1000:
                    count = max(least, length)
                text += "".join(built(inner) for _ in range(count))
            elif kind == "SUBPATTERN":
                text += built(value[-1])
            elif kind == "BRANCH":
                text += built(value[1][-1 if length else 0])
        return text

    def of_set(parts):
        if str(parts[0][0]) == "NEGATE":
            return next(one for one in "abc1-" if not any(excludes(part, ord(one)) for part in parts))
        for kind, value in parts:
            if str(kind) == "LITERAL":
                return chr(value)
            if str(kind) == "RANGE":
                return chr(value[0]) if value[0] > 32 else "a"
            if str(kind) == "CATEGORY":
                return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(value), "a")
        return "a"

    def excludes(part, code):
        kind, value = str(part[0]), part[1]
        return kind == "LITERAL" and value == code or kind == "RANGE" and value[0] <= code <= value[1]

    return built(sre.parse(pattern))


def python_pattern(pattern):
    """Java's in Python's words."""
    for java, python in ((r"\p{L}\p{Z}\p{N}", r"\w "), (r"\p{L}", r"\w"), (r"\p{Z}", " "), (r"\p{N}", r"\d"), (r"\p{Graph}", r"\x21-\x7e"), (r"\p{Alnum}", "a-zA-Z0-9"),
                         (r"\p{Print}", r"\x20-\x7e"), (r"\p{ASCII}", r"\x00-\x7f"), (r"\u10000-\u10FFFF", "")):
        pattern = pattern.replace(java, python)
    return pattern


def matches(entry, text):
    pattern = entry.get("pattern")
    return pattern is None or re.fullmatch(python_pattern(pattern), text, re.S) is not None


class Values:
    """Values for shapes, as AWS's model and departures.json have them."""

    def __init__(self, model, shapes):
        self.model = model
        self.shapes = shapes

    def entry(self, shape):
        return self.shapes.all[self.shapes.named(shape.name)]

    def valid(self, shape, seen=()):
        entry = self.entry(shape)
        kind = shape.type_name
        if kind == "structure":
            if shape.name in seen:
                return {}
            return {name: self.valid(shape.members[name], (*seen, shape.name)) for name in shape.required_members}
        if kind == "list":
            return [self.item(shape.member, (*seen, shape.name)) for _ in range(max(1, entry.get("min", 1)))]
        if kind == "map":
            return {self.valid(shape.key, seen): self.valid(shape.value, (*seen, shape.name))}
        if kind == "boolean":
            return True
        if kind in ("integer", "long", "double", "float"):
            return entry.get("min", min(1, entry.get("max", 1)))
        if kind == "timestamp":
            return "2030-01-01T00:00:00Z"
        if kind == "blob":
            return b"a" * max(1, entry.get("min", 1))
        return self.text(entry)

    def item(self, shape, seen=()):
        """With a member at least: a form and a document of XML do not show an empty item."""
        value = self.valid(shape, seen)
        if value == {} and shape.type_name == "structure":
            name = next((name for name, member in shape.members.items() if member.type_name == "string"), None)
            return {name: self.valid(shape.members[name])} if name else value
        return value

    def text(self, entry):
        if "enum" in entry:
            return entry["enum"][0]
        least, most = entry.get("min", 0), entry.get("max", 10 ** 9)
        candidates = list(LIKELY) + ["a" * least]
        if "pattern" in entry:
            candidates += [of_pattern(python_pattern(entry["pattern"])), of_pattern(python_pattern(entry["pattern"]), least)]
        for one in candidates:
            if least <= len(one) <= most and matches(entry, one):
                return one
        return "a" * max(1, least)

    def broken(self, shape, kind):
        """A value that breaks this demand; None where nothing can."""
        entry = self.entry(shape)
        number = shape.type_name in ("integer", "long", "double", "float")
        if kind == "enum":
            return "NoSuchWord"
        if kind == "pattern":
            least, most = entry.get("min", 0), entry.get("max", 10 ** 9)
            wrong = [one for one in ODD + [one * least for one in ODD] if not matches(entry, one)]
            return next((one for one in wrong if least <= len(one) <= most), next(iter(wrong), None))
        if kind == "min":
            if number:
                return entry["min"] - 1
            return self.sized(shape, entry, entry["min"] - 1) if entry["min"] > 0 else None
        if number:
            return entry["max"] + 1
        return self.sized(shape, entry, entry["max"] + 1) if entry["max"] < 3_000_000 else None

    def sized(self, shape, entry, size):
        if shape.type_name == "list":
            return [self.item(shape.member) for _ in range(size)]
        if shape.type_name == "map":
            return {f"{self.valid(shape.key)}{number}": self.valid(shape.value) for number in range(size)}
        if shape.type_name == "blob":
            return b"a" * size
        candidates = ["a" * size, "1" * size]
        if "pattern" in entry and size > 0:
            valid = self.text(entry)
            grown = of_pattern(python_pattern(entry["pattern"]), size)[:size]
            candidates = [valid + valid[-1:] * (size - len(valid)), grown, *candidates]
        return next((one for one in candidates if len(one) == size and matches(entry, one)), candidates[-2])


class Case(collections.namedtuple("Case", "operation path kind parameters reason")):
    """A request that breaks one constraint; path has [] for items and {} for values of maps, {key} for keys."""

    def place(self):
        return ".".join(part for part in self.path if not part.startswith(("[", "{")))


def demands(entry):
    return [kind for kind in ("min", "max", "pattern", "enum") if kind in entry and not (kind == "min" and entry["min"] <= 0 and entry["type"] not in
            ("integer", "long", "double", "float"))]


def cases(operation, model, values):
    top = model.operation_model(operation).input_shape
    if top is None:
        return

    def walk(shape, path, put, seen, uri):
        """put(value): the parameters of the request with this value at this place."""
        entry = values.entry(shape)
        for kind in demands(entry):
            value = values.broken(shape, kind)
            reason = "no value breaks it" if value is None else ("an empty path is another path" if uri and value == "" else "")
            yield Case(operation, path, kind, put(value), reason)
        if shape.name in seen:
            return
        deeper = (*seen, shape.name)
        if shape.type_name == "structure":
            for name, member in shape.members.items():
                if name in entry.get("required", []):
                    yield Case(operation, (*path, name), "required", put({key: one for key, one in values.valid(shape).items() if key != name}), unsayable(member))
                yield from walk(member, (*path, name), lambda value, name=name: put({**values.valid(shape), name: value}), deeper,
                                member.serialization.get("location") == "uri")
        elif shape.type_name == "list":
            yield from walk(shape.member, (*path, "[]"), lambda value: put([value] * max(1, entry.get("min", 1))), deeper, False)
        elif shape.type_name == "map":
            key = values.valid(shape.key)
            yield from walk(shape.key, (*path, "{key}"), lambda value: put({value: values.valid(shape.value)}), deeper, False)
            yield from walk(shape.value, (*path, "{}"), lambda value: put({key: value}), deeper, False)

    def unsayable(member):
        if member.serialization.get("location") == "uri":
            return "without it the path is another one"
        if member.metadata.get("idempotencyToken"):
            return "the client makes one up"
        if member.serialization.get("name") in ("uploadId", "x-amz-copy-source") and not operation == "UploadPart":
            return "without it the request is another operation's"
        return ""

    yield from walk(top, (), lambda value: value, (), False)


class Expected:
    """The code that a refusal has to have."""

    def __init__(self, apart, said):
        self.apart = apart
        self.said = said
        self.shapes = {(one["shape"], one["constraint"]): one for one in apart.get("unenforced", [])}

    def code(self, case):
        place = case.place()
        keys = [f"{case.operation} {case.kind}:{place}", f"{case.kind}:{place}"]
        parts = place.split(".")
        for count in range(len(parts), 0, -1):
            keys += [case.operation + " " + ".".join(parts[:count]), ".".join(parts[:count])]
        return next((self.said[key]["code"] for key in keys if key in self.said), self.apart["code"])

    def departed(self, case, shape):
        """The code of one that the operation refuses in its own words; None where AWS does not refuse it at all."""
        one = self.shapes[shape, case.kind]
        return one.get("but", {}).get(case.operation, one.get("instead"))


def client_of(service, at, generator):
    session = botocore.session.get_session()
    config = Config(parameter_validation=False, retries={"max_attempts": 0}, connect_timeout=5, read_timeout=20,
                    s3={"addressing_style": "path"}, request_checksum_calculation="when_required", max_pool_connections=1)
    client = session.create_client(generator.SERVICES[service][1], endpoint_url=at, region_name=REGION, config=config,
                                   aws_access_key_id=ACCOUNT, aws_secret_access_key="secret")
    if service == "s3":
        client.meta.events.unregister("before-parameter-build.s3", botocore.handlers.validate_bucket_name)
    return client


def answer(client, case):
    """The code of the refusal; empty where the request was taken."""
    try:
        client._make_api_call(case.operation, case.parameters)
        return ""
    except ClientError as error:
        return error.response["Error"]["Code"]


def check(service, at, generator, show):
    model = generator.model_of(service)
    apart = generator.departures().get(service, {})
    names = generator.operations(service, model)
    shapes = generator.Shapes(service, model, apart)
    whole = generator.Shapes(service, model, {**apart, "unenforced": []})
    values = Values(model, whole)
    for name in names:
        if model.operation_model(name).input_shape is not None:
            shapes.named(model.operation_model(name).input_shape.name)
    expected = Expected(apart, generator.refusals(service, model, names, shapes))
    client = client_of(service, at, generator)
    counts = collections.Counter()
    for name in names:
        for case in cases(name, model, values):
            if case.reason:
                counts["unsayable"] += 1
                continue
            shape = shape_at(model, case)
            right = expected.code(case)
            if (shape.name, case.kind) in expected.shapes:
                right = expected.departed(case, shape.name)
                if right is None:
                    counts["excepted"] += 1
                    continue
            try:
                code = answer(client, case)
            except (BotoCoreError, ValueError, AttributeError, TypeError, KeyError) as error:
                counts["unsayable"] += 1
                if show:
                    print(f"  {service} {name} {'.'.join(case.path)} {case.kind}: the client does not send it: {error!r}"[:200])
                continue
            # an answer to HEAD has no body, and the client calls it by its status
            result = "right" if code == right or (name.startswith("Head") and code == "400") else "accepted" if not code else "other"
            counts[result] += 1
            if result != "right" and show:
                print(f"  {service} {name} {'.'.join(case.path)} {case.kind}: {code or 'accepted'}, not {right}")
    return counts


def shape_at(model, case):
    shape = model.operation_model(case.operation).input_shape
    path = case.path if case.kind != "required" else case.path[:-1]
    for part in path:
        shape = {"[]": lambda: shape.member, "{}": lambda: shape.value, "{key}": lambda: shape.key}.get(part, lambda: shape.members[part])()
    return shape


def serving(generator):
    command = [generator.os.path.join(generator.ROOT, "pointsman"), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        found = re.search(r"http://\S+:\d+", line)
        if found:
            return process, found.group()
    raise SystemExit("./pointsman serve did not say where it listens")


def main(arguments, generator):
    parser = argparse.ArgumentParser(prog=".ci/constraints --requests")
    parser.add_argument("--at", help="where ./pointsman serve listens already")
    parser.add_argument("--quiet", action="store_true", help="figures only")
    parser.add_argument("services", nargs="*", default=list(generator.SERVICES))
    asked = parser.parse_args(arguments)
    process, at = (None, asked.at) if asked.at else serving(generator)
    short = []
    try:
        print(f"{'service':15}{'sent':>6}{'right':>7}{'accepted':>10}{'other':>7}{'share':>8}{'excepted':>10}{'cannot be said':>16}")
        for service in asked.services or list(generator.SERVICES):
            counts = check(service, at, generator, not asked.quiet)
            sent = counts["right"] + counts["accepted"] + counts["other"]
            share = counts["right"] / sent
            print(f"{service:15}{sent:6}{counts['right']:7}{counts['accepted']:10}{counts['other']:7}{share:8.1%}"
                  f"{counts['excepted']:10}{counts['unsayable']:16}", flush=True)
            if share < LEAST or counts["excepted"] > 0.05 * (sent + counts["excepted"]):
                short.append(service)
    finally:
        if process:
            process.terminate()
            process.wait()
    if short:
        print(f"less than {LEAST:.0%} refused with the right code, or more than 5% excepted: {', '.join(short)}", file=sys.stderr)
    return 1 if short else 0
