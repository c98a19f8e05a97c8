-- An address with a tag (name+tag@host) reaches the mailbox of the address without it, so it is the same address of one
-- account. What was typed is kept, and mail goes there. Accounts that shared a mailbox in this way before stay as they
-- are, marked, and no further one gets the address.
SET @kept_session = 0;
DROP TRIGGER tr_person_email_stays_own;
UPDATE person p
  JOIN (SELECT LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(email), '@', 1), '+', 1), '@', SUBSTRING_INDEX(TRIM(email), '@', -1))) AS address,
               MIN(id) AS first_id
          FROM person WHERE blocked_at IS NULL AND NOT is_email_shared
         GROUP BY LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(email), '@', 1), '+', 1), '@', SUBSTRING_INDEX(TRIM(email), '@', -1)))
        HAVING COUNT(*) > 1) d
    ON d.address = LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(p.email), '@', 1), '+', 1), '@', SUBSTRING_INDEX(TRIM(p.email), '@', -1)))
   SET p.is_email_shared = TRUE
 WHERE p.id <> d.first_id AND p.blocked_at IS NULL;
ALTER TABLE person
  DROP INDEX uq_person_email,
  DROP COLUMN email_key;
ALTER TABLE person
  ADD COLUMN email_key VARCHAR(200) GENERATED ALWAYS AS (CASE WHEN blocked_at IS NULL AND NOT is_email_shared
    THEN LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(email), '@', 1), '+', 1), '@', SUBSTRING_INDEX(TRIM(email), '@', -1))) END) STORED
    COMMENT 'the address without its tag and in small letters, while the account is not locked, so that no other account has it',
  ADD CONSTRAINT uq_person_email UNIQUE (email_key);
DELIMITER //
-- As in V133.
CREATE TRIGGER tr_person_email_stays_own BEFORE UPDATE ON person FOR EACH ROW
BEGIN
  IF NEW.is_email_shared AND (NOT OLD.is_email_shared OR LOWER(TRIM(NEW.email)) <> LOWER(TRIM(OLD.email))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.email-taken';
  END IF;
END//
DELIMITER ;
