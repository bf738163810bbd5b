"""Starts kernels in a row, runs a cell on each, ends it, and prints how that went as JSON: python start_kernels.py TIMES [KERNEL]."""
import json
import sys
import time

from jupyter_client import KernelManager

PATIENCE = 300


def start_once(name):
    began = time.time()
    manager = KernelManager(kernel_name=name)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        ready = time.time() - began
        texts = []
        reply = client.execute_interactive(
            "40 + 2", timeout=PATIENCE, output_hook=lambda message: texts.append(message["content"].get("data", {}).get("text/plain"))
        )
        assert reply["content"]["status"] == "ok" and "42" in texts, f"{reply['content']} {texts}"
        return ready, time.time() - began
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def main():
    times, name = int(sys.argv[1]), (sys.argv[2:] or ["rolelens"])[0]
    seconds, failures = [], []
    for _ in range(times):
        try:
            seconds.append(start_once(name))
        except Exception as error:  # every way to fail counts
            failures.append(repr(error))
    slowest = [round(max(column), 2) for column in zip(*seconds)]
    json.dump({"started": len(seconds), "failures": failures, "slowest": slowest}, sys.stdout)


main()
