-- What is published of a tender once an award is in force, so that anybody can recompute it.

-- Whether unit prices are published with it. Where the rule is 0 or missing, they are committed to.
INSERT INTO rule_bound (code, least, most) VALUES ('publication.unit-prices', 0, 1);

-- An edition; it never changes. Its entry in the record names the digest.
CREATE TABLE tender_bundle (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  edition INT NOT NULL COMMENT 'from 1, in each tender',
  published_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was put together',
  sha256 CHAR(64) NOT NULL COMMENT 'of manifest.json, lower-case hexadecimal',
  unit_prices VARCHAR(9) NOT NULL COMMENT 'PUBLISHED, or COMMITTED: only commitments to them are published, and whatever they could be worked out from is closed',
  openings_sha256 CHAR(64) NOT NULL COMMENT 'of openings.json, which auditors open: salts with prices, and what is closed to the public',
  CONSTRAINT pk_tender_bundle PRIMARY KEY (id),
  CONSTRAINT uq_tender_bundle_edition UNIQUE (tender_id, edition),
  CONSTRAINT fk_tender_bundle_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_tender_bundle_edition CHECK (edition >= 1),
  CONSTRAINT ck_tender_bundle_digest CHECK (sha256 REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_tender_bundle_openings CHECK (openings_sha256 REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_tender_bundle_unit_prices CHECK (unit_prices IN ('PUBLISHED', 'COMMITTED'))
) COMMENT 'Public bundles of tenders with awards in force';

-- The files of an edition but for those of the log, which are added when it is downloaded.
CREATE TABLE tender_bundle_file (
  bundle_id BIGINT NOT NULL COMMENT 'edition',
  name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'path within the bundle, such as tables/awards.csv',
  sha256 CHAR(64) NOT NULL COMMENT 'of the content, lower-case hexadecimal',
  byte_count BIGINT NOT NULL COMMENT 'size of the content',
  crc BIGINT NOT NULL COMMENT 'CRC-32 of the content, as ZIP files have it',
  is_public BOOLEAN NOT NULL COMMENT 'whether everybody gets it; auditors alone open the others',
  CONSTRAINT pk_tender_bundle_file PRIMARY KEY (bundle_id, name),
  CONSTRAINT fk_tender_bundle_file_bundle FOREIGN KEY (bundle_id) REFERENCES tender_bundle (id),
  CONSTRAINT ck_tender_bundle_file_digest CHECK (sha256 REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_tender_bundle_file_size CHECK (byte_count >= 0),
  CONSTRAINT ck_tender_bundle_file_crc CHECK (crc BETWEEN 0 AND 4294967295)
) COMMENT 'Files of public bundles';

-- The content of a file, 1 MiB in each piece, so that no statement is larger than a server takes.
CREATE TABLE tender_bundle_piece (
  bundle_id BIGINT NOT NULL COMMENT 'edition',
  name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'file',
  number INT NOT NULL COMMENT 'from 0, in the order of the content',
  content LONGBLOB NOT NULL COMMENT 'compressed (zlib, RFC 1950)',
  CONSTRAINT pk_tender_bundle_piece PRIMARY KEY (bundle_id, name, number),
  CONSTRAINT fk_tender_bundle_piece_file FOREIGN KEY (bundle_id, name) REFERENCES tender_bundle_file (bundle_id, name),
  CONSTRAINT ck_tender_bundle_piece_number CHECK (number >= 0)
) COMMENT 'Content of the files of public bundles';

-- Tenders whose awards in force changed and whose next edition is to be published.
CREATE TABLE tender_bundle_due (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC, when the awards changed last',
  CONSTRAINT pk_tender_bundle_due PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_bundle_due_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id)
) COMMENT 'Tenders whose bundle is to be published anew';
