"""Runs notebooks on the real kernel, each in its own folder as Jupyter does, and prints them as executed, as JSON; a cell may be planted at the end.

Standard input: {"files": [path, ...], "plant": code or null}.
"""
import json
import os
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


PATIENCE = 600


def run(path, plant):
    book = nbformat.read(path, 4)
    if plant:
        book.cells.append(nbformat.v4.new_code_cell(plant))
    failure = None
    try:
        folder = os.path.dirname(os.path.abspath(path))
        limits = {"timeout": PATIENCE, "startup_timeout": PATIENCE, "iopub_timeout": PATIENCE}
        NotebookClient(book, resources={"metadata": {"path": folder}}, **limits).execute()
    except CellExecutionError as error:
        failure = str(error)
    return {"failure": failure, "notebook": json.loads(nbformat.writes(book))}


def main():
    task = json.load(sys.stdin)
    json.dump([run(path, task.get("plant")) for path in task["files"]], sys.stdout)


main()
