-- Questions that suppliers ask on a published tender, the answers that everybody gets at once, and who follows a tender.

CREATE TABLE tender_follower (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  supplier_id BIGINT NOT NULL COMMENT 'supplier told of answers and amendments',
  followed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  followed_by BIGINT NOT NULL COMMENT 'person who marked it',
  CONSTRAINT pk_tender_follower PRIMARY KEY (tender_id, supplier_id),
  CONSTRAINT fk_tender_follower_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_follower_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_tender_follower_person FOREIGN KEY (followed_by) REFERENCES person (id)
) COMMENT 'Suppliers that follow a tender; shown to nobody but themselves';

CREATE TABLE tender_question (
  id BIGINT NOT NULL COMMENT 'surrogate key, drawn at random, so that it tells neither who asked nor when',
  tender_id BIGINT NOT NULL COMMENT 'tender asked about',
  supplier_id BIGINT NOT NULL COMMENT 'who asks; never published',
  asked_by BIGINT NOT NULL COMMENT 'person of the supplier; never published',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
  text TEXT NOT NULL COMMENT 'as asked; the buyer alone reads it, and publishes it in words that do not tell who asked',
  number INT NULL COMMENT 'place among the answers of the tender, from 1; none before it is answered',
  question_ar TEXT NULL COMMENT 'question as published, Arabic',
  question_en TEXT NULL COMMENT 'question as published, English',
  answer_ar TEXT NULL COMMENT 'answer, Arabic',
  answer_en TEXT NULL COMMENT 'answer, English',
  answered_by BIGINT NULL COMMENT 'central buyer',
  answered_at DATETIME(6) NULL COMMENT 'UTC, by the database clock',
  CONSTRAINT pk_tender_question PRIMARY KEY (id),
  CONSTRAINT uq_tender_question_number UNIQUE (tender_id, number),
  CONSTRAINT uq_tender_question_request UNIQUE (tender_id, supplier_id, request_key),
  CONSTRAINT fk_tender_question_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_question_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_tender_question_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_tender_question_buyer FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_tender_question_text CHECK (CHAR_LENGTH(text) > 0),
  CONSTRAINT ck_tender_question_answered CHECK (answered_at IS NULL
    OR (number >= 1 AND answered_by IS NOT NULL AND CHAR_LENGTH(question_ar) > 0 AND CHAR_LENGTH(question_en) > 0
      AND CHAR_LENGTH(answer_ar) > 0 AND CHAR_LENGTH(answer_en) > 0)),
  CONSTRAINT ck_tender_question_unanswered CHECK (answered_at IS NOT NULL
    OR (number IS NULL AND answered_by IS NULL AND question_ar IS NULL AND question_en IS NULL
      AND answer_ar IS NULL AND answer_en IS NULL))
) COMMENT 'Questions on published tenders; the answers go to everybody at once, without the name of who asked';

DELIMITER //
-- Days before the deadline after which nothing is asked, or answered: the tender's rule, or the usual one where it has none.
CREATE TRIGGER tr_tender_question_in_time BEFORE INSERT ON tender_question FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE closing_days INT;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  SELECT COALESCE(MAX(value), 10) INTO closing_days FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'questions.close-days';
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline - INTERVAL closing_days DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.questions-closed';
  END IF;
  IF (SELECT status FROM supplier WHERE id = NEW.supplier_id) <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
  IF NEW.answered_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-immutable';
  END IF;
END//
CREATE TRIGGER tr_tender_question_answered BEFORE UPDATE ON tender_question FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE closing_days INT;
  IF OLD.answered_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-immutable';
  END IF;
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id
      OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at OR NEW.text <> OLD.text
      OR NEW.request_key <> OLD.request_key THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.question-immutable';
  END IF;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  SELECT COALESCE(MAX(value), 6) INTO closing_days FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'answers.close-days';
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline - INTERVAL closing_days DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-late';
  END IF;
END//
CREATE TRIGGER tr_tender_question_kept BEFORE DELETE ON tender_question FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.question-immutable';
END//
DELIMITER ;
