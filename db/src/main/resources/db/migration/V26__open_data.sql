-- What is published as open data by the Open Contracting Data Standard: processes with their releases, which never change,
-- and how far the record of each tender and agreement has been read for them.

-- A contracting process with an identifier of its own: a tender, an order under an agreement, or the joint plan of a year.
CREATE TABLE ocds_process (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  ocid VARCHAR(100) NOT NULL COMMENT 'Open Contracting identifier',
  kind VARCHAR(6) NOT NULL COMMENT 'TENDER, ORDER or PLAN',
  tender_id BIGINT NULL COMMENT 'the tender; none for the others',
  call_off_id BIGINT NULL COMMENT 'the order; none for the others',
  plan_year SMALLINT NULL COMMENT 'year of the joint plan; none for the others',
  year SMALLINT NOT NULL COMMENT 'Gregorian year, in Riyadh, of the first release',
  releases INT NOT NULL DEFAULT 0 COMMENT 'releases published so far',
  released_at DATETIME(6) NOT NULL COMMENT 'UTC, of the newest release',
  compiled LONGTEXT NOT NULL COMMENT 'what all releases come to together, JSON',
  look_again_on DATE NULL COMMENT 'day, in Riyadh, on which it changes by itself, such as the day after the end of an agreement; none where it does not',
  CONSTRAINT pk_ocds_process PRIMARY KEY (id),
  CONSTRAINT uq_ocds_process_ocid UNIQUE (ocid),
  CONSTRAINT uq_ocds_process_tender UNIQUE (tender_id),
  CONSTRAINT uq_ocds_process_order UNIQUE (call_off_id),
  CONSTRAINT uq_ocds_process_plan UNIQUE (plan_year),
  CONSTRAINT fk_ocds_process_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_ocds_process_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT ck_ocds_process_kind CHECK (
    (kind = 'TENDER') = (tender_id IS NOT NULL) AND (kind = 'ORDER') = (call_off_id IS NOT NULL)
    AND (kind = 'PLAN') = (plan_year IS NOT NULL) AND kind IN ('TENDER', 'ORDER', 'PLAN')),
  CONSTRAINT ck_ocds_process_releases CHECK (releases >= 0),
  INDEX ix_ocds_process_year (year, id),
  INDEX ix_ocds_process_figures (year, releases, released_at),
  INDEX ix_ocds_process_again (look_again_on, id)
) COMMENT 'Contracting processes that are published as open data';

-- A release as it is downloaded: the head of its package, the release, and the two brackets that end the package.
CREATE TABLE ocds_release (
  id BIGINT NOT NULL COMMENT 'place among all releases, from 1 without gaps, in the order in which they were published',
  process_id BIGINT NOT NULL COMMENT 'process it is of',
  number INT NOT NULL COMMENT 'from 1, in each process',
  released_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was published',
  tags VARCHAR(200) NOT NULL COMMENT 'what happened, in the words of the standard, with spaces between them',
  title_ar VARCHAR(400) NOT NULL COMMENT 'what the process is about, Arabic',
  title_en VARCHAR(400) NOT NULL COMMENT 'what the process is about, English',
  head TEXT NOT NULL COMMENT 'begin of its package, JSON',
  content LONGTEXT NOT NULL COMMENT 'the release, JSON: what changed since the one before',
  sha256 CHAR(64) NOT NULL COMMENT 'of its package in UTF-8, lower-case hexadecimal',
  CONSTRAINT pk_ocds_release PRIMARY KEY (id),
  CONSTRAINT uq_ocds_release_number UNIQUE (process_id, number),
  CONSTRAINT uq_ocds_release_digest UNIQUE (sha256),
  CONSTRAINT fk_ocds_release_process FOREIGN KEY (process_id) REFERENCES ocds_process (id),
  CONSTRAINT ck_ocds_release_number CHECK (id >= 1 AND number >= 1),
  CONSTRAINT ck_ocds_release_digest CHECK (sha256 = SHA2(CONCAT(head, content, ']}'), 256))
) COMMENT 'Releases of open data, as they were published';

-- How far a chain of the audit record has been read; what is above it is looked at next.
CREATE TABLE ocds_chain (
  chain VARCHAR(60) NOT NULL COMMENT 'name of the chain, such as tender:7',
  length BIGINT NOT NULL COMMENT 'entries of it that have been read',
  CONSTRAINT pk_ocds_chain PRIMARY KEY (chain),
  CONSTRAINT ck_ocds_chain_length CHECK (length >= 0)
) COMMENT 'How far the chains of tenders, agreements and plans have been read for open data';

-- The last place that was given to a release. Who publishes takes the row, so that places are in the order of commits.
CREATE TABLE ocds_place (
  id TINYINT NOT NULL COMMENT 'always 1',
  newest BIGINT NOT NULL COMMENT 'place of the newest release; 0 before the first',
  CONSTRAINT pk_ocds_place PRIMARY KEY (id),
  CONSTRAINT ck_ocds_place_one CHECK (id = 1 AND newest >= 0)
) COMMENT 'The last place in the list of all releases';
INSERT INTO ocds_place (id, newest) VALUES (1, 0);
