-- What a committee is, how many states it needs and how it votes come from migrations; a seat that no two
-- administrators gave comes from them or from whoever owns the tables. The account of the service does
-- neither: CURRENT_USER() is whoever made the trigger, USER() whoever changes the row.
DELIMITER //
CREATE TRIGGER tr_committee_set_up BEFORE INSERT ON committee FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.committee-fixed';
  END IF;
END//
CREATE TRIGGER tr_committee_fixed BEFORE UPDATE ON committee FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.committee-fixed';
  END IF;
END//
CREATE TRIGGER tr_committee_kept BEFORE DELETE ON committee FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.committee-fixed';
  END IF;
END//
CREATE TRIGGER tr_committee_member_by_owner BEFORE INSERT ON committee_member FOR EACH ROW
BEGIN
  IF NEW.origin = 'OPERATOR' AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
CREATE TRIGGER tr_committee_member_fixed BEFORE UPDATE ON committee_member FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
CREATE TRIGGER tr_committee_member_kept BEFORE DELETE ON committee_member FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
DELIMITER ;
