-- What bidders answer to the requirements, what their price schedule says of each item beside its price, the workbooks in
-- which price schedules come back, and what bidders can take at most.

CREATE TABLE bid_answer (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  requirement_id BIGINT NOT NULL COMMENT 'requirement answered',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  claim VARCHAR(15) NULL COMMENT 'COMPLIES or DOES_NOT_COMPLY, as the bidder says; null where it only told what it offers',
  offered VARCHAR(500) NOT NULL COMMENT 'what is offered: a number with a point, codes of choices with commas between, true or false, or a text; empty where nothing was told',
  remark VARCHAR(1000) NOT NULL COMMENT 'the bidder''s words; may be empty',
  CONSTRAINT pk_bid_answer PRIMARY KEY (bid_id, requirement_id),
  CONSTRAINT fk_bid_answer_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_answer_requirement FOREIGN KEY (requirement_id, tender_id) REFERENCES lot_requirement (id, tender_id),
  CONSTRAINT ck_bid_answer_claim CHECK (claim IS NULL OR claim IN ('COMPLIES', 'DOES_NOT_COMPLY')),
  CONSTRAINT ck_bid_answer_said CHECK (claim IS NOT NULL OR offered <> '' OR remark <> '')
) COMMENT 'Answers of opened bids to the requirements, read with the technical part';

ALTER TABLE bid_line
  ADD COLUMN origin CHAR(2) NULL COMMENT 'country the goods come from as the bidder says, ISO 3166-1 alpha-2',
  ADD COLUMN offered VARCHAR(300) NULL COMMENT 'make and model offered, in the bidder''s words';

CREATE TABLE bid_price_workbook (
  bid_id BIGINT NOT NULL COMMENT 'bid whose prices it holds; the last one sent counts',
  person_id BIGINT NOT NULL COMMENT 'who sent it',
  file_name VARCHAR(255) NOT NULL COMMENT 'name of the file',
  content LONGBLOB NOT NULL COMMENT 'what it says, encrypted with the vault key as a draft is',
  uploaded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_bid_price_workbook PRIMARY KEY (bid_id),
  CONSTRAINT fk_bid_price_workbook_bid FOREIGN KEY (bid_id) REFERENCES bid (id),
  CONSTRAINT fk_bid_price_workbook_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Price schedules that were sent as workbooks and wait to be taken into the draft';

DELIMITER //
CREATE TRIGGER tr_bid_answer_at_opening BEFORE INSERT ON bid_answer FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END//
CREATE TRIGGER tr_bid_answer_immutable BEFORE UPDATE ON bid_answer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_answer_kept BEFORE DELETE ON bid_answer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
-- What came in a workbook can be taken only while bids are taken.
CREATE TRIGGER tr_bid_price_workbook_on_time BEFORE INSERT ON bid_price_workbook FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM bid b JOIN joint_tender t ON t.id = b.tender_id
      WHERE b.id = NEW.bid_id AND t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < t.deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tender-not-open';
  END IF;
END//
-- A bidder is given more than it said it can take only with a written reason.
CREATE TRIGGER tr_award_capacity AFTER INSERT ON award FOR EACH ROW
BEGIN
  DECLARE lots_taken INT;
  DECLARE value_taken DECIMAL(21,3);
  SELECT COUNT(*), SUM(a.amount) INTO lots_taken, value_taken FROM award a
   WHERE a.bid_id = NEW.bid_id AND a.live_lot_id IS NOT NULL;
  IF CHAR_LENGTH(TRIM(NEW.reason)) = 0 AND EXISTS (SELECT 1 FROM opened_bid o
      WHERE o.bid_id = NEW.bid_id AND (lots_taken > o.most_lots OR value_taken > o.most_value)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-capacity';
  END IF;
END//
DELIMITER ;
