"""Runs at the start of each Python that the tests start: blocks the network there too."""

import network_block

network_block.block()
