-- The life of an agreement: its signatures, suspension, termination and end, and the order in which suppliers are used.

-- What the dossier says of it are rules of its tender. A tender without the rule of signatures concludes by the notice of
-- the award (UNCITRAL Model Law on Public Procurement, article 22).
INSERT INTO rule_bound (code, least, most) VALUES
  ('agreement.notice-days', 1, 180),
  ('agreement.signature', 0, 1),
  ('agreement.signature-days', 1, 120),
  ('agreement.supply', 0, 1);

-- Amendments of an agreement, from 1. Both sides sign one before it is in force.
CREATE TABLE agreement_amendment (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  number INT NOT NULL COMMENT 'from 1, in the order in which they were drawn up',
  kind VARCHAR(10) NOT NULL COMMENT 'what it changes, such as PRICE, VAT, ITEM, PARTY, TERM or QUANTITY',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT, OFFERED, IN_FORCE, DECLINED or WITHDRAWN',
  effective_on DATE NOT NULL COMMENT 'first day on which it counts, in Riyadh',
  ends_on DATE NULL COMMENT 'last day of call-offs that it sets; none unless it changes the term',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the side that drew it up',
  offered_side VARCHAR(8) NOT NULL COMMENT 'SUPPLIER or CENTRAL: which side drew it up',
  offered_by BIGINT NOT NULL COMMENT 'person of that side',
  offered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'person who signed last, declined or withdrew it',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when both had signed, or it was declined or withdrawn',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was declined or withdrawn',
  CONSTRAINT pk_agreement_amendment PRIMARY KEY (id),
  CONSTRAINT uq_agreement_amendment_number UNIQUE (agreement_id, number),
  CONSTRAINT fk_agreement_amendment_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_amendment_offerer FOREIGN KEY (offered_by) REFERENCES person (id),
  CONSTRAINT fk_agreement_amendment_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_agreement_amendment_number CHECK (number >= 1),
  CONSTRAINT ck_agreement_amendment_status CHECK (status IN ('DRAFT', 'OFFERED', 'IN_FORCE', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_agreement_amendment_side CHECK (offered_side IN ('SUPPLIER', 'CENTRAL')),
  CONSTRAINT ck_agreement_amendment_term CHECK ((kind = 'TERM') = (ends_on IS NOT NULL))
) COMMENT 'Amendments of agreements, numbered for each agreement';

-- Who signed an agreement or an amendment of it for which side. The agreement is signed on the platform or elsewhere; the
-- signature itself is one of its document.
CREATE TABLE agreement_signature (
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  amendment_number INT NOT NULL DEFAULT 0 COMMENT '0 for the agreement itself, else the number of the amendment',
  side VARCHAR(8) NOT NULL COMMENT 'SUPPLIER or CENTRAL, the central purchasing body',
  person_id BIGINT NOT NULL COMMENT 'who signed for the side',
  report_signature_id BIGINT NULL COMMENT 'signature on the document; none for an amendment that is signed by an act alone',
  signed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_agreement_signature PRIMARY KEY (agreement_id, amendment_number, side),
  CONSTRAINT uq_agreement_signature_person UNIQUE (agreement_id, amendment_number, person_id),
  CONSTRAINT uq_agreement_signature_document UNIQUE (report_signature_id),
  CONSTRAINT fk_agreement_signature_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_signature_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_agreement_signature_document FOREIGN KEY (report_signature_id) REFERENCES report_signature (id),
  CONSTRAINT ck_agreement_signature_side CHECK (side IN ('SUPPLIER', 'CENTRAL')),
  CONSTRAINT ck_agreement_signature_number CHECK (amendment_number >= 0),
  CONSTRAINT ck_agreement_signature_signed CHECK (amendment_number > 0 OR report_signature_id IS NOT NULL)
) COMMENT 'Signatures of the two sides on agreements and their amendments';

-- While an agreement is suspended nothing is ordered under it. Days are those of Riyadh (UTC+3, no summer time).
CREATE TABLE agreement_suspension (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  from_on DATE NOT NULL COMMENT 'first day, in Riyadh',
  until_on DATE NULL COMMENT 'last day, in Riyadh; none: until it is lifted',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the central buyer',
  suspended_by BIGINT NOT NULL COMMENT 'central buyer',
  suspended_at DATETIME(6) NOT NULL COMMENT 'UTC',
  lifted_by BIGINT NULL COMMENT 'central buyer who lifted it',
  lifted_at DATETIME(6) NULL COMMENT 'UTC',
  lift_reason VARCHAR(1000) NULL COMMENT 'why it was lifted',
  CONSTRAINT pk_agreement_suspension PRIMARY KEY (id),
  CONSTRAINT fk_agreement_suspension_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_suspension_suspender FOREIGN KEY (suspended_by) REFERENCES person (id),
  CONSTRAINT fk_agreement_suspension_lifter FOREIGN KEY (lifted_by) REFERENCES person (id),
  CONSTRAINT ck_agreement_suspension_days CHECK (until_on IS NULL OR until_on >= from_on),
  CONSTRAINT ck_agreement_suspension_said CHECK (CHAR_LENGTH(TRIM(reason)) > 0),
  CONSTRAINT ck_agreement_suspension_lifted CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)
    AND (lifted_at IS NULL) = (lift_reason IS NULL) AND (lift_reason IS NULL OR CHAR_LENGTH(TRIM(lift_reason)) > 0))
) COMMENT 'Days on which nothing may be ordered under an agreement';

