-- A published tender is amended by versions: one buyer proposes the changes with a reason, a second person approves
-- them, and from then on the amendment stands, numbered, with what it changed. Quantities stay with the demand.

CREATE TABLE tender_amendment (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender amended',
  number INT NULL COMMENT 'from 1, in the order of publication; none before',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, PUBLISHED or WITHDRAWN',
  proposed_in BIGINT NULL COMMENT 'the tender while proposed, else none: a tender has at most one proposal',
  reason_ar VARCHAR(2000) NOT NULL COMMENT 'why, Arabic; published',
  reason_en VARCHAR(2000) NOT NULL COMMENT 'why, English; published',
  deadline_wanted DATETIME(6) NULL COMMENT 'UTC; deadline that is proposed, none to leave it unless the amendment comes late',
  deadline_before DATETIME(6) NULL COMMENT 'UTC; deadline until publication of the amendment',
  deadline_after DATETIME(6) NULL COMMENT 'UTC; deadline since',
  proposed_by BIGINT NOT NULL COMMENT 'central buyer',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  approved_by BIGINT NULL COMMENT 'another central buyer or the administrator',
  published_at DATETIME(6) NULL COMMENT 'UTC, by the database clock; bids received before it must be confirmed',
  CONSTRAINT pk_tender_amendment PRIMARY KEY (id),
  CONSTRAINT uq_tender_amendment_number UNIQUE (tender_id, number),
  CONSTRAINT uq_tender_amendment_proposed UNIQUE (proposed_in),
  CONSTRAINT fk_tender_amendment_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_amendment_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_tender_amendment_approver FOREIGN KEY (approved_by) REFERENCES person (id),
  CONSTRAINT ck_tender_amendment_status CHECK (status IN ('PROPOSED', 'PUBLISHED', 'WITHDRAWN')),
  CONSTRAINT ck_tender_amendment_reason CHECK (CHAR_LENGTH(reason_ar) > 0 AND CHAR_LENGTH(reason_en) > 0),
  CONSTRAINT ck_tender_amendment_proposed CHECK ((status = 'PROPOSED') = (proposed_in IS NOT NULL)),
  CONSTRAINT ck_tender_amendment_proposed_in CHECK (proposed_in IS NULL OR proposed_in = tender_id),
  CONSTRAINT ck_tender_amendment_four_eyes CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CONSTRAINT ck_tender_amendment_published CHECK ((status = 'PUBLISHED') = (number IS NOT NULL)
    AND (status = 'PUBLISHED') = (approved_by IS NOT NULL) AND (status = 'PUBLISHED') = (published_at IS NOT NULL)
    AND (status = 'PUBLISHED') = (deadline_before IS NOT NULL) AND (status = 'PUBLISHED') = (deadline_after IS NOT NULL)),
  CONSTRAINT ck_tender_amendment_deadline CHECK (deadline_after IS NULL OR deadline_after >= deadline_before)
) COMMENT 'Amendments of published tenders, each a version';

CREATE TABLE tender_amendment_change (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  part VARCHAR(60) NOT NULL COMMENT 'conditions, lot.<id>.title, item.<id>.note, criterion.<id>.name or criterion.<id>.weight',
  position INT NOT NULL COMMENT 'order of display',
  label_ar VARCHAR(400) NOT NULL COMMENT 'what is changed, Arabic',
  label_en VARCHAR(400) NOT NULL COMMENT 'what is changed, English',
  before_ar TEXT NOT NULL COMMENT 'as it was, Arabic; empty where there was nothing',
  before_en TEXT NOT NULL COMMENT 'as it was, English',
  after_ar TEXT NOT NULL COMMENT 'as it is from then on, Arabic; empty where it is taken out',
  after_en TEXT NOT NULL COMMENT 'as it is from then on, English',
  CONSTRAINT pk_tender_amendment_change PRIMARY KEY (amendment_id, part),
  CONSTRAINT fk_tender_amendment_change_amendment FOREIGN KEY (amendment_id) REFERENCES tender_amendment (id)
) COMMENT 'What an amendment changes, as it was and as it is';

CREATE TABLE dossier_text (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  part VARCHAR(60) NOT NULL COMMENT 'conditions, or item.<id>.note',
  text_ar TEXT NOT NULL COMMENT 'Arabic; empty once taken out',
  text_en TEXT NOT NULL COMMENT 'English',
  CONSTRAINT pk_dossier_text PRIMARY KEY (tender_id, part),
  CONSTRAINT fk_dossier_text_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id)
) COMMENT 'Conditions of a tender and notes on its items that amendments have added';

DROP TRIGGER tr_criterion_fixed;
DROP TRIGGER tr_lot_fixed;

DELIMITER //
CREATE TRIGGER tr_tender_amendment_proposed BEFORE INSERT ON tender_amendment FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' OR NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.not-amendable';
  END IF;
