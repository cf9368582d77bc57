"""The blocks of the ledger as linking asks for them: who shares which key, the first by rank."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from dateline import link
from dateline.link.blocking import LEADERS
from dateline.store.linking import Links, Node, unpacked

Places = list[tuple[int, str]]
_HALF = 1 << 63


def rank(account: str) -> int:
    """The rank of an account in 64 signed bits, in the order of `link.rank`."""
    return int(link.rank(account), 16) - _HALF


class LedgerBlocks:
    """Blocks in the ledger (see `link.Blocks`), with the leaders of some keys in memory.

    Keys are written as the numbers that the ledger keeps. Accounts that join or leave go through
    `add` and `remove`, which keep both alike.
    """

    def __init__(self, links: Links, names: dict[int, str], keys: dict[str, tuple[int, ...]]):
        """`names` leads from nodes to accounts and `keys` from accounts to their keys; both are
        filled as they are needed, and stay true as long as the blocks are used."""
        self._links, self._names, self._keys = links, names, keys
        self._leaders: dict[int, Places] = {}

    def prefetch(self, keys: Iterable[int]) -> None:
        """Loads the leaders of many blocks at once."""
        wanted = set(keys) - self._leaders.keys()
        found = self._links.leaders(wanted, LEADERS)
        self._know({node for many in found.values() for _, node in many})
        for key in wanted:
            self._leaders[key] = [(r, self._names[n]) for r, n in found.get(key, ())]

    def first(self, key: str, count: int) -> Sequence[str]:
        """The first accounts of a block, by rank; of `LEADERS` at most."""
        number = int(key)
        if number not in self._leaders:
            self.prefetch([number])
        return [account for _, account in self._leaders[number][:count]]

    def members(self, key: str) -> Iterable[str]:
        """All accounts of a block, by rank."""
        found = self._links.block(int(key))
        self._know({node for _, node in found})
        return [self._names[node] for _, node in found]

    def keys_of(self, account: str) -> Sequence[str]:
        """The keys of an account that is in the blocks."""
        if account not in self._keys:
            (number,) = self._links.numbers_of([account]).values()
            (node,) = self._links.nodes([number])
            self._keys[account] = unpacked(node.keys)
        return [str(key) for key in self._keys[account]]

    def add(self, node: Node) -> None:
        """Puts an account into its blocks."""
        place, keys = (rank(node.account_id), node.account_id), unpacked(node.keys)
        self._links.add_keys([(node.node, place[0], keys)])
        self._names[node.node] = node.account_id
        self._keys[node.account_id] = keys
        for key in keys:
            if key in self._leaders:
                bisect.insort(self._leaders[key], place)
                del self._leaders[key][LEADERS:]

    def remove(self, node: Node) -> None:
        """Takes an account out of its blocks."""
        keys = unpacked(node.keys)
        self._links.drop_keys(node.node, rank(node.account_id), keys)
        self._names.pop(node.node, None)
        self._keys.pop(node.account_id, None)
        for key in keys:
            self._leaders.pop(key, None)

    def _know(self, nodes: set[int]) -> None:
        wanted = nodes - self._names.keys()
        if wanted:
            self._names.update(self._links.names_of(wanted))


def written(keys: Iterable[int]) -> tuple[str, ...]:
    """Keys as `link` is given them."""
    return tuple(str(key) for key in keys)
