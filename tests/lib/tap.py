"""For tests written in Python: functions become numbered TAP lines.

    from tap import test, main, skip

    @test("what must hold")
    def _():
        assert 1 + 1 == 2, "what went wrong"

    main()
"""
import sys
import traceback

tests = []


class Skip(Exception):
    pass


def skip(why):
    """Leave the present test out, aloud."""
    raise Skip(why)


def test(title):
    def add(function):
        tests.append((title, function))
        return function
    return add


def main():
    bad = 0
    print(f"1..{len(tests)}")
    for number, (title, function) in enumerate(tests, 1):
        try:
            function()
            print(f"ok {number} - {title}")
        except Skip as s:
            print(f"ok {number} - {title} # SKIP {s}")
        except Exception as e:
            bad += 1
            if not isinstance(e, AssertionError):
                traceback.print_exc(file=sys.stdout)
            elif not e.args:
                traceback.print_exc(limit=-2, file=sys.stdout)
            for line in str(e).splitlines()[:40]:
                print(f"  {line}")
            print(f"not ok {number} - {title}")
        sys.stdout.flush()
    sys.exit(1 if bad else 0)
