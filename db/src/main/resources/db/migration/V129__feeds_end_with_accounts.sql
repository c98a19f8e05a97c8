-- The secret address of a calendar is a way in, and ends with the others: when the account is
-- locked, when its password changes by whosever hand, and when a role is taken. Whatever program
-- does it, the address opens nothing from then on, not even when the account is opened again.
DELIMITER //
CREATE TRIGGER tr_person_feed_ends AFTER UPDATE ON person FOR EACH ROW
BEGIN
  IF (NEW.blocked_at IS NOT NULL AND OLD.blocked_at IS NULL)
      OR NOT (NEW.password_hash <=> OLD.password_hash) THEN
    DELETE FROM calendar_feed WHERE person_id = NEW.id;
  END IF;
END//
CREATE TRIGGER tr_role_grant_feed_ends AFTER DELETE ON role_grant FOR EACH ROW
BEGIN
  DELETE FROM calendar_feed WHERE person_id = OLD.person_id;
END//
DELIMITER ;
