"""Unpack a zip in memory, every part checked against its checksum and the limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from pipelines.intake.refusal import Limits, Refusal

_ENCRYPTED = 0x1
_SMALL = 1024 * 1024
_LOCAL_HEADER = 30


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Every part of the zip by name.

    Raises:
        Refusal: cut off, damaged, encrypted, or larger unpacked than the limits allow.
    """
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        raise Refusal("file_cut_off") from None
    _check_sizes(entries, limits)
    return {entry.filename: _part(data, entry) for entry in entries if not entry.is_dir()}


def _check_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise Refusal("zip_too_large")
    if sum(entry.file_size for entry in entries) > limits.file_bytes:
        raise Refusal("zip_too_large")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Refusal("password_protected")
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _SMALL and ratio > limits.unpacked_ratio:
            raise Refusal("zip_too_large")
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or "" in names:
        raise Refusal("file_damaged")


def _part(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """One part, inflated at once: zipfile's own read takes three times as long."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise Refusal("file_damaged")
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = entry.header_offset + _LOCAL_HEADER + name_length + extra_length
    packed = memoryview(data)[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        content = bytes(packed)
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
        except zlib.error:
            raise Refusal("file_damaged") from None
    else:
        raise Refusal("file_damaged")
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise Refusal("file_damaged")
    return content
