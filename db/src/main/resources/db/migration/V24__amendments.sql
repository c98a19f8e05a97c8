-- An entity amends what it submitted until the round closes: the next version is typed beside the
-- version in force, which counts until the next one is submitted in its place.

CREATE TABLE submission_amendment (
  submission_id BIGINT NOT NULL COMMENT 'submission that is amended; the text of its form is the amendment',
  amends INT NOT NULL COMMENT 'number of the receipt in force, which the amendment is to replace',
  begun_by BIGINT NOT NULL COMMENT 'procurement officer',
  begun_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL COMMENT 'counts changes of the form, for guarded updates; goes on from the version of the submission',
  CONSTRAINT pk_submission_amendment PRIMARY KEY (submission_id),
  CONSTRAINT fk_submission_amendment_receipt FOREIGN KEY (submission_id, amends) REFERENCES submission_receipt (submission_id, number),
  CONSTRAINT fk_submission_amendment_person FOREIGN KEY (begun_by) REFERENCES person (id)
) COMMENT 'Amendments that are being written; none is in force';

DELIMITER //
-- The round is read with a lock, as in tr_submission_window: none is begun while the round closes.
CREATE TRIGGER tr_submission_amendment_insert BEFORE INSERT ON submission_amendment FOR EACH ROW
BEGIN
  DECLARE submission_status VARCHAR(10);
  DECLARE round_status VARCHAR(15);
  DECLARE round_opens DATETIME(6);
  DECLARE round_closes DATETIME(6);
  SELECT s.status, r.status, r.opens_at, r.closes_at INTO submission_status, round_status, round_opens, round_closes
    FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = NEW.submission_id LOCK IN SHARE MODE;
  IF submission_status NOT IN ('SUBMITTED', 'ENDORSED')
      OR NEW.amends <> (SELECT MAX(number) FROM submission_receipt WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-amendable';
  END IF;
  IF round_status <> 'OPEN' OR UTC_TIMESTAMP(6) < round_opens OR UTC_TIMESTAMP(6) >= round_closes THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END//
CREATE TRIGGER tr_submission_amendment_update BEFORE UPDATE ON submission_amendment FOR EACH ROW
BEGIN
  IF NEW.submission_id <> OLD.submission_id OR NEW.amends <> OLD.amends OR NEW.begun_by <> OLD.begun_by
      OR NEW.begun_at <> OLD.begun_at OR NEW.version <= OLD.version THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.amendment-fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = OLD.submission_id
      AND r.status = 'OPEN' AND UTC_TIMESTAMP(6) >= r.opens_at AND UTC_TIMESTAMP(6) < r.closes_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END//
-- What was not finished when the round closed stays on record beside the version in force, unless
-- that version itself is returned or withdrawn.
CREATE TRIGGER tr_submission_amendment_kept BEFORE DELETE ON submission_amendment FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = OLD.submission_id
      AND s.status IN ('SUBMITTED', 'ENDORSED')
      AND (r.status <> 'OPEN' OR UTC_TIMESTAMP(6) < r.opens_at OR UTC_TIMESTAMP(6) >= r.closes_at)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END//
-- Beside tr_submission_window: what was submitted is opened again by its amendment alone, and is
-- submitted again only when the amendment is gone, so that no version is in force beside its own
-- replacement.
CREATE TRIGGER tr_submission_amended BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND (NEW.status = 'SUBMITTED' OR NEW.status = 'DRAFT' AND OLD.status <> 'WITHDRAWN')
      AND (NEW.status = 'SUBMITTED') = EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.wrong-status';
  END IF;
END//

-- As before, with the two steps by which an amendment opens what was submitted.
DROP TRIGGER tr_submission_window//
CREATE TRIGGER tr_submission_window BEFORE UPDATE ON submission FOR EACH ROW PRECEDES tr_submission_content
BEGIN
  DECLARE round_status VARCHAR(15);
  DECLARE round_opens DATETIME(6);
  DECLARE round_closes DATETIME(6);
  DECLARE round_endorses DATETIME(6);
  IF NEW.status <> OLD.status THEN
    SELECT status, opens_at, closes_at, endorsement_until INTO round_status, round_opens, round_closes, round_endorses
      FROM demand_round WHERE id = NEW.round_id LOCK IN SHARE MODE;
    IF round_status IN ('AGGREGATED', 'CANCELLED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
    END IF;
    IF CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED', 'RETURNED-SUBMITTED', 'SUBMITTED-ENDORSED', 'SUBMITTED-RETURNED',
        'DRAFT-WITHDRAWN', 'SUBMITTED-WITHDRAWN', 'RETURNED-WITHDRAWN', 'WITHDRAWN-DRAFT', 'SUBMITTED-DRAFT', 'ENDORSED-DRAFT') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.wrong-status';
    END IF;
    IF (NEW.status = 'SUBMITTED' AND OLD.status = 'DRAFT' OR NEW.status = 'DRAFT')
        AND (round_status <> 'OPEN' OR UTC_TIMESTAMP(6) < round_opens OR UTC_TIMESTAMP(6) >= round_closes) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
    END IF;
    IF (NEW.status IN ('ENDORSED', 'RETURNED') OR OLD.status = 'RETURNED') AND UTC_TIMESTAMP(6) >= round_endorses THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-over';
    END IF;
    IF NEW.status = 'SUBMITTED' AND NOT EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.no-lines';
    END IF;
    IF NEW.status = 'SUBMITTED' AND EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id
        AND (need_by IS NULL OR site_id IS NULL OR budget_line = '' OR justification = '')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.lines-incomplete';
    END IF;
  END IF;
END//

-- The text of a form and a workbook are taken for an amendment too; the lines are not.
DROP TRIGGER tr_submission_draft_insert//
CREATE TRIGGER tr_submission_draft_insert BEFORE INSERT ON submission_draft FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED')
      AND NOT EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
DROP TRIGGER tr_submission_draft_update//
CREATE TRIGGER tr_submission_draft_update BEFORE UPDATE ON submission_draft FOR EACH ROW
BEGIN
  IF NEW.submission_id <> OLD.submission_id
      OR (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED')
        AND NOT EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = OLD.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
DROP TRIGGER tr_demand_workbook_insert//
CREATE TRIGGER tr_demand_workbook_insert BEFORE INSERT ON demand_workbook FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED')
      AND NOT EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
DELIMITER ;
