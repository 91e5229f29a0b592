"""New deliveries held against their feeds' inbound suites, and their doubts written down."""
