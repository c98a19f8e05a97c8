-- What a file was laid out by is the version of all that decides on its bytes, not of the templates of the catalog.

ALTER TABLE issued_report RENAME COLUMN template_version TO layout_version;
