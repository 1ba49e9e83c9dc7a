# title: __reduce__ with a state
# tags: pickle, class, cycle
# %% main
class State:
    def __reduce__(self):
        return object.__new__, (State,), {"state": self.state}


state = State()
state.state = [state]
both = (state, state)

# %% restored
assert type(state) is State and state.state[0] is state
assert both[0] is both[1] is state
