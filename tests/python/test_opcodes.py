"""Holds core/pickle/opcodes.def against pickletools, CPython's own table of opcodes."""

import pickletools
import re
from pathlib import Path

TABLE = Path(__file__).parents[2] / "core" / "pickle" / "opcodes.def"

ROW = re.compile(
    r"RK_PICKLE_OPCODE\((\w+), ('.'|0x[0-9A-F]{2}), (\w+), (\d), "
    r'"([^"]*)", "([^"]*)",\s+"([^"]+)"\)'
)

# The readers of pickletools, and what opcodes.h calls them. Signedness of a length and the type
# of what is read are left to the opcode.
ARGUMENTS = {
    None: "kNone",
    "uint1": "kU1",
    "uint2": "kU2",
    "int4": "kI4",
    "uint4": "kU4",
    "uint8": "kU8",
    "float8": "kF8",
    "decimalnl_short": "kDecimalInt",
    "decimalnl_long": "kDecimalLong",
    "floatnl": "kDecimalFloat",
    "stringnl_noescape": "kLine",
    "stringnl_noescape_pair": "kTwoLines",
    "stringnl": "kQuotedString",
    "unicodestringnl": "kEscapedText",
    "string1": "kBytes1",
    "bytes1": "kBytes1",
    "string4": "kBytes4",
    "bytes4": "kBytes4",
    "bytes8": "kBytes8",
    "bytearray8": "kBytes8",
    "unicodestring1": "kText1",
    "unicodestring4": "kText4",
    "unicodestring8": "kText8",
    "long1": "kLong1",
    "long4": "kLong4",
}


def byte_of(spelling):
    return ord(spelling[1]) if spelling.startswith("'") else int(spelling, 16)


def rows():
    """name -> (byte, argument, protocol, before, after), as opcodes.def says."""
    found = ROW.findall(TABLE.read_text())
    return {
        name: (byte_of(byte), argument, int(protocol), before, after)
        for name, byte, argument, protocol, before, after, _ in found
    }


def row_of(opcode):
    """The same tuple, as pickletools says."""
    return (
        ord(opcode.code),
        ARGUMENTS[opcode.arg.name if opcode.arg else None],
        opcode.proto,
        " ".join(item.name for item in opcode.stack_before),
        " ".join(item.name for item in opcode.stack_after),
    )


def test_every_row_is_read():
    assert len(rows()) == TABLE.read_text().count("\nRK_PICKLE_OPCODE(") == 68


def test_rows_are_those_of_pickletools_in_their_order():
    assert list(rows()) == [opcode.name for opcode in pickletools.opcodes]


def test_rows_say_what_pickletools_says():
    expected = {opcode.name: row_of(opcode) for opcode in pickletools.opcodes}
    assert rows() == expected
