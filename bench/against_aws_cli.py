"""The AWS CLI beside the rewrite: its parse and dump of the same templates, and `aws cloudformation package` as a process."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def timed(work, tries, clock=time.perf_counter):
    taken = []
    for _ in range(tries):
        start = clock()
        work()
        taken.append((clock() - start) * 1000)
    return statistics.median(taken)


def templates(folder, cpu):
    """Processor time on both sides, so that other work on the machine does not count."""
    try:
        from awscli.customizations.cloudformation.yamlhelper import yaml_dump, yaml_parse
    except ImportError:
        print("the AWS CLI's Python package is not here: no comparison")
        return
    ours = dict(line.rstrip("\n").split("\t") for line in open(cpu))
    for size, name in (("500 functions", "500.yaml"), ("1 MB", "megabyte.yaml")):
        text = open(os.path.join(folder, name), encoding="utf-8").read()
        theirs = timed(lambda: yaml_dump(yaml_parse(text)), 5, time.process_time)
        mine = float(ours[size])
        print(f"{size} ({len(text):,} bytes): rewrite {mine:.1f} ms, AWS CLI {theirs:.0f} ms of processor time, "
              f"ratio {theirs / mine:.0f}")


def package(app, endpoint, pointsman):
    aws = shutil.which("aws")
    template = os.path.join(app, "template.yaml")
    rewrite = [pointsman, "rewrite", template, "--bucket", "releases", "--key", "app/1"]
    subprocess.run(rewrite, capture_output=True, check=True)  # builds what is missing
    ours = timed(lambda: subprocess.run(rewrite, capture_output=True, check=True), 3)
    print(f"pointsman rewrite: {ours:.0f} ms")
    if aws is None:
        print("aws is not installed: no comparison")
        return
    with tempfile.NamedTemporaryFile() as out:
        command = [aws, "--endpoint-url", endpoint, "cloudformation", "package", "--template-file", template,
                   "--s3-bucket", "artifacts", "--output-template-file", out.name]
        first = timed(lambda: subprocess.run(command, capture_output=True, check=True), 1)
        again = timed(lambda: subprocess.run(command, capture_output=True, check=True), 3)
    print(f"aws cloudformation package: {first:.0f} ms with uploads, {again:.0f} ms again without; "
          f"ratio to ours {again / ours:.1f}")


if sys.argv[1] == "--package":
    package(*sys.argv[2:])
else:
    templates(*sys.argv[1:])
