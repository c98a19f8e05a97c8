-- How a deployment shows itself: colours and measures of its state's design system, name, emblem, help and contact; and what
-- readers say of its pages. Guards of one condition are in guards.txt, the tables of which every change is told in
-- kept-tables.txt.

CREATE TABLE face_theme (
  code VARCHAR(20) NOT NULL COMMENT 'by which it is chosen',
  name_ar VARCHAR(100) NOT NULL COMMENT 'what it is called, Arabic',
  name_en VARCHAR(100) NOT NULL COMMENT 'what it is called, English',
  colour CHAR(7) NOT NULL COMMENT 'the one colour, from which paler and darker ones are worked out',
  radius INT NOT NULL COMMENT 'of corners, in pixels',
  header_height INT NOT NULL COMMENT 'least height of the header, in pixels',
  source VARCHAR(200) NOT NULL COMMENT 'where the figures are from',
  CONSTRAINT pk_face_theme PRIMARY KEY (code),
  CONSTRAINT ck_face_theme_colour CHECK (colour REGEXP '^#[0-9a-f]{6}$')
) COMMENT 'Colours and measures of the design systems of states, as data';

INSERT INTO face_theme (code, name_ar, name_en, colour, radius, header_height, source) VALUES
  ('PLATFORM', 'موحّد', 'Muwahhad', '#1b6b4a', 6, 72, 'this system'),
  ('SA', 'كود المنصات – المملكة العربية السعودية', 'Platforms Code – Saudi Arabia', '#1f7a4f', 8, 72, 'Platforms Code 1.0: SA flag 600, radius 4/8/16, header 72'),
  ('AE', 'نظام التصميم – الإمارات العربية المتحدة', 'Design System – United Arab Emirates', '#7c5e24', 8, 80, '@aegov/design-system 3.0.7 (MIT): aegold-700, oklch(0.501 0.084 81.0)'),
  ('AE_GREEN', 'نظام التصميم – الإمارات العربية المتحدة، الأخضر', 'Design System – United Arab Emirates, green', '#2f663c', 8, 80, '@aegov/design-system 3.0.7 (MIT): aegreen-700, oklch(0.461 0.090 149.4)');

-- Each change is a row; the newest holds. A change takes the place of the newest, which who made it had seen: of two at
-- once, one is refused.
CREATE TABLE face_setting (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  theme VARCHAR(20) NOT NULL COMMENT 'from which it began',
  colour CHAR(7) NOT NULL COMMENT 'the one colour; stands out from white by 4.5 to 1 (WCAG 2.2)',
  radius INT NOT NULL COMMENT 'of corners, in pixels',
  header_height INT NOT NULL COMMENT 'least height of the header, in pixels',
  name_ar VARCHAR(60) NOT NULL COMMENT 'name in the header, Arabic; empty for that of the system',
  name_en VARCHAR(60) NOT NULL COMMENT 'name in the header, English; empty for that of the system',
  owner_ar VARCHAR(120) NOT NULL COMMENT 'whose it is, Arabic; empty for the Secretariat General',
  owner_en VARCHAR(120) NOT NULL COMMENT 'whose it is, English; empty for the Secretariat General',
  email VARCHAR(200) NOT NULL COMMENT 'where readers get help; may be empty',
  phone VARCHAR(40) NOT NULL COMMENT 'where readers get help; may be empty',
  help_ar VARCHAR(1000) NOT NULL COMMENT 'who helps, and when, Arabic; may be empty',
  help_en VARCHAR(1000) NOT NULL COMMENT 'who helps, and when, English; may be empty',
  emblem MEDIUMBLOB NULL COMMENT 'a picture, PNG or SVG; none for that of the settings',
  in_place_of BIGINT NOT NULL COMMENT 'the row that held before and was seen; 0 for none',
  set_by BIGINT NOT NULL COMMENT 'who set it',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_face_setting PRIMARY KEY (id),
  CONSTRAINT uq_face_setting_place UNIQUE (in_place_of),
  CONSTRAINT fk_face_setting_theme FOREIGN KEY (theme) REFERENCES face_theme (code),
  CONSTRAINT fk_face_setting_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_face_setting_colour CHECK (colour REGEXP '^#[0-9a-f]{6}$'),
  CONSTRAINT ck_face_setting_radius CHECK (radius BETWEEN 0 AND 16),
  CONSTRAINT ck_face_setting_header CHECK (header_height BETWEEN 56 AND 96),
  CONSTRAINT ck_face_setting_name CHECK ((name_ar = '') = (name_en = '')),
  CONSTRAINT ck_face_setting_plain_name CHECK (CONCAT(name_ar, name_en, owner_ar, owner_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  CONSTRAINT ck_face_setting_owner CHECK ((owner_ar = '') = (owner_en = '')),
  CONSTRAINT ck_face_setting_help CHECK ((help_ar = '') = (help_en = ''))
) COMMENT 'The face of the deployment: each change is a row, the newest holds';

-- Nothing tells who said it: neither person nor address nor time of day, and no text of their own.
CREATE TABLE page_feedback (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  place VARCHAR(200) NOT NULL COMMENT 'the page, with {id} in place of numbers and keys',
  language CHAR(2) NOT NULL COMMENT 'in which it was read',
  is_useful BOOLEAN NOT NULL COMMENT 'whether it was useful',
  reason VARCHAR(12) NULL COMMENT 'why not, where somebody said so',
  given_on DATE NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_page_feedback PRIMARY KEY (id),
  CONSTRAINT ck_page_feedback_place CHECK (place LIKE '/%' AND place NOT REGEXP '[0-9?#]'),
  CONSTRAINT ck_page_feedback_language CHECK (language IN ('ar', 'en')),
  CONSTRAINT ck_page_feedback_reason CHECK (reason IN ('UNCLEAR', 'MISSING', 'WRONG', 'SLOW', 'HARD', 'LANGUAGE', 'OTHER')),
  CONSTRAINT ck_page_feedback_why CHECK (reason IS NULL OR NOT is_useful),
  INDEX ix_page_feedback_place (place)
) COMMENT 'Whether pages were useful, as their readers say';
