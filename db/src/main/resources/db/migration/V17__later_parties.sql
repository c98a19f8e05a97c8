-- Entities that join a framework agreement after its award, and bidders who stand ready in place of a winner.

-- An entity without a balance, or one that needs more, asks to join an agreement in force. It joins with the consent of
-- the supplier and then of the central purchasing body, at the prices of the agreement. How much one entity and all
-- together may join for are rules of the tender (accession.entity-percent, accession.total-percent), as shares of what
-- was awarded of an item.
CREATE TABLE accession (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity that asks to join',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of its officer',
  status VARCHAR(10) NOT NULL DEFAULT 'REQUESTED' COMMENT 'REQUESTED, ACCEPTED by the supplier, JOINED, DECLINED by the supplier, REFUSED by the central purchasing body, or WITHDRAWN',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  requested_by BIGINT NOT NULL COMMENT 'procurement officer of the entity',
  requested_at DATETIME(6) NOT NULL COMMENT 'UTC',
  supplies_from DATE NULL COMMENT 'day from which the supplier can deliver, in Riyadh; none until it consents',
  accepted_by BIGINT NULL COMMENT 'person of the supplier who consented',
  accepted_at DATETIME(6) NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'person whose consent or refusal ended it',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when the entity joined, or the request ended otherwise',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was declined, refused or withdrawn',
  CONSTRAINT pk_accession PRIMARY KEY (id),
  CONSTRAINT uq_accession_request UNIQUE (agreement_id, entity_id, request_key),
  CONSTRAINT uq_accession_agreement UNIQUE (id, agreement_id),
  CONSTRAINT fk_accession_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_accession_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_accession_requester FOREIGN KEY (requested_by) REFERENCES person (id),
  CONSTRAINT fk_accession_accepter FOREIGN KEY (accepted_by) REFERENCES person (id),
  CONSTRAINT fk_accession_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_accession_status CHECK (status IN ('REQUESTED', 'ACCEPTED', 'JOINED', 'DECLINED', 'REFUSED', 'WITHDRAWN')),
  CONSTRAINT ck_accession_said CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_accession_accepted CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)
    AND (accepted_at IS NULL) = (supplies_from IS NULL)
    AND (accepted_at IS NOT NULL OR status NOT IN ('ACCEPTED', 'JOINED', 'REFUSED'))
    AND (accepted_at IS NULL OR status NOT IN ('REQUESTED', 'DECLINED'))),
  CONSTRAINT ck_accession_ended CHECK ((status IN ('REQUESTED', 'ACCEPTED')) = (ended_at IS NULL)
    AND (ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT ck_accession_reason CHECK (status NOT IN ('DECLINED', 'REFUSED') OR COALESCE(CHAR_LENGTH(end_reason), 0) > 0)
) COMMENT 'Requests of entities to join an agreement after its award, with the consents they were given';

CREATE TABLE accession_item (
  accession_id BIGINT NOT NULL COMMENT 'request to join',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the agreement',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units asked for',
  CONSTRAINT pk_accession_item PRIMARY KEY (accession_id, lot_item_id),
  CONSTRAINT fk_accession_item_accession FOREIGN KEY (accession_id, agreement_id) REFERENCES accession (id, agreement_id),
  CONSTRAINT fk_accession_item_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT ck_accession_item_quantity CHECK (quantity > 0)
) COMMENT 'What entities ask for when they join an agreement';

-- How much of each item of an agreement may be joined for, and how much is. This is said here alone; the trigger of the
-- balances reads the same rules with a lock.
CREATE VIEW accession_limit AS
  SELECT e.agreement_id, e.lot_item_id, SUM(e.awarded_quantity) AS awarded, SUM(e.joined_quantity) AS joined,
         TRUNCATE(SUM(e.awarded_quantity) * COALESCE(MAX(p.value), 0) / 100, 3) AS most_of_entity,
         TRUNCATE(SUM(e.awarded_quantity) * COALESCE(MAX(q.value), 0) / 100, 3) AS most_in_all,
         MIN(e.unit_price) AS unit_price, MIN(e.currency) AS currency
    FROM entitlement e
    JOIN framework_agreement f ON f.id = e.agreement_id
    LEFT JOIN tender_rule p ON p.tender_id = f.tender_id AND p.code = 'accession.entity-percent'
    LEFT JOIN tender_rule q ON q.tender_id = f.tender_id AND q.code = 'accession.total-percent'
   GROUP BY e.agreement_id, e.lot_item_id;

DELIMITER //
-- The supplier consents first, then the central purchasing body; each says no with a reason, and the entity withdraws
-- what has not ended. What was asked for never changes.
CREATE TRIGGER tr_accession_step BEFORE UPDATE ON accession FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  IF OLD.ended_at IS NOT NULL OR NEW.status = OLD.status OR NEW.agreement_id <> OLD.agreement_id
      OR NEW.entity_id <> OLD.entity_id OR NEW.reason <> OLD.reason OR NEW.request_key <> OLD.request_key
      OR NEW.requested_by <> OLD.requested_by OR NEW.requested_at <> OLD.requested_at
      OR (OLD.status = 'REQUESTED' AND NEW.status NOT IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN'))
      OR (OLD.status = 'ACCEPTED' AND NEW.status NOT IN ('JOINED', 'REFUSED', 'WITHDRAWN'))
      OR (OLD.accepted_at IS NOT NULL AND (NOT NEW.accepted_at <=> OLD.accepted_at
        OR NOT NEW.accepted_by <=> OLD.accepted_by OR NOT NEW.supplies_from <=> OLD.supplies_from))
      OR (OLD.accepted_at IS NULL AND NEW.accepted_at IS NOT NULL AND NEW.status <> 'ACCEPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.accession-immutable';
  END IF;
  IF NEW.status IN ('ACCEPTED', 'JOINED') THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_in_force WHERE id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.joined-outside-period';
    END IF;
    IF NEW.supplies_from > (SELECT ends_on FROM framework_agreement WHERE id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.supplies-after-end';
    END IF;
    SELECT s.id INTO winner FROM framework_agreement f
      JOIN award a ON a.id = f.award_id
      JOIN bid b ON b.id = a.bid_id
      JOIN supplier s ON s.id = b.supplier_id
     WHERE f.id = NEW.agreement_id LOCK IN SHARE MODE;
    IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.supplier-debarred';
    END IF;
  END IF;
  -- The people of the supplier answer first, those of the central purchasing body last, and those of the entity withdraw.
  IF (NEW.status = 'ACCEPTED' AND NOT EXISTS (SELECT 1 FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN bid b ON b.id = a.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.accepted_by
       WHERE f.id = NEW.agreement_id))
      OR (NEW.status = 'DECLINED' AND NOT EXISTS (SELECT 1 FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN bid b ON b.id = a.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.ended_by
       WHERE f.id = NEW.agreement_id))
      OR (NEW.status IN ('JOINED', 'REFUSED') AND NOT EXISTS (SELECT 1 FROM role_grant
       WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.ended_by))
      OR (NEW.status = 'WITHDRAWN' AND NOT EXISTS (SELECT 1 FROM role_grant
       WHERE role = 'PROCUREMENT_OFFICER' AND entity_id = NEW.entity_id AND person_id = NEW.ended_by)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-asked';
  END IF;
END//
DELIMITER ;
