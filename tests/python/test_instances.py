"""Instances: their state, their own protocols, their place in a tangle."""

from travel import capture, revive, round_trip


def test_instances_of_one_class_keep_their_own_state():
    round_trip(
        """
        class Counter:
            def __init__(self, value): self.value = value
            def up(self): self.value += 1
        a, b = Counter(10), Counter(20)
        also_a = a
        """,
        """
        a.up()
        assert (a.value, b.value) == (11, 20) and also_a is a
        assert type(a) is type(b) is Counter
        """,
    )


def test_instances_point_at_each_other():
    round_trip(
        """
        class Person:
            def __init__(self, name): self.name, self.friends, self.boss = name, [], None
        ann, bob = Person("ann"), Person("bob")
        ann.friends.append(bob); bob.friends.append(ann)
        ann.boss = ann
        """,
        """
        assert ann.friends[0] is bob and bob.friends[0] is ann and ann.boss is ann
        """,
    )


def test_an_attribute_is_the_modules_own_dictionary():
    round_trip(
        "from config import Client, DEFAULTS\nclient = Client()",
        """
        assert client.config is DEFAULTS is Client.__init__.__globals__["DEFAULTS"]
        client.config["timeout"] = 60
        assert DEFAULTS["timeout"] == 60 and Client().config is DEFAULTS
        """,
        {
            "config.py": """
            DEFAULTS = {"timeout": 30}
            class Client:
                def __init__(self): self.config = DEFAULTS
            """
        },
    )


def test_getstate_says_what_travels_and_setstate_makes_the_rest():
    round_trip(
        """
        import threading
        class Account:
            def __init__(self):
                self.balance, self.guard = 5, threading.Lock()
            def __getstate__(self):
                return {"balance": self.balance}
            def __setstate__(self, state):
                self.balance, self.guard = state["balance"], threading.Lock()
        account = Account()
        """,
        """
        with account.guard:
            assert account.balance == 5
        """,
    )


def test_a_state_that_is_false_or_no_dictionary_reaches_setstate():
    round_trip(
        """
        class Odd:
            def __init__(self, state): self.state = state
            def __getstate__(self): return self.state
            def __setstate__(self, state): self.state = state
        odds = [Odd(s) for s in (0, "", False, (1, 2), [3], {})]
        """,
        """
        assert [odd.state for odd in odds] == [0, "", False, (1, 2), [3], {}]
        assert type(odds[2].state) is bool
        """,
    )


def test_a_state_leads_back_to_its_object():
    round_trip(
        """
        class Knot:
            def __getstate__(self): return {"me": self, "list": [self]}
            def __setstate__(self, state): self.__dict__ = state
        knot = Knot()
        knot.__dict__.update(me=knot, list=[knot])
        """,
        "assert knot.me is knot and knot.list == [knot]",
    )


def test_subclasses_of_builtin_containers_keep_content_and_attributes():
    round_trip(
        """
        class Rows(list): pass
        class Table(dict): pass
        class Pair(tuple): pass
        rows, table, pair = Rows([1, 2]), Table(a=1), Pair((3, 4))
        rows.owner, table.owner, pair.owner = table, rows, pair
        rows.append(rows); table["self"] = table
        """,
        """
        assert rows[:2] == [1, 2] and rows[2] is rows and type(rows) is Rows
        assert table["a"] == 1 and table["self"] is table and type(table) is Table
        assert pair == (3, 4) and type(pair) is Pair
        assert rows.owner is table and table.owner is rows and pair.owner is pair
        """,
    )


def test_subclasses_of_builtin_atoms_keep_value_and_attributes():
    round_trip(
        """
        class Metres(int): pass
        class Ratio(float): pass
        class Name(str): pass
        class Blob(bytes): pass
        m, r, n, b = Metres(5), Ratio(0.5), Name("x"), Blob(b"y")
        m.unit = n.unit = [m, n]
        """,
        """
        assert m == 5 and type(m) is Metres and r == 0.5 and type(r) is Ratio
        assert n == "x" and type(n) is Name and b == b"y" and type(b) is Blob
        assert m.unit is n.unit and m.unit[0] is m
        """,
    )


