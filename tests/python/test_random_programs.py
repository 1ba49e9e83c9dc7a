"""Random programs of the language's constructs, one inside or beside the other, go on elsewhere as
they would have here.

Each construct defines a callable of one integer, which may call the one before it. What all of them
return, called twice in turn since some of them count, is the same after a trip as in a process that
the program never left.
"""

import re
from textwrap import dedent, indent

import hypothesis
from hypothesis import strategies as st
from travel import round_trip

# name -> text; NAME is what it defines, BEFORE the callable that it may call, K a constant.
CONSTRUCTS = {
    "parameters": """
        def NAME(x, /, y=K, *rest, z=BEFORE, **more):
            "of every kind"
            return z(x) + y + len(rest) + len(more)
    """,
    "default that is mutable": """
        def NAME(x, seen=[K]):
            seen.append(x)
            return sum(seen) + BEFORE(x)
    """,
    "default that is itself": """
        def NAME(x, me=None):
            return K if x <= 0 or me is None else me(x - 1, me) + BEFORE(0)
        NAME.__defaults__ = (NAME,)
    """,
    "lambdas on a line": """
        NAME, NAME_other = lambda x: NAME_other(x) + K, lambda x: BEFORE(x) * 2; NAME_more = 1
    """,
    "lambda over lines": """
        NAME = (
            lambda x, k=K: (
                BEFORE(x)
                + k  # a comment
            )
        )
    """,
    "closure that counts": """
        def NAME_make(count):
            def NAME(x):
                nonlocal count
                count += x
                return BEFORE(count)
            return NAME
        NAME = NAME_make(K)
    """,
    "cell that two share": """
        def NAME_make(value):
            def put(x):
                nonlocal value
                value += x
                return value
            def get(x):
                return put(x) * 10 + value + BEFORE(x)
            return put, get
        NAME_put, NAME = NAME_make(K)
    """,
    "loop with one cell": """
        def NAME_make():
            made = []
            for i in range(3):
                made.append(lambda x: x + i)
            return made
        NAME_all = NAME_make()
        def NAME(x):
            return sum(one(x) for one in NAME_all) + BEFORE(x)
    """,
    "global that counts": """
        NAME_count = K
        def NAME(x):
            global NAME_count
            NAME_count += x
            return NAME_count + BEFORE(x)
    """,
    "mutual recursion": """
        def NAME(x):
            return K if x <= 0 else NAME_other(x - 1)
        def NAME_other(x):
            return BEFORE(K) if x <= 0 else NAME(x - 1)
    """,
    "decorator with wraps": """
        def NAME_times(factor):
            def around(function):
                import functools
                @functools.wraps(function)
                def inner(*args):
                    return factor * function(*args)
                return inner
            return around
        @NAME_times(K)
        @NAME_times(2)
        def NAME(x):
            return BEFORE(x)
    """,
    "method with super": """
        class NAME_Base:
            def __init__(self): self.__hidden = K
            def get(self, x): return self.__hidden + x
        class NAME_Derived(NAME_Base):
            def get(self, x): return super().get(x) * 2 + BEFORE(x)
            @property
            def twice(self): return self.get(1) * 2
        NAME_object = NAME_Derived()
        def NAME(x):
            return NAME_object.get(x) + NAME_object.twice
    """,
    "bound method with slots": """
        class NAME_Slotted:
            __slots__ = "count", "__private"
            def __init__(self): self.count, self.__private = 0, K
            def add(self, x):
                self.count += x
                return self.count + self.__private + BEFORE(x)
        NAME = NAME_Slotted().add
    """,
    "local class": """
        def NAME_make(k):
            class Local:
                factor = k
                def __call__(self, x): return self.factor * x + k + BEFORE(x)
                @classmethod
                def make(cls): return cls()
                @staticmethod
                def kind(): return __class__.__name__
            return Local.make()
        NAME = NAME_make(K)
    """,
    "metaclass and descriptor": """
        class NAME_Meta(type):
            made = []
            def __init__(cls, name, bases, body): NAME_Meta.made.append(name)
        class NAME_Field:
            def __set_name__(self, owner, name): self.name = name
            def __get__(self, one, owner): return len(self.name) + K
        class NAME_Class(metaclass=NAME_Meta):
            field = NAME_Field()
            def __init_subclass__(cls): NAME_Meta.made.append("subclass")
        class NAME_Sub(NAME_Class): pass
        def NAME(x):
            return NAME_Sub().field + len(NAME_Meta.made) + BEFORE(x)
    """,
    "dataclass": """
        import dataclasses
        @dataclasses.dataclass(order=True)
        class NAME_Point:
            x: int
            y: int = K
            tags: list = dataclasses.field(default_factory=list)
        def NAME(x):
            return NAME_Point(x).y + (NAME_Point(x) < NAME_Point(x + 1)) + BEFORE(x)
    """,
    "enum": """
        import enum
        class NAME_Color(enum.Enum):
            RED = K
            GREEN = K + 1
        NAME_kept = NAME_Color.GREEN
        def NAME(x):
            return NAME_kept.value + (NAME_kept is NAME_Color.GREEN) + BEFORE(x)
    """,
    "named tuple": """
        import collections
        NAME_Pair = collections.namedtuple("NAME_Pair", "a b", defaults=[K])
        NAME_pair = NAME_Pair(2)
        def NAME(x):
            return NAME_pair.b + NAME_pair._replace(a=x).a + BEFORE(x)
    """,
    "generators": """
        def NAME_count(n):
            while n > 0:
                yield n
                n -= 1
        def NAME(x):
            return sum(NAME_count(K % 5)) + sum(y + z for y in range(2) for z in [x]) + BEFORE(x)
    """,
    "coroutine": """
        async def NAME_await(x):
            return x + K
        def NAME(x):
            try:
                NAME_await(x).send(None)
            except StopIteration as end:
                return end.value + BEFORE(x)
    """,
    "match and walrus": """
        def NAME(x):
            if (y := x % 3) == 0:
                return K
            match [x, y]:
                case [int(a), 1]:
                    return a + BEFORE(y)
                case [*_, b]:
                    return b
    """,
    "text that begins at the margin": '''
def NAME(x):
    text = """
no indentation {x}
  here \\
either"""
    return len(text) + K + BEFORE(x)
''',
    "partial": """
        import functools
        def NAME_sum(a, b): return a * K + BEFORE(b)
        NAME = functools.partial(NAME_sum, 3)
    """,
    "cached": """
        import functools
        @functools.lru_cache(maxsize=None)
        def NAME(x): return K if x < 2 else NAME(x - 1) + BEFORE(0)
    """,
    "dispatched on the type": """
        import functools
        @functools.singledispatch
        def NAME(x): return 0
        @NAME.register
        def NAME_int(x: int): return x + K + BEFORE(x)
    """,
    "unicode": """
        def NAME_größe(ﬁ): return ﬁ + K
        def NAME(x): return NAME_größe(x) + BEFORE(x)
    """,
}
# What a construct is put into.
LAYOUTS = {
    "at the top": "{}",
    "in a block": "if True:\n{indented}",
    "in a function": "def {name}_around():\n{indented}\n    return {name}\n{name} = {name}_around()",
}