-- Ending an agreement early. For cause: the central purchasing body gives notice, the supplier answers, and another
-- central buyer decides once it has answered or the notice is over. By agreement: one side proposes, the other answers.
CREATE TABLE agreement_termination (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  ground VARCHAR(10) NOT NULL COMMENT 'CAUSE or AGREED',
  status VARCHAR(10) NOT NULL COMMENT 'OPEN, TERMINATED, DROPPED by the central purchasing body, DECLINED by the other side, or WITHDRAWN',
  proposed_side VARCHAR(8) NOT NULL COMMENT 'SUPPLIER or CENTRAL',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the side that proposes it',
  ends_on DATE NOT NULL COMMENT 'last day of the agreement that is proposed, in Riyadh',
  notice_until DATE NULL COMMENT 'last day for the answer to a notice for cause, in Riyadh; none by agreement',
  proposed_by BIGINT NOT NULL COMMENT 'who proposed it',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  answer VARCHAR(4000) NULL COMMENT 'what the supplier says to a notice for cause',
  answered_by BIGINT NULL COMMENT 'person of the supplier',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  decided_by BIGINT NULL COMMENT 'who decided it, accepted or declined it, or withdrew it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  decision_reason VARCHAR(1000) NULL COMMENT 'why it was decided so; may be empty where both agree',
  open_of BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'OPEN' THEN agreement_id END) STORED COMMENT 'the agreement while it is open: one open termination an agreement',
  CONSTRAINT pk_agreement_termination PRIMARY KEY (id),
  CONSTRAINT uq_agreement_termination_open UNIQUE (open_of),
  CONSTRAINT fk_agreement_termination_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_termination_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_agreement_termination_answerer FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT fk_agreement_termination_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_agreement_termination_ground CHECK (ground IN ('CAUSE', 'AGREED')),
  CONSTRAINT ck_agreement_termination_status CHECK (status IN ('OPEN', 'TERMINATED', 'DROPPED', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_agreement_termination_side CHECK (proposed_side IN ('SUPPLIER', 'CENTRAL')),
  CONSTRAINT ck_agreement_termination_cause CHECK (ground <> 'CAUSE'
    OR (proposed_side = 'CENTRAL' AND status IN ('OPEN', 'TERMINATED', 'DROPPED'))),
  CONSTRAINT ck_agreement_termination_agreed CHECK (ground <> 'AGREED' OR (status <> 'DROPPED' AND answer IS NULL)),
  CONSTRAINT ck_agreement_termination_notice CHECK ((ground = 'CAUSE') = (notice_until IS NOT NULL)
    AND (notice_until IS NULL OR ends_on >= notice_until)),
  CONSTRAINT ck_agreement_termination_said CHECK (CHAR_LENGTH(TRIM(reason)) > 0),
  CONSTRAINT ck_agreement_termination_answer CHECK ((answer IS NULL) = (answered_by IS NULL)
    AND (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL OR CHAR_LENGTH(TRIM(answer)) > 0)),
  CONSTRAINT ck_agreement_termination_decided CHECK ((status = 'OPEN') = (decided_at IS NULL)
    AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (decision_reason IS NULL)
    AND (ground <> 'CAUSE' OR decision_reason IS NULL OR CHAR_LENGTH(TRIM(decision_reason)) > 0)),
  CONSTRAINT ck_agreement_termination_two CHECK (status = 'WITHDRAWN' OR decided_by IS NULL OR decided_by <> proposed_by),
  INDEX ix_agreement_termination_agreement (agreement_id)
) COMMENT 'Terminations of agreements: notices for cause and proposals to the other side';

CREATE TABLE agreement_end (
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  ends_on DATE NOT NULL COMMENT 'last day of the agreement, in Riyadh, earlier than its term',
  ground VARCHAR(10) NOT NULL COMMENT 'CAUSE or AGREED',
  termination_id BIGINT NOT NULL COMMENT 'termination that ends it',
  ended_at DATETIME(6) NOT NULL COMMENT 'UTC, when that was decided',
  CONSTRAINT pk_agreement_end PRIMARY KEY (agreement_id),
  CONSTRAINT uq_agreement_end_termination UNIQUE (termination_id),
  CONSTRAINT fk_agreement_end_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_end_termination FOREIGN KEY (termination_id) REFERENCES agreement_termination (id),
  CONSTRAINT ck_agreement_end_ground CHECK (ground IN ('CAUSE', 'AGREED'))
) COMMENT 'Agreements that end before their term';

-- The agreements of a lot that is supplied in cascade, in the order of the ranking: an order goes to the first of them
-- that is in force and has a balance left. Where the tender says nothing, or shares, none are here. This is said here
-- alone.
CREATE VIEW agreement_cascade AS
  SELECT f.id AS agreement_id, a.lot_id, r.rank_position AS place, b.supplier_id
    FROM framework_agreement f
    JOIN award a ON a.id = f.award_id
    JOIN bid b ON b.id = a.bid_id
    JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
    JOIN tender_rule s ON s.tender_id = f.tender_id AND s.code = 'agreement.supply' AND s.value >= 1;

-- How an agreement stands today, a day of Riyadh (UTC+3, no summer time), and its last day, with the amendments of its
-- term and an early end. This is said here alone.
CREATE VIEW agreement_condition AS
  SELECT f.id AS agreement_id, f.number, f.tender_id, f.award_id, f.starts_on,
         LEAST(COALESCE(t.ends_on, f.ends_on), COALESCE(e.ends_on, t.ends_on, f.ends_on)) AS ends_on,
         s.signed_at AS supplier_signed_at, c.signed_at AS central_signed_at,
         g.code IS NOT NULL AS needs_signatures,
         k.code IS NOT NULL AS needs_guarantee,
         CASE WHEN a.status <> 'active' THEN 'TAKEN_BACK'
              WHEN e.ends_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN 'TERMINATED'
              WHEN COALESCE(t.ends_on, f.ends_on) < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN 'EXPIRED'
              WHEN g.code IS NOT NULL AND (s.side IS NULL OR c.side IS NULL) THEN 'UNSIGNED'
              WHEN k.code IS NOT NULL AND p.id IS NULL THEN 'UNSECURED'
              WHEN u.id IS NOT NULL THEN 'SUSPENDED'
              WHEN f.starts_on > DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN 'NOT_STARTED'
              ELSE 'IN_FORCE' END AS standing
    FROM framework_agreement f
    JOIN award a ON a.id = f.award_id
    LEFT JOIN agreement_amendment t ON t.agreement_id = f.id AND t.kind = 'TERM' AND t.status = 'IN_FORCE'
     AND t.effective_on <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
    LEFT JOIN agreement_amendment n ON n.agreement_id = t.agreement_id AND n.kind = 'TERM' AND n.status = 'IN_FORCE'
     AND n.effective_on <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) AND n.number > t.number
    LEFT JOIN agreement_end e ON e.agreement_id = f.id
    LEFT JOIN tender_rule g ON g.tender_id = f.tender_id AND g.code = 'agreement.signature' AND g.value >= 1
    LEFT JOIN agreement_signature s ON s.agreement_id = f.id AND s.amendment_number = 0 AND s.side = 'SUPPLIER'
    LEFT JOIN agreement_signature c ON c.agreement_id = f.id AND c.amendment_number = 0 AND c.side = 'CENTRAL'
    LEFT JOIN tender_rule k ON k.tender_id = f.tender_id AND k.code = 'performance-guarantee.before-orders' AND k.value >= 1
    LEFT JOIN performance_guarantee p ON p.held_award = f.award_id
     AND p.valid_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
    LEFT JOIN agreement_suspension u ON u.agreement_id = f.id AND u.lifted_at IS NULL
     AND u.from_on <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
     AND (u.until_on IS NULL OR u.until_on >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))
   WHERE n.id IS NULL;

