-- Complaints of bidders in the standstill, and the review body that decides them. A complaint suspends the awards of
-- the lots it names from the moment it is filed until it is decided or withdrawn, by the database's clock.

CREATE TABLE complaint (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'from 1, in the order filed',
  bid_id BIGINT NOT NULL COMMENT 'opened bid of who complains',
  status VARCHAR(10) NOT NULL COMMENT 'FILED, ANSWERED, DECIDED or WITHDRAWN',
  grounds VARCHAR(4000) NOT NULL COMMENT 'what is complained of, in the words of the bidder',
  remedy_sought VARCHAR(1000) NOT NULL COMMENT 'remedy asked for',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  filed_by BIGINT NOT NULL COMMENT 'person who filed it for the bidder',
  filed_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  answer_until DATETIME(6) NOT NULL COMMENT 'UTC; until then the review body waits for the answer of the procuring body',
  decide_until DATETIME(6) NOT NULL COMMENT 'UTC; until then it is to be decided',
  outcome VARCHAR(15) NULL COMMENT 'DISMISSED, UPHELD or UPHELD_IN_PART once decided',
  ended_at DATETIME(6) NULL COMMENT 'UTC, when decided or withdrawn',
  CONSTRAINT pk_complaint PRIMARY KEY (id),
  CONSTRAINT uq_complaint_number UNIQUE (tender_id, number),
  CONSTRAINT uq_complaint_request UNIQUE (bid_id, request_key),
  CONSTRAINT uq_complaint_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_complaint_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_complaint_filer FOREIGN KEY (filed_by) REFERENCES person (id),
  CONSTRAINT ck_complaint_number CHECK (number >= 1),
  CONSTRAINT ck_complaint_status CHECK (status IN ('FILED', 'ANSWERED', 'DECIDED', 'WITHDRAWN')),
  CONSTRAINT ck_complaint_said CHECK (grounds <> '' AND remedy_sought <> ''),
  CONSTRAINT ck_complaint_times CHECK (answer_until > filed_at AND decide_until >= answer_until),
  CONSTRAINT ck_complaint_outcome CHECK (outcome IN ('DISMISSED', 'UPHELD', 'UPHELD_IN_PART')),
  CONSTRAINT ck_complaint_decided CHECK ((status = 'DECIDED') = (outcome IS NOT NULL)),
  CONSTRAINT ck_complaint_ended CHECK ((status IN ('DECIDED', 'WITHDRAWN')) = (ended_at IS NOT NULL))
) COMMENT 'Complaints of bidders against awards in their standstill';

DELIMITER //
-- The tender is locked, so that a complaint and the confirmation of the awards wait for each other.
CREATE TRIGGER tr_complaint_filed BEFORE INSERT ON complaint FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE until DATETIME(6);
  SELECT status, standstill_until INTO tender_status, until FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF NEW.status <> 'FILED' OR tender_status <> 'STANDSTILL' OR UTC_TIMESTAMP(6) >= until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.standstill-over';
  END IF;
