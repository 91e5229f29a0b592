"""Charts as pictures: Typst sets their words with the weights that vl-convert's PNG lacks."""

from __future__ import annotations

import json

from pipelines.report.exhibits.print_chart import font_folder

_SOURCE = b"""
#set page(width: auto, height: auto, margin: 2mm, fill: white)
#for svg in json(bytes(sys.inputs.charts)) {
  page(image(bytes(svg), format: "svg", width: 156mm))
}
"""
_PIXELS_PER_INCH = 200


def svgs_as_pngs(svgs: list[str]) -> list[bytes]:
    """The bytes of a PNG of each chart, 156 mm wide; one run of Typst for all of them."""
    import typst

    if not svgs:
        return []
    drawn = typst.compile(
        _SOURCE,
        format="png",
        ppi=_PIXELS_PER_INCH,
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"charts": json.dumps(svgs)},
    )
    return [drawn] if isinstance(drawn, bytes) else list(drawn)
