-- The best award across lots, worked out for the examination panel: what was asked, what was found, and what
-- was recommended from it. A question and its answer never change, so that whoever checks them finds the same.

CREATE TABLE award_scenario (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'number within the tender, from 1',
  name VARCHAR(80) NOT NULL COMMENT 'what the panel calls it',
  terms TEXT NOT NULL COMMENT 'what was asked for, JSON',
  time_limit_seconds INT NOT NULL COMMENT 'the longest that each search may take',
  problem MEDIUMTEXT NOT NULL COMMENT 'the problem as the command award-solve reads it, JSON',
  problem_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 of the problem in UTF-8, hexadecimal',
  created_by BIGINT NOT NULL COMMENT 'member of the examination panel',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_award_scenario PRIMARY KEY (id),
  CONSTRAINT uq_award_scenario_number UNIQUE (tender_id, number),
  CONSTRAINT uq_award_scenario_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_award_scenario_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_award_scenario_person FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT ck_award_scenario_number CHECK (number >= 1),
  CONSTRAINT ck_award_scenario_name CHECK (CHAR_LENGTH(name) > 0),
  CONSTRAINT ck_award_scenario_time CHECK (time_limit_seconds BETWEEN 1 AND 600)
) COMMENT 'Problems of awarding all lots of a tender at once, as the examination panel stated them';

CREATE TABLE award_scenario_run (
  scenario_id BIGINT NOT NULL COMMENT 'scenario',
  kind VARCHAR(10) NOT NULL COMMENT 'SOLVE: the best award; COSTS: what each limit costs; CHECK: the same by a second solver',
  status VARCHAR(10) NOT NULL COMMENT 'QUEUED, RUNNING, DONE or FAILED',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'times that a node took it up',
  claim CHAR(36) NULL COMMENT 'which turn of which node works it',
  lease_until DATETIME(6) NULL COMMENT 'UTC, of the machine: from then on another node may take it over',
  queued_at DATETIME(6) NOT NULL COMMENT 'UTC',
  started_at DATETIME(6) NULL COMMENT 'UTC, of the machine: when it was taken up last',
  done_at DATETIME(6) NULL COMMENT 'UTC, of the machine: when it ended',
  result MEDIUMTEXT NULL COMMENT 'what award-solve prints for the problem, JSON',
  result_sha256 CHAR(64) NULL COMMENT 'SHA-256 of the result in UTF-8, hexadecimal',
  error VARCHAR(200) NULL COMMENT 'code of the refusal, or what went wrong',
  CONSTRAINT pk_award_scenario_run PRIMARY KEY (scenario_id, kind),
  CONSTRAINT fk_award_scenario_run_scenario FOREIGN KEY (scenario_id) REFERENCES award_scenario (id),
  CONSTRAINT ck_award_scenario_run_kind CHECK (kind IN ('SOLVE', 'COSTS', 'CHECK')),
  CONSTRAINT ck_award_scenario_run_status CHECK (status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  CONSTRAINT ck_award_scenario_run_claim CHECK ((status = 'RUNNING') = (claim IS NOT NULL) AND (status = 'RUNNING') = (lease_until IS NOT NULL)),
  CONSTRAINT ck_award_scenario_run_done CHECK ((status IN ('DONE', 'FAILED')) = (done_at IS NOT NULL)),
  CONSTRAINT ck_award_scenario_run_result CHECK ((status = 'DONE') = (result IS NOT NULL) AND (status = 'DONE') = (result_sha256 IS NOT NULL)),
  CONSTRAINT ck_award_scenario_run_error CHECK ((status = 'FAILED') = (error IS NOT NULL))
) COMMENT 'The work on scenarios; any node takes it up, and takes it over from a node that died';
CREATE INDEX ix_award_scenario_run_due ON award_scenario_run (status, lease_until);

CREATE TABLE scenario_choice (
  decision_id BIGINT NOT NULL COMMENT 'decision that the committee was asked for',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  scenario_id BIGINT NOT NULL COMMENT 'scenario that was recommended',
  reason VARCHAR(1000) NOT NULL COMMENT 'why this scenario',
  deviations INT NOT NULL COMMENT 'lots recommended otherwise than in the scenario; each award tells its reason',
  chosen_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  chosen_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_scenario_choice PRIMARY KEY (decision_id),
  CONSTRAINT fk_scenario_choice_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  CONSTRAINT fk_scenario_choice_scenario FOREIGN KEY (scenario_id, tender_id) REFERENCES award_scenario (id, tender_id),
  CONSTRAINT fk_scenario_choice_person FOREIGN KEY (chosen_by) REFERENCES person (id),
  CONSTRAINT ck_scenario_choice_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_scenario_choice_deviations CHECK (deviations >= 0)
) COMMENT 'Which scenario a recommendation was made from, and why';

DELIMITER //
CREATE TRIGGER tr_award_scenario_stated BEFORE INSERT ON award_scenario FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-not-under-way';
  END IF;
  IF NEW.problem_sha256 <> SHA2(NEW.problem, 256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-hash-differs';
  END IF;
END//
CREATE TRIGGER tr_award_scenario_fixed BEFORE UPDATE ON award_scenario FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END//
CREATE TRIGGER tr_award_scenario_kept BEFORE DELETE ON award_scenario FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END//
CREATE TRIGGER tr_award_scenario_run_queued BEFORE INSERT ON award_scenario_run FOR EACH ROW
BEGIN
  IF NEW.status <> 'QUEUED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
  END IF;
END//
-- What ended stays as it ended, and only what is being worked can end.
CREATE TRIGGER tr_award_scenario_run_step BEFORE UPDATE ON award_scenario_run FOR EACH ROW
BEGIN
  IF NEW.scenario_id <> OLD.scenario_id OR NEW.kind <> OLD.kind OR OLD.status IN ('DONE', 'FAILED')
      OR (OLD.status = 'QUEUED' AND NEW.status <> 'RUNNING')
      OR (OLD.status = 'RUNNING' AND NEW.status = 'QUEUED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
  END IF;
  IF NEW.status = 'DONE' AND NEW.result_sha256 <> SHA2(NEW.result, 256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-hash-differs';
  END IF;
END//
CREATE TRIGGER tr_award_scenario_run_kept BEFORE DELETE ON award_scenario_run FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END//
CREATE TRIGGER tr_scenario_choice_solved BEFORE INSERT ON scenario_choice FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award_scenario_run
                  WHERE scenario_id = NEW.scenario_id AND kind = 'SOLVE' AND status = 'DONE')
      OR NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.decision_id AND tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-not-solved';
  END IF;
END//
CREATE TRIGGER tr_scenario_choice_fixed BEFORE UPDATE ON scenario_choice FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END//
CREATE TRIGGER tr_scenario_choice_kept BEFORE DELETE ON scenario_choice FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END//
DELIMITER ;
