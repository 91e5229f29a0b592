"""A chart as a picture: Typst sets its words with the weights that vl-convert's PNG lacks."""

from __future__ import annotations

from pipelines.report.exhibits.print_pdf import font_folder

_SOURCE = b"""
#set page(width: auto, height: auto, margin: 2mm, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 156mm)
"""
_PIXELS_PER_INCH = 220


def svg_as_png(svg: str) -> bytes:
    """The bytes of a PNG of the chart, 156 mm wide."""
    import typst

    return typst.compile(
        _SOURCE,
        format="png",
        ppi=_PIXELS_PER_INCH,
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
