"""Runs cells as a notebook through nbclient and prints the notebook, and the failure if there was one, as JSON.

Standard input: {"kernel": name, "cells": [code, ...], "allow_errors": bool}.
"""
import json
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


PATIENCE = 600


def main():
    task = json.load(sys.stdin)
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in task["cells"]])
    client = NotebookClient(
        book,
        kernel_name=task["kernel"],
        allow_errors=task.get("allow_errors", False),
        timeout=PATIENCE,
        startup_timeout=PATIENCE,
        iopub_timeout=PATIENCE,
    )
    failure = None
    try:
        client.execute()
    except CellExecutionError as error:
        failure = {"text": str(error), "ename": error.ename, "evalue": error.evalue}
    json.dump({"failure": failure, "outputs": [cell.outputs for cell in book.cells]}, sys.stdout)


main()
