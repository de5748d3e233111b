"""Draws the same ticket as an image with Pillow (raqm shapes the Arabic) and makes python-escpos' bytes
of it, over and over in one process; writes the median in milliseconds.

Arguments: a JSON file with the ticket's lines, [[text, size, weight], ...], and the code; the fonts' folder.
"""

import json
import statistics
import sys
import time

import qrcode
from escpos.printer import Dummy
from PIL import Image, ImageDraw, ImageFont, features

ROUNDS, WARM_UP, WIDTH = 100, 10, 576


def main():
    if not features.check("raqm"):
        sys.exit("this Pillow cannot shape Arabic (no raqm)")
    with open(sys.argv[1], encoding="utf-8") as file:
        ticket = json.load(file)
    fonts = {}
    for _, size, weight in ticket["lines"]:
        path = f"{sys.argv[2]}/NotoSansArabic_{weight}.ttf"
        fonts[size, weight] = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)

    def draw():
        image = Image.new("L", (WIDTH, 900), 255)
        pen, top = ImageDraw.Draw(image), 8
        for text, size, weight in ticket["lines"]:
            pen.text((WIDTH - 26, top), text, font=fonts[size, weight], fill=0, anchor="ra", direction="rtl", language="ar")
            top += round(size * 1.45)
        code = qrcode.QRCode(box_size=4, border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
        code.add_data(ticket["code"])
        image.paste(code.make_image().get_image().convert("L"), (26, top))
        printer = Dummy()
        printer.image(image.crop((0, 0, WIDTH, min(900, top + 160))), impl="bitImageRaster")
        printer.cut()
        return printer.output

    times = []
    for _ in range(WARM_UP + ROUNDS):
        started = time.perf_counter()
        draw()
        times.append((time.perf_counter() - started) * 1000)
    print(statistics.median(times[WARM_UP:]))


main()
