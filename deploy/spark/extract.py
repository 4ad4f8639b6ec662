"""Extracts articles with Spark and merges what is found into one graph file.

    spark-submit extract.py articles.jsonl shards/ --graph graph.json

Each partition of the input goes through `stancegraph extract -` as a filter; Spark runs a partition again where an
executor is lost. Its output is then merged by one `stancegraph merge`. The graph is that of
`stancegraph build - < articles.jsonl`, byte for byte, however the input is cut.
"""

import argparse
import os
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession

# Some articles could not be read; all others were, as in a build.
BAD_INPUT = 3


def main():
    options = read_options()
    context = SparkSession.builder.appName("stancegraph").getOrCreate().sparkContext
    lines = context.textFile(options.input, options.partitions)
    # pipe() gives the filter no environment unless told to.
    records = lines.pipe(filter_command(options.program), env={"PATH": os.environ["PATH"]}, checkCode=True)
    records.saveAsTextFile(options.shards)
    sys.exit(merge(context.textFile(options.shards), options))


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", help="articles as JSON Lines: a file, folder or pattern that Spark can read")
    parser.add_argument("shards", help="new folder for the records, where driver and executors can reach it")
    parser.add_argument("--graph", default="graph.json", help="graph file to write, on the driver's machine")
    parser.add_argument("--partitions", type=int, default=None, help="at least so many partitions")
    parser.add_argument("--program", default="stancegraph", help="how to run stancegraph, on every machine")
    return parser.parse_args()


def filter_command(program):
    script = f"{program} extract - --jobs 1 --quiet; code=$?; [ $code -eq {BAD_INPUT} ] || exit $code"
    return shlex.join(["sh", "-c", script])


def merge(records, options):
    """Streams the shards into `merge`, a partition at a time, from wherever Spark keeps them."""
    command = [*shlex.split(options.program), "merge", "-", "--graph", options.graph]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        for record in records.toLocalIterator():
            process.stdin.write(record.encode("utf-8") + b"\n")
        process.stdin.close()
    return process.returncode


if __name__ == "__main__":
    main()
