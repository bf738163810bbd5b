"""Runs cells on a kernel, one after the other: python run_cells.py KERNEL.

Each line of standard input is a cell, {"code", "interrupt": text, "until": [text, ...], "edit": [file, old, new]}: it is interrupted a
moment after it has put out the one text, and listened to, also after its end, until it has put out the others. Each line of standard
output is what came back.
"""
import json
import sys
import time
from queue import Empty

from jupyter_client import KernelManager

PATIENCE = 600
MOMENT = 0.3


class Session:
    def __init__(self, kernel):
        self.manager = KernelManager(kernel_name=kernel)
        # Not our own output: Node would make it non-blocking, and long answers would be cut.
        self.manager.start_kernel(stdout=sys.stderr)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.results = {}

    def run(self, step):
        if "edit" in step:
            edit(*step["edit"])
        began = time.time()
        interrupt_at = None
        awaited = step.get("interrupt")
        request = self.client.execute(step["code"], stop_on_error=False)
        result = self.results[request] = {"outputs": [], "reply": None, "idle": False}
        while not (result["reply"] and result["idle"]):
            if awaited is not None and awaited in said(result):
                interrupt_at, awaited = time.time() + MOMENT, None
            if interrupt_at and time.time() > interrupt_at:
                self.manager.interrupt_kernel()
                interrupt_at = None
            if time.time() > began + PATIENCE:
                result["reply"] = {"status": "no answer"}
                break
            self.listen()
        while time.time() < began + PATIENCE and not all(text in said(result) for text in step.get("until", [])):
            self.listen()
        return result

    def listen(self):
        try:
            message = self.client.get_iopub_msg(timeout=0.05)
            self.take(message)
        except Empty:
            pass
        try:
            message = self.client.get_shell_msg(timeout=0)
            result = self.results.get(message["parent_header"].get("msg_id"))
            if result is not None:
                result["reply"] = message["content"]
        except Empty:
            pass

    def take(self, message):
        result = self.results.get(message["parent_header"].get("msg_id"))
        if result is None:
            return
        kind, content = message["msg_type"], message["content"]
        if kind == "status":
            result["idle"] = content["execution_state"] == "idle"
        elif kind != "execute_input":
            result["outputs"].append({"type": kind, "late": result["idle"], **content})

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def said(result):
    return "".join(output.get("text", "") for output in result["outputs"])


def edit(file, old, new):
    with open(file, encoding="utf8") as stream:
        text = stream.read()
    assert old in text, f"{file} has no {old!r}"
    with open(file, "w", encoding="utf8") as stream:
        stream.write(text.replace(old, new))


def main():
    session = Session(sys.argv[1])
    try:
        for line in sys.stdin:
            print(json.dumps(session.run(json.loads(line))), flush=True)
    finally:
        session.end()


main()
