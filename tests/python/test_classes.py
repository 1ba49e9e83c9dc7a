"""Classes of the user's: their names, their attributes as they are, what ties them together."""

from travel import round_trip


def test_classes_of_the_same_short_name_stay_apart():
    round_trip(
        """
        from package_a import Helper
        from package_b import Helper as Other
        h1, h2 = Helper(), Other()
        """,
        """
        assert type(h1) is Helper and type(h2) is Other and Helper is not Other
        assert (Helper.__module__, Other.__module__) == ("package_a", "package_b")
        assert (h1.origin(), h2.origin()) == ("a", "b")
        """,
        {
            "package_a.py": "class Helper:\n    def origin(self): return 'a'\n",
            "package_b.py": "class Helper:\n    def origin(self): return 'b'\n",
        },
    )


def test_class_attributes_keep_the_values_they_have():
    round_trip(
        """
        class Registry:
            created = 0
            names = []
            def __init__(self, name):
                Registry.created += 1
                Registry.names.append(name)

        Registry("a"); Registry("b")
        Registry.added_later = names = Registry.names
        """,
        """
        assert Registry.created == 2
        assert Registry.names is Registry.added_later is names
        Registry("c")
        assert names == ["a", "b", "c"]
        """,
    )


def test_deleted_attributes_and_replaced_methods_stay_so():
    round_trip(
        """
        class Duck:
            def speak(self): return "quack"
            def walk(self): return "walks"
            wings = 2

        def bark(self): return "woof"
        Duck.speak = bark
        Duck.swim = lambda self: "swims"
        del Duck.walk, Duck.wings
        duck = Duck()
        """,
        """
        assert duck.speak() == "woof" and duck.swim() == "swims"
        assert Duck.speak is bark
        assert not hasattr(Duck, "walk") and not hasattr(Duck, "wings")
        """,
    )


def test_attributes_keep_their_order():
    round_trip(
        """
        class Ordered:
            zebra = 1
            def middle(self): ...
            apple = 2
        """,
        """
        assert [n for n in vars(Ordered) if not n.startswith("__")] == ["zebra", "middle", "apple"]
        """,
    )


def test_descriptors_come_back_as_they_were():
    round_trip(
        """
        class Celsius:
            def __init__(self, degrees): self._degrees = degrees
            @property
            def degrees(self):
                "in Celsius"
                return self._degrees
            @degrees.setter
            def degrees(self, value): self._degrees = value
            @degrees.deleter
            def degrees(self): self._degrees = None
            @classmethod
            def freezing(cls): return cls(0)
            @staticmethod
            def scale(): return "C"

        t = Celsius(20)
        """,
        """
        t.degrees = 25
        assert t.degrees == 25 and Celsius.degrees.__doc__ == "in Celsius"
        del t.degrees
        assert t.degrees is None
        assert type(Celsius.freezing()) is Celsius and t.scale() == Celsius.scale() == "C"
        """,
    )


def test_a_descriptor_of_the_users_own_works_and_is_not_told_its_name_again():
    round_trip(
        """
        class Field:
            def __set_name__(self, owner, name):
                self.told = getattr(self, "told", 0) + 1
                self.name = name
            def __get__(self, obj, owner=None):
                return self if obj is None else obj.__dict__[self.name] * 2

        class Record:
            size = Field()

        record = Record()
        record.__dict__["size"] = 21
        """,
        """
        assert Record.size.told == 1 and type(Record.size) is Field
        assert Record.size.name == "size"
        """,
    )


def test_super_and_the_class_cell_lead_to_the_restored_class():
    round_trip(
        """
        class A:
            def who(self): return ["A"]
            @classmethod
            def make(cls): return cls()
        class B(A):
            def who(self): return ["B"] + super().who()
            @classmethod
            def make(cls): return super().make()
            def mine(self): return __class__
        class C(A):
            def who(self): return ["C"] + super().who()
        class D(B, C):
            def who(self): return ["D"] + super().who()
        d = D()
        """,
        """
        assert d.who() == ["D", "B", "C", "A"]
        assert D.__mro__ == (D, B, C, A, object)
        assert d.mine() is B and type(D.make()) is D
        assert B.who.__closure__[0] is B.mine.__closure__[0]
        """,
    )


def test_private_names_are_mangled_with_the_name_of_the_class():
    round_trip(
        """
        class _Safe:
            __code = 1
            def __secret(self): return self.__code
            def reveal(self): return self.__secret() + self.add()
            add = lambda self: self.__code
            class Inner:
                __x = 5
                def get(self): return self.__x

        safe = _Safe()
        """,
        """
        assert safe.reveal() == 2 and _Safe.Inner().get() == 5
        assert _Safe._Safe__code == 1 and _Safe.Inner._Inner__x == 5
        """,
    )


def test_nested_classes_keep_their_qualified_names():
    round_trip(
        """
        class Tree:
            class Node:
                class Leaf:
                    def path(self): return type(self).__qualname__
                def leaf(self): return self.Leaf()
            def node(self): return self.Node()

        leaf = Tree().node().leaf()
        """,
        """
        assert leaf.path() == "Tree.Node.Leaf"
        assert type(leaf) is Tree.Node.Leaf
        assert Tree.Node.__qualname__ == "Tree.Node" and Tree.Node.__name__ == "Node"
        """,
    )


