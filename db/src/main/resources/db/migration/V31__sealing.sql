-- Bids that their bidders sealed themselves: the keys that sign them, and who sealed each version.

CREATE TABLE bidder_key (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  supplier_id BIGINT NOT NULL COMMENT 'supplier whose bids it signs',
  person_id BIGINT NOT NULL COMMENT 'person who holds the private part, in a browser or a file',
  public_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'SubjectPublicKeyInfo of an ECDSA key on P-256, Base64',
  fingerprint CHAR(64) NOT NULL COMMENT 'SHA-256 of the public key',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC, when the first bid came that it signs',
  CONSTRAINT pk_bidder_key PRIMARY KEY (id),
  CONSTRAINT uq_bidder_key_fingerprint UNIQUE (supplier_id, person_id, fingerprint),
  CONSTRAINT fk_bidder_key_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_bidder_key_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_bidder_key_fingerprint CHECK (fingerprint REGEXP '^[0-9a-f]{64}$')
) COMMENT 'Public parts of the keys with which bidders sign what they sealed themselves';

ALTER TABLE bid_version
  ADD COLUMN sealed_by VARCHAR(7) NOT NULL DEFAULT 'SERVICE' COMMENT 'SERVICE: the service read and sealed it; BIDDER: it came sealed and signed',
  ADD COLUMN bidder_key_id BIGINT NULL COMMENT 'key that signs it; null where the service sealed it',
  ADD COLUMN signature VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'ECDSA over tender, bidder, digest and ciphertext, Base64; null where the service sealed it',
  ADD CONSTRAINT fk_bid_version_bidder_key FOREIGN KEY (bidder_key_id) REFERENCES bidder_key (id),
  ADD CONSTRAINT ck_bid_version_sealed_by CHECK (sealed_by IN ('BIDDER', 'SERVICE')
    AND (sealed_by = 'BIDDER') = (signature IS NOT NULL) AND (sealed_by = 'BIDDER') = (bidder_key_id IS NOT NULL));

-- Shares that are given in the browser are encrypted to a key of this one meeting, which is made after the deadline.
CREATE TABLE share_transport (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  part VARCHAR(6) NOT NULL COMMENT 'what the shares open: BID or PRICES',
  public_keyset TEXT NOT NULL COMMENT 'Tink public keyset, JSON, that browsers encrypt shares to',
  locked_private_keyset BLOB NOT NULL COMMENT 'private part, locked with a key that the vault wrapped',
  wrapped_key BLOB NOT NULL COMMENT 'that key, encrypted with the vault key',
  made_at DATETIME(6) NOT NULL COMMENT 'UTC, after the deadline',
  CONSTRAINT pk_share_transport PRIMARY KEY (tender_id, part),
  CONSTRAINT fk_share_transport_tender FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id),
  CONSTRAINT ck_share_transport_part CHECK (part IN ('BID', 'PRICES'))
) COMMENT 'Keys that shares travel under from the holder''s browser, each for one meeting';
