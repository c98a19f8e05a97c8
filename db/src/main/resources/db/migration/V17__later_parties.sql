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
  status VARCHAR(10) NOT NULL DEFAULT 'REQUESTED' COMMENT 'REQUESTED, ACCEPTED by the supplier, JOINED, DECLINED by the supplier, REFUSED by the central purchasing body, WITHDRAWN, or LAPSED when the award is taken back',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  requested_by BIGINT NOT NULL COMMENT 'procurement officer of the entity',
  requested_at DATETIME(6) NOT NULL COMMENT 'UTC',
  supplies_from DATE NULL COMMENT 'day from which the supplier can deliver, in Riyadh; none until it consents',
  accepted_by BIGINT NULL COMMENT 'person of the supplier who consented',
  accepted_at DATETIME(6) NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'person whose consent, refusal or taking back ended it',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when the entity joined, or the request ended otherwise',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was declined, refused or withdrawn, or lapsed',
  CONSTRAINT pk_accession PRIMARY KEY (id),
  CONSTRAINT uq_accession_request UNIQUE (agreement_id, entity_id, request_key),
  CONSTRAINT uq_accession_agreement UNIQUE (id, agreement_id),
  CONSTRAINT fk_accession_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_accession_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_accession_requester FOREIGN KEY (requested_by) REFERENCES person (id),
  CONSTRAINT fk_accession_accepter FOREIGN KEY (accepted_by) REFERENCES person (id),
  CONSTRAINT fk_accession_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_accession_status CHECK (status IN ('REQUESTED', 'ACCEPTED', 'JOINED', 'DECLINED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
  CONSTRAINT ck_accession_said CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_accession_accepted CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)
    AND (accepted_at IS NULL) = (supplies_from IS NULL)
    AND (accepted_at IS NOT NULL OR status NOT IN ('ACCEPTED', 'JOINED', 'REFUSED'))
    AND (accepted_at IS NULL OR status NOT IN ('REQUESTED', 'DECLINED'))),
  CONSTRAINT ck_accession_ended CHECK ((status IN ('REQUESTED', 'ACCEPTED')) = (ended_at IS NULL)
    AND (ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT ck_accession_reason CHECK (status NOT IN ('DECLINED', 'REFUSED', 'LAPSED') OR COALESCE(CHAR_LENGTH(end_reason), 0) > 0)
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
  SELECT f.id AS agreement_id, i.id AS lot_item_id,
         (SELECT SUM(e.awarded_quantity) FROM entitlement e WHERE e.agreement_id = f.id AND e.lot_item_id = i.id) AS awarded,
         (SELECT SUM(e.joined_quantity) FROM entitlement e WHERE e.agreement_id = f.id AND e.lot_item_id = i.id) AS joined,
         TRUNCATE((SELECT SUM(e.awarded_quantity) FROM entitlement e WHERE e.agreement_id = f.id AND e.lot_item_id = i.id)
           * COALESCE((SELECT r.value FROM tender_rule r
                        WHERE r.tender_id = f.tender_id AND r.code = 'accession.entity-percent'), 0) / 100, 3) AS most_of_entity,
         TRUNCATE((SELECT SUM(e.awarded_quantity) FROM entitlement e WHERE e.agreement_id = f.id AND e.lot_item_id = i.id)
           * COALESCE((SELECT r.value FROM tender_rule r
                        WHERE r.tender_id = f.tender_id AND r.code = 'accession.total-percent'), 0) / 100, 3) AS most_in_all,
         (SELECT MIN(e.unit_price) FROM entitlement e WHERE e.agreement_id = f.id AND e.lot_item_id = i.id) AS unit_price,
         (SELECT MIN(e.currency) FROM entitlement e WHERE e.agreement_id = f.id AND e.lot_item_id = i.id) AS currency
    FROM framework_agreement f
    JOIN award a ON a.id = f.award_id
    JOIN lot_item i ON i.lot_id = a.lot_id
   WHERE EXISTS (SELECT 1 FROM entitlement n WHERE n.agreement_id = f.id AND n.lot_item_id = i.id);

DELIMITER //
-- The supplier consents first, then the central purchasing body; each says no with a reason, and the entity withdraws
-- what has not ended. It lapses when the award of the agreement is taken back. What was asked for never changes.
CREATE TRIGGER tr_accession_step BEFORE UPDATE ON accession FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  IF OLD.ended_at IS NOT NULL OR NEW.status = OLD.status OR NEW.agreement_id <> OLD.agreement_id
      OR NEW.entity_id <> OLD.entity_id OR NEW.reason <> OLD.reason OR NEW.request_key <> OLD.request_key
      OR NEW.requested_by <> OLD.requested_by OR NEW.requested_at <> OLD.requested_at
      OR (OLD.status = 'REQUESTED' AND NEW.status NOT IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED'))
      OR (OLD.status = 'ACCEPTED' AND NEW.status NOT IN ('JOINED', 'REFUSED', 'WITHDRAWN', 'LAPSED'))
      OR (OLD.accepted_at IS NOT NULL AND (NOT NEW.accepted_at <=> OLD.accepted_at
        OR NOT NEW.accepted_by <=> OLD.accepted_by OR NOT NEW.supplies_from <=> OLD.supplies_from))
      OR (OLD.accepted_at IS NULL AND NEW.accepted_at IS NOT NULL AND NEW.status <> 'ACCEPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.accession-immutable';
  END IF;
  IF NEW.status IN ('ACCEPTED', 'JOINED') THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_in_force WHERE id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.joined-outside-period';
    END IF;
    IF NEW.supplies_from > (SELECT ends_on FROM agreement_condition WHERE agreement_id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.supplies-after-end';
    END IF;
    SELECT s.id INTO winner FROM agreement_supplier b
      JOIN supplier s ON s.id = b.supplier_id
     WHERE b.agreement_id = NEW.agreement_id LOCK IN SHARE MODE;
    IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.supplier-debarred';
    END IF;
  END IF;
  -- The people of the supplier answer first, those of the central purchasing body last, and those of the entity withdraw.
  IF (NEW.status = 'ACCEPTED' AND NOT EXISTS (SELECT 1 FROM agreement_supplier b
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.accepted_by
       WHERE b.agreement_id = NEW.agreement_id))
      OR (NEW.status = 'DECLINED' AND NOT EXISTS (SELECT 1 FROM agreement_supplier b
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.ended_by
       WHERE b.agreement_id = NEW.agreement_id))
      OR (NEW.status IN ('JOINED', 'REFUSED') AND NOT EXISTS (SELECT 1 FROM role_grant
       WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.ended_by))
      OR (NEW.status = 'WITHDRAWN' AND NOT EXISTS (SELECT 1 FROM role_grant
       WHERE role = 'PROCUREMENT_OFFICER' AND entity_id = NEW.entity_id AND person_id = NEW.ended_by)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-asked';
  END IF;
END//
DELIMITER ;

-- The reserve list of a lot: bidders who rank after its winner and accept its unit prices until a day stand ready, in the
-- order of rank, in case the winner is lost. They are asked once the award is told to all. Bids that come to less than
-- the award, or whose discounts depend on the lot, are not asked: they can be recommended as they are.
CREATE TABLE reserve_place (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  award_id BIGINT NOT NULL COMMENT 'award of the winner whose prices are accepted',
  bid_id BIGINT NOT NULL COMMENT 'bid of who is asked',
  place INT NOT NULL COMMENT 'order in which the reserve is called, from 1',
  answer_until DATE NOT NULL COMMENT 'last day to answer, in Riyadh',
  invited_by BIGINT NOT NULL COMMENT 'central buyer',
  invited_at DATETIME(6) NOT NULL COMMENT 'UTC',
  answer VARCHAR(10) NULL COMMENT 'ACCEPTED or DECLINED; none while it is not answered',
  answered_by BIGINT NULL COMMENT 'person of the supplier',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_reserve_place PRIMARY KEY (id),
  CONSTRAINT uq_reserve_place_bid UNIQUE (award_id, bid_id),
  CONSTRAINT uq_reserve_place_order UNIQUE (award_id, place),
  CONSTRAINT fk_reserve_place_award FOREIGN KEY (award_id, tender_id) REFERENCES award (id, tender_id),
  CONSTRAINT fk_reserve_place_lot FOREIGN KEY (award_id, lot_id) REFERENCES award (id, lot_id),
  CONSTRAINT fk_reserve_place_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_reserve_place_inviter FOREIGN KEY (invited_by) REFERENCES person (id),
  CONSTRAINT fk_reserve_place_answerer FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_reserve_place_order CHECK (place >= 1),
  CONSTRAINT ck_reserve_place_answer CHECK (answer IN ('ACCEPTED', 'DECLINED')),
  CONSTRAINT ck_reserve_place_answered CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
  INDEX ix_reserve_place_tender (tender_id)
) COMMENT 'Bidders asked to stand ready at the prices of the winner of a lot, and their answers';

-- Who can be asked to stand ready in place of a winner: who ranks after it, at no less, and could be awarded the lot at
-- other prices. This is said here alone.
CREATE VIEW winner_reserve AS
  SELECT a.id AS award_id, a.lot_id, r.bid_id, r.rank_position
    FROM award a
    JOIN lot_ranking w ON w.lot_id = a.lot_id AND w.bid_id = a.bid_id
    JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.is_admissible
     AND r.rank_position > w.rank_position AND r.converted_total >= a.converted_amount
    JOIN bid b ON b.id = r.bid_id
   WHERE NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)
     AND NOT EXISTS (SELECT 1 FROM review_exclusion x WHERE x.lot_id = a.lot_id AND x.bid_id = r.bid_id)
     AND NOT EXISTS (SELECT 1 FROM award g WHERE g.lot_id = a.lot_id AND g.bid_id = r.bid_id AND g.end_reason IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION'))
     AND NOT EXISTS (SELECT 1 FROM bid_discount_lot d WHERE d.bid_id = r.bid_id AND d.lot_id = a.lot_id);

-- Calling the reserve: the panel recommends the bid that is called, at the prices that it accepted.
CREATE TABLE reserve_call (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  award_id BIGINT NOT NULL COMMENT 'award of the winner that was lost',
  bid_id BIGINT NOT NULL COMMENT 'bid that is called',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the central buyer',
  called_by BIGINT NOT NULL COMMENT 'central buyer',
  called_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_reserve_call PRIMARY KEY (id),
  CONSTRAINT uq_reserve_call_once UNIQUE (award_id, bid_id),
  CONSTRAINT fk_reserve_call_place FOREIGN KEY (award_id, bid_id) REFERENCES reserve_place (award_id, bid_id),
  CONSTRAINT fk_reserve_call_lot FOREIGN KEY (award_id, lot_id) REFERENCES award (id, lot_id),
  CONSTRAINT fk_reserve_call_tender FOREIGN KEY (award_id, tender_id) REFERENCES award (id, tender_id),
  CONSTRAINT fk_reserve_call_person FOREIGN KEY (called_by) REFERENCES person (id),
  CONSTRAINT ck_reserve_call_said CHECK (CHAR_LENGTH(reason) > 0),
  INDEX ix_reserve_call_tender (tender_id)
) COMMENT 'Bidders of a reserve list that were called in place of a winner';

-- What a bidder of a reserve list is paid for a unit: the price of the winner, in the currency of the bid at the rates of
-- the tender, rounded to it. This is said here alone.
CREATE VIEW winner_price AS
  SELECT p.id AS place_id, p.tender_id, p.lot_id, p.award_id, p.bid_id, i.lot_item_id, i.quantity, o.currency,
         CASE WHEN a.currency = o.currency THEN ROUND(i.unit_price, c.decimals)
              ELSE ROUND(i.unit_price * s.units_per_usd / w.units_per_usd, c.decimals) END AS unit_price
    FROM reserve_place p
    JOIN award a ON a.id = p.award_id
    JOIN award_item i ON i.award_id = a.id
    JOIN opened_bid o ON o.bid_id = p.bid_id
    JOIN currency c ON c.code = o.currency
    LEFT JOIN tender_exchange_rate s ON s.tender_id = p.tender_id AND s.currency = o.currency
    LEFT JOIN tender_exchange_rate w ON w.tender_id = p.tender_id AND w.currency = a.currency;

-- The call that binds the panel: the newest of a lot, until an award that came of it ends, or the bid can no longer be
-- awarded the lot. Where an award came of it the call holds while that stands. This is said here alone.
CREATE VIEW valid_reserve_call AS
  SELECT k.id, k.tender_id, k.lot_id, k.award_id, k.bid_id, k.reason, k.called_at
    FROM reserve_call k
   WHERE NOT EXISTS (SELECT 1 FROM reserve_call n WHERE n.lot_id = k.lot_id AND n.id > k.id)
     AND NOT EXISTS (SELECT 1 FROM award a WHERE a.lot_id = k.lot_id AND a.bid_id = k.bid_id AND a.status = 'cancelled'
                      AND a.recommended_at >= k.called_at)
     AND (EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = k.lot_id AND a.bid_id = k.bid_id)
       OR (NOT EXISTS (SELECT 1 FROM bid b JOIN supplier_debarred d ON d.supplier_id = b.supplier_id WHERE b.id = k.bid_id)
         AND NOT EXISTS (SELECT 1 FROM review_exclusion x WHERE x.lot_id = k.lot_id AND x.bid_id = k.bid_id)
         AND NOT EXISTS (SELECT 1 FROM award g WHERE g.lot_id = k.lot_id AND g.bid_id = k.bid_id
                          AND g.end_reason IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION'))
         AND NOT EXISTS (SELECT 1 FROM lot_ranking r
                          WHERE r.lot_id = k.lot_id AND r.bid_id = k.bid_id AND NOT r.is_admissible)));

-- Places whose bidder could not take the lot: with the lots that its bid holds, or for which it is called, it would get
-- more than it declared it can take. It is passed over. This is said here alone.
CREATE VIEW reserve_beyond_capacity AS
  SELECT p.id AS place_id, p.award_id, p.bid_id
    FROM reserve_place p
    JOIN opened_bid o ON o.bid_id = p.bid_id
   WHERE 1
       + (SELECT COUNT(*) FROM award a WHERE a.bid_id = p.bid_id AND a.live_lot_id IS NOT NULL)
       + COALESCE((SELECT COUNT(*) FROM valid_reserve_call k
                    WHERE k.bid_id = p.bid_id AND k.lot_id <> p.lot_id
                      AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = k.lot_id AND a.bid_id = k.bid_id)
                    GROUP BY k.bid_id), 0) > o.most_lots
      OR (SELECT COALESCE(SUM(a.amount), 0) FROM award a WHERE a.bid_id = p.bid_id AND a.live_lot_id IS NOT NULL)
       + COALESCE((SELECT SUM(ROUND(w.quantity * w.unit_price, c.decimals))
                     FROM winner_price w JOIN currency c ON c.code = w.currency
                    WHERE w.place_id = p.id
                    GROUP BY w.place_id), 0)
       + COALESCE((SELECT SUM(ROUND(w.quantity * w.unit_price, c.decimals))
                     FROM valid_reserve_call k
                     JOIN winner_price w ON w.award_id = k.award_id AND w.bid_id = k.bid_id
                     JOIN currency c ON c.code = w.currency
                    WHERE k.bid_id = p.bid_id AND k.lot_id <> p.lot_id
                      AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = k.lot_id AND a.bid_id = k.bid_id)
                    GROUP BY k.bid_id), 0) > o.most_value;

DELIMITER //
-- Asked is who can be, in place of the only winner of the lot; once the award is told to all bidders.
CREATE TRIGGER tr_reserve_place_asked AFTER INSERT ON reserve_place FOR EACH ROW
BEGIN
  IF NEW.answer IS NOT NULL OR NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id
       WHERE a.id = NEW.award_id
         AND (a.status = 'active' OR (a.status = 'pending' AND t.status = 'STANDSTILL'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-not-told';
  END IF;
  IF (SELECT COUNT(*) FROM award WHERE live_lot_id = NEW.lot_id) <> 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-divided';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM winner_reserve WHERE award_id = NEW.award_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-not-ranked';
  END IF;
END//
-- Answered once, in time, by the people of the bidder.
CREATE TRIGGER tr_reserve_place_answered BEFORE UPDATE ON reserve_place FOR EACH ROW
BEGIN
  IF OLD.answer IS NOT NULL OR NEW.answer IS NULL OR NEW.tender_id <> OLD.tender_id OR NEW.lot_id <> OLD.lot_id
      OR NEW.award_id <> OLD.award_id OR NEW.bid_id <> OLD.bid_id OR NEW.place <> OLD.place
      OR NEW.answer_until <> OLD.answer_until OR NEW.invited_by <> OLD.invited_by OR NEW.invited_at <> OLD.invited_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-answered';
  END IF;
  IF DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) > OLD.answer_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-over';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid b JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
      WHERE b.id = NEW.bid_id AND g.person_id = NEW.answered_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-not-the-bidder';
  END IF;
END//
-- Only who accepted is called, in the order of places, once nobody before may still answer, and once the winner is lost.
CREATE TRIGGER tr_reserve_call_in_order AFTER INSERT ON reserve_call FOR EACH ROW
BEGIN
  DECLARE called_place INT;
  SELECT place INTO called_place FROM reserve_place
   WHERE award_id = NEW.award_id AND bid_id = NEW.bid_id AND answer = 'ACCEPTED';
  IF called_place IS NULL OR EXISTS (SELECT 1 FROM bid b JOIN supplier_debarred d ON d.supplier_id = b.supplier_id
      WHERE b.id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-not-accepted';
  END IF;
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION'
      OR EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id)
      OR (SELECT end_reason FROM award WHERE id = NEW.award_id) IS NULL
      OR (SELECT status FROM lot WHERE id = NEW.lot_id) <> 'ACTIVE' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-winner-stands';
  END IF;
  IF EXISTS (SELECT 1 FROM reserve_place p WHERE p.award_id = NEW.award_id AND p.place < called_place AND p.answer IS NULL
      AND p.answer_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-open';
  END IF;
  IF EXISTS (SELECT 1 FROM reserve_place p JOIN bid b ON b.id = p.bid_id
       WHERE p.award_id = NEW.award_id AND p.place < called_place AND p.answer = 'ACCEPTED'
         AND NOT EXISTS (SELECT 1 FROM reserve_call k WHERE k.award_id = p.award_id AND k.bid_id = p.bid_id)
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)
         AND NOT EXISTS (SELECT 1 FROM review_exclusion x WHERE x.lot_id = p.lot_id AND x.bid_id = p.bid_id)
         AND NOT EXISTS (SELECT 1 FROM reserve_beyond_capacity x WHERE x.place_id = p.id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.reserve-out-of-order';
  END IF;
  IF EXISTS (SELECT 1 FROM reserve_beyond_capacity WHERE award_id = NEW.award_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-capacity';
  END IF;
END//
-- An award in effect is taken back where the guarantee was not furnished, or the supplier did not sign the agreement in
-- the days of the rules or is debarred, or the agreement was terminated and its last day is over; while nothing was
-- ordered under its agreement and nobody joined it, and once no request and no offer under it waits for an answer. A
-- divided lot stays as it is.
CREATE TRIGGER tr_award_taken_back BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF OLD.status = 'active' AND NEW.status <> OLD.status THEN
    IF NEW.status <> 'cancelled' OR NOT COALESCE(NEW.end_reason, '') IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION', 'DEBARRED')
        OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'AWARDED'
        OR (SELECT COUNT(*) FROM award WHERE live_lot_id = OLD.lot_id) <> 1
        OR (NEW.end_reason = 'GUARANTEE' AND EXISTS (SELECT 1 FROM performance_guarantee WHERE award_id = NEW.id))
        OR (NEW.end_reason = 'SIGNATURE' AND NOT EXISTS (SELECT 1 FROM framework_agreement f
              JOIN tender_rule g ON g.tender_id = f.tender_id AND g.code = 'agreement.signature' AND g.value >= 1
              LEFT JOIN tender_rule d ON d.tender_id = f.tender_id AND d.code = 'agreement.signature-days'
              LEFT JOIN agreement_signature s ON s.agreement_id = f.id AND s.amendment_number = 0 AND s.side = 'SUPPLIER'
             WHERE f.award_id = NEW.id AND s.side IS NULL
               AND DATE(f.concluded_at + INTERVAL 3 HOUR) + INTERVAL COALESCE(d.value, 20) DAY
                 < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)))
        OR (NEW.end_reason = 'TERMINATION' AND NOT EXISTS (SELECT 1 FROM framework_agreement f
              JOIN agreement_end e ON e.agreement_id = f.id
             WHERE f.award_id = NEW.id AND e.ends_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)))
        OR (NEW.end_reason = 'DEBARRED' AND NOT EXISTS (SELECT 1 FROM bid b
              JOIN supplier_debarred d ON d.supplier_id = b.supplier_id WHERE b.id = NEW.bid_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
    END IF;
    IF EXISTS (SELECT 1 FROM framework_agreement f JOIN call_off_line_in_force x ON x.agreement_id = f.id
                WHERE f.award_id = NEW.id)
        OR EXISTS (SELECT 1 FROM framework_agreement f JOIN accession n ON n.agreement_id = f.id AND n.status = 'JOINED'
                WHERE f.award_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.already-ordered';
    END IF;
    IF EXISTS (SELECT 1 FROM framework_agreement f JOIN accession n ON n.agreement_id = f.id
                AND n.status IN ('REQUESTED', 'ACCEPTED') WHERE f.award_id = NEW.id)
        OR EXISTS (SELECT 1 FROM framework_agreement f JOIN balance_transfer x ON x.agreement_id = f.id
                AND x.status = 'OFFERED' WHERE f.award_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.requests-open';
    END IF;
  END IF;
END//
DELIMITER ;
