-- Growing delays by account, address and device took the place of counting failures and locking; nothing reads these.
ALTER TABLE person
  DROP COLUMN failed_attempts,
  DROP COLUMN locked_until;
