"""Families of document formats, by their extensions: each family is packed, recognised and read in one way."""

from __future__ import annotations

WORD = frozenset((".docx", ".docm", ".dotx", ".dotm"))
POWERPOINT = frozenset((".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"))
EXCEL = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm"))
OPEN_DOCUMENT = frozenset((".odt", ".ott", ".odp", ".otp", ".ods", ".ots", ".odg", ".otg"))

OFFICE = WORD | POWERPOINT | EXCEL
"""ZIP archives; protected by a password they are containers of Microsoft's own."""

ZIPPED = OFFICE | OPEN_DOCUMENT | {".epub"}
"""ZIP archives with one document inside."""

BINARY = ZIPPED | {".pdf", ".rtf", ".xls"}
"""What must begin with its own mark; every other document is text."""

FLAT_OPEN_DOCUMENT = frozenset((".fodt", ".fodp", ".fods", ".fodg"))
"""OpenDocument files that are one XML file."""

JSON = frozenset((".json", ".jsonl", ".ndjson", ".geojson"))

MARKDOWN = frozenset((".md", ".markdown"))

PROGRAM_TEXT = frozenset(
    (
        *(
            ".py",
            ".pyw",
            ".pyi",
            ".js",
            ".mjs",
            ".cjs",
            ".jsx",
            ".ts",
            ".tsx",
            ".vue",
            ".svelte",
            ".java",
            ".kt",
            ".kts",
        ),
        *(
            ".scala",
            ".groovy",
            ".gradle",
            ".c",
            ".h",
            ".cc",
            ".cpp",
            ".cxx",
            ".hh",
            ".hpp",
            ".hxx",
            ".ino",
            ".cs",
            ".fs",
        ),
        *(
            ".vb",
            ".m",
            ".mm",
            ".swift",
            ".go",
            ".rs",
            ".zig",
            ".rb",
            ".php",
            ".pl",
            ".pm",
            ".lua",
            ".r",
            ".jl",
            ".dart",
        ),
        *(".hs", ".ml", ".ex", ".exs", ".erl", ".clj", ".lisp", ".el", ".pas", ".f90", ".asm", ".sh", ".bash", ".zsh"),
        *(".fish", ".ps1", ".bat", ".cmd", ".sql", ".proto", ".graphql", ".tf", ".cmake", ".bib"),
        *(".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".properties", ".log"),
    )
)
"""Program text, settings and logs: read as they are written, and only their beginning where they are long."""
