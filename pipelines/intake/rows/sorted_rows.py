"""The columns that sorting adds to a sheet's rows: number, kind (record, total, note), label."""

ROW = "__row"
KIND = "__kind"
LABEL = "__label"
