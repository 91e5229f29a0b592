"""Which form a sheet is: its header's words held against the contracts; what its titles say."""