END//
CREATE TRIGGER tr_tender_amendment_step BEFORE UPDATE ON tender_amendment FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE least_days INT;
  IF OLD.status <> 'PROPOSED' OR NEW.tender_id <> OLD.tender_id OR NEW.reason_ar <> OLD.reason_ar
      OR NEW.reason_en <> OLD.reason_en OR NOT NEW.deadline_wanted <=> OLD.deadline_wanted
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
  END IF;
  IF NEW.status = 'PUBLISHED' THEN
    SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
    IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline
        OR NEW.deadline_before <> tender_deadline THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.not-amendable';
    END IF;
    IF NEW.number <> (SELECT COALESCE(MAX(a.number), 0) + 1 FROM tender_amendment a WHERE a.tender_id = NEW.tender_id)
        OR NEW.published_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR OR NEW.published_at > UTC_TIMESTAMP(6) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
    END IF;
    -- Bidders keep the days that the tender's rule gives them after an amendment.
    SELECT COALESCE(MAX(value), 7) INTO least_days FROM tender_rule
     WHERE tender_id = NEW.tender_id AND code = 'amendment.extension-days';
    IF NEW.deadline_after < NEW.published_at + INTERVAL least_days DAY THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.deadline-too-near';
    END IF;
    IF NEW.deadline_wanted IS NULL
        AND NOT EXISTS (SELECT 1 FROM tender_amendment_change c WHERE c.amendment_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.nothing-amended';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_tender_amendment_kept BEFORE DELETE ON tender_amendment FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
END//
CREATE TRIGGER tr_tender_amendment_change_added BEFORE INSERT ON tender_amendment_change FOR EACH ROW
BEGIN
  IF (SELECT status FROM tender_amendment WHERE id = NEW.amendment_id) <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
  END IF;
END//
CREATE TRIGGER tr_tender_amendment_change_fixed BEFORE UPDATE ON tender_amendment_change FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
END//
CREATE TRIGGER tr_tender_amendment_change_kept BEFORE DELETE ON tender_amendment_change FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
END//

-- What bidders have read changes only into what the newest amendment says.
CREATE TRIGGER tr_criterion_fixed AFTER UPDATE ON criterion FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = OLD.tender_id;
  IF tender_status <> 'DRAFT' AND (tender_status <> 'PUBLISHED' OR NEW.tender_id <> OLD.tender_id
      OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code OR NEW.position <> OLD.position) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF tender_status = 'PUBLISHED'
      AND NOT (NEW.name_ar = OLD.name_ar COLLATE utf8mb4_bin AND NEW.name_en = OLD.name_en COLLATE utf8mb4_bin)
      AND NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = CONCAT('criterion.', NEW.id, '.name')
          AND c.after_ar = NEW.name_ar COLLATE utf8mb4_bin AND c.after_en = NEW.name_en COLLATE utf8mb4_bin) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF tender_status = 'PUBLISHED' AND NOT NEW.weight <=> OLD.weight
      AND NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = CONCAT('criterion.', NEW.id, '.weight')
          AND CAST(c.after_en AS DECIMAL(5,2)) = NEW.weight) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_fixed AFTER UPDATE ON lot FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.number <> OLD.number OR NEW.tender_id <> OLD.tender_id
      OR NOT (NEW.title_ar = OLD.title_ar COLLATE utf8mb4_bin AND NEW.title_en = OLD.title_en COLLATE utf8mb4_bin) THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = OLD.tender_id;
    IF tender_status <> 'DRAFT' AND (tender_status <> 'PUBLISHED' OR NEW.number <> OLD.number
        OR NEW.tender_id <> OLD.tender_id
        OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
          WHERE a.tender_id = NEW.tender_id
            AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
            AND c.part = CONCAT('lot.', NEW.id, '.title')
            AND c.after_ar = NEW.title_ar COLLATE utf8mb4_bin AND c.after_en = NEW.title_en COLLATE utf8mb4_bin)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_dossier_text_added BEFORE INSERT ON dossier_text FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = NEW.part
          AND c.after_ar = NEW.text_ar COLLATE utf8mb4_bin AND c.after_en = NEW.text_en COLLATE utf8mb4_bin) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_fixed BEFORE UPDATE ON dossier_text FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR NEW.part <> OLD.part
      OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = NEW.part
          AND c.after_ar = NEW.text_ar COLLATE utf8mb4_bin AND c.after_en = NEW.text_en COLLATE utf8mb4_bin) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_kept BEFORE DELETE ON dossier_text FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
END//
-- The deadline of a published tender moves by an amendment alone, and no amendment leaves it behind.
CREATE TRIGGER tr_joint_tender_amended BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF OLD.status = 'PUBLISHED' AND (NOT NEW.deadline_at <=> OLD.deadline_at OR NEW.status = 'CLOSED')
      AND NOT NEW.deadline_at <=> COALESCE((SELECT a.deadline_after FROM tender_amendment a
        WHERE a.tender_id = NEW.id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.id)), OLD.deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.deadline-by-amendment';
  END IF;
  IF OLD.status = 'PUBLISHED' AND NEW.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM tender_amendment a WHERE a.tender_id = NEW.id AND a.status = 'PUBLISHED')
      AND (SELECT COALESCE(SUM(weight), 100) FROM criterion WHERE tender_id = NEW.id AND kind = 'TECHNICAL') <> 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.weights-not-100';
  END IF;
END//
DELIMITER ;
