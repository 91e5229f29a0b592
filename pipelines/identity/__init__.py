"""Who a row is about becomes a key here, before anything is written."""
