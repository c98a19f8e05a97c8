-- A key of a request is that key and no other. The collation of texts takes keys that differ by
-- the case of a letter or an accent for one, and what was sent under the
-- second of them was answered with the receipt of the first, and lost.
ALTER TABLE submission_receipt
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';

ALTER TABLE bid_version
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';

ALTER TABLE call_off
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';

ALTER TABLE tender_question
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';

ALTER TABLE balance_transfer
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';

ALTER TABLE delivery
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';

ALTER TABLE complaint
  MODIFY request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT 'idempotency key of the request';
