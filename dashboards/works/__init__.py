"""What the pages of the key works show: one work in the district, one town in all works."""
