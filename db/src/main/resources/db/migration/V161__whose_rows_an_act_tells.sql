-- An act tells of the rows that its own connection changed, and of no others: the session in a variable
-- can be set by any connection to the number of another one, the number of the connection cannot. Rows
-- of session 0, which the next upgrade tells, come from the account of the migrations alone. A migration
-- that tells rows of its own by INSERT ... SELECT drops this trigger meanwhile (see V160) and fills in the
-- connection itself.
ALTER TABLE audit_row
  ADD COLUMN connection BIGINT UNSIGNED NULL COMMENT 'connection to the database that changed the row; none for rows told before this was kept';

DELIMITER //
CREATE TRIGGER tr_audit_row_whose BEFORE INSERT ON audit_row FOR EACH ROW
BEGIN
  SET NEW.connection = CONNECTION_ID();
  IF NEW.session = 0 AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.session-of-upgrades';
  END IF;
END//
DELIMITER ;