END//
CREATE TRIGGER tr_complaint_life BEFORE UPDATE ON complaint FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR NEW.number <> OLD.number OR NEW.bid_id <> OLD.bid_id OR NEW.grounds <> OLD.grounds
      OR NEW.remedy_sought <> OLD.remedy_sought OR NEW.filed_by <> OLD.filed_by OR NEW.filed_at <> OLD.filed_at
      OR NEW.answer_until <> OLD.answer_until OR NEW.decide_until <> OLD.decide_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  IF CONCAT(OLD.status, '-', NEW.status) NOT IN ('FILED-ANSWERED', 'FILED-DECIDED', 'FILED-WITHDRAWN',
      'ANSWERED-DECIDED', 'ANSWERED-WITHDRAWN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
  IF NEW.status = 'ANSWERED' AND NOT EXISTS (SELECT 1 FROM complaint_answer WHERE complaint_id = NEW.id)
      OR NEW.status = 'DECIDED' AND NOT EXISTS (SELECT 1 FROM review_draft WHERE current_of = NEW.id AND status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-decided';
  END IF;
END//
DELIMITER ;

CREATE TABLE complaint_lot (
  complaint_id BIGINT NOT NULL COMMENT 'complaint',
  lot_id BIGINT NOT NULL COMMENT 'lot complained of',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  award_id BIGINT NOT NULL COMMENT 'award suspended',
  CONSTRAINT pk_complaint_lot PRIMARY KEY (complaint_id, lot_id),
  CONSTRAINT fk_complaint_lot_complaint FOREIGN KEY (complaint_id, tender_id) REFERENCES complaint (id, tender_id),
  CONSTRAINT fk_complaint_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_complaint_lot_award FOREIGN KEY (award_id, tender_id) REFERENCES award (id, tender_id),
  INDEX ix_complaint_lot_tender (tender_id)
) COMMENT 'Lots a complaint names';

CREATE TABLE complaint_paper (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  complaint_id BIGINT NOT NULL COMMENT 'complaint',
  party VARCHAR(10) NOT NULL COMMENT 'BIDDER or BUYER: whose evidence it is',
  title VARCHAR(200) NOT NULL COMMENT 'what the party calls it',
  content_type VARCHAR(100) NOT NULL COMMENT 'found from the content',
  size INT NOT NULL COMMENT 'bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'of the content, which is in the object store under complaints/',
  added_by BIGINT NOT NULL COMMENT 'person',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_complaint_paper PRIMARY KEY (id),
  CONSTRAINT fk_complaint_paper_complaint FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT fk_complaint_paper_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_complaint_paper_party CHECK (party IN ('BIDDER', 'BUYER')),
  CONSTRAINT ck_complaint_paper_content CHECK (title <> '' AND size > 0)
) COMMENT 'Evidence in the file of a complaint';

CREATE TABLE complaint_answer (
  complaint_id BIGINT NOT NULL COMMENT 'complaint',
  answer VARCHAR(4000) NOT NULL COMMENT 'what the procuring body says to it',
  answered_by BIGINT NOT NULL COMMENT 'central buyer',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  reply_until DATETIME(6) NOT NULL COMMENT 'UTC; until then the bidder may reply, by the rule of that day',
  CONSTRAINT pk_complaint_answer PRIMARY KEY (complaint_id),
  CONSTRAINT fk_complaint_answer_complaint FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT fk_complaint_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_complaint_answer_said CHECK (answer <> ''),
  CONSTRAINT ck_complaint_answer_reply CHECK (reply_until >= answered_at)
) COMMENT 'Answers of the procuring body to complaints';

CREATE TABLE complaint_reply (
  complaint_id BIGINT NOT NULL COMMENT 'complaint that was answered',
  reply VARCHAR(4000) NOT NULL COMMENT 'what the bidder says to the answer',
  replied_by BIGINT NOT NULL COMMENT 'person who replied for the bidder',
  replied_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_complaint_reply PRIMARY KEY (complaint_id),
  CONSTRAINT fk_complaint_reply_answer FOREIGN KEY (complaint_id) REFERENCES complaint_answer (complaint_id),
  CONSTRAINT fk_complaint_reply_person FOREIGN KEY (replied_by) REFERENCES person (id),
  CONSTRAINT ck_complaint_reply_said CHECK (reply <> '')
) COMMENT 'Replies of bidders to the answers to their complaints';

CREATE TABLE review_draft (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  complaint_id BIGINT NOT NULL COMMENT 'complaint',
  number INT NOT NULL COMMENT 'from 1',
  status VARCHAR(10) NOT NULL COMMENT 'OPEN while it is voted on, then ADOPTED or REJECTED',
  current_of BIGINT NULL COMMENT 'the complaint while open or adopted, so that it has one decision',
  reasons VARCHAR(8000) NOT NULL COMMENT 'reasons, for the parties',
  summary_ar VARCHAR(2000) NOT NULL COMMENT 'what is published, Arabic',
  summary_en VARCHAR(2000) NOT NULL COMMENT 'what is published, English',
  sha256 CHAR(64) NOT NULL COMMENT 'of reasons, summaries and remedies: what each vote names',
  written_by BIGINT NOT NULL COMMENT 'review member who wrote it',
  written_at DATETIME(6) NOT NULL COMMENT 'UTC',
  closed_by BIGINT NULL COMMENT 'review member who recorded the outcome of the vote',
  closed_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_review_draft PRIMARY KEY (id),
  CONSTRAINT uq_review_draft_number UNIQUE (complaint_id, number),
  CONSTRAINT uq_review_draft_current UNIQUE (current_of),
  CONSTRAINT fk_review_draft_complaint FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT fk_review_draft_writer FOREIGN KEY (written_by) REFERENCES person (id),
  CONSTRAINT fk_review_draft_closer FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT ck_review_draft_number CHECK (number >= 1),
  CONSTRAINT ck_review_draft_status CHECK (status IN ('OPEN', 'ADOPTED', 'REJECTED')),
  CONSTRAINT ck_review_draft_current CHECK ((status = 'REJECTED') = (current_of IS NULL)),
  CONSTRAINT ck_review_draft_current_of CHECK (current_of IS NULL OR current_of = complaint_id),
  CONSTRAINT ck_review_draft_said CHECK (reasons <> '' AND summary_ar <> '' AND summary_en <> ''),
  CONSTRAINT ck_review_draft_closed CHECK ((status = 'OPEN') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL))
) COMMENT 'Decisions on complaints as drafted, and how the vote on each ended';

DELIMITER //
-- Who prepared, approved, amended, opened, examined, voted on or answered for a tender does not judge it.
CREATE TRIGGER tr_review_draft_written BEFORE INSERT ON review_draft FOR EACH ROW
BEGIN
  DECLARE of_tender BIGINT;
  DECLARE complaint_status VARCHAR(10);
  DECLARE heard BOOLEAN;
  SELECT tender_id, status, status = 'ANSWERED' OR UTC_TIMESTAMP(6) >= answer_until
    INTO of_tender, complaint_status, heard FROM complaint WHERE id = NEW.complaint_id FOR UPDATE;
  IF NEW.status <> 'OPEN' OR complaint_status NOT IN ('FILED', 'ANSWERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
  IF NOT heard THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.answer-awaited';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.written_by AND role = 'REVIEW_MEMBER')
      OR EXISTS (SELECT 1 FROM joint_tender WHERE id = of_tender AND NEW.written_by IN (prepared_by, approved_by))
      OR EXISTS (SELECT 1 FROM tender_amendment WHERE tender_id = of_tender AND NEW.written_by IN (proposed_by, approved_by))
      OR EXISTS (SELECT 1 FROM panel_member WHERE tender_id = of_tender AND person_id = NEW.written_by)
      OR EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
                  WHERE d.tender_id = of_tender AND v.person_id = NEW.written_by)
      OR EXISTS (SELECT 1 FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
                  WHERE c.tender_id = of_tender AND a.answered_by = NEW.written_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-independent';
  END IF;
END//
-- At least three members decide, more where the rule of the tender says so, and more must be for it than against; only
-- votes that count do, and nobody who declared a conflict closes it. Beside drafts that were overtaken, a draft falls
-- whose writer declared one.
CREATE TRIGGER tr_review_draft_closed BEFORE UPDATE ON review_draft FOR EACH ROW
BEGIN
  DECLARE votes INT;
  DECLARE in_favour INT;
  DECLARE needed INT;
  DECLARE of_tender BIGINT;
  DECLARE is_overtaken BOOLEAN;
  DECLARE is_left BOOLEAN;
  IF NEW.complaint_id <> OLD.complaint_id OR NEW.number <> OLD.number OR NEW.reasons <> OLD.reasons
      OR NEW.summary_ar <> OLD.summary_ar OR NEW.summary_en <> OLD.summary_en OR NEW.sha256 <> OLD.sha256
      OR NEW.written_by <> OLD.written_by OR OLD.status <> 'OPEN' OR NEW.status = 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT c.tender_id INTO of_tender FROM complaint c WHERE c.id = NEW.complaint_id;
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = of_tender AND k.person_id = NEW.closed_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
  SELECT COUNT(*) > 0 INTO is_left FROM learned_conflict k WHERE k.tender_id = of_tender AND k.person_id = NEW.written_by;
  SELECT COUNT(*) > 0 INTO is_overtaken FROM review_draft_lot x
    JOIN lot l ON l.id = x.lot_id JOIN joint_tender t ON t.id = l.tender_id
   WHERE x.draft_id = NEW.id AND x.remedy IN ('REEVALUATE', 'EXCLUDE')
     AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'));
  IF is_left AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-left';
  END IF;
  IF is_overtaken AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-overtaken';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(v.is_for), 0) INTO votes, in_favour FROM review_vote v
   WHERE v.draft_id = NEW.id AND NOT EXISTS (SELECT 1 FROM learned_conflict k
      WHERE k.tender_id = of_tender AND k.person_id = v.person_id);
  SELECT GREATEST(3, COALESCE(MAX(r.value), 3)) INTO needed
    FROM complaint c JOIN tender_rule r ON r.tender_id = c.tender_id AND r.code = 'complaint.votes'
   WHERE c.id = NEW.complaint_id;
  IF NOT is_overtaken AND NOT is_left AND (votes < needed OR (NEW.status = 'ADOPTED') <> (in_favour > votes - in_favour)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.vote-differs';
  END IF;
  IF EXISTS (SELECT 1 FROM complaint_lot l WHERE l.complaint_id = NEW.complaint_id
      AND NOT EXISTS (SELECT 1 FROM review_draft_lot d WHERE d.draft_id = NEW.id AND d.lot_id = l.lot_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-missing';
  END IF;
END//
DELIMITER ;

CREATE TABLE review_draft_lot (
  draft_id BIGINT NOT NULL COMMENT 'draft',
  complaint_id BIGINT NOT NULL COMMENT 'complaint',
  lot_id BIGINT NOT NULL COMMENT 'lot the complaint names',
  remedy VARCHAR(10) NOT NULL COMMENT 'NONE: dismissed; REEVALUATE, EXCLUDE the winning bid, or CANCEL_LOT',
  excluded_bid BIGINT NULL COMMENT 'winning bid excluded, where a divided lot has several; otherwise the winner complained of',
  CONSTRAINT pk_review_draft_lot PRIMARY KEY (draft_id, lot_id),
  CONSTRAINT fk_review_draft_lot_draft FOREIGN KEY (draft_id) REFERENCES review_draft (id),
  CONSTRAINT fk_review_draft_lot_lot FOREIGN KEY (complaint_id, lot_id) REFERENCES complaint_lot (complaint_id, lot_id),
  CONSTRAINT fk_review_draft_lot_excluded FOREIGN KEY (excluded_bid) REFERENCES bid (id),
  CONSTRAINT ck_review_draft_lot_remedy CHECK (remedy IN ('NONE', 'REEVALUATE', 'EXCLUDE', 'CANCEL_LOT')),
  CONSTRAINT ck_review_draft_lot_excluded CHECK (excluded_bid IS NULL OR remedy = 'EXCLUDE')
) COMMENT 'What a decision means for each lot';

DELIMITER //
-- Of several winners the one excluded is named.
CREATE TRIGGER tr_review_draft_lot_added BEFORE INSERT ON review_draft_lot FOR EACH ROW
BEGIN
  DECLARE winners INT;
  DECLARE named INT;
  IF NOT EXISTS (SELECT 1 FROM review_draft WHERE id = NEW.draft_id AND complaint_id = NEW.complaint_id AND status = 'OPEN')
      OR EXISTS (SELECT 1 FROM review_vote WHERE draft_id = NEW.draft_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(a.bid_id = NEW.excluded_bid), 0) INTO winners, named
    FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
    JOIN award w ON w.id = l.award_id
    JOIN award a ON a.lot_id = l.lot_id AND a.decision_id <=> w.decision_id AND a.bid_id <> c.bid_id
   WHERE l.complaint_id = NEW.complaint_id AND l.lot_id = NEW.lot_id;
  IF NEW.remedy = 'EXCLUDE' AND named = 0 AND (winners > 1 OR NEW.excluded_bid IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.excluded-unknown';
  END IF;
END//
DELIMITER ;

CREATE TABLE review_exclusion (
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid that is out of it',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  draft_id BIGINT NOT NULL COMMENT 'decision that excluded it',
  CONSTRAINT pk_review_exclusion PRIMARY KEY (lot_id, bid_id),
  CONSTRAINT fk_review_exclusion_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_review_exclusion_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_review_exclusion_draft FOREIGN KEY (draft_id) REFERENCES review_draft (id),
  INDEX ix_review_exclusion_tender (tender_id)
) COMMENT 'Bids that a decision on a complaint excluded from a lot';

CREATE TABLE review_vote (
  draft_id BIGINT NOT NULL COMMENT 'draft',
  person_id BIGINT NOT NULL COMMENT 'review member',
  is_for BOOLEAN NOT NULL COMMENT 'for the draft',
  reason VARCHAR(1000) NOT NULL COMMENT 'needed against',
  sha256 CHAR(64) NOT NULL COMMENT 'of the draft the member read',
  cast_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_review_vote PRIMARY KEY (draft_id, person_id),
  CONSTRAINT fk_review_vote_draft FOREIGN KEY (draft_id) REFERENCES review_draft (id),
  CONSTRAINT fk_review_vote_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_review_vote_reason CHECK (is_for OR reason <> '')
) COMMENT 'Votes of the review body, each cast alone; read by nobody before the outcome is recorded';

DELIMITER //
CREATE TRIGGER tr_review_vote_independent BEFORE INSERT ON review_vote FOR EACH ROW
BEGIN
  DECLARE of_tender BIGINT;
  DECLARE draft_status VARCHAR(10);
  DECLARE read_sha256 CHAR(64);
  SELECT c.tender_id, d.status, d.sha256 INTO of_tender, draft_status, read_sha256
    FROM review_draft d JOIN complaint c ON c.id = d.complaint_id WHERE d.id = NEW.draft_id;
  IF draft_status <> 'OPEN' OR read_sha256 <> NEW.sha256 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.no-vote-open';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'REVIEW_MEMBER')
      OR EXISTS (SELECT 1 FROM joint_tender WHERE id = of_tender AND NEW.person_id IN (prepared_by, approved_by))
      OR EXISTS (SELECT 1 FROM tender_amendment WHERE tender_id = of_tender AND NEW.person_id IN (proposed_by, approved_by))
      OR EXISTS (SELECT 1 FROM panel_member WHERE tender_id = of_tender AND person_id = NEW.person_id)
      OR EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
                  WHERE d.tender_id = of_tender AND v.person_id = NEW.person_id)
      OR EXISTS (SELECT 1 FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
                  WHERE c.tender_id = of_tender AND a.answered_by = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-independent';
  END IF;
END//
DELIMITER ;

CREATE TABLE review_vote_set_aside (
  draft_id BIGINT NOT NULL COMMENT 'draft voted on',
  person_id BIGINT NOT NULL COMMENT 'who voted and declared a conflict later',
  tender_id BIGINT NOT NULL COMMENT 'tender of the complaint',
  CONSTRAINT pk_review_vote_set_aside PRIMARY KEY (draft_id, person_id),
  CONSTRAINT fk_review_vote_set_aside_vote FOREIGN KEY (draft_id, person_id) REFERENCES review_vote (draft_id, person_id),
  CONSTRAINT fk_review_vote_set_aside_conflict FOREIGN KEY (tender_id, person_id) REFERENCES learned_conflict (tender_id, person_id)
) COMMENT 'Votes of the review body that count no more, since the member declared a conflict while the draft was open';
