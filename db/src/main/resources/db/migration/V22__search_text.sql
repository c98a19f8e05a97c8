-- The search index is built from the revisions themselves; nothing reads the words kept here.
ALTER TABLE catalog_item DROP COLUMN search_text;