def test_local_classes_of_two_calls_are_two_classes():
    round_trip(
        """
        def make(label):
            class Local:
                tag = label
                def get(self): return label
            return Local

        A, B = make("a"), make("b")
        a = A()
        """,
        """
        assert A is not B and (A.tag, B.tag) == ("a", "b")
        assert (a.get(), B().get()) == ("a", "b")
        assert not isinstance(a, B) and A.__qualname__ == "make.<locals>.Local"
        fresh = make("c")
        assert fresh().get() == "c" and fresh.__qualname__ == A.__qualname__
        """,
    )


def test_slots_of_every_shape_travel():
    round_trip(
        """
        class Point:
            __slots__ = ("x", "y")
            def __init__(self, x, y): self.x, self.y = x, y
        class Named(Point):
            __slots__ = "name"
        class Loose(Point):
            pass
        class Private:
            __slots__ = ("__secret", "__dict__")
            def __init__(self): self.__secret, self.open = 1, 2
            def get(self): return self.__secret
        p, n, l, s = Point(1, 2), Named(3, 4), Loose(5, 6), Private()
        n.name = p
        l.extra = 7
        """,
        """
        assert (p.x, p.y, n.x, n.name, l.y, l.extra) == (1, 2, 3, p, 6, 7)
        assert not hasattr(p, "__dict__") and not hasattr(n, "__dict__")
        try:
            p.z = 1
        except AttributeError:
            pass
        else:
            raise AssertionError
        assert s.get() == 1 and s.open == 2 and Named.__slots__ == "name"
        """,
    )


def test_subclasses_that_were_registered_once_are_not_registered_again():
    round_trip(
        """
        class Plugin:
            known = []
            def __init_subclass__(cls, label=None, **more):
                super().__init_subclass__(**more)
                Plugin.known.append((label, cls))
        class One(Plugin, label="one"): pass
        class Two(One, label="two"): pass
        """,
        """
        assert Plugin.known == [("one", One), ("two", Two)]
        class Three(Plugin, label="three"): pass
        assert Plugin.known[2] == ("three", Three)
        """,
    )


def test_a_class_refers_to_itself_and_to_its_instances():
    round_trip(
        """
        class Node:
            root = None
            kinds = {}
            def __init__(self, parent=None): self.parent = parent
        Node.root = Node()
        Node.kinds[Node] = [Node.root, Node(Node.root)]
        Node.self = Node
        """,
        """
        assert Node.self is Node and type(Node.root) is Node
        root, child = Node.kinds[Node]
        assert child.parent is root is Node.root
        """,
    )


def test_special_methods_work():
    round_trip(
        """
        class Vector:
            def __init__(self, *parts): self.parts = parts
            def __add__(self, other): return Vector(*map(sum, zip(self.parts, other.parts)))
            def __eq__(self, other): return self.parts == other.parts
            def __hash__(self): return hash(self.parts)
            def __len__(self): return len(self.parts)
            def __getitem__(self, i): return self.parts[i]
            def __call__(self): return "called"
            def __enter__(self): return self
            def __exit__(self, *_): return True
            def __repr__(self): return f"Vector{self.parts}"

        v = Vector(1, 2)
        """,
        """
        assert v + v == Vector(2, 4) and len(v) == 2 and v[1] == 2 and v() == "called"
        assert repr(v) == "Vector(1, 2)" and v in {v} and list(v) == [1, 2]
        with v as same:
            raise ValueError
        assert same is v
        """,
    )


def test_classes_on_installed_bases_travel():
    round_trip(
        """
        class Failure(Exception):
            def __init__(self, code, text):
                super().__init__(text)
                self.code = code
        class Bag(dict):
            def first(self): return next(iter(self))
        class Plain(Exception): pass
        failure, plain = Failure(3, "three"), Plain("text", 1)
        bag = Bag(b=1, a=2)
        """,
        """
        assert isinstance(failure, Exception) and failure.code == 3 and str(failure) == "three"
        assert plain.args == ("text", 1) and type(plain) is Plain
        assert bag.first() == "b" and bag["a"] == 2 and Bag.__mro__ == (Bag, dict, object)
        """,
    )


def test_docstrings_and_annotations_of_classes_travel():
    round_trip(
        '''
        class Point:
            """A place."""
            x: int
            y: "Point" = None
        ''',
        """
        assert Point.__doc__ == "A place."
        assert Point.__annotations__ == {"x": int, "y": "Point"}
        assert Point.y is None and not hasattr(Point, "x")
        """,
    )


def test_a_class_whose_first_method_comes_from_elsewhere_is_found():
    round_trip(
        """
        from mixins import shout
        class Speaker:
            shout = shout
            def text(self): return "hey"
        """,
        "assert Speaker().shout() == 'HEY' and Speaker.shout is shout",
        {"mixins.py": "\n\n\n\ndef shout(self):\n    return self.text().upper()\n"},
    )
