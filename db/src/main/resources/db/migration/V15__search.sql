-- What the search of the catalog is fed with: a log of changes, and words that mean the same.

CREATE TABLE search_change (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; later changes may be committed with lower ones',
  item_id BIGINT NULL COMMENT 'item to be read again; none when the synonyms changed',
  changed_at DATETIME(6) NOT NULL COMMENT 'UTC by the clock of the machine, which no demonstration moves; rows of past days are deleted',
  CONSTRAINT pk_search_change PRIMARY KEY (id),
  CONSTRAINT fk_search_change_item FOREIGN KEY (item_id) REFERENCES catalog_item (id)
) COMMENT 'What every node has to bring into its search index';
CREATE INDEX ix_search_change_time ON search_change (changed_at);

CREATE TABLE synonym_group (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_synonym_group PRIMARY KEY (id)
) COMMENT 'Groups of words that the search takes for one another';

CREATE TABLE synonym_term (
  group_id BIGINT NOT NULL COMMENT 'group',
  position INT NOT NULL COMMENT 'order in the group, from 1',
  language CHAR(2) NOT NULL COMMENT 'ar or en',
  term VARCHAR(100) NOT NULL COMMENT 'one word or several, as typed',
  normalised VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the form in which it is searched',
  CONSTRAINT pk_synonym_term PRIMARY KEY (group_id, position),
  CONSTRAINT uq_synonym_term UNIQUE (normalised),
  CONSTRAINT fk_synonym_term_group FOREIGN KEY (group_id) REFERENCES synonym_group (id),
  CONSTRAINT ck_synonym_term_language CHECK (language IN ('ar', 'en')),
  CONSTRAINT ck_synonym_term_text CHECK (CHAR_LENGTH(normalised) > 0)
) COMMENT 'Words of a synonym group; a word is in one group at most';

DELIMITER //
-- Written by the database itself, so that no way of changing an item can be forgotten. The machine's
-- clock (SYSDATE) is used because rows are deleted by their age.
CREATE TRIGGER tr_catalog_item_added_search AFTER INSERT ON catalog_item FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.id, SYSDATE(6));
END//
CREATE TRIGGER tr_catalog_item_changed_search AFTER UPDATE ON catalog_item FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.id, SYSDATE(6));
END//
CREATE TRIGGER tr_item_revision_added_search AFTER INSERT ON item_revision FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.item_id, SYSDATE(6));
END//
CREATE TRIGGER tr_synonym_term_added_search AFTER INSERT ON synonym_term FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END//
CREATE TRIGGER tr_synonym_term_changed_search AFTER UPDATE ON synonym_term FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END//
CREATE TRIGGER tr_synonym_term_removed_search AFTER DELETE ON synonym_term FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END//
DELIMITER ;
