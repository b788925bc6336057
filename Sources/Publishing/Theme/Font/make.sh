#!/bin/sh
# Makes lossbook-math.woff2 from STIX Math 1.1.1 (Debian's fonts-stix); needs fonttools and brotli from PyPI.
# The Open Font License asks for another name; the letters, signs and sizes kept are those that formulas can use.
set -eu
font=${1:-/usr/share/fonts/opentype/stix-word/STIXMath-Regular.otf}
cd "$(dirname "$0")"
pyftsubset "$font" --output-file=subset.otf --layout-features='' --no-hinting --desubroutinize --name-IDs='0,1,2,4,6,13,14' \
  --unicodes='20-7E,A0,AC,AF-B1,B4,B6,D7,F7,131,237,2C6,2C7,2D8-2DC,338,391-3A1,3A3-3A9,3B1-3C9,3D1,3D5,3D6,3DC,3DD,3F0,3F1,3F5,2009,2016,2020,2021,2026,2032-2034,203E,2057,2061,20AC,20DB,2102,210A-2113,2115,2118-211D,2124,2128,212C,212D,212F-2131,2133,2134,2135,2190-2199,219A,219B,21A0,21A6,21A9,21AA,21BC,21C0,21C4,21C6,21CC-21D5,21DD,2200,2202-2209,220B,220C,220F-2213,2216-221A,221D-221E,2220,2223-222E,2234,2235,223C,2240,2241,2243-2249,224A,224D,2250,2254,2255,225C,2260,2261,2262,2264-226B,226C,226E-2273,2276,227A-2289,228A,228B,228E,2291-229F,22A0,22A2-22A5,22A8-22AC,22C0-22C6,22C8,22D8,22D9,22EE-22F1,2308-230B,231C,231D,23B4,23B5,23DC-23DF,25A0,25A1,25B3,25B7,25C1,25CA,2713,27E6-27E9,27F5-27FC,2A00-2A02,2A04,2A06,2A0C,2A3F,2A7D,2A7E,2A85,2A86,2AAF,2AB0,1D400-1D467,1D49C-1D4B5,1D504-1D51D,1D538-1D551,1D5A0-1D5D3,1D670-1D6A3,1D6A8-1D755,1D7CE-1D7EB,1D7F6-1D7FF'
python3 - <<'PYTHON'
from fontTools.ttLib import TTFont

font = TTFont("subset.otf", recalcTimestamp=False)
for record in font["name"].names:
    if record.nameID in (1, 4):
        record.string = "Lossbook Math"
    elif record.nameID == 6:
        record.string = "LossbookMath"
font["CFF "].cff.fontNames = ["LossbookMath"]
top = font["CFF "].cff.topDictIndex[0]
top.FullName = top.FamilyName = "Lossbook Math"
font.flavor = "woff2"
font.save("lossbook-math.woff2")
PYTHON
rm subset.otf