Piece = tuple[str, str, int]


def text_of(pieces: list[Piece]) -> str:
    parts = ["def f0(x):\n    return x\n"]
    for number, (construct, layout, constant) in enumerate(pieces, 1):
        name, before = f"f{number}", f"f{number - 1}"
        text = dedent(CONSTRUCTS[construct]).strip("\n")
        text = text.replace("NAME", name).replace("BEFORE", before)
        text = re.sub(r"\bK\b", str(constant), text)
        parts.append(LAYOUTS[layout].format(text, name=name, indented=indented(text)))
    return "\n".join(parts) + "\n"


def indented(text: str) -> str:
    """With four spaces before each line of code, but not before lines of a text."""
    if '"""' not in text:
        return indent(text, "    ")
    before, inside, after = text.split('"""')
    return f'{indent(before, "    ")}"""{inside}"""{indent(after, "    ")}'


def is_possible(piece: Piece) -> bool:
    """A `global` of a name that an enclosing function has is something else."""
    construct, layout, _ = piece
    return not (layout == "in a function" and "global" in CONSTRUCTS[construct])


programs = st.lists(
    st.tuples(
        st.sampled_from(sorted(CONSTRUCTS)), st.sampled_from(sorted(LAYOUTS)), st.integers(1, 9)
    ).filter(is_possible),
    min_size=1,
    max_size=6,
)


@hypothesis.settings(max_examples=150, deadline=None, derandomize=True, database=None)
@hypothesis.given(programs)
def test_a_random_program_goes_on_as_it_would_have(pieces):
    text = text_of(pieces)
    names = "".join(f"f{number}, " for number in range(1, len(pieces) + 1))
    calls = f"[f(x) for x in (1, 2) for f in ({names})]"
    here: dict = {"__name__": "__main__"}
    exec(compile(text, "here.py", "exec", dont_inherit=True), here)
    expected = eval(calls, here)
    round_trip(text, f"assert {calls} == {expected}")
