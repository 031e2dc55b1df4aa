"""Serve moto until standard input closes, so that it never outlives the process that started it."""

import os
import sys
import threading

from moto.server import main


def leave_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=leave_with_parent, daemon=True).start()
# Port 0 lets the kernel choose; the server prints what it got.
main(["-H", "127.0.0.1", "-p", "0"])
