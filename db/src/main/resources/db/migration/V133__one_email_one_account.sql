-- One e-mail address is one account: a person with two would be two people to whatever asks for another pair of eyes.
-- Accounts that shared an address before stay as they are, marked, and no further one gets the address.
ALTER TABLE person
  ADD COLUMN is_email_shared BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'an older account had the same address when one address became one account; never set later';
UPDATE person p
  JOIN (SELECT LOWER(TRIM(email)) AS address, MIN(id) AS first_id FROM person
         WHERE blocked_at IS NULL GROUP BY LOWER(TRIM(email)) HAVING COUNT(*) > 1) d
    ON d.address = LOWER(TRIM(p.email))
   SET p.is_email_shared = TRUE
 WHERE p.id <> d.first_id AND p.blocked_at IS NULL;
ALTER TABLE person
  ADD COLUMN email_key VARCHAR(200) GENERATED ALWAYS AS (CASE WHEN blocked_at IS NULL AND NOT is_email_shared THEN LOWER(TRIM(email)) END) STORED COMMENT 'the address while the account is not locked, so that no other account has it',
  ADD CONSTRAINT uq_person_email UNIQUE (email_key);
DELIMITER //
CREATE TRIGGER tr_person_email_own BEFORE INSERT ON person FOR EACH ROW
BEGIN
  IF NEW.is_email_shared THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.email-taken';
  END IF;
END//
CREATE TRIGGER tr_person_email_stays_own BEFORE UPDATE ON person FOR EACH ROW
BEGIN
  IF NEW.is_email_shared AND (NOT OLD.is_email_shared OR LOWER(TRIM(NEW.email)) <> LOWER(TRIM(OLD.email))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.email-taken';
  END IF;
END//
DELIMITER ;
