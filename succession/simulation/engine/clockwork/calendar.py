# mypy: disable-error-code="no-any-return"
"""What is due in which month."""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types

from succession.simulation.engine.compiling import compiled, inserted
from succession.simulation.engine.layout import KEPT_CHANGES, LINE
from succession.simulation.engine.memory import Live, World


@inserted
def _fetch(_: Any, records: Any, index: Any, line: Any) -> Any:
    """Ask for a line of memory of a record, the first being 0, before it is needed."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array, place, which = arguments
        first = context.make_array(signature.args[0])(context, builder, array).data
        size, width = ir.Constant(place.type, records.dtype.size), ir.Constant(place.type, LINE)
        offset = builder.add(builder.mul(place, size), builder.mul(which, width))
        byte, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        fetch = builder.module.declare_intrinsic("llvm.prefetch.p0", (), kind)
        reading_into_all_caches = [ir.Constant(number, flag) for flag in (0, 3, 1)]
        address = builder.add(builder.ptrtoint(first, place.type), offset)
        builder.call(fetch, [builder.inttoptr(address, byte), *reading_into_all_caches])
        return context.get_dummy_value()

    return types.void(records, types.intp, types.intp), generate


@compiled
def fetch_month(world: World, live: Live, bucket: Any) -> None:
    """Ask at once for what the events of a month will read, instead of waiting for each."""
    node = live.nodes[bucket].next
    while node != bucket:
        if node < len(world.seats):
            p = world.seats[node].practice
            _fetch(live.clocks, node, 0)
            _fetch(world.shares, node, 0)
            _fetch(live.changes, p * KEPT_CHANGES, 0)
            for line in range(3):
                _fetch(live.positions, p, line)
        node = live.nodes[node].next


@compiled
def bucket_of(live: Live, month: int) -> Any:
    """The node at which the ring of this month begins and ends."""
    return np.uint32(len(live.nodes) - months_of(live) + month)


@compiled
def months_of(live: Live) -> int:
    return len(live.searching) - 1


@compiled
def queue(live: Live, node: int, month: int) -> None:
    if month >= months_of(live):
        live.nodes[node].due = months_of(live)
        return
    bucket = bucket_of(live, month)
    first = live.nodes[bucket].next
    live.nodes[node].due = month
    live.nodes[node].next = first
    live.nodes[node].previous = bucket
    live.nodes[first].previous = node
    live.nodes[bucket].next = node


@compiled
def unqueue(live: Live, node: int) -> None:
    this = live.nodes[node]
    if this.due < months_of(live):
        live.nodes[this.previous].next = this.next
        live.nodes[this.next].previous = this.previous
        this.due = months_of(live)
