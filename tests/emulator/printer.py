#!/usr/bin/env python3
"""A receipt printer at the far end of a terminal pair, for the story `emulator`.

Written from the published ESC/POS command descriptions alone and sharing nothing with the Rust code, so that the
two check each other: commands it does not know end it with a complaint instead of being passed over.

It prints the terminal's path, then one line for each thing that happens. Lines on standard input set its state:
`paper ok|low|out`, `cover closed|open`, `error none|fatal|cutter`, `answers yes|no`, `out-after ROWS`.
Each cut paper is left as NNNN.pbm in the folder that it is given.
"""

import os
import select
import sys
import tty

DOTS = 576
ROW = DOTS // 8


class Printer:
    def __init__(self, line, folder):
        self.line, self.folder = line, folder
        self.paper, self.cover, self.error = "ok", "closed", "none"
        self.answers, self.out_after = True, None
        self.pending, self.rows, self.papers = bytearray(), [], 0
        self.realtime, self.reports, self.reported = bytearray(), 0, None

    # --- what it says -----------------------------------------------------------------------------

    def say(self, *values):
        if self.answers:
            os.write(self.line, bytes(values))

    def offline(self):
        return self.paper == "out" or self.cover == "open" or self.error != "none"

    def status(self, question):
        """DLE EOT n: bits 1 and 4 are always set."""
        value = 0b00010010
        if question == 1:
            value |= 0x08 if self.offline() else 0
        elif question == 2:
            value |= 0x04 if self.cover == "open" else 0
            value |= 0x20 if self.paper == "out" else 0
            value |= 0x40 if self.error != "none" else 0
        elif question == 3:
            value |= 0x08 if self.error == "cutter" else 0
            value |= 0x20 if self.error == "fatal" else 0
        elif question == 4:
            value |= 0x0C if self.paper != "ok" else 0
            value |= 0x60 if self.paper == "out" else 0
        return value

    def report(self):
        """Automatic status back (GS a): four bytes, the first with bit 4 set."""
        first = 0x10 | (0x08 if self.offline() else 0) | (0x20 if self.cover == "open" else 0)
        second = (0x08 if self.error == "cutter" else 0) | (0x20 if self.error == "fatal" else 0)
        third = (0x03 if self.paper != "ok" else 0) | (0x0C if self.paper == "out" else 0)
        return (first, second, third, 0)

    def tell_change(self):
        now = self.report()
        if self.reports and now != self.reported:
            self.reported = now
            self.say(*now)

    # --- what it hears ----------------------------------------------------------------------------

    def hear(self, data):
        """Real-time commands are obeyed the moment they arrive, wherever they stand, also within dots."""
        for value in data:
            self.realtime.append(value)
            del self.realtime[:-3]
            if len(self.realtime) == 3 and self.realtime[0] == 0x10 and self.realtime[1] == 0x04:
                question = self.realtime[2]
                if 1 <= question <= 4:
                    self.say(self.status(question))
                    self.realtime.clear()
                    self.pending.append(value)
                    del self.pending[-3:]
                    continue
            self.pending.append(value)
        self.work()

    def work(self):
        while not self.offline() and self.command():
            pass
        self.tell_change()

    def command(self):
        """Carries out the next whole command; false when more bytes must come first."""
        data = self.pending
        if len(data) < 2:
            return False
        if data[:2] == b"\x1b@":
            return self.done(2)
        if data[:2] == b"\x1da":
            return self.set_reports()
        if data[:2] == b"\x1dv":
            return self.raster()
        if data[:2] == b"\x1dV":
            return self.cut()
        if data[:2] == b"\x1d(":
            return self.grouped()
        if data[0] == 0:
            # NUL is no command and prints nothing in standard mode.
            return self.done(1)
        sys.exit(f"a command no printer of this kind knows: {bytes(data[:8]).hex(' ')}")

    def done(self, count):
        del self.pending[:count]
        return True

    def set_reports(self):
        if len(self.pending) < 3:
            return False
        self.reports, self.reported = self.pending[2], None
        return self.done(3)

    def raster(self):
        """GS v 0 m xL xH yL yH d1...dk, taken row by row as the head does."""
        data = self.pending
        if len(data) < 8:
            return False
        if data[2] != 0x30 or data[3] not in (0, 48):
            sys.exit(f"a raster of an unknown kind: {bytes(data[:8]).hex(' ')}")
        across, down = data[4] + 256 * data[5], data[6] + 256 * data[7]
        if not 1 <= across <= ROW or not 1 <= down <= 2303:
            sys.exit(f"a raster of {across} bytes by {down} rows")
        if len(data) < 8 + across * down:
            return False
        # The paper may end anywhere: what is left of the raster waits.
        room = down if self.out_after is None else min(down, self.out_after)
        for row in range(room):
            dots = bytes(data[8 + row * across : 8 + (row + 1) * across])
            self.rows.append(dots + bytes(ROW - across))
        if self.out_after is not None:
            self.out_after -= room
            if self.out_after == 0:
                self.out_after, self.paper = None, "out"
                print("paper out", flush=True)
        left = down - room
        if left == 0:
            return self.done(8 + across * down)
        del data[8 : 8 + across * room]
        data[6], data[7] = left % 256, left // 256
        return True

    def cut(self):
        if len(self.pending) < 3:
            return False
        kind = self.pending[2]
        if kind in (0, 1, 48, 49):
            length = 3
        elif kind in (65, 66):
            length = 4
            if len(self.pending) < 4:
                return False
            self.rows += [bytes(ROW)] * self.pending[3]
        else:
            sys.exit(f"a cut of an unknown kind: {kind}")
        self.papers += 1
        name = os.path.join(self.folder, f"{self.papers:04}.pbm")
        with open(name + ".half", "wb") as paper:
            paper.write(f"P4\n{DOTS} {len(self.rows)}\n".encode() + b"".join(self.rows))
        os.rename(name + ".half", name)
        self.rows = []
        print(f"cut {self.papers}", flush=True)
        return self.done(length)

    def grouped(self):
        """GS ( fn pL pH ...: only the request for a response when all before it is printed."""
        data = self.pending
        if len(data) < 5:
            return False
        length = 5 + data[3] + 256 * data[4]
        if len(data) < length:
            return False
        if data[2] != 0x48 or bytes(data[5:7]) != b"00" or length != 11:
            sys.exit(f"a command group that is not known: {bytes(data[:length]).hex(' ')}")
        identity = bytes(data[7:11])
        self.say(0x37, 0x22, *identity, 0x00)
        print(f"printed {identity.decode()}", flush=True)
        return self.done(length)

    # --- what people do to it ---------------------------------------------------------------------

    def touched(self, line):
        what, _, how = line.strip().partition(" ")
        if what == "answers":
            self.answers = how == "yes"
        elif what == "out-after":
            self.out_after = int(how)
        else:
            setattr(self, what, how)
        print(f"is {line.strip()}", flush=True)
        self.work()


def main(folder):
    line, near = os.openpty()
    tty.setraw(near)
    print(os.ttyname(near), flush=True)
    printer, lines = Printer(line, folder), b""
    while True:
        ready, _, _ = select.select([line, 0], [], [])
        if line in ready:
            printer.hear(os.read(line, 4096))
        if 0 in ready:
            typed = os.read(0, 4096)
            if not typed:
                return
            lines += typed
            *whole, lines = lines.split(b"\n")
            for one in whole:
                printer.touched(one.decode())


main(sys.argv[1])
