-- Files in which malware was found, or that no scanner judged: what a malware analysis platform says of them, and who is told
-- of what was found. Guards of one condition are in guards.txt, the tables of which every change is told in kept-tables.txt.

-- The platform of a state that is asked. One at a time.
CREATE TABLE malware_platform (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  name VARCHAR(100) NOT NULL COMMENT 'what people call it',
  url VARCHAR(500) NOT NULL COMMENT 'where its interface begins',
  sealed_token VARBINARY(1000) NOT NULL COMMENT 'AES-256-GCM of the token that it knows us by, under a key that the database does not know',
  certificates TEXT NULL COMMENT 'certificates that its own is checked with, PEM; none for those that the platform of Java trusts',
  set_by BIGINT NOT NULL COMMENT 'who connected it',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'who took it out of use',
  ended_at DATETIME(6) NULL COMMENT 'UTC',
  in_use BOOLEAN GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN TRUE END) STORED COMMENT 'whether it is asked: one at a time',
  CONSTRAINT pk_malware_platform PRIMARY KEY (id),
  CONSTRAINT uq_malware_platform_in_use UNIQUE (in_use),
  CONSTRAINT fk_malware_platform_set_by FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT fk_malware_platform_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_malware_platform_url CHECK (url REGEXP '^https?://[!-~]+$'),
  CONSTRAINT ck_malware_platform_plain_name CHECK (name NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  CONSTRAINT ck_malware_platform_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) COMMENT 'Malware analysis platforms that files are sent to';

-- One for the same bytes. It is worked off by any node under a lease. Times of the queue are the machine's.
CREATE TABLE file_analysis (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  sha256 CHAR(64) NOT NULL COMMENT 'of the bytes, lower-case hex',
  file_name VARCHAR(200) NOT NULL COMMENT 'as it was first sent; empty for documents of bids',
  byte_count BIGINT NOT NULL COMMENT 'length of the file; 0 where it is not known',
  source VARCHAR(10) NOT NULL COMMENT 'SCANNER (it found something), UNANSWERED (it did not answer), HAND (a person sent it) or BID (found in a bid after its opening)',
  signature VARCHAR(200) NULL COMMENT 'the name that the scanner has for what it found',
  note VARCHAR(1000) NULL COMMENT 'why a person sent it',
  sent_by BIGINT NULL COMMENT 'who sent it by hand',
  stored_as VARCHAR(200) NULL COMMENT 'key in the object store; none when nothing is kept',
  is_sealed BOOLEAN NOT NULL COMMENT 'whether what is stored is sealed, so that nobody runs it by accident',
  found_at DATETIME(6) NOT NULL COMMENT 'UTC',
  status VARCHAR(10) NOT NULL COMMENT 'WAITING, RUNNING, JUDGED, FAILED or UNSENT (it goes nowhere)',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'how often a node took it up',
  failures INT NOT NULL DEFAULT 0 COMMENT 'how often in a row the platform could not be asked',
  claim CHAR(36) NULL COMMENT 'which turn of which node asks the platform',
  due_at DATETIME(6) NULL COMMENT 'UTC, of the machine: next question, or end of the lease',
  platform VARCHAR(120) NULL COMMENT 'who was asked',
  ticket VARCHAR(200) NULL COMMENT 'what the platform calls the analysis',
  submitted_at DATETIME(6) NULL COMMENT 'UTC',
  last_error VARCHAR(500) NULL COMMENT 'why the platform could not be asked, or gave up',
  verdict VARCHAR(10) NULL COMMENT 'MALICIOUS, SUSPICIOUS or CLEAN',
  malware VARCHAR(200) NULL COMMENT 'the name that the platform has for what it found',
  score INT NULL COMMENT 'from 0 to 100, as the platform says',
  report MEDIUMTEXT NULL COMMENT 'the report of the platform, JSON as it came',
  judged_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_file_analysis PRIMARY KEY (id),
  CONSTRAINT uq_file_analysis_bytes UNIQUE (sha256),
  CONSTRAINT fk_file_analysis_sent_by FOREIGN KEY (sent_by) REFERENCES person (id),
  CONSTRAINT ck_file_analysis_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_file_analysis_source CHECK (source IN ('SCANNER', 'UNANSWERED', 'HAND', 'BID')),
  CONSTRAINT ck_file_analysis_found CHECK ((source IN ('SCANNER', 'BID')) = (signature IS NOT NULL)),
  CONSTRAINT ck_file_analysis_hand CHECK ((source = 'HAND') = (sent_by IS NOT NULL)),
  CONSTRAINT ck_file_analysis_bid CHECK (source <> 'BID' OR (status = 'UNSENT' AND stored_as IS NULL)),
  CONSTRAINT ck_file_analysis_status CHECK (status IN ('WAITING', 'RUNNING', 'JUDGED', 'FAILED', 'UNSENT')),
  CONSTRAINT ck_file_analysis_claim CHECK ((status = 'RUNNING') = (claim IS NOT NULL)),
  CONSTRAINT ck_file_analysis_verdict CHECK (verdict IN ('MALICIOUS', 'SUSPICIOUS', 'CLEAN')),
  CONSTRAINT ck_file_analysis_judged CHECK ((status = 'JUDGED') = (verdict IS NOT NULL) AND (status = 'JUDGED') = (judged_at IS NOT NULL)),
  CONSTRAINT ck_file_analysis_score CHECK (score BETWEEN 0 AND 100),
  INDEX ix_file_analysis_due (status, due_at),
  INDEX ix_file_analysis_found (found_at),
  INDEX ix_file_analysis_judged (judged_at, id)
) COMMENT 'Incidents: files in which something was found or that were not judged, with what the platform says of them';

