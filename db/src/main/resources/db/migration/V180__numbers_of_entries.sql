-- The database numbers the entries of the record, in the order in which they are written: nobody who
-- inserts one chooses its number, not by the statement and not by the session (insert_id). The number of
-- an entry is above that of its witness, the newest entry that its writer saw. An entry that tells of rows
-- has a witness, unless it is the first of all.
DELIMITER //
CREATE TRIGGER tr_audit_entry_number BEFORE INSERT ON audit_entry FOR EACH ROW
BEGIN
  IF COALESCE(NEW.id, 0) <> 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.chosen-number';
  END IF;
END//
CREATE TRIGGER tr_audit_entry_in_order AFTER INSERT ON audit_entry FOR EACH ROW
BEGIN
  IF NEW.id <= 0 OR NEW.witness_id >= NEW.id
      OR (NEW.witness_id IS NULL AND NEW.rows_sha256 IS NOT NULL AND NEW.id > (SELECT MIN(e.id) FROM audit_entry e))
      OR EXISTS (SELECT 1 FROM audit_entry b
                  WHERE b.chain_id = NEW.chain_id AND b.position = NEW.position - 1 AND b.id > NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.chosen-number';
  END IF;
END//
DELIMITER ;
