-- When an award that did not stand ended, so that a report of it issued before can say so.

ALTER TABLE award
  ADD COLUMN ended_at DATETIME(6) NULL COMMENT 'UTC, when it was cancelled, by the database clock; none while it stands, and none for what ended before this was kept';

DELIMITER //
CREATE TRIGGER tr_award_ended BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.status = 'cancelled' AND OLD.status <> 'cancelled' THEN
    SET NEW.ended_at = UTC_TIMESTAMP(6);
  ELSE
    SET NEW.ended_at = OLD.ended_at;
  END IF;
END//
DELIMITER ;
