"""The commands in their groups: options and help alone; `app` joins them."""
