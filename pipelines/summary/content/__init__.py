"""The one content that every edition prints: facts, sentences, sections, notes."""