def test_methods_that_fill_a_container_are_not_called():
    round_trip(
        """
        calls = []
        class Loud(list):
            def append(self, item): calls.append("append"); super().append(item)
            def extend(self, items): calls.append("extend"); super().extend(items)
        class Shouting(dict):
            def __setitem__(self, key, value): calls.append("set"); super().__setitem__(key, value)
        loud, shouting = Loud([1, 2]), Shouting(a=1)
        """,
        """
        assert calls == [] and loud == [1, 2] and shouting == {"a": 1}
        shouting["b"] = 2
        assert calls == ["set"]
        """,
    )


def test_attribute_hooks_are_not_called():
    round_trip(
        """
        calls = []
        class Proxy:
            def __init__(self, target): self.__dict__["target"] = target
            def __getattr__(self, name):
                calls.append(name)
                return getattr(self.target, name)
            def __setattr__(self, name, value): calls.append(name)
        class Slotted:
            __slots__ = ("x",)
            def __setattr__(self, name, value):
                calls.append(name)
                object.__setattr__(self, name, value)
        proxy, slotted = Proxy([1]), Slotted()
        slotted.x = 5
        calls.clear()
        """,
        """
        assert calls == []
        assert proxy.target == [1] and slotted.x == 5 and proxy.count(1) == 1
        """,
    )


def test_new_arguments_reach_builtin_bases_and_no_new_of_the_users():
    round_trip(
        """
        made = []
        class Celsius(float):
            def __new__(cls, degrees, label):
                made.append(label)
                return super().__new__(cls, degrees)
            def __getnewargs__(self): return float(self), "again"
        class Pair(tuple):
            def __new__(cls, a, b):
                made.append("pair")
                return super().__new__(cls, (a, b))
        class Plain:
            def __new__(cls):
                made.append("plain")
                return super().__new__(cls)
            def __init__(self): made.append("init")
        pair, plain = Pair(1, 2), Plain()
        made.clear()
        """,
        """
        assert made == [] and pair == (1, 2) and type(plain) is Plain
        assert Pair(3, 4) == (3, 4) and made == ["pair"]
        """,
    )


def test_standard_objects_travel():
    round_trip(
        """
        import collections, datetime, decimal, fractions, pathlib, re, uuid, random
        day = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.timezone.utc)
        price, half = decimal.Decimal("1.50"), fractions.Fraction(1, 2)
        path, pattern = pathlib.PurePosixPath("a/b"), re.compile(r"(\\d+)", re.I)
        identity = uuid.UUID(int=5)
        queue = collections.deque([1, 2], maxlen=3)
        queue.append(queue)
        counts, ordered = collections.Counter("aab"), collections.OrderedDict(b=1, a=2)
        table = collections.defaultdict(list, {"x": [1]})
        chain = collections.ChainMap({"a": 1}, counts)
        numbers, raw, gap = range(1, 10, 2), bytearray(b"ab"), slice(1, None, 2)
        big, tiny, z = 10 ** 40, 5e-324, 1 + 2j
        """,
        """
        assert day.isoformat() == "2024-02-29T12:00:00+00:00"
        assert str(price) == "1.50" and half + half == 1 and path.name == "b"
        assert pattern.findall("a1") == ["1"] and identity.int == 5
        assert list(queue)[:2] == [1, 2] and queue[2] is queue and queue.maxlen == 3
        assert counts["a"] == 2 and list(ordered) == ["b", "a"]
        assert table["y"] == [] and table["x"] == [1] and chain.maps[1] is counts
        assert list(numbers) == [1, 3, 5, 7, 9] and raw == b"ab" and gap == slice(1, None, 2)
        assert big == 10 ** 40 and tiny == 5e-324 and z == 1 + 2j
        """,
    )


def test_a_user_instance_is_a_key_and_a_member_by_its_own_hash():
    round_trip(
        """
        class Key:
            def __init__(self, name): self.name = name
            def __hash__(self): return hash(self.name)
            def __eq__(self, other): return self.name == other.name
        key = Key("k")
        table, members = {key: [key]}, {key, Key("l")}
        """,
        """
        assert table[Key("k")][0] is key and Key("l") in members and len(members) == 2
        assert next(iter(table)) is key
        """,
    )


def test_what_setstate_changes_is_what_a_second_capture_sees():
    artifact = capture(
        """
        class Generation:
            n = 0
            def __getstate__(self): return {"n": self.n}
            def __setstate__(self, state): self.n = state["n"] + 1
        g = Generation()
        """
    )
    second = revive(artifact, "assert g.n == 1")["again"]
    assert second != artifact
    revive(second, "assert g.n == 2", executor="steps")
