"""Plain data: identity and cycles of every container, and every atom."""

from travel import round_trip


def test_one_object_under_many_names_stays_one():
    round_trip(
        """
        a = [1]
        b, c = a, {"a": a, "pair": (a, a)}
        equal = [1]
        """,
        """
        assert a is b is c["a"] is c["pair"][0] is c["pair"][1]
        assert equal == a and equal is not a
        """,
    )


def test_lists_and_dicts_contain_themselves_and_each_other():
    round_trip(
        """
        a, b = [], {}
        a += [a, b]
        b.update(a=a, b=b)
        """,
        "assert a[0] is a and a[1] is b and b['a'] is a and b['b'] is b",
    )


def test_a_tuple_is_inside_the_list_that_it_holds():
    round_trip(
        """
        inner = []
        knot = (1, inner, (inner,))
        inner.append(knot)
        deeper = ([],)
        deeper[0].append({"t": (deeper, deeper[0])})
        """,
        """
        assert inner[0] is knot and knot[1] is inner and knot[2][0] is inner
        pair = deeper[0][0]["t"]
        assert pair[0] is deeper and pair[1] is deeper[0]
        """,
    )


def test_two_tuples_hold_each_other_through_a_dict():
    round_trip(
        """
        d = {}
        a = (d, "a")
        b = (a, d, "b")
        d["a"], d["b"] = a, b
        """,
        "assert d['a'] is a is b[0] and d['b'] is b and a[0] is b[1] is d",
    )


def test_sets_hold_what_leads_back_to_them():
    round_trip(
        """
        class Node: pass
        node = Node()
        node.group = {node}
        node.frozen = frozenset([node])
        def f(): return group
        group = {f}
        f.frozen = frozenset([(f, 1)])
        """,
        """
        assert node in node.group and node in node.frozen and type(node.frozen) is frozenset
        assert f in group and f() is group and (f, 1) in f.frozen
        """,
    )


def test_a_key_leads_back_to_its_dict():
    round_trip(
        """
        class Key: pass
        key = Key()
        key.table = {key: "value", (key, 1): key}
        """,
        "assert key.table[key] == 'value' and key.table[key, 1] is key",
    )


def test_the_order_of_a_dict_is_kept_and_that_of_a_set_does_not_show():
    first = round_trip("d = {'z': 1, 'a': 2, 'm': 3}\ns = {'x', 'y', 'z', 1, 2.5, None}")
    second = round_trip("d = {'z': 1, 'a': 2, 'm': 3}\ns = {None, 2.5, 1, 'z', 'y', 'x'}")
    other = round_trip("d = {'a': 2, 'z': 1, 'm': 3}\ns = {'x', 'y', 'z', 1, 2.5, None}")
    assert first == second != other


def test_atoms_keep_value_and_type():
    round_trip(
        """
        values = [None, True, False, 0, 1, -1, 2 ** 31, 2 ** 63, -(2 ** 64), 10 ** 400, 0.0, -0.0,
                  1.5, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"),
                  1j, -0.0j, "", "text", "\\x00\\n\\u20ac\\U0001f600", "\\ud800", b"", b"\\x00\\xff",
                  ..., NotImplemented, (), frozenset(), range(3)]
        types = [1, True, 1.0, 1 + 0j]
        """,
        """
        import math
        assert values[:10] == [None, True, False, 0, 1, -1, 2**31, 2**63, -(2**64), 10**400]
        assert values[1] is True and values[2] is False and type(values[4]) is int
        assert [math.copysign(1, x) for x in values[10:12]] == [1, -1]
        assert values[12:17] == [1.5, 5e-324, 1.7976931348623157e308, math.inf, -math.inf]
        assert math.isnan(values[17]) and values[18] == 1j
        assert values[20:26] == ["", "text", "\\0\\n\\u20ac\\U0001f600", "\\ud800", b"", b"\\0\\xff"]
        assert values[26] is ... and values[27] is NotImplemented and values[28:] == [(), frozenset(), range(3)]
        assert [type(t) for t in types] == [int, bool, float, complex]
        """,
    )


def test_byte_arrays_are_shared_and_changed_together():
    round_trip(
        """
        raw = bytearray(b"ab")
        views = [raw, raw]
        """,
        """
        views[0].append(99)
        assert raw == b"abc" and views[1] is raw
        """,
    )


def test_arrays_of_longs_travel():
    # tests/language/values/arrays.py has the other types, whose size is the same everywhere.
    round_trip(
        """
        from array import array
        longs = {code: array(code, [1, 2, 3]) for code in "lL"}
        """,
        """
        for code, longs in longs.items():
            assert longs.typecode == code and longs.tolist() == [1, 2, 3]
        """,
    )


def test_long_texts_and_bytes_that_are_one_object_stay_one():
    round_trip(
        """
        text = "x" * 1000
        data = b"y" * 1000
        pairs = [(text, data), (text, data)]
        """,
        """
        assert pairs[0][0] is pairs[1][0] is text and pairs[0][1] is pairs[1][1] is data
        """,
    )


def test_no_variables_at_all_travel():
    round_trip("", "")


def test_names_that_are_no_ascii_and_private_names_travel():
    round_trip(
        """
        größe = 1
        名前 = [größe]
        _private = 名前
        def größer(): return größe + 1
        """,
        "assert 名前 is _private and größer() == 2 and größe == 1",
    )
