-- Names tell people, suppliers and entities apart, so they hold nothing that cannot be seen and
-- nothing that turns the direction of writing. The joiners (U+200C, U+200D) stay, which Persian,
-- Urdu and Arabic abbreviations need. An e-mail address is one address.
UPDATE person
   SET name_ar = REGEXP_REPLACE(name_ar, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', ''),
       name_en = REGEXP_REPLACE(name_en, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', ''),
       title_ar = REGEXP_REPLACE(title_ar, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', ''),
       title_en = REGEXP_REPLACE(title_en, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', '');
UPDATE supplier
   SET name_ar = REGEXP_REPLACE(name_ar, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', ''),
       name_en = REGEXP_REPLACE(name_en, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', '');
UPDATE procuring_entity
   SET name_ar = REGEXP_REPLACE(name_ar, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', ''),
       name_en = REGEXP_REPLACE(name_en, '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', '');

-- Of several addresses, or one among other words, the first stays.
UPDATE person
   SET email = REGEXP_REPLACE(REGEXP_REPLACE(email, '^[\\s,;<>]+', ''), '[\\s,;<>][\\s\\S]*$', '')
 WHERE email REGEXP '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs},;<>]';

ALTER TABLE person
  ADD CONSTRAINT ck_person_plain_name CHECK (
    CONCAT(name_ar, name_en, title_ar, title_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  ADD CONSTRAINT ck_person_one_email CHECK (email NOT REGEXP '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs},;<>]');
ALTER TABLE supplier
  ADD CONSTRAINT ck_supplier_plain_name CHECK (
    CONCAT(name_ar, name_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]');
ALTER TABLE procuring_entity
  ADD CONSTRAINT ck_procuring_entity_plain_name CHECK (
    CONCAT(name_ar, name_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]');
