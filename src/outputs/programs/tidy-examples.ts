/** Examples that read `codings-tidy.csv` with nothing but what R and Python bring. */

const r = `# Reads codings-tidy.csv: codings by code, and participants by codes as 1 and 0.
# Run it in this folder: Rscript read-codings.R
codings <- read.csv("codings-tidy.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE,
                    na.strings = character())
stopifnot(all(codings$format == "themata-codings/1"))

kept <- codings[codings$status != "rejected", ]
cat("codings that are not rejected:", nrow(kept), "\\n")
print(sort(table(kept$code_id), decreasing = TRUE))

cases <- unclass(table(kept$participant, kept$code_id) > 0) * 1
write.csv(cases, "cases-by-code.csv")
cat("cases-by-code.csv:", nrow(cases), "participants,", ncol(cases), "codes\\n")
`

const python = `"""Reads codings-tidy.csv: codings by code, and participants by codes as 1 and 0.

Run it in this folder: python3 read-codings.py
"""
import csv
from collections import Counter

with open("codings-tidy.csv", encoding="utf-8-sig", newline="") as file:
    codings = list(csv.DictReader(file))
assert all(row["format"] == "themata-codings/1" for row in codings)

kept = [row for row in codings if row["status"] != "rejected"]
print("codings that are not rejected:", len(kept))
for code, count in Counter(row["code_id"] for row in kept).most_common():
    print(f"{count:6} {code}")

codes = sorted({row["code_id"] for row in kept})
participants = sorted({row["participant"] for row in kept})
given = {(row["participant"], row["code_id"]) for row in kept}
with open("cases-by-code.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["", *codes])
    for participant in participants:
        writer.writerow([participant, *(int((participant, code) in given) for code in codes)])
print("cases-by-code.csv:", len(participants), "participants,", len(codes), "codes")
`

export const examples = [
  { file: 'read-codings.R', text: r },
  { file: 'read-codings.py', text: python },
] as const