-- An agreement is in force on its days while its award is in effect: once both sides have signed and the guarantee is
-- there, where the rules of its tender ask for them, and while it is neither suspended nor ended. This is said here alone.
CREATE OR REPLACE VIEW agreement_in_force AS
  SELECT d.agreement_id AS id, d.number, d.tender_id, d.award_id, d.starts_on, d.ends_on
    FROM agreement_condition d
   WHERE d.standing = 'IN_FORCE';

-- Reports of which one with other figures was issued since. An agreement that one side has signed is the one that the
-- other signs, whatever was issued of it since.
CREATE OR REPLACE VIEW superseded_report AS
  SELECT r.id FROM issued_report r
   WHERE EXISTS (SELECT 1 FROM issued_report n
                  WHERE n.subject = r.subject AND n.subject_id = r.subject_id AND n.part = r.part AND n.report = r.report
                    AND n.data_sha256 <> r.data_sha256 AND n.issued_at > r.issued_at)
     AND (r.report <> 'AGREEMENT' OR NOT EXISTS (SELECT 1 FROM report_signature s WHERE s.report_id = r.id));

DELIMITER //
-- Each side signs for itself, and both sign the same document, that of this agreement.
CREATE TRIGGER tr_agreement_signature_by_side BEFORE INSERT ON agreement_signature FOR EACH ROW
BEGIN
  IF NEW.side = 'CENTRAL' AND NOT EXISTS (SELECT 1 FROM role_grant
      WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
  END IF;
  IF NEW.side = 'SUPPLIER' AND NEW.amendment_number = 0 AND NOT EXISTS (SELECT 1 FROM framework_agreement f
       JOIN award a ON a.id = f.award_id
       JOIN bid b ON b.id = a.bid_id
       JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.person_id
      WHERE f.id = NEW.agreement_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
  END IF;
  IF EXISTS (SELECT 1 FROM account_hold
      WHERE person_id = NEW.person_id AND released_at IS NULL AND until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
  IF NEW.amendment_number = 0 THEN
    IF NOT EXISTS (SELECT 1 FROM report_signature s JOIN issued_report r ON r.id = s.report_id
        WHERE s.id = NEW.report_signature_id AND s.person_id = NEW.person_id AND r.report = 'AGREEMENT'
          AND r.subject = 'AGREEMENT' AND r.subject_id = NEW.agreement_id AND r.part = '') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-document';
    END IF;
    IF EXISTS (SELECT 1 FROM agreement_signature o
         JOIN report_signature x ON x.id = o.report_signature_id
         JOIN report_signature s ON s.id = NEW.report_signature_id
        WHERE o.agreement_id = NEW.agreement_id AND o.amendment_number = 0 AND x.report_id <> s.report_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.other-document';
    END IF;
    IF EXISTS (SELECT 1 FROM agreement_condition WHERE agreement_id = NEW.agreement_id
        AND standing IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.ended';
    END IF;
  END IF;
END//

-- A suspension does not overlap another, and is lifted once.
CREATE TRIGGER tr_agreement_suspension_alone BEFORE INSERT ON agreement_suspension FOR EACH ROW
BEGIN
  IF NEW.lifted_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM role_grant
      WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.suspended_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
  END IF;
  IF NEW.from_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.day-in-past';
  END IF;
  IF EXISTS (SELECT 1 FROM agreement_suspension
      WHERE agreement_id = NEW.agreement_id AND lifted_at IS NULL
        AND (until_on IS NULL OR until_on >= NEW.from_on)
        AND (NEW.until_on IS NULL OR from_on <= NEW.until_on)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.suspended-already';
  END IF;
  IF EXISTS (SELECT 1 FROM agreement_condition WHERE agreement_id = NEW.agreement_id
      AND (standing IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED') OR NEW.from_on > ends_on)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.ended';
  END IF;
END//
CREATE TRIGGER tr_agreement_suspension_lifted BEFORE UPDATE ON agreement_suspension FOR EACH ROW
BEGIN
  IF OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.agreement_id <> OLD.agreement_id
      OR NEW.from_on <> OLD.from_on OR NOT NEW.until_on <=> OLD.until_on OR NEW.reason <> OLD.reason
      OR NEW.suspended_by <> OLD.suspended_by OR NEW.suspended_at <> OLD.suspended_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.suspension-fixed';
  END IF;
  IF OLD.until_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-suspended';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.lifted_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
  END IF;
END//

-- A termination is proposed by the side that it names, while the agreement has not ended; a notice for cause leaves the
-- supplier as many days as the rule of the tender says. The days are those of this clock, whatever time the row states.
CREATE TRIGGER tr_agreement_termination_proposed BEFORE INSERT ON agreement_termination FOR EACH ROW
BEGIN
  DECLARE days INT DEFAULT 30;
  IF NEW.status <> 'OPEN' OR NEW.answer IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.termination-fixed';
  END IF;
  IF (NEW.proposed_side = 'CENTRAL' AND NOT EXISTS (SELECT 1 FROM role_grant
        WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.proposed_by))
      OR (NEW.proposed_side = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM agreement_supplier b
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.proposed_by
       WHERE b.agreement_id = NEW.agreement_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
  END IF;
  IF NEW.proposed_side = 'SUPPLIER' AND EXISTS (SELECT 1 FROM account_hold
      WHERE person_id = NEW.proposed_by AND released_at IS NULL AND until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
  IF EXISTS (SELECT 1 FROM agreement_condition WHERE agreement_id = NEW.agreement_id
        AND (standing IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED') OR NEW.ends_on > ends_on))
      OR EXISTS (SELECT 1 FROM agreement_end WHERE agreement_id = NEW.agreement_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.ended';
  END IF;
  IF NEW.ends_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.day-in-past';
  END IF;
  IF NEW.ground = 'CAUSE' THEN
    SELECT COALESCE(MAX(r.value), 30) INTO days
      FROM framework_agreement f JOIN tender_rule r ON r.tender_id = f.tender_id AND r.code = 'agreement.notice-days'
     WHERE f.id = NEW.agreement_id;
    IF NEW.notice_until < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) + INTERVAL days DAY THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.notice-days';
    END IF;
  END IF;
END//
-- The supplier answers a notice once, until its last day. A notice is decided after that, by another central buyer; a
-- proposal is answered by the other side and withdrawn by its own.
CREATE TRIGGER tr_agreement_termination_step BEFORE UPDATE ON agreement_termination FOR EACH ROW
BEGIN
  DECLARE of_supplier BOOLEAN DEFAULT FALSE;
  DECLARE of_central BOOLEAN DEFAULT FALSE;
  DECLARE actor BIGINT;
  IF OLD.status <> 'OPEN' OR NEW.agreement_id <> OLD.agreement_id OR NEW.ground <> OLD.ground
      OR NEW.proposed_side <> OLD.proposed_side OR NEW.reason <> OLD.reason OR NEW.ends_on <> OLD.ends_on
      OR NOT NEW.notice_until <=> OLD.notice_until OR NEW.proposed_by <> OLD.proposed_by
      OR NEW.proposed_at <> OLD.proposed_at
      OR (OLD.answer IS NOT NULL AND NOT (NEW.answer <=> OLD.answer AND NEW.answered_by <=> OLD.answered_by
        AND NEW.answered_at <=> OLD.answered_at))
      OR (NEW.status = 'OPEN' AND NEW.answer <=> OLD.answer)
      OR (NEW.status <> 'OPEN' AND NOT NEW.answer <=> OLD.answer)
      OR DATE(IF(NEW.status = 'OPEN', NEW.answered_at, NEW.decided_at) + INTERVAL 3 HOUR)
        <> DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.termination-fixed';
  END IF;
  SET actor = IF(NEW.status = 'OPEN', NEW.answered_by, NEW.decided_by);
  SET of_central = EXISTS (SELECT 1 FROM role_grant WHERE role = 'CENTRAL_BUYER' AND person_id = actor);
  SET of_supplier = EXISTS (SELECT 1 FROM agreement_supplier b
       JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER' AND g.person_id = actor
      WHERE b.agreement_id = NEW.agreement_id);
  IF of_supplier AND EXISTS (SELECT 1 FROM account_hold
      WHERE person_id = actor AND released_at IS NULL AND until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
  IF NEW.status = 'OPEN' THEN
    IF NEW.ground <> 'CAUSE' OR NOT of_supplier THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
    END IF;
    IF NEW.notice_until < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.notice-over';
    END IF;
  ELSEIF NEW.ground = 'CAUSE' THEN
    IF NOT of_central THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
    END IF;
    IF NEW.decided_by = NEW.proposed_by THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.two-people';
    END IF;
    IF NEW.status = 'TERMINATED' AND NEW.answer IS NULL
        AND NEW.notice_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.notice-not-over';
    END IF;
  ELSEIF NOT IF((NEW.status = 'WITHDRAWN') = (NEW.proposed_side = 'CENTRAL'), of_central, of_supplier) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contract.not-the-side';
  END IF;
END//
DELIMITER ;
