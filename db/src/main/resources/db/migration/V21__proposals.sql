-- What officers and coordinators propose for the catalog, and the answer to the near standard item
-- on a line of demand.

CREATE TABLE item_proposal (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  item_id BIGINT NULL COMMENT 'item to be changed; none when a new item is proposed',
  based_on INT NULL COMMENT 'number of the revision that the proposer saw',
  category_code CHAR(8) NOT NULL COMMENT 'category of the item',
  kind VARCHAR(10) NOT NULL COMMENT 'HARDWARE, SOFTWARE or SERVICE',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name proposed',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name proposed',
  content LONGTEXT NOT NULL COMMENT 'content proposed, JSON; stays as proposed whatever is published',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the proposer',
  proposed_by BIGINT NOT NULL COMMENT 'procurement officer or national coordinator',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, ACCEPTED, MERGED, DECLINED or WITHDRAWN',
  decided_by BIGINT NULL COMMENT 'catalog manager; the proposer when withdrawn',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  decision_note VARCHAR(1000) NULL COMMENT 'why it was declined, or what the proposer is told beside the decision',
  result_item_id BIGINT NULL COMMENT 'item published, revised or meant already',
  result_revision INT NULL COMMENT 'number of the revision published; none when merged',
  edited BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether something else than proposed was published',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_item_proposal PRIMARY KEY (id),
  CONSTRAINT fk_item_proposal_based FOREIGN KEY (item_id, based_on) REFERENCES item_revision (item_id, number),
  CONSTRAINT fk_item_proposal_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT fk_item_proposal_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_item_proposal_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT fk_item_proposal_item FOREIGN KEY (result_item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_proposal_result FOREIGN KEY (result_item_id, result_revision) REFERENCES item_revision (item_id, number),
  CONSTRAINT ck_item_proposal_kind CHECK (kind IN ('HARDWARE', 'SOFTWARE', 'SERVICE')),
  CONSTRAINT ck_item_proposal_json CHECK (JSON_VALID(content)),
  CONSTRAINT ck_item_proposal_based CHECK ((item_id IS NULL) = (based_on IS NULL)),
  CONSTRAINT ck_item_proposal_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_item_proposal_status CHECK (status IN ('PROPOSED', 'ACCEPTED', 'MERGED', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_item_proposal_decided CHECK ((status = 'PROPOSED') = (decided_at IS NULL) AND (status = 'PROPOSED') = (decided_by IS NULL)),
  -- Four eyes: nobody decides what they proposed; only the proposer takes it back.
  CONSTRAINT ck_item_proposal_four_eyes CHECK (status = 'PROPOSED' OR (status = 'WITHDRAWN') = (decided_by = proposed_by)),
  CONSTRAINT ck_item_proposal_note CHECK (status <> 'DECLINED' OR COALESCE(CHAR_LENGTH(decision_note), 0) > 0),
  CONSTRAINT ck_item_proposal_result CHECK ((status = 'ACCEPTED') = (result_revision IS NOT NULL)
    AND (status IN ('ACCEPTED', 'MERGED')) = (result_item_id IS NOT NULL)),
  CONSTRAINT ck_item_proposal_change CHECK (status <> 'ACCEPTED' OR item_id IS NULL OR item_id = result_item_id)
) COMMENT 'Items and changes that were proposed for the catalog';
CREATE INDEX ix_item_proposal_status ON item_proposal (status, proposed_at);
CREATE INDEX ix_item_proposal_proposer ON item_proposal (proposed_by, proposed_at);

DELIMITER //
-- What was proposed stays as it was, and a decision is final.
CREATE TRIGGER tr_item_proposal_fixed BEFORE UPDATE ON item_proposal FOR EACH ROW
BEGIN
  IF OLD.status <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-decided';
  END IF;
  IF NEW.content <> OLD.content OR NEW.reason <> OLD.reason OR NEW.proposed_by <> OLD.proposed_by
      OR COALESCE(NEW.item_id, 0) <> COALESCE(OLD.item_id, 0) OR NEW.category_code <> OLD.category_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-fixed';
  END IF;
END//
CREATE TRIGGER tr_item_proposal_kept BEFORE DELETE ON item_proposal FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-fixed';
END//
DELIMITER ;

ALTER TABLE demand_line
  ADD COLUMN near_standard_id BIGINT NULL COMMENT 'standard item that the officer was shown beside an odd one',
  ADD COLUMN kept_reason VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why the odd item was kept; needed to submit once a standard was shown',
  ADD CONSTRAINT fk_demand_line_standard FOREIGN KEY (near_standard_id) REFERENCES catalog_item (id);

DELIMITER //
-- Beside tr_submission_content: what the officer was shown is answered before it is handed in.
CREATE TRIGGER tr_submission_standard BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  IF NEW.status = 'SUBMITTED' AND OLD.status <> 'SUBMITTED'
      AND EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id AND near_standard_id IS NOT NULL AND TRIM(kept_reason) = '') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.standard-unanswered';
  END IF;
END//
DELIMITER ;