CREATE TABLE file_indicator (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  analysis_id BIGINT NOT NULL COMMENT 'of which it is',
  kind VARCHAR(10) NOT NULL COMMENT 'DOMAIN, IPV4, IPV6, URL or SHA256',
  content VARCHAR(500) NOT NULL COMMENT 'what to look for',
  CONSTRAINT pk_file_indicator PRIMARY KEY (id),
  CONSTRAINT fk_file_indicator_analysis FOREIGN KEY (analysis_id) REFERENCES file_analysis (id),
  CONSTRAINT ck_file_indicator_kind CHECK (kind IN ('DOMAIN', 'IPV4', 'IPV6', 'URL', 'SHA256')),
  INDEX ix_file_indicator_analysis (analysis_id, id)
) COMMENT 'What the report of a platform says to look for, beside the digest of the file';

-- An administrator takes a file out of quarantine in which the platform found nothing.
CREATE TABLE file_release (
  analysis_id BIGINT NOT NULL COMMENT 'of which file',
  reason VARCHAR(1000) NOT NULL COMMENT 'why',
  released_by BIGINT NOT NULL COMMENT 'who took it out',
  released_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_file_release PRIMARY KEY (analysis_id),
  CONSTRAINT fk_file_release_analysis FOREIGN KEY (analysis_id) REFERENCES file_analysis (id),
  CONSTRAINT fk_file_release_person FOREIGN KEY (released_by) REFERENCES person (id)
) COMMENT 'Files taken out of quarantine';

-- A national CERT reads the feed with a token of its own.
CREATE TABLE indicator_reader (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  name VARCHAR(100) NOT NULL COMMENT 'who reads',
  token_sha256 CHAR(64) NOT NULL COMMENT 'of the token, 256 random bits that were shown once',
  added_by BIGINT NOT NULL COMMENT 'who let it read',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'who ended it',
  ended_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_indicator_reader PRIMARY KEY (id),
  CONSTRAINT uq_indicator_reader_token UNIQUE (token_sha256),
  CONSTRAINT fk_indicator_reader_added_by FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT fk_indicator_reader_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_indicator_reader_plain_name CHECK (name NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  CONSTRAINT ck_indicator_reader_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) COMMENT 'Readers of the feed of indicators';
