"""A pseudo-terminal for tests: a program in it, keys into it, what it shows."""
import os
import pty
import select
import signal
import struct
import fcntl
import termios
import time

COLUMNS = 100


def _child(argv, env, only, stdin):
    """In the child: only the descriptors in `only` are the terminal."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in range(3):
        if fd == 0 and stdin is not None:
            os.dup2(stdin, 0)
        elif fd not in only:
            os.dup2(null, fd)
    os.execvpe(argv[0], argv, env)


class Terminal:
    def __init__(self, argv, env=None, only=(0, 1, 2), stdin=None, cwd=None):
        here = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        env = {**here, "TERM": "xterm", **(env or {})}
        self.text = b""
        self.pid, self.fd = pty.fork()
        if not self.pid:
            try:
                if cwd:
                    os.chdir(cwd)
                _child(argv, env, only, stdin)
            finally:
                os._exit(127)
        size = struct.pack("HHHH", 24, COLUMNS, 0, 0)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, size)

    def _more(self, timeout):
        """Read what is there; False at the end."""
        if not select.select([self.fd], [], [], timeout)[0]:
            return True
        try:
            part = os.read(self.fd, 65536)
        except OSError:
            return False
        self.text += part
        return bool(part)

    def keys(self, text):
        os.write(self.fd, text.encode())

    def wait_for(self, what, seconds=20):
        """Until it shows `what`; what was shown before it is given and
        forgotten."""
        end = time.monotonic() + seconds
        what = what.encode()
        while what not in self.text:
            if time.monotonic() > end or not self._more(0.05):
                raise AssertionError(
                    f"{what!r} was not shown, but {self.text[-800:]!r}")
        before, self.text = self.text.split(what, 1)
        return before.decode("utf-8", "replace")

    def finish(self, seconds=30):
        """Its exit code (negative: the signal) and all that it shows."""
        end = time.monotonic() + seconds
        while self._more(0.05):
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status), self.text.decode(
            "utf-8", "replace").replace("\r\n", "\n")


def run(argv, **how):
    return Terminal(argv, **how).finish()
