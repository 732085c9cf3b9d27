"""Requests and answers against the models of AWS's services, as botocore carries them.

A finding is a text: the place, and what the model says of it.
"""
import datetime
import functools
import pathlib
import re

import botocore.session
import regex

CLIENTS = {"monitoring": "cloudwatch", "cloudcontrolapi": "cloudcontrol"}  # where it is not the name that requests are signed with
KNOWN = pathlib.Path(__file__).with_suffix(".known")
HIDDEN = "***"
WHOLE = {"integer": int, "long": int}
BROKEN = {"float": float, "double": float}


@functools.cache
def service(signing_name):
    return botocore.session.get_session().get_service_model(CLIENTS.get(signing_name, signing_name))


@functools.cache
def pattern(text):
    """None where it is written in a way of Java's that nothing here reads."""
    try:
        return regex.compile(text)
    except regex.error:
        return None


@functools.cache
def known():
    """What AWS answers beside its model: a part of a finding, and the source."""
    lines = (line.split(" # ", 1) for line in KNOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {text.strip(): source for text, source in lines}


def told_apart(findings):
    """Those that are AWS's own, and the others."""
    own = [one for one in findings if any(text in one for text in known())]
    return own, [one for one in findings if one not in own]


class Reading:
    """How the values of one side are written.

    wire      members have the names that they have on the wire
    texts     a number or a flag may stand as text, as forms and headers carry it
    bounds    lengths, ranges and patterns hold, too: of requests, which AWS judges by them
    """

    def __init__(self, wire=False, texts=False, bounds=False):
        self.wire, self.texts, self.bounds = wire, texts, bounds

    def findings(self, shape, value, place):
        if value == HIDDEN or (isinstance(value, str) and value.startswith("... (")):
            return
        if value is None:
            yield f"{place}: is null"
            return
        yield from getattr(self, "of_" + shape.type_name, self.of_scalar)(shape, value, place)

    def of_structure(self, shape, value, place):
        if shape.is_document_type:
            return
        if not isinstance(value, dict):
            yield f"{place}: is {kind(value)}, not a structure"
            return
        members = {self.name(name, member): member for name, member in shape.members.items()}
        for name, member in value.items():
            if name in members:
                yield from self.findings(members[name], member, f"{place}.{name}")
            elif not (shape.is_tagged_union and name == "__type"):
                yield f"{place}.{name}: is no member of {shape.name}"
        for name in shape.required_members:
            if self.name(name, shape.members[name]) not in value:
                yield f"{place}.{name}: is required and is not there"
        if shape.is_tagged_union and len(value) != 1:
            yield f"{place}: is a union, and has {sorted(value)}"

    def name(self, name, member):
        return member.serialization.get("name", name) if self.wire else name

    def of_list(self, shape, value, place):
        if not isinstance(value, list):
            yield f"{place}: is {kind(value)}, not a list"
            return
        yield from self.bounded(shape, len(value), place)
        for index, item in enumerate(value):
            yield from self.findings(shape.member, item, f"{place}[{index}]")

    def of_map(self, shape, value, place):
        if not isinstance(value, dict):
            yield f"{place}: is {kind(value)}, not a map"
            return
        for key, item in value.items():
            yield from self.findings(shape.key, key, f"{place} (key {key})")
            yield from self.findings(shape.value, item, f"{place}.{key}")

    def of_string(self, shape, value, place):
        if not isinstance(value, str):
            yield f"{place}: is {kind(value)}, not a text"
            return
        if shape.enum and value not in shape.enum:
            yield f"{place}: {value!r} is none of {shape.name} ({', '.join(sorted(shape.enum))[:120]})"
        yield from self.bounded(shape, len(value), place)
        said = shape.metadata.get("pattern")
        if self.bounds and said and pattern(said) and not pattern(said).fullmatch(value):
            yield f"{place}: {value!r} is not of the form {said}"

    def of_scalar(self, shape, value, place):
        if not self.is_one(shape.type_name, value):
            yield f"{place}: {value!r} is no {shape.type_name}"
        elif shape.type_name in WHOLE:
            yield from self.bounded(shape, int(value), place)

    def is_one(self, wanted, value):
        if wanted == "boolean":
            return isinstance(value, bool) or (self.texts and value in ("true", "false"))
        if wanted in WHOLE or wanted in BROKEN:
            return is_number(value, wanted in WHOLE) or (self.texts and is_text_of(value, (WHOLE | BROKEN)[wanted]))
        if wanted == "timestamp":
            return is_number(value, False) or isinstance(value, datetime.datetime) or bool(re.match(r"\d{4}-\d\d-\d\dT|\w{3}, \d", str(value)))
        return wanted == "blob" and (isinstance(value, (str, bytes)) or hasattr(value, "read") or set(value) == {"length", "sha256"})

    def bounded(self, shape, size, place):
        if not self.bounds:
            return
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if least is not None and size < least or most is not None and size > most:
            yield f"{place}: {size} is not between {least} and {most}"


def is_number(value, whole):
    return not isinstance(value, bool) and isinstance(value, int if whole else (int, float))


def is_text_of(value, number):
    try:
        return isinstance(value, str) and number(value) is not None
    except ValueError:
        return False


def kind(value):
    return {dict: "a structure", list: "a list", str: "a text", bool: "a flag"}.get(type(value), type(value).__name__)


# --- XML --------------------------------------------------------------------------------------------------------------------
def xml_findings(shape, node, place):
    """The elements that botocore passes over, and the ones that stand there more than once and should not."""
    yield from {"structure": xml_structure, "list": xml_list, "map": xml_map}.get(shape.type_name, xml_scalar)(shape, node, place)


def local(node):
    return node.tag.rsplit("}", 1)[-1]


def is_flat(shape):
    return shape.type_name in ("list", "map") and shape.serialization.get("flattened")


def xml_name(name, member):
    own = member.serialization.get("name", name)
    return member.member.serialization.get("name", own) if member.type_name == "list" and is_flat(member) else own


def xml_structure(shape, node, place):
    members = {xml_name(name, member): member for name, member in shape.members.items()
               if member.serialization.get("location") not in ("header", "headers", "statusCode")}
    seen = set()
    for child in node:
        name = local(child)
        below = f"{place}.{name}"
        if name not in members:
            yield f"{below}: is no member of {shape.name}"
            continue
        member = members[name]
        if name in seen and not is_flat(member):
            yield f"{below}: stands there more than once"
        seen.add(name)
        yield from xml_findings(member.member if is_flat(member) and member.type_name == "list" else member, child, below)


def xml_list(shape, node, place):
    wanted = shape.member.serialization.get("name", "member")
    for child in node:
        if local(child) != wanted:
            yield f"{place}.{local(child)}: an item of {shape.name} is called {wanted}"
        else:
            yield from xml_findings(shape.member, child, place + "[]")


def xml_map(shape, node, place):
    for entry in [node] if is_flat(shape) else list(node):
        for child in entry:
            if local(child) not in (shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")):
                yield f"{place}.{local(child)}: is neither key nor value of {shape.name}"


def xml_scalar(shape, node, place):
    if len(node):
        yield f"{place}: has elements, and {shape.name} is a {shape.type_name}"
