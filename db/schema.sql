CREATE TABLE `account_hold` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, the number in the link',
  `person_id` bigint(20) NOT NULL COMMENT 'bid manager whose bid room stays closed',
  `proposal_id` bigint(20) NOT NULL COMMENT 'what two administrators did to the account',
  `address` varchar(200) NOT NULL COMMENT 'where the link that ends it was sent: the address of the supplier’s registration, else of another bid manager, else the person’s own',
  `begins_at` datetime(6) NOT NULL COMMENT 'UTC',
  `until_at` datetime(6) NOT NULL COMMENT 'UTC; ends by itself then',
  `mailed_at` datetime(6) NOT NULL COMMENT 'UTC, when the link was sent last',
  `released_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when it was ended by the link',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_account_hold_proposal` (`proposal_id`),
  KEY `ix_account_hold_person` (`person_id`,`until_at`),
  CONSTRAINT `fk_account_hold_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_account_hold_proposal` FOREIGN KEY (`proposal_id`) REFERENCES `account_proposal` (`id`),
  CONSTRAINT `ck_account_hold_days` CHECK (`until_at` >= `begins_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Times in which a bid manager’s account reads and changes no bid, since others set it up anew';

CREATE TABLE `account_proposal` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `kind` varchar(16) NOT NULL COMMENT 'OPEN_ACCOUNT, GRANT_ROLE, RESET_PASSWORD or COMMITTEE_SEAT',
  `status` varchar(10) NOT NULL COMMENT 'PROPOSED, CONFIRMED, REJECTED or EXPIRED',
  `person_id` bigint(20) DEFAULT NULL COMMENT 'whose account; none for an account that is not open yet',
  `login` varchar(60) DEFAULT NULL COMMENT 'login of the account to be opened; this and the next five for that only',
  `name_ar` varchar(200) DEFAULT NULL COMMENT 'name, Arabic',
  `name_en` varchar(200) DEFAULT NULL COMMENT 'name, English',
  `title_ar` varchar(200) DEFAULT NULL COMMENT 'job title, Arabic',
  `title_en` varchar(200) DEFAULT NULL COMMENT 'job title, English',
  `email` varchar(200) DEFAULT NULL COMMENT 'e-mail address',
  `role` varchar(30) NOT NULL DEFAULT '' COMMENT 'role to be given; empty for a reset',
  `state_code` char(2) DEFAULT NULL COMMENT 'state the role or seat is limited to; an entity brings its own',
  `entity_code` varchar(20) DEFAULT NULL COMMENT 'entity the role is limited to',
  `supplier_number` varchar(40) DEFAULT NULL COMMENT 'register number of the supplier the role is limited to',
  `committee` varchar(20) NOT NULL DEFAULT '' COMMENT 'committee of the seat; empty for what is no seat',
  `is_chair` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'whether the seat is that of the chair',
  `proposed_by` bigint(20) NOT NULL COMMENT 'administrator',
  `proposed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `expires_at` datetime(6) NOT NULL COMMENT 'UTC; not confirmed from then on',
  `decided_by` bigint(20) DEFAULT NULL COMMENT 'another administrator, who confirmed or rejected it',
  `decided_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `reason` varchar(1000) DEFAULT NULL COMMENT 'why it was rejected',
  `applied_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when the role or seat was given under it, which happens once',
  `open_person` bigint(20) GENERATED ALWAYS AS (case when `status` = 'PROPOSED' then `person_id` end) STORED COMMENT 'the person while it waits, so that the same waits once',
  `open_login` varchar(60) GENERATED ALWAYS AS (case when `status` = 'PROPOSED' then `login` end) STORED COMMENT 'the login while it waits, so that the same waits once',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_account_proposal_person` (`open_person`,`kind`,`role`,`committee`),
  UNIQUE KEY `uq_account_proposal_login` (`open_login`),
  KEY `fk_account_proposal_person` (`person_id`),
  KEY `fk_account_proposal_proposer` (`proposed_by`),
  KEY `fk_account_proposal_decider` (`decided_by`),
  KEY `ix_account_proposal_waiting` (`status`,`expires_at`),
  CONSTRAINT `fk_account_proposal_decider` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_account_proposal_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_account_proposal_proposer` FOREIGN KEY (`proposed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_account_proposal_kind` CHECK (`kind` in ('OPEN_ACCOUNT','GRANT_ROLE','RESET_PASSWORD','COMMITTEE_SEAT')),
  CONSTRAINT `ck_account_proposal_status` CHECK (`status` in ('PROPOSED','CONFIRMED','REJECTED','EXPIRED')),
  CONSTRAINT `ck_account_proposal_about` CHECK (`kind` = 'OPEN_ACCOUNT' = (`login` is not null) and `login` is null = (`name_ar` is null) and `login` is null = (`name_en` is null) and `login` is null = (`title_ar` is null) and `login` is null = (`title_en` is null) and `login` is null = (`email` is null) and (`kind` = 'OPEN_ACCOUNT' and `status` <> 'CONFIRMED') = (`person_id` is null)),
  CONSTRAINT `ck_account_proposal_given` CHECK (`kind` in ('OPEN_ACCOUNT','GRANT_ROLE') = (`role` <> '') and `kind` = 'COMMITTEE_SEAT' = (`committee` <> '') and (`kind` <> 'COMMITTEE_SEAT' or `state_code` is not null)),
  CONSTRAINT `ck_account_proposal_decided` CHECK (`status` in ('CONFIRMED','REJECTED') = (`decided_by` is not null) and `decided_by` is null = (`decided_at` is null)),
  CONSTRAINT `ck_account_proposal_four_eyes` CHECK (`decided_by` is null or `decided_by` <> `proposed_by`),
  CONSTRAINT `ck_account_proposal_not_oneself` CHECK (`person_id` is null or `person_id` <> `proposed_by` and (`decided_by` is null or `person_id` <> `decided_by`)),
  CONSTRAINT `ck_account_proposal_reason` CHECK (`status` = 'REJECTED' = (coalesce(char_length(`reason`),0) > 0)),
  CONSTRAINT `ck_account_proposal_applied` CHECK (`applied_at` is null or `status` = 'CONFIRMED' and `kind` <> 'RESET_PASSWORD')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What an administrator proposes to do to the account of another, until a second administrator decides';

CREATE TABLE `administrative_check` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `criterion_id` bigint(20) NOT NULL COMMENT 'administrative criterion',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `kind` varchar(15) NOT NULL DEFAULT 'ADMINISTRATIVE' COMMENT 'always ADMINISTRATIVE: only such a criterion is passed or failed',
  `is_passed` tinyint(1) NOT NULL COMMENT 'met',
  `reason` varchar(1000) NOT NULL COMMENT 'needed when not met',
  `checked_by` bigint(20) NOT NULL COMMENT 'member of the examination panel',
  `checked_at` datetime(6) NOT NULL COMMENT 'UTC',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  `change_reason` varchar(1000) DEFAULT NULL COMMENT 'why it is not as in the examination before',
  PRIMARY KEY (`bid_id`,`criterion_id`,`examination`),
  KEY `fk_administrative_check_bid` (`bid_id`,`tender_id`),
  KEY `fk_administrative_check_criterion` (`criterion_id`,`tender_id`),
  KEY `fk_administrative_check_kind` (`criterion_id`,`kind`),
  KEY `fk_administrative_check_person` (`checked_by`),
  CONSTRAINT `fk_administrative_check_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_administrative_check_criterion` FOREIGN KEY (`criterion_id`, `tender_id`) REFERENCES `criterion` (`id`, `tender_id`),
  CONSTRAINT `fk_administrative_check_kind` FOREIGN KEY (`criterion_id`, `kind`) REFERENCES `criterion` (`id`, `kind`),
  CONSTRAINT `fk_administrative_check_person` FOREIGN KEY (`checked_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_administrative_check_kind` CHECK (`kind` = 'ADMINISTRATIVE'),
  CONSTRAINT `ck_administrative_check_reason` CHECK (`is_passed` <> 0 or char_length(`reason`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Administrative compliance of each bid';

CREATE TABLE `agreement_ceiling` (
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item of the mini-competition',
  `supplier_id` bigint(20) NOT NULL COMMENT 'supplier that competes',
  `tender_id` bigint(20) NOT NULL COMMENT 'mini-competition',
  `agreement_id` bigint(20) NOT NULL COMMENT 'agreement of the supplier that covers the lot of the item',
  `agreement_item_id` bigint(20) NOT NULL COMMENT 'item of the agreement that orders draw on',
  `unit_price` decimal(25,9) NOT NULL COMMENT 'price of the agreement: the most the supplier may ask for',
  `currency` char(3) NOT NULL COMMENT 'currency of the agreement',
  PRIMARY KEY (`lot_item_id`,`supplier_id`),
  UNIQUE KEY `uq_agreement_ceiling_item` (`tender_id`,`agreement_id`,`agreement_item_id`),
  KEY `fk_agreement_ceiling_supplier` (`supplier_id`),
  KEY `fk_agreement_ceiling_agreement` (`agreement_id`),
  KEY `fk_agreement_ceiling_source` (`agreement_item_id`),
  KEY `fk_agreement_ceiling_currency` (`currency`),
  CONSTRAINT `fk_agreement_ceiling_agreement` FOREIGN KEY (`agreement_id`) REFERENCES `framework_agreement` (`id`),
  CONSTRAINT `fk_agreement_ceiling_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_agreement_ceiling_item` FOREIGN KEY (`lot_item_id`) REFERENCES `lot_item` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_agreement_ceiling_source` FOREIGN KEY (`agreement_item_id`) REFERENCES `lot_item` (`id`),
  CONSTRAINT `fk_agreement_ceiling_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `fk_agreement_ceiling_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_agreement_ceiling_price` CHECK (`unit_price` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What the suppliers of a mini-competition may ask for at most, by their agreements';

CREATE TABLE `allocation` (
  `demand_line_id` bigint(20) NOT NULL COMMENT 'demand line covered',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item that covers it',
  `quantity` decimal(15,3) NOT NULL COMMENT 'part of the line in the lot item, in its unit',
  `line_quantity` decimal(15,3) DEFAULT NULL COMMENT 'the same part in the unit of the line, when the line was converted into another item or unit; none when both are the same',
  PRIMARY KEY (`demand_line_id`,`lot_item_id`),
  KEY `fk_allocation_item` (`lot_item_id`),
  CONSTRAINT `fk_allocation_item` FOREIGN KEY (`lot_item_id`) REFERENCES `lot_item` (`id`),
  CONSTRAINT `fk_allocation_line` FOREIGN KEY (`demand_line_id`) REFERENCES `demand_line` (`id`),
  CONSTRAINT `ck_allocation_quantity` CHECK (`quantity` > 0),
  CONSTRAINT `ck_allocation_line_quantity` CHECK (`line_quantity` is null or `line_quantity` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Thread from every demand line to the lot item that covers it';

CREATE TABLE `alternative_decision` (
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid that offers the alternative',
  `number` int(11) NOT NULL COMMENT 'from 1; the last one holds',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  `is_accepted` tinyint(1) NOT NULL COMMENT 'the alternative takes the place of the bid in the lot; otherwise the bid stands as it is',
  `reason` varchar(1000) NOT NULL COMMENT 'why',
  `decided_by` bigint(20) NOT NULL COMMENT 'chair who recorded it',
  `decided_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`lot_id`,`bid_id`,`number`),
  KEY `fk_alternative_decision_alternative` (`bid_id`,`lot_id`),
  KEY `fk_alternative_decision_lot` (`lot_id`,`tender_id`),
  KEY `fk_alternative_decision_person` (`decided_by`),
  CONSTRAINT `fk_alternative_decision_alternative` FOREIGN KEY (`bid_id`, `lot_id`) REFERENCES `bid_alternative` (`bid_id`, `lot_id`),
  CONSTRAINT `fk_alternative_decision_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `fk_alternative_decision_person` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_alternative_decision_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_alternative_decision_reason` CHECK (char_length(trim(`reason`)) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Alternatives that the panel accepted or refused';

CREATE TABLE `alternative_line` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item priced',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot of the alternative',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `unit_price` decimal(19,3) NOT NULL COMMENT 'for one unit without VAT, in the currency of the bid',
  `origin` char(2) DEFAULT NULL COMMENT 'country the goods come from, ISO 3166-1 alpha-2; null where it is not told',
  `offered` varchar(300) DEFAULT NULL COMMENT 'make and model in the words of the bidder; null where it is not told',
  PRIMARY KEY (`bid_id`,`lot_item_id`),
  KEY `fk_alternative_line_alternative` (`bid_id`,`lot_id`),
  KEY `fk_alternative_line_item` (`lot_item_id`,`lot_id`),
  KEY `fk_alternative_line_tender` (`bid_id`,`tender_id`),
  CONSTRAINT `fk_alternative_line_alternative` FOREIGN KEY (`bid_id`, `lot_id`) REFERENCES `bid_alternative` (`bid_id`, `lot_id`),
  CONSTRAINT `fk_alternative_line_base` FOREIGN KEY (`bid_id`, `lot_item_id`) REFERENCES `bid_line` (`bid_id`, `lot_item_id`),
  CONSTRAINT `fk_alternative_line_item` FOREIGN KEY (`lot_item_id`, `lot_id`) REFERENCES `lot_item` (`id`, `lot_id`),
  CONSTRAINT `fk_alternative_line_tender` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `ck_alternative_line_price` CHECK (`unit_price` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Prices of alternatives';

CREATE TABLE `arithmetic_decision` (
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid whose own totals differ from its unit prices',
  `number` int(11) NOT NULL COMMENT 'from 1; the last one holds',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  `is_excluded` tinyint(1) NOT NULL COMMENT 'the bid is out for the lot; otherwise it takes part again',
  `reason` varchar(1000) NOT NULL COMMENT 'why',
  `decided_by` bigint(20) NOT NULL COMMENT 'chair who recorded it',
  `decided_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`lot_id`,`bid_id`,`number`),
  KEY `fk_arithmetic_decision_lot` (`lot_id`,`tender_id`),
  KEY `fk_arithmetic_decision_bid` (`bid_id`,`tender_id`),
  KEY `fk_arithmetic_decision_person` (`decided_by`),
  CONSTRAINT `fk_arithmetic_decision_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_arithmetic_decision_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `fk_arithmetic_decision_person` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_arithmetic_decision_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_arithmetic_decision_reason` CHECK (char_length(trim(`reason`)) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bids that the panel excluded from a lot for their arithmetic, or let in again';

CREATE TABLE `audit_anchor` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `at` datetime(6) NOT NULL COMMENT 'UTC',
  `chains` bigint(20) NOT NULL COMMENT 'number of chains covered',
  `entries` bigint(20) NOT NULL COMMENT 'number of entries covered',
  `hash` char(64) NOT NULL COMMENT 'SHA-256 over the previous anchor and all heads in order of chain',
  `previous_hash` char(64) NOT NULL COMMENT 'hash of the anchor before',
  `heads` longtext NOT NULL COMMENT 'chain, length and head hash of every chain at that time, one a line',
  `signature` varchar(2000) DEFAULT NULL COMMENT 'signature of the platform over the hash, Base64; none for anchors of earlier days',
  `certificate` text DEFAULT NULL COMMENT 'certificate of the key that signed, DER in Base64',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_audit_anchor_hash` (`hash`),
  UNIQUE KEY `uq_audit_anchor_previous` (`previous_hash`),
  CONSTRAINT `ck_audit_anchor_signed` CHECK (`signature` is null = (`certificate` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Heads of all chains tied together at intervals';

CREATE TABLE `audit_chain` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `name` varchar(60) NOT NULL COMMENT 'what the chain follows, such as round:3 or tender:7',
  `length` bigint(20) NOT NULL COMMENT 'entries so far',
  `head_hash` char(64) NOT NULL COMMENT 'hash of the last entry, or 64 zeros',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_audit_chain_name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Heads of the audit chains; one chain a round, tender or other stream, so that writers do not wait for each other';

CREATE TABLE `audit_entry` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `chain_id` bigint(20) NOT NULL COMMENT 'chain the entry belongs to',
  `position` bigint(20) NOT NULL COMMENT 'place in the chain, from 1',
  `at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `person_id` bigint(20) DEFAULT NULL COMMENT 'who acted; none for the system itself',
  `acting_as` varchar(30) NOT NULL COMMENT 'role in which the person acted',
  `act` varchar(60) NOT NULL COMMENT 'what was done, such as demand.submitted',
  `object_type` varchar(40) NOT NULL COMMENT 'kind of the object acted on',
  `object_id` varchar(60) NOT NULL COMMENT 'its key',
  `detail` text NOT NULL COMMENT 'what changed, JSON',
  `previous_hash` char(64) NOT NULL COMMENT 'hash of the entry before',
  `hash` char(64) NOT NULL COMMENT 'SHA-256 over the previous hash and every field of this entry',
  `rows_session` bigint(20) unsigned DEFAULT NULL COMMENT 'session of the rows that the entry tells of; none where it tells of none',
  `rows_first` bigint(20) DEFAULT NULL COMMENT 'first of them',
  `rows_last` bigint(20) DEFAULT NULL COMMENT 'last of them',
  `rows_sha256` char(64) DEFAULT NULL COMMENT 'digest of their digests, part of the hash of the entry',
  `witness_id` bigint(20) DEFAULT NULL COMMENT 'the newest entry of any chain that was there before: it cannot be taken away unseen',
  `witness_hash` char(64) DEFAULT NULL COMMENT 'its hash, part of the hash of this entry',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_audit_entry_position` (`chain_id`,`position`),
  KEY `fk_audit_entry_person` (`person_id`),
  KEY `ix_audit_entry_object` (`object_type`,`object_id`),
  KEY `ix_audit_entry_at` (`at`),
  KEY `ix_audit_entry_rows` (`rows_session`,`rows_first`),
  CONSTRAINT `fk_audit_entry_chain` FOREIGN KEY (`chain_id`) REFERENCES `audit_chain` (`id`),
  CONSTRAINT `fk_audit_entry_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_audit_entry_position` CHECK (`position` >= 1),
  CONSTRAINT `ck_audit_entry_rows` CHECK (`rows_session` is null = (`rows_sha256` is null) and `rows_first` is null = (`rows_sha256` is null) and `rows_last` is null = (`rows_sha256` is null)),
  CONSTRAINT `ck_audit_entry_witness` CHECK (`witness_id` is null = (`witness_hash` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Append-only record of every act';

CREATE TABLE `audit_row` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, in the order of the changes',
  `session` bigint(20) unsigned NOT NULL COMMENT 'connection that changed the row; 0 for rows that stood before rows were told',
  `table_name` varchar(40) NOT NULL COMMENT 'table of the row',
  `shape` smallint(6) NOT NULL DEFAULT 1 COMMENT 'which columns the digests are made of, of the shapes the table has had',
  `row_key` varchar(80) NOT NULL COMMENT 'its primary key, parts joined by a slash',
  `before_sha256` char(64) DEFAULT NULL COMMENT 'digest of the row before; none where it was not there or not yet told',
  `after_sha256` char(64) DEFAULT NULL COMMENT 'digest of the row after; none where it is gone or no longer told',
  `connection` bigint(20) unsigned DEFAULT NULL COMMENT 'connection to the database that changed the row; none for rows told before this was kept',
  PRIMARY KEY (`id`),
  KEY `ix_audit_row_session` (`session`,`id`),
  KEY `ix_audit_row_key` (`table_name`,`row_key`,`id`),
  CONSTRAINT `ck_audit_row_digest` CHECK (`before_sha256` is not null or `after_sha256` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Digests of rows before and after each change, taken into the hash of the entry that tells of it';

CREATE TABLE `award` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot awarded',
  `bid_id` bigint(20) NOT NULL COMMENT 'winning bid',
  `is_admissible` tinyint(1) NOT NULL DEFAULT 1 COMMENT 'always true: only an admissible bid can be awarded',
  `status` varchar(15) NOT NULL COMMENT 'OCDS: pending, active, cancelled',
  `live_lot_id` bigint(20) DEFAULT NULL COMMENT 'the lot while the award lives, none once cancelled: a bid has at most one living award of a lot',
  `amount` decimal(19,3) NOT NULL COMMENT 'sum of its items without VAT, in the currency of the bid; the price bid where the lot is whole and no discount applies',
  `currency` char(3) NOT NULL COMMENT 'currency of the bid',
  `converted_amount` decimal(19,3) NOT NULL COMMENT 'the amount in the currency of the tender at its rates',
  `reason` varchar(1000) NOT NULL COMMENT 'why this bid',
  `recommended_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `recommended_at` datetime(6) NOT NULL COMMENT 'UTC',
  `decision_id` bigint(20) DEFAULT NULL COMMENT 'committee decision that adopted it',
  `active_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when the standstill had passed',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `end_reason` varchar(15) DEFAULT NULL COMMENT 'why an award adopted did not take effect: DEBARRED, REVIEW, QUANTITIES, LOT (another award of the divided lot ended) or DISCOUNT (the condition of its discount is no longer met); none where the committee did not adopt it',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination the recommendation rests on; set by the database',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when it was cancelled, by the database clock; none while it stands, and none for what ended before this was kept',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_award_tender` (`id`,`tender_id`),
  UNIQUE KEY `uq_award_of_lot` (`id`,`lot_id`),
  UNIQUE KEY `uq_award_of_bid` (`id`,`bid_id`),
  UNIQUE KEY `uq_award_live_bid` (`live_lot_id`,`bid_id`),
  KEY `fk_award_lot` (`lot_id`,`tender_id`),
  KEY `fk_award_bid` (`bid_id`,`tender_id`),
  KEY `fk_award_ranking` (`live_lot_id`,`bid_id`,`is_admissible`),
  KEY `fk_award_currency` (`currency`),
  KEY `fk_award_recommender` (`recommended_by`),
  KEY `fk_award_decision` (`decision_id`),
  CONSTRAINT `fk_award_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_award_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_award_decision` FOREIGN KEY (`decision_id`) REFERENCES `decision` (`id`),
  CONSTRAINT `fk_award_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `fk_award_ranking` FOREIGN KEY (`live_lot_id`, `bid_id`, `is_admissible`) REFERENCES `lot_ranking` (`lot_id`, `bid_id`, `is_admissible`),
  CONSTRAINT `fk_award_recommender` FOREIGN KEY (`recommended_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_award_status` CHECK (`status` in ('pending','active','cancelled')),
  CONSTRAINT `ck_award_live` CHECK (`status` = 'cancelled' = (`live_lot_id` is null)),
  CONSTRAINT `ck_award_live_lot` CHECK (`live_lot_id` is null or `live_lot_id` = `lot_id`),
  CONSTRAINT `ck_award_admissible` CHECK (`is_admissible` = 1),
  CONSTRAINT `ck_award_amount` CHECK (`amount` >= 0),
  CONSTRAINT `ck_award_active` CHECK (`status` <> 'active' or `active_at` is not null and `decision_id` is not null),
  CONSTRAINT `ck_award_ended` CHECK (`end_reason` is null or `status` = 'cancelled'),
  CONSTRAINT `ck_award_end_reason` CHECK (`end_reason` in ('DEBARRED','REVIEW','QUANTITIES','LOT','DISCOUNT'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Awards: one living award a lot, or several where the rules of the tender let it be divided';

CREATE TABLE `award_allocation` (
  `award_id` bigint(20) NOT NULL COMMENT 'award',
  `demand_line_id` bigint(20) NOT NULL COMMENT 'demand line served',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item',
  `quantity` decimal(15,3) NOT NULL COMMENT 'units served',
  `unit_price` decimal(25,9) NOT NULL COMMENT 'price paid, without VAT, in the currency of the award',
  `net_amount` decimal(19,3) NOT NULL COMMENT 'quantity times unit price, rounded to the currency',
  `vat_percent` decimal(5,2) NOT NULL COMMENT 'VAT rate of the state of the entity',
  `vat_amount` decimal(19,3) NOT NULL COMMENT 'VAT on the net amount, rounded to the currency',
  PRIMARY KEY (`award_id`,`demand_line_id`,`lot_item_id`),
  KEY `fk_award_allocation_thread` (`demand_line_id`,`lot_item_id`),
  KEY `ix_award_allocation_line` (`demand_line_id`),
  CONSTRAINT `fk_award_allocation_award` FOREIGN KEY (`award_id`) REFERENCES `award` (`id`),
  CONSTRAINT `fk_award_allocation_thread` FOREIGN KEY (`demand_line_id`, `lot_item_id`) REFERENCES `allocation` (`demand_line_id`, `lot_item_id`),
  CONSTRAINT `ck_award_allocation_amounts` CHECK (`quantity` > 0 and `net_amount` >= 0 and `vat_amount` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='The award carried back to each state, entity and demand line';

CREATE TABLE `award_discount` (
  `award_id` bigint(20) NOT NULL COMMENT 'award whose prices it lowers',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid of the award',
  `number` int(11) NOT NULL COMMENT 'discount of the bid',
  `percent` decimal(7,4) NOT NULL COMMENT 'what it takes off',
  PRIMARY KEY (`award_id`,`number`),
  KEY `fk_award_discount_award` (`award_id`,`bid_id`),
  KEY `fk_award_discount_discount` (`bid_id`,`number`),
  CONSTRAINT `fk_award_discount_award` FOREIGN KEY (`award_id`, `bid_id`) REFERENCES `award` (`id`, `bid_id`),
  CONSTRAINT `fk_award_discount_discount` FOREIGN KEY (`bid_id`, `number`) REFERENCES `bid_discount` (`bid_id`, `number`),
  CONSTRAINT `ck_award_discount_percent` CHECK (`percent` > 0 and `percent` <= 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Discounts whose condition the awards met when they were recommended';

CREATE TABLE `award_item` (
  `award_id` bigint(20) NOT NULL COMMENT 'award',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item awarded, whole or in part',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot of both',
  `quantity` decimal(18,3) NOT NULL COMMENT 'units awarded',
  `bid_price` decimal(19,3) NOT NULL COMMENT 'price bid for one unit, without VAT, in the currency of the award',
  `discount_percent` decimal(7,4) NOT NULL COMMENT 'sum of the discounts that apply to the award',
  `unit_price` decimal(25,9) NOT NULL COMMENT 'price paid for one unit: the price bid less the discount, never rounded',
  `amount` decimal(19,3) NOT NULL COMMENT 'quantity times price paid, rounded half up to the currency',
  PRIMARY KEY (`award_id`,`lot_item_id`),
  KEY `fk_award_item_award` (`award_id`,`lot_id`),
  KEY `fk_award_item_item` (`lot_item_id`,`lot_id`),
  CONSTRAINT `fk_award_item_award` FOREIGN KEY (`award_id`, `lot_id`) REFERENCES `award` (`id`, `lot_id`),
  CONSTRAINT `fk_award_item_item` FOREIGN KEY (`lot_item_id`, `lot_id`) REFERENCES `lot_item` (`id`, `lot_id`),
  CONSTRAINT `ck_award_item_quantity` CHECK (`quantity` > 0),
  CONSTRAINT `ck_award_item_discount` CHECK (`discount_percent` between 0 and 100),
  CONSTRAINT `ck_award_item_price` CHECK (`unit_price` * 100 = `bid_price` * (100 - `discount_percent`)),
  CONSTRAINT `ck_award_item_amount` CHECK (`amount` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What each award gives of each item, and at which price';

CREATE TABLE `award_scenario` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `number` int(11) NOT NULL COMMENT 'number within the tender, from 1',
  `name` varchar(80) NOT NULL COMMENT 'what the panel calls it',
  `terms` text NOT NULL COMMENT 'what was asked for, JSON',
  `time_limit_seconds` int(11) NOT NULL COMMENT 'the longest that each search may take',
  `problem` mediumtext NOT NULL COMMENT 'the problem as the command award-solve reads it, JSON',
  `problem_sha256` char(64) NOT NULL COMMENT 'SHA-256 of the problem in UTF-8, hexadecimal',
  `created_by` bigint(20) NOT NULL COMMENT 'member of the examination panel',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_award_scenario_number` (`tender_id`,`number`),
  UNIQUE KEY `uq_award_scenario_tender` (`id`,`tender_id`),
  KEY `fk_award_scenario_person` (`created_by`),
  CONSTRAINT `fk_award_scenario_person` FOREIGN KEY (`created_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_award_scenario_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_award_scenario_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_award_scenario_name` CHECK (char_length(`name`) > 0),
  CONSTRAINT `ck_award_scenario_time` CHECK (`time_limit_seconds` between 1 and 600)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Problems of awarding all lots of a tender at once, as the examination panel stated them';

CREATE TABLE `award_scenario_run` (
  `scenario_id` bigint(20) NOT NULL COMMENT 'scenario',
  `kind` varchar(10) NOT NULL COMMENT 'SOLVE: the best award; COSTS: what each limit costs; CHECK: the same by a second solver',
  `status` varchar(10) NOT NULL COMMENT 'QUEUED, RUNNING, DONE or FAILED',
  `attempts` int(11) NOT NULL DEFAULT 0 COMMENT 'times that a node took it up',
  `claim` char(36) DEFAULT NULL COMMENT 'which turn of which node works it',
  `lease_until` datetime(6) DEFAULT NULL COMMENT 'UTC, of the machine: from then on another node may take it over',
  `queued_at` datetime(6) NOT NULL COMMENT 'UTC',
  `started_at` datetime(6) DEFAULT NULL COMMENT 'UTC, of the machine: when it was taken up last',
  `done_at` datetime(6) DEFAULT NULL COMMENT 'UTC, of the machine: when it ended',
  `result` mediumtext DEFAULT NULL COMMENT 'what award-solve prints for the problem, JSON',
  `result_sha256` char(64) DEFAULT NULL COMMENT 'SHA-256 of the result in UTF-8, hexadecimal',
  `error` varchar(200) DEFAULT NULL COMMENT 'code of the refusal, or what went wrong',
  PRIMARY KEY (`scenario_id`,`kind`),
  KEY `ix_award_scenario_run_due` (`status`,`lease_until`),
  CONSTRAINT `fk_award_scenario_run_scenario` FOREIGN KEY (`scenario_id`) REFERENCES `award_scenario` (`id`),
  CONSTRAINT `ck_award_scenario_run_kind` CHECK (`kind` in ('SOLVE','COSTS','CHECK')),
  CONSTRAINT `ck_award_scenario_run_status` CHECK (`status` in ('QUEUED','RUNNING','DONE','FAILED')),
  CONSTRAINT `ck_award_scenario_run_claim` CHECK (`status` = 'RUNNING' = (`claim` is not null) and `status` = 'RUNNING' = (`lease_until` is not null)),
  CONSTRAINT `ck_award_scenario_run_done` CHECK (`status` in ('DONE','FAILED') = (`done_at` is not null)),
  CONSTRAINT `ck_award_scenario_run_result` CHECK (`status` = 'DONE' = (`result` is not null) and `status` = 'DONE' = (`result_sha256` is not null)),
  CONSTRAINT `ck_award_scenario_run_error` CHECK (`status` = 'FAILED' = (`error` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='The work on scenarios; any node takes it up, and takes it over from a node that died';

CREATE TABLE `award_share` (
  `award_id` bigint(20) NOT NULL COMMENT 'award',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item',
  `state_code` char(2) NOT NULL COMMENT 'state supplied',
  `quantity` decimal(18,3) NOT NULL COMMENT 'units of the state that the winner supplies',
  PRIMARY KEY (`award_id`,`lot_item_id`,`state_code`),
  KEY `fk_award_share_state` (`state_code`),
  CONSTRAINT `fk_award_share_item` FOREIGN KEY (`award_id`, `lot_item_id`) REFERENCES `award_item` (`award_id`, `lot_item_id`),
  CONSTRAINT `fk_award_share_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_award_share_quantity` CHECK (`quantity` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What each award gives of each item to each state';

CREATE TABLE `balance_transfer` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `agreement_id` bigint(20) NOT NULL COMMENT 'framework agreement',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item',
  `giver_id` bigint(20) NOT NULL COMMENT 'entity that hands over',
  `receiver_id` bigint(20) NOT NULL COMMENT 'entity that takes over',
  `quantity` decimal(15,3) NOT NULL COMMENT 'units handed over',
  `reason` varchar(1000) NOT NULL COMMENT 'why, in the words of the giver',
  `status` varchar(10) NOT NULL DEFAULT 'OFFERED' COMMENT 'OFFERED, DONE, REFUSED or WITHDRAWN',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `offered_at` datetime(6) NOT NULL COMMENT 'UTC',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC; when it was done, refused or withdrawn',
  `ended_by` bigint(20) DEFAULT NULL COMMENT 'person whose consent or refusal ended it',
  `end_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was refused or withdrawn',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_balance_transfer_request` (`agreement_id`,`giver_id`,`request_key`),
  KEY `fk_balance_transfer_balance` (`agreement_id`,`giver_id`,`lot_item_id`),
  KEY `fk_balance_transfer_receiver` (`receiver_id`),
  KEY `fk_balance_transfer_person` (`ended_by`),
  CONSTRAINT `fk_balance_transfer_balance` FOREIGN KEY (`agreement_id`, `giver_id`, `lot_item_id`) REFERENCES `entitlement` (`agreement_id`, `entity_id`, `lot_item_id`),
  CONSTRAINT `fk_balance_transfer_person` FOREIGN KEY (`ended_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_balance_transfer_receiver` FOREIGN KEY (`receiver_id`) REFERENCES `procuring_entity` (`id`),
  CONSTRAINT `ck_balance_transfer_two` CHECK (`giver_id` <> `receiver_id`),
  CONSTRAINT `ck_balance_transfer_quantity` CHECK (`quantity` > 0),
  CONSTRAINT `ck_balance_transfer_status` CHECK (`status` in ('OFFERED','DONE','REFUSED','WITHDRAWN')),
  CONSTRAINT `ck_balance_transfer_ended` CHECK (`status` = 'OFFERED' = (`ended_at` is null)),
  CONSTRAINT `ck_balance_transfer_reason` CHECK (`status` <> 'REFUSED' or char_length(`end_reason`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Parts of a balance that one entity offers to another';

CREATE TABLE `bid` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; the service draws it at random, so that it does not tell how many bids there are',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `supplier_id` bigint(20) NOT NULL COMMENT 'bidder',
  `status` varchar(12) NOT NULL COMMENT 'DRAFT, SUBMITTED, WITHDRAWN, OPENED, UNREADABLE or UNCONFIRMED',
  `version_count` int(11) NOT NULL DEFAULT 0 COMMENT 'versions received; the last one counts',
  `draft` longblob DEFAULT NULL COMMENT 'what the bidder is typing, encrypted with the vault key',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `withdrawn_by` bigint(20) DEFAULT NULL COMMENT 'bid manager who withdrew it last',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_bid_supplier` (`tender_id`,`supplier_id`),
  UNIQUE KEY `uq_bid_tender` (`id`,`tender_id`),
  KEY `fk_bid_supplier` (`supplier_id`),
  KEY `fk_bid_withdrawer` (`withdrawn_by`),
  CONSTRAINT `fk_bid_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `fk_bid_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `fk_bid_withdrawer` FOREIGN KEY (`withdrawn_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_bid_status` CHECK (`status` in ('DRAFT','SUBMITTED','WITHDRAWN','OPENED','UNREADABLE','UNCONFIRMED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bids, one a bidder and tender';

CREATE TABLE `bid_alternative` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot it is an alternative for',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `description` varchar(2000) NOT NULL COMMENT 'what differs from what was asked for, in the words of the bidder',
  PRIMARY KEY (`bid_id`,`lot_id`),
  KEY `fk_bid_alternative_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_alternative_lot` (`lot_id`,`tender_id`),
  CONSTRAINT `fk_bid_alternative_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_bid_alternative_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_bid_alternative_description` CHECK (char_length(trim(`description`)) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Alternatives that opened bids offer for lots, at most one a lot';

CREATE TABLE `bid_answer` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `requirement_id` bigint(20) NOT NULL COMMENT 'requirement answered',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `claim` varchar(15) DEFAULT NULL COMMENT 'COMPLIES or DOES_NOT_COMPLY, as the bidder says; null where it only told what it offers',
  `offered` varchar(500) NOT NULL COMMENT 'what is offered: a number with a point, codes of choices with commas between, true or false, or a text; empty where nothing was told',
  `remark` varchar(1000) NOT NULL COMMENT 'the bidder''s words; may be empty',
  PRIMARY KEY (`bid_id`,`requirement_id`),
  KEY `fk_bid_answer_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_answer_requirement` (`requirement_id`,`tender_id`),
  CONSTRAINT `fk_bid_answer_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_bid_answer_requirement` FOREIGN KEY (`requirement_id`, `tender_id`) REFERENCES `lot_requirement` (`id`, `tender_id`),
  CONSTRAINT `ck_bid_answer_claim` CHECK (`claim` is null or `claim` in ('COMPLIES','DOES_NOT_COMPLY')),
  CONSTRAINT `ck_bid_answer_said` CHECK (`claim` is not null or `offered` <> '' or `remark` <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Answers of opened bids to the requirements, read with the technical part';

CREATE TABLE `bid_confirmation` (
  `bid_id` bigint(20) NOT NULL COMMENT 'bid confirmed',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of the bid',
  `version_number` int(11) NOT NULL COMMENT 'version of the bid that is confirmed',
  `amendment_number` int(11) NOT NULL COMMENT 'amendment after which it is confirmed',
  `confirmed_at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `confirmed_by` bigint(20) NOT NULL COMMENT 'person of the bidder',
  PRIMARY KEY (`bid_id`,`version_number`,`amendment_number`),
  KEY `fk_bid_confirmation_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_confirmation_amendment` (`tender_id`,`amendment_number`),
  KEY `fk_bid_confirmation_person` (`confirmed_by`),
  CONSTRAINT `fk_bid_confirmation_amendment` FOREIGN KEY (`tender_id`, `amendment_number`) REFERENCES `tender_amendment` (`tender_id`, `number`),
  CONSTRAINT `fk_bid_confirmation_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `bid` (`id`, `tender_id`),
  CONSTRAINT `fk_bid_confirmation_person` FOREIGN KEY (`confirmed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_bid_confirmation_version` FOREIGN KEY (`bid_id`, `version_number`) REFERENCES `bid_version` (`bid_id`, `number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bids that their bidders confirmed after an amendment; as sealed from view as the bids';

CREATE TABLE `bid_discount` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `number` int(11) NOT NULL COMMENT 'from 1, in the order of the bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `percent` decimal(7,4) NOT NULL COMMENT 'what is taken off the prices of the bid',
  PRIMARY KEY (`bid_id`,`number`),
  UNIQUE KEY `uq_bid_discount_tender` (`number`,`bid_id`,`tender_id`),
  KEY `fk_bid_discount_bid` (`bid_id`,`tender_id`),
  CONSTRAINT `fk_bid_discount_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `ck_bid_discount_number` CHECK (`number` > 0),
  CONSTRAINT `ck_bid_discount_percent` CHECK (`percent` > 0 and `percent` <= 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Discounts of an opened bid that depend on winning several lots';

CREATE TABLE `bid_discount_lot` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `number` int(11) NOT NULL COMMENT 'discount',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `role` varchar(12) NOT NULL COMMENT 'WHEN_WINNING: has to be won; APPLIES_TO: its prices are lowered',
  PRIMARY KEY (`bid_id`,`lot_id`,`role`,`number`),
  KEY `fk_bid_discount_lot_discount` (`number`,`bid_id`,`tender_id`),
  KEY `fk_bid_discount_lot_lot` (`lot_id`,`tender_id`),
  CONSTRAINT `fk_bid_discount_lot_discount` FOREIGN KEY (`number`, `bid_id`, `tender_id`) REFERENCES `bid_discount` (`number`, `bid_id`, `tender_id`),
  CONSTRAINT `fk_bid_discount_lot_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_bid_discount_lot_role` CHECK (`role` in ('WHEN_WINNING','APPLIES_TO'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Lots that have to be won for a discount, and lots whose prices it lowers';

CREATE TABLE `bid_document` (
  `id` bigint(20) NOT NULL COMMENT 'drawn at random by the service, so that it does not tell how many there are',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of the bid',
  `draft` blob DEFAULT NULL COMMENT 'name, kind, envelope, digest and key, encrypted with the vault key while it is in the draft; null once it is only sealed',
  `byte_count` int(11) NOT NULL COMMENT 'size in bytes',
  `scan_status` varchar(15) NOT NULL COMMENT 'CLEAN, WAITING, UNSCANNED, or QUARANTINED when malware was found after it had come',
  `added_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_bid_document_bid` (`id`,`bid_id`),
  KEY `fk_bid_document_bid` (`bid_id`,`tender_id`),
  CONSTRAINT `fk_bid_document_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `bid` (`id`, `tender_id`),
  CONSTRAINT `ck_bid_document_size` CHECK (`byte_count` > 0 and `byte_count` <= 104857600),
  CONSTRAINT `ck_bid_document_scan` CHECK (`scan_status` in ('CLEAN','QUARANTINED','WAITING','UNSCANNED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Documents of bids, each encrypted to a key of its own';

CREATE TABLE `bid_document_piece` (
  `document_id` bigint(20) NOT NULL COMMENT 'document',
  `number` int(11) NOT NULL COMMENT 'from 0, in order',
  `content` mediumblob NOT NULL COMMENT 'a part of the encrypted document, of 1 MB at most',
  PRIMARY KEY (`document_id`,`number`),
  CONSTRAINT `fk_bid_document_piece_document` FOREIGN KEY (`document_id`) REFERENCES `bid_document` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Encrypted documents of bids, in pieces, so that no node has to hold one';

CREATE TABLE `bid_line` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item priced',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `unit_price` decimal(19,3) NOT NULL COMMENT 'price of one unit without VAT, in the currency of the bid',
  `origin` char(2) DEFAULT NULL COMMENT 'country the goods come from as the bidder says, ISO 3166-1 alpha-2',
  `offered` varchar(300) DEFAULT NULL COMMENT 'make and model offered, in the bidder''s words',
  `stated_total` decimal(19,3) DEFAULT NULL COMMENT 'what the line comes to as the bidder states it, without VAT, in the currency of the bid; null where it states nothing',
  PRIMARY KEY (`bid_id`,`lot_item_id`),
  KEY `fk_bid_line_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_line_item` (`lot_item_id`,`tender_id`),
  CONSTRAINT `fk_bid_line_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_bid_line_item` FOREIGN KEY (`lot_item_id`, `tender_id`) REFERENCES `lot_item` (`id`, `tender_id`),
  CONSTRAINT `ck_bid_line_price` CHECK (`unit_price` >= 0),
  CONSTRAINT `ck_bid_line_stated` CHECK (`stated_total` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Prices of an opened bid, one a lot item';

CREATE TABLE `bid_lot_total` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `stated_total` decimal(19,3) NOT NULL COMMENT 'what the lot comes to as the bidder states it, without VAT, in the currency of the bid',
  PRIMARY KEY (`bid_id`,`lot_id`),
  KEY `fk_bid_lot_total_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_lot_total_lot` (`lot_id`,`tender_id`),
  CONSTRAINT `fk_bid_lot_total_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_bid_lot_total_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_bid_lot_total_stated` CHECK (`stated_total` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Totals of lots as bidders state them; the sum of quantity times unit price governs';

CREATE TABLE `bid_mask` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `label` int(11) NOT NULL COMMENT 'from 1 for A; drawn at random, in no order of anything that is seen',
  PRIMARY KEY (`bid_id`),
  UNIQUE KEY `uq_bid_mask_label` (`tender_id`,`label`),
  KEY `fk_bid_mask_bid` (`bid_id`,`tender_id`),
  CONSTRAINT `fk_bid_mask_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `ck_bid_mask_label` CHECK (`label` >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Letters that stand for bidders while they are masked';

CREATE TABLE `bid_price_workbook` (
  `bid_id` bigint(20) NOT NULL COMMENT 'bid whose prices it holds; the last one sent counts',
  `person_id` bigint(20) NOT NULL COMMENT 'who sent it',
  `file_name` varchar(255) NOT NULL COMMENT 'name of the file',
  `content` longblob NOT NULL COMMENT 'what it says, encrypted with the vault key as a draft is',
  `uploaded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`bid_id`),
  KEY `fk_bid_price_workbook_person` (`person_id`),
  CONSTRAINT `fk_bid_price_workbook_bid` FOREIGN KEY (`bid_id`) REFERENCES `bid` (`id`),
  CONSTRAINT `fk_bid_price_workbook_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Price schedules that were sent as workbooks and wait to be taken into the draft';

CREATE TABLE `bid_security` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid it secures',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `status` varchar(10) NOT NULL COMMENT 'HELD, RETURNED or FORFEITED',
  `issuer` varchar(200) NOT NULL COMMENT 'bank or insurer that issued it',
  `reference` varchar(60) NOT NULL COMMENT 'number the issuer gave it',
  `document` varchar(200) NOT NULL COMMENT 'where the original is filed',
  `amount` decimal(19,3) NOT NULL COMMENT 'secured',
  `currency` char(3) NOT NULL COMMENT 'currency of the amount',
  `valid_until` date NOT NULL COMMENT 'last day, in Riyadh',
  `registered_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `registered_at` datetime(6) NOT NULL COMMENT 'UTC',
  `forfeit_reason` varchar(1000) DEFAULT NULL COMMENT 'why it is to be forfeited, while that is proposed and once it is done',
  `proposed_by` bigint(20) DEFAULT NULL COMMENT 'central buyer who proposed it',
  `proposed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `ended_by` bigint(20) DEFAULT NULL COMMENT 'central buyer who returned it, or confirmed that it is forfeited',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `end_note` varchar(1000) DEFAULT NULL COMMENT 'to whom it was returned, or a note on the forfeiture',
  PRIMARY KEY (`bid_id`),
  KEY `fk_bid_security_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_security_currency` (`currency`),
  KEY `fk_bid_security_registrar` (`registered_by`),
  KEY `fk_bid_security_proposer` (`proposed_by`),
  KEY `fk_bid_security_ender` (`ended_by`),
  CONSTRAINT `fk_bid_security_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_bid_security_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_bid_security_ender` FOREIGN KEY (`ended_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_bid_security_proposer` FOREIGN KEY (`proposed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_bid_security_registrar` FOREIGN KEY (`registered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_bid_security_status` CHECK (`status` in ('HELD','RETURNED','FORFEITED')),
  CONSTRAINT `ck_bid_security_said` CHECK (`issuer` <> '' and `reference` <> '' and `document` <> '' and `amount` > 0),
  CONSTRAINT `ck_bid_security_proposed` CHECK (`proposed_by` is null = (`proposed_at` is null) and `proposed_by` is null = (coalesce(`forfeit_reason`,'') = '')),
  CONSTRAINT `ck_bid_security_ended` CHECK (`status` = 'HELD' = (`ended_at` is null) and `ended_at` is null = (`ended_by` is null) and `ended_at` is null = (`end_note` is null)),
  CONSTRAINT `ck_bid_security_two` CHECK (`status` <> 'FORFEITED' or `proposed_by` is not null and `proposed_by` <> `ended_by`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Securities of opened bids';

CREATE TABLE `bid_version` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of the bid',
  `number` int(11) NOT NULL COMMENT 'from 1 up',
  `receipt_number` varchar(40) NOT NULL COMMENT 'number told to the bidder',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `received_at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `received_from` bigint(20) NOT NULL COMMENT 'person who submitted',
  `sha256` char(64) NOT NULL COMMENT 'of the content before sealing, told in the receipt',
  `sealed_content` longblob NOT NULL COMMENT 'content encrypted to the key of the tender',
  `sealed_prices` longblob DEFAULT NULL COMMENT 'prices encrypted to the key for prices; their digest stands in the sealed content. Null in one envelope',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_bid_version_number` (`bid_id`,`number`),
  UNIQUE KEY `uq_bid_version_receipt` (`receipt_number`),
  UNIQUE KEY `uq_bid_version_request` (`bid_id`,`request_key`),
  UNIQUE KEY `uq_bid_version_bid` (`id`,`bid_id`),
  KEY `fk_bid_version_bid` (`bid_id`,`tender_id`),
  KEY `fk_bid_version_person` (`received_from`),
  CONSTRAINT `fk_bid_version_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `bid` (`id`, `tender_id`),
  CONSTRAINT `fk_bid_version_person` FOREIGN KEY (`received_from`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Sealed versions as received; earlier ones stay sealed for ever';

CREATE TABLE `bid_version_document` (
  `version_id` bigint(20) NOT NULL COMMENT 'version received',
  `document_id` bigint(20) NOT NULL COMMENT 'document that its sealed content tells of, with its key',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid of both',
  PRIMARY KEY (`version_id`,`document_id`),
  KEY `fk_bid_version_document_version` (`version_id`,`bid_id`),
  KEY `fk_bid_version_document_document` (`document_id`,`bid_id`),
  CONSTRAINT `fk_bid_version_document_document` FOREIGN KEY (`document_id`, `bid_id`) REFERENCES `bid_document` (`id`, `bid_id`),
  CONSTRAINT `fk_bid_version_document_version` FOREIGN KEY (`version_id`, `bid_id`) REFERENCES `bid_version` (`id`, `bid_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Which documents must be kept for a version that was received';

CREATE TABLE `calendar_feed` (
  `person_id` bigint(20) NOT NULL COMMENT 'whose calendar it is; one feed a person',
  `token_hash` char(64) NOT NULL COMMENT 'SHA-256 of the secret in the address, hexadecimal',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`person_id`),
  UNIQUE KEY `uq_calendar_feed_token` (`token_hash`),
  CONSTRAINT `fk_calendar_feed_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Addresses at which calendar programs read a person''s dates; deleting the row revokes it';

CREATE TABLE `call_off` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `number` varchar(40) NOT NULL COMMENT 'call-off number',
  `agreement_id` bigint(20) NOT NULL COMMENT 'framework agreement',
  `entity_id` bigint(20) NOT NULL COMMENT 'entity that orders',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `placed_by` bigint(20) NOT NULL COMMENT 'procurement officer',
  `placed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `award_id` bigint(20) DEFAULT NULL COMMENT 'award of the mini-competition that ordered it; none for an order of an officer',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_call_off_number` (`number`),
  UNIQUE KEY `uq_call_off_request` (`agreement_id`,`entity_id`,`request_key`),
  UNIQUE KEY `uq_call_off_owner` (`id`,`agreement_id`,`entity_id`),
  UNIQUE KEY `uq_call_off_award` (`award_id`,`entity_id`),
  KEY `fk_call_off_entity` (`entity_id`),
  KEY `fk_call_off_person` (`placed_by`),
  CONSTRAINT `fk_call_off_agreement` FOREIGN KEY (`agreement_id`) REFERENCES `framework_agreement` (`id`),
  CONSTRAINT `fk_call_off_award` FOREIGN KEY (`award_id`) REFERENCES `award` (`id`),
  CONSTRAINT `fk_call_off_entity` FOREIGN KEY (`entity_id`) REFERENCES `procuring_entity` (`id`),
  CONSTRAINT `fk_call_off_person` FOREIGN KEY (`placed_by`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Orders placed under a framework agreement';

CREATE TABLE `call_off_line` (
  `call_off_id` bigint(20) NOT NULL COMMENT 'call-off',
  `agreement_id` bigint(20) NOT NULL COMMENT 'framework agreement',
  `entity_id` bigint(20) NOT NULL COMMENT 'entity',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item ordered',
  `quantity` decimal(15,3) NOT NULL COMMENT 'units ordered',
  `unit_price` decimal(25,9) DEFAULT NULL COMMENT 'price paid by the mini-competition, without VAT, in the currency of the agreement; none: the price of the agreement',
  PRIMARY KEY (`call_off_id`,`lot_item_id`),
  KEY `fk_call_off_line_order` (`call_off_id`,`agreement_id`,`entity_id`),
  KEY `fk_call_off_line_entitlement` (`agreement_id`,`entity_id`,`lot_item_id`),
  CONSTRAINT `fk_call_off_line_entitlement` FOREIGN KEY (`agreement_id`, `entity_id`, `lot_item_id`) REFERENCES `entitlement` (`agreement_id`, `entity_id`, `lot_item_id`),
  CONSTRAINT `fk_call_off_line_order` FOREIGN KEY (`call_off_id`, `agreement_id`, `entity_id`) REFERENCES `call_off` (`id`, `agreement_id`, `entity_id`),
  CONSTRAINT `ck_call_off_line_quantity` CHECK (`quantity` > 0),
  CONSTRAINT `ck_call_off_line_price` CHECK (`unit_price` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Items of a call-off';

CREATE TABLE `catalog_import` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `file_name` varchar(255) NOT NULL COMMENT 'name of the file, as sent',
  `sha256` char(64) NOT NULL COMMENT 'of the file, lower-case hex',
  `status` varchar(10) NOT NULL COMMENT 'STAGED, APPLIED or DROPPED',
  `edition` int(11) NOT NULL COMMENT 'newest template version when it was checked, 0 for none',
  `added` int(11) NOT NULL DEFAULT 0 COMMENT 'rows that add an item',
  `revised` int(11) NOT NULL DEFAULT 0 COMMENT 'rows that revise an item',
  `retired` int(11) NOT NULL DEFAULT 0 COMMENT 'rows that retire an item',
  `unchanged` int(11) NOT NULL DEFAULT 0 COMMENT 'rows that say what the catalog says',
  `wrong` int(11) NOT NULL DEFAULT 0 COMMENT 'rows with mistakes',
  `staged_by` bigint(20) NOT NULL COMMENT 'catalog manager',
  `staged_at` datetime(6) NOT NULL COMMENT 'UTC',
  `applied_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_catalog_import_person` (`staged_by`),
  CONSTRAINT `fk_catalog_import_person` FOREIGN KEY (`staged_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_catalog_import_status` CHECK (`status` in ('STAGED','APPLIED','DROPPED')),
  CONSTRAINT `ck_catalog_import_applied` CHECK (`status` = 'APPLIED' = (`applied_at` is not null)),
  CONSTRAINT `ck_catalog_import_right` CHECK (`status` <> 'APPLIED' or `wrong` = 0),
  CONSTRAINT `ck_catalog_import_sha256` CHECK (`sha256` regexp '^[0-9a-f]{64}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Files of catalog items that were sent, and what they would do';

CREATE TABLE `catalog_import_row` (
  `import_id` bigint(20) NOT NULL COMMENT 'file',
  `line` int(11) NOT NULL COMMENT 'line of the file, from 1',
  `act` varchar(10) NOT NULL COMMENT 'ADD, REVISE, RETIRE or WRONG',
  `code` varchar(100) NOT NULL COMMENT 'item code as written in the file',
  `item_version` int(11) DEFAULT NULL COMMENT 'version of the item with which it was compared; none for a new one',
  `content` longtext NOT NULL COMMENT 'JSON list: what the item will say, or what is wrong',
  `changes` text NOT NULL COMMENT 'JSON list of column, value before and value after, for the preview',
  PRIMARY KEY (`import_id`,`line`),
  CONSTRAINT `fk_catalog_import_row_import` FOREIGN KEY (`import_id`) REFERENCES `catalog_import` (`id`),
  CONSTRAINT `ck_catalog_import_row_act` CHECK (`act` in ('ADD','REVISE','RETIRE','WRONG'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Rows of a file of catalog items that change something or are wrong';

CREATE TABLE `catalog_item` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `code` varchar(30) NOT NULL COMMENT 'stable item code, such as LAP-0007',
  `category_code` char(8) NOT NULL COMMENT 'category of the item',
  `kind` varchar(10) NOT NULL COMMENT 'HARDWARE, SOFTWARE or SERVICE',
  `status` varchar(10) NOT NULL COMMENT 'ACTIVE or RETIRED',
  `revision_count` int(11) NOT NULL COMMENT 'number of the newest revision',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC',
  `retired_at` datetime(6) DEFAULT NULL COMMENT 'UTC; when it left the catalog',
  `retired_reason` varchar(500) DEFAULT NULL COMMENT 'why it left, in the words of the catalog manager',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `successor_id` bigint(20) DEFAULT NULL COMMENT 'item that takes its place, named when it is retired',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_catalog_item_code` (`code`),
  KEY `fk_catalog_item_category` (`category_code`),
  KEY `fk_catalog_item_successor` (`successor_id`),
  CONSTRAINT `fk_catalog_item_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `fk_catalog_item_successor` FOREIGN KEY (`successor_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `ck_catalog_item_kind` CHECK (`kind` in ('HARDWARE','SOFTWARE','SERVICE')),
  CONSTRAINT `ck_catalog_item_status` CHECK (`status` in ('ACTIVE','RETIRED')),
  CONSTRAINT `ck_catalog_item_retired` CHECK (`status` = 'RETIRED' = (`retired_at` is not null) and `retired_at` is null = (`retired_reason` is null)),
  CONSTRAINT `ck_catalog_item_revisions` CHECK (`revision_count` >= 0),
  CONSTRAINT `ck_catalog_item_successor` CHECK (`successor_id` is null or `status` = 'RETIRED')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Items of the shared catalog';

CREATE TABLE `category` (
  `code` char(8) NOT NULL COMMENT 'CPV code without check digit',
  `parent_code` char(8) DEFAULT NULL COMMENT 'next higher CPV code',
  `level` tinyint(4) NOT NULL COMMENT '2 division, 3 group, 4 class, 5 and more category',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic label',
  `name_en` varchar(300) NOT NULL COMMENT 'English label of the CPV',
  PRIMARY KEY (`code`),
  KEY `fk_category_parent` (`parent_code`),
  CONSTRAINT `fk_category_parent` FOREIGN KEY (`parent_code`) REFERENCES `category` (`code`),
  CONSTRAINT `ck_category_level` CHECK (`level` between 2 and 8)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Categories: Common Procurement Vocabulary, divisions 30, 32, 48 and 72';

CREATE TABLE `category_attribute` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `category_code` char(8) NOT NULL COMMENT 'category whose items carry the attribute',
  `code` varchar(40) NOT NULL COMMENT 'stable code within the category',
  `position` int(11) NOT NULL COMMENT 'order of display',
  `name_ar` varchar(200) NOT NULL COMMENT 'Arabic label',
  `name_en` varchar(200) NOT NULL COMMENT 'English label',
  `type` varchar(12) NOT NULL COMMENT 'TEXT, NUMBER, CHOICE, BOOLEAN or MULTI_CHOICE; never changes',
  `unit_ar` varchar(40) DEFAULT NULL COMMENT 'unit shown after a number, Arabic',
  `unit_en` varchar(40) DEFAULT NULL COMMENT 'unit shown after a number, English',
  `is_required` tinyint(1) NOT NULL COMMENT 'an item must state it',
  `choices` text DEFAULT NULL COMMENT 'JSON list of code, ar and en for CHOICE and MULTI_CHOICE',
  `minimum` decimal(19,6) DEFAULT NULL COMMENT 'least NUMBER that is taken, none when open',
  `maximum` decimal(19,6) DEFAULT NULL COMMENT 'greatest NUMBER that is taken, none when open',
  `is_facet` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'the search offers it as a filter',
  `is_current` tinyint(1) NOT NULL DEFAULT 1 COMMENT 'belongs to the newest template; others stay because revisions state them',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_category_attribute_code` (`category_code`,`code`),
  CONSTRAINT `fk_category_attribute_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `ck_category_attribute_type` CHECK (`type` in ('TEXT','NUMBER','CHOICE','BOOLEAN','MULTI_CHOICE')),
  CONSTRAINT `ck_category_attribute_choices` CHECK (`type` in ('CHOICE','MULTI_CHOICE') = (`choices` is not null)),
  CONSTRAINT `ck_category_attribute_range` CHECK (`type` = 'NUMBER' or `minimum` is null and `maximum` is null),
  CONSTRAINT `ck_category_attribute_bounds` CHECK (`minimum` is null or `maximum` is null or `minimum` <= `maximum`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Attribute template of a category';

CREATE TABLE `committee` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `code` varchar(20) NOT NULL COMMENT 'TECHNICAL, EXECUTIVE, UNDERSECRETARIES or MINISTERIAL',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(300) NOT NULL COMMENT 'English name',
  `quorum` int(11) NOT NULL COMMENT 'states that must be present',
  `voting_rule` varchar(15) NOT NULL COMMENT 'MAJORITY of the votes, or NO_OBJECTION among those present',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_committee_code` (`code`),
  CONSTRAINT `ck_committee_code` CHECK (`code` in ('TECHNICAL','EXECUTIVE','UNDERSECRETARIES','MINISTERIAL')),
  CONSTRAINT `ck_committee_quorum` CHECK (`quorum` between 1 and 6),
  CONSTRAINT `ck_committee_rule` CHECK (`voting_rule` in ('MAJORITY','NO_OBJECTION'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Standing committees';

CREATE TABLE `committee_member` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `committee_id` bigint(20) NOT NULL COMMENT 'committee',
  `person_id` bigint(20) NOT NULL COMMENT 'member',
  `state_code` char(2) NOT NULL COMMENT 'state the member votes for',
  `is_chair` tinyint(1) NOT NULL COMMENT 'chairs the committee',
  `origin` varchar(13) NOT NULL DEFAULT 'ADMINISTRATOR' COMMENT 'who gave it: ADMINISTRATOR (two of them) or OPERATOR on the machine',
  `proposal_id` bigint(20) DEFAULT NULL COMMENT 'what two administrators agreed on',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_committee_member_person` (`committee_id`,`person_id`),
  UNIQUE KEY `uq_committee_member_vote` (`committee_id`,`person_id`,`state_code`),
  KEY `fk_committee_member_person` (`person_id`),
  KEY `fk_committee_member_state` (`state_code`),
  KEY `fk_committee_member_proposal` (`proposal_id`),
  CONSTRAINT `fk_committee_member_committee` FOREIGN KEY (`committee_id`) REFERENCES `committee` (`id`),
  CONSTRAINT `fk_committee_member_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_committee_member_proposal` FOREIGN KEY (`proposal_id`) REFERENCES `account_proposal` (`id`),
  CONSTRAINT `fk_committee_member_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_committee_member_origin` CHECK (`origin` in ('ADMINISTRATOR','OPERATOR') and `origin` = 'ADMINISTRATOR' = (`proposal_id` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Members of committees by state';

CREATE TABLE `complaint` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `number` int(11) NOT NULL COMMENT 'from 1, in the order filed',
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid of who complains',
  `status` varchar(10) NOT NULL COMMENT 'FILED, ANSWERED, DECIDED or WITHDRAWN',
  `grounds` varchar(4000) NOT NULL COMMENT 'what is complained of, in the words of the bidder',
  `wish` varchar(1000) NOT NULL COMMENT 'remedy asked for',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `filed_by` bigint(20) NOT NULL COMMENT 'person who filed it for the bidder',
  `filed_at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `answer_until` datetime(6) NOT NULL COMMENT 'UTC; until then the review body waits for the answer of the procuring body',
  `decide_until` datetime(6) NOT NULL COMMENT 'UTC; until then it is to be decided',
  `outcome` varchar(15) DEFAULT NULL COMMENT 'DISMISSED, UPHELD or UPHELD_IN_PART once decided',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when decided or withdrawn',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_complaint_number` (`tender_id`,`number`),
  UNIQUE KEY `uq_complaint_request` (`bid_id`,`request_key`),
  UNIQUE KEY `uq_complaint_tender` (`id`,`tender_id`),
  KEY `fk_complaint_bid` (`bid_id`,`tender_id`),
  KEY `fk_complaint_filer` (`filed_by`),
  CONSTRAINT `fk_complaint_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_complaint_filer` FOREIGN KEY (`filed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_complaint_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_complaint_status` CHECK (`status` in ('FILED','ANSWERED','DECIDED','WITHDRAWN')),
  CONSTRAINT `ck_complaint_said` CHECK (`grounds` <> '' and `wish` <> ''),
  CONSTRAINT `ck_complaint_times` CHECK (`answer_until` > `filed_at` and `decide_until` >= `answer_until`),
  CONSTRAINT `ck_complaint_outcome` CHECK (`outcome` in ('DISMISSED','UPHELD','UPHELD_IN_PART')),
  CONSTRAINT `ck_complaint_decided` CHECK (`status` = 'DECIDED' = (`outcome` is not null)),
  CONSTRAINT `ck_complaint_ended` CHECK (`status` in ('DECIDED','WITHDRAWN') = (`ended_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Complaints of bidders against awards in their standstill';

CREATE TABLE `complaint_answer` (
  `complaint_id` bigint(20) NOT NULL COMMENT 'complaint',
  `answer` varchar(4000) NOT NULL COMMENT 'what the procuring body says to it',
  `answered_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `answered_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`complaint_id`),
  KEY `fk_complaint_answer_person` (`answered_by`),
  CONSTRAINT `fk_complaint_answer_complaint` FOREIGN KEY (`complaint_id`) REFERENCES `complaint` (`id`),
  CONSTRAINT `fk_complaint_answer_person` FOREIGN KEY (`answered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_complaint_answer_said` CHECK (`answer` <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Answers of the procuring body to complaints';

CREATE TABLE `complaint_lot` (
  `complaint_id` bigint(20) NOT NULL COMMENT 'complaint',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot complained of',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `award_id` bigint(20) NOT NULL COMMENT 'award suspended',
  PRIMARY KEY (`complaint_id`,`lot_id`),
  KEY `fk_complaint_lot_complaint` (`complaint_id`,`tender_id`),
  KEY `fk_complaint_lot_lot` (`lot_id`,`tender_id`),
  KEY `fk_complaint_lot_award` (`award_id`,`tender_id`),
  CONSTRAINT `fk_complaint_lot_award` FOREIGN KEY (`award_id`, `tender_id`) REFERENCES `award` (`id`, `tender_id`),
  CONSTRAINT `fk_complaint_lot_complaint` FOREIGN KEY (`complaint_id`, `tender_id`) REFERENCES `complaint` (`id`, `tender_id`),
  CONSTRAINT `fk_complaint_lot_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Lots a complaint names';

CREATE TABLE `complaint_paper` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `complaint_id` bigint(20) NOT NULL COMMENT 'complaint',
  `party` varchar(10) NOT NULL COMMENT 'BIDDER or BUYER: whose evidence it is',
  `title` varchar(200) NOT NULL COMMENT 'what the party calls it',
  `content_type` varchar(100) NOT NULL COMMENT 'found from the content',
  `size` int(11) NOT NULL COMMENT 'bytes',
  `sha256` char(64) NOT NULL COMMENT 'of the content, which is in the object store under complaints/',
  `added_by` bigint(20) NOT NULL COMMENT 'person',
  `added_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_complaint_paper_complaint` (`complaint_id`),
  KEY `fk_complaint_paper_person` (`added_by`),
  CONSTRAINT `fk_complaint_paper_complaint` FOREIGN KEY (`complaint_id`) REFERENCES `complaint` (`id`),
  CONSTRAINT `fk_complaint_paper_person` FOREIGN KEY (`added_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_complaint_paper_party` CHECK (`party` in ('BIDDER','BUYER')),
  CONSTRAINT `ck_complaint_paper_content` CHECK (`title` <> '' and `size` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Evidence in the file of a complaint';

CREATE TABLE `confirmation_lot` (
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot asked about; once only',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `outcome` varchar(15) DEFAULT NULL COMMENT 'UNCHANGED, WINNER_CHANGED, ALTERNATIVE, LOW_PRICE, LEAST_SHARE, DISCOUNT, LEVEL or NONE_LEFT once settled',
  PRIMARY KEY (`confirmation_id`,`lot_id`),
  UNIQUE KEY `uq_confirmation_lot_once` (`lot_id`),
  KEY `fk_confirmation_lot_confirmation` (`confirmation_id`,`tender_id`),
  KEY `fk_confirmation_lot_lot` (`lot_id`,`tender_id`),
  CONSTRAINT `fk_confirmation_lot_confirmation` FOREIGN KEY (`confirmation_id`, `tender_id`) REFERENCES `quantity_confirmation` (`id`, `tender_id`),
  CONSTRAINT `fk_confirmation_lot_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_confirmation_lot_outcome` CHECK (`outcome` in ('UNCHANGED','WINNER_CHANGED','ALTERNATIVE','LOW_PRICE','LEAST_SHARE','DISCOUNT','LEVEL','NONE_LEFT'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Lots whose quantities are confirmed, and whether their award stands';

CREATE TABLE `confirmation_state` (
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `state_code` char(2) NOT NULL COMMENT 'state with demand in a lot asked about',
  `answer_until` datetime(6) NOT NULL COMMENT 'UTC; working days of the state; silence confirms what was asked for',
  `status` varchar(10) NOT NULL DEFAULT 'WAITING' COMMENT 'WAITING, ANSWERED or SILENT',
  `answered_by` bigint(20) DEFAULT NULL COMMENT 'national coordinator',
  `answered_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`confirmation_id`,`state_code`),
  KEY `fk_confirmation_state_state` (`state_code`),
  KEY `fk_confirmation_state_person` (`answered_by`),
  CONSTRAINT `fk_confirmation_state_confirmation` FOREIGN KEY (`confirmation_id`) REFERENCES `quantity_confirmation` (`id`),
  CONSTRAINT `fk_confirmation_state_person` FOREIGN KEY (`answered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_confirmation_state_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_confirmation_state_status` CHECK (`status` in ('WAITING','ANSWERED','SILENT')),
  CONSTRAINT `ck_confirmation_state_answered` CHECK (`status` = 'ANSWERED' = (`answered_by` is not null) and `status` = 'ANSWERED' = (`answered_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='States asked to confirm their quantities';

CREATE TABLE `confirmed_item` (
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item whose quantity changed',
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `quantity` decimal(18,3) NOT NULL COMMENT 'sum of what the states confirmed: in force instead of what was tendered',
  PRIMARY KEY (`lot_item_id`),
  KEY `fk_confirmed_item_confirmation` (`confirmation_id`),
  CONSTRAINT `fk_confirmed_item_confirmation` FOREIGN KEY (`confirmation_id`) REFERENCES `quantity_confirmation` (`id`),
  CONSTRAINT `fk_confirmed_item_item` FOREIGN KEY (`lot_item_id`) REFERENCES `lot_item` (`id`),
  CONSTRAINT `ck_confirmed_item_quantity` CHECK (`quantity` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Quantities of lot items in force where the states changed them';

CREATE TABLE `confirmed_line` (
  `demand_line_id` bigint(20) NOT NULL COMMENT 'demand line',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item that covers it',
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `quantity` decimal(18,3) NOT NULL COMMENT 'its share of what its state confirmed: in force instead of its allocation',
  PRIMARY KEY (`demand_line_id`,`lot_item_id`),
  KEY `fk_confirmed_line_confirmation` (`confirmation_id`),
  CONSTRAINT `fk_confirmed_line_allocation` FOREIGN KEY (`demand_line_id`, `lot_item_id`) REFERENCES `allocation` (`demand_line_id`, `lot_item_id`),
  CONSTRAINT `fk_confirmed_line_confirmation` FOREIGN KEY (`confirmation_id`) REFERENCES `quantity_confirmation` (`id`),
  CONSTRAINT `ck_confirmed_line_quantity` CHECK (`quantity` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Allocations in force where a state changed its quantity';

CREATE TABLE `conflict_declaration` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `person_id` bigint(20) NOT NULL COMMENT 'member of the examination panel',
  `panel` varchar(15) NOT NULL DEFAULT 'EXAMINATION' COMMENT 'always EXAMINATION',
  `has_conflict` tinyint(1) NOT NULL COMMENT 'a conflict locks the member out of the tender',
  `statement` varchar(1000) NOT NULL COMMENT 'what was declared',
  `declared_at` datetime(6) NOT NULL COMMENT 'UTC',
  `later_statement` varchar(1000) DEFAULT NULL COMMENT 'the conflict that the member learned of after declaring none',
  `later_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when that was declared',
  `is_out` tinyint(1) GENERATED ALWAYS AS (`has_conflict` <> 0 or `later_at` is not null) STORED COMMENT 'whether the member is locked out of the tender now',
  PRIMARY KEY (`tender_id`,`person_id`),
  UNIQUE KEY `uq_conflict_declaration_free` (`tender_id`,`person_id`,`has_conflict`),
  KEY `fk_conflict_declaration_member` (`tender_id`,`person_id`,`panel`),
  CONSTRAINT `fk_conflict_declaration_member` FOREIGN KEY (`tender_id`, `person_id`, `panel`) REFERENCES `panel_member` (`tender_id`, `person_id`, `panel`),
  CONSTRAINT `ck_conflict_declaration_panel` CHECK (`panel` = 'EXAMINATION'),
  CONSTRAINT `ck_conflict_declaration_later` CHECK (`later_at` is null = (`later_statement` is null) and (`later_at` is null or `has_conflict` = 0 and char_length(`later_statement`) > 0))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Declarations made after the names of the bidders are known and before any bid is seen';

CREATE TABLE `consensus_closure` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender whose bidders are masked',
  `closed_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `closed_at` datetime(6) NOT NULL COMMENT 'UTC; names are shown from then on',
  PRIMARY KEY (`tender_id`),
  KEY `fk_consensus_closure_person` (`closed_by`),
  CONSTRAINT `fk_consensus_closure_person` FOREIGN KEY (`closed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_consensus_closure_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Consensus of first examinations, closed before the names of masked bidders are shown';

CREATE TABLE `consensus_score` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `criterion_id` bigint(20) NOT NULL COMMENT 'technical criterion',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `kind` varchar(15) NOT NULL DEFAULT 'TECHNICAL' COMMENT 'always TECHNICAL: only such a criterion is scored',
  `points` decimal(5,2) NOT NULL COMMENT 'agreed score, 0 to 100',
  `spread` decimal(5,2) NOT NULL COMMENT 'highest less lowest single score',
  `reason` varchar(1000) NOT NULL COMMENT 'needed where the spread is beyond the rule of the tender',
  `agreed_by` bigint(20) NOT NULL COMMENT 'chair who recorded it',
  `agreed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  `change_reason` varchar(1000) DEFAULT NULL COMMENT 'why it is not as in the examination before',
  PRIMARY KEY (`bid_id`,`criterion_id`,`examination`),
  KEY `fk_consensus_score_bid` (`bid_id`,`tender_id`),
  KEY `fk_consensus_score_criterion` (`criterion_id`,`tender_id`),
  KEY `fk_consensus_score_kind` (`criterion_id`,`kind`),
  KEY `fk_consensus_score_person` (`agreed_by`),
  CONSTRAINT `fk_consensus_score_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_consensus_score_criterion` FOREIGN KEY (`criterion_id`, `tender_id`) REFERENCES `criterion` (`id`, `tender_id`),
  CONSTRAINT `fk_consensus_score_kind` FOREIGN KEY (`criterion_id`, `kind`) REFERENCES `criterion` (`id`, `kind`),
  CONSTRAINT `fk_consensus_score_person` FOREIGN KEY (`agreed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_consensus_score_kind` CHECK (`kind` = 'TECHNICAL'),
  CONSTRAINT `ck_consensus_score_points` CHECK (`points` between 0 and 100),
  CONSTRAINT `ck_consensus_score_spread` CHECK (`spread` between 0 and 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Scores agreed by the panel';

CREATE TABLE `criterion` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `kind` varchar(15) NOT NULL COMMENT 'ADMINISTRATIVE (passed or failed) or TECHNICAL (scored)',
  `code` varchar(20) NOT NULL COMMENT 'short code shown in tables',
  `position` int(11) NOT NULL COMMENT 'order of display',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic text',
  `name_en` varchar(300) NOT NULL COMMENT 'English text',
  `weight` decimal(5,2) DEFAULT NULL COMMENT 'percent of the technical score; technical weights of a tender sum to 100',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_criterion_code` (`tender_id`,`code`),
  UNIQUE KEY `uq_criterion_tender` (`id`,`tender_id`),
  UNIQUE KEY `uq_criterion_kind` (`id`,`kind`),
  CONSTRAINT `fk_criterion_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_criterion_kind` CHECK (`kind` in ('ADMINISTRATIVE','TECHNICAL')),
  CONSTRAINT `ck_criterion_weight` CHECK (`kind` = 'TECHNICAL' = (`weight` is not null)),
  CONSTRAINT `ck_criterion_weight_range` CHECK (`weight` is null or `weight` > 0 and `weight` <= 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What bids are examined against';

CREATE TABLE `currency` (
  `code` char(3) NOT NULL COMMENT 'ISO 4217 code',
  `decimals` tinyint(4) NOT NULL COMMENT 'minor-unit digits: 3 for BHD, KWD and OMR, else 2',
  `name_ar` varchar(100) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(100) NOT NULL COMMENT 'English name',
  PRIMARY KEY (`code`),
  CONSTRAINT `ck_currency_decimals` CHECK (`decimals` between 0 and 3)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Currencies in which demand is estimated and bids are priced';

CREATE TABLE `decision` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender decided on',
  `committee_id` bigint(20) NOT NULL COMMENT 'committee that decides',
  `question` varchar(20) NOT NULL COMMENT 'AWARD',
  `status` varchar(10) NOT NULL COMMENT 'OPEN, ADOPTED or REJECTED',
  `document_sha256` char(64) NOT NULL COMMENT 'hash of what is put to the vote, exactly',
  `document` longtext NOT NULL COMMENT 'what is put to the vote, JSON',
  `opened_by` bigint(20) NOT NULL COMMENT 'who put the question',
  `opened_at` datetime(6) NOT NULL COMMENT 'UTC',
  `closed_by` bigint(20) DEFAULT NULL COMMENT 'chair who recorded the outcome',
  `closed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `recommendation_id` bigint(20) DEFAULT NULL COMMENT 'recommendation decided on',
  `level_position` int(11) DEFAULT NULL COMMENT 'turn of the committee',
  `returned_to` varchar(15) DEFAULT NULL COMMENT 'where a question not adopted went: LEVEL_BEFORE or PANEL',
  `return_reason` varchar(2000) DEFAULT NULL COMMENT 'why it went back',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_decision_committee` (`id`,`committee_id`),
  UNIQUE KEY `uq_decision_document` (`id`,`document_sha256`),
  KEY `fk_decision_tender` (`tender_id`),
  KEY `fk_decision_committee` (`committee_id`),
  KEY `fk_decision_opener` (`opened_by`),
  KEY `fk_decision_closer` (`closed_by`),
  KEY `fk_decision_recommendation` (`recommendation_id`,`tender_id`),
  KEY `fk_decision_level` (`recommendation_id`,`level_position`,`committee_id`),
  CONSTRAINT `fk_decision_closer` FOREIGN KEY (`closed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_decision_committee` FOREIGN KEY (`committee_id`) REFERENCES `committee` (`id`),
  CONSTRAINT `fk_decision_level` FOREIGN KEY (`recommendation_id`, `level_position`, `committee_id`) REFERENCES `recommendation_level` (`recommendation_id`, `position`, `committee_id`),
  CONSTRAINT `fk_decision_opener` FOREIGN KEY (`opened_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_decision_recommendation` FOREIGN KEY (`recommendation_id`, `tender_id`) REFERENCES `recommendation` (`id`, `tender_id`),
  CONSTRAINT `fk_decision_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_decision_question` CHECK (`question` = 'AWARD'),
  CONSTRAINT `ck_decision_status` CHECK (`status` in ('OPEN','ADOPTED','REJECTED')),
  CONSTRAINT `ck_decision_closed` CHECK (`status` = 'OPEN' = (`closed_at` is null)),
  CONSTRAINT `ck_decision_level` CHECK (`recommendation_id` is null = (`level_position` is null)),
  CONSTRAINT `ck_decision_returned` CHECK (`recommendation_id` is null or `status` = 'REJECTED' = (`returned_to` is not null)),
  CONSTRAINT `ck_decision_returned_to` CHECK (`returned_to` in ('LEVEL_BEFORE','PANEL')),
  CONSTRAINT `ck_decision_level_before` CHECK (`returned_to` <> 'LEVEL_BEFORE' or `level_position` > 1),
  CONSTRAINT `ck_decision_return_reason` CHECK (`returned_to` is null = (`return_reason` is null) and (`return_reason` is null or char_length(`return_reason`) > 0))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Questions put to a committee, and the outcome';

CREATE TABLE `delivery` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `call_off_id` bigint(20) NOT NULL COMMENT 'call-off',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item delivered',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `delivered_on` date NOT NULL COMMENT 'day of the delivery',
  `delivered_quantity` decimal(15,3) NOT NULL COMMENT 'units delivered',
  `accepted_quantity` decimal(15,3) NOT NULL COMMENT 'of these, units accepted',
  `reason` varchar(1000) NOT NULL COMMENT 'why the others were rejected; empty when none was',
  `recorded_by` bigint(20) NOT NULL COMMENT 'procurement officer',
  `recorded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_delivery_request` (`call_off_id`,`request_key`,`lot_item_id`),
  KEY `fk_delivery_line` (`call_off_id`,`lot_item_id`),
  KEY `fk_delivery_person` (`recorded_by`),
  CONSTRAINT `fk_delivery_line` FOREIGN KEY (`call_off_id`, `lot_item_id`) REFERENCES `call_off_line` (`call_off_id`, `lot_item_id`),
  CONSTRAINT `fk_delivery_person` FOREIGN KEY (`recorded_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_delivery_quantity` CHECK (`delivered_quantity` > 0 and `accepted_quantity` between 0 and `delivered_quantity`),
  CONSTRAINT `ck_delivery_reason` CHECK (`accepted_quantity` = `delivered_quantity` or char_length(`reason`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Deliveries of call-offs, with what was accepted of them';

CREATE TABLE `delivery_region` (
  `code` varchar(10) NOT NULL COMMENT 'stable code',
  `position` int(11) NOT NULL COMMENT 'order of display',
  `name_ar` varchar(100) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(100) NOT NULL COMMENT 'English name',
  PRIMARY KEY (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Groups of states that are delivered to together';

CREATE TABLE `delivery_region_state` (
  `state_code` char(2) NOT NULL COMMENT 'state; in one region only',
  `region_code` varchar(10) NOT NULL COMMENT 'its region',
  PRIMARY KEY (`state_code`),
  KEY `fk_delivery_region_state_region` (`region_code`),
  CONSTRAINT `fk_delivery_region_state_region` FOREIGN KEY (`region_code`) REFERENCES `delivery_region` (`code`),
  CONSTRAINT `ck_delivery_region_state` CHECK (`state_code` in ('AE','BH','KW','OM','QA','SA'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='States of each delivery region';

CREATE TABLE `delivery_site` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `entity_id` bigint(20) NOT NULL COMMENT 'entity that takes delivery there',
  `code` varchar(30) NOT NULL COMMENT 'short stable code',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(300) NOT NULL COMMENT 'English name',
  `city_ar` varchar(100) NOT NULL COMMENT 'city, Arabic',
  `city_en` varchar(100) NOT NULL COMMENT 'city, English',
  `closed_at` datetime(6) DEFAULT NULL COMMENT 'UTC; cannot be chosen on new lines from then on',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_delivery_site_code` (`code`),
  UNIQUE KEY `uq_delivery_site_entity` (`id`,`entity_id`),
  KEY `fk_delivery_site_entity` (`entity_id`),
  CONSTRAINT `fk_delivery_site_entity` FOREIGN KEY (`entity_id`) REFERENCES `procuring_entity` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Places where an entity takes delivery';

CREATE TABLE `demand_line` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `submission_id` bigint(20) NOT NULL COMMENT 'submission the line belongs to',
  `entity_id` bigint(20) NOT NULL COMMENT 'entity of the submission',
  `line_number` int(11) NOT NULL COMMENT 'order in the submission, from 1',
  `revision_id` bigint(20) NOT NULL COMMENT 'item revision asked for',
  `unit_code` varchar(3) NOT NULL COMMENT 'unit of the revision',
  `quantity` decimal(15,3) NOT NULL COMMENT 'in that unit',
  `need_by` date DEFAULT NULL COMMENT 'day it is needed at the site; may be missing in a draft only',
  `site_id` bigint(20) DEFAULT NULL COMMENT 'delivery site of the entity; may be missing in a draft only',
  `estimated_unit_price` decimal(19,3) NOT NULL COMMENT 'without VAT, in the currency of the line',
  `currency` char(3) NOT NULL COMMENT 'currency of the estimate',
  `commitment` varchar(10) NOT NULL COMMENT 'FIRM or INDICATIVE',
  `budget_line` varchar(100) NOT NULL COMMENT 'where the money comes from; may be empty in a draft only',
  `justification` varchar(1000) NOT NULL COMMENT 'why it is needed; may be empty in a draft only',
  `near_standard_id` bigint(20) DEFAULT NULL COMMENT 'standard item that the officer was shown beside an odd one',
  `kept_reason` varchar(500) NOT NULL DEFAULT '' COMMENT 'why the odd item was kept; needed to submit once a standard was shown',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_demand_line_number` (`submission_id`,`line_number`),
  KEY `fk_demand_line_submission` (`submission_id`,`entity_id`),
  KEY `fk_demand_line_revision` (`revision_id`,`unit_code`),
  KEY `fk_demand_line_site` (`site_id`,`entity_id`),
  KEY `fk_demand_line_currency` (`currency`),
  KEY `fk_demand_line_standard` (`near_standard_id`),
  CONSTRAINT `fk_demand_line_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_demand_line_revision` FOREIGN KEY (`revision_id`, `unit_code`) REFERENCES `item_revision` (`id`, `unit_code`),
  CONSTRAINT `fk_demand_line_site` FOREIGN KEY (`site_id`, `entity_id`) REFERENCES `delivery_site` (`id`, `entity_id`),
  CONSTRAINT `fk_demand_line_standard` FOREIGN KEY (`near_standard_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `fk_demand_line_submission` FOREIGN KEY (`submission_id`, `entity_id`) REFERENCES `submission` (`id`, `entity_id`),
  CONSTRAINT `ck_demand_line_quantity` CHECK (`quantity` > 0),
  CONSTRAINT `ck_demand_line_price` CHECK (`estimated_unit_price` > 0),
  CONSTRAINT `ck_demand_line_decimals` CHECK (`currency` in ('BHD','KWD','OMR') or `estimated_unit_price` = round(`estimated_unit_price`,2)),
  CONSTRAINT `ck_demand_line_commitment` CHECK (`commitment` in ('FIRM','INDICATIVE')),
  CONSTRAINT `ck_demand_line_amount` CHECK (`quantity` * `estimated_unit_price` < 1000000000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='One item asked for, with quantity, place and time';

CREATE TABLE `demand_round` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `code` varchar(30) NOT NULL COMMENT 'stable code, such as R-2026-01',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(300) NOT NULL COMMENT 'English name',
  `opens_at` datetime(6) NOT NULL COMMENT 'UTC; demand is taken from then',
  `closes_at` datetime(6) NOT NULL COMMENT 'UTC; no first submission is accepted from then on',
  `endorsement_until` datetime(6) NOT NULL COMMENT 'UTC, after the closing; coordinators endorse, and returned submissions come back, until then',
  `status` varchar(15) NOT NULL COMMENT 'PLANNED, OPEN, CLOSED, AGGREGATED or CANCELLED',
  `status_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was closed early, cancelled or last extended',
  `closed_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when it was closed in fact: on time or earlier with a reason',
  `announced_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when the states invited were told of it; none before',
  `created_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_demand_round_code` (`code`),
  KEY `fk_demand_round_creator` (`created_by`),
  CONSTRAINT `fk_demand_round_creator` FOREIGN KEY (`created_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_demand_round_status` CHECK (`status` in ('PLANNED','OPEN','CLOSED','AGGREGATED','CANCELLED')),
  CONSTRAINT `ck_demand_round_window` CHECK (`opens_at` < `closes_at` and `closes_at` < `endorsement_until`),
  CONSTRAINT `ck_demand_round_reason` CHECK (`status` <> 'CANCELLED' or coalesce(char_length(`status_reason`),0) > 0),
  CONSTRAINT `ck_demand_round_closed` CHECK (`status` not in ('CLOSED','AGGREGATED') or `closed_at` is not null),
  CONSTRAINT `ck_demand_round_early` CHECK (`closed_at` is null or `closed_at` >= `closes_at` or coalesce(char_length(`status_reason`),0) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Windows in which the states state their demand';

CREATE TABLE `demand_workbook` (
  `submission_id` bigint(20) NOT NULL COMMENT 'submission for which the workbook was sent',
  `person_id` bigint(20) NOT NULL COMMENT 'procurement officer who sent it',
  `file_name` varchar(255) NOT NULL COMMENT 'name of the file, as sent',
  `sha256` char(64) NOT NULL COMMENT 'of what was read from the file, lower-case hex',
  `content` longtext NOT NULL COMMENT 'columns and rows as read, JSON',
  `uploaded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`submission_id`,`person_id`),
  KEY `fk_demand_workbook_person` (`person_id`),
  CONSTRAINT `fk_demand_workbook_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_demand_workbook_submission` FOREIGN KEY (`submission_id`) REFERENCES `submission` (`id`),
  CONSTRAINT `ck_demand_workbook_json` CHECK (json_valid(`content`)),
  CONSTRAINT `ck_demand_workbook_sha256` CHECK (`sha256` regexp '^[0-9a-f]{64}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Workbooks of demand that were sent and wait to be applied';

CREATE TABLE `demo_clock` (
  `id` tinyint(4) NOT NULL COMMENT 'always 1',
  `offset_seconds` bigint(20) NOT NULL COMMENT 'seconds the demonstration runs ahead of the machine',
  `loaded_at` datetime(6) NOT NULL COMMENT 'UTC, when the demonstration data were loaded',
  PRIMARY KEY (`id`),
  CONSTRAINT `ck_demo_clock_single` CHECK (`id` = 1),
  CONSTRAINT `ck_demo_clock_forward` CHECK (`offset_seconds` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Present only where demonstration data were loaded: how far its time was moved on';

CREATE TABLE `dossier_document` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `kind` varchar(15) NOT NULL COMMENT 'SPECIFICATION, CONTRACT, FORM, DRAWING or OTHER',
  `title_ar` varchar(300) NOT NULL COMMENT 'what it is, Arabic',
  `title_en` varchar(300) NOT NULL COMMENT 'what it is, English',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_dossier_document_tender` (`id`,`tender_id`),
  KEY `fk_dossier_document_tender` (`tender_id`),
  CONSTRAINT `fk_dossier_document_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_dossier_document_kind` CHECK (`kind` in ('SPECIFICATION','CONTRACT','FORM','DRAWING','OTHER')),
  CONSTRAINT `ck_dossier_document_title` CHECK (`title_ar` <> '' and `title_en` <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Documents of a tender''s dossier; each has editions in one language or both, the Arabic one prevails';

CREATE TABLE `dossier_edition` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; of several in force in one language the last counts',
  `document_id` bigint(20) NOT NULL COMMENT 'document',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of the document',
  `language` char(2) NOT NULL COMMENT 'ar or en',
  `added_with` bigint(20) NOT NULL COMMENT '0 in force since publication, -1 waiting for the next amendment, else the amendment it came with',
  `amendment_id` bigint(20) DEFAULT NULL COMMENT 'the same amendment, as a reference',
  `file_name` varchar(200) NOT NULL COMMENT 'as the buyer called it',
  `content_type` varchar(100) NOT NULL COMMENT 'what the file is, by its content',
  `byte_count` int(11) NOT NULL COMMENT 'size in bytes',
  `sha256` char(64) NOT NULL COMMENT 'of its bytes; its place in the object store, and its standing in file_scan',
  `added_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `added_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_dossier_edition_language` (`document_id`,`language`,`added_with`),
  KEY `fk_dossier_edition_document` (`document_id`,`tender_id`),
  KEY `fk_dossier_edition_amendment` (`amendment_id`),
  KEY `fk_dossier_edition_scan` (`sha256`),
  KEY `fk_dossier_edition_person` (`added_by`),
  CONSTRAINT `fk_dossier_edition_amendment` FOREIGN KEY (`amendment_id`) REFERENCES `tender_amendment` (`id`),
  CONSTRAINT `fk_dossier_edition_document` FOREIGN KEY (`document_id`, `tender_id`) REFERENCES `dossier_document` (`id`, `tender_id`),
  CONSTRAINT `fk_dossier_edition_person` FOREIGN KEY (`added_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_dossier_edition_scan` FOREIGN KEY (`sha256`) REFERENCES `file_scan` (`sha256`),
  CONSTRAINT `ck_dossier_edition_language` CHECK (`language` in ('ar','en')),
  CONSTRAINT `ck_dossier_edition_with` CHECK (`amendment_id` is null and `added_with` in (0,-1) or `added_with` = `amendment_id`),
  CONSTRAINT `ck_dossier_edition_size` CHECK (`byte_count` > 0 and `byte_count` <= 104857600)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Files of the documents of a dossier: what was published stays, an amendment adds to it';

CREATE TABLE `dossier_template` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `code` varchar(40) NOT NULL COMMENT 'short name, such as goods',
  `version_count` int(11) NOT NULL DEFAULT 0 COMMENT 'number of the version in force; 0 until the first is complete',
  `retired_at` datetime(6) DEFAULT NULL COMMENT 'UTC; not offered since',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_dossier_template_code` (`code`),
  CONSTRAINT `ck_dossier_template_code` CHECK (char_length(`code`) > 0),
  CONSTRAINT `ck_dossier_template_versions` CHECK (`version_count` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Templates of the dossier for the usual tenders';

CREATE TABLE `dossier_template_criterion` (
  `template_id` bigint(20) NOT NULL COMMENT 'template',
  `version_number` int(11) NOT NULL COMMENT 'version',
  `position` int(11) NOT NULL COMMENT 'order of display, from 1',
  `kind` varchar(15) NOT NULL COMMENT 'ADMINISTRATIVE or TECHNICAL',
  `code` varchar(20) NOT NULL COMMENT 'short code',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic text',
  `name_en` varchar(300) NOT NULL COMMENT 'English text',
  `weight` decimal(5,2) DEFAULT NULL COMMENT 'percent of the technical score; none for administrative criteria',
  PRIMARY KEY (`template_id`,`version_number`,`position`),
  UNIQUE KEY `uq_dossier_template_criterion_code` (`template_id`,`version_number`,`code`),
  CONSTRAINT `fk_dossier_template_criterion_version` FOREIGN KEY (`template_id`, `version_number`) REFERENCES `dossier_template_version` (`template_id`, `version_number`),
  CONSTRAINT `ck_dossier_template_criterion_kind` CHECK (`kind` in ('ADMINISTRATIVE','TECHNICAL')),
  CONSTRAINT `ck_dossier_template_criterion_weight` CHECK (`kind` = 'TECHNICAL' = (`weight` is not null) and (`weight` is null or `weight` > 0 and `weight` <= 100))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Criteria of a version of a template';

CREATE TABLE `dossier_template_rule` (
  `template_id` bigint(20) NOT NULL COMMENT 'template',
  `version_number` int(11) NOT NULL COMMENT 'version',
  `rule_code` varchar(60) NOT NULL COMMENT 'code of a rule; its default holds where a template names none',
  `value` decimal(12,2) NOT NULL COMMENT 'value the template proposes, in the unit of the rule',
  PRIMARY KEY (`template_id`,`version_number`,`rule_code`),
  CONSTRAINT `fk_dossier_template_rule_version` FOREIGN KEY (`template_id`, `version_number`) REFERENCES `dossier_template_version` (`template_id`, `version_number`),
  CONSTRAINT `ck_dossier_template_rule_value` CHECK (`value` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Values of rules that a version of a template proposes';

CREATE TABLE `dossier_template_version` (
  `template_id` bigint(20) NOT NULL COMMENT 'template',
  `version_number` int(11) NOT NULL COMMENT 'from 1; the highest is in force',
  `name_ar` varchar(200) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(200) NOT NULL COMMENT 'English name',
  `purpose_ar` varchar(1000) NOT NULL COMMENT 'what tenders it is for, Arabic',
  `purpose_en` varchar(1000) NOT NULL COMMENT 'what tenders it is for, English',
  `award_criteria` varchar(20) NOT NULL COMMENT 'OCDS: priceOnly or ratedCriteria',
  `two_envelopes` tinyint(1) NOT NULL COMMENT 'whether prices are sealed apart',
  `requirements_ar` varchar(4000) NOT NULL COMMENT 'requirements and conditions, Arabic',
  `requirements_en` varchar(4000) NOT NULL COMMENT 'requirements and conditions, English',
  `written_by` bigint(20) DEFAULT NULL COMMENT 'central buyer; none for those that came with the system',
  `written_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`template_id`,`version_number`),
  KEY `fk_dossier_template_version_writer` (`written_by`),
  CONSTRAINT `fk_dossier_template_version_template` FOREIGN KEY (`template_id`) REFERENCES `dossier_template` (`id`),
  CONSTRAINT `fk_dossier_template_version_writer` FOREIGN KEY (`written_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_dossier_template_version_number` CHECK (`version_number` > 0),
  CONSTRAINT `ck_dossier_template_version_award` CHECK (`award_criteria` in ('priceOnly','ratedCriteria')),
  CONSTRAINT `ck_dossier_template_version_texts` CHECK (char_length(`name_ar`) > 0 and char_length(`name_en`) > 0 and char_length(`purpose_ar`) > 0 and char_length(`purpose_en`) > 0 and char_length(`requirements_ar`) > 0 and char_length(`requirements_en`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Versions of templates; never changed';

CREATE TABLE `dossier_text` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `part` varchar(60) NOT NULL COMMENT 'conditions, or item.<id>.note',
  `text_ar` text NOT NULL COMMENT 'Arabic; empty once taken out',
  `text_en` text NOT NULL COMMENT 'English',
  PRIMARY KEY (`tender_id`,`part`),
  CONSTRAINT `fk_dossier_text_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Conditions of a tender and notes on its items that amendments have added';

CREATE TABLE `entitlement` (
  `agreement_id` bigint(20) NOT NULL COMMENT 'framework agreement',
  `entity_id` bigint(20) NOT NULL COMMENT 'procuring entity',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'item',
  `awarded_quantity` decimal(18,3) NOT NULL COMMENT 'what the entity demanded and was awarded',
  `transferred_quantity` decimal(18,3) NOT NULL DEFAULT 0.000 COMMENT 'what other entities handed over less what was handed to others',
  `called_quantity` decimal(18,3) NOT NULL DEFAULT 0.000 COMMENT 'what it has called off so far',
  `unit_price` decimal(25,9) NOT NULL COMMENT 'price in the currency of the award, without VAT',
  `currency` char(3) NOT NULL COMMENT 'currency of the award',
  PRIMARY KEY (`agreement_id`,`entity_id`,`lot_item_id`),
  KEY `fk_entitlement_entity` (`entity_id`),
  KEY `fk_entitlement_item` (`lot_item_id`),
  KEY `fk_entitlement_currency` (`currency`),
  CONSTRAINT `fk_entitlement_agreement` FOREIGN KEY (`agreement_id`) REFERENCES `framework_agreement` (`id`),
  CONSTRAINT `fk_entitlement_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_entitlement_entity` FOREIGN KEY (`entity_id`) REFERENCES `procuring_entity` (`id`),
  CONSTRAINT `fk_entitlement_item` FOREIGN KEY (`lot_item_id`) REFERENCES `lot_item` (`id`),
  CONSTRAINT `ck_entitlement_balance` CHECK (`called_quantity` >= 0 and `called_quantity` <= `awarded_quantity` + `transferred_quantity`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What each entity may still call off; the check keeps the balance from going below zero';

CREATE TABLE `entity_ceiling` (
  `round_id` bigint(20) NOT NULL COMMENT 'round',
  `entity_id` bigint(20) NOT NULL COMMENT 'procuring entity',
  `state_code` char(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  `amount` decimal(19,3) NOT NULL COMMENT 'most the entity may ask for, without VAT, in the currency of its state',
  `hard` tinyint(1) NOT NULL COMMENT 'whether a submission above it is refused; else it is only pointed out',
  `set_by` bigint(20) NOT NULL COMMENT 'national coordinator',
  `set_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`round_id`,`entity_id`),
  KEY `fk_entity_ceiling_round` (`round_id`,`state_code`),
  KEY `fk_entity_ceiling_entity` (`entity_id`,`state_code`),
  KEY `fk_entity_ceiling_person` (`set_by`),
  CONSTRAINT `fk_entity_ceiling_entity` FOREIGN KEY (`entity_id`, `state_code`) REFERENCES `procuring_entity` (`id`, `state_code`),
  CONSTRAINT `fk_entity_ceiling_person` FOREIGN KEY (`set_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_entity_ceiling_round` FOREIGN KEY (`round_id`, `state_code`) REFERENCES `round_state` (`round_id`, `state_code`),
  CONSTRAINT `ck_entity_ceiling_amount` CHECK (`amount` > 0),
  CONSTRAINT `ck_entity_ceiling_decimals` CHECK (`state_code` in ('BH','KW','OM') or `amount` = round(`amount`,2))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Budget of a procuring entity in a round';

CREATE TABLE `equivalence_group` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `created_by` bigint(20) NOT NULL COMMENT 'catalog manager',
  PRIMARY KEY (`id`),
  KEY `fk_equivalence_group_creator` (`created_by`),
  CONSTRAINT `fk_equivalence_group_creator` FOREIGN KEY (`created_by`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Groups of items that serve the same need';

CREATE TABLE `equivalence_member` (
  `item_id` bigint(20) NOT NULL COMMENT 'item; in one group at most',
  `group_id` bigint(20) NOT NULL COMMENT 'its group',
  `standard_of` bigint(20) DEFAULT NULL COMMENT 'the group, for the one member that is its standard',
  `numerator` bigint(20) NOT NULL COMMENT 'one unit of the item is numerator / denominator units of the standard',
  `denominator` bigint(20) NOT NULL COMMENT 'in lowest terms',
  `unit_code` varchar(3) NOT NULL COMMENT 'unit of the item that the factor counts in',
  PRIMARY KEY (`item_id`),
  UNIQUE KEY `uq_equivalence_member_standard` (`standard_of`),
  KEY `fk_equivalence_member_group` (`group_id`),
  KEY `fk_equivalence_member_unit` (`unit_code`),
  CONSTRAINT `fk_equivalence_member_group` FOREIGN KEY (`group_id`) REFERENCES `equivalence_group` (`id`),
  CONSTRAINT `fk_equivalence_member_item` FOREIGN KEY (`item_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `fk_equivalence_member_unit` FOREIGN KEY (`unit_code`) REFERENCES `unit_of_measure` (`code`),
  CONSTRAINT `ck_equivalence_member_factor` CHECK (`numerator` between 1 and 1000000000000 and `denominator` between 1 and 1000000000000),
  CONSTRAINT `ck_equivalence_member_standard` CHECK (`standard_of` is null or `standard_of` = `group_id` and `numerator` = 1 and `denominator` = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Members of equivalence groups with their exact conversion into the standard';

CREATE TABLE `examination` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `number` int(11) NOT NULL COMMENT 'from 2: the first examination is opened by the first declaration and concerns all',
  `opened_by` bigint(20) DEFAULT NULL COMMENT 'person whose act returned the lots; none where the confirmed quantities did',
  `opened_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`,`number`),
  KEY `fk_examination_person` (`opened_by`),
  CONSTRAINT `fk_examination_person` FOREIGN KEY (`opened_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_examination_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_examination_number` CHECK (`number` >= 2)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Examinations after the first, one each time that lots return to the panel';

CREATE TABLE `examination_bid` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `examination` int(11) NOT NULL COMMENT 'number of the examination',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid with a price for one of its lots',
  PRIMARY KEY (`tender_id`,`examination`,`bid_id`),
  KEY `fk_examination_bid_bid` (`bid_id`,`tender_id`),
  CONSTRAINT `fk_examination_bid_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_examination_bid_examination` FOREIGN KEY (`tender_id`, `examination`) REFERENCES `examination` (`tender_id`, `number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bids examined anew';

CREATE TABLE `examination_lot` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `examination` int(11) NOT NULL COMMENT 'number of the examination',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot that returned',
  `origin` varchar(15) NOT NULL COMMENT 'COMMITTEE, COMPLAINT, DEBARMENT, QUANTITIES or DISCOUNT (the condition of its discount is no longer met): what returned it',
  `reason_ar` varchar(2000) NOT NULL COMMENT 'why, as shown in Arabic; empty where the origin says all',
  `reason_en` varchar(2000) NOT NULL COMMENT 'why, as shown in English',
  PRIMARY KEY (`tender_id`,`examination`,`lot_id`),
  KEY `fk_examination_lot_lot` (`lot_id`,`tender_id`),
  CONSTRAINT `fk_examination_lot_examination` FOREIGN KEY (`tender_id`, `examination`) REFERENCES `examination` (`tender_id`, `number`),
  CONSTRAINT `fk_examination_lot_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_examination_lot_reason` CHECK (`origin` <> 'COMMITTEE' or `reason_ar` <> '' and `reason_en` <> ''),
  CONSTRAINT `ck_examination_lot_origin` CHECK (`origin` in ('COMMITTEE','COMPLAINT','DEBARMENT','QUANTITIES','DISCOUNT'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Lots examined anew, and why';

CREATE TABLE `exchange_rate` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `currency` char(3) NOT NULL COMMENT 'currency quoted',
  `valid_from` date NOT NULL COMMENT 'first day the rate holds; it holds until the next one',
  `units_per_usd` decimal(18,9) NOT NULL COMMENT 'units of the currency for one US dollar',
  `source` varchar(200) NOT NULL COMMENT 'who fixed the rate',
  `source_ar` varchar(300) DEFAULT NULL COMMENT 'who fixed the rate, in Arabic; none where a person wrote it in one language',
  `entered_by` bigint(20) DEFAULT NULL COMMENT 'central buyer; none for reference data',
  `entered_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_exchange_rate_day` (`currency`,`valid_from`),
  KEY `fk_exchange_rate_person` (`entered_by`),
  CONSTRAINT `fk_exchange_rate_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_exchange_rate_person` FOREIGN KEY (`entered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_exchange_rate_positive` CHECK (`units_per_usd` > 0),
  CONSTRAINT `ck_exchange_rate_entered` CHECK (`entered_by` is null = (`entered_at` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Dated exchange rates against the US dollar';

CREATE TABLE `file_scan` (
  `sha256` char(64) NOT NULL COMMENT 'of the bytes, lower-case hex: the same bytes have one standing wherever they are attached',
  `status` varchar(15) NOT NULL COMMENT 'CLEAN, QUARANTINED, WAITING (the scanner did not answer) or UNSCANNED (there was none)',
  `file_name` varchar(200) NOT NULL COMMENT 'as it was first sent',
  `stored_as` varchar(200) DEFAULT NULL COMMENT 'key in the object store; none when it was refused and never kept',
  `signature` varchar(200) DEFAULT NULL COMMENT 'the name that the scanner has for what it found',
  `sent_at` datetime(6) NOT NULL COMMENT 'UTC, when it was first sent',
  `scanned_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when the scanner judged it',
  PRIMARY KEY (`sha256`),
  KEY `ix_file_scan_status` (`status`),
  CONSTRAINT `ck_file_scan_status` CHECK (`status` in ('CLEAN','QUARANTINED','WAITING','UNSCANNED')),
  CONSTRAINT `ck_file_scan_signature` CHECK (`status` = 'QUARANTINED' = (`signature` is not null)),
  CONSTRAINT `ck_file_scan_judged` CHECK (`status` in ('CLEAN','QUARANTINED') = (`scanned_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What is known of the safety of stored files; those of bids are not here';

CREATE TABLE `framework_agreement` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `number` varchar(30) NOT NULL COMMENT 'agreement number, such as FA-2026-004-1',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `award_id` bigint(20) NOT NULL COMMENT 'award it carries out',
  `starts_on` date NOT NULL COMMENT 'first day of call-offs',
  `ends_on` date NOT NULL COMMENT 'last day of call-offs',
  `concluded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_framework_agreement_number` (`number`),
  UNIQUE KEY `uq_framework_agreement_award` (`award_id`),
  KEY `fk_framework_agreement_award` (`award_id`,`tender_id`),
  CONSTRAINT `fk_framework_agreement_award` FOREIGN KEY (`award_id`, `tender_id`) REFERENCES `award` (`id`, `tender_id`),
  CONSTRAINT `ck_framework_agreement_period` CHECK (`starts_on` < `ends_on`),
  CONSTRAINT `ck_framework_agreement_four_years` CHECK (`ends_on` < `starts_on` + interval 4 year)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Framework agreements that the entities of all states call off from';

CREATE TABLE `given_share` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `share_number` int(11) NOT NULL COMMENT 'number of the share, from 1',
  `person_id` bigint(20) NOT NULL COMMENT 'holder who gave it',
  `from_file` tinyint(1) NOT NULL COMMENT 'whether it came from the holder''s own copy',
  `wrapped_share` blob NOT NULL COMMENT 'the share, encrypted with the vault key',
  `given_at` datetime(6) NOT NULL COMMENT 'UTC',
  `part` varchar(6) NOT NULL DEFAULT 'BID' COMMENT 'what it opens: BID or PRICES',
  PRIMARY KEY (`tender_id`,`share_number`,`part`),
  UNIQUE KEY `uq_given_share_person` (`tender_id`,`person_id`,`part`),
  CONSTRAINT `fk_given_share_presence` FOREIGN KEY (`tender_id`, `person_id`, `part`) REFERENCES `opening_presence` (`tender_id`, `person_id`, `part`),
  CONSTRAINT `ck_given_share_number` CHECK (`share_number` between 1 and 255)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Shares given after the deadline, kept until the bids are opened and no longer';

CREATE TABLE `guarantee_extension` (
  `guarantee_id` bigint(20) NOT NULL COMMENT 'guarantee extended',
  `number` int(11) NOT NULL COMMENT 'from 1',
  `valid_before` date NOT NULL COMMENT 'last day until then',
  `valid_after` date NOT NULL COMMENT 'last day since',
  `document` varchar(200) NOT NULL COMMENT 'where the letter of the bank is filed',
  `recorded_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `recorded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`guarantee_id`,`number`),
  KEY `fk_guarantee_extension_person` (`recorded_by`),
  CONSTRAINT `fk_guarantee_extension_guarantee` FOREIGN KEY (`guarantee_id`) REFERENCES `performance_guarantee` (`id`),
  CONSTRAINT `fk_guarantee_extension_person` FOREIGN KEY (`recorded_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_guarantee_extension_later` CHECK (`valid_after` > `valid_before`),
  CONSTRAINT `ck_guarantee_extension_said` CHECK (`document` <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Extensions of performance guarantees';

CREATE TABLE `holiday` (
  `state_code` char(2) NOT NULL COMMENT 'state that rests',
  `day` date NOT NULL COMMENT 'the day, Gregorian',
  `name_ar` varchar(200) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(200) NOT NULL COMMENT 'English name',
  `source` varchar(300) DEFAULT NULL COMMENT 'decree or announcement; none for the fixed holidays of the reference data',
  `entered_by` bigint(20) DEFAULT NULL COMMENT 'central buyer; none for reference data',
  `entered_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`state_code`,`day`),
  KEY `fk_holiday_person` (`entered_by`),
  CONSTRAINT `fk_holiday_person` FOREIGN KEY (`entered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_holiday_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_holiday_source` CHECK (`entered_by` is null or `entered_at` is not null and coalesce(char_length(`source`),0) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Official holidays, which are no working days of their state';

CREATE TABLE `holiday_removal` (
  `state_code` char(2) NOT NULL COMMENT 'state that works on the day after all',
  `day` date NOT NULL COMMENT 'the day, Gregorian',
  `removed_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `removed_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`state_code`,`day`),
  KEY `fk_holiday_removal_person` (`removed_by`),
  CONSTRAINT `fk_holiday_removal_person` FOREIGN KEY (`removed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_holiday_removal_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Holidays that were taken out: the reference data do not bring them back';

CREATE TABLE `inbox_message` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `notice_id` bigint(20) NOT NULL COMMENT 'what is told',
  `person_id` bigint(20) NOT NULL COMMENT 'who is told',
  `read_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when it was read first',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_inbox_message_person` (`notice_id`,`person_id`),
  KEY `ix_inbox_message_unread` (`person_id`,`read_at`),
  CONSTRAINT `fk_inbox_message_notice` FOREIGN KEY (`notice_id`) REFERENCES `notice` (`id`),
  CONSTRAINT `fk_inbox_message_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='The inbox of each person';

CREATE TABLE `issued_report` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) DEFAULT NULL COMMENT 'tender reported on; null when it is about something else',
  `subject` varchar(10) NOT NULL COMMENT 'TENDER, ROUND, AGREEMENT or MEETING: what it is about',
  `subject_id` bigint(20) NOT NULL COMMENT 'key of what it is about',
  `part` varchar(20) NOT NULL DEFAULT '' COMMENT 'the part it is about, such as the code of a state; empty for the whole',
  `report` varchar(20) NOT NULL COMMENT 'kind of report',
  `edition` varchar(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  `format` varchar(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  `data_sha256` char(64) NOT NULL COMMENT 'hash of the figures the report was made from',
  `appearance` varchar(64) NOT NULL DEFAULT '' COMMENT 'hash of the deployment''s emblem and colour; empty for the platform''s own',
  `layout_version` varchar(64) NOT NULL DEFAULT '' COMMENT 'hash of the templates, words and typefaces it was laid out by; empty in what was issued before versions were kept',
  `sha256` char(64) NOT NULL COMMENT 'hash of the file',
  `printed_sha256` char(64) DEFAULT NULL COMMENT 'hash of the file as printed, before the platform signed it; the same figures give it again. Null in what was issued before files were signed',
  `byte_count` bigint(20) NOT NULL COMMENT 'size of the file in bytes',
  `stored_as` varchar(200) NOT NULL COMMENT 'key of the file in the object store',
  `issued_by` bigint(20) NOT NULL COMMENT 'who asked for it first',
  `issued_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_issued_report_template` (`subject`,`subject_id`,`part`,`report`,`edition`,`format`,`data_sha256`,`appearance`,`layout_version`),
  KEY `fk_issued_report_person` (`issued_by`),
  KEY `ix_issued_report_tender` (`tender_id`),
  KEY `ix_issued_report_sha256` (`sha256`),
  KEY `ix_issued_report_data` (`data_sha256`),
  CONSTRAINT `fk_issued_report_person` FOREIGN KEY (`issued_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_issued_report_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_issued_report_edition` CHECK (`edition` in ('ARABIC','ENGLISH','BILINGUAL')),
  CONSTRAINT `ck_issued_report_format` CHECK (`format` in ('PDF','DOCX','XLSX')),
  CONSTRAINT `ck_issued_report_subject` CHECK (`subject` in ('TENDER','ROUND','AGREEMENT','MEETING')),
  CONSTRAINT `ck_issued_report_tender` CHECK (`subject` <> 'TENDER' or `tender_id` = `subject_id`),
  CONSTRAINT `ck_issued_report_report` CHECK (`report` in ('DEMAND_SUMMARY','DOSSIER','OPENING','PRICE_OPENING','EVALUATION','PRICES','AWARD','ALLOCATION','SAVINGS','LETTER','MINUTES','BALANCE','AUDIT_EXTRACT','PACK','TENDER_PACK')),
  CONSTRAINT `ck_issued_report_choice` CHECK (`report` <> 'TENDER_PACK' or `subject` = 'TENDER' and `part` <> ''),
  CONSTRAINT `ck_issued_report_appearance` CHECK (`appearance` = '' or `appearance` regexp '^[0-9a-f]{64}$'),
  CONSTRAINT `ck_issued_report_template` CHECK (`layout_version` = '' or `layout_version` regexp '^[0-9a-f]{64}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Reports as issued; the same figures give the same file again';

CREATE TABLE `item_attribute` (
  `revision_id` bigint(20) NOT NULL COMMENT 'revision described',
  `attribute_id` bigint(20) NOT NULL COMMENT 'attribute of the category template',
  `value` varchar(500) NOT NULL COMMENT 'value as text: number with a point, choice code, true or false',
  PRIMARY KEY (`revision_id`,`attribute_id`),
  KEY `fk_item_attribute_attribute` (`attribute_id`),
  CONSTRAINT `fk_item_attribute_attribute` FOREIGN KEY (`attribute_id`) REFERENCES `category_attribute` (`id`),
  CONSTRAINT `fk_item_attribute_revision` FOREIGN KEY (`revision_id`) REFERENCES `item_revision` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Attribute values of a revision';

CREATE TABLE `item_file` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `item_id` bigint(20) NOT NULL COMMENT 'item shown',
  `content_type` varchar(30) NOT NULL COMMENT 'what the file is, by its content',
  `file_name` varchar(200) NOT NULL COMMENT 'as the sender called it',
  `byte_count` int(11) NOT NULL COMMENT 'size in bytes',
  `sha256` char(64) NOT NULL COMMENT 'of the file, lower-case hex; the object store keeps it under this name',
  `text_ar` varchar(300) NOT NULL COMMENT 'what it shows, for those who do not see it, Arabic',
  `text_en` varchar(300) NOT NULL COMMENT 'what it shows, English',
  `added_by` bigint(20) NOT NULL COMMENT 'catalog manager',
  `added_at` datetime(6) NOT NULL COMMENT 'UTC',
  `removed_by` bigint(20) DEFAULT NULL COMMENT 'catalog manager who took it off the item',
  `removed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_item_file_item` (`item_id`),
  KEY `fk_item_file_added_by` (`added_by`),
  KEY `fk_item_file_removed_by` (`removed_by`),
  CONSTRAINT `fk_item_file_added_by` FOREIGN KEY (`added_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_item_file_item` FOREIGN KEY (`item_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `fk_item_file_removed_by` FOREIGN KEY (`removed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_item_file_type` CHECK (`content_type` in ('image/png','image/jpeg','image/webp','application/pdf')),
  CONSTRAINT `ck_item_file_size` CHECK (`byte_count` > 0 and `byte_count` <= case `content_type` when 'application/pdf' then 20971520 else 5242880 end),
  CONSTRAINT `ck_item_file_text` CHECK (`text_ar` <> '' and `text_en` <> ''),
  CONSTRAINT `ck_item_file_removed` CHECK (`removed_by` is null = (`removed_at` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Images and data sheets of catalog items';

CREATE TABLE `item_proposal` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `item_id` bigint(20) DEFAULT NULL COMMENT 'item to be changed; none when a new item is proposed',
  `based_on` int(11) DEFAULT NULL COMMENT 'number of the revision that the proposer saw',
  `category_code` char(8) NOT NULL COMMENT 'category of the item',
  `kind` varchar(10) NOT NULL COMMENT 'HARDWARE, SOFTWARE or SERVICE',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name proposed',
  `name_en` varchar(300) NOT NULL COMMENT 'English name proposed',
  `content` longtext NOT NULL COMMENT 'content proposed, JSON; stays as proposed whatever is published',
  `reason` varchar(1000) NOT NULL COMMENT 'why, in the words of the proposer',
  `proposed_by` bigint(20) NOT NULL COMMENT 'procurement officer or national coordinator',
  `proposed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `status` varchar(10) NOT NULL COMMENT 'PROPOSED, ACCEPTED, MERGED, DECLINED or WITHDRAWN',
  `decided_by` bigint(20) DEFAULT NULL COMMENT 'catalog manager; the proposer when withdrawn',
  `decided_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `decision_note` varchar(1000) DEFAULT NULL COMMENT 'why it was declined, or what the proposer is told beside the decision',
  `result_item_id` bigint(20) DEFAULT NULL COMMENT 'item published, revised or meant already',
  `result_revision` int(11) DEFAULT NULL COMMENT 'number of the revision published; none when merged',
  `edited` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'whether something else than proposed was published',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  KEY `fk_item_proposal_based` (`item_id`,`based_on`),
  KEY `fk_item_proposal_category` (`category_code`),
  KEY `fk_item_proposal_decider` (`decided_by`),
  KEY `fk_item_proposal_result` (`result_item_id`,`result_revision`),
  KEY `ix_item_proposal_status` (`status`,`proposed_at`),
  KEY `ix_item_proposal_proposer` (`proposed_by`,`proposed_at`),
  CONSTRAINT `fk_item_proposal_based` FOREIGN KEY (`item_id`, `based_on`) REFERENCES `item_revision` (`item_id`, `number`),
  CONSTRAINT `fk_item_proposal_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `fk_item_proposal_decider` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_item_proposal_item` FOREIGN KEY (`result_item_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `fk_item_proposal_proposer` FOREIGN KEY (`proposed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_item_proposal_result` FOREIGN KEY (`result_item_id`, `result_revision`) REFERENCES `item_revision` (`item_id`, `number`),
  CONSTRAINT `ck_item_proposal_kind` CHECK (`kind` in ('HARDWARE','SOFTWARE','SERVICE')),
  CONSTRAINT `ck_item_proposal_json` CHECK (json_valid(`content`)),
  CONSTRAINT `ck_item_proposal_based` CHECK (`item_id` is null = (`based_on` is null)),
  CONSTRAINT `ck_item_proposal_reason` CHECK (char_length(`reason`) > 0),
  CONSTRAINT `ck_item_proposal_status` CHECK (`status` in ('PROPOSED','ACCEPTED','MERGED','DECLINED','WITHDRAWN')),
  CONSTRAINT `ck_item_proposal_decided` CHECK (`status` = 'PROPOSED' = (`decided_at` is null) and `status` = 'PROPOSED' = (`decided_by` is null)),
  CONSTRAINT `ck_item_proposal_four_eyes` CHECK (`status` = 'PROPOSED' or `status` = 'WITHDRAWN' = (`decided_by` = `proposed_by`)),
  CONSTRAINT `ck_item_proposal_note` CHECK (`status` <> 'DECLINED' or coalesce(char_length(`decision_note`),0) > 0),
  CONSTRAINT `ck_item_proposal_result` CHECK (`status` = 'ACCEPTED' = (`result_revision` is not null) and `status` in ('ACCEPTED','MERGED') = (`result_item_id` is not null)),
  CONSTRAINT `ck_item_proposal_change` CHECK (`status` <> 'ACCEPTED' or `item_id` is null or `item_id` = `result_item_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Items and changes that were proposed for the catalog';

CREATE TABLE `item_revision` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `item_id` bigint(20) NOT NULL COMMENT 'item revised',
  `number` int(11) NOT NULL COMMENT 'from 1 up',
  `unit_code` varchar(3) NOT NULL COMMENT 'unit the item is counted in',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(300) NOT NULL COMMENT 'English name',
  `description_ar` text NOT NULL COMMENT 'Arabic description',
  `description_en` text NOT NULL COMMENT 'English description',
  `benchmark_price` decimal(19,3) NOT NULL COMMENT 'reference price of one unit, without VAT',
  `benchmark_currency` char(3) NOT NULL COMMENT 'its currency',
  `benchmark_date` date NOT NULL COMMENT 'day the price was observed',
  `benchmark_source_ar` varchar(300) NOT NULL COMMENT 'where it was observed, Arabic',
  `benchmark_source_en` varchar(300) NOT NULL COMMENT 'where it was observed, English',
  `attribute_count` int(11) NOT NULL DEFAULT 0 COMMENT 'how many attribute values belong to it; no more can be added',
  `published_at` datetime(6) NOT NULL COMMENT 'UTC',
  `published_by` bigint(20) NOT NULL COMMENT 'catalog manager',
  `template_edition` int(11) DEFAULT NULL COMMENT 'newest template version, along its category and those above, that it was made against; none where no attributes are asked for',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_item_revision_number` (`item_id`,`number`),
  UNIQUE KEY `uq_item_revision_unit` (`id`,`unit_code`),
  KEY `fk_item_revision_unit` (`unit_code`),
  KEY `fk_item_revision_currency` (`benchmark_currency`),
  KEY `fk_item_revision_publisher` (`published_by`),
  KEY `fk_item_revision_template` (`template_edition`),
  CONSTRAINT `fk_item_revision_currency` FOREIGN KEY (`benchmark_currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_item_revision_item` FOREIGN KEY (`item_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `fk_item_revision_publisher` FOREIGN KEY (`published_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_item_revision_template` FOREIGN KEY (`template_edition`) REFERENCES `template_version` (`edition`),
  CONSTRAINT `fk_item_revision_unit` FOREIGN KEY (`unit_code`) REFERENCES `unit_of_measure` (`code`),
  CONSTRAINT `ck_item_revision_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_item_revision_attributes` CHECK (`attribute_count` >= 0),
  CONSTRAINT `ck_item_revision_price` CHECK (`benchmark_price` > 0),
  CONSTRAINT `ck_item_revision_decimals` CHECK (`benchmark_currency` in ('BHD','KWD','OMR') or `benchmark_price` = round(`benchmark_price`,2))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Published, immutable revisions of catalog items; a demand line names the one it was made against';

CREATE TABLE `item_unit` (
  `item_id` bigint(20) NOT NULL COMMENT 'item',
  `unit_code` varchar(3) NOT NULL COMMENT 'unit converted, such as a pack',
  `base_unit_code` varchar(3) NOT NULL COMMENT 'unit it is counted in, such as each',
  `numerator` bigint(20) NOT NULL COMMENT 'one unit is numerator / denominator base units',
  `denominator` bigint(20) NOT NULL COMMENT 'in lowest terms',
  PRIMARY KEY (`item_id`,`unit_code`,`base_unit_code`),
  KEY `fk_item_unit_unit` (`unit_code`),
  KEY `fk_item_unit_base` (`base_unit_code`),
  CONSTRAINT `fk_item_unit_base` FOREIGN KEY (`base_unit_code`) REFERENCES `unit_of_measure` (`code`),
  CONSTRAINT `fk_item_unit_item` FOREIGN KEY (`item_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `fk_item_unit_unit` FOREIGN KEY (`unit_code`) REFERENCES `unit_of_measure` (`code`),
  CONSTRAINT `ck_item_unit_other` CHECK (`unit_code` <> `base_unit_code`),
  CONSTRAINT `ck_item_unit_factor` CHECK (`numerator` between 1 and 1000000000000 and `denominator` between 1 and 1000000000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Exact conversions between the units an item was ever counted in';

CREATE TABLE `joint_tender` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `number` varchar(30) NOT NULL COMMENT 'tender number, such as JT-2026-004',
  `ocid` varchar(60) NOT NULL COMMENT 'Open Contracting identifier',
  `title_ar` varchar(300) NOT NULL COMMENT 'Arabic title',
  `title_en` varchar(300) NOT NULL COMMENT 'English title',
  `status` varchar(20) NOT NULL COMMENT 'place in the life of a tender',
  `procurement_method` varchar(10) NOT NULL COMMENT 'OCDS: open, selective, limited or direct; framework for a mini-competition',
  `award_criteria` varchar(20) NOT NULL COMMENT 'OCDS: priceOnly, or ratedCriteria for weighted quality and price',
  `currency` char(3) NOT NULL COMMENT 'currency in which bids are compared',
  `minimum_bid_days` int(11) NOT NULL COMMENT 'days that must lie between publication and deadline',
  `urgency_reason` varchar(1000) DEFAULT NULL COMMENT 'justification of a shorter period',
  `deadline_at` datetime(6) DEFAULT NULL COMMENT 'UTC; bids are taken until then',
  `rate_date` date DEFAULT NULL COMMENT 'day whose exchange rates convert the bids',
  `prepared_by` bigint(20) NOT NULL COMMENT 'central buyer who aggregated and prepared it; may not examine it',
  `approved_by` bigint(20) DEFAULT NULL COMMENT 'another central buyer or the administrator who approved it',
  `published_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `opened_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `standstill_until` datetime(6) DEFAULT NULL COMMENT 'UTC; no award takes effect before',
  `cancel_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was cancelled',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `two_envelopes` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'whether prices are sealed apart and opened only of bids that passed the technical evaluation',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'number of the examination under way, or of the last one',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_joint_tender_number` (`number`),
  UNIQUE KEY `uq_joint_tender_ocid` (`ocid`),
  KEY `fk_joint_tender_currency` (`currency`),
  KEY `fk_joint_tender_preparer` (`prepared_by`),
  KEY `fk_joint_tender_approver` (`approved_by`),
  CONSTRAINT `fk_joint_tender_approver` FOREIGN KEY (`approved_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_joint_tender_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_joint_tender_preparer` FOREIGN KEY (`prepared_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_joint_tender_status` CHECK (`status` in ('DRAFT','APPROVED','PUBLISHED','CLOSED','OPENED','UNDER_EVALUATION','RECOMMENDED','DECIDED','STANDSTILL','AWARDED','CANCELLED')),
  CONSTRAINT `ck_joint_tender_criteria` CHECK (`award_criteria` in ('priceOnly','ratedCriteria')),
  CONSTRAINT `ck_joint_tender_four_eyes` CHECK (`approved_by` is null or `approved_by` <> `prepared_by`),
  CONSTRAINT `ck_joint_tender_published` CHECK (`status` in ('DRAFT','APPROVED','CANCELLED') or `published_at` is not null and `deadline_at` is not null and `rate_date` is not null),
  CONSTRAINT `ck_joint_tender_bid_period` CHECK (`published_at` is null or timestampdiff(DAY,`published_at`,`deadline_at`) >= `minimum_bid_days`),
  CONSTRAINT `ck_joint_tender_opened` CHECK (`opened_at` is null or `opened_at` >= `deadline_at`),
  CONSTRAINT `ck_joint_tender_cancelled` CHECK (`status` <> 'CANCELLED' or char_length(`cancel_reason`) > 0),
  CONSTRAINT `ck_joint_tender_examination` CHECK (`examination` >= 1),
  CONSTRAINT `ck_joint_tender_method` CHECK (`procurement_method` in ('open','selective','limited','direct','framework'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Joint tenders';

CREATE TABLE `join_answer` (
  `request_id` bigint(20) NOT NULL COMMENT 'request',
  `state_code` char(2) NOT NULL COMMENT 'state that asked for the item',
  `answer` varchar(10) DEFAULT NULL COMMENT 'ACCEPTED or DECLINED; none while it is waited for',
  `reason` varchar(1000) DEFAULT NULL COMMENT 'why it was declined',
  `answered_by` bigint(20) DEFAULT NULL COMMENT 'national coordinator',
  `answered_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`request_id`,`state_code`),
  KEY `fk_join_answer_state` (`state_code`),
  KEY `fk_join_answer_person` (`answered_by`),
  CONSTRAINT `fk_join_answer_person` FOREIGN KEY (`answered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_join_answer_request` FOREIGN KEY (`request_id`) REFERENCES `join_request` (`id`),
  CONSTRAINT `fk_join_answer_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_join_answer_answer` CHECK (`answer` is null or `answer` in ('ACCEPTED','DECLINED')),
  CONSTRAINT `ck_join_answer_given` CHECK (`answer` is null = (`answered_by` is null) and `answer` is null = (`answered_at` is null)),
  CONSTRAINT `ck_join_answer_reason` CHECK (`answer` is null or `answer` <> 'DECLINED' or coalesce(char_length(`reason`),0) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What each state concerned answers to a request to join equivalents';

CREATE TABLE `join_request` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `round_id` bigint(20) NOT NULL COMMENT 'round whose demand is concerned',
  `revision_id` bigint(20) NOT NULL COMMENT 'item revision that was asked for',
  `into_revision_id` bigint(20) NOT NULL COMMENT 'equivalent item revision it would be bought as',
  `numerator` bigint(20) NOT NULL COMMENT 'one unit asked for is numerator / denominator units of the equivalent',
  `denominator` bigint(20) NOT NULL COMMENT 'in lowest terms',
  `status` varchar(10) NOT NULL COMMENT 'ASKED, ACCEPTED (by every state concerned), DECLINED or WITHDRAWN',
  `open_for` bigint(20) DEFAULT NULL COMMENT 'the revision while the request stands, so that only one stands for it',
  `reason` varchar(1000) NOT NULL COMMENT 'why the buyer asks',
  `asked_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `asked_at` datetime(6) NOT NULL COMMENT 'UTC',
  `answer_until` datetime(6) NOT NULL COMMENT 'UTC; no answer is taken from then on',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `is_whole` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'whether the equivalent is counted whole: a line that would leave a fraction stays with its item',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_join_request_open` (`round_id`,`open_for`),
  KEY `fk_join_request_revision` (`revision_id`),
  KEY `fk_join_request_into` (`into_revision_id`),
  KEY `fk_join_request_person` (`asked_by`),
  CONSTRAINT `fk_join_request_into` FOREIGN KEY (`into_revision_id`) REFERENCES `item_revision` (`id`),
  CONSTRAINT `fk_join_request_person` FOREIGN KEY (`asked_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_join_request_revision` FOREIGN KEY (`revision_id`) REFERENCES `item_revision` (`id`),
  CONSTRAINT `fk_join_request_round` FOREIGN KEY (`round_id`) REFERENCES `demand_round` (`id`),
  CONSTRAINT `ck_join_request_status` CHECK (`status` in ('ASKED','ACCEPTED','DECLINED','WITHDRAWN')),
  CONSTRAINT `ck_join_request_open` CHECK (`status` in ('ASKED','ACCEPTED') = (`open_for` is not null) and (`open_for` is null or `open_for` = `revision_id`)),
  CONSTRAINT `ck_join_request_other` CHECK (`revision_id` <> `into_revision_id`),
  CONSTRAINT `ck_join_request_factor` CHECK (`numerator` between 1 and 1000000000000 and `denominator` between 1 and 1000000000000),
  CONSTRAINT `ck_join_request_reason` CHECK (char_length(`reason`) > 0),
  CONSTRAINT `ck_join_request_until` CHECK (`answer_until` > `asked_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Requests to buy the demand for one item as its equivalent';

CREATE TABLE `kept_release` (
  `sha256` char(64) NOT NULL COMMENT 'of the content, lower-case hexadecimal',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender it tells of',
  `content` longtext NOT NULL COMMENT 'release package of OCDS 1.1, canonical JSON',
  `kept_at` datetime(6) NOT NULL COMMENT 'UTC, when a report that names it was first issued',
  PRIMARY KEY (`sha256`),
  KEY `fk_kept_release_tender` (`tender_id`),
  CONSTRAINT `fk_kept_release_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_kept_release_digest` CHECK (`sha256` = sha2(`content`,256))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='OCDS releases as award reports name them by their digest';

CREATE TABLE `key_share` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `share_number` int(11) NOT NULL COMMENT 'Shamir share index, from 1',
  `custodian` varchar(60) NOT NULL COMMENT 'who can unwrap it: vault, or person:<id>',
  `wrapped_share` blob NOT NULL COMMENT 'share encrypted to its custodian',
  `person_id` bigint(20) DEFAULT NULL COMMENT 'member of the opening panel who holds it; null for the vault',
  `panel` varchar(15) DEFAULT NULL COMMENT 'OPENING where a person holds it',
  `state_code` char(2) DEFAULT NULL COMMENT 'state of the holder when it was given; null for holders of none',
  `opening_key_id` bigint(20) DEFAULT NULL COMMENT 'key of the holder that it is encrypted to',
  `commitment` char(64) DEFAULT NULL COMMENT 'SHA-256 of the share and its place: proves a share without revealing it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_key_share_number` (`tender_id`,`share_number`),
  UNIQUE KEY `uq_key_share_person` (`tender_id`,`person_id`),
  KEY `fk_key_share_panel` (`tender_id`,`person_id`,`panel`),
  KEY `fk_key_share_opening_key` (`opening_key_id`,`person_id`),
  KEY `fk_key_share_state` (`state_code`),
  CONSTRAINT `fk_key_share_key` FOREIGN KEY (`tender_id`) REFERENCES `tender_key` (`tender_id`),
  CONSTRAINT `fk_key_share_opening_key` FOREIGN KEY (`opening_key_id`, `person_id`) REFERENCES `opening_key` (`id`, `person_id`),
  CONSTRAINT `fk_key_share_panel` FOREIGN KEY (`tender_id`, `person_id`, `panel`) REFERENCES `panel_member` (`tender_id`, `person_id`, `panel`),
  CONSTRAINT `fk_key_share_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_key_share_number` CHECK (`share_number` between 1 and 255),
  CONSTRAINT `ck_key_share_custodian` CHECK (`custodian` = 'vault' and `person_id` is null and `panel` is null and `state_code` is null and `opening_key_id` is null and `commitment` is null or `custodian` = concat('person:',`person_id`) and `person_id` is not null and `panel` is not null and `panel` = 'OPENING' and `opening_key_id` is not null and `commitment` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Shares of the opening secret, each encrypted to its custodian';

CREATE TABLE `known_device` (
  `person_id` bigint(20) NOT NULL COMMENT 'who signed in with it',
  `token_hash` char(64) NOT NULL COMMENT 'SHA-256 of the token that the browser or program holds, hexadecimal',
  `first_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; first sign-in',
  `last_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; last sign-in',
  PRIMARY KEY (`person_id`,`token_hash`),
  KEY `ix_known_device_token` (`token_hash`),
  KEY `ix_known_device_last` (`last_at`),
  CONSTRAINT `fk_known_device_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Browsers and programs that signed in to an account: no stranger delays them';

CREATE TABLE `learned_conflict` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender that the person is out of',
  `person_id` bigint(20) NOT NULL COMMENT 'who declared it',
  `part` varchar(10) NOT NULL COMMENT 'part in the tender that ends: OPENING, COMMITTEE or REVIEW',
  `statement` varchar(1000) NOT NULL COMMENT 'what the conflict is',
  `declared_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`,`person_id`),
  KEY `fk_learned_conflict_person` (`person_id`),
  CONSTRAINT `fk_learned_conflict_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_learned_conflict_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_learned_conflict_part` CHECK (`part` in ('OPENING','COMMITTEE','REVIEW')),
  CONSTRAINT `ck_learned_conflict_statement` CHECK (char_length(`statement`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Conflicts of interest that members of opening panels, of committees and of the review body learned of';

CREATE TABLE `lot` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `number` int(11) NOT NULL COMMENT 'number shown to bidders, from 1',
  `title_ar` varchar(300) NOT NULL COMMENT 'Arabic title',
  `title_en` varchar(300) NOT NULL COMMENT 'English title',
  `status` varchar(15) NOT NULL COMMENT 'ACTIVE, UNSUCCESSFUL or CANCELLED',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_lot_number` (`tender_id`,`number`),
  UNIQUE KEY `uq_lot_tender` (`id`,`tender_id`),
  CONSTRAINT `fk_lot_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_lot_status` CHECK (`status` in ('ACTIVE','UNSUCCESSFUL','CANCELLED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Lots, each awarded as a whole unless the rules of the tender let it be divided';

CREATE TABLE `lot_item` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot the item stands in',
  `position` int(11) NOT NULL COMMENT 'order within the tender',
  `revision_id` bigint(20) NOT NULL COMMENT 'item revision',
  `unit_code` varchar(3) NOT NULL COMMENT 'unit of the quantity',
  `quantity` decimal(18,3) NOT NULL COMMENT 'sum of its allocations',
  `is_free` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'declared free of charge: a price of zero is allowed',
  `area_code` varchar(110) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'where the item is delivered, when its demand is split by region or city; empty for everywhere',
  `area_ar` varchar(200) NOT NULL DEFAULT '' COMMENT 'name of that area, Arabic',
  `area_en` varchar(200) NOT NULL DEFAULT '' COMMENT 'name of that area, English',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_lot_item_tender` (`id`,`tender_id`),
  UNIQUE KEY `uq_lot_item_revision` (`tender_id`,`revision_id`,`area_code`),
  UNIQUE KEY `uq_lot_item_lot` (`id`,`lot_id`),
  KEY `fk_lot_item_lot` (`lot_id`,`tender_id`),
  KEY `fk_lot_item_revision` (`revision_id`,`unit_code`),
  CONSTRAINT `fk_lot_item_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `fk_lot_item_revision` FOREIGN KEY (`revision_id`, `unit_code`) REFERENCES `item_revision` (`id`, `unit_code`),
  CONSTRAINT `ck_lot_item_quantity` CHECK (`quantity` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Items of a lot with the summed quantity';

CREATE TABLE `lot_opt_out` (
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `state_code` char(2) NOT NULL COMMENT 'state that takes nothing of the lot',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `reason` varchar(1000) NOT NULL COMMENT 'why, in the words of the coordinator',
  PRIMARY KEY (`confirmation_id`,`state_code`,`lot_id`),
  KEY `fk_lot_opt_out_lot` (`confirmation_id`,`lot_id`),
  CONSTRAINT `fk_lot_opt_out_lot` FOREIGN KEY (`confirmation_id`, `lot_id`) REFERENCES `confirmation_lot` (`confirmation_id`, `lot_id`),
  CONSTRAINT `fk_lot_opt_out_state` FOREIGN KEY (`confirmation_id`, `state_code`) REFERENCES `confirmation_state` (`confirmation_id`, `state_code`),
  CONSTRAINT `ck_lot_opt_out_reason` CHECK (`reason` <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Lots that states opted out of, with their reasons';

CREATE TABLE `lot_ranking` (
  `lot_id` bigint(20) NOT NULL COMMENT 'lot ranked',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `is_admissible` tinyint(1) NOT NULL COMMENT 'takes part in the ranking',
  `exclusion` varchar(30) DEFAULT NULL COMMENT 'DEBARRED, REVIEW, ABOVE_AGREEMENT, ADMINISTRATIVE, TECHNICAL, INCOMPLETE, ARITHMETIC or ABNORMALLY_LOW when it does not',
  `bid_total` decimal(19,3) NOT NULL COMMENT 'in the currency of the bid',
  `bid_currency` char(3) NOT NULL COMMENT 'currency of the bid',
  `converted_total` decimal(19,3) NOT NULL COMMENT 'in the currency of the tender, at the rates of its fixed date',
  `evaluated_price` decimal(19,3) NOT NULL COMMENT 'converted total after preference; for comparison only',
  `technical_score` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `price_score` decimal(5,2) NOT NULL COMMENT '0 to 100; 100 for the lowest evaluated price',
  `final_score` decimal(5,2) NOT NULL COMMENT '0 to 100, rounded half up',
  `rank_position` int(11) DEFAULT NULL COMMENT 'from 1; none when not admissible',
  `tie_rule` varchar(20) DEFAULT NULL COMMENT 'rule that broke a tie: PRICE, TECHNICAL, ORIGIN or DRAW',
  `is_abnormally_low` tinyint(1) NOT NULL COMMENT 'flagged by the rule of the tender',
  `explanation` varchar(1000) DEFAULT NULL COMMENT 'reason to accept or reject an abnormally low price, or to exclude for arithmetic',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it is the outcome of; set by the database',
  `is_alternative` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'ranked with the prices of its accepted alternative',
  `draw_seed` char(64) DEFAULT NULL COMMENT 'seed of the drawing of lots among equal bids, hexadecimal; null in rankings of before, whose seed is OCID/lot',
  PRIMARY KEY (`lot_id`,`bid_id`),
  UNIQUE KEY `uq_lot_ranking_admissible` (`lot_id`,`bid_id`,`is_admissible`),
  UNIQUE KEY `uq_lot_ranking_position` (`lot_id`,`rank_position`),
  KEY `fk_lot_ranking_lot` (`lot_id`,`tender_id`),
  KEY `fk_lot_ranking_bid` (`bid_id`,`tender_id`),
  KEY `fk_lot_ranking_currency` (`bid_currency`),
  CONSTRAINT `fk_lot_ranking_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_lot_ranking_currency` FOREIGN KEY (`bid_currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_lot_ranking_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_lot_ranking_admissible` CHECK (`is_admissible` = (`rank_position` is not null) and `is_admissible` = (`exclusion` is null)),
  CONSTRAINT `ck_lot_ranking_position` CHECK (`rank_position` >= 1),
  CONSTRAINT `ck_lot_ranking_tie` CHECK (`tie_rule` in ('PRICE','TECHNICAL','ORIGIN','DRAW')),
  CONSTRAINT `ck_lot_ranking_rejected` CHECK (`exclusion` <> 'ABNORMALLY_LOW' or `is_abnormally_low` <> 0 and `explanation` is not null),
  CONSTRAINT `ck_lot_ranking_scores` CHECK (`technical_score` between 0 and 100 and `price_score` between 0 and 100 and `final_score` between 0 and 100),
  CONSTRAINT `ck_lot_ranking_exclusion` CHECK (`exclusion` in ('DEBARRED','REVIEW','ABOVE_AGREEMENT','ADMINISTRATIVE','TECHNICAL','INCOMPLETE','ARITHMETIC','ABNORMALLY_LOW')),
  CONSTRAINT `ck_lot_ranking_arithmetic` CHECK (`exclusion` <> 'ARITHMETIC' or `explanation` is not null),
  CONSTRAINT `ck_lot_ranking_alternative` CHECK (`is_alternative` = 0 or coalesce(`rank_position`,0) = 1),
  CONSTRAINT `ck_lot_ranking_draw_seed` CHECK (`draw_seed` regexp '^[0-9a-f]{64}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Ranking of the bids for each lot, with every intermediate figure';

CREATE TABLE `lot_requirement` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item it is a requirement of',
  `position` int(11) NOT NULL COMMENT 'order within the item, from 1',
  `attribute_code` varchar(60) DEFAULT NULL COMMENT 'attribute of the catalog it was made of; null for one that the buyer wrote',
  `name_ar` varchar(300) NOT NULL COMMENT 'what is looked at, Arabic',
  `name_en` varchar(300) NOT NULL COMMENT 'what is looked at, English',
  `comparison` varchar(12) NOT NULL COMMENT 'EQUALS, AT_LEAST or AT_MOST a number, ONE_OF or HAS_ALL of choices, YES_NO, or AS_DESCRIBED in words',
  `wanted` varchar(500) NOT NULL COMMENT 'number with a point, codes of choices with commas between, true or false; empty for AS_DESCRIBED',
  `unit_ar` varchar(60) DEFAULT NULL COMMENT 'unit of a number, Arabic',
  `unit_en` varchar(60) DEFAULT NULL COMMENT 'unit of a number, English',
  `choices` text DEFAULT NULL COMMENT 'JSON list of code, ar and en that a bidder chooses from, for ONE_OF and HAS_ALL',
  `text_ar` varchar(1000) NOT NULL COMMENT 'what is asked for in words, Arabic; may be empty but for AS_DESCRIBED',
  `text_en` varchar(1000) NOT NULL COMMENT 'what is asked for in words, English',
  `is_mandatory` tinyint(1) NOT NULL COMMENT 'mandatory, else desirable',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_lot_requirement_position` (`lot_item_id`,`position`),
  UNIQUE KEY `uq_lot_requirement_tender` (`id`,`tender_id`),
  KEY `fk_lot_requirement_item` (`lot_item_id`,`tender_id`),
  CONSTRAINT `fk_lot_requirement_item` FOREIGN KEY (`lot_item_id`, `tender_id`) REFERENCES `lot_item` (`id`, `tender_id`),
  CONSTRAINT `ck_lot_requirement_position` CHECK (`position` >= 1),
  CONSTRAINT `ck_lot_requirement_name` CHECK (char_length(trim(`name_ar`)) > 0 and char_length(trim(`name_en`)) > 0),
  CONSTRAINT `ck_lot_requirement_comparison` CHECK (`comparison` in ('EQUALS','AT_LEAST','AT_MOST','ONE_OF','HAS_ALL','YES_NO','AS_DESCRIBED')),
  CONSTRAINT `ck_lot_requirement_wanted` CHECK (`comparison` = 'AS_DESCRIBED' = (`wanted` = '')),
  CONSTRAINT `ck_lot_requirement_number` CHECK (`comparison` not in ('EQUALS','AT_LEAST','AT_MOST') or `wanted` regexp '^-?[0-9]+([.][0-9]+)?$'),
  CONSTRAINT `ck_lot_requirement_yes` CHECK (`comparison` <> 'YES_NO' or `wanted` in ('true','false')),
  CONSTRAINT `ck_lot_requirement_choices` CHECK (`comparison` in ('ONE_OF','HAS_ALL') = (`choices` is not null)),
  CONSTRAINT `ck_lot_requirement_text` CHECK (`comparison` <> 'AS_DESCRIBED' or char_length(trim(`text_ar`)) > 0 and char_length(trim(`text_en`)) > 0),
  CONSTRAINT `ck_lot_requirement_unit` CHECK (`unit_ar` is null = (`unit_en` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Requirements of lot items, against which bids are held';

CREATE TABLE `lot_step` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `number` int(11) NOT NULL COMMENT 'order of the steps, from 1',
  `act` varchar(40) NOT NULL COMMENT 'what was done, as in the audit record',
  `layout_before` longtext NOT NULL COMMENT 'the lots and their items before the step, JSON',
  `person_id` bigint(20) NOT NULL COMMENT 'central buyer',
  `at` datetime(6) NOT NULL COMMENT 'UTC',
  `undone_by` bigint(20) DEFAULT NULL COMMENT 'central buyer who took it back',
  `undone_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_lot_step_number` (`tender_id`,`number`),
  KEY `fk_lot_step_person` (`person_id`),
  KEY `fk_lot_step_undoer` (`undone_by`),
  CONSTRAINT `fk_lot_step_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_lot_step_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `fk_lot_step_undoer` FOREIGN KEY (`undone_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_lot_step_act` CHECK (`act` in ('tender.lot-renamed','tender.items-moved','tender.lots-merged','tender.lot-split')),
  CONSTRAINT `ck_lot_step_undone` CHECK (`undone_by` is null = (`undone_at` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Steps by which the lots of a draft were rearranged, each with what it can be taken back to';

CREATE TABLE `low_price_answer` (
  `question_id` bigint(20) NOT NULL COMMENT 'question answered',
  `answer` varchar(4000) NOT NULL COMMENT 'the bidder''s words',
  `answered_by` bigint(20) NOT NULL COMMENT 'person who bids for the supplier',
  `answered_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`question_id`),
  KEY `fk_low_price_answer_person` (`answered_by`),
  CONSTRAINT `fk_low_price_answer_person` FOREIGN KEY (`answered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_low_price_answer_question` FOREIGN KEY (`question_id`) REFERENCES `low_price_question` (`id`),
  CONSTRAINT `ck_low_price_answer_text` CHECK (char_length(`answer`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Answers of bidders on abnormally low prices, one a question';

CREATE TABLE `low_price_decision` (
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid whose price was flagged as abnormally low',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `is_accepted` tinyint(1) NOT NULL COMMENT 'the explanation was accepted; otherwise the bid is out for the lot',
  `reason` varchar(1000) NOT NULL COMMENT 'why',
  `decided_by` bigint(20) NOT NULL COMMENT 'chair who recorded it',
  `decided_at` datetime(6) NOT NULL COMMENT 'UTC',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  `is_alternative` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'about the price of the accepted alternative; set by the database',
  `price` decimal(19,3) DEFAULT NULL COMMENT 'price decided on, in the currency of the tender; set by the database; none where it was not kept then',
  PRIMARY KEY (`lot_id`,`bid_id`,`examination`,`is_alternative`),
  KEY `fk_low_price_decision_lot` (`lot_id`,`tender_id`),
  KEY `fk_low_price_decision_bid` (`bid_id`,`tender_id`),
  KEY `fk_low_price_decision_person` (`decided_by`),
  CONSTRAINT `fk_low_price_decision_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_low_price_decision_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `fk_low_price_decision_person` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_low_price_decision_reason` CHECK (char_length(`reason`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What the panel made of the explanation of an abnormally low price; kept when the ranking is computed again';

CREATE TABLE `low_price_question` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid whose price is flagged in the ranking of the lot',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `number` int(11) NOT NULL COMMENT 'from 1 up: a first answer may lead to a further question',
  `question` varchar(2000) NOT NULL COMMENT 'what the bidder is to explain',
  `due_at` datetime(6) NOT NULL COMMENT 'UTC; no answer is taken from then on',
  `asked_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `asked_at` datetime(6) NOT NULL COMMENT 'UTC',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it was asked in; set by the database',
  `is_alternative` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'about the price of the accepted alternative; set by the database',
  `price` decimal(19,3) DEFAULT NULL COMMENT 'price asked about, in the currency of the tender; set by the database; none where it was not kept then',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_low_price_question_number` (`lot_id`,`bid_id`,`number`),
  KEY `fk_low_price_question_lot` (`lot_id`,`tender_id`),
  KEY `fk_low_price_question_bid` (`bid_id`,`tender_id`),
  KEY `fk_low_price_question_person` (`asked_by`),
  CONSTRAINT `fk_low_price_question_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_low_price_question_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `fk_low_price_question_person` FOREIGN KEY (`asked_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_low_price_question_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_low_price_question_text` CHECK (char_length(`question`) > 0),
  CONSTRAINT `ck_low_price_question_due` CHECK (`due_at` >= `asked_at` + interval 1 day),
  CONSTRAINT `ck_low_price_question_soon` CHECK (`due_at` <= `asked_at` + interval 30 day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Questions to bidders about abnormally low prices';

CREATE TABLE `mail` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `inbox_message_id` bigint(20) NOT NULL COMMENT 'message that also goes by e-mail',
  `message_id` varchar(60) NOT NULL COMMENT 'left part of the Message-ID (RFC 5322); the same at every attempt, so that a second delivery is known as one',
  `status` varchar(10) NOT NULL COMMENT 'PENDING, CLAIMED, SENT, KEPT or DEAD',
  `attempts` int(11) NOT NULL DEFAULT 0 COMMENT 'attempts begun',
  `due_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine: next attempt, or end of the lease of the node that claimed it',
  `claim` char(36) DEFAULT NULL COMMENT 'which turn of which node is sending it',
  `last_error` varchar(500) DEFAULT NULL COMMENT 'why the last attempt failed',
  `done_at` datetime(6) DEFAULT NULL COMMENT 'UTC, of the machine: handed over, kept as a file, or given up',
  `address` varchar(200) DEFAULT NULL COMMENT 'where it goes, if not to the e-mail address of its reader',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_mail_message` (`inbox_message_id`),
  UNIQUE KEY `uq_mail_message_id` (`message_id`),
  KEY `ix_mail_due` (`status`,`due_at`),
  CONSTRAINT `fk_mail_inbox_message` FOREIGN KEY (`inbox_message_id`) REFERENCES `inbox_message` (`id`),
  CONSTRAINT `ck_mail_status` CHECK (`status` in ('PENDING','CLAIMED','SENT','KEPT','DEAD')),
  CONSTRAINT `ck_mail_claim` CHECK (`status` = 'CLAIMED' = (`claim` is not null)),
  CONSTRAINT `ck_mail_done` CHECK (`status` in ('SENT','KEPT','DEAD') = (`done_at` is not null)),
  CONSTRAINT `ck_mail_dead` CHECK (`status` <> 'DEAD' or `last_error` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='E-mails to be sent, worked off by any node: at least once, each with a stable Message-ID';

CREATE TABLE `meeting` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `committee_id` bigint(20) NOT NULL COMMENT 'committee that meets',
  `status` varchar(10) NOT NULL COMMENT 'CALLED, CLOSED or CANCELLED',
  `starts_at` datetime(6) NOT NULL COMMENT 'UTC',
  `minutes_planned` int(11) NOT NULL COMMENT 'planned length in minutes',
  `mode` varchar(10) NOT NULL COMMENT 'IN_PERSON or ONLINE',
  `place` varchar(500) NOT NULL COMMENT 'room and town, or the address of the link',
  `pack_sha256` char(64) NOT NULL COMMENT 'hash of the pack of papers',
  `pack` longtext NOT NULL COMMENT 'questions and issued reports with their hashes, canonical JSON',
  `sequence` int(11) NOT NULL DEFAULT 0 COMMENT 'raised by each change, for calendar programs (RFC 5545)',
  `called_by` bigint(20) NOT NULL COMMENT 'chair who called it',
  `called_at` datetime(6) NOT NULL COMMENT 'UTC',
  `cancel_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was cancelled',
  `closed_by` bigint(20) DEFAULT NULL COMMENT 'chair who closed the minutes',
  `closed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `minutes_sha256` char(64) DEFAULT NULL COMMENT 'hash of the minutes',
  `minutes` longtext DEFAULT NULL COMMENT 'minutes as closed, canonical JSON',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_meeting_committee` (`id`,`committee_id`),
  UNIQUE KEY `uq_meeting_pack` (`id`,`pack_sha256`),
  KEY `fk_meeting_committee` (`committee_id`),
  KEY `fk_meeting_caller` (`called_by`),
  KEY `fk_meeting_closer` (`closed_by`),
  CONSTRAINT `fk_meeting_caller` FOREIGN KEY (`called_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_meeting_closer` FOREIGN KEY (`closed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_meeting_committee` FOREIGN KEY (`committee_id`) REFERENCES `committee` (`id`),
  CONSTRAINT `ck_meeting_status` CHECK (`status` in ('CALLED','CLOSED','CANCELLED')),
  CONSTRAINT `ck_meeting_mode` CHECK (`mode` in ('IN_PERSON','ONLINE')),
  CONSTRAINT `ck_meeting_length` CHECK (`minutes_planned` between 15 and 720),
  CONSTRAINT `ck_meeting_place` CHECK (char_length(`place`) > 0),
  CONSTRAINT `ck_meeting_cancelled` CHECK (`status` = 'CANCELLED' = (`cancel_reason` is not null)),
  CONSTRAINT `ck_meeting_closed` CHECK (`status` = 'CLOSED' = (`closed_at` is not null) and `status` = 'CLOSED' = (`closed_by` is not null) and `status` = 'CLOSED' = (`minutes` is not null) and `status` = 'CLOSED' = (`minutes_sha256` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Meetings of committees';

CREATE TABLE `meeting_attendance` (
  `meeting_id` bigint(20) NOT NULL COMMENT 'meeting',
  `state_code` char(2) NOT NULL COMMENT 'state',
  `is_present` tinyint(1) NOT NULL COMMENT 'whether the state took part',
  `recorded_by` bigint(20) NOT NULL COMMENT 'who recorded it last',
  `recorded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`meeting_id`,`state_code`),
  KEY `fk_meeting_attendance_state` (`state_code`),
  KEY `fk_meeting_attendance_person` (`recorded_by`),
  CONSTRAINT `fk_meeting_attendance_meeting` FOREIGN KEY (`meeting_id`) REFERENCES `meeting` (`id`),
  CONSTRAINT `fk_meeting_attendance_person` FOREIGN KEY (`recorded_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_meeting_attendance_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='States that took part in meetings';

CREATE TABLE `meeting_item` (
  `meeting_id` bigint(20) NOT NULL COMMENT 'meeting',
  `position` int(11) NOT NULL COMMENT 'place on the agenda, from 1',
  `committee_id` bigint(20) NOT NULL COMMENT 'committee of the meeting and of the question',
  `decision_id` bigint(20) NOT NULL COMMENT 'question on the agenda',
  `live_decision_id` bigint(20) DEFAULT NULL COMMENT 'the question while the meeting is called: it is on one such agenda at most',
  PRIMARY KEY (`meeting_id`,`position`),
  UNIQUE KEY `uq_meeting_item_decision` (`meeting_id`,`decision_id`),
  UNIQUE KEY `uq_meeting_item_live` (`live_decision_id`),
  KEY `fk_meeting_item_meeting` (`meeting_id`,`committee_id`),
  KEY `fk_meeting_item_decision` (`decision_id`,`committee_id`),
  CONSTRAINT `fk_meeting_item_decision` FOREIGN KEY (`decision_id`, `committee_id`) REFERENCES `decision` (`id`, `committee_id`),
  CONSTRAINT `fk_meeting_item_meeting` FOREIGN KEY (`meeting_id`, `committee_id`) REFERENCES `meeting` (`id`, `committee_id`),
  CONSTRAINT `ck_meeting_item_position` CHECK (`position` >= 1),
  CONSTRAINT `ck_meeting_item_live` CHECK (`live_decision_id` is null or `live_decision_id` = `decision_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Agendas of meetings';

CREATE TABLE `meeting_remark` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `meeting_id` bigint(20) NOT NULL COMMENT 'meeting',
  `decision_id` bigint(20) DEFAULT NULL COMMENT 'question it is about; none for the meeting as a whole',
  `person_id` bigint(20) NOT NULL COMMENT 'member who made it',
  `state_code` char(2) NOT NULL COMMENT 'state of the member',
  `remark` varchar(2000) NOT NULL COMMENT 'what was remarked',
  `made_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_meeting_remark_item` (`meeting_id`,`decision_id`),
  KEY `fk_meeting_remark_person` (`person_id`),
  KEY `fk_meeting_remark_state` (`state_code`),
  CONSTRAINT `fk_meeting_remark_item` FOREIGN KEY (`meeting_id`, `decision_id`) REFERENCES `meeting_item` (`meeting_id`, `decision_id`),
  CONSTRAINT `fk_meeting_remark_meeting` FOREIGN KEY (`meeting_id`) REFERENCES `meeting` (`id`),
  CONSTRAINT `fk_meeting_remark_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_meeting_remark_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_meeting_remark_text` CHECK (char_length(`remark`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Remarks of members, kept as made';

CREATE TABLE `member_state` (
  `code` char(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2 code',
  `name_ar` varchar(100) NOT NULL COMMENT 'short Arabic name',
  `name_en` varchar(100) NOT NULL COMMENT 'short English name',
  `official_name_ar` varchar(200) NOT NULL COMMENT 'official Arabic name',
  `official_name_en` varchar(200) NOT NULL COMMENT 'official English name',
  `currency` char(3) NOT NULL COMMENT 'national currency',
  `vat_percent` decimal(5,2) NOT NULL COMMENT 'standard VAT rate in percent',
  `weekend_first` tinyint(4) NOT NULL COMMENT 'first weekend day, ISO number (Monday is 1)',
  `weekend_second` tinyint(4) NOT NULL COMMENT 'second weekend day, ISO number (Monday is 1)',
  `zone` varchar(40) NOT NULL COMMENT 'IANA time zone in which the state reads its clock',
  PRIMARY KEY (`code`),
  KEY `fk_member_state_currency` (`currency`),
  CONSTRAINT `fk_member_state_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `ck_member_state_vat` CHECK (`vat_percent` between 0 and 100),
  CONSTRAINT `ck_member_state_weekend` CHECK (`weekend_first` between 1 and 7 and `weekend_second` between 1 and 7)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='The six member states of the Gulf Cooperation Council';

CREATE TABLE `notice` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `kind` varchar(40) NOT NULL COMMENT 'what happened; its texts are the messages notification.kind.<kind>',
  `href` varchar(200) NOT NULL COMMENT 'path of the page it leads to',
  `arguments` text NOT NULL COMMENT 'what the texts tell of, JSON, in the order of their placeholders',
  `once_key` varchar(120) DEFAULT NULL COMMENT 'names what is told only once, such as one reminder of one round; none: may repeat',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC, of the act it tells of',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_notice_once` (`once_key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What people are told; written in the transaction of the act it tells of';

CREATE TABLE `opened_bid` (
  `bid_id` bigint(20) NOT NULL COMMENT 'bid opened',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `version_id` bigint(20) NOT NULL COMMENT 'version that was opened',
  `currency` char(3) DEFAULT NULL COMMENT 'currency of the bid; null while its prices are sealed',
  `is_gcc_origin` tinyint(1) NOT NULL COMMENT 'bidder declares goods of GCC origin',
  `validity_days` int(11) NOT NULL COMMENT 'days the bid stays valid from the deadline',
  `has_security` tinyint(1) NOT NULL COMMENT 'bid security is present',
  `statement` varchar(2000) NOT NULL COMMENT 'the bidder''s words on the offer',
  `opened_at` datetime(6) NOT NULL COMMENT 'UTC',
  `most_lots` int(11) DEFAULT NULL COMMENT 'lots the bidder declared it can take at most; null without such a limit',
  `most_value` decimal(19,3) DEFAULT NULL COMMENT 'value the bidder declared it can take at most, without VAT, in the currency of the bid; null without such a limit',
  `prices_sha256` char(64) DEFAULT NULL COMMENT 'digest of the prices that were sealed apart, as the technical part tells it; null in one envelope',
  `prices_opened_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when prices that were sealed apart were opened',
  `is_price_unreadable` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'whether the prices could not be read when they were opened',
  PRIMARY KEY (`bid_id`),
  UNIQUE KEY `uq_opened_bid_tender` (`bid_id`,`tender_id`),
  KEY `fk_opened_bid_version` (`version_id`,`bid_id`),
  KEY `fk_opened_bid_currency` (`currency`),
  CONSTRAINT `fk_opened_bid_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `bid` (`id`, `tender_id`),
  CONSTRAINT `fk_opened_bid_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_opened_bid_version` FOREIGN KEY (`version_id`, `bid_id`) REFERENCES `bid_version` (`id`, `bid_id`),
  CONSTRAINT `ck_opened_bid_most_lots` CHECK (`most_lots` > 0),
  CONSTRAINT `ck_opened_bid_most_value` CHECK (`most_value` > 0),
  CONSTRAINT `ck_opened_bid_envelopes` CHECK (`currency` is not null or `prices_sha256` is not null),
  CONSTRAINT `ck_opened_bid_prices` CHECK (`prices_opened_at` is null or `prices_sha256` is not null and `is_price_unreadable` = (`currency` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bids as read at the opening';

CREATE TABLE `opened_document` (
  `document_id` bigint(20) NOT NULL COMMENT 'document opened',
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `part` varchar(10) NOT NULL COMMENT 'BID, or PRICES for what came with prices sealed apart',
  `position` int(11) NOT NULL COMMENT 'order in the bid',
  `file_name` varchar(200) NOT NULL COMMENT 'as the bidder called it',
  `content_type` varchar(100) NOT NULL COMMENT 'what the file is, by its content',
  `byte_count` int(11) NOT NULL COMMENT 'size in bytes',
  `sha256` char(64) NOT NULL COMMENT 'of the document in clear, as the bid tells it',
  `content_key` varbinary(32) NOT NULL COMMENT 'decrypts the pieces; it came out of the sealed content',
  `scan_status` varchar(15) NOT NULL COMMENT 'CLEAN, QUARANTINED, WAITING or UNSCANNED',
  `signature` varchar(200) DEFAULT NULL COMMENT 'the name that the scanner has for what it found',
  PRIMARY KEY (`document_id`),
  KEY `fk_opened_document_document` (`document_id`,`bid_id`),
  KEY `fk_opened_document_bid` (`bid_id`,`tender_id`),
  CONSTRAINT `fk_opened_document_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_opened_document_document` FOREIGN KEY (`document_id`, `bid_id`) REFERENCES `bid_document` (`id`, `bid_id`),
  CONSTRAINT `ck_opened_document_part` CHECK (`part` in ('BID','PRICES')),
  CONSTRAINT `ck_opened_document_scan` CHECK (`scan_status` in ('CLEAN','QUARANTINED','WAITING','UNSCANNED')),
  CONSTRAINT `ck_opened_document_signature` CHECK (`scan_status` = 'QUARANTINED' = (`signature` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Documents of opened bids; those of prices sealed apart are here only once these were opened';

CREATE TABLE `opened_estimate` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `amount` decimal(21,3) NOT NULL COMMENT 'sum of benchmark price times quantity without VAT, at the rates of the fixed day',
  `currency` char(3) NOT NULL COMMENT 'currency of the tender',
  `opened_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`),
  KEY `fk_opened_estimate_currency` (`currency`),
  CONSTRAINT `fk_opened_estimate_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_opened_estimate_sealed` FOREIGN KEY (`tender_id`) REFERENCES `sealed_estimate` (`tender_id`),
  CONSTRAINT `ck_opened_estimate_amount` CHECK (`amount` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Estimates as read after the prices';

CREATE TABLE `opening_key` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `person_id` bigint(20) NOT NULL COMMENT 'whose key it is',
  `current_of` bigint(20) DEFAULT NULL COMMENT 'the person while it is the key that new shares are encrypted to; null once replaced',
  `public_keyset` text NOT NULL COMMENT 'Tink public keyset (HPKE), JSON',
  `fingerprint` char(64) NOT NULL COMMENT 'SHA-256 of the public keyset, hexadecimal',
  `locked_private_keyset` blob NOT NULL COMMENT 'Tink private keyset, encrypted with the key derived from the passphrase',
  `derivation` varchar(200) NOT NULL COMMENT 'Argon2id with cost and salt, PHC string; its last part proves the passphrase and is not the key',
  `failed_attempts` int(11) NOT NULL DEFAULT 0 COMMENT 'wrong passphrases since the last right one',
  `locked_until` datetime(6) DEFAULT NULL COMMENT 'UTC, of the machine; no passphrase is tried before',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `passphrase_changed_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_opening_key_person` (`id`,`person_id`),
  UNIQUE KEY `uq_opening_key_current` (`current_of`),
  KEY `fk_opening_key_person` (`person_id`),
  CONSTRAINT `fk_opening_key_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_opening_key_current` CHECK (`current_of` is null or `current_of` = `person_id`),
  CONSTRAINT `ck_opening_key_fingerprint` CHECK (char_length(`fingerprint`) = 64)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Keys of the members of opening panels; the passphrase is kept nowhere';

CREATE TABLE `opening_presence` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `person_id` bigint(20) NOT NULL COMMENT 'member present',
  `panel` varchar(15) NOT NULL COMMENT 'always OPENING',
  `present_at` datetime(6) NOT NULL COMMENT 'UTC, when the member came into the opening room',
  `part` varchar(6) NOT NULL DEFAULT 'BID' COMMENT 'what was opened: BID, or PRICES in the second meeting',
  PRIMARY KEY (`tender_id`,`person_id`,`part`),
  KEY `fk_opening_presence_member` (`tender_id`,`person_id`,`panel`),
  CONSTRAINT `fk_opening_presence_member` FOREIGN KEY (`tender_id`, `person_id`, `panel`) REFERENCES `panel_member` (`tender_id`, `person_id`, `panel`),
  CONSTRAINT `ck_opening_presence_panel` CHECK (`panel` = 'OPENING'),
  CONSTRAINT `ck_opening_presence_part` CHECK (`part` in ('BID','PRICES'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Members of opening panels who were there when the bids were opened';

CREATE TABLE `opening_record` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender opened',
  `part` varchar(10) NOT NULL COMMENT 'BID, or PRICES for the second meeting of a tender of two envelopes',
  `document` longtext NOT NULL COMMENT 'what was read, canonical JSON',
  `sha256` char(64) NOT NULL COMMENT 'of the document, printed on it and on its files',
  `frozen_at` datetime(6) NOT NULL COMMENT 'UTC, the instant of the opening',
  PRIMARY KEY (`tender_id`,`part`),
  UNIQUE KEY `uq_opening_record_sha256` (`sha256`),
  CONSTRAINT `fk_opening_record_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_opening_record_part` CHECK (`part` in ('BID','PRICES')),
  CONSTRAINT `ck_opening_record_sha256` CHECK (`sha256` = sha2(`document`,256))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Records of openings, frozen for everybody alike (UNCITRAL Model Law, art. 42)';

CREATE TABLE `panel_member` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `person_id` bigint(20) NOT NULL COMMENT 'member; one panel only, so opening and examination never share a person',
  `panel` varchar(15) NOT NULL COMMENT 'OPENING or EXAMINATION',
  `is_chair` tinyint(1) NOT NULL COMMENT 'chairs the panel',
  `expertise` varchar(10) DEFAULT NULL COMMENT 'FINANCIAL, LEGAL or TECHNICAL; none on the opening panel, and on panels appointed before it was asked for',
  `is_alternate` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'named to take the place of a member, and not called so far: sees no bid, and is not waited for',
  `position` int(11) DEFAULT NULL COMMENT 'in which order alternates are called, from 1; none for those appointed as members',
  `called_at` datetime(6) DEFAULT NULL COMMENT 'UTC; when an alternate took the place of a member',
  PRIMARY KEY (`tender_id`,`person_id`),
  UNIQUE KEY `uq_panel_member_panel` (`tender_id`,`person_id`,`panel`),
  UNIQUE KEY `uq_panel_member_position` (`tender_id`,`position`),
  KEY `fk_panel_member_person` (`person_id`),
  CONSTRAINT `fk_panel_member_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_panel_member_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_panel_member_panel` CHECK (`panel` in ('OPENING','EXAMINATION')),
  CONSTRAINT `ck_panel_member_expertise` CHECK (`expertise` is null or `panel` = 'EXAMINATION' and `expertise` in ('FINANCIAL','LEGAL','TECHNICAL')),
  CONSTRAINT `ck_panel_member_position` CHECK (`position` is null or `position` >= 1 and `panel` = 'EXAMINATION'),
  CONSTRAINT `ck_panel_member_alternate` CHECK (`is_alternate` = 0 or `position` is not null and `is_chair` = 0),
  CONSTRAINT `ck_panel_member_called` CHECK ((`position` is not null and `is_alternate` = 0) = (`called_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Opening and examination panels of a tender';

CREATE TABLE `password_link` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, the number in the link',
  `person_id` bigint(20) NOT NULL COMMENT 'who chooses a password by it',
  `proposal_id` bigint(20) NOT NULL COMMENT 'the account opened, or the reset, that two administrators agreed on',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `expires_at` datetime(6) NOT NULL COMMENT 'UTC; opens nothing from then on',
  `used_at` datetime(6) DEFAULT NULL COMMENT 'UTC; opens nothing once used',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_password_link_proposal` (`proposal_id`),
  KEY `fk_password_link_person` (`person_id`),
  CONSTRAINT `fk_password_link_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_password_link_proposal` FOREIGN KEY (`proposal_id`) REFERENCES `account_proposal` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Links mailed to people to choose a password; what seals them is kept nowhere';

CREATE TABLE `past_ranking` (
  `lot_id` bigint(20) NOT NULL COMMENT 'lot ranked',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid',
  `examination` int(11) NOT NULL COMMENT 'examination it was the outcome of',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `is_admissible` tinyint(1) NOT NULL COMMENT 'took part in the ranking',
  `exclusion` varchar(30) DEFAULT NULL COMMENT 'why it did not',
  `bid_total` decimal(19,3) NOT NULL COMMENT 'in the currency of the bid',
  `bid_currency` char(3) NOT NULL COMMENT 'currency of the bid',
  `converted_total` decimal(19,3) NOT NULL COMMENT 'in the currency of the tender, at the rates of its fixed date',
  `evaluated_price` decimal(19,3) NOT NULL COMMENT 'converted total after preference; for comparison only',
  `technical_score` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `price_score` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `final_score` decimal(5,2) NOT NULL COMMENT '0 to 100, rounded half up',
  `rank_position` int(11) DEFAULT NULL COMMENT 'from 1; none when not admissible',
  `tie_rule` varchar(20) DEFAULT NULL COMMENT 'rule that broke a tie',
  `is_abnormally_low` tinyint(1) NOT NULL COMMENT 'flagged by the rule of the tender',
  `explanation` varchar(1000) DEFAULT NULL COMMENT 'reason to accept or reject an abnormally low price',
  `is_alternative` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'was ranked with the prices of its accepted alternative',
  `draw_seed` char(64) DEFAULT NULL COMMENT 'as the ranking had it',
  PRIMARY KEY (`lot_id`,`bid_id`,`examination`),
  KEY `fk_past_ranking_lot` (`lot_id`,`tender_id`),
  KEY `fk_past_ranking_bid` (`bid_id`,`tender_id`),
  KEY `fk_past_ranking_currency` (`bid_currency`),
  CONSTRAINT `fk_past_ranking_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_past_ranking_currency` FOREIGN KEY (`bid_currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_past_ranking_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`),
  CONSTRAINT `ck_past_ranking_draw_seed` CHECK (`draw_seed` regexp '^[0-9a-f]{64}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Rankings of examinations that were followed by another';

CREATE TABLE `performance_guarantee` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `award_id` bigint(20) NOT NULL COMMENT 'award it secures',
  `status` varchar(10) NOT NULL COMMENT 'HELD, RELEASED or CALLED',
  `held_award` bigint(20) DEFAULT NULL COMMENT 'the award while the guarantee is held, so that only one is',
  `bank` varchar(200) NOT NULL COMMENT 'bank that issued it',
  `reference` varchar(60) NOT NULL COMMENT 'number the bank gave it',
  `document` varchar(200) NOT NULL COMMENT 'where the original is filed',
  `amount` decimal(19,3) NOT NULL COMMENT 'guaranteed, in the currency of the award',
  `currency` char(3) NOT NULL COMMENT 'currency of the award',
  `valid_until` date NOT NULL COMMENT 'last day, in Riyadh; only ever later',
  `registered_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `registered_at` datetime(6) NOT NULL COMMENT 'UTC',
  `ended_by` bigint(20) DEFAULT NULL COMMENT 'central buyer who released or called it',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `end_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was released or called',
  `called_amount` decimal(19,3) DEFAULT NULL COMMENT 'what was called of it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_performance_guarantee_held` (`held_award`),
  KEY `fk_performance_guarantee_award` (`award_id`),
  KEY `fk_performance_guarantee_currency` (`currency`),
  KEY `fk_performance_guarantee_registrar` (`registered_by`),
  KEY `fk_performance_guarantee_ender` (`ended_by`),
  CONSTRAINT `fk_performance_guarantee_award` FOREIGN KEY (`award_id`) REFERENCES `award` (`id`),
  CONSTRAINT `fk_performance_guarantee_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_performance_guarantee_ender` FOREIGN KEY (`ended_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_performance_guarantee_registrar` FOREIGN KEY (`registered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_performance_guarantee_status` CHECK (`status` in ('HELD','RELEASED','CALLED')),
  CONSTRAINT `ck_performance_guarantee_held` CHECK (`status` = 'HELD' = (`held_award` is not null)),
  CONSTRAINT `ck_performance_guarantee_held_award` CHECK (`held_award` is null or `held_award` = `award_id`),
  CONSTRAINT `ck_performance_guarantee_said` CHECK (`bank` <> '' and `reference` <> '' and `document` <> '' and `amount` > 0),
  CONSTRAINT `ck_performance_guarantee_ended` CHECK (`status` = 'HELD' = (`ended_at` is null) and `ended_at` is null = (`ended_by` is null) and (`ended_at` is null or coalesce(char_length(`end_reason`),0) > 0)),
  CONSTRAINT `ck_performance_guarantee_called` CHECK (`status` = 'CALLED' = (`called_amount` is not null) and (`called_amount` is null or `called_amount` > 0 and `called_amount` <= `amount`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Performance guarantees of awards';

CREATE TABLE `person` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `login` varchar(60) NOT NULL COMMENT 'name to sign in with, lower case',
  `password_hash` varchar(200) DEFAULT NULL COMMENT 'Argon2id in PHC form; none means the person cannot sign in with a password',
  `name_ar` varchar(200) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(200) NOT NULL COMMENT 'English name',
  `title_ar` varchar(200) NOT NULL COMMENT 'job title, Arabic',
  `title_en` varchar(200) NOT NULL COMMENT 'job title, English',
  `email` varchar(200) NOT NULL COMMENT 'address for notices',
  `is_demo` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'invented person of the demonstration data',
  `created_at` datetime(6) NOT NULL DEFAULT current_timestamp(6) COMMENT 'UTC',
  `one_time_until` datetime(6) DEFAULT NULL COMMENT 'UTC, of the machine; the password is a one-time one: good until then, and replaced before the first session',
  `blocked_at` datetime(6) DEFAULT NULL COMMENT 'UTC; the administrator locked the account then; none while it is open',
  `blocked_reason` varchar(500) DEFAULT NULL COMMENT 'why it was locked',
  `language` char(2) NOT NULL DEFAULT 'ar' COMMENT 'ar or en: language of e-mails and of the calendar feed',
  `is_email_shared` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'an older account had the same address when one address became one account; never set later',
  `email_key` varchar(200) GENERATED ALWAYS AS (case when `blocked_at` is null and `is_email_shared` = 0 then lcase(concat(substring_index(substring_index(trim(`email`),'@',1),'+',1),'@',substring_index(trim(`email`),'@',-1))) end) STORED COMMENT 'the address without its tag and in small letters, while the account is not locked, so that no other account has it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_person_login` (`login`),
  UNIQUE KEY `uq_person_email` (`email_key`),
  CONSTRAINT `ck_person_blocked` CHECK (`blocked_at` is null = (`blocked_reason` is null)),
  CONSTRAINT `ck_person_language` CHECK (`language` in ('ar','en')),
  CONSTRAINT `ck_person_plain_name` CHECK (!(concat(`name_ar`,`name_en`,`title_ar`,`title_en`) regexp '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]')),
  CONSTRAINT `ck_person_one_email` CHECK (!(`email` regexp '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs},;<>]'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='People with an account';

CREATE TABLE `prequalification_answer` (
  `application_id` bigint(20) NOT NULL COMMENT 'application',
  `criterion_id` bigint(20) NOT NULL COMMENT 'criterion answered',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of both',
  `answer` varchar(2000) NOT NULL COMMENT 'how the supplier meets it',
  PRIMARY KEY (`application_id`,`criterion_id`),
  KEY `fk_prequalification_answer_application` (`application_id`,`tender_id`),
  KEY `fk_prequalification_answer_criterion` (`criterion_id`,`tender_id`),
  CONSTRAINT `fk_prequalification_answer_application` FOREIGN KEY (`application_id`, `tender_id`) REFERENCES `prequalification_application` (`id`, `tender_id`),
  CONSTRAINT `fk_prequalification_answer_criterion` FOREIGN KEY (`criterion_id`, `tender_id`) REFERENCES `prequalification_criterion` (`id`, `tender_id`),
  CONSTRAINT `ck_prequalification_answer_text` CHECK (char_length(`answer`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What applicants answer to each criterion';

CREATE TABLE `prequalification_application` (
  `id` bigint(20) NOT NULL COMMENT 'random, so that it does not tell how many came before',
  `tender_id` bigint(20) NOT NULL COMMENT 'selective tender',
  `supplier_id` bigint(20) NOT NULL COMMENT 'supplier that applies',
  `status` varchar(15) NOT NULL COMMENT 'APPLIED, WITHDRAWN, QUALIFIED or NOT_QUALIFIED',
  `statement` varchar(4000) NOT NULL COMMENT 'what the supplier says of itself; may be empty',
  `applied_by` bigint(20) NOT NULL COMMENT 'who sent it',
  `applied_at` datetime(6) NOT NULL COMMENT 'UTC, of the last change by the supplier',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_prequalification_application_supplier` (`tender_id`,`supplier_id`),
  UNIQUE KEY `uq_prequalification_application_tender` (`id`,`tender_id`),
  KEY `fk_prequalification_application_supplier` (`supplier_id`),
  KEY `fk_prequalification_application_person` (`applied_by`),
  CONSTRAINT `fk_prequalification_application_person` FOREIGN KEY (`applied_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_prequalification_application_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `fk_prequalification_application_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_prequalification_application_status` CHECK (`status` in ('APPLIED','WITHDRAWN','QUALIFIED','NOT_QUALIFIED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Applications of suppliers to be invited to bid';

CREATE TABLE `prequalification_check` (
  `application_id` bigint(20) NOT NULL COMMENT 'application',
  `criterion_id` bigint(20) NOT NULL COMMENT 'criterion checked',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of both',
  `is_met` tinyint(1) NOT NULL COMMENT 'whether the applicant meets it',
  PRIMARY KEY (`application_id`,`criterion_id`),
  KEY `fk_prequalification_check_finding` (`application_id`,`tender_id`),
  KEY `fk_prequalification_check_criterion` (`criterion_id`,`tender_id`),
  CONSTRAINT `fk_prequalification_check_criterion` FOREIGN KEY (`criterion_id`, `tender_id`) REFERENCES `prequalification_criterion` (`id`, `tender_id`),
  CONSTRAINT `fk_prequalification_check_finding` FOREIGN KEY (`application_id`, `tender_id`) REFERENCES `prequalification_finding` (`application_id`, `tender_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Which criteria an applicant meets, as the panel found';

CREATE TABLE `prequalification_criterion` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'selective tender',
  `position` int(11) NOT NULL COMMENT 'order of display, from 1',
  `name_ar` varchar(1000) NOT NULL COMMENT 'what a supplier must show, Arabic',
  `name_en` varchar(1000) NOT NULL COMMENT 'what a supplier must show, English',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_prequalification_criterion_position` (`tender_id`,`position`),
  UNIQUE KEY `uq_prequalification_criterion_tender` (`id`,`tender_id`),
  CONSTRAINT `fk_prequalification_criterion_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_prequalification_criterion_text` CHECK (char_length(`name_ar`) > 0 and char_length(`name_en`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What suppliers must meet to be invited, each passed or failed';

CREATE TABLE `prequalification_finding` (
  `application_id` bigint(20) NOT NULL COMMENT 'application decided',
  `tender_id` bigint(20) NOT NULL COMMENT 'its tender',
  `is_qualified` tinyint(1) NOT NULL COMMENT 'whether every criterion is met',
  `reason_ar` varchar(2000) NOT NULL COMMENT 'why, Arabic; told to the applicant',
  `reason_en` varchar(2000) NOT NULL COMMENT 'why, English; told to the applicant',
  `proposed_by` bigint(20) NOT NULL COMMENT 'member of the examination panel',
  `proposed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `confirmed_by` bigint(20) DEFAULT NULL COMMENT 'another member',
  `confirmed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`application_id`),
  UNIQUE KEY `uq_prequalification_finding_tender` (`application_id`,`tender_id`),
  KEY `fk_prequalification_finding_proposer` (`proposed_by`),
  KEY `fk_prequalification_finding_confirmer` (`confirmed_by`),
  CONSTRAINT `fk_prequalification_finding_application` FOREIGN KEY (`application_id`, `tender_id`) REFERENCES `prequalification_application` (`id`, `tender_id`),
  CONSTRAINT `fk_prequalification_finding_confirmer` FOREIGN KEY (`confirmed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_prequalification_finding_proposer` FOREIGN KEY (`proposed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_prequalification_finding_reason` CHECK (char_length(`reason_ar`) > 0 and char_length(`reason_en`) > 0),
  CONSTRAINT `ck_prequalification_finding_four_eyes` CHECK (`confirmed_by` is null or `confirmed_by` <> `proposed_by`),
  CONSTRAINT `ck_prequalification_finding_confirmed` CHECK (`confirmed_by` is null = (`confirmed_at` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Decisions on applications, each by two members of the examination panel';

CREATE TABLE `price_break` (
  `item_id` bigint(20) NOT NULL COMMENT 'item',
  `quantity_from` decimal(15,3) NOT NULL COMMENT 'least quantity in one order, in the unit of the item',
  `unit_price` decimal(19,3) NOT NULL COMMENT 'expected price of one unit from that quantity on, without VAT',
  `currency` char(3) NOT NULL COMMENT 'its currency',
  `source_ar` varchar(300) NOT NULL COMMENT 'where it was observed, Arabic',
  `source_en` varchar(300) NOT NULL COMMENT 'where it was observed, English',
  PRIMARY KEY (`item_id`,`quantity_from`),
  KEY `fk_price_break_currency` (`currency`),
  CONSTRAINT `fk_price_break_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_price_break_item` FOREIGN KEY (`item_id`) REFERENCES `catalog_item` (`id`),
  CONSTRAINT `ck_price_break_quantity` CHECK (`quantity_from` > 0),
  CONSTRAINT `ck_price_break_price` CHECK (`unit_price` > 0),
  CONSTRAINT `ck_price_break_decimals` CHECK (`currency` in ('BHD','KWD','OMR') or `unit_price` = round(`unit_price`,2))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Prices to be expected when more is bought at once';

CREATE TABLE `price_key` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of two envelopes',
  `public_keyset` text NOT NULL COMMENT 'Tink public keyset (HPKE), JSON, that prices are sealed to',
  `sealed_private_keyset` blob NOT NULL COMMENT 'Tink private keyset, encrypted with an opening secret of its own',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`),
  CONSTRAINT `fk_price_key_key` FOREIGN KEY (`tender_id`) REFERENCES `tender_key` (`tender_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Key pairs for prices; threshold, holders and number of shares are those of the tender''s other key';

CREATE TABLE `price_opening` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender whose technical evaluation is closed',
  `meets_at` datetime(6) NOT NULL COMMENT 'UTC; the opening panel meets then, as bidders were told, and not before',
  `announced_by` bigint(20) NOT NULL COMMENT 'chair of the opening panel',
  `announced_at` datetime(6) NOT NULL COMMENT 'UTC',
  `opened_by` bigint(20) DEFAULT NULL COMMENT 'chair who opened the prices',
  `opened_at` datetime(6) DEFAULT NULL COMMENT 'UTC, when the prices were opened',
  PRIMARY KEY (`tender_id`),
  KEY `fk_price_opening_announcer` (`announced_by`),
  KEY `fk_price_opening_opener` (`opened_by`),
  CONSTRAINT `fk_price_opening_announcer` FOREIGN KEY (`announced_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_price_opening_closure` FOREIGN KEY (`tender_id`) REFERENCES `technical_closure` (`tender_id`),
  CONSTRAINT `fk_price_opening_opener` FOREIGN KEY (`opened_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_price_opening_announced` CHECK (`meets_at` > `announced_at`),
  CONSTRAINT `ck_price_opening_opened` CHECK (`opened_at` is null = (`opened_by` is null) and (`opened_at` is null or `opened_at` >= `meets_at`)),
  CONSTRAINT `ck_price_opening_soon` CHECK (`meets_at` <= `announced_at` + interval 60 day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Second meetings of opening panels, in which prices are opened';

CREATE TABLE `price_share` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `share_number` int(11) NOT NULL COMMENT 'number of the holder''s other share, with whose opening key it is encrypted too',
  `wrapped_share` blob NOT NULL COMMENT 'share of the secret that opens the prices, encrypted to its holder',
  `commitment` char(64) NOT NULL COMMENT 'SHA-256 of the share and its place: proves a share without revealing it',
  PRIMARY KEY (`tender_id`,`share_number`),
  CONSTRAINT `fk_price_share_key` FOREIGN KEY (`tender_id`) REFERENCES `price_key` (`tender_id`),
  CONSTRAINT `fk_price_share_share` FOREIGN KEY (`tender_id`, `share_number`) REFERENCES `key_share` (`tender_id`, `share_number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Shares of the secret that opens prices, one for each holder of a share';

CREATE TABLE `procedure_ground` (
  `code` varchar(40) NOT NULL COMMENT 'short name of the ground',
  `method` varchar(10) NOT NULL COMMENT 'selective, limited, direct or framework',
  `position` int(11) NOT NULL COMMENT 'order of display',
  `name_ar` varchar(500) NOT NULL COMMENT 'what must be the case, Arabic',
  `name_en` varchar(500) NOT NULL COMMENT 'what must be the case, English',
  `source_ar` varchar(300) NOT NULL COMMENT 'article it comes from, Arabic',
  `source_en` varchar(300) NOT NULL COMMENT 'article it comes from, English',
  PRIMARY KEY (`code`),
  UNIQUE KEY `uq_procedure_ground_method` (`code`,`method`),
  CONSTRAINT `ck_procedure_ground_method` CHECK (`method` in ('selective','limited','direct','framework'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Grounds on which a procedure other than open may be used';

CREATE TABLE `procuring_entity` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `code` varchar(20) NOT NULL COMMENT 'short stable code, such as KW-MOH',
  `state_code` char(2) NOT NULL COMMENT 'state the entity belongs to',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(300) NOT NULL COMMENT 'English name',
  `closed_at` datetime(6) DEFAULT NULL COMMENT 'UTC; starts no new submission from then on',
  `closed_reason` varchar(500) DEFAULT NULL COMMENT 'why it was closed, such as the decree that merged it',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_procuring_entity_code` (`code`),
  UNIQUE KEY `uq_procuring_entity_state` (`id`,`state_code`),
  KEY `fk_procuring_entity_state` (`state_code`),
  CONSTRAINT `fk_procuring_entity_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_procuring_entity_closed` CHECK (`closed_at` is null = (`closed_reason` is null)),
  CONSTRAINT `ck_procuring_entity_plain_name` CHECK (!(concat(`name_ar`,`name_en`) regexp '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Ministries and agencies that state demand';

CREATE TABLE `quantity_confirmation` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `status` varchar(10) NOT NULL COMMENT 'OPEN until every state has answered or its time has passed, then SETTLED',
  `open_of` bigint(20) DEFAULT NULL COMMENT 'the tender while it is open, so that only one is',
  `band_percent` decimal(12,3) NOT NULL COMMENT 'how far a state may go below and above what it asked for, by the rule of the tender',
  `opened_at` datetime(6) NOT NULL COMMENT 'UTC',
  `settled_at` datetime(6) DEFAULT NULL COMMENT 'UTC; from then on the confirmed quantities are in force',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_quantity_confirmation_tender` (`id`,`tender_id`),
  UNIQUE KEY `uq_quantity_confirmation_open` (`open_of`),
  KEY `fk_quantity_confirmation_tender` (`tender_id`),
  CONSTRAINT `fk_quantity_confirmation_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_quantity_confirmation_status` CHECK (`status` in ('OPEN','SETTLED')),
  CONSTRAINT `ck_quantity_confirmation_open` CHECK (`status` = 'OPEN' = (`open_of` is not null)),
  CONSTRAINT `ck_quantity_confirmation_open_of` CHECK (`open_of` is null or `open_of` = `tender_id`),
  CONSTRAINT `ck_quantity_confirmation_settled` CHECK (`status` = 'SETTLED' = (`settled_at` is not null)),
  CONSTRAINT `ck_quantity_confirmation_band` CHECK (`band_percent` between 0 and 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Confirmations of quantities between decision and award';

CREATE TABLE `quantity_ranking` (
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid',
  `basis` varchar(10) NOT NULL COMMENT 'ASKED: the ranking the committees saw; CONFIRMED: the same with the confirmed quantities',
  `exclusion` varchar(30) DEFAULT NULL COMMENT 'why the bid takes no part',
  `bid_total` decimal(19,3) NOT NULL COMMENT 'in the currency of the bid, without VAT',
  `bid_currency` char(3) NOT NULL COMMENT 'currency of the bid',
  `converted_total` decimal(19,3) NOT NULL COMMENT 'in the currency of the tender',
  `evaluated_price` decimal(19,3) NOT NULL COMMENT 'after preference, for comparison only',
  `technical_score` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `price_score` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `final_score` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `rank_position` int(11) DEFAULT NULL COMMENT 'from 1; none for a bid that takes no part',
  `is_abnormally_low` tinyint(1) NOT NULL COMMENT 'flagged by the rule of the tender',
  PRIMARY KEY (`confirmation_id`,`lot_id`,`bid_id`,`basis`),
  KEY `fk_quantity_ranking_bid` (`bid_id`),
  CONSTRAINT `fk_quantity_ranking_bid` FOREIGN KEY (`bid_id`) REFERENCES `opened_bid` (`bid_id`),
  CONSTRAINT `fk_quantity_ranking_lot` FOREIGN KEY (`confirmation_id`, `lot_id`) REFERENCES `confirmation_lot` (`confirmation_id`, `lot_id`),
  CONSTRAINT `ck_quantity_ranking_basis` CHECK (`basis` in ('ASKED','CONFIRMED')),
  CONSTRAINT `ck_quantity_ranking_part` CHECK (`rank_position` is null = (`exclusion` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Rankings before and after the confirmation of quantities, neither ever changed';

CREATE TABLE `recommendation` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `current_of` bigint(20) DEFAULT NULL COMMENT 'the tender while the recommendation stands, none once it went back to the panel',
  `amount` decimal(19,3) NOT NULL COMMENT 'sum of the awards recommended, in the currency of the tender',
  `currency` char(3) NOT NULL COMMENT 'currency of the tender',
  `value_sar` decimal(19,3) NOT NULL COMMENT 'the same in SAR at the rates of the tender: what the thresholds are held against',
  `made_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `made_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_recommendation_tender` (`id`,`tender_id`),
  UNIQUE KEY `uq_recommendation_current` (`current_of`),
  KEY `fk_recommendation_tender` (`tender_id`),
  KEY `fk_recommendation_currency` (`currency`),
  KEY `fk_recommendation_maker` (`made_by`),
  CONSTRAINT `fk_recommendation_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `fk_recommendation_maker` FOREIGN KEY (`made_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_recommendation_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_recommendation_current` CHECK (`current_of` is null or `current_of` = `tender_id`),
  CONSTRAINT `ck_recommendation_value` CHECK (`amount` >= 0 and `value_sar` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Recommendations of awards, with the value that says who decides';

CREATE TABLE `recommendation_level` (
  `recommendation_id` bigint(20) NOT NULL COMMENT 'recommendation',
  `position` int(11) NOT NULL COMMENT 'turn, from 1',
  `committee_id` bigint(20) NOT NULL COMMENT 'committee that decides in this turn',
  `threshold_sar` decimal(12,3) NOT NULL COMMENT 'value in SAR from which the committee is needed',
  `source_ar` varchar(300) NOT NULL COMMENT 'where the threshold comes from, Arabic',
  `source_en` varchar(300) NOT NULL COMMENT 'where the threshold comes from, English',
  `valid_from` date DEFAULT NULL COMMENT 'first day the threshold holds; none where the tender has no thresholds',
  PRIMARY KEY (`recommendation_id`,`position`),
  UNIQUE KEY `uq_recommendation_level_committee` (`recommendation_id`,`committee_id`),
  UNIQUE KEY `uq_recommendation_level_turn` (`recommendation_id`,`position`,`committee_id`),
  KEY `fk_recommendation_level_committee` (`committee_id`),
  CONSTRAINT `fk_recommendation_level_committee` FOREIGN KEY (`committee_id`) REFERENCES `committee` (`id`),
  CONSTRAINT `fk_recommendation_level_recommendation` FOREIGN KEY (`recommendation_id`) REFERENCES `recommendation` (`id`),
  CONSTRAINT `ck_recommendation_level_position` CHECK (`position` >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='The committees a recommendation needs, in their turn';

CREATE TABLE `recusal` (
  `decision_id` bigint(20) NOT NULL COMMENT 'question stood aside from',
  `state_code` char(2) NOT NULL COMMENT 'state that neither votes nor counts as present for it',
  `meeting_id` bigint(20) NOT NULL COMMENT 'meeting it was recorded in',
  `recorded_by` bigint(20) NOT NULL COMMENT 'member of the state, or the chair',
  `reason` varchar(1000) NOT NULL COMMENT 'why',
  `recorded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`decision_id`,`state_code`),
  KEY `fk_recusal_item` (`meeting_id`,`decision_id`),
  KEY `fk_recusal_state` (`state_code`),
  KEY `fk_recusal_person` (`recorded_by`),
  CONSTRAINT `fk_recusal_item` FOREIGN KEY (`meeting_id`, `decision_id`) REFERENCES `meeting_item` (`meeting_id`, `decision_id`),
  CONSTRAINT `fk_recusal_person` FOREIGN KEY (`recorded_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_recusal_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_recusal_reason` CHECK (char_length(`reason`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='States that stood aside from a question';

CREATE TABLE `red_flag_remark` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `flag_key` char(64) NOT NULL COMMENT 'digest of the kind of sign, the lot and the bidders it concerns',
  `kind` varchar(30) NOT NULL COMMENT 'kind of sign',
  `remark` varchar(2000) NOT NULL COMMENT 'what the panel found',
  `remarked_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `remarked_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_red_flag_remark_person` (`remarked_by`),
  KEY `ix_red_flag_remark_tender` (`tender_id`,`flag_key`),
  CONSTRAINT `fk_red_flag_remark_person` FOREIGN KEY (`remarked_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_red_flag_remark_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_red_flag_remark_kind` CHECK (`kind` in ('SINGLE_BIDDER','SAME_PRICES','ROUND_PRICES','CONSTANT_RATIO','CONSTANT_OFFSET','CLOSE_LOSERS','ROTATION','WAS_SUSPENDED')),
  CONSTRAINT `ck_red_flag_remark_text` CHECK (char_length(`remark`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Remarks of the panel on signs found in the bids';

CREATE TABLE `reference_state` (
  `id` tinyint(4) NOT NULL COMMENT 'always 1',
  `fingerprint` char(64) NOT NULL COMMENT 'SHA-256 of the reference data that were loaded, hexadecimal',
  `loaded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  CONSTRAINT `ck_reference_state_single` CHECK (`id` = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Which reference data stand in the tables, so that a start need not write them again';

CREATE TABLE `registration_document` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `version_id` bigint(20) NOT NULL COMMENT 'version it belongs to',
  `kind` varchar(20) NOT NULL COMMENT 'COMMERCIAL_REGISTER, CHAMBER, TAX or ORIGIN',
  `expires_on` date NOT NULL COMMENT 'last day it is good for',
  `content_type` varchar(50) NOT NULL COMMENT 'as its content shows',
  `file_name` varchar(200) NOT NULL COMMENT 'as the sender called it; only shown',
  `byte_count` int(11) NOT NULL COMMENT 'size in bytes',
  `sha256` char(64) NOT NULL COMMENT 'of its content, hexadecimal; its place in the object store',
  `added_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_registration_document_kind` (`version_id`,`kind`),
  KEY `ix_registration_document_expiry` (`expires_on`),
  CONSTRAINT `fk_registration_document_version` FOREIGN KEY (`version_id`) REFERENCES `registration_version` (`id`),
  CONSTRAINT `ck_registration_document_kind` CHECK (`kind` in ('COMMERCIAL_REGISTER','CHAMBER','TAX','ORIGIN')),
  CONSTRAINT `ck_registration_document_type` CHECK (`content_type` in ('application/pdf','image/png','image/jpeg'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Certificates of suppliers with their last day, one of a kind in a version';

CREATE TABLE `registration_origin` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `version_id` bigint(20) NOT NULL COMMENT 'version that states it',
  `category_code` char(8) NOT NULL COMMENT 'CPV division, group or class of the goods',
  `local_percent` decimal(5,2) DEFAULT NULL COMMENT 'share of their value added in the GCC; none while it is being written',
  `certificate` varchar(80) NOT NULL COMMENT 'reference of the certificate of origin or local content',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_registration_origin_category` (`version_id`,`category_code`),
  KEY `fk_registration_origin_category` (`category_code`),
  CONSTRAINT `fk_registration_origin_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `fk_registration_origin_version` FOREIGN KEY (`version_id`) REFERENCES `registration_version` (`id`),
  CONSTRAINT `ck_registration_origin_percent` CHECK (`local_percent` is null or `local_percent` between 0 and 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Declarations of GCC origin, one a product line';

CREATE TABLE `registration_owner` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `version_id` bigint(20) NOT NULL COMMENT 'version that states it',
  `name` varchar(200) NOT NULL COMMENT 'natural person who owns or controls the company in the end, as in the passport',
  `nationality` char(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2; empty while it is being written',
  `share_percent` decimal(5,2) DEFAULT NULL COMMENT 'share in per cent; none while it is being written',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_registration_owner_name` (`version_id`,`name`,`nationality`),
  CONSTRAINT `fk_registration_owner_version` FOREIGN KEY (`version_id`) REFERENCES `registration_version` (`id`),
  CONSTRAINT `ck_registration_owner_share` CHECK (`share_percent` is null or `share_percent` > 0 and `share_percent` <= 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Beneficial owners as stated';

CREATE TABLE `registration_version` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `registration_id` bigint(20) NOT NULL COMMENT 'file it belongs to',
  `number` int(11) NOT NULL COMMENT 'from 1 up',
  `status` varchar(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, ACCEPTED, RETURNED or REFUSED',
  `name_ar` varchar(300) NOT NULL DEFAULT '' COMMENT 'company name, Arabic; texts are empty where nothing was stated yet',
  `name_en` varchar(300) NOT NULL DEFAULT '' COMMENT 'company name, English',
  `register_number` varchar(30) NOT NULL DEFAULT '' COMMENT 'commercial register number',
  `country` char(2) NOT NULL DEFAULT '' COMMENT 'country of registration, ISO 3166-1 alpha-2',
  `tax_number` varchar(40) NOT NULL DEFAULT '' COMMENT 'tax number in that country',
  `address_ar` varchar(500) NOT NULL DEFAULT '' COMMENT 'address, Arabic',
  `address_en` varchar(500) NOT NULL DEFAULT '' COMMENT 'address, English',
  `contact_ar` varchar(200) NOT NULL DEFAULT '' COMMENT 'contact person, Arabic',
  `contact_en` varchar(200) NOT NULL DEFAULT '' COMMENT 'contact person, English',
  `phone` varchar(40) NOT NULL DEFAULT '' COMMENT 'telephone of the contact person',
  `is_ownership_complete` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'the company declares that nobody else holds 25 per cent or more',
  `submitted_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `submitted_by` bigint(20) DEFAULT NULL COMMENT 'account that sent it',
  `decided_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `decided_by` bigint(20) DEFAULT NULL COMMENT 'central buyer; none where only contact data changed, which take effect at once',
  `reason` varchar(2000) DEFAULT NULL COMMENT 'why it was returned or refused',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  `open_registration` bigint(20) GENERATED ALWAYS AS (case when `status` in ('DRAFT','SUBMITTED') then `registration_id` end) STORED COMMENT 'the file while the version is being written or vetted, so that only one is',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_registration_version_number` (`registration_id`,`number`),
  UNIQUE KEY `uq_registration_version_open` (`open_registration`),
  KEY `fk_registration_version_sender` (`submitted_by`),
  KEY `fk_registration_version_buyer` (`decided_by`),
  KEY `ix_registration_version_waiting` (`status`,`submitted_at`),
  KEY `ix_registration_version_company` (`register_number`,`country`),
  CONSTRAINT `fk_registration_version_buyer` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_registration_version_registration` FOREIGN KEY (`registration_id`) REFERENCES `supplier_registration` (`id`),
  CONSTRAINT `fk_registration_version_sender` FOREIGN KEY (`submitted_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_registration_version_status` CHECK (`status` in ('DRAFT','SUBMITTED','ACCEPTED','RETURNED','REFUSED')),
  CONSTRAINT `ck_registration_version_submitted` CHECK (`status` = 'DRAFT' = (`submitted_at` is null) and `submitted_at` is null = (`submitted_by` is null)),
  CONSTRAINT `ck_registration_version_stated` CHECK (`status` = 'DRAFT' or `name_ar` <> '' and `name_en` <> '' and `register_number` <> '' and `country` <> '' and `contact_ar` <> '' and `contact_en` <> ''),
  CONSTRAINT `ck_registration_version_decided` CHECK (`status` in ('ACCEPTED','RETURNED','REFUSED') = (`decided_at` is not null) and (`decided_by` is null or `decided_at` is not null)),
  CONSTRAINT `ck_registration_version_reason` CHECK (`status` not in ('RETURNED','REFUSED') or `decided_by` is not null and coalesce(char_length(`reason`),0) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What a supplier stated of itself, each submission a version that is kept';

CREATE TABLE `report_download` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `report_id` bigint(20) NOT NULL COMMENT 'report downloaded',
  `person_id` bigint(20) NOT NULL COMMENT 'who downloaded it',
  `at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_report_download_report` (`report_id`),
  KEY `ix_report_download_person` (`person_id`,`at`),
  CONSTRAINT `fk_report_download_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_report_download_report` FOREIGN KEY (`report_id`) REFERENCES `issued_report` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Every download';

CREATE TABLE `report_figures` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `subject` varchar(10) NOT NULL COMMENT 'what the report is about, as in issued_report',
  `subject_id` bigint(20) NOT NULL COMMENT 'key of what it is about',
  `part` varchar(20) NOT NULL COMMENT 'the part it is about; empty for the whole',
  `report` varchar(20) NOT NULL COMMENT 'kind of report',
  `data_sha256` char(64) NOT NULL COMMENT 'hash of the figures the report was made from',
  `position` int(11) NOT NULL COMMENT 'place of the group in the report, from 1',
  `section_ar` varchar(500) NOT NULL COMMENT 'heading of the section, Arabic',
  `section_en` varchar(500) NOT NULL COMMENT 'heading of the section, English',
  `group_ar` varchar(500) NOT NULL COMMENT 'what it is in the section, such as a lot or a state, Arabic; empty for what has no name there',
  `group_en` varchar(500) NOT NULL COMMENT 'the same, English',
  `sha256` char(64) NOT NULL COMMENT 'hash of what is said',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_report_figures_position` (`subject`,`subject_id`,`part`,`report`,`data_sha256`,`position`),
  CONSTRAINT `ck_report_figures_position` CHECK (`position` > 0),
  CONSTRAINT `ck_report_figures_sha256` CHECK (`sha256` regexp '^[0-9a-f]{64}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Groups of the figures of issued reports, each with a hash';

CREATE TABLE `report_job` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `person_id` bigint(20) NOT NULL COMMENT 'who asked for it, and may have it',
  `report` varchar(20) NOT NULL COMMENT 'kind of report',
  `subject` varchar(10) NOT NULL COMMENT 'TENDER, ROUND, AGREEMENT or MEETING: what it is about',
  `subject_id` bigint(20) NOT NULL COMMENT 'key of what it is about',
  `part` varchar(20) NOT NULL COMMENT 'the part it is about; empty for the whole',
  `edition` varchar(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  `format` varchar(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  `status` varchar(10) NOT NULL COMMENT 'QUEUED, RUNNING, READY, FAILED or CANCELLED',
  `percent` tinyint(4) NOT NULL DEFAULT 0 COMMENT 'how far it is, 0 to 100',
  `attempts` int(11) NOT NULL DEFAULT 0 COMMENT 'how often a node took it up',
  `claim` char(36) DEFAULT NULL COMMENT 'the node that works it',
  `lease_until` datetime(6) DEFAULT NULL COMMENT 'until when the claim holds, UTC by the clock of the machine',
  `asked_at` datetime(6) NOT NULL COMMENT 'UTC',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `report_id` bigint(20) DEFAULT NULL COMMENT 'the report, once it is ready',
  `failure` varchar(60) DEFAULT NULL COMMENT 'code of the refusal, when it failed',
  PRIMARY KEY (`id`),
  KEY `ix_report_job_person` (`person_id`,`asked_at`),
  KEY `ix_report_job_due` (`status`,`lease_until`,`asked_at`),
  KEY `fk_report_job_report` (`report_id`),
  CONSTRAINT `fk_report_job_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_report_job_report` FOREIGN KEY (`report_id`) REFERENCES `issued_report` (`id`),
  CONSTRAINT `ck_report_job_status` CHECK (`status` in ('QUEUED','RUNNING','READY','FAILED','CANCELLED')),
  CONSTRAINT `ck_report_job_percent` CHECK (`percent` between 0 and 100),
  CONSTRAINT `ck_report_job_ready` CHECK (`status` = 'READY' = (`report_id` is not null)),
  CONSTRAINT `ck_report_job_failed` CHECK (`status` = 'FAILED' = (`failure` is not null)),
  CONSTRAINT `ck_report_job_running` CHECK (`status` <> 'RUNNING' or `claim` is not null and `lease_until` is not null),
  CONSTRAINT `ck_report_job_ended` CHECK (`status` in ('READY','FAILED','CANCELLED') = (`ended_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Reports that people asked for and come back to';

CREATE TABLE `report_preference` (
  `person_id` bigint(20) NOT NULL COMMENT 'who chose',
  `edition` varchar(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  `format` varchar(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  PRIMARY KEY (`person_id`),
  CONSTRAINT `fk_report_preference_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_report_preference_edition` CHECK (`edition` in ('ARABIC','ENGLISH','BILINGUAL')),
  CONSTRAINT `ck_report_preference_format` CHECK (`format` in ('PDF','DOCX','XLSX'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Language and format in which each person last took a report';

CREATE TABLE `report_signature` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `report_id` bigint(20) NOT NULL COMMENT 'report signed',
  `position` int(11) NOT NULL COMMENT 'order of signing, from 1',
  `person_id` bigint(20) NOT NULL COMMENT 'member who signed',
  `signer` varchar(500) NOT NULL COMMENT 'name in the certificate (RFC 4514)',
  `serial` varchar(64) NOT NULL COMMENT 'serial number of the certificate, hexadecimal',
  `reason` varchar(200) NOT NULL COMMENT 'why, as the signer says; may be empty',
  `signed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `sha256` char(64) NOT NULL COMMENT 'hash of the file with this signature',
  `byte_count` bigint(20) NOT NULL COMMENT 'size of that file in bytes',
  `stored_as` varchar(200) NOT NULL COMMENT 'key of that file in the object store',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_report_signature_position` (`report_id`,`position`),
  UNIQUE KEY `uq_report_signature_person` (`report_id`,`person_id`),
  UNIQUE KEY `uq_report_signature_sha256` (`sha256`),
  KEY `fk_report_signature_person` (`person_id`),
  CONSTRAINT `fk_report_signature_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_report_signature_report` FOREIGN KEY (`report_id`) REFERENCES `issued_report` (`id`),
  CONSTRAINT `ck_report_signature_position` CHECK (`position` >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Signatures of members on issued reports (ETSI EN 319 142-1)';

CREATE TABLE `review_draft` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `complaint_id` bigint(20) NOT NULL COMMENT 'complaint',
  `number` int(11) NOT NULL COMMENT 'from 1',
  `status` varchar(10) NOT NULL COMMENT 'OPEN while it is voted on, then ADOPTED or REJECTED',
  `current_of` bigint(20) DEFAULT NULL COMMENT 'the complaint while open or adopted, so that it has one decision',
  `reasons` varchar(8000) NOT NULL COMMENT 'reasons, for the parties',
  `summary_ar` varchar(2000) NOT NULL COMMENT 'what is published, Arabic',
  `summary_en` varchar(2000) NOT NULL COMMENT 'what is published, English',
  `sha256` char(64) NOT NULL COMMENT 'of reasons, summaries and remedies: what each vote names',
  `written_by` bigint(20) NOT NULL COMMENT 'review member who wrote it',
  `written_at` datetime(6) NOT NULL COMMENT 'UTC',
  `closed_by` bigint(20) DEFAULT NULL COMMENT 'review member who recorded the outcome of the vote',
  `closed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_review_draft_number` (`complaint_id`,`number`),
  UNIQUE KEY `uq_review_draft_current` (`current_of`),
  KEY `fk_review_draft_writer` (`written_by`),
  KEY `fk_review_draft_closer` (`closed_by`),
  CONSTRAINT `fk_review_draft_closer` FOREIGN KEY (`closed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_review_draft_complaint` FOREIGN KEY (`complaint_id`) REFERENCES `complaint` (`id`),
  CONSTRAINT `fk_review_draft_writer` FOREIGN KEY (`written_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_review_draft_number` CHECK (`number` >= 1),
  CONSTRAINT `ck_review_draft_status` CHECK (`status` in ('OPEN','ADOPTED','REJECTED')),
  CONSTRAINT `ck_review_draft_current` CHECK (`status` = 'REJECTED' = (`current_of` is null)),
  CONSTRAINT `ck_review_draft_current_of` CHECK (`current_of` is null or `current_of` = `complaint_id`),
  CONSTRAINT `ck_review_draft_said` CHECK (`reasons` <> '' and `summary_ar` <> '' and `summary_en` <> ''),
  CONSTRAINT `ck_review_draft_closed` CHECK (`status` = 'OPEN' = (`closed_at` is null) and `closed_at` is null = (`closed_by` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Decisions on complaints as drafted, and how the vote on each ended';

CREATE TABLE `review_draft_lot` (
  `draft_id` bigint(20) NOT NULL COMMENT 'draft',
  `complaint_id` bigint(20) NOT NULL COMMENT 'complaint',
  `lot_id` bigint(20) NOT NULL COMMENT 'lot the complaint names',
  `remedy` varchar(10) NOT NULL COMMENT 'NONE: dismissed; REEVALUATE, EXCLUDE the winning bid, or CANCEL_LOT',
  `excluded_bid` bigint(20) DEFAULT NULL COMMENT 'winning bid excluded, where a divided lot has several; otherwise the winner complained of',
  PRIMARY KEY (`draft_id`,`lot_id`),
  KEY `fk_review_draft_lot_lot` (`complaint_id`,`lot_id`),
  KEY `fk_review_draft_lot_excluded` (`excluded_bid`),
  CONSTRAINT `fk_review_draft_lot_draft` FOREIGN KEY (`draft_id`) REFERENCES `review_draft` (`id`),
  CONSTRAINT `fk_review_draft_lot_excluded` FOREIGN KEY (`excluded_bid`) REFERENCES `bid` (`id`),
  CONSTRAINT `fk_review_draft_lot_lot` FOREIGN KEY (`complaint_id`, `lot_id`) REFERENCES `complaint_lot` (`complaint_id`, `lot_id`),
  CONSTRAINT `ck_review_draft_lot_remedy` CHECK (`remedy` in ('NONE','REEVALUATE','EXCLUDE','CANCEL_LOT')),
  CONSTRAINT `ck_review_draft_lot_excluded` CHECK (`excluded_bid` is null or `remedy` = 'EXCLUDE')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What a decision means for each lot';

CREATE TABLE `review_exclusion` (
  `lot_id` bigint(20) NOT NULL COMMENT 'lot',
  `bid_id` bigint(20) NOT NULL COMMENT 'bid that is out of it',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `draft_id` bigint(20) NOT NULL COMMENT 'decision that excluded it',
  PRIMARY KEY (`lot_id`,`bid_id`),
  KEY `fk_review_exclusion_lot` (`lot_id`,`tender_id`),
  KEY `fk_review_exclusion_bid` (`bid_id`,`tender_id`),
  KEY `fk_review_exclusion_draft` (`draft_id`),
  CONSTRAINT `fk_review_exclusion_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_review_exclusion_draft` FOREIGN KEY (`draft_id`) REFERENCES `review_draft` (`id`),
  CONSTRAINT `fk_review_exclusion_lot` FOREIGN KEY (`lot_id`, `tender_id`) REFERENCES `lot` (`id`, `tender_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bids that a decision on a complaint excluded from a lot';

CREATE TABLE `review_vote` (
  `draft_id` bigint(20) NOT NULL COMMENT 'draft',
  `person_id` bigint(20) NOT NULL COMMENT 'review member',
  `is_for` tinyint(1) NOT NULL COMMENT 'for the draft',
  `reason` varchar(1000) NOT NULL COMMENT 'needed against',
  `sha256` char(64) NOT NULL COMMENT 'of the draft the member read',
  `cast_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`draft_id`,`person_id`),
  KEY `fk_review_vote_person` (`person_id`),
  CONSTRAINT `fk_review_vote_draft` FOREIGN KEY (`draft_id`) REFERENCES `review_draft` (`id`),
  CONSTRAINT `fk_review_vote_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_review_vote_reason` CHECK (`is_for` <> 0 or `reason` <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Votes of the review body, each cast alone; read by nobody before the outcome is recorded';

CREATE TABLE `review_vote_set_aside` (
  `draft_id` bigint(20) NOT NULL COMMENT 'draft voted on',
  `person_id` bigint(20) NOT NULL COMMENT 'who voted and declared a conflict later',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of the complaint',
  PRIMARY KEY (`draft_id`,`person_id`),
  KEY `fk_review_vote_set_aside_conflict` (`tender_id`,`person_id`),
  CONSTRAINT `fk_review_vote_set_aside_conflict` FOREIGN KEY (`tender_id`, `person_id`) REFERENCES `learned_conflict` (`tender_id`, `person_id`),
  CONSTRAINT `fk_review_vote_set_aside_vote` FOREIGN KEY (`draft_id`, `person_id`) REFERENCES `review_vote` (`draft_id`, `person_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Votes of the review body that count no more, since the member declared a conflict while the draft was open';

CREATE TABLE `role_exclusion` (
  `role` varchar(30) NOT NULL COMMENT 'role',
  `other_role` varchar(30) NOT NULL COMMENT 'role that it excludes, and that excludes it; later in the alphabet',
  `scope` varchar(6) NOT NULL COMMENT 'PERSON: never one person; TENDER: one person, but not in one tender',
  PRIMARY KEY (`role`,`other_role`),
  KEY `ix_role_exclusion_other` (`other_role`,`role`),
  CONSTRAINT `ck_role_exclusion_order` CHECK (`role` < `other_role`),
  CONSTRAINT `ck_role_exclusion_scope` CHECK (`scope` in ('PERSON','TENDER'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Roles that exclude one another, by person or by tender';

CREATE TABLE `role_grant` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `person_id` bigint(20) NOT NULL COMMENT 'who holds the role',
  `role` varchar(30) NOT NULL COMMENT 'what the person may do',
  `state_code` char(2) DEFAULT NULL COMMENT 'state the role is limited to',
  `entity_id` bigint(20) DEFAULT NULL COMMENT 'entity the role is limited to',
  `supplier_id` bigint(20) DEFAULT NULL COMMENT 'supplier the person acts for',
  `origin` varchar(13) NOT NULL DEFAULT 'ADMINISTRATOR' COMMENT 'who gave it: ADMINISTRATOR (two of them), OPERATOR on the machine, REGISTRATION of a supplier',
  `proposal_id` bigint(20) DEFAULT NULL COMMENT 'what two administrators agreed on',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_role_grant_person` (`person_id`,`role`),
  KEY `fk_role_grant_state` (`state_code`),
  KEY `fk_role_grant_entity` (`entity_id`,`state_code`),
  KEY `fk_role_grant_supplier` (`supplier_id`),
  KEY `fk_role_grant_proposal` (`proposal_id`),
  CONSTRAINT `fk_role_grant_entity` FOREIGN KEY (`entity_id`, `state_code`) REFERENCES `procuring_entity` (`id`, `state_code`),
  CONSTRAINT `fk_role_grant_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_role_grant_proposal` FOREIGN KEY (`proposal_id`) REFERENCES `account_proposal` (`id`),
  CONSTRAINT `fk_role_grant_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `fk_role_grant_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `ck_role_grant_officer` CHECK (`role` <> 'PROCUREMENT_OFFICER' or `entity_id` is not null and `state_code` is not null),
  CONSTRAINT `ck_role_grant_state` CHECK (`role` not in ('NATIONAL_COORDINATOR','COMMITTEE_MEMBER') or `state_code` is not null),
  CONSTRAINT `ck_role_grant_bidder` CHECK (`role` = 'BIDDER' = (`supplier_id` is not null)),
  CONSTRAINT `ck_role_grant_role` CHECK (`role` in ('CATALOG_MANAGER','CENTRAL_BUYER','PROCUREMENT_OFFICER','NATIONAL_COORDINATOR','OPENING_MEMBER','EVALUATOR','COMMITTEE_MEMBER','REVIEW_MEMBER','BIDDER','AUDITOR','ADMINISTRATOR')),
  CONSTRAINT `ck_role_grant_origin` CHECK (`origin` in ('ADMINISTRATOR','OPERATOR','REGISTRATION') and `origin` = 'ADMINISTRATOR' = (`proposal_id` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Roles of people, with the state, entity or supplier they are limited to';

CREATE TABLE `round_category` (
  `round_id` bigint(20) NOT NULL COMMENT 'round',
  `category_code` char(8) NOT NULL COMMENT 'category whose items, with all below it, may be asked for',
  PRIMARY KEY (`round_id`,`category_code`),
  KEY `fk_round_category_category` (`category_code`),
  CONSTRAINT `fk_round_category_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `fk_round_category_round` FOREIGN KEY (`round_id`) REFERENCES `demand_round` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Categories a round takes demand for';

CREATE TABLE `round_state` (
  `round_id` bigint(20) NOT NULL COMMENT 'round',
  `state_code` char(2) NOT NULL COMMENT 'state invited',
  `endorsement_until` datetime(6) DEFAULT NULL COMMENT 'UTC; the coordinator of the state endorses until then; none: until the end of the round',
  PRIMARY KEY (`round_id`,`state_code`),
  KEY `fk_round_state_state` (`state_code`),
  CONSTRAINT `fk_round_state_round` FOREIGN KEY (`round_id`) REFERENCES `demand_round` (`id`),
  CONSTRAINT `fk_round_state_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='States invited to a round';

CREATE TABLE `rule_bound` (
  `code` varchar(60) NOT NULL COMMENT 'rule',
  `least` decimal(12,3) NOT NULL COMMENT 'least value, in the unit of the rule',
  `most` decimal(12,3) NOT NULL COMMENT 'greatest value',
  PRIMARY KEY (`code`),
  CONSTRAINT `ck_rule_bound_order` CHECK (`least` <= `most`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bounds of rules that take whole numbers; percentages and points lie between 0 and 100';

CREATE TABLE `rule_default` (
  `code` varchar(60) NOT NULL COMMENT 'rule, such as bid.minimum-days',
  `value` decimal(12,3) NOT NULL COMMENT 'default value',
  `unit` varchar(12) NOT NULL COMMENT 'DAYS, WORKING_DAYS, MONTHS, PERCENT, POINTS, COUNT or SAR',
  `position` int(11) NOT NULL COMMENT 'order of display',
  `name_ar` varchar(300) NOT NULL COMMENT 'what the rule says, Arabic',
  `name_en` varchar(300) NOT NULL COMMENT 'what the rule says, English',
  `source_ar` varchar(300) NOT NULL COMMENT 'article or standard it comes from, Arabic',
  `source_en` varchar(300) NOT NULL COMMENT 'article or standard it comes from, English',
  `valid_from` date NOT NULL DEFAULT '2026-01-01' COMMENT 'first day the rule holds',
  PRIMARY KEY (`code`),
  CONSTRAINT `ck_rule_default_value` CHECK (`value` >= 0),
  CONSTRAINT `ck_rule_default_unit` CHECK (`unit` in ('DAYS','WORKING_DAYS','MONTHS','PERCENT','POINTS','COUNT','SAR')),
  CONSTRAINT `ck_rule_default_months` CHECK (`code` <> 'agreement.months' or `value` >= 1 and `value` <= 48 and `value` = floor(`value`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Defaults of the rules that a new tender takes over';

CREATE TABLE `scenario_choice` (
  `decision_id` bigint(20) NOT NULL COMMENT 'decision that the committee was asked for',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `scenario_id` bigint(20) NOT NULL COMMENT 'scenario that was recommended',
  `reason` varchar(1000) NOT NULL COMMENT 'why this scenario',
  `deviations` int(11) NOT NULL COMMENT 'lots recommended otherwise than in the scenario; each award tells its reason',
  `chosen_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `chosen_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`decision_id`),
  KEY `fk_scenario_choice_scenario` (`scenario_id`,`tender_id`),
  KEY `fk_scenario_choice_person` (`chosen_by`),
  CONSTRAINT `fk_scenario_choice_decision` FOREIGN KEY (`decision_id`) REFERENCES `decision` (`id`),
  CONSTRAINT `fk_scenario_choice_person` FOREIGN KEY (`chosen_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_scenario_choice_scenario` FOREIGN KEY (`scenario_id`, `tender_id`) REFERENCES `award_scenario` (`id`, `tender_id`),
  CONSTRAINT `ck_scenario_choice_reason` CHECK (char_length(`reason`) > 0),
  CONSTRAINT `ck_scenario_choice_deviations` CHECK (`deviations` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Which scenario a recommendation was made from, and why';

CREATE TABLE `score` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `criterion_id` bigint(20) NOT NULL COMMENT 'technical criterion',
  `evaluator_id` bigint(20) NOT NULL COMMENT 'member who scored alone',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `kind` varchar(15) NOT NULL DEFAULT 'TECHNICAL' COMMENT 'always TECHNICAL: only such a criterion is scored',
  `has_conflict` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'always false: only a member who declared no conflict scores',
  `points` decimal(5,2) NOT NULL COMMENT '0 to 100',
  `comment` varchar(1000) NOT NULL COMMENT 'the evaluator''s note',
  `scored_at` datetime(6) NOT NULL COMMENT 'UTC',
  `examination` int(11) NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  `change_reason` varchar(1000) DEFAULT NULL COMMENT 'why it is not as in the examination before',
  PRIMARY KEY (`bid_id`,`criterion_id`,`evaluator_id`,`examination`),
  KEY `fk_score_bid` (`bid_id`,`tender_id`),
  KEY `fk_score_criterion` (`criterion_id`,`tender_id`),
  KEY `fk_score_kind` (`criterion_id`,`kind`),
  KEY `fk_score_evaluator` (`tender_id`,`evaluator_id`,`has_conflict`),
  CONSTRAINT `fk_score_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_score_criterion` FOREIGN KEY (`criterion_id`, `tender_id`) REFERENCES `criterion` (`id`, `tender_id`),
  CONSTRAINT `fk_score_evaluator` FOREIGN KEY (`tender_id`, `evaluator_id`, `has_conflict`) REFERENCES `conflict_declaration` (`tender_id`, `person_id`, `has_conflict`),
  CONSTRAINT `fk_score_kind` FOREIGN KEY (`criterion_id`, `kind`) REFERENCES `criterion` (`id`, `kind`),
  CONSTRAINT `ck_score_kind` CHECK (`kind` = 'TECHNICAL'),
  CONSTRAINT `ck_score_points` CHECK (`points` between 0 and 100),
  CONSTRAINT `ck_score_free` CHECK (`has_conflict` = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Technical scores, by evaluator and criterion';

CREATE TABLE `sealed_estimate` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `sealed_amount` blob NOT NULL COMMENT 'estimated value and its currency, encrypted to the key of the tender',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`),
  CONSTRAINT `fk_sealed_estimate_key` FOREIGN KEY (`tender_id`) REFERENCES `tender_key` (`tender_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Estimates fixed at publication, which nobody reads before the prices';

CREATE TABLE `search_change` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; later changes may be committed with lower ones',
  `item_id` bigint(20) DEFAULT NULL COMMENT 'item to be read again; none when the synonyms changed',
  `changed_at` datetime(6) NOT NULL COMMENT 'UTC by the clock of the machine, which no demonstration moves; rows of past days are deleted',
  PRIMARY KEY (`id`),
  KEY `fk_search_change_item` (`item_id`),
  KEY `ix_search_change_time` (`changed_at`),
  CONSTRAINT `fk_search_change_item` FOREIGN KEY (`item_id`) REFERENCES `catalog_item` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What every node has to bring into its search index';

CREATE TABLE `session` (
  `token_hash` char(64) NOT NULL COMMENT 'SHA-256 of the token that the browser or client holds, hexadecimal',
  `person_id` bigint(20) NOT NULL COMMENT 'who signed in',
  `csrf_token` char(43) NOT NULL COMMENT 'value every form of the session must send back',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine, never of the demonstration clock',
  `expires_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; moved on while the session is used',
  `number` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'by which its owner names it; opens nothing',
  `ends_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; it ends then however much it is used',
  `last_used_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; to within five minutes',
  `address` varchar(45) NOT NULL DEFAULT '' COMMENT 'network address it was opened from',
  `program` varchar(300) NOT NULL DEFAULT '' COMMENT 'browser or program that opened it, in its own words',
  PRIMARY KEY (`token_hash`),
  UNIQUE KEY `uq_session_number` (`number`),
  KEY `fk_session_person` (`person_id`),
  KEY `ix_session_expires` (`expires_at`),
  CONSTRAINT `fk_session_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_session_ends` CHECK (`expires_at` <= `ends_at`),
  CONSTRAINT `ck_session_longest` CHECK (`ends_at` <= `created_at` + interval 30 day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Open sessions; signing out deletes the row, on every node at once';

CREATE TABLE `share_rehearsal` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `person_id` bigint(20) NOT NULL COMMENT 'holder whose share was shown to work',
  `from_file` tinyint(1) NOT NULL COMMENT 'whether it was the holder''s own copy, not the stored one',
  `rehearsed_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `fk_share_rehearsal_member` (`tender_id`,`person_id`),
  CONSTRAINT `fk_share_rehearsal_member` FOREIGN KEY (`tender_id`, `person_id`) REFERENCES `panel_member` (`tender_id`, `person_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='When holders tried their shares and they worked';

CREATE TABLE `signing_authority` (
  `id` tinyint(4) NOT NULL COMMENT 'always 1: there is one',
  `certificate_sha256` char(64) NOT NULL COMMENT 'hash of its certificate (DER); its key lies in the data directory of the node that founded it',
  `founded_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  CONSTRAINT `ck_signing_authority_one` CHECK (`id` = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='The authority that signs where no key is configured; nodes that have another refuse to start';

CREATE TABLE `sign_in_delay` (
  `counted` char(64) NOT NULL COMMENT 'SHA-256 of what is counted, hexadecimal: "account LOGIN", "address LOGIN ADDRESS" or "device LOGIN HASH"',
  `failures` int(11) NOT NULL COMMENT 'failed tries since the last good one, or since a day without any',
  `last_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; the last try',
  `next_at` datetime(6) NOT NULL COMMENT 'UTC, of the machine; no password is tried before',
  PRIMARY KEY (`counted`),
  KEY `ix_sign_in_delay_last` (`last_at`),
  CONSTRAINT `ck_sign_in_delay_failures` CHECK (`failures` >= 0),
  CONSTRAINT `ck_sign_in_delay_bounded` CHECK (`next_at` <= `last_at` + interval 15 minute)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Failed sign-ins and how long the next try has to wait';

CREATE TABLE `sign_in_throttle` (
  `source` varchar(100) NOT NULL COMMENT 'network address the attempts come from',
  `window_start` datetime(6) NOT NULL COMMENT 'UTC, of the machine; start of the second counted',
  `attempts` int(11) NOT NULL COMMENT 'attempts in that second',
  PRIMARY KEY (`source`,`window_start`),
  KEY `ix_sign_in_throttle_start` (`window_start`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Sign-in attempts by network address and minute';

CREATE TABLE `stated_security` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid that states it',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `form` varchar(20) NOT NULL COMMENT 'BANK_GUARANTEE, CERTIFIED_CHEQUE or SURETY_BOND',
  `issuer` varchar(200) NOT NULL COMMENT 'bank or insurer that issued it, in the words of the bidder',
  `reference` varchar(60) NOT NULL COMMENT 'number the issuer gave it',
  `amount` decimal(19,3) NOT NULL COMMENT 'secured',
  `currency` char(3) NOT NULL COMMENT 'currency of the amount',
  `valid_until` date NOT NULL COMMENT 'last day, in Riyadh',
  PRIMARY KEY (`bid_id`),
  KEY `fk_stated_security_bid` (`bid_id`,`tender_id`),
  KEY `fk_stated_security_currency` (`currency`),
  CONSTRAINT `fk_stated_security_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_stated_security_currency` FOREIGN KEY (`currency`) REFERENCES `currency` (`code`),
  CONSTRAINT `ck_stated_security_form` CHECK (`form` in ('BANK_GUARANTEE','CERTIFIED_CHEQUE','SURETY_BOND')),
  CONSTRAINT `ck_stated_security_said` CHECK (`issuer` <> '' and `reference` <> '' and `amount` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bid securities as bidders state them in their bids';

CREATE TABLE `state_budget` (
  `round_id` bigint(20) NOT NULL COMMENT 'round',
  `state_code` char(2) NOT NULL COMMENT 'state, which must be invited',
  `category_code` char(8) NOT NULL COMMENT 'category of the round',
  `amount` decimal(19,3) NOT NULL COMMENT 'what the state has for the category, without VAT, in its currency',
  `set_by` bigint(20) NOT NULL COMMENT 'national coordinator',
  `set_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`round_id`,`state_code`,`category_code`),
  KEY `fk_state_budget_category` (`round_id`,`category_code`),
  KEY `fk_state_budget_person` (`set_by`),
  CONSTRAINT `fk_state_budget_category` FOREIGN KEY (`round_id`, `category_code`) REFERENCES `round_category` (`round_id`, `category_code`),
  CONSTRAINT `fk_state_budget_person` FOREIGN KEY (`set_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_state_budget_state` FOREIGN KEY (`round_id`, `state_code`) REFERENCES `round_state` (`round_id`, `state_code`),
  CONSTRAINT `ck_state_budget_amount` CHECK (`amount` > 0),
  CONSTRAINT `ck_state_budget_decimals` CHECK (`state_code` in ('BH','KW','OM') or `amount` = round(`amount`,2))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Budget of a state in a round by category; passing it is pointed out, not refused';

CREATE TABLE `state_quantity` (
  `confirmation_id` bigint(20) NOT NULL COMMENT 'confirmation',
  `state_code` char(2) NOT NULL COMMENT 'state',
  `lot_item_id` bigint(20) NOT NULL COMMENT 'lot item',
  `asked` decimal(18,3) NOT NULL COMMENT 'sum of what the demand of the state has in the lot item',
  `lowest` decimal(18,3) NOT NULL COMMENT 'least that may be confirmed, rounded up into the band',
  `highest` decimal(18,3) NOT NULL COMMENT 'most that may be confirmed, rounded down into the band',
  `confirmed` decimal(18,3) DEFAULT NULL COMMENT 'what the state confirmed; zero where it opted out of the lot; none: as asked',
  PRIMARY KEY (`confirmation_id`,`state_code`,`lot_item_id`),
  KEY `ix_state_quantity_item` (`lot_item_id`),
  CONSTRAINT `fk_state_quantity_item` FOREIGN KEY (`lot_item_id`) REFERENCES `lot_item` (`id`),
  CONSTRAINT `fk_state_quantity_state` FOREIGN KEY (`confirmation_id`, `state_code`) REFERENCES `confirmation_state` (`confirmation_id`, `state_code`),
  CONSTRAINT `ck_state_quantity_band` CHECK (`lowest` > 0 and `lowest` <= `asked` and `asked` <= `highest`),
  CONSTRAINT `ck_state_quantity_confirmed` CHECK (`confirmed` is null or `confirmed` = 0 or `confirmed` between `lowest` and `highest`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What each state asked for of each item, its band, and what it confirmed';

CREATE TABLE `submission` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `round_id` bigint(20) NOT NULL COMMENT 'round answered',
  `entity_id` bigint(20) NOT NULL COMMENT 'procuring entity',
  `state_code` char(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  `status` varchar(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, RETURNED, ENDORSED or WITHDRAWN',
  `status_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was returned or withdrawn',
  `endorsed_by` bigint(20) DEFAULT NULL COMMENT 'national coordinator',
  `endorsed_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `created_by` bigint(20) NOT NULL COMMENT 'procurement officer who began it',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC, last saved',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_submission_entity` (`round_id`,`entity_id`),
  UNIQUE KEY `uq_submission_line_owner` (`id`,`entity_id`),
  KEY `fk_submission_round` (`round_id`,`state_code`),
  KEY `fk_submission_entity` (`entity_id`,`state_code`),
  KEY `fk_submission_endorser` (`endorsed_by`),
  KEY `fk_submission_creator` (`created_by`),
  KEY `ix_submission_status` (`round_id`,`status`),
  CONSTRAINT `fk_submission_creator` FOREIGN KEY (`created_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_submission_endorser` FOREIGN KEY (`endorsed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_submission_entity` FOREIGN KEY (`entity_id`, `state_code`) REFERENCES `procuring_entity` (`id`, `state_code`),
  CONSTRAINT `fk_submission_round` FOREIGN KEY (`round_id`, `state_code`) REFERENCES `round_state` (`round_id`, `state_code`),
  CONSTRAINT `ck_submission_status` CHECK (`status` in ('DRAFT','SUBMITTED','RETURNED','ENDORSED','WITHDRAWN')),
  CONSTRAINT `ck_submission_endorsed` CHECK (`status` = 'ENDORSED' = (`endorsed_at` is not null and `endorsed_by` is not null)),
  CONSTRAINT `ck_submission_reason` CHECK (`status` not in ('RETURNED','WITHDRAWN') or coalesce(char_length(`status_reason`),0) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Demand of one procuring entity in one round';

CREATE TABLE `submission_amendment` (
  `submission_id` bigint(20) NOT NULL COMMENT 'submission that is amended; the text of its form is the amendment',
  `amends` int(11) NOT NULL COMMENT 'number of the receipt in force, which the amendment is to replace',
  `begun_by` bigint(20) NOT NULL COMMENT 'procurement officer',
  `begun_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL COMMENT 'counts changes of the form, for guarded updates; goes on from the version of the submission',
  PRIMARY KEY (`submission_id`),
  KEY `fk_submission_amendment_receipt` (`submission_id`,`amends`),
  KEY `fk_submission_amendment_person` (`begun_by`),
  CONSTRAINT `fk_submission_amendment_person` FOREIGN KEY (`begun_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_submission_amendment_receipt` FOREIGN KEY (`submission_id`, `amends`) REFERENCES `submission_receipt` (`submission_id`, `number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Amendments that are being written; none is in force';

CREATE TABLE `submission_draft` (
  `submission_id` bigint(20) NOT NULL COMMENT 'submission whose form this is',
  `content` longtext NOT NULL COMMENT 'lines of the form as typed, JSON',
  `pending` tinyint(1) NOT NULL COMMENT 'whether it holds text that the lines of the submission do not',
  `saved_by` bigint(20) NOT NULL COMMENT 'procurement officer who typed last',
  `saved_at` datetime(6) NOT NULL COMMENT 'UTC, last kept',
  PRIMARY KEY (`submission_id`),
  KEY `fk_submission_draft_person` (`saved_by`),
  CONSTRAINT `fk_submission_draft_person` FOREIGN KEY (`saved_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_submission_draft_submission` FOREIGN KEY (`submission_id`) REFERENCES `submission` (`id`),
  CONSTRAINT `ck_submission_draft_json` CHECK (json_valid(`content`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Text of the form of a submission, so that nothing typed is lost';

CREATE TABLE `submission_editor` (
  `submission_id` bigint(20) NOT NULL COMMENT 'submission whose form is open',
  `person_id` bigint(20) NOT NULL COMMENT 'procurement officer who has it open',
  `since` datetime(6) NOT NULL COMMENT 'UTC, opened without a longer pause since',
  `seen_at` datetime(6) NOT NULL COMMENT 'UTC, last sign of life; soon after it the person counts as gone',
  PRIMARY KEY (`submission_id`,`person_id`),
  KEY `fk_submission_editor_person` (`person_id`),
  CONSTRAINT `fk_submission_editor_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_submission_editor_submission` FOREIGN KEY (`submission_id`) REFERENCES `submission` (`id`),
  CONSTRAINT `ck_submission_editor_time` CHECK (`since` <= `seen_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Who has the form of a submission open';

CREATE TABLE `submission_receipt` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `submission_id` bigint(20) NOT NULL COMMENT 'submission received',
  `number` int(11) NOT NULL COMMENT 'from 1 up: each submit is a version',
  `receipt_number` varchar(40) NOT NULL COMMENT 'number told to the officer',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `received_at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `received_from` bigint(20) NOT NULL COMMENT 'procurement officer',
  `sha256` char(64) NOT NULL COMMENT 'of the content',
  `content` longtext NOT NULL COMMENT 'the lines as submitted, JSON',
  `declaration_ar` varchar(1000) DEFAULT NULL COMMENT 'what the officer declared by submitting, Arabic; none for submissions loaded past the application',
  `declaration_en` varchar(1000) DEFAULT NULL COMMENT 'the same in English',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_submission_receipt_number` (`receipt_number`),
  UNIQUE KEY `uq_submission_receipt_version` (`submission_id`,`number`),
  UNIQUE KEY `uq_submission_receipt_request` (`submission_id`,`request_key`),
  KEY `fk_submission_receipt_person` (`received_from`),
  CONSTRAINT `fk_submission_receipt_person` FOREIGN KEY (`received_from`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_submission_receipt_submission` FOREIGN KEY (`submission_id`) REFERENCES `submission` (`id`),
  CONSTRAINT `ck_submission_receipt_declaration` CHECK (`declaration_ar` is null = (`declaration_en` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What was acknowledged, exactly; never changed';

CREATE TABLE `supplier` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `registration_number` varchar(40) NOT NULL COMMENT 'commercial register number',
  `name_ar` varchar(300) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(300) NOT NULL COMMENT 'English name',
  `country` char(2) NOT NULL COMMENT 'country of registration, ISO 3166-1 alpha-2',
  `status` varchar(20) NOT NULL COMMENT 'REGISTERED or SUSPENDED',
  `registered_at` datetime(6) NOT NULL COMMENT 'UTC',
  `is_gcc_origin` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'its goods are as a rule of GCC origin: what a bid form starts with',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_supplier_registration` (`registration_number`),
  CONSTRAINT `ck_supplier_status` CHECK (`status` in ('REGISTERED','SUSPENDED')),
  CONSTRAINT `ck_supplier_plain_name` CHECK (!(concat(`name_ar`,`name_en`) regexp '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Registered suppliers, who may bid';

CREATE TABLE `supplier_debarment` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `supplier_id` bigint(20) NOT NULL COMMENT 'supplier that may neither bid nor be awarded',
  `status` varchar(10) NOT NULL COMMENT 'PROPOSED, CONFIRMED, REJECTED or LIFTED',
  `from_day` date NOT NULL COMMENT 'first day, in Riyadh',
  `until_day` date DEFAULT NULL COMMENT 'last day, in Riyadh; none: until it is lifted',
  `ground_ar` varchar(500) NOT NULL COMMENT 'legal ground as published, Arabic',
  `ground_en` varchar(500) NOT NULL COMMENT 'legal ground as published, English',
  `reason` varchar(2000) NOT NULL COMMENT 'why; not published',
  `proposed_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `proposed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `decided_by` bigint(20) DEFAULT NULL COMMENT 'another central buyer, who confirmed or rejected it',
  `decided_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `lifted_by` bigint(20) DEFAULT NULL COMMENT 'central buyer who lifted it',
  `lifted_at` datetime(6) DEFAULT NULL COMMENT 'UTC',
  `lift_reason` varchar(2000) DEFAULT NULL COMMENT 'why it was lifted',
  `open_supplier` bigint(20) GENERATED ALWAYS AS (case when `status` = 'PROPOSED' then `supplier_id` end) STORED COMMENT 'the supplier while a proposal waits, so that only one does',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_supplier_debarment_open` (`open_supplier`),
  KEY `fk_supplier_debarment_proposer` (`proposed_by`),
  KEY `fk_supplier_debarment_decider` (`decided_by`),
  KEY `fk_supplier_debarment_lifter` (`lifted_by`),
  KEY `ix_supplier_debarment_supplier` (`supplier_id`,`status`),
  CONSTRAINT `fk_supplier_debarment_decider` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_supplier_debarment_lifter` FOREIGN KEY (`lifted_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_supplier_debarment_proposer` FOREIGN KEY (`proposed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_supplier_debarment_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `ck_supplier_debarment_status` CHECK (`status` in ('PROPOSED','CONFIRMED','REJECTED','LIFTED')),
  CONSTRAINT `ck_supplier_debarment_days` CHECK (`until_day` is null or `until_day` >= `from_day`),
  CONSTRAINT `ck_supplier_debarment_said` CHECK (`ground_ar` <> '' and `ground_en` <> '' and `reason` <> ''),
  CONSTRAINT `ck_supplier_debarment_decided` CHECK (`status` = 'PROPOSED' = (`decided_by` is null) and `decided_by` is null = (`decided_at` is null)),
  CONSTRAINT `ck_supplier_debarment_four_eyes` CHECK (`decided_by` is null or `decided_by` <> `proposed_by`),
  CONSTRAINT `ck_supplier_debarment_lifted` CHECK (`status` = 'LIFTED' = (`lifted_at` is not null) and `lifted_at` is null = (`lifted_by` is null) and (`lifted_at` is null or coalesce(char_length(`lift_reason`),0) > 0))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Debarments of suppliers: who proposed, who confirmed, and from which day to which';

CREATE TABLE `supplier_registration` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `reference` varchar(20) NOT NULL COMMENT 'number told to the applicant; in lower case the login of its account',
  `person_id` bigint(20) DEFAULT NULL COMMENT 'account of the applicant, without password and role until it is accepted; none where the supplier was in the register before',
  `email` varchar(200) DEFAULT NULL COMMENT 'address the links are sent to, lower case; none as above',
  `supplier_id` bigint(20) DEFAULT NULL COMMENT 'the supplier, once it is in the register',
  `link_number` int(11) NOT NULL DEFAULT 0 COMMENT 'number of the link sent last; earlier ones open nothing',
  `link_sent_at` datetime(6) NOT NULL COMMENT 'UTC, when that link was sent',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_supplier_registration_reference` (`reference`),
  UNIQUE KEY `uq_supplier_registration_email` (`email`),
  UNIQUE KEY `uq_supplier_registration_supplier` (`supplier_id`),
  KEY `fk_supplier_registration_person` (`person_id`),
  CONSTRAINT `fk_supplier_registration_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_supplier_registration_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `ck_supplier_registration_applicant` CHECK (`person_id` is null = (`email` is null) and (`person_id` is not null or `supplier_id` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Files of suppliers that register themselves or keep their data, one a supplier';

CREATE TABLE `supplier_suspension` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `supplier_id` bigint(20) NOT NULL COMMENT 'supplier that may not bid',
  `suspended_at` datetime(6) NOT NULL COMMENT 'UTC',
  `until_day` date DEFAULT NULL COMMENT 'last day of the suspension, in Riyadh; none while it is without a term',
  `reason` varchar(1000) NOT NULL COMMENT 'why, with the decision it rests on',
  `suspended_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'UTC; when it was lifted or ran out',
  `end_reason` varchar(1000) DEFAULT NULL COMMENT 'why it was lifted; none when it ran out',
  `ended_by` bigint(20) DEFAULT NULL COMMENT 'central buyer; none when it ran out',
  `running` bigint(20) GENERATED ALWAYS AS (case when `ended_at` is null then `supplier_id` end) STORED COMMENT 'the supplier while the suspension runs, so that only one does',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_supplier_suspension_running` (`running`),
  KEY `fk_supplier_suspension_supplier` (`supplier_id`),
  KEY `fk_supplier_suspension_by` (`suspended_by`),
  KEY `fk_supplier_suspension_ended_by` (`ended_by`),
  CONSTRAINT `fk_supplier_suspension_by` FOREIGN KEY (`suspended_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_supplier_suspension_ended_by` FOREIGN KEY (`ended_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_supplier_suspension_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `ck_supplier_suspension_reason` CHECK (char_length(`reason`) > 0),
  CONSTRAINT `ck_supplier_suspension_end` CHECK (`ended_by` is null = (`end_reason` is null) and (`ended_by` is null or `ended_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='When and why suppliers were suspended, and when that ended';

CREATE TABLE `synonym_group` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Groups of words that the search takes for one another';

CREATE TABLE `synonym_term` (
  `group_id` bigint(20) NOT NULL COMMENT 'group',
  `position` int(11) NOT NULL COMMENT 'order in the group, from 1',
  `language` char(2) NOT NULL COMMENT 'ar or en',
  `term` varchar(100) NOT NULL COMMENT 'one word or several, as typed',
  `normalised` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the form in which it is searched',
  PRIMARY KEY (`group_id`,`position`),
  UNIQUE KEY `uq_synonym_term` (`normalised`),
  CONSTRAINT `fk_synonym_term_group` FOREIGN KEY (`group_id`) REFERENCES `synonym_group` (`id`),
  CONSTRAINT `ck_synonym_term_language` CHECK (`language` in ('ar','en')),
  CONSTRAINT `ck_synonym_term_text` CHECK (char_length(`normalised`) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Words of a synonym group; a word is in one group at most';

CREATE TABLE `technical_closure` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of two envelopes',
  `closed_by` bigint(20) NOT NULL COMMENT 'chair of the examination panel',
  `closed_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`),
  KEY `fk_technical_closure_person` (`closed_by`),
  CONSTRAINT `fk_technical_closure_person` FOREIGN KEY (`closed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_technical_closure_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Technical evaluations that are closed, before any price is known';

CREATE TABLE `technical_result` (
  `bid_id` bigint(20) NOT NULL COMMENT 'opened bid',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `score` decimal(5,2) NOT NULL COMMENT 'technical score as shown, 0 to 100',
  `is_passed` tinyint(1) NOT NULL COMMENT 'whether its prices are opened',
  PRIMARY KEY (`bid_id`),
  KEY `fk_technical_result_bid` (`bid_id`,`tender_id`),
  KEY `fk_technical_result_closure` (`tender_id`),
  CONSTRAINT `fk_technical_result_bid` FOREIGN KEY (`bid_id`, `tender_id`) REFERENCES `opened_bid` (`bid_id`, `tender_id`),
  CONSTRAINT `fk_technical_result_closure` FOREIGN KEY (`tender_id`) REFERENCES `technical_closure` (`tender_id`),
  CONSTRAINT `ck_technical_result_score` CHECK (`score` between 0 and 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What the technical evaluation made of each bid';

CREATE TABLE `template_draft` (
  `category_code` char(8) NOT NULL COMMENT 'category; one draft at a time',
  `based_on` int(11) NOT NULL COMMENT 'version the draft began from, 0 for none',
  `attributes` longtext NOT NULL COMMENT 'JSON list of the attributes as typed, complete or not',
  `updated_at` datetime(6) NOT NULL COMMENT 'UTC, last saved',
  `updated_by` bigint(20) NOT NULL COMMENT 'catalog manager who saved it last',
  `version` int(11) NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  PRIMARY KEY (`category_code`),
  KEY `fk_template_draft_person` (`updated_by`),
  CONSTRAINT `fk_template_draft_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `fk_template_draft_person` FOREIGN KEY (`updated_by`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Next version of a category template while it is being written';

CREATE TABLE `template_version` (
  `edition` int(11) NOT NULL COMMENT 'from 1 up, over all categories, in the order of publication',
  `category_code` char(8) NOT NULL COMMENT 'category whose template it is',
  `number` int(11) NOT NULL COMMENT 'version of this category, from 1 up',
  `attributes` longtext NOT NULL COMMENT 'JSON list of the attributes of this category alone',
  `published_at` datetime(6) NOT NULL COMMENT 'UTC',
  `published_by` bigint(20) DEFAULT NULL COMMENT 'catalog manager; none when it came with the reference data',
  PRIMARY KEY (`edition`),
  UNIQUE KEY `uq_template_version_number` (`category_code`,`number`),
  KEY `fk_template_version_publisher` (`published_by`),
  CONSTRAINT `fk_template_version_category` FOREIGN KEY (`category_code`) REFERENCES `category` (`code`),
  CONSTRAINT `fk_template_version_publisher` FOREIGN KEY (`published_by`) REFERENCES `person` (`id`),
  CONSTRAINT `ck_template_version_edition` CHECK (`edition` >= 1 and `number` >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Published, immutable versions of category templates';

CREATE TABLE `tender_amendment` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender amended',
  `number` int(11) DEFAULT NULL COMMENT 'from 1, in the order of publication; none before',
  `status` varchar(10) NOT NULL COMMENT 'PROPOSED, PUBLISHED or WITHDRAWN',
  `proposed_in` bigint(20) DEFAULT NULL COMMENT 'the tender while proposed, else none: a tender has at most one proposal',
  `reason_ar` varchar(2000) NOT NULL COMMENT 'why, Arabic; published',
  `reason_en` varchar(2000) NOT NULL COMMENT 'why, English; published',
  `deadline_wanted` datetime(6) DEFAULT NULL COMMENT 'UTC; deadline that is proposed, none to leave it unless the amendment comes late',
  `deadline_before` datetime(6) DEFAULT NULL COMMENT 'UTC; deadline until publication of the amendment',
  `deadline_after` datetime(6) DEFAULT NULL COMMENT 'UTC; deadline since',
  `proposed_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `proposed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `approved_by` bigint(20) DEFAULT NULL COMMENT 'another central buyer or the administrator',
  `published_at` datetime(6) DEFAULT NULL COMMENT 'UTC, by the database clock; bids received before it must be confirmed',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_tender_amendment_number` (`tender_id`,`number`),
  UNIQUE KEY `uq_tender_amendment_proposed` (`proposed_in`),
  KEY `fk_tender_amendment_proposer` (`proposed_by`),
  KEY `fk_tender_amendment_approver` (`approved_by`),
  CONSTRAINT `fk_tender_amendment_approver` FOREIGN KEY (`approved_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_amendment_proposer` FOREIGN KEY (`proposed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_amendment_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_tender_amendment_status` CHECK (`status` in ('PROPOSED','PUBLISHED','WITHDRAWN')),
  CONSTRAINT `ck_tender_amendment_reason` CHECK (char_length(`reason_ar`) > 0 and char_length(`reason_en`) > 0),
  CONSTRAINT `ck_tender_amendment_proposed` CHECK (`status` = 'PROPOSED' = (`proposed_in` is not null)),
  CONSTRAINT `ck_tender_amendment_proposed_in` CHECK (`proposed_in` is null or `proposed_in` = `tender_id`),
  CONSTRAINT `ck_tender_amendment_four_eyes` CHECK (`approved_by` is null or `approved_by` <> `proposed_by`),
  CONSTRAINT `ck_tender_amendment_published` CHECK (`status` = 'PUBLISHED' = (`number` is not null) and `status` = 'PUBLISHED' = (`approved_by` is not null) and `status` = 'PUBLISHED' = (`published_at` is not null) and `status` = 'PUBLISHED' = (`deadline_before` is not null) and `status` = 'PUBLISHED' = (`deadline_after` is not null)),
  CONSTRAINT `ck_tender_amendment_deadline` CHECK (`deadline_after` is null or `deadline_after` >= `deadline_before`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Amendments of published tenders, each a version';

CREATE TABLE `tender_amendment_change` (
  `amendment_id` bigint(20) NOT NULL COMMENT 'amendment',
  `part` varchar(60) NOT NULL COMMENT 'conditions, lot.<id>.title, item.<id>.note, criterion.<id>.name or criterion.<id>.weight',
  `position` int(11) NOT NULL COMMENT 'order of display',
  `label_ar` varchar(400) NOT NULL COMMENT 'what is changed, Arabic',
  `label_en` varchar(400) NOT NULL COMMENT 'what is changed, English',
  `before_ar` text NOT NULL COMMENT 'as it was, Arabic; empty where there was nothing',
  `before_en` text NOT NULL COMMENT 'as it was, English',
  `after_ar` text NOT NULL COMMENT 'as it is from then on, Arabic; empty where it is taken out',
  `after_en` text NOT NULL COMMENT 'as it is from then on, English',
  PRIMARY KEY (`amendment_id`,`part`),
  CONSTRAINT `fk_tender_amendment_change_amendment` FOREIGN KEY (`amendment_id`) REFERENCES `tender_amendment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='What an amendment changes, as it was and as it is';

CREATE TABLE `tender_follower` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `supplier_id` bigint(20) NOT NULL COMMENT 'supplier told of answers and amendments',
  `followed_at` datetime(6) NOT NULL COMMENT 'UTC',
  `followed_by` bigint(20) NOT NULL COMMENT 'person who marked it',
  PRIMARY KEY (`tender_id`,`supplier_id`),
  KEY `fk_tender_follower_supplier` (`supplier_id`),
  KEY `fk_tender_follower_person` (`followed_by`),
  CONSTRAINT `fk_tender_follower_person` FOREIGN KEY (`followed_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_follower_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `fk_tender_follower_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Suppliers that follow a tender; shown to nobody but themselves';

CREATE TABLE `tender_invitation` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender that is not open',
  `supplier_id` bigint(20) NOT NULL COMMENT 'supplier that may bid in it',
  `origin` varchar(10) NOT NULL COMMENT 'NAMED in the draft, QUALIFIED in the prequalification, or AGREEMENT of a supplier that competes by it',
  `added_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`,`supplier_id`),
  KEY `fk_tender_invitation_supplier` (`supplier_id`),
  CONSTRAINT `fk_tender_invitation_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `fk_tender_invitation_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_tender_invitation_origin` CHECK (`origin` in ('NAMED','QUALIFIED','AGREEMENT'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Who may bid in a tender that is not open';

CREATE TABLE `tender_key` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender whose bids are sealed to the key',
  `public_keyset` text NOT NULL COMMENT 'Tink public keyset (HPKE), JSON',
  `sealed_private_keyset` blob NOT NULL COMMENT 'Tink private keyset, encrypted with the opening secret',
  `threshold` int(11) NOT NULL COMMENT 'shares needed to rebuild the opening secret',
  `created_at` datetime(6) NOT NULL COMMENT 'UTC',
  `share_count` int(11) NOT NULL DEFAULT 1 COMMENT 'shares made of the opening secret; one, of the vault, before the key ceremony came',
  PRIMARY KEY (`tender_id`),
  CONSTRAINT `fk_tender_key_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_tender_key_threshold` CHECK (`threshold` between 1 and 255),
  CONSTRAINT `ck_tender_key_shares` CHECK (`threshold` <= `share_count`),
  CONSTRAINT `ck_tender_key_alone` CHECK (`share_count` = 1 or `share_count` >= 3 and `threshold` >= 2)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Key pair of a tender; the private part is never stored readable';

CREATE TABLE `tender_milestone` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `status` varchar(20) NOT NULL COMMENT 'status reached',
  `at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `person_id` bigint(20) DEFAULT NULL COMMENT 'who moved it; none for the system',
  PRIMARY KEY (`id`),
  KEY `fk_tender_milestone_tender` (`tender_id`),
  KEY `fk_tender_milestone_person` (`person_id`),
  CONSTRAINT `fk_tender_milestone_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_milestone_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='When a tender reached each status, every time it did';

CREATE TABLE `tender_number` (
  `year` int(11) NOT NULL COMMENT 'year of the number, in Riyadh',
  `last_number` int(11) NOT NULL COMMENT 'last number given in that year; its row is locked until the tender that took it is stored',
  PRIMARY KEY (`year`),
  CONSTRAINT `ck_tender_number_positive` CHECK (`last_number` >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Numbers given to joint tenders, so that no two at the same time take the same';

CREATE TABLE `tender_procedure` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender that is not open',
  `method` varchar(10) NOT NULL COMMENT 'its procurement method, to which the ground belongs',
  `ground` varchar(40) NOT NULL COMMENT 'ground on which it is not open',
  `reason_ar` varchar(2000) NOT NULL COMMENT 'how the ground is met, Arabic; published',
  `reason_en` varchar(2000) NOT NULL COMMENT 'how the ground is met, English; published',
  `applications_until` datetime(6) DEFAULT NULL COMMENT 'UTC; suppliers apply to be prequalified until then; selective only',
  `concluded_at` datetime(6) DEFAULT NULL COMMENT 'UTC; applicants were told then, and those qualified may bid since',
  `concluded_by` bigint(20) DEFAULT NULL COMMENT 'chair of the examination panel who concluded the prequalification',
  PRIMARY KEY (`tender_id`),
  KEY `fk_tender_procedure_ground` (`ground`,`method`),
  KEY `fk_tender_procedure_concluder` (`concluded_by`),
  CONSTRAINT `fk_tender_procedure_concluder` FOREIGN KEY (`concluded_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_procedure_ground` FOREIGN KEY (`ground`, `method`) REFERENCES `procedure_ground` (`code`, `method`),
  CONSTRAINT `fk_tender_procedure_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_tender_procedure_reason` CHECK (char_length(`reason_ar`) > 0 and char_length(`reason_en`) > 0),
  CONSTRAINT `ck_tender_procedure_applications` CHECK (`method` = 'selective' = (`applications_until` is not null)),
  CONSTRAINT `ck_tender_procedure_concluded` CHECK (`concluded_at` is null = (`concluded_by` is null) and (`concluded_at` is null or `applications_until` is not null and `concluded_at` >= `applications_until`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Why a tender is not open, and until when suppliers apply to be prequalified';

CREATE TABLE `tender_question` (
  `id` bigint(20) NOT NULL COMMENT 'surrogate key, drawn at random, so that it tells neither who asked nor when',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender asked about',
  `supplier_id` bigint(20) NOT NULL COMMENT 'who asks; never published',
  `asked_by` bigint(20) NOT NULL COMMENT 'person of the supplier; never published',
  `asked_at` datetime(6) NOT NULL COMMENT 'UTC, by the database clock',
  `request_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  `text` text NOT NULL COMMENT 'as asked; the buyer alone reads it, and publishes it in words that do not tell who asked',
  `number` int(11) DEFAULT NULL COMMENT 'place among the answers of the tender, from 1; none before it is answered',
  `question_ar` text DEFAULT NULL COMMENT 'question as published, Arabic',
  `question_en` text DEFAULT NULL COMMENT 'question as published, English',
  `answer_ar` text DEFAULT NULL COMMENT 'answer, Arabic',
  `answer_en` text DEFAULT NULL COMMENT 'answer, English',
  `answered_by` bigint(20) DEFAULT NULL COMMENT 'central buyer',
  `answered_at` datetime(6) DEFAULT NULL COMMENT 'UTC, by the database clock',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_tender_question_request` (`tender_id`,`supplier_id`,`request_key`),
  UNIQUE KEY `uq_tender_question_number` (`tender_id`,`number`),
  KEY `fk_tender_question_supplier` (`supplier_id`),
  KEY `fk_tender_question_asker` (`asked_by`),
  KEY `fk_tender_question_buyer` (`answered_by`),
  CONSTRAINT `fk_tender_question_asker` FOREIGN KEY (`asked_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_question_buyer` FOREIGN KEY (`answered_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_question_supplier` FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`),
  CONSTRAINT `fk_tender_question_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_tender_question_text` CHECK (char_length(`text`) > 0),
  CONSTRAINT `ck_tender_question_answered` CHECK (`answered_at` is null or `number` >= 1 and `answered_by` is not null and char_length(`question_ar`) > 0 and char_length(`question_en`) > 0 and char_length(`answer_ar`) > 0 and char_length(`answer_en`) > 0),
  CONSTRAINT `ck_tender_question_unanswered` CHECK (`answered_at` is not null or `number` is null and `answered_by` is null and `question_ar` is null and `question_en` is null and `answer_ar` is null and `answer_en` is null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Questions on published tenders; the answers go to everybody at once, without the name of who asked';

CREATE TABLE `tender_round` (
  `round_id` bigint(20) NOT NULL COMMENT 'round aggregated; a round goes into one tender only',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender made of it',
  PRIMARY KEY (`round_id`),
  KEY `fk_tender_round_tender` (`tender_id`),
  CONSTRAINT `fk_tender_round_round` FOREIGN KEY (`round_id`) REFERENCES `demand_round` (`id`),
  CONSTRAINT `fk_tender_round_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Rounds a tender was made of';

CREATE TABLE `tender_rule` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `code` varchar(60) NOT NULL COMMENT 'rule',
  `value` decimal(12,3) NOT NULL COMMENT 'value in force for this tender, fixed at publication',
  `unit` varchar(12) DEFAULT NULL COMMENT 'unit of the value, as the default had it when the tender was made',
  `position` int(11) DEFAULT NULL COMMENT 'order of display, from then',
  `name_ar` varchar(300) DEFAULT NULL COMMENT 'what the rule says, Arabic, from then',
  `name_en` varchar(300) DEFAULT NULL COMMENT 'what the rule says, English, from then',
  `source_ar` varchar(300) DEFAULT NULL COMMENT 'article or standard it comes from, Arabic, from then',
  `source_en` varchar(300) DEFAULT NULL COMMENT 'article or standard it comes from, English, from then',
  `valid_from` date DEFAULT NULL COMMENT 'first day the rule holds, from then',
  PRIMARY KEY (`tender_id`,`code`),
  KEY `fk_tender_rule_code` (`code`),
  CONSTRAINT `fk_tender_rule_code` FOREIGN KEY (`code`) REFERENCES `rule_default` (`code`),
  CONSTRAINT `fk_tender_rule_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `ck_tender_rule_value` CHECK (`value` >= 0),
  CONSTRAINT `ck_tender_rule_months` CHECK (`code` <> 'agreement.months' or `value` >= 1 and `value` <= 48 and `value` = floor(`value`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Rule set of a tender';

CREATE TABLE `tender_template` (
  `tender_id` bigint(20) NOT NULL COMMENT 'tender',
  `template_id` bigint(20) NOT NULL COMMENT 'template last applied to its draft',
  `version_number` int(11) NOT NULL COMMENT 'version applied',
  `applied_by` bigint(20) NOT NULL COMMENT 'central buyer',
  `applied_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`tender_id`),
  KEY `fk_tender_template_version` (`template_id`,`version_number`),
  KEY `fk_tender_template_person` (`applied_by`),
  CONSTRAINT `fk_tender_template_person` FOREIGN KEY (`applied_by`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_tender_template_tender` FOREIGN KEY (`tender_id`) REFERENCES `joint_tender` (`id`),
  CONSTRAINT `fk_tender_template_version` FOREIGN KEY (`template_id`, `version_number`) REFERENCES `dossier_template_version` (`template_id`, `version_number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Which template a dossier was made from';

CREATE TABLE `transfer_consent` (
  `transfer_id` bigint(20) NOT NULL COMMENT 'transfer',
  `party` varchar(15) NOT NULL COMMENT 'GIVER, RECEIVER, GIVING_STATE or RECEIVING_STATE',
  `person_id` bigint(20) NOT NULL COMMENT 'who consented for the party',
  `given_at` datetime(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`transfer_id`,`party`),
  UNIQUE KEY `uq_transfer_consent_person` (`transfer_id`,`person_id`),
  KEY `fk_transfer_consent_person` (`person_id`),
  CONSTRAINT `fk_transfer_consent_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `fk_transfer_consent_transfer` FOREIGN KEY (`transfer_id`) REFERENCES `balance_transfer` (`id`),
  CONSTRAINT `ck_transfer_consent_party` CHECK (`party` in ('GIVER','RECEIVER','GIVING_STATE','RECEIVING_STATE'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Consents to transfers of balances, each by another person';

CREATE TABLE `typed_form` (
  `token_hash` char(64) NOT NULL COMMENT 'the session it belongs to: the one that had ended, then the one its person opened',
  `sealed` mediumblob NOT NULL COMMENT 'AES-256-GCM of the form''s address and fields; no password, passphrase or file is among them',
  `kept_until` datetime(6) NOT NULL COMMENT 'UTC, of the machine',
  PRIMARY KEY (`token_hash`),
  KEY `ix_typed_form_kept` (`kept_until`),
  CONSTRAINT `fk_typed_form_session` FOREIGN KEY (`token_hash`) REFERENCES `session` (`token_hash`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Forms that came after their session had ended, for an hour';

CREATE TABLE `unit_of_measure` (
  `code` varchar(3) NOT NULL COMMENT 'UN/ECE Recommendation 20 code',
  `name_ar` varchar(100) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(100) NOT NULL COMMENT 'English name',
  `is_whole` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'counted whole, such as a piece or a pack: no conversion may leave a fraction of it',
  PRIMARY KEY (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Units in which items are counted';

CREATE TABLE `value_band` (
  `code` varchar(10) NOT NULL COMMENT 'stable code',
  `from_usd` decimal(19,2) NOT NULL COMMENT 'least estimated value of an item in the band, US dollars without VAT',
  `name_ar` varchar(100) NOT NULL COMMENT 'Arabic name',
  `name_en` varchar(100) NOT NULL COMMENT 'English name',
  PRIMARY KEY (`code`),
  UNIQUE KEY `uq_value_band_from` (`from_usd`),
  CONSTRAINT `ck_value_band_from` CHECK (`from_usd` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Bands of value by which items go into lots that suppliers of different size can compete for';

CREATE TABLE `vat_rate` (
  `state_code` char(2) NOT NULL COMMENT 'state that levies it',
  `valid_from` date NOT NULL COMMENT 'first day the rate holds; it holds until the next one',
  `percent` decimal(5,2) NOT NULL COMMENT 'standard rate in percent',
  `source_ar` varchar(300) NOT NULL COMMENT 'law or decree, Arabic',
  `source_en` varchar(300) NOT NULL COMMENT 'law or decree, English',
  PRIMARY KEY (`state_code`,`valid_from`),
  CONSTRAINT `fk_vat_rate_state` FOREIGN KEY (`state_code`) REFERENCES `member_state` (`code`),
  CONSTRAINT `ck_vat_rate_percent` CHECK (`percent` between 0 and 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Standard VAT rates with the day from which they hold; a state without a row levies none';

CREATE TABLE `vote` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  `decision_id` bigint(20) NOT NULL COMMENT 'decision voted on',
  `committee_id` bigint(20) NOT NULL COMMENT 'committee of the decision',
  `person_id` bigint(20) NOT NULL COMMENT 'member who voted',
  `state_code` char(2) NOT NULL COMMENT 'state voted for: one state, one vote',
  `choice` varchar(10) NOT NULL COMMENT 'FOR, AGAINST or ABSTAIN',
  `reason` varchar(1000) NOT NULL COMMENT 'reason given; needed against',
  `document_sha256` char(64) NOT NULL COMMENT 'hash of the document the vote was cast on',
  `cast_at` datetime(6) NOT NULL COMMENT 'UTC',
  `meeting_id` bigint(20) DEFAULT NULL COMMENT 'meeting the vote was cast in',
  `pack_sha256` char(64) DEFAULT NULL COMMENT 'hash of the pack of papers it was cast on',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_vote_person` (`decision_id`,`person_id`),
  KEY `fk_vote_decision` (`decision_id`,`committee_id`),
  KEY `fk_vote_document` (`decision_id`,`document_sha256`),
  KEY `fk_vote_member` (`committee_id`,`person_id`,`state_code`),
  KEY `fk_vote_pack` (`meeting_id`,`pack_sha256`),
  CONSTRAINT `fk_vote_decision` FOREIGN KEY (`decision_id`, `committee_id`) REFERENCES `decision` (`id`, `committee_id`),
  CONSTRAINT `fk_vote_document` FOREIGN KEY (`decision_id`, `document_sha256`) REFERENCES `decision` (`id`, `document_sha256`),
  CONSTRAINT `fk_vote_member` FOREIGN KEY (`committee_id`, `person_id`, `state_code`) REFERENCES `committee_member` (`committee_id`, `person_id`, `state_code`),
  CONSTRAINT `fk_vote_pack` FOREIGN KEY (`meeting_id`, `pack_sha256`) REFERENCES `meeting` (`id`, `pack_sha256`),
  CONSTRAINT `ck_vote_choice` CHECK (`choice` in ('FOR','AGAINST','ABSTAIN')),
  CONSTRAINT `ck_vote_reason` CHECK (`choice` <> 'AGAINST' or char_length(`reason`) > 0),
  CONSTRAINT `ck_vote_pack` CHECK (`meeting_id` is null = (`pack_sha256` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Votes, one a state';

CREATE TABLE `vote_set_aside` (
  `vote_id` bigint(20) NOT NULL COMMENT 'vote that counts no more',
  `tender_id` bigint(20) NOT NULL COMMENT 'tender of the question',
  `person_id` bigint(20) NOT NULL COMMENT 'who voted and declared a conflict later',
  PRIMARY KEY (`vote_id`),
  KEY `fk_vote_set_aside_conflict` (`tender_id`,`person_id`),
  CONSTRAINT `fk_vote_set_aside_conflict` FOREIGN KEY (`tender_id`, `person_id`) REFERENCES `learned_conflict` (`tender_id`, `person_id`),
  CONSTRAINT `fk_vote_set_aside_vote` FOREIGN KEY (`vote_id`) REFERENCES `vote` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Votes in committees that count no more, since the member declared a conflict while the question was open';

CREATE VIEW `price_in_force` AS select `b`.`bid_id` AS `bid_id`,`b`.`lot_item_id` AS `lot_item_id`,`b`.`tender_id` AS `tender_id`,coalesce(`a`.`unit_price`,`b`.`unit_price`) AS `unit_price`,case when `a`.`bid_id` is null then `b`.`stated_total` end AS `stated_total` from (`bid_line` `b` left join `alternative_line` `a` on(`a`.`bid_id` = `b`.`bid_id` and `a`.`lot_item_id` = `b`.`lot_item_id` and exists(select 1 from `lot_ranking` `r` where `r`.`lot_id` = `a`.`lot_id` and `r`.`bid_id` = `a`.`bid_id` and `r`.`is_alternative` <> 0 limit 1)));

CREATE TRIGGER `tr_account_hold_told_delete` AFTER DELETE ON `account_hold` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_hold', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(OLD.address), ':', OLD.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(OLD.begins_at), ':', OLD.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(OLD.until_at), ':', OLD.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(OLD.released_at), ':', OLD.released_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_account_hold_kept` BEFORE DELETE ON `account_hold` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.hold-fixed';
END;

CREATE TRIGGER `tr_account_hold_told_insert` AFTER INSERT ON `account_hold` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_hold', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(NEW.address), ':', NEW.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(NEW.begins_at), ':', NEW.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(NEW.until_at), ':', NEW.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(NEW.released_at), ':', NEW.released_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_account_hold_told_update` AFTER UPDATE ON `account_hold` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(OLD.address), ':', OLD.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(OLD.begins_at), ':', OLD.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(OLD.until_at), ':', OLD.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(OLD.released_at), ':', OLD.released_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(NEW.address), ':', NEW.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(NEW.begins_at), ':', NEW.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(NEW.until_at), ':', NEW.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(NEW.released_at), ':', NEW.released_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'account_hold', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_account_hold_fixed` BEFORE UPDATE ON `account_hold` FOR EACH ROW
BEGIN
  IF NEW.person_id <> OLD.person_id OR NEW.proposal_id <> OLD.proposal_id OR NEW.address <> OLD.address OR NEW.begins_at <> OLD.begins_at
      OR NEW.until_at < OLD.until_at OR OLD.released_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.hold-fixed';
  END IF;
END;

CREATE TRIGGER `tr_account_proposal_told_delete` AFTER DELETE ON `account_proposal` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_proposal', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(OLD.entity_code), ':', OLD.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(OLD.supplier_number), ':', OLD.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(OLD.committee), ':', OLD.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_account_proposal_kept` BEFORE DELETE ON `account_proposal` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
END;

CREATE TRIGGER `tr_account_proposal_told_insert` AFTER INSERT ON `account_proposal` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_proposal', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(NEW.entity_code), ':', NEW.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(NEW.supplier_number), ':', NEW.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(NEW.committee), ':', NEW.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_account_proposal_made` BEFORE INSERT ON `account_proposal` FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' OR NEW.applied_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.proposed_by AND role = 'ADMINISTRATOR') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_account_proposal_told_update` AFTER UPDATE ON `account_proposal` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(OLD.entity_code), ':', OLD.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(OLD.supplier_number), ':', OLD.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(OLD.committee), ':', OLD.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(NEW.entity_code), ':', NEW.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(NEW.supplier_number), ':', NEW.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(NEW.committee), ':', NEW.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'account_proposal', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_account_proposal_life` BEFORE UPDATE ON `account_proposal` FOR EACH ROW
BEGIN
  IF NEW.kind <> OLD.kind OR NOT (NEW.login <=> OLD.login) OR NOT (NEW.name_ar <=> OLD.name_ar) OR NOT (NEW.name_en <=> OLD.name_en)
      OR NOT (NEW.title_ar <=> OLD.title_ar) OR NOT (NEW.title_en <=> OLD.title_en) OR NOT (NEW.email <=> OLD.email)
      OR NEW.role <> OLD.role OR NOT (NEW.state_code <=> OLD.state_code) OR NOT (NEW.entity_code <=> OLD.entity_code)
      OR NOT (NEW.supplier_number <=> OLD.supplier_number) OR NEW.committee <> OLD.committee OR NEW.is_chair <> OLD.is_chair
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at OR NEW.expires_at <> OLD.expires_at
      OR (OLD.person_id IS NOT NULL AND NOT (NEW.person_id <=> OLD.person_id))
      OR (OLD.status <> 'PROPOSED' AND (NEW.status <> OLD.status OR NOT (NEW.person_id <=> OLD.person_id) OR NOT (NEW.decided_by <=> OLD.decided_by)
        OR NOT (NEW.decided_at <=> OLD.decided_at) OR NOT (NEW.reason <=> OLD.reason)))
      OR (OLD.applied_at IS NOT NULL AND NOT (NEW.applied_at <=> OLD.applied_at)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
  IF OLD.status = 'PROPOSED' AND NEW.status = 'CONFIRMED' AND UTC_TIMESTAMP(6) >= OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-expired';
  END IF;
  IF OLD.status = 'PROPOSED' AND NEW.status = 'EXPIRED' AND UTC_TIMESTAMP(6) < OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
  IF OLD.status = 'PROPOSED' AND NEW.status IN ('CONFIRMED', 'REJECTED')
      AND NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.decided_by AND role = 'ADMINISTRATOR') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_administrative_check_stays` AFTER DELETE ON `administrative_check` FOR EACH ROW
BEGIN
  IF (SELECT examination FROM joint_tender WHERE id = OLD.tender_id) > 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF EXISTS (SELECT 1 FROM score WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
END;

CREATE TRIGGER `tr_administrative_check_kept` BEFORE DELETE ON `administrative_check` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_administrative_check_added` AFTER INSERT ON `administrative_check` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.examination <> current_number OR (NEW.examination > 1 AND NOT EXISTS (SELECT 1 FROM examination_bid
      WHERE tender_id = NEW.tender_id AND examination = NEW.examination AND bid_id = NEW.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF NEW.examination = 1 AND EXISTS (SELECT 1 FROM score WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM administrative_check o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND (o.is_passed <> NEW.is_passed OR o.reason <> NEW.reason)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END;

CREATE TRIGGER `tr_administrative_check_changed` AFTER UPDATE ON `administrative_check` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = OLD.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF OLD.examination <> current_number OR NEW.examination <> OLD.examination OR NEW.bid_id <> OLD.bid_id
      OR NEW.criterion_id <> OLD.criterion_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM score WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM administrative_check o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND (o.is_passed <> NEW.is_passed OR o.reason <> NEW.reason)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END;

CREATE TRIGGER `tr_agreement_ceiling_kept` AFTER DELETE ON `agreement_ceiling` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_agreement_ceiling_added` AFTER INSERT ON `agreement_ceiling` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method = 'framework') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM framework_agreement f
       JOIN award a ON a.id = f.award_id
       JOIN bid b ON b.id = a.bid_id AND b.supplier_id = NEW.supplier_id
       JOIN entitlement e ON e.agreement_id = f.id AND e.lot_item_id = NEW.agreement_item_id
        AND e.unit_price = NEW.unit_price AND e.currency = NEW.currency
       JOIN lot_item s ON s.id = NEW.agreement_item_id
       JOIN item_revision sr ON sr.id = s.revision_id
       JOIN lot_item i ON i.id = NEW.lot_item_id AND i.tender_id = NEW.tender_id AND i.unit_code = s.unit_code
       JOIN item_revision r ON r.id = i.revision_id AND r.item_id = sr.item_id
      WHERE f.id = NEW.agreement_id
        AND DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN f.starts_on AND f.ends_on) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreements-changed';
  END IF;
END;

CREATE TRIGGER `tr_agreement_ceiling_fixed` AFTER UPDATE ON `agreement_ceiling` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
END;

CREATE TRIGGER `tr_allocation_kept` BEFORE DELETE ON `allocation` FOR EACH ROW
BEGIN
  IF (SELECT t.status FROM lot_item i JOIN joint_tender t ON t.id = i.tender_id
       WHERE i.id = OLD.lot_item_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_allocation_fixed` AFTER UPDATE ON `allocation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.allocation-immutable';
END;

CREATE TRIGGER `tr_alternative_decision_kept` BEFORE DELETE ON `alternative_decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-fixed';
END;

CREATE TRIGGER `tr_alternative_decision_taken` BEFORE INSERT ON `alternative_decision` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  DECLARE last_number INT;
  DECLARE last_accepted BOOLEAN;
  DECLARE asked INT;
  DECLARE priced INT;
  DECLARE base_total DECIMAL(30,3);
  DECLARE other_total DECIMAL(30,3);
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = current_number;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
  IF current_number > 1 AND NOT EXISTS (SELECT 1 FROM examination_lot
      WHERE tender_id = NEW.tender_id AND examination = current_number AND lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.lot-not-examined';
  END IF;
  SELECT COALESCE(MAX(number), 0) INTO last_number FROM alternative_decision
   WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  SET last_accepted = COALESCE((SELECT is_accepted FROM alternative_decision
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND number = last_number), FALSE);
  IF NEW.number <> last_number + 1 OR (last_number > 0 AND NEW.is_accepted = last_accepted) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-decided';
  END IF;
  IF NOT last_accepted AND NOT EXISTS (SELECT 1 FROM lot_ranking
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND rank_position = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-not-first';
  END IF;
  IF NEW.is_accepted THEN
    SELECT COUNT(*), COUNT(a.bid_id),
           COALESCE(SUM(ROUND(b.unit_price * COALESCE(q.quantity, i.quantity), c.decimals)), 0),
           COALESCE(SUM(ROUND(a.unit_price * COALESCE(q.quantity, i.quantity), c.decimals)), 0)
      INTO asked, priced, base_total, other_total
      FROM lot_item i
      LEFT JOIN bid_line b ON b.lot_item_id = i.id AND b.bid_id = NEW.bid_id
      LEFT JOIN alternative_line a ON a.lot_item_id = i.id AND a.bid_id = NEW.bid_id
      LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
      JOIN opened_bid o ON o.bid_id = NEW.bid_id
      JOIN currency c ON c.code = o.currency
     WHERE i.lot_id = NEW.lot_id;
    IF priced <> asked THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-incomplete';
    END IF;
    IF other_total > base_total THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-dearer';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_alternative_decision_fixed` BEFORE UPDATE ON `alternative_decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-fixed';
END;

CREATE TRIGGER `tr_alternative_line_kept` BEFORE DELETE ON `alternative_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_alternative_line_at_opening` BEFORE INSERT ON `alternative_line` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NEW.unit_price = 0 AND NOT (SELECT is_free FROM lot_item WHERE id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-not-positive';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END;

CREATE TRIGGER `tr_alternative_line_immutable` BEFORE UPDATE ON `alternative_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_arithmetic_decision_kept` BEFORE DELETE ON `arithmetic_decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-fixed';
END;

CREATE TRIGGER `tr_arithmetic_decision_taken` BEFORE INSERT ON `arithmetic_decision` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  DECLARE last_number INT;
  DECLARE last_excluded BOOLEAN;
  DECLARE tolerance DECIMAL(30,10);
  DECLARE corrected DECIMAL(30,3);
  DECLARE stated DECIMAL(30,3);
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = current_number;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
  IF current_number > 1 AND NOT EXISTS (SELECT 1 FROM examination_lot
      WHERE tender_id = NEW.tender_id AND examination = current_number AND lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.lot-not-examined';
  END IF;
  SELECT COALESCE(MAX(number), 0) INTO last_number FROM arithmetic_decision
   WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  SET last_excluded = COALESCE((SELECT is_excluded FROM arithmetic_decision
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND number = last_number), FALSE);
  IF NEW.number <> last_number + 1 OR NEW.is_excluded = last_excluded THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-decided';
  END IF;
  IF NEW.is_excluded THEN
    SELECT MAX(value) INTO tolerance FROM tender_rule
     WHERE tender_id = NEW.tender_id AND code = 'arithmetic.tolerance-percent';
    SELECT COALESCE(SUM(ROUND(b.unit_price * i.quantity, c.decimals)), 0),
           COALESCE(MAX(s.stated_total), SUM(COALESCE(b.stated_total, ROUND(b.unit_price * i.quantity, c.decimals))), 0)
      INTO corrected, stated
      FROM bid_line b
      JOIN lot_item i ON i.id = b.lot_item_id
      JOIN opened_bid o ON o.bid_id = b.bid_id
      JOIN currency c ON c.code = o.currency
      LEFT JOIN bid_lot_total s ON s.bid_id = b.bid_id AND s.lot_id = i.lot_id
     WHERE b.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id;
    IF tolerance IS NULL OR ABS(corrected - stated) * 100 <= tolerance * stated THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-within';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_arithmetic_decision_fixed` BEFORE UPDATE ON `arithmetic_decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-fixed';
END;

CREATE TRIGGER `tr_audit_anchor_no_delete` BEFORE DELETE ON `audit_anchor` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END;

CREATE TRIGGER `tr_audit_anchor_no_update` BEFORE UPDATE ON `audit_anchor` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END;

CREATE TRIGGER `tr_audit_entry_no_delete` BEFORE DELETE ON `audit_entry` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END;

CREATE TRIGGER `tr_audit_entry_no_update` BEFORE UPDATE ON `audit_entry` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END;

CREATE TRIGGER `tr_audit_row_no_delete` BEFORE DELETE ON `audit_row` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END;

CREATE TRIGGER `tr_audit_row_whose` BEFORE INSERT ON `audit_row` FOR EACH ROW
BEGIN
  SET NEW.connection = CONNECTION_ID();
  IF NEW.session = 0 AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.session-of-upgrades';
  END IF;
END;

CREATE TRIGGER `tr_audit_row_no_update` BEFORE UPDATE ON `audit_row` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END;

CREATE TRIGGER `tr_award_told_delete` AFTER DELETE ON `award` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(OLD.live_lot_id), ':', OLD.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(OLD.converted_amount), ':', OLD.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(OLD.recommended_by), ':', OLD.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(OLD.recommended_at), ':', OLD.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(OLD.active_at), ':', OLD.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_award_kept` BEFORE DELETE ON `award` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END;

CREATE TRIGGER `tr_award_not_debarred` AFTER INSERT ON `award` FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = winner AND d.status = 'CONFIRMED'
      AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
  END IF;
END;

CREATE TRIGGER `tr_award_capacity` AFTER INSERT ON `award` FOR EACH ROW
BEGIN
  DECLARE lots_taken INT;
  DECLARE value_taken DECIMAL(21,3);
  SELECT COUNT(*), SUM(a.amount) INTO lots_taken, value_taken FROM award a
   WHERE a.bid_id = NEW.bid_id AND a.live_lot_id IS NOT NULL;
  IF CHAR_LENGTH(TRIM(NEW.reason)) = 0 AND EXISTS (SELECT 1 FROM opened_bid o
      WHERE o.bid_id = NEW.bid_id AND (lots_taken > o.most_lots OR value_taken > o.most_value)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-capacity';
  END IF;
END;

CREATE TRIGGER `tr_award_not_excluded` AFTER INSERT ON `award` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM review_exclusion WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.bid-excluded';
  END IF;
  -- What is decided on the former award of a lot is known before it is awarded again.
  IF EXISTS (SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
              WHERE l.lot_id = NEW.lot_id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.complaint-open';
  END IF;
END;

CREATE TRIGGER `tr_award_winners` AFTER INSERT ON `award` FOR EACH ROW
BEGIN
  DECLARE living INT;
  DECLARE most INT;
  SELECT COUNT(*) INTO living FROM award WHERE live_lot_id = NEW.lot_id LOCK IN SHARE MODE;
  SELECT GREATEST(1, COALESCE(MAX(value), 1)) INTO most
    FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'award.winners-per-lot';
  IF living > most THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.too-many-winners';
  END IF;
END;

CREATE TRIGGER `tr_award_within_agreement` AFTER INSERT ON `award` FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) = 'framework'
      AND EXISTS (SELECT 1 FROM bid_line l
        JOIN lot_item i ON i.id = l.lot_item_id AND i.lot_id = NEW.lot_id
        JOIN opened_bid o ON o.bid_id = l.bid_id
        JOIN bid b ON b.id = l.bid_id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = l.lot_item_id AND c.supplier_id = b.supplier_id
       WHERE l.bid_id = NEW.bid_id
         AND (c.lot_item_id IS NULL OR c.currency <> o.currency OR l.unit_price > c.unit_price)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.above-agreement';
  END IF;
END;

CREATE TRIGGER `tr_award_told_insert` AFTER INSERT ON `award` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(NEW.live_lot_id), ':', NEW.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(NEW.converted_amount), ':', NEW.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(NEW.recommended_by), ':', NEW.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(NEW.recommended_at), ':', NEW.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(NEW.active_at), ':', NEW.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_award_examination` BEFORE INSERT ON `award` FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
  IF EXISTS (SELECT 1 FROM award
      WHERE lot_id = NEW.lot_id AND status = 'cancelled' AND examination >= NEW.examination) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.examination-not-opened';
  END IF;
END;

CREATE TRIGGER `tr_award_recommended` BEFORE INSERT ON `award` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE total DECIMAL(19,3);
  DECLARE converted DECIMAL(19,3);
  DECLARE is_unexplained BOOLEAN;
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF NEW.status <> 'pending' OR tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-under-evaluation';
  END IF;
  SELECT bid_total, converted_total, is_abnormally_low AND explanation IS NULL INTO total, converted, is_unexplained
    FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  IF is_unexplained THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.low-price-unexplained';
  END IF;
  IF NEW.amount <> total THEN
    SELECT CASE WHEN NEW.currency = t.currency THEN NEW.amount
                ELSE ROUND(NEW.amount * s.units_per_usd / o.units_per_usd, c.decimals) END INTO converted
      FROM joint_tender t
      JOIN currency c ON c.code = t.currency
      JOIN exchange_rate s ON s.currency = t.currency AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
      JOIN exchange_rate o ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = NEW.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id;
  END IF;
  IF NEW.amount > total OR NEW.converted_amount <> converted THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END;

CREATE TRIGGER `tr_award_still_not_debarred` AFTER UPDATE ON `award` FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
    IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = winner AND d.status = 'CONFIRMED'
        AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
        AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_award_told_update` AFTER UPDATE ON `award` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(OLD.live_lot_id), ':', OLD.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(OLD.converted_amount), ':', OLD.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(OLD.recommended_by), ':', OLD.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(OLD.recommended_at), ':', OLD.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(OLD.active_at), ':', OLD.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(NEW.live_lot_id), ':', NEW.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(NEW.converted_amount), ':', NEW.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(NEW.recommended_by), ':', NEW.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(NEW.recommended_at), ':', NEW.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(NEW.active_at), ':', NEW.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_award_progress` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE standstill DATETIME(6);
  IF NEW.tender_id <> OLD.tender_id OR NEW.lot_id <> OLD.lot_id OR NEW.bid_id <> OLD.bid_id
      OR NEW.currency <> OLD.currency OR NEW.reason <> OLD.reason
      OR (NEW.status <> OLD.status AND OLD.status <> 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NEW.amount <> OLD.amount OR NEW.converted_amount <> OLD.converted_amount THEN
    SELECT COUNT(*) INTO faults
      FROM joint_tender t
      JOIN currency c ON c.code = t.currency
      JOIN quantity_confirmation f ON f.open_of = t.id
      JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = NEW.lot_id AND l.outcome = 'UNCHANGED'
      JOIN quantity_ranking q ON q.confirmation_id = f.id AND q.lot_id = l.lot_id AND q.bid_id = NEW.bid_id AND q.basis = 'CONFIRMED'
      LEFT JOIN exchange_rate s ON s.currency = t.currency AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
      LEFT JOIN exchange_rate o ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = NEW.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id AND t.status = 'DECIDED'
       AND NEW.amount = (SELECT COALESCE(SUM(x.amount), 0) FROM award_item x WHERE x.award_id = NEW.id)
       AND NEW.converted_amount = CASE WHEN NEW.amount = q.bid_total THEN q.converted_total
             WHEN NEW.currency = t.currency THEN NEW.amount
             ELSE ROUND(NEW.amount * s.units_per_usd / o.units_per_usd, c.decimals) END;
    IF NEW.status <> 'pending' OR OLD.status <> 'pending' OR faults = 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
    END IF;
    SET faults = 0;
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'cancelled' AND EXISTS (
      SELECT 1 FROM award v
        JOIN award_discount d ON d.award_id = v.id
        JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number AND w.role = 'WHEN_WINNING' AND w.lot_id = NEW.lot_id
       WHERE v.bid_id = NEW.bid_id AND v.status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT standstill_until INTO standstill FROM joint_tender WHERE id = NEW.tender_id;
    IF standstill IS NULL OR UTC_TIMESTAMP(6) < standstill THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id, COALESCE(q.quantity, i.quantity) AS in_force, COALESCE(SUM(x.quantity), 0) AS given FROM lot_item i
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
        LEFT JOIN (award_item x JOIN award v ON v.id = x.award_id AND v.live_lot_id IS NOT NULL) ON x.lot_item_id = i.id
       WHERE i.lot_id = NEW.lot_id
       GROUP BY i.id, i.quantity, q.quantity) AS items
     WHERE items.in_force <> items.given;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.shares-differ';
    END IF;
    -- Everything awarded goes back to a demand line: the quantity of every item, and the amount to the last fils.
    SELECT COUNT(*) INTO faults FROM (
      SELECT x.lot_item_id FROM award_item x
        LEFT JOIN award_allocation a ON a.lot_item_id = x.lot_item_id AND a.award_id = x.award_id
       WHERE x.award_id = NEW.id
       GROUP BY x.lot_item_id, x.quantity
      HAVING COALESCE(SUM(a.quantity), 0) <> x.quantity) AS unbalanced;
    IF faults > 0 OR NEW.amount <> (SELECT COALESCE(SUM(net_amount), 0) FROM award_allocation WHERE award_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
    SELECT COUNT(*) INTO faults
      FROM award_discount d
      JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number AND w.role = 'WHEN_WINNING'
     WHERE d.award_id = NEW.id
       AND ((SELECT CASE WHEN COUNT(*) = 1 THEN MAX(v.bid_id) END FROM award v WHERE v.live_lot_id = w.lot_id) <=> d.bid_id = FALSE
         OR EXISTS (SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id AND c.status IN ('FILED', 'ANSWERED')
                     WHERE l.lot_id = w.lot_id));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_award_adopted` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'active' AND NOT EXISTS (SELECT 1 FROM decision
      WHERE id = NEW.decision_id AND tender_id = NEW.tender_id AND status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-adopted';
  END IF;
END;

CREATE TRIGGER `tr_award_examination_fixed` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  IF NEW.examination <> OLD.examination THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_in_standstill` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.status <> OLD.status THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
    IF NEW.status = 'active' AND tender_status <> 'STANDSTILL'
        OR NEW.status = 'cancelled' AND (tender_status IN ('STANDSTILL', 'DECIDED')) <> (NEW.end_reason IS NOT NULL)
        OR NEW.end_reason = 'QUANTITIES' AND tender_status <> 'DECIDED'
        OR NEW.end_reason IN ('DEBARRED', 'REVIEW') AND tender_status = 'DECIDED' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-in-standstill';
    END IF;
  ELSEIF NOT NEW.end_reason <=> OLD.end_reason THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_not_suspended` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'active' AND EXISTS (
      SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
       WHERE l.lot_id = NEW.lot_id AND c.filed_at >= NEW.recommended_at AND (c.status IN ('FILED', 'ANSWERED')
         OR EXISTS (SELECT 1 FROM review_draft d
                      JOIN review_draft_lot x ON x.draft_id = d.id AND x.lot_id = l.lot_id AND x.remedy <> 'NONE'
                     WHERE d.current_of = c.id AND d.status = 'ADOPTED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.suspended';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'active'
      AND EXISTS (SELECT 1 FROM review_exclusion WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.bid-excluded';
  END IF;
END;

CREATE TRIGGER `tr_award_ended` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  IF NEW.status = 'cancelled' AND OLD.status <> 'cancelled' THEN
    SET NEW.ended_at = UTC_TIMESTAMP(6);
  ELSE
    SET NEW.ended_at = OLD.ended_at;
  END IF;
END;

CREATE TRIGGER `tr_award_items_allocated` BEFORE UPDATE ON `award` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT x.lot_item_id FROM award_item x
        LEFT JOIN award_allocation a ON a.award_id = x.award_id AND a.lot_item_id = x.lot_item_id
       WHERE x.award_id = NEW.id
       GROUP BY x.lot_item_id, x.amount
      HAVING COALESCE(SUM(a.net_amount), 0) <> x.amount) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_award_allocation_kept` AFTER DELETE ON `award_allocation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
END;

CREATE TRIGGER `tr_award_allocation_pending` AFTER INSERT ON `award_allocation` FOR EACH ROW
BEGIN
  IF (SELECT status FROM award WHERE id = NEW.award_id) <> 'pending' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_allocation_vat` AFTER INSERT ON `award_allocation` FOR EACH ROW
BEGIN
  DECLARE expected DECIMAL(19,3);
  SELECT ROUND(NEW.net_amount * NEW.vat_percent / 100, c.decimals) INTO expected
    FROM award a JOIN currency c ON c.code = a.currency WHERE a.id = NEW.award_id;
  IF NOT NEW.vat_amount <=> expected THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.vat-differs';
  END IF;
END;

CREATE TRIGGER `tr_award_allocation_fixed` AFTER UPDATE ON `award_allocation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
END;

CREATE TRIGGER `tr_award_discount_kept` AFTER DELETE ON `award_discount` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END;

CREATE TRIGGER `tr_award_discount_offered` AFTER INSERT ON `award_discount` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'UNDER_EVALUATION'
      WHERE a.id = NEW.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM award a
       JOIN bid_discount d ON d.bid_id = a.bid_id AND d.number = NEW.number AND d.percent = NEW.percent
       JOIN bid_discount_lot l ON l.bid_id = d.bid_id AND l.number = d.number AND l.lot_id = a.lot_id AND l.role = 'APPLIES_TO'
      WHERE a.id = NEW.award_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-not-offered';
  END IF;
END;

CREATE TRIGGER `tr_award_discount_fixed` AFTER UPDATE ON `award_discount` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END;

CREATE TRIGGER `tr_award_item_kept` AFTER DELETE ON `award_item` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'DECIDED'
       JOIN quantity_confirmation f ON f.open_of = t.id
       JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      WHERE a.id = OLD.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_item_given` AFTER INSERT ON `award_item` FOR EACH ROW
BEGIN
  DECLARE award_status VARCHAR(15);
  DECLARE tender_status VARCHAR(20);
  DECLARE asked DECIMAL(18,3);
  DECLARE given DECIMAL(20,3);
  DECLARE price DECIMAL(19,3);
  DECLARE coins INT;
  DECLARE least DECIMAL(12,3);
  DECLARE is_settling BOOLEAN;
  SELECT a.status, t.status, c.decimals,
         EXISTS (SELECT 1 FROM quantity_confirmation f JOIN confirmation_lot l ON l.confirmation_id = f.id
                  WHERE f.open_of = t.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'),
         COALESCE((SELECT MAX(value) FROM tender_rule WHERE tender_id = t.id AND code = 'award.least-share-percent'), 0),
         (SELECT unit_price FROM price_in_force WHERE bid_id = a.bid_id AND lot_item_id = NEW.lot_item_id)
    INTO award_status, tender_status, coins, is_settling, least, price
    FROM award a JOIN joint_tender t ON t.id = a.tender_id JOIN currency c ON c.code = a.currency
   WHERE a.id = NEW.award_id;
  IF award_status <> 'pending' OR NOT (tender_status = 'UNDER_EVALUATION' OR (tender_status = 'DECIDED' AND is_settling)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  SELECT quantity INTO asked FROM lot_item WHERE id = NEW.lot_item_id FOR UPDATE;
  SELECT COALESCE(MAX(quantity), asked) INTO asked FROM confirmed_item WHERE lot_item_id = NEW.lot_item_id;
  SELECT COALESCE(SUM(x.quantity), 0) INTO given FROM award_item x JOIN award a ON a.id = x.award_id
   WHERE x.lot_item_id = NEW.lot_item_id AND a.live_lot_id IS NOT NULL LOCK IN SHARE MODE;
  IF given > asked THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-quantity';
  END IF;
  IF NEW.quantity < asked AND NEW.quantity * 100 < asked * least THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.share-too-small';
  END IF;
  IF NOT NEW.bid_price <=> price OR NEW.amount <> ROUND(NEW.quantity * NEW.unit_price, coins) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END;

CREATE TRIGGER `tr_award_item_fixed` AFTER UPDATE ON `award_item` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END;

CREATE TRIGGER `tr_award_scenario_kept` BEFORE DELETE ON `award_scenario` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END;

CREATE TRIGGER `tr_award_scenario_stated` BEFORE INSERT ON `award_scenario` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-not-under-way';
  END IF;
  IF NEW.problem_sha256 <> SHA2(NEW.problem, 256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-hash-differs';
  END IF;
END;

CREATE TRIGGER `tr_award_scenario_fixed` BEFORE UPDATE ON `award_scenario` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END;

CREATE TRIGGER `tr_award_scenario_run_kept` BEFORE DELETE ON `award_scenario_run` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END;

CREATE TRIGGER `tr_award_scenario_run_queued` BEFORE INSERT ON `award_scenario_run` FOR EACH ROW
BEGIN
  IF NEW.status <> 'QUEUED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_scenario_run_step` BEFORE UPDATE ON `award_scenario_run` FOR EACH ROW
BEGIN
  IF NEW.scenario_id <> OLD.scenario_id OR NEW.kind <> OLD.kind OR OLD.status IN ('DONE', 'FAILED')
      OR (OLD.status = 'QUEUED' AND NEW.status <> 'RUNNING')
      OR (OLD.status = 'RUNNING' AND NEW.status = 'QUEUED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
  END IF;
  IF NEW.status = 'DONE' AND NEW.result_sha256 <> SHA2(NEW.result, 256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-hash-differs';
  END IF;
END;

CREATE TRIGGER `tr_award_share_kept` AFTER DELETE ON `award_share` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'DECIDED'
       JOIN quantity_confirmation f ON f.open_of = t.id
       JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      WHERE a.id = OLD.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_share_given` AFTER INSERT ON `award_share` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'UNDER_EVALUATION'
      WHERE a.id = NEW.award_id AND a.status = 'pending')
      AND NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'DECIDED'
       JOIN quantity_confirmation f ON f.open_of = t.id
       JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      WHERE a.id = NEW.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END;

CREATE TRIGGER `tr_award_share_fixed` AFTER UPDATE ON `award_share` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END;

CREATE TRIGGER `tr_balance_transfer_kept` BEFORE DELETE ON `balance_transfer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
END;

CREATE TRIGGER `tr_balance_transfer_whole` BEFORE INSERT ON `balance_transfer` FOR EACH ROW
BEGIN
  IF NEW.quantity <> FLOOR(NEW.quantity)
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id)
      AND EXISTS (SELECT 1 FROM entitlement WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.giver_id
        AND lot_item_id = NEW.lot_item_id AND NEW.quantity <> awarded_quantity + transferred_quantity - called_quantity) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
  END IF;
END;

CREATE TRIGGER `tr_balance_transfer_step` BEFORE UPDATE ON `balance_transfer` FOR EACH ROW
BEGIN
  DECLARE needed INT;
  IF OLD.status <> 'OFFERED' OR NEW.agreement_id <> OLD.agreement_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.giver_id <> OLD.giver_id OR NEW.receiver_id <> OLD.receiver_id OR NEW.quantity <> OLD.quantity
      OR NEW.reason <> OLD.reason OR NEW.offered_at <> OLD.offered_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
  END IF;
  SELECT IF(g.state_code = r.state_code, 2, 4) INTO needed
    FROM procuring_entity g JOIN procuring_entity r ON r.id = NEW.receiver_id WHERE g.id = NEW.giver_id;
  IF NEW.status = 'DONE' AND (SELECT COUNT(*) FROM transfer_consent WHERE transfer_id = NEW.id) < needed THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.consent-missing';
  END IF;
END;

CREATE TRIGGER `tr_bid_told_delete` AFTER DELETE ON `bid` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(OLD.version_count), ':', OLD.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(OLD.withdrawn_by), ':', OLD.withdrawn_by, ';'), '')), 256) END;
  IF was IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid', OLD.id, was, NULL);
  END IF;
END;

CREATE TRIGGER `tr_bid_invited` AFTER INSERT ON `bid` FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) <> 'open'
      AND NOT EXISTS (SELECT 1 FROM tender_invitation i
        WHERE i.tender_id = NEW.tender_id AND i.supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-invited';
  END IF;
END;

CREATE TRIGGER `tr_bid_told_insert` AFTER INSERT ON `bid` FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(NEW.version_count), ':', NEW.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(NEW.withdrawn_by), ':', NEW.withdrawn_by, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid', NEW.id, NULL, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_told_update` AFTER UPDATE ON `bid` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(OLD.version_count), ':', OLD.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(OLD.withdrawn_by), ':', OLD.withdrawn_by, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(NEW.version_count), ':', NEW.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(NEW.withdrawn_by), ':', NEW.withdrawn_by, ';'), '')), 256) END;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_window` BEFORE UPDATE ON `bid` FOR EACH ROW
BEGIN
  IF OLD.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.bidder-immutable';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('SUBMITTED', 'WITHDRAWN')
      AND UTC_TIMESTAMP(6) >= (SELECT deadline_at FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
END;

CREATE TRIGGER `tr_bid_step` BEFORE UPDATE ON `bid` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED',
      'WITHDRAWN-SUBMITTED', 'SUBMITTED-WITHDRAWN', 'SUBMITTED-OPENED', 'SUBMITTED-UNREADABLE',
      'SUBMITTED-UNCONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED')
      AND (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.status = 'SUBMITTED' AND (NEW.status <> OLD.status OR NEW.version_count <> OLD.version_count)
      AND NEW.version_count <> (SELECT COALESCE(MAX(number), 0) FROM bid_version WHERE bid_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-missing';
  END IF;
END;

CREATE TRIGGER `tr_bid_confirmed` BEFORE UPDATE ON `bid` FOR EACH ROW
BEGIN
  DECLARE last_amendment INT;
  DECLARE amended_at DATETIME(6);
  DECLARE is_confirmed BOOLEAN DEFAULT TRUE;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED') THEN
    SELECT MAX(number), MAX(published_at) INTO last_amendment, amended_at
      FROM tender_amendment WHERE tender_id = NEW.tender_id AND status = 'PUBLISHED';
    IF last_amendment IS NOT NULL THEN
      SET is_confirmed = EXISTS (SELECT 1 FROM bid_version
          WHERE bid_id = NEW.id AND number = NEW.version_count AND received_at > amended_at)
        OR EXISTS (SELECT 1 FROM bid_confirmation WHERE bid_id = NEW.id
          AND version_number = NEW.version_count AND amendment_number = last_amendment);
    END IF;
    IF NEW.status = 'UNCONFIRMED' AND is_confirmed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.is-confirmed';
    END IF;
    IF NEW.status <> 'UNCONFIRMED' AND NOT is_confirmed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-confirmed';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_bid_withdrawn_by_whom` BEFORE UPDATE ON `bid` FOR EACH ROW
BEGIN
  IF NEW.status = 'WITHDRAWN' AND OLD.status <> 'WITHDRAWN' THEN
    IF NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = NEW.withdrawn_by AND g.role = 'BIDDER' AND g.supplier_id = NEW.supplier_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-its-bid-manager';
    END IF;
    IF EXISTS (SELECT 1 FROM account_hold h WHERE h.person_id = NEW.withdrawn_by AND h.released_at IS NULL AND h.until_at > UTC_TIMESTAMP(6)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_bid_alternative_kept` BEFORE DELETE ON `bid_alternative` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_alternative_at_opening` BEFORE INSERT ON `bid_alternative` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  DECLARE method VARCHAR(20);
  SELECT two_envelopes, status, procurement_method INTO two, tender_status, method
    FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
  IF method = 'framework' OR NOT EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'bid.alternatives' AND value >= 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.alternative-not-allowed';
  END IF;
END;

CREATE TRIGGER `tr_bid_alternative_immutable` BEFORE UPDATE ON `bid_alternative` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_answer_kept` BEFORE DELETE ON `bid_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_answer_at_opening` BEFORE INSERT ON `bid_answer` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END;

CREATE TRIGGER `tr_bid_answer_immutable` BEFORE UPDATE ON `bid_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_confirmation_told_delete` AFTER DELETE ON `bid_confirmation` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_confirmation', CONCAT(OLD.bid_id, '/', OLD.version_number, '/', OLD.amendment_number), SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(OLD.version_number), ':', OLD.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(OLD.amendment_number), ':', OLD.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_bid_confirmation_kept` BEFORE DELETE ON `bid_confirmation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_bid_confirmation_told_insert` AFTER INSERT ON `bid_confirmation` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_confirmation', CONCAT(NEW.bid_id, '/', NEW.version_number, '/', NEW.amendment_number), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(NEW.version_number), ':', NEW.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(NEW.amendment_number), ':', NEW.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), '')), 256));
END;

CREATE TRIGGER `tr_bid_confirmation_in_time` BEFORE INSERT ON `bid_confirmation` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND UTC_TIMESTAMP(6) < deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM joint_tender t JOIN bid b ON b.tender_id = t.id
      WHERE t.id = NEW.tender_id AND t.status = 'PUBLISHED' AND b.id = NEW.bid_id AND b.status = 'SUBMITTED'
        AND b.version_count = NEW.version_number) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.amendment_number <> (SELECT MAX(number) FROM tender_amendment WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
END;

CREATE TRIGGER `tr_bid_confirmation_told_update` AFTER UPDATE ON `bid_confirmation` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(OLD.version_number), ':', OLD.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(OLD.amendment_number), ':', OLD.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(NEW.version_number), ':', NEW.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(NEW.amendment_number), ':', NEW.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_confirmation', CONCAT(NEW.bid_id, '/', NEW.version_number, '/', NEW.amendment_number), was, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_confirmation_fixed` BEFORE UPDATE ON `bid_confirmation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_bid_discount_kept` BEFORE DELETE ON `bid_discount` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_discount_at_opening` BEFORE INSERT ON `bid_discount` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END;

CREATE TRIGGER `tr_bid_discount_immutable` BEFORE UPDATE ON `bid_discount` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_discount_lot_kept` BEFORE DELETE ON `bid_discount_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_discount_lot_at_opening` AFTER INSERT ON `bid_discount_lot` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discount-without-price';
  END IF;
  IF NEW.role = 'APPLIES_TO' AND (SELECT SUM(d.percent) FROM bid_discount_lot l
      JOIN bid_discount d ON d.bid_id = l.bid_id AND d.number = l.number
      WHERE l.bid_id = NEW.bid_id AND l.lot_id = NEW.lot_id AND l.role = 'APPLIES_TO') > 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discounts-over-hundred';
  END IF;
END;

CREATE TRIGGER `tr_bid_discount_lot_immutable` BEFORE UPDATE ON `bid_discount_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_document_told_delete` AFTER DELETE ON `bid_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_bid_document_kept` BEFORE DELETE ON `bid_document` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version_document WHERE document_id = OLD.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END;

CREATE TRIGGER `tr_bid_document_told_insert` AFTER INSERT ON `bid_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_bid_document_in_time` BEFORE INSERT ON `bid_document` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE bytes BIGINT;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) >= tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF tender_status <> 'PUBLISHED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tender-not-open';
  END IF;
  SELECT COALESCE(SUM(byte_count), 0) INTO bytes FROM bid_document WHERE bid_id = NEW.bid_id;
  IF bytes + NEW.byte_count > 419430400 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.versions-too-large';
  END IF;
END;

CREATE TRIGGER `tr_bid_document_told_update` AFTER UPDATE ON `bid_document` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_document', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_document_fixed` BEFORE UPDATE ON `bid_document` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id
      OR NEW.byte_count <> OLD.byte_count OR NEW.added_at <> OLD.added_at
      OR (NEW.draft IS NOT NULL AND NOT NEW.draft <=> OLD.draft) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END;

CREATE TRIGGER `tr_bid_document_piece_told_delete` AFTER DELETE ON `bid_document_piece` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document_piece', CONCAT(OLD.document_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(OLD.content, 256)), ':', SHA2(OLD.content, 256), ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_bid_document_piece_kept` BEFORE DELETE ON `bid_document_piece` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version_document WHERE document_id = OLD.document_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END;

CREATE TRIGGER `tr_bid_document_piece_told_insert` AFTER INSERT ON `bid_document_piece` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document_piece', CONCAT(NEW.document_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(NEW.content, 256)), ':', SHA2(NEW.content, 256), ';'), '')), 256));
END;

CREATE TRIGGER `tr_bid_document_piece_added` BEFORE INSERT ON `bid_document_piece` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version_document WHERE document_id = NEW.document_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END;

CREATE TRIGGER `tr_bid_document_piece_told_update` AFTER UPDATE ON `bid_document_piece` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(OLD.content, 256)), ':', SHA2(OLD.content, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(NEW.content, 256)), ':', SHA2(NEW.content, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_document_piece', CONCAT(NEW.document_id, '/', NEW.number), was, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_document_piece_fixed` BEFORE UPDATE ON `bid_document_piece` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_bid_line_kept` BEFORE DELETE ON `bid_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_line_price` AFTER INSERT ON `bid_line` FOR EACH ROW
BEGIN
  IF NEW.unit_price = 0 AND NOT (SELECT is_free FROM lot_item WHERE id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-not-positive';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END;

CREATE TRIGGER `tr_bid_line_stated` AFTER INSERT ON `bid_line` FOR EACH ROW
BEGIN
  IF NEW.stated_total <> (SELECT ROUND(NEW.stated_total, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END;

CREATE TRIGGER `tr_bid_line_at_opening` BEFORE INSERT ON `bid_line` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
END;

CREATE TRIGGER `tr_bid_line_immutable` BEFORE UPDATE ON `bid_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_lot_total_kept` BEFORE DELETE ON `bid_lot_total` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_lot_total_at_opening` BEFORE INSERT ON `bid_lot_total` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.total-without-price';
  END IF;
  IF NEW.stated_total <> (SELECT ROUND(NEW.stated_total, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END;

CREATE TRIGGER `tr_bid_lot_total_immutable` BEFORE UPDATE ON `bid_lot_total` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_bid_mask_kept` BEFORE DELETE ON `bid_mask` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.mask-fixed';
END;

CREATE TRIGGER `tr_bid_mask_drawn` AFTER INSERT ON `bid_mask` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'OPENED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.mask-fixed';
  END IF;
END;

CREATE TRIGGER `tr_bid_mask_fixed` BEFORE UPDATE ON `bid_mask` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.mask-fixed';
END;

CREATE TRIGGER `tr_bid_price_workbook_on_time` BEFORE INSERT ON `bid_price_workbook` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM bid b JOIN joint_tender t ON t.id = b.tender_id
      WHERE b.id = NEW.bid_id AND t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < t.deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tender-not-open';
  END IF;
END;

CREATE TRIGGER `tr_bid_security_kept` BEFORE DELETE ON `bid_security` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.security-fixed';
END;

CREATE TRIGGER `tr_bid_security_held` BEFORE INSERT ON `bid_security` FOR EACH ROW
BEGIN
  IF NEW.status <> 'HELD' OR NEW.proposed_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.security-fixed';
  END IF;
END;

CREATE TRIGGER `tr_bid_security_life` BEFORE UPDATE ON `bid_security` FOR EACH ROW
BEGIN
  IF OLD.status <> 'HELD' OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.issuer <> OLD.issuer
      OR NEW.reference <> OLD.reference OR NEW.document <> OLD.document OR NEW.amount <> OLD.amount
      OR NEW.currency <> OLD.currency OR NEW.valid_until <> OLD.valid_until
      OR NEW.registered_by <> OLD.registered_by OR NEW.registered_at <> OLD.registered_at
      OR (NEW.status <> 'HELD' AND NOT NEW.proposed_by <=> OLD.proposed_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.security-fixed';
  END IF;
  IF NEW.status = 'RETURNED' THEN
    IF OLD.proposed_by IS NOT NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.forfeiture-proposed';
    END IF;
    IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) NOT IN ('AWARDED', 'CANCELLED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.bid-still-open';
    END IF;
    IF EXISTS (SELECT 1 FROM award a
         JOIN tender_rule r ON r.tender_id = a.tender_id AND r.code = 'performance-guarantee.percent' AND r.value > 0
        WHERE a.bid_id = NEW.bid_id AND a.status = 'active'
          AND NOT EXISTS (SELECT 1 FROM performance_guarantee g WHERE g.award_id = a.id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.guarantee-first';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_bid_version_told_delete` AFTER DELETE ON `bid_version` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(OLD.sealed_content, 256)), ':', SHA2(OLD.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(OLD.sealed_prices, 256)), ':', SHA2(OLD.sealed_prices, 256), ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_bid_version_kept` BEFORE DELETE ON `bid_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_bid_version_registered` AFTER INSERT ON `bid_version` FOR EACH ROW
BEGIN
  DECLARE supplier_status VARCHAR(20);
  SELECT s.status INTO supplier_status FROM bid b JOIN supplier s ON s.id = b.supplier_id
   WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF supplier_status <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_ceremony` AFTER INSERT ON `bid_version` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM tender_key k WHERE k.tender_id = NEW.tender_id
      AND k.share_count <> (SELECT COUNT(*) FROM key_share s WHERE s.tender_id = k.tender_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.no-key';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_envelopes` AFTER INSERT ON `bid_version` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  SELECT two_envelopes INTO two FROM joint_tender WHERE id = NEW.tender_id;
  IF two <> (NEW.sealed_prices IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-envelopes';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM tender_key k JOIN price_key p ON p.tender_id = k.tender_id
      WHERE k.tender_id = NEW.tender_id
        AND k.share_count = (SELECT COUNT(*) FROM price_share s WHERE s.tender_id = k.tender_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.no-key';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_debarred` AFTER INSERT ON `bid_version` FOR EACH ROW
BEGIN
  DECLARE bidder BIGINT;
  SELECT s.id INTO bidder FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = bidder AND d.status = 'CONFIRMED'
      AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_invited` AFTER INSERT ON `bid_version` FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) <> 'open'
      AND NOT EXISTS (SELECT 1 FROM bid b JOIN tender_invitation i
        ON i.tender_id = b.tender_id AND i.supplier_id = b.supplier_id WHERE b.id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-invited';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_told_insert` AFTER INSERT ON `bid_version` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(NEW.sealed_content, 256)), ':', SHA2(NEW.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(NEW.sealed_prices, 256)), ':', SHA2(NEW.sealed_prices, 256), ';'), '')), 256));
END;

CREATE TRIGGER `tr_bid_version_not_late` BEFORE INSERT ON `bid_version` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) >= tender_deadline OR NEW.received_at >= tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF tender_status <> 'PUBLISHED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tender-not-open';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_not_held` BEFORE INSERT ON `bid_version` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM account_hold h WHERE h.person_id = NEW.received_from AND h.released_at IS NULL AND h.until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_told_update` AFTER UPDATE ON `bid_version` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(OLD.sealed_content, 256)), ':', SHA2(OLD.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(OLD.sealed_prices, 256)), ':', SHA2(OLD.sealed_prices, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(NEW.sealed_content, 256)), ':', SHA2(NEW.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(NEW.sealed_prices, 256)), ':', SHA2(NEW.sealed_prices, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_version', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_version_immutable` BEFORE UPDATE ON `bid_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_bid_version_document_told_delete` AFTER DELETE ON `bid_version_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version_document', CONCAT(OLD.version_id, '/', OLD.document_id), SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_bid_version_document_kept` BEFORE DELETE ON `bid_version_document` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_bid_version_document_told_insert` AFTER INSERT ON `bid_version_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version_document', CONCAT(NEW.version_id, '/', NEW.document_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_bid_version_document_in_time` BEFORE INSERT ON `bid_version_document` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version v JOIN joint_tender t ON t.id = v.tender_id
      WHERE v.id = NEW.version_id AND (t.status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= t.deadline_at)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
END;

CREATE TRIGGER `tr_bid_version_document_told_update` AFTER UPDATE ON `bid_version_document` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_version_document', CONCAT(NEW.version_id, '/', NEW.document_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_bid_version_document_fixed` BEFORE UPDATE ON `bid_version_document` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END;

CREATE TRIGGER `tr_calendar_feed_told_delete` AFTER DELETE ON `calendar_feed` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'calendar_feed', OLD.person_id, SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(OLD.token_hash), ':', OLD.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_calendar_feed_told_insert` AFTER INSERT ON `calendar_feed` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'calendar_feed', NEW.person_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(NEW.token_hash), ':', NEW.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_calendar_feed_told_update` AFTER UPDATE ON `calendar_feed` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(OLD.token_hash), ':', OLD.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(NEW.token_hash), ':', NEW.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'calendar_feed', NEW.person_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_call_off_told_delete` AFTER DELETE ON `call_off` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(OLD.placed_by), ':', OLD.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(OLD.placed_at), ':', OLD.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_call_off_kept` BEFORE DELETE ON `call_off` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END;

CREATE TRIGGER `tr_call_off_in_period` AFTER INSERT ON `call_off` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM framework_agreement WHERE id = NEW.agreement_id
      AND DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN starts_on AND ends_on) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.outside-period';
  END IF;
END;

CREATE TRIGGER `tr_call_off_guaranteed` AFTER INSERT ON `call_off` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM framework_agreement f
       JOIN tender_rule r ON r.tender_id = f.tender_id AND r.code = 'performance-guarantee.before-orders' AND r.value >= 1
      WHERE f.id = NEW.agreement_id
        AND NOT EXISTS (SELECT 1 FROM performance_guarantee g
                         WHERE g.held_award = f.award_id
                           AND g.valid_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.needed-first';
  END IF;
END;

CREATE TRIGGER `tr_call_off_told_insert` AFTER INSERT ON `call_off` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(NEW.placed_by), ':', NEW.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(NEW.placed_at), ':', NEW.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_call_off_told_update` AFTER UPDATE ON `call_off` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(OLD.placed_by), ':', OLD.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(OLD.placed_at), ':', OLD.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(NEW.placed_by), ':', NEW.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(NEW.placed_at), ':', NEW.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'call_off', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_call_off_fixed` BEFORE UPDATE ON `call_off` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END;

CREATE TRIGGER `tr_call_off_line_told_delete` AFTER DELETE ON `call_off_line` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off_line', CONCAT(OLD.call_off_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(OLD.call_off_id), ':', OLD.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_call_off_line_kept` BEFORE DELETE ON `call_off_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END;

CREATE TRIGGER `tr_call_off_line_priced` AFTER INSERT ON `call_off_line` FOR EACH ROW
BEGIN
  DECLARE of_award BIGINT;
  SELECT award_id INTO of_award FROM call_off WHERE id = NEW.call_off_id;
  IF (of_award IS NULL) <> (NEW.unit_price IS NULL)
      OR (of_award IS NOT NULL AND NOT EXISTS (SELECT 1 FROM award a
         JOIN bid b ON b.id = a.bid_id
         JOIN agreement_ceiling c ON c.tender_id = a.tender_id AND c.supplier_id = b.supplier_id
          AND c.agreement_id = NEW.agreement_id AND c.agreement_item_id = NEW.lot_item_id
         JOIN award_item i ON i.award_id = a.id AND i.lot_item_id = c.lot_item_id
        WHERE a.id = of_award AND a.status = 'active' AND i.unit_price = NEW.unit_price
          AND NEW.unit_price <= c.unit_price)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.price-differs';
  END IF;
END;

CREATE TRIGGER `tr_call_off_line_told_insert` AFTER INSERT ON `call_off_line` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off_line', CONCAT(NEW.call_off_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(NEW.call_off_id), ':', NEW.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), '')), 256));
END;

CREATE TRIGGER `tr_call_off_line_drawn` BEFORE INSERT ON `call_off_line` FOR EACH ROW
BEGIN
  DECLARE drawn DECIMAL(18,3);
  SELECT called_quantity INTO drawn FROM entitlement
   WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id FOR UPDATE;
  IF NEW.quantity + (SELECT COALESCE(SUM(quantity), 0) FROM call_off_line
      WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id) > drawn THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-drawn';
  END IF;
END;

CREATE TRIGGER `tr_call_off_line_whole` BEFORE INSERT ON `call_off_line` FOR EACH ROW
BEGIN
  IF NEW.quantity <> FLOOR(NEW.quantity)
      AND (SELECT award_id FROM call_off WHERE id = NEW.call_off_id) IS NULL
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id)
      AND EXISTS (SELECT 1 FROM entitlement WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id
        AND lot_item_id = NEW.lot_item_id AND called_quantity <> awarded_quantity + transferred_quantity) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
  END IF;
END;

CREATE TRIGGER `tr_call_off_line_told_update` AFTER UPDATE ON `call_off_line` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(OLD.call_off_id), ':', OLD.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(NEW.call_off_id), ':', NEW.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'call_off_line', CONCAT(NEW.call_off_id, '/', NEW.lot_item_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_call_off_line_fixed` BEFORE UPDATE ON `call_off_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END;

CREATE TRIGGER `tr_catalog_import_once` BEFORE UPDATE ON `catalog_import` FOR EACH ROW
BEGIN
  IF OLD.status <> 'STAGED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.import-over';
  END IF;
END;

CREATE TRIGGER `tr_catalog_item_told_delete` AFTER DELETE ON `catalog_item` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'catalog_item', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(OLD.revision_count), ':', OLD.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(OLD.retired_at), ':', OLD.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(OLD.retired_reason), ':', OLD.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(OLD.successor_id), ':', OLD.successor_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_catalog_item_added_search` AFTER INSERT ON `catalog_item` FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.id, SYSDATE(6));
END;

CREATE TRIGGER `tr_catalog_item_told_insert` AFTER INSERT ON `catalog_item` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'catalog_item', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(NEW.revision_count), ':', NEW.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(NEW.retired_at), ':', NEW.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(NEW.retired_reason), ':', NEW.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(NEW.successor_id), ':', NEW.successor_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_catalog_item_changed_search` AFTER UPDATE ON `catalog_item` FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.id, SYSDATE(6));
END;

CREATE TRIGGER `tr_catalog_item_told_update` AFTER UPDATE ON `catalog_item` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(OLD.revision_count), ':', OLD.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(OLD.retired_at), ':', OLD.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(OLD.retired_reason), ':', OLD.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(OLD.successor_id), ':', OLD.successor_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(NEW.revision_count), ':', NEW.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(NEW.retired_at), ':', NEW.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(NEW.retired_reason), ':', NEW.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(NEW.successor_id), ':', NEW.successor_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'catalog_item', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_catalog_item_identity` BEFORE UPDATE ON `catalog_item` FOR EACH ROW
BEGIN
  IF NEW.code <> OLD.code OR NEW.category_code <> OLD.category_code OR NEW.kind <> OLD.kind THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.identity-fixed';
  END IF;
  IF OLD.status = 'RETIRED' AND NEW.status <> 'RETIRED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.stays-retired';
  END IF;
END;

CREATE TRIGGER `tr_catalog_item_successor` BEFORE UPDATE ON `catalog_item` FOR EACH ROW
BEGIN
  IF NOT (NEW.successor_id <=> OLD.successor_id) THEN
    IF OLD.status = 'RETIRED' OR NEW.successor_id IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.successor-fixed';
    END IF;
    IF NEW.successor_id = NEW.id THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.successor-itself';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM catalog_item s WHERE s.id = NEW.successor_id AND s.status = 'ACTIVE' LOCK IN SHARE MODE) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.successor-retired';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_category_attribute_told_delete` AFTER DELETE ON `category_attribute` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'category_attribute', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(OLD.type), ':', OLD.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(OLD.unit_ar), ':', OLD.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(OLD.unit_en), ':', OLD.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(OLD.is_required), ':', OLD.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(OLD.choices), ':', OLD.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(OLD.minimum), ':', OLD.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(OLD.maximum), ':', OLD.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(OLD.is_facet), ':', OLD.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(OLD.is_current), ':', OLD.is_current, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_category_attribute_told_insert` AFTER INSERT ON `category_attribute` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'category_attribute', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(NEW.type), ':', NEW.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(NEW.unit_ar), ':', NEW.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(NEW.unit_en), ':', NEW.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(NEW.is_required), ':', NEW.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(NEW.choices), ':', NEW.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(NEW.minimum), ':', NEW.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(NEW.maximum), ':', NEW.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(NEW.is_facet), ':', NEW.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(NEW.is_current), ':', NEW.is_current, ';'), '')), 256));
END;

CREATE TRIGGER `tr_category_attribute_told_update` AFTER UPDATE ON `category_attribute` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(OLD.type), ':', OLD.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(OLD.unit_ar), ':', OLD.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(OLD.unit_en), ':', OLD.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(OLD.is_required), ':', OLD.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(OLD.choices), ':', OLD.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(OLD.minimum), ':', OLD.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(OLD.maximum), ':', OLD.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(OLD.is_facet), ':', OLD.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(OLD.is_current), ':', OLD.is_current, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(NEW.type), ':', NEW.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(NEW.unit_ar), ':', NEW.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(NEW.unit_en), ':', NEW.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(NEW.is_required), ':', NEW.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(NEW.choices), ':', NEW.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(NEW.minimum), ':', NEW.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(NEW.maximum), ':', NEW.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(NEW.is_facet), ':', NEW.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(NEW.is_current), ':', NEW.is_current, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'category_attribute', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_category_attribute_identity` BEFORE UPDATE ON `category_attribute` FOR EACH ROW
BEGIN
  IF NEW.category_code <> OLD.category_code OR NEW.code <> OLD.code OR NEW.type <> OLD.type THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.attribute-type-fixed';
  END IF;
END;

CREATE TRIGGER `tr_committee_told_delete` AFTER DELETE ON `committee` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(OLD.quorum), ':', OLD.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(OLD.voting_rule), ':', OLD.voting_rule, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_committee_kept` BEFORE DELETE ON `committee` FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.committee-fixed';
  END IF;
END;

CREATE TRIGGER `tr_committee_told_insert` AFTER INSERT ON `committee` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(NEW.quorum), ':', NEW.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(NEW.voting_rule), ':', NEW.voting_rule, ';'), '')), 256));
END;

CREATE TRIGGER `tr_committee_set_up` BEFORE INSERT ON `committee` FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.committee-fixed';
  END IF;
END;

CREATE TRIGGER `tr_committee_told_update` AFTER UPDATE ON `committee` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(OLD.quorum), ':', OLD.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(OLD.voting_rule), ':', OLD.voting_rule, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(NEW.quorum), ':', NEW.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(NEW.voting_rule), ':', NEW.voting_rule, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'committee', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_committee_fixed` BEFORE UPDATE ON `committee` FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.committee-fixed';
  END IF;
END;

CREATE TRIGGER `tr_committee_member_told_delete` AFTER DELETE ON `committee_member` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee_member', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_committee_member_kept` BEFORE DELETE ON `committee_member` FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_committee_member_applied` AFTER INSERT ON `committee_member` FOR EACH ROW
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    UPDATE account_proposal SET applied_at = UTC_TIMESTAMP(6) WHERE id = NEW.proposal_id;
  END IF;
END;

CREATE TRIGGER `tr_committee_member_told_insert` AFTER INSERT ON `committee_member` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee_member', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_committee_member_by_two` BEFORE INSERT ON `committee_member` FOR EACH ROW
BEGIN
  IF NEW.origin = 'ADMINISTRATOR' AND NOT EXISTS (
      SELECT 1 FROM account_proposal p JOIN committee c ON c.code = p.committee
       WHERE p.id = NEW.proposal_id AND p.status = 'CONFIRMED' AND p.applied_at IS NULL AND p.kind = 'COMMITTEE_SEAT'
         AND p.person_id = NEW.person_id AND c.id = NEW.committee_id AND p.state_code = NEW.state_code AND p.is_chair = NEW.is_chair) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_committee_member_by_owner` BEFORE INSERT ON `committee_member` FOR EACH ROW
BEGIN
  IF NEW.origin = 'OPERATOR' AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_committee_member_told_update` AFTER UPDATE ON `committee_member` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'committee_member', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_committee_member_stays_by_two` BEFORE UPDATE ON `committee_member` FOR EACH ROW
BEGIN
  IF NEW.origin <> OLD.origin OR NOT (NEW.proposal_id <=> OLD.proposal_id)
      OR (OLD.origin = 'ADMINISTRATOR' AND (NEW.person_id <> OLD.person_id OR NEW.committee_id <> OLD.committee_id
        OR NEW.state_code <> OLD.state_code OR NEW.is_chair <> OLD.is_chair)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_committee_member_fixed` BEFORE UPDATE ON `committee_member` FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_complaint_told_delete` AFTER DELETE ON `complaint` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(OLD.grounds), ':', OLD.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(OLD.wish), ':', OLD.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(OLD.filed_by), ':', OLD.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(OLD.filed_at), ':', OLD.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(OLD.decide_until), ':', OLD.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_complaint_kept` BEFORE DELETE ON `complaint` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_complaint_told_insert` AFTER INSERT ON `complaint` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(NEW.grounds), ':', NEW.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(NEW.wish), ':', NEW.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(NEW.filed_by), ':', NEW.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(NEW.filed_at), ':', NEW.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(NEW.decide_until), ':', NEW.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_complaint_filed` BEFORE INSERT ON `complaint` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE until DATETIME(6);
  SELECT status, standstill_until INTO tender_status, until FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF NEW.status <> 'FILED' OR tender_status <> 'STANDSTILL' OR UTC_TIMESTAMP(6) >= until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.standstill-over';
  END IF;
END;

CREATE TRIGGER `tr_complaint_told_update` AFTER UPDATE ON `complaint` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(OLD.grounds), ':', OLD.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(OLD.wish), ':', OLD.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(OLD.filed_by), ':', OLD.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(OLD.filed_at), ':', OLD.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(OLD.decide_until), ':', OLD.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(NEW.grounds), ':', NEW.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(NEW.wish), ':', NEW.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(NEW.filed_by), ':', NEW.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(NEW.filed_at), ':', NEW.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(NEW.decide_until), ':', NEW.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'complaint', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_complaint_life` BEFORE UPDATE ON `complaint` FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR NEW.number <> OLD.number OR NEW.bid_id <> OLD.bid_id OR NEW.grounds <> OLD.grounds
      OR NEW.wish <> OLD.wish OR NEW.filed_by <> OLD.filed_by OR NEW.filed_at <> OLD.filed_at
      OR NEW.answer_until <> OLD.answer_until OR NEW.decide_until <> OLD.decide_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  IF CONCAT(OLD.status, '-', NEW.status) NOT IN ('FILED-ANSWERED', 'FILED-DECIDED', 'FILED-WITHDRAWN',
      'ANSWERED-DECIDED', 'ANSWERED-WITHDRAWN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
  IF NEW.status = 'ANSWERED' AND NOT EXISTS (SELECT 1 FROM complaint_answer WHERE complaint_id = NEW.id)
      OR NEW.status = 'DECIDED' AND NOT EXISTS (SELECT 1 FROM review_draft WHERE current_of = NEW.id AND status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-decided';
  END IF;
END;

CREATE TRIGGER `tr_complaint_answer_kept` BEFORE DELETE ON `complaint_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_complaint_answer_given` BEFORE INSERT ON `complaint_answer` FOR EACH ROW
BEGIN
  IF (SELECT status FROM complaint WHERE id = NEW.complaint_id) <> 'FILED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
END;

CREATE TRIGGER `tr_complaint_answer_fixed` BEFORE UPDATE ON `complaint_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_complaint_lot_kept` BEFORE DELETE ON `complaint_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_complaint_lot_named` BEFORE INSERT ON `complaint_lot` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN complaint c ON c.id = NEW.complaint_id
       JOIN joint_tender t ON t.id = a.tender_id
      WHERE a.id = NEW.award_id AND a.live_lot_id = NEW.lot_id AND a.status = 'pending' AND a.bid_id <> c.bid_id
        AND c.status = 'FILED' AND t.status = 'STANDSTILL' AND UTC_TIMESTAMP(6) < t.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-not-open';
  END IF;
END;

CREATE TRIGGER `tr_complaint_lot_once` BEFORE INSERT ON `complaint_lot` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM complaint_lot x
       JOIN complaint c ON c.id = x.complaint_id
       JOIN complaint n ON n.id = NEW.complaint_id AND n.bid_id = c.bid_id
      WHERE x.lot_id = NEW.lot_id AND c.id <> n.id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-complained-of';
  END IF;
END;

CREATE TRIGGER `tr_complaint_lot_fixed` BEFORE UPDATE ON `complaint_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_complaint_paper_told_delete` AFTER DELETE ON `complaint_paper` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_paper', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(OLD.party), ':', OLD.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(OLD.title), ':', OLD.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(OLD.size), ':', OLD.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(OLD.added_by), ':', OLD.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_complaint_paper_kept` BEFORE DELETE ON `complaint_paper` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_complaint_paper_told_insert` AFTER INSERT ON `complaint_paper` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_paper', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(NEW.party), ':', NEW.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(NEW.title), ':', NEW.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(NEW.size), ':', NEW.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(NEW.added_by), ':', NEW.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_complaint_paper_added` BEFORE INSERT ON `complaint_paper` FOR EACH ROW
BEGIN
  IF (SELECT status FROM complaint WHERE id = NEW.complaint_id) NOT IN ('FILED', 'ANSWERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
END;

CREATE TRIGGER `tr_complaint_paper_told_update` AFTER UPDATE ON `complaint_paper` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(OLD.party), ':', OLD.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(OLD.title), ':', OLD.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(OLD.size), ':', OLD.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(OLD.added_by), ':', OLD.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(NEW.party), ':', NEW.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(NEW.title), ':', NEW.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(NEW.size), ':', NEW.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(NEW.added_by), ':', NEW.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'complaint_paper', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_complaint_paper_fixed` BEFORE UPDATE ON `complaint_paper` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_confirmation_lot_kept` AFTER DELETE ON `confirmation_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_confirmation_lot_told_delete` AFTER DELETE ON `confirmation_lot` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_lot', CONCAT(OLD.confirmation_id, '/', OLD.lot_id), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_confirmation_lot_added` AFTER INSERT ON `confirmation_lot` FOR EACH ROW
BEGIN
  IF NEW.outcome IS NOT NULL OR NOT EXISTS (SELECT 1 FROM award WHERE lot_id = NEW.lot_id AND status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.not-open';
  END IF;
END;

CREATE TRIGGER `tr_confirmation_lot_told_insert` AFTER INSERT ON `confirmation_lot` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_lot', CONCAT(NEW.confirmation_id, '/', NEW.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), '')), 256));
END;

CREATE TRIGGER `tr_confirmation_lot_settled` AFTER UPDATE ON `confirmation_lot` FOR EACH ROW
BEGIN
  DECLARE swapped INT DEFAULT 0;
  IF OLD.outcome IS NOT NULL OR NEW.lot_id <> OLD.lot_id
      OR (SELECT status FROM quantity_confirmation WHERE id = NEW.confirmation_id) <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF NEW.outcome = 'UNCHANGED' THEN
    SELECT COUNT(*) INTO swapped
      FROM award a JOIN award b ON b.live_lot_id = a.live_lot_id
      JOIN quantity_ranking p ON p.confirmation_id = NEW.confirmation_id AND p.lot_id = a.lot_id AND p.bid_id = a.bid_id AND p.basis = 'ASKED'
      JOIN quantity_ranking q ON q.confirmation_id = NEW.confirmation_id AND q.lot_id = b.lot_id AND q.bid_id = b.bid_id AND q.basis = 'ASKED'
      LEFT JOIN quantity_ranking x ON x.confirmation_id = NEW.confirmation_id AND x.lot_id = a.lot_id AND x.bid_id = a.bid_id AND x.basis = 'CONFIRMED'
      LEFT JOIN quantity_ranking y ON y.confirmation_id = NEW.confirmation_id AND y.lot_id = b.lot_id AND y.bid_id = b.bid_id AND y.basis = 'CONFIRMED'
     WHERE a.live_lot_id = NEW.lot_id AND p.rank_position < q.rank_position
       AND NOT COALESCE(x.rank_position < y.rank_position, FALSE);
    -- The award stands exactly where the same bid comes first before and after.
    IF swapped > 0 OR NOT (SELECT bid_id FROM quantity_ranking WHERE confirmation_id = NEW.confirmation_id
           AND lot_id = NEW.lot_id AND basis = 'ASKED' AND rank_position = 1)
        <=> (SELECT bid_id FROM quantity_ranking WHERE confirmation_id = NEW.confirmation_id
           AND lot_id = NEW.lot_id AND basis = 'CONFIRMED' AND rank_position = 1) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_confirmation_lot_alternative` AFTER UPDATE ON `confirmation_lot` FOR EACH ROW
BEGIN
  IF NEW.outcome = 'UNCHANGED' AND EXISTS (SELECT 1
      FROM lot_ranking r
      JOIN lot_item i ON i.lot_id = r.lot_id
      JOIN bid_line b ON b.bid_id = r.bid_id AND b.lot_item_id = i.id
      JOIN alternative_line a ON a.bid_id = r.bid_id AND a.lot_item_id = i.id
      JOIN currency c ON c.code = r.bid_currency
      LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
     WHERE r.lot_id = NEW.lot_id AND r.is_alternative
     GROUP BY r.bid_id
    HAVING SUM(ROUND(a.unit_price * COALESCE(q.quantity, i.quantity), c.decimals))
         > SUM(ROUND(b.unit_price * COALESCE(q.quantity, i.quantity), c.decimals))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-dearer';
  END IF;
END;

CREATE TRIGGER `tr_confirmation_lot_told_update` AFTER UPDATE ON `confirmation_lot` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'confirmation_lot', CONCAT(NEW.confirmation_id, '/', NEW.lot_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_confirmation_state_told_delete` AFTER DELETE ON `confirmation_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_state', CONCAT(OLD.confirmation_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_confirmation_state_kept` BEFORE DELETE ON `confirmation_state` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_confirmation_state_told_insert` AFTER INSERT ON `confirmation_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_state', CONCAT(NEW.confirmation_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_confirmation_state_told_update` AFTER UPDATE ON `confirmation_state` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'confirmation_state', CONCAT(NEW.confirmation_id, '/', NEW.state_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_confirmation_state_answered` BEFORE UPDATE ON `confirmation_state` FOR EACH ROW
BEGIN
  IF OLD.status <> 'WAITING' OR NEW.status = 'WAITING' OR NEW.confirmation_id <> OLD.confirmation_id
      OR NEW.state_code <> OLD.state_code OR NEW.answer_until <> OLD.answer_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF NEW.status = 'SILENT' AND UTC_TIMESTAMP(6) < NEW.answer_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
  END IF;
  IF NEW.status = 'ANSWERED' THEN
    IF UTC_TIMESTAMP(6) >= NEW.answer_until THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.window-over';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.answered_by AND role = 'NATIONAL_COORDINATOR'
        AND state_code = NEW.state_code) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.other-state';
    END IF;
    IF EXISTS (SELECT 1 FROM state_quantity WHERE confirmation_id = NEW.confirmation_id
        AND state_code = NEW.state_code AND confirmed IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.incomplete';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_confirmation_state_opted_out` BEFORE UPDATE ON `confirmation_state` FOR EACH ROW
BEGIN
  IF NEW.status = 'ANSWERED' AND EXISTS (SELECT 1 FROM lot_opt_out o
      JOIN lot_item i ON i.lot_id = o.lot_id
      JOIN state_quantity q ON q.confirmation_id = o.confirmation_id AND q.state_code = o.state_code
       AND q.lot_item_id = i.id
      WHERE o.confirmation_id = NEW.confirmation_id AND o.state_code = NEW.state_code
        AND COALESCE(q.confirmed, q.asked) <> 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.opted-out';
  END IF;
END;

CREATE TRIGGER `tr_confirmed_item_kept` AFTER DELETE ON `confirmed_item` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_confirmed_item_added` AFTER INSERT ON `confirmed_item` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM quantity_confirmation c JOIN confirmation_lot l ON l.confirmation_id = c.id
       JOIN lot_item i ON i.lot_id = l.lot_id
      WHERE c.id = NEW.confirmation_id AND c.status = 'OPEN' AND i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END;

CREATE TRIGGER `tr_confirmed_item_fixed` AFTER UPDATE ON `confirmed_item` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_confirmed_line_kept` AFTER DELETE ON `confirmed_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_confirmed_line_added` AFTER INSERT ON `confirmed_line` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM quantity_confirmation c JOIN confirmation_lot l ON l.confirmation_id = c.id
       JOIN lot_item i ON i.lot_id = l.lot_id
      WHERE c.id = NEW.confirmation_id AND c.status = 'OPEN' AND i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END;

CREATE TRIGGER `tr_confirmed_line_fixed` AFTER UPDATE ON `confirmed_line` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_conflict_declaration_told_delete` AFTER DELETE ON `conflict_declaration` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'conflict_declaration', CONCAT(OLD.tender_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(OLD.has_conflict), ':', OLD.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(OLD.later_statement), ':', OLD.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(OLD.later_at), ':', OLD.later_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_conflict_declaration_kept` BEFORE DELETE ON `conflict_declaration` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.declaration-fixed';
END;

CREATE TRIGGER `tr_conflict_declaration_added` AFTER INSERT ON `conflict_declaration` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) NOT IN ('OPENED', 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_conflict_declaration_seated` AFTER INSERT ON `conflict_declaration` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.person_id
                AND m.is_alternate) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END;

CREATE TRIGGER `tr_conflict_declaration_told_insert` AFTER INSERT ON `conflict_declaration` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'conflict_declaration', CONCAT(NEW.tender_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(NEW.has_conflict), ':', NEW.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(NEW.later_statement), ':', NEW.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(NEW.later_at), ':', NEW.later_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_conflict_declaration_told_update` AFTER UPDATE ON `conflict_declaration` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(OLD.has_conflict), ':', OLD.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(OLD.later_statement), ':', OLD.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(OLD.later_at), ':', OLD.later_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(NEW.has_conflict), ':', NEW.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(NEW.later_statement), ':', NEW.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(NEW.later_at), ':', NEW.later_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'conflict_declaration', CONCAT(NEW.tender_id, '/', NEW.person_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_conflict_declaration_fixed` BEFORE UPDATE ON `conflict_declaration` FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR NEW.person_id <> OLD.person_id OR NEW.panel <> OLD.panel OR NEW.has_conflict <> OLD.has_conflict
      OR NEW.statement <> OLD.statement OR NEW.declared_at <> OLD.declared_at OR OLD.later_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.declaration-fixed';
  END IF;
  IF NEW.later_at IS NOT NULL AND (SELECT status FROM joint_tender WHERE id = OLD.tender_id) NOT IN ('OPENED', 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_consensus_closure_told_delete` AFTER DELETE ON `consensus_closure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'consensus_closure', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_consensus_closure_kept` BEFORE DELETE ON `consensus_closure` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
END;

CREATE TRIGGER `tr_consensus_closure_added` AFTER INSERT ON `consensus_closure` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender t
       JOIN tender_rule r ON r.tender_id = t.id AND r.code = 'evaluation.mask-bidders' AND r.value >= 1
      WHERE t.id = NEW.tender_id AND t.status = 'UNDER_EVALUATION' AND t.examination = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-masked';
  END IF;
  IF EXISTS (SELECT 1 FROM opened_bid o
       JOIN criterion c ON c.tender_id = o.tender_id AND c.kind = 'TECHNICAL'
      WHERE o.tender_id = NEW.tender_id
        AND NOT EXISTS (SELECT 1 FROM administrative_check a
          WHERE a.bid_id = o.bid_id AND a.is_passed = FALSE AND a.examination = 1)
        AND NOT EXISTS (SELECT 1 FROM consensus_score s
          WHERE s.bid_id = o.bid_id AND s.criterion_id = c.id AND s.examination = 1)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-missing';
  END IF;
END;

CREATE TRIGGER `tr_consensus_closure_told_insert` AFTER INSERT ON `consensus_closure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'consensus_closure', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_consensus_closure_told_update` AFTER UPDATE ON `consensus_closure` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'consensus_closure', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_consensus_closure_fixed` BEFORE UPDATE ON `consensus_closure` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
END;

CREATE TRIGGER `tr_consensus_score_kept` BEFORE DELETE ON `consensus_score` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_consensus_score_stays` BEFORE DELETE ON `consensus_score` FOR EACH ROW
BEGIN
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
  IF OLD.examination <> (SELECT examination FROM joint_tender WHERE id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END;

CREATE TRIGGER `tr_consensus_score_unmasked_kept` BEFORE DELETE ON `consensus_score` FOR EACH ROW
BEGIN
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
  END IF;
END;

CREATE TRIGGER `tr_consensus_score_added` AFTER INSERT ON `consensus_score` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.examination <> current_number OR (NEW.examination > 1 AND NOT EXISTS (SELECT 1 FROM examination_bid
      WHERE tender_id = NEW.tender_id AND examination = NEW.examination AND bid_id = NEW.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF NEW.examination = 1 AND EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
  IF NEW.reason = '' AND NEW.spread > (SELECT value FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'spread.points') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.spread-unexplained';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM consensus_score o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND o.points <> NEW.points) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END;

CREATE TRIGGER `tr_consensus_score_masked` AFTER INSERT ON `consensus_score` FOR EACH ROW
BEGIN
  IF NEW.examination = 1 AND EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
  END IF;
END;

CREATE TRIGGER `tr_consensus_score_changed` AFTER UPDATE ON `consensus_score` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = OLD.tender_id;
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF OLD.examination <> current_number OR NEW.examination <> OLD.examination OR NEW.bid_id <> OLD.bid_id
      OR NEW.criterion_id <> OLD.criterion_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF NEW.reason = '' AND NEW.spread > (SELECT value FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'spread.points') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.spread-unexplained';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM consensus_score o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND o.points <> NEW.points) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END;

CREATE TRIGGER `tr_consensus_score_unmasked` AFTER UPDATE ON `consensus_score` FOR EACH ROW
BEGIN
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
  END IF;
END;

CREATE TRIGGER `tr_criterion_kept` BEFORE DELETE ON `criterion` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_criterion_added` AFTER INSERT ON `criterion` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_criterion_fixed` AFTER UPDATE ON `criterion` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = OLD.tender_id;
  IF tender_status <> 'DRAFT' AND (tender_status <> 'PUBLISHED' OR NEW.tender_id <> OLD.tender_id
      OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code OR NEW.position <> OLD.position) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF tender_status = 'PUBLISHED'
      AND NOT (NEW.name_ar = OLD.name_ar COLLATE utf8mb4_bin AND NEW.name_en = OLD.name_en COLLATE utf8mb4_bin)
      AND NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = CONCAT('criterion.', NEW.id, '.name')
          AND c.after_ar = NEW.name_ar COLLATE utf8mb4_bin AND c.after_en = NEW.name_en COLLATE utf8mb4_bin) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF tender_status = 'PUBLISHED' AND NOT NEW.weight <=> OLD.weight
      AND NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = CONCAT('criterion.', NEW.id, '.weight')
          AND CAST(c.after_en AS DECIMAL(5,2)) = NEW.weight) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_currency_told_delete` AFTER DELETE ON `currency` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'currency', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(OLD.decimals), ':', OLD.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_currency_told_insert` AFTER INSERT ON `currency` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'currency', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(NEW.decimals), ':', NEW.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_currency_told_update` AFTER UPDATE ON `currency` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(OLD.decimals), ':', OLD.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(NEW.decimals), ':', NEW.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'currency', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_decision_told_delete` AFTER DELETE ON `decision` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'decision', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(OLD.question), ':', OLD.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(OLD.document, 256)), ':', SHA2(OLD.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(OLD.level_position), ':', OLD.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(OLD.returned_to), ':', OLD.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(OLD.return_reason), ':', OLD.return_reason, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_decision_kept` BEFORE DELETE ON `decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.document-immutable';
END;

CREATE TRIGGER `tr_decision_told_insert` AFTER INSERT ON `decision` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'decision', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(NEW.question), ':', NEW.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(NEW.document, 256)), ':', SHA2(NEW.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(NEW.level_position), ':', NEW.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(NEW.returned_to), ':', NEW.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(NEW.return_reason), ':', NEW.return_reason, ';'), '')), 256));
END;

CREATE TRIGGER `tr_decision_put` BEFORE INSERT ON `decision` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF tender_status <> 'RECOMMENDED' OR NEW.status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.nothing-recommended';
  END IF;
  IF EXISTS (SELECT 1 FROM decision WHERE tender_id = NEW.tender_id AND status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.question-waiting';
  END IF;
END;

CREATE TRIGGER `tr_decision_turn` BEFORE INSERT ON `decision` FOR EACH ROW
BEGIN
  DECLARE turn INT;
  IF NOT EXISTS (SELECT 1 FROM recommendation WHERE id = NEW.recommendation_id AND current_of = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-in-turn';
  END IF;
  SELECT COALESCE(MAX(CASE WHEN d.status = 'ADOPTED' THEN d.level_position + 1
                           WHEN d.returned_to = 'LEVEL_BEFORE' THEN d.level_position - 1 ELSE 0 END), 1) INTO turn
    FROM decision d
   WHERE d.id = (SELECT MAX(x.id) FROM decision x WHERE x.recommendation_id = NEW.recommendation_id);
  IF NOT NEW.level_position <=> turn THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-in-turn';
  END IF;
END;

CREATE TRIGGER `tr_decision_told_update` AFTER UPDATE ON `decision` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(OLD.question), ':', OLD.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(OLD.document, 256)), ':', SHA2(OLD.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(OLD.level_position), ':', OLD.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(OLD.returned_to), ':', OLD.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(OLD.return_reason), ':', OLD.return_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(NEW.question), ':', NEW.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(NEW.document, 256)), ':', SHA2(NEW.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(NEW.level_position), ':', NEW.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(NEW.returned_to), ':', NEW.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(NEW.return_reason), ':', NEW.return_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'decision', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_decision_level_fixed` BEFORE UPDATE ON `decision` FOR EACH ROW
BEGIN
  IF NOT NEW.recommendation_id <=> OLD.recommendation_id OR NOT NEW.level_position <=> OLD.level_position THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END;

CREATE TRIGGER `tr_decision_outcome` BEFORE UPDATE ON `decision` FOR EACH ROW
BEGIN
  DECLARE needed INT;
  DECLARE rule VARCHAR(15);
  DECLARE in_favour INT;
  DECLARE against INT;
  DECLARE present INT;
  DECLARE outcome VARCHAR(10);
  IF NEW.tender_id <> OLD.tender_id OR NEW.committee_id <> OLD.committee_id OR NEW.question <> OLD.question
      OR NEW.document_sha256 <> OLD.document_sha256 OR BINARY NEW.document <> BINARY OLD.document THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.document-immutable';
  END IF;
  IF OLD.status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.decision-closed';
  END IF;
  IF NEW.status <> 'OPEN' THEN
    IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.closed_by) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
    END IF;
    SELECT c.voting_rule, COALESCE(r.value, c.quorum) INTO rule, needed
      FROM committee c LEFT JOIN tender_rule r ON r.tender_id = NEW.tender_id AND r.code = 'quorum.states'
     WHERE c.id = NEW.committee_id;
    SELECT COALESCE(SUM(v.choice = 'FOR'), 0), COALESCE(SUM(v.choice = 'AGAINST'), 0), COUNT(*)
      INTO in_favour, against, present FROM vote v
     WHERE v.decision_id = NEW.id AND NOT EXISTS (SELECT 1 FROM learned_conflict k
        WHERE k.tender_id = NEW.tender_id AND k.person_id = v.person_id);
    IF present < needed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.quorum-missing';
    END IF;
    SET outcome = CASE
      WHEN rule = 'MAJORITY' AND in_favour > against THEN 'ADOPTED'
      WHEN rule = 'NO_OBJECTION' AND against = 0 AND in_favour > 0 THEN 'ADOPTED'
      ELSE 'REJECTED' END;
    IF NEW.status <> outcome THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.outcome-differs';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_delivery_kept` BEFORE DELETE ON `delivery` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.delivery-immutable';
END;

CREATE TRIGGER `tr_delivery_ordered` BEFORE INSERT ON `delivery` FOR EACH ROW
BEGIN
  DECLARE ordered DECIMAL(15,3);
  SELECT quantity INTO ordered FROM call_off_line
   WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id FOR UPDATE;
  IF NEW.accepted_quantity + (SELECT COALESCE(SUM(accepted_quantity), 0) FROM delivery
      WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id) > ordered THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.more-than-ordered';
  END IF;
END;

CREATE TRIGGER `tr_delivery_whole` BEFORE INSERT ON `delivery` FOR EACH ROW
BEGIN
  DECLARE still_open DECIMAL(18,3);
  IF (NEW.delivered_quantity <> FLOOR(NEW.delivered_quantity) OR NEW.accepted_quantity <> FLOOR(NEW.accepted_quantity))
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id) THEN
    SELECT x.quantity - (SELECT COALESCE(SUM(d.accepted_quantity), 0) FROM delivery d
        WHERE d.call_off_id = x.call_off_id AND d.lot_item_id = x.lot_item_id)
      INTO still_open FROM call_off_line x
     WHERE x.call_off_id = NEW.call_off_id AND x.lot_item_id = NEW.lot_item_id;
    IF (NEW.delivered_quantity <> FLOOR(NEW.delivered_quantity) AND NEW.delivered_quantity <> still_open)
        OR (NEW.accepted_quantity <> FLOOR(NEW.accepted_quantity) AND NEW.accepted_quantity <> still_open) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_delivery_fixed` BEFORE UPDATE ON `delivery` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.delivery-immutable';
END;

CREATE TRIGGER `tr_delivery_region_told_delete` AFTER DELETE ON `delivery_region` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_delivery_region_told_insert` AFTER INSERT ON `delivery_region` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_delivery_region_told_update` AFTER UPDATE ON `delivery_region` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery_region', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_delivery_region_state_told_delete` AFTER DELETE ON `delivery_region_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region_state', OLD.state_code, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(OLD.region_code), ':', OLD.region_code, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_delivery_region_state_told_insert` AFTER INSERT ON `delivery_region_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region_state', NEW.state_code, NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(NEW.region_code), ':', NEW.region_code, ';'), '')), 256));
END;

CREATE TRIGGER `tr_delivery_region_state_told_update` AFTER UPDATE ON `delivery_region_state` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(OLD.region_code), ':', OLD.region_code, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(NEW.region_code), ':', NEW.region_code, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery_region_state', NEW.state_code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_delivery_site_told_delete` AFTER DELETE ON `delivery_site` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_site', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(OLD.city_ar), ':', OLD.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(OLD.city_en), ':', OLD.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_delivery_site_kept` BEFORE DELETE ON `delivery_site` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.never-deleted';
END;

CREATE TRIGGER `tr_delivery_site_told_insert` AFTER INSERT ON `delivery_site` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_site', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(NEW.city_ar), ':', NEW.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(NEW.city_en), ':', NEW.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_delivery_site_told_update` AFTER UPDATE ON `delivery_site` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(OLD.city_ar), ':', OLD.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(OLD.city_en), ':', OLD.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(NEW.city_ar), ':', NEW.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(NEW.city_en), ':', NEW.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery_site', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_delivery_site_identity` BEFORE UPDATE ON `delivery_site` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.entity_id <> OLD.entity_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
END;

CREATE TRIGGER `tr_demand_line_told_delete` AFTER DELETE ON `demand_line` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(OLD.line_number), ':', OLD.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(OLD.need_by), ':', OLD.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(OLD.site_id), ':', OLD.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(OLD.estimated_unit_price), ':', OLD.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(OLD.budget_line), ':', OLD.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(OLD.justification), ':', OLD.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(OLD.near_standard_id), ':', OLD.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(OLD.kept_reason), ':', OLD.kept_reason, ';'), '')), 256) END;
  IF was IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_line', OLD.id, was, NULL);
  END IF;
END;

CREATE TRIGGER `tr_demand_line_delete` BEFORE DELETE ON `demand_line` FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_demand_line_site_open` AFTER INSERT ON `demand_line` FOR EACH ROW
BEGIN
  IF NEW.site_id IS NOT NULL AND (SELECT closed_at FROM delivery_site WHERE id = NEW.site_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.site-closed';
  END IF;
END;

CREATE TRIGGER `tr_demand_line_told_insert` AFTER INSERT ON `demand_line` FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(NEW.line_number), ':', NEW.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(NEW.need_by), ':', NEW.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(NEW.site_id), ':', NEW.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(NEW.estimated_unit_price), ':', NEW.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(NEW.budget_line), ':', NEW.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(NEW.justification), ':', NEW.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(NEW.near_standard_id), ':', NEW.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(NEW.kept_reason), ':', NEW.kept_reason, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_line', NEW.id, NULL, told);
  END IF;
END;

CREATE TRIGGER `tr_demand_line_insert` BEFORE INSERT ON `demand_line` FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_demand_line_site_moved` AFTER UPDATE ON `demand_line` FOR EACH ROW
BEGIN
  IF NOT (NEW.site_id <=> OLD.site_id) AND NEW.site_id IS NOT NULL
      AND (SELECT closed_at FROM delivery_site WHERE id = NEW.site_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.site-closed';
  END IF;
END;

CREATE TRIGGER `tr_demand_line_told_update` AFTER UPDATE ON `demand_line` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(OLD.line_number), ':', OLD.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(OLD.need_by), ':', OLD.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(OLD.site_id), ':', OLD.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(OLD.estimated_unit_price), ':', OLD.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(OLD.budget_line), ':', OLD.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(OLD.justification), ':', OLD.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(OLD.near_standard_id), ':', OLD.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(OLD.kept_reason), ':', OLD.kept_reason, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(NEW.line_number), ':', NEW.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(NEW.need_by), ':', NEW.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(NEW.site_id), ':', NEW.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(NEW.estimated_unit_price), ':', NEW.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(NEW.budget_line), ':', NEW.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(NEW.justification), ':', NEW.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(NEW.near_standard_id), ':', NEW.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(NEW.kept_reason), ':', NEW.kept_reason, ';'), '')), 256) END;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_line', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_demand_line_update` BEFORE UPDATE ON `demand_line` FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') OR NEW.submission_id <> OLD.submission_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_demand_round_told_delete` AFTER DELETE ON `demand_round` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'demand_round', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(OLD.opens_at), ':', OLD.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(OLD.closes_at), ':', OLD.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_demand_round_near` AFTER INSERT ON `demand_round` FOR EACH ROW
BEGIN
  IF NEW.opens_at < NEW.created_at - INTERVAL 5 YEAR OR NEW.closes_at > NEW.created_at + INTERVAL 6 YEAR
      OR NEW.endorsement_until > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-far';
  END IF;
END;

CREATE TRIGGER `tr_demand_round_told_insert` AFTER INSERT ON `demand_round` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'demand_round', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(NEW.opens_at), ':', NEW.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(NEW.closes_at), ':', NEW.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_demand_round_told_update` AFTER UPDATE ON `demand_round` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(OLD.opens_at), ':', OLD.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(OLD.closes_at), ':', OLD.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(NEW.opens_at), ':', NEW.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(NEW.closes_at), ':', NEW.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_round', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_demand_round_rules` BEFORE UPDATE ON `demand_round` FOR EACH ROW
BEGIN
  -- An aggregated round goes back to closed when its aggregation is undone, and changes in nothing else.
  IF OLD.status = 'CANCELLED' OR OLD.status = 'AGGREGATED' AND NEW.status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
  IF NEW.closes_at <> OLD.closes_at
      AND (NEW.closes_at < OLD.closes_at OR OLD.status NOT IN ('PLANNED', 'OPEN') OR UTC_TIMESTAMP(6) >= OLD.closes_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-extensible';
  END IF;
END;

CREATE TRIGGER `tr_demand_round_step` BEFORE UPDATE ON `demand_round` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('PLANNED-OPEN', 'OPEN-CLOSED',
      'CLOSED-AGGREGATED', 'AGGREGATED-CLOSED', 'PLANNED-CANCELLED', 'OPEN-CANCELLED', 'CLOSED-CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-step';
  END IF;
END;

CREATE TRIGGER `tr_demand_round_announced` BEFORE UPDATE ON `demand_round` FOR EACH ROW
BEGIN
  IF OLD.announced_at IS NOT NULL AND NOT (NEW.announced_at <=> OLD.announced_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.already-announced';
  END IF;
END;

CREATE TRIGGER `tr_demand_round_reopened` BEFORE UPDATE ON `demand_round` FOR EACH ROW
BEGIN
  IF OLD.status = 'AGGREGATED' AND NEW.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM tender_round WHERE round_id = OLD.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-in-tender';
  END IF;
END;

CREATE TRIGGER `tr_demand_workbook_insert` BEFORE INSERT ON `demand_workbook` FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED')
      AND NOT EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_document_added` BEFORE INSERT ON `dossier_document` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) NOT IN ('DRAFT', 'PUBLISHED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_document_fixed` BEFORE UPDATE ON `dossier_document` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
END;

CREATE TRIGGER `tr_dossier_edition_kept` BEFORE DELETE ON `dossier_edition` FOR EACH ROW
BEGIN
  IF NOT (OLD.added_with = -1 OR (OLD.added_with = 0
      AND (SELECT status FROM joint_tender WHERE id = OLD.tender_id) = 'DRAFT')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_edition_added` BEFORE INSERT ON `dossier_edition` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT ((NEW.added_with = 0 AND tender_status = 'DRAFT')
      OR (NEW.added_with = -1 AND tender_status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < tender_deadline)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_edition_fixed` BEFORE UPDATE ON `dossier_edition` FOR EACH ROW
BEGIN
  IF OLD.added_with <> -1 OR NEW.id <> OLD.id OR NEW.document_id <> OLD.document_id OR NEW.tender_id <> OLD.tender_id
      OR NEW.language <> OLD.language OR NEW.file_name <> OLD.file_name OR NEW.content_type <> OLD.content_type
      OR NEW.byte_count <> OLD.byte_count OR NEW.sha256 <> OLD.sha256 OR NEW.added_by <> OLD.added_by
      OR NEW.added_at <> OLD.added_at
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a
        WHERE a.id = NEW.amendment_id AND a.tender_id = NEW.tender_id AND a.status = 'PROPOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_template_kept` BEFORE DELETE ON `dossier_template` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_template_counted` BEFORE UPDATE ON `dossier_template` FOR EACH ROW
BEGIN
  IF NEW.code <> OLD.code OR NEW.version_count NOT IN (OLD.version_count, OLD.version_count + 1)
      OR (OLD.retired_at IS NOT NULL AND NOT NEW.retired_at <=> OLD.retired_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
  IF NEW.version_count > OLD.version_count AND (NOT EXISTS (SELECT 1 FROM dossier_template_version v
        WHERE v.template_id = NEW.id AND v.version_number = NEW.version_count)
      OR (SELECT COALESCE(SUM(c.weight), 0) FROM dossier_template_criterion c
           WHERE c.template_id = NEW.id AND c.version_number = NEW.version_count) <> 100) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.weights-not-100';
  END IF;
END;

CREATE TRIGGER `tr_dossier_template_criterion_kept` BEFORE DELETE ON `dossier_template_criterion` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_template_criterion_added` BEFORE INSERT ON `dossier_template_criterion` FOR EACH ROW
BEGIN
  IF NEW.version_number <= (SELECT version_count FROM dossier_template WHERE id = NEW.template_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_dossier_template_criterion_fixed` BEFORE UPDATE ON `dossier_template_criterion` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_template_rule_kept` BEFORE DELETE ON `dossier_template_rule` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_template_rule_added` BEFORE INSERT ON `dossier_template_rule` FOR EACH ROW
BEGIN
  IF NEW.version_number <= (SELECT version_count FROM dossier_template WHERE id = NEW.template_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_dossier_template_rule_bounded` BEFORE INSERT ON `dossier_template_rule` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM rule_bound b WHERE b.code = NEW.rule_code
        AND (NEW.value < b.least OR NEW.value > b.most OR NEW.value <> FLOOR(NEW.value))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-value-wrong';
  END IF;
END;

CREATE TRIGGER `tr_dossier_template_rule_fixed` BEFORE UPDATE ON `dossier_template_rule` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_template_version_kept` BEFORE DELETE ON `dossier_template_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_template_version_added` BEFORE INSERT ON `dossier_template_version` FOR EACH ROW
BEGIN
  IF NEW.version_number <> (SELECT version_count + 1 FROM dossier_template WHERE id = NEW.template_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_dossier_template_version_fixed` BEFORE UPDATE ON `dossier_template_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END;

CREATE TRIGGER `tr_dossier_text_kept` BEFORE DELETE ON `dossier_text` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_text_added` BEFORE INSERT ON `dossier_text` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT (tender_status = 'DRAFT' AND NEW.part = 'conditions')
      AND (tender_status <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = NEW.part
          AND c.after_ar = NEW.text_ar COLLATE utf8mb4_bin AND c.after_en = NEW.text_en COLLATE utf8mb4_bin)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_dossier_text_fixed` BEFORE UPDATE ON `dossier_text` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NEW.tender_id <> OLD.tender_id OR NEW.part <> OLD.part
      OR (NOT (tender_status = 'DRAFT' AND NEW.part = 'conditions')
      AND (tender_status <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = NEW.part
          AND c.after_ar = NEW.text_ar COLLATE utf8mb4_bin AND c.after_en = NEW.text_en COLLATE utf8mb4_bin))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_entitlement_told_delete` AFTER DELETE ON `entitlement` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entitlement', CONCAT(OLD.agreement_id, '/', OLD.entity_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(OLD.awarded_quantity), ':', OLD.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(OLD.transferred_quantity), ':', OLD.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(OLD.called_quantity), ':', OLD.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_entitlement_untransferred` AFTER INSERT ON `entitlement` FOR EACH ROW
BEGIN
  IF NEW.transferred_quantity <> 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-differs';
  END IF;
END;

CREATE TRIGGER `tr_entitlement_told_insert` AFTER INSERT ON `entitlement` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entitlement', CONCAT(NEW.agreement_id, '/', NEW.entity_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(NEW.awarded_quantity), ':', NEW.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(NEW.transferred_quantity), ':', NEW.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(NEW.called_quantity), ':', NEW.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), '')), 256));
END;

CREATE TRIGGER `tr_entitlement_fixed` AFTER UPDATE ON `entitlement` FOR EACH ROW
BEGIN
  IF NEW.agreement_id <> OLD.agreement_id OR NEW.entity_id <> OLD.entity_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.awarded_quantity <> OLD.awarded_quantity OR NEW.unit_price <> OLD.unit_price
      OR NEW.currency <> OLD.currency OR NEW.called_quantity < OLD.called_quantity THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.entitlement-immutable';
  END IF;
  IF NEW.transferred_quantity <> OLD.transferred_quantity AND NEW.transferred_quantity <> (
      SELECT COALESCE(SUM(IF(receiver_id = NEW.entity_id, quantity, -quantity)), 0) FROM balance_transfer
       WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id AND status = 'DONE'
         AND NEW.entity_id IN (giver_id, receiver_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-differs';
  END IF;
END;

CREATE TRIGGER `tr_entitlement_told_update` AFTER UPDATE ON `entitlement` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(OLD.awarded_quantity), ':', OLD.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(OLD.transferred_quantity), ':', OLD.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(OLD.called_quantity), ':', OLD.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(NEW.awarded_quantity), ':', NEW.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(NEW.transferred_quantity), ':', NEW.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(NEW.called_quantity), ':', NEW.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'entitlement', CONCAT(NEW.agreement_id, '/', NEW.entity_id, '/', NEW.lot_item_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_entity_ceiling_told_delete` AFTER DELETE ON `entity_ceiling` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entity_ceiling', CONCAT(OLD.round_id, '/', OLD.entity_id), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(OLD.hard), ':', OLD.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_entity_ceiling_delete` BEFORE DELETE ON `entity_ceiling` FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END;

CREATE TRIGGER `tr_entity_ceiling_told_insert` AFTER INSERT ON `entity_ceiling` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entity_ceiling', CONCAT(NEW.round_id, '/', NEW.entity_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(NEW.hard), ':', NEW.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_entity_ceiling_insert` BEFORE INSERT ON `entity_ceiling` FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = NEW.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END;

CREATE TRIGGER `tr_entity_ceiling_told_update` AFTER UPDATE ON `entity_ceiling` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(OLD.hard), ':', OLD.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(NEW.hard), ':', NEW.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'entity_ceiling', CONCAT(NEW.round_id, '/', NEW.entity_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_entity_ceiling_update` BEFORE UPDATE ON `entity_ceiling` FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED')
      OR NEW.round_id <> OLD.round_id OR NEW.entity_id <> OLD.entity_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END;

CREATE TRIGGER `tr_equivalence_group_told_delete` AFTER DELETE ON `equivalence_group` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_group', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_equivalence_group_told_insert` AFTER INSERT ON `equivalence_group` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_group', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), '')), 256));
END;

CREATE TRIGGER `tr_equivalence_group_told_update` AFTER UPDATE ON `equivalence_group` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'equivalence_group', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_equivalence_member_told_delete` AFTER DELETE ON `equivalence_member` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_member', OLD.item_id, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(OLD.group_id), ':', OLD.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(OLD.standard_of), ':', OLD.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_equivalence_member_delete` BEFORE DELETE ON `equivalence_member` FOR EACH ROW
BEGIN
  IF OLD.standard_of IS NOT NULL
      AND EXISTS (SELECT 1 FROM equivalence_member m WHERE m.group_id = OLD.group_id AND m.standard_of IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.standard-missing';
  END IF;
END;

CREATE TRIGGER `tr_equivalence_member_told_insert` AFTER INSERT ON `equivalence_member` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_member', NEW.item_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(NEW.group_id), ':', NEW.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(NEW.standard_of), ':', NEW.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), '')), 256));
END;

CREATE TRIGGER `tr_equivalence_member_insert` BEFORE INSERT ON `equivalence_member` FOR EACH ROW
BEGIN
  IF NEW.standard_of IS NULL
      AND NOT EXISTS (SELECT 1 FROM equivalence_member m WHERE m.standard_of = NEW.group_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.standard-missing';
  END IF;
END;

CREATE TRIGGER `tr_equivalence_member_told_update` AFTER UPDATE ON `equivalence_member` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(OLD.group_id), ':', OLD.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(OLD.standard_of), ':', OLD.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(NEW.group_id), ':', NEW.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(NEW.standard_of), ':', NEW.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'equivalence_member', NEW.item_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_equivalence_member_update` BEFORE UPDATE ON `equivalence_member` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.equivalence-immutable';
END;

CREATE TRIGGER `tr_examination_told_delete` AFTER DELETE ON `examination` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination', CONCAT(OLD.tender_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_examination_kept` BEFORE DELETE ON `examination` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_examination_opened` AFTER INSERT ON `examination` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND status = 'UNDER_EVALUATION'
      AND examination = NEW.number - 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-out-of-turn';
  END IF;
END;

CREATE TRIGGER `tr_examination_told_insert` AFTER INSERT ON `examination` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination', CONCAT(NEW.tender_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_examination_told_update` AFTER UPDATE ON `examination` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'examination', CONCAT(NEW.tender_id, '/', NEW.number), was, told);
  END IF;
END;

CREATE TRIGGER `tr_examination_fixed` BEFORE UPDATE ON `examination` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_examination_bid_told_delete` AFTER DELETE ON `examination_bid` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination_bid', CONCAT(OLD.tender_id, '/', OLD.examination, '/', OLD.bid_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_examination_bid_kept` BEFORE DELETE ON `examination_bid` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_examination_bid_named` AFTER INSERT ON `examination_bid` FOR EACH ROW
BEGIN
  IF NEW.examination <> (SELECT examination + 1 FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END;

CREATE TRIGGER `tr_examination_bid_told_insert` AFTER INSERT ON `examination_bid` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination_bid', CONCAT(NEW.tender_id, '/', NEW.examination, '/', NEW.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_examination_bid_fixed` AFTER UPDATE ON `examination_bid` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_examination_bid_told_update` AFTER UPDATE ON `examination_bid` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'examination_bid', CONCAT(NEW.tender_id, '/', NEW.examination, '/', NEW.bid_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_examination_lot_kept` BEFORE DELETE ON `examination_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_examination_lot_returned` AFTER INSERT ON `examination_lot` FOR EACH ROW
BEGIN
  IF NEW.examination <> (SELECT examination + 1 FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id)
      OR NOT EXISTS (SELECT 1 FROM lot WHERE id = NEW.lot_id AND status = 'ACTIVE') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END;

CREATE TRIGGER `tr_examination_lot_fixed` AFTER UPDATE ON `examination_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_exchange_rate_told_delete` AFTER DELETE ON `exchange_rate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'exchange_rate', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(OLD.units_per_usd), ':', OLD.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_exchange_rate_kept` BEFORE DELETE ON `exchange_rate` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.rate-fixed';
END;

CREATE TRIGGER `tr_exchange_rate_told_insert` AFTER INSERT ON `exchange_rate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'exchange_rate', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(NEW.units_per_usd), ':', NEW.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_exchange_rate_ahead` BEFORE INSERT ON `exchange_rate` FOR EACH ROW
BEGIN
  IF NEW.entered_by IS NOT NULL AND NEW.valid_from <= DATE(DATE_ADD(UTC_TIMESTAMP(), INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.rate-not-ahead';
  END IF;
END;

CREATE TRIGGER `tr_exchange_rate_told_update` AFTER UPDATE ON `exchange_rate` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(OLD.units_per_usd), ':', OLD.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(NEW.units_per_usd), ':', NEW.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'exchange_rate', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_exchange_rate_fixed` BEFORE UPDATE ON `exchange_rate` FOR EACH ROW
BEGIN
  IF NEW.currency <> OLD.currency OR NEW.valid_from <> OLD.valid_from OR NOT (NEW.entered_by <=> OLD.entered_by)
      OR (OLD.entered_by IS NOT NULL AND (NEW.units_per_usd <> OLD.units_per_usd OR NEW.source <> OLD.source)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.rate-fixed';
  END IF;
END;

CREATE TRIGGER `tr_framework_agreement_kept` AFTER DELETE ON `framework_agreement` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.agreement-immutable';
END;

CREATE TRIGGER `tr_framework_agreement_concluded` AFTER INSERT ON `framework_agreement` FOR EACH ROW
BEGIN
  IF (SELECT status FROM award WHERE id = NEW.award_id) <> 'active' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.award-not-active';
  END IF;
END;

CREATE TRIGGER `tr_framework_agreement_of_open` AFTER INSERT ON `framework_agreement` FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) = 'framework' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.competition-concludes-none';
  END IF;
END;

CREATE TRIGGER `tr_framework_agreement_term` AFTER INSERT ON `framework_agreement` FOR EACH ROW
BEGIN
  DECLARE months INT DEFAULT 12;
  SELECT COALESCE(MAX(value), 12) INTO months FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'agreement.months';
  IF NEW.ends_on <> DATE_SUB(DATE_ADD(NEW.starts_on, INTERVAL months MONTH), INTERVAL 1 DAY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.term-not-by-rules';
  END IF;
END;

CREATE TRIGGER `tr_framework_agreement_fixed` AFTER UPDATE ON `framework_agreement` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.agreement-immutable';
END;

CREATE TRIGGER `tr_given_share_on_time` BEFORE INSERT ON `given_share` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF NEW.part = 'BID' AND tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END;

CREATE TRIGGER `tr_given_share_free` BEFORE INSERT ON `given_share` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END;

CREATE TRIGGER `tr_given_share_immutable` BEFORE UPDATE ON `given_share` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.presence-immutable';
END;

CREATE TRIGGER `tr_guarantee_extension_kept` BEFORE DELETE ON `guarantee_extension` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
END;

CREATE TRIGGER `tr_guarantee_extension_fixed` BEFORE UPDATE ON `guarantee_extension` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
END;

CREATE TRIGGER `tr_holiday_told_delete` AFTER DELETE ON `holiday` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday', CONCAT(OLD.state_code, '/', OLD.day), SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_holiday_past` BEFORE DELETE ON `holiday` FOR EACH ROW
BEGIN
  IF OLD.day <= DATE(DATE_ADD(UTC_TIMESTAMP(), INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.holiday-past';
  END IF;
END;

CREATE TRIGGER `tr_holiday_told_insert` AFTER INSERT ON `holiday` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday', CONCAT(NEW.state_code, '/', NEW.day), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_holiday_told_update` AFTER UPDATE ON `holiday` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'holiday', CONCAT(NEW.state_code, '/', NEW.day), was, told);
  END IF;
END;

CREATE TRIGGER `tr_holiday_removal_told_delete` AFTER DELETE ON `holiday_removal` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday_removal', CONCAT(OLD.state_code, '/', OLD.day), SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(OLD.removed_by), ':', OLD.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(OLD.removed_at), ':', OLD.removed_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_holiday_removal_told_insert` AFTER INSERT ON `holiday_removal` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday_removal', CONCAT(NEW.state_code, '/', NEW.day), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(NEW.removed_by), ':', NEW.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(NEW.removed_at), ':', NEW.removed_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_holiday_removal_told_update` AFTER UPDATE ON `holiday_removal` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(OLD.removed_by), ':', OLD.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(OLD.removed_at), ':', OLD.removed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(NEW.removed_by), ':', NEW.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(NEW.removed_at), ':', NEW.removed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'holiday_removal', CONCAT(NEW.state_code, '/', NEW.day), was, told);
  END IF;
END;

CREATE TRIGGER `tr_inbox_message_fixed` AFTER UPDATE ON `inbox_message` FOR EACH ROW
BEGIN
  IF NEW.notice_id <> OLD.notice_id OR NEW.person_id <> OLD.person_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'notification.notice-immutable';
  END IF;
END;

CREATE TRIGGER `tr_issued_report_kept` BEFORE DELETE ON `issued_report` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_issued_report_fixed` BEFORE UPDATE ON `issued_report` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_item_attribute_told_delete` AFTER DELETE ON `item_attribute` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_attribute', CONCAT(OLD.revision_id, '/', OLD.attribute_id), SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(OLD.attribute_id), ':', OLD.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_item_attribute_kept` BEFORE DELETE ON `item_attribute` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END;

CREATE TRIGGER `tr_item_attribute_told_insert` AFTER INSERT ON `item_attribute` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_attribute', CONCAT(NEW.revision_id, '/', NEW.attribute_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(NEW.attribute_id), ':', NEW.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), '')), 256));
END;

CREATE TRIGGER `tr_item_attribute_complete` BEFORE INSERT ON `item_attribute` FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM item_attribute a WHERE a.revision_id = NEW.revision_id)
     >= (SELECT r.attribute_count FROM item_revision r WHERE r.id = NEW.revision_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
  END IF;
END;

CREATE TRIGGER `tr_item_attribute_told_update` AFTER UPDATE ON `item_attribute` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(OLD.attribute_id), ':', OLD.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(NEW.attribute_id), ':', NEW.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'item_attribute', CONCAT(NEW.revision_id, '/', NEW.attribute_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_item_attribute_immutable` BEFORE UPDATE ON `item_attribute` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END;

CREATE TRIGGER `tr_item_file_kept` BEFORE DELETE ON `item_file` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.file-fixed';
END;

CREATE TRIGGER `tr_item_file_fixed` BEFORE UPDATE ON `item_file` FOR EACH ROW
BEGIN
  IF OLD.removed_at IS NOT NULL OR NEW.item_id <> OLD.item_id OR NEW.sha256 <> OLD.sha256
      OR NEW.content_type <> OLD.content_type OR NEW.text_ar <> OLD.text_ar
      OR NEW.text_en <> OLD.text_en THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.file-fixed';
  END IF;
END;

CREATE TRIGGER `tr_item_proposal_kept` BEFORE DELETE ON `item_proposal` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-fixed';
END;

CREATE TRIGGER `tr_item_proposal_fixed` BEFORE UPDATE ON `item_proposal` FOR EACH ROW
BEGIN
  IF OLD.status <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-decided';
  END IF;
  IF NEW.content <> OLD.content OR NEW.reason <> OLD.reason OR NEW.proposed_by <> OLD.proposed_by
      OR COALESCE(NEW.item_id, 0) <> COALESCE(OLD.item_id, 0) OR NEW.category_code <> OLD.category_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-fixed';
  END IF;
END;

CREATE TRIGGER `tr_item_revision_told_delete` AFTER DELETE ON `item_revision` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_revision', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(OLD.description_ar), ':', OLD.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(OLD.description_en), ':', OLD.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(OLD.benchmark_price), ':', OLD.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(OLD.benchmark_currency), ':', OLD.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(OLD.benchmark_date), ':', OLD.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(OLD.benchmark_source_ar), ':', OLD.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(OLD.benchmark_source_en), ':', OLD.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(OLD.attribute_count), ':', OLD.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(OLD.template_edition), ':', OLD.template_edition, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_item_revision_kept` BEFORE DELETE ON `item_revision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END;

CREATE TRIGGER `tr_item_revision_unit` AFTER INSERT ON `item_revision` FOR EACH ROW
BEGIN
  IF NEW.number > 1
      AND EXISTS (SELECT 1 FROM equivalence_member m WHERE m.item_id = NEW.item_id AND m.unit_code <> NEW.unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.unit-tied-to-equivalents';
  END IF;
END;

CREATE TRIGGER `tr_item_revision_added_search` AFTER INSERT ON `item_revision` FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.item_id, SYSDATE(6));
END;

CREATE TRIGGER `tr_item_revision_told_insert` AFTER INSERT ON `item_revision` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_revision', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(NEW.description_ar), ':', NEW.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(NEW.description_en), ':', NEW.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(NEW.benchmark_price), ':', NEW.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(NEW.benchmark_currency), ':', NEW.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(NEW.benchmark_date), ':', NEW.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(NEW.benchmark_source_ar), ':', NEW.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(NEW.benchmark_source_en), ':', NEW.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(NEW.attribute_count), ':', NEW.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(NEW.template_edition), ':', NEW.template_edition, ';'), '')), 256));
END;

CREATE TRIGGER `tr_item_revision_told_update` AFTER UPDATE ON `item_revision` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(OLD.description_ar), ':', OLD.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(OLD.description_en), ':', OLD.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(OLD.benchmark_price), ':', OLD.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(OLD.benchmark_currency), ':', OLD.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(OLD.benchmark_date), ':', OLD.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(OLD.benchmark_source_ar), ':', OLD.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(OLD.benchmark_source_en), ':', OLD.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(OLD.attribute_count), ':', OLD.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(OLD.template_edition), ':', OLD.template_edition, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(NEW.description_ar), ':', NEW.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(NEW.description_en), ':', NEW.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(NEW.benchmark_price), ':', NEW.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(NEW.benchmark_currency), ':', NEW.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(NEW.benchmark_date), ':', NEW.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(NEW.benchmark_source_ar), ':', NEW.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(NEW.benchmark_source_en), ':', NEW.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(NEW.attribute_count), ':', NEW.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(NEW.template_edition), ':', NEW.template_edition, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'item_revision', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_item_revision_immutable` BEFORE UPDATE ON `item_revision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END;

CREATE TRIGGER `tr_item_unit_told_delete` AFTER DELETE ON `item_unit` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_unit', CONCAT(OLD.item_id, '/', OLD.unit_code, '/', OLD.base_unit_code), SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(OLD.base_unit_code), ':', OLD.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_item_unit_exact` AFTER INSERT ON `item_unit` FOR EACH ROW
BEGIN
  IF NEW.denominator <> 1 AND (SELECT is_whole FROM unit_of_measure WHERE code = NEW.base_unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
  IF EXISTS (SELECT 1 FROM item_unit WHERE item_id = NEW.item_id AND unit_code = NEW.base_unit_code
      AND base_unit_code = NEW.unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.unit-other-way';
  END IF;
END;

CREATE TRIGGER `tr_item_unit_told_insert` AFTER INSERT ON `item_unit` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_unit', CONCAT(NEW.item_id, '/', NEW.unit_code, '/', NEW.base_unit_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(NEW.base_unit_code), ':', NEW.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), '')), 256));
END;

CREATE TRIGGER `tr_item_unit_changed` AFTER UPDATE ON `item_unit` FOR EACH ROW
BEGIN
  IF NEW.denominator <> 1 AND (SELECT is_whole FROM unit_of_measure WHERE code = NEW.base_unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
END;

CREATE TRIGGER `tr_item_unit_told_update` AFTER UPDATE ON `item_unit` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(OLD.base_unit_code), ':', OLD.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(NEW.base_unit_code), ':', NEW.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'item_unit', CONCAT(NEW.item_id, '/', NEW.unit_code, '/', NEW.base_unit_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_told_delete` AFTER DELETE ON `joint_tender` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'joint_tender', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(OLD.ocid), ':', OLD.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(OLD.procurement_method), ':', OLD.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(OLD.award_criteria), ':', OLD.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(OLD.minimum_bid_days), ':', OLD.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(OLD.urgency_reason), ':', OLD.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(OLD.deadline_at), ':', OLD.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(OLD.rate_date), ':', OLD.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(OLD.prepared_by), ':', OLD.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(OLD.approved_by), ':', OLD.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(OLD.standstill_until), ':', OLD.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(OLD.two_envelopes), ':', OLD.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_joint_tender_rate_date` AFTER INSERT ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.deadline_at > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
  IF NEW.rate_date NOT BETWEEN DATE(NEW.created_at) - INTERVAL 5 YEAR AND DATE(NEW.created_at) + INTERVAL 5 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rate-date-far';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_told_insert` AFTER INSERT ON `joint_tender` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'joint_tender', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(NEW.ocid), ':', NEW.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(NEW.procurement_method), ':', NEW.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(NEW.award_criteria), ':', NEW.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(NEW.minimum_bid_days), ':', NEW.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(NEW.urgency_reason), ':', NEW.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(NEW.deadline_at), ':', NEW.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(NEW.rate_date), ':', NEW.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(NEW.prepared_by), ':', NEW.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(NEW.approved_by), ':', NEW.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(NEW.standstill_until), ':', NEW.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(NEW.two_envelopes), ':', NEW.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), '')), 256));
END;

CREATE TRIGGER `tr_joint_tender_cancelled` AFTER UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'CANCELLED' THEN
    DELETE FROM given_share WHERE tender_id = NEW.id;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_rate_date_moved` AFTER UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NOT NEW.deadline_at <=> OLD.deadline_at AND NEW.deadline_at > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
  IF NOT NEW.rate_date <=> OLD.rate_date
      AND NEW.rate_date NOT BETWEEN DATE(NEW.created_at) - INTERVAL 5 YEAR AND DATE(NEW.created_at) + INTERVAL 5 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rate-date-far';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_currency` AFTER UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.currency <> OLD.currency AND NEW.currency NOT IN ('SAR', 'AED', 'BHD', 'KWD', 'OMR', 'QAR', 'USD') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.currency-unknown';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_told_update` AFTER UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(OLD.ocid), ':', OLD.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(OLD.procurement_method), ':', OLD.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(OLD.award_criteria), ':', OLD.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(OLD.minimum_bid_days), ':', OLD.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(OLD.urgency_reason), ':', OLD.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(OLD.deadline_at), ':', OLD.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(OLD.rate_date), ':', OLD.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(OLD.prepared_by), ':', OLD.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(OLD.approved_by), ':', OLD.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(OLD.standstill_until), ':', OLD.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(OLD.two_envelopes), ':', OLD.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(NEW.ocid), ':', NEW.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(NEW.procurement_method), ':', NEW.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(NEW.award_criteria), ':', NEW.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(NEW.minimum_bid_days), ':', NEW.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(NEW.urgency_reason), ':', NEW.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(NEW.deadline_at), ':', NEW.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(NEW.rate_date), ':', NEW.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(NEW.prepared_by), ':', NEW.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(NEW.approved_by), ':', NEW.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(NEW.standstill_until), ':', NEW.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(NEW.two_envelopes), ':', NEW.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'joint_tender', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_progress` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' THEN
    IF NEW.approved_by IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.approver-missing';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM lot WHERE tender_id = NEW.id)
        OR EXISTS (SELECT 1 FROM lot l LEFT JOIN lot_item i ON i.lot_id = l.id
                    WHERE l.tender_id = NEW.id AND i.id IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-empty';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT panel FROM panel_member WHERE tender_id = NEW.id
       GROUP BY panel HAVING COUNT(*) >= 3 AND SUM(is_chair) = 1) AS complete;
    IF faults < 2 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.panel-incomplete';
    END IF;
    -- No demand is lost: every endorsed line of the rounds is covered by exactly its quantity,
    -- and every lot item asks for exactly what its allocations sum to.
    SELECT COUNT(*) INTO faults FROM (
      SELECT l.id FROM tender_round tr
        JOIN submission s ON s.round_id = tr.round_id AND s.status = 'ENDORSED'
        JOIN demand_line l ON l.submission_id = s.id
        LEFT JOIN allocation a ON a.demand_line_id = l.id
       WHERE tr.tender_id = NEW.id
       GROUP BY l.id, l.quantity
      HAVING COALESCE(SUM(COALESCE(a.line_quantity, a.quantity)), 0) <> l.quantity) AS uncovered;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.demand-not-covered';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i LEFT JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id
       GROUP BY i.id, i.quantity
      HAVING COALESCE(SUM(a.quantity), 0) <> i.quantity) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.sums-differ';
    END IF;
    IF (SELECT COALESCE(SUM(weight), 0) FROM criterion WHERE tender_id = NEW.id AND kind = 'TECHNICAL') <> 100 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.weights-not-100';
    END IF;
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'PUBLISHED'
      AND NEW.minimum_bid_days < (SELECT value FROM tender_rule WHERE tender_id = NEW.id AND code =
        CASE WHEN NEW.procurement_method = 'framework' THEN 'mini-competition.minimum-days'
          WHEN CHAR_LENGTH(TRIM(COALESCE(NEW.urgency_reason, ''))) > 0
          THEN 'bid.urgent-minimum-days' ELSE 'bid.minimum-days' END) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bid-period-too-short';
  END IF;
  IF OLD.published_at IS NOT NULL AND NEW.deadline_at < OLD.deadline_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-not-earlier';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('CLOSED', 'OPENED') AND UTC_TIMESTAMP(6) < NEW.deadline_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-not-reached';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'AWARDED'
      AND (NEW.standstill_until IS NULL OR UTC_TIMESTAMP(6) < NEW.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_step` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-APPROVED', 'APPROVED-DRAFT',
      'APPROVED-PUBLISHED', 'PUBLISHED-CLOSED', 'CLOSED-OPENED', 'OPENED-UNDER_EVALUATION',
      'UNDER_EVALUATION-RECOMMENDED', 'RECOMMENDED-UNDER_EVALUATION', 'RECOMMENDED-DECIDED', 'DECIDED-STANDSTILL',
      'DECIDED-UNDER_EVALUATION', 'STANDSTILL-AWARDED', 'STANDSTILL-UNDER_EVALUATION', 'UNDER_EVALUATION-AWARDED')
      AND NOT (NEW.status = 'CANCELLED' AND OLD.status <> 'AWARDED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.step';
  END IF;
  IF OLD.status = 'CANCELLED' AND NEW.status <> OLD.status THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.step';
  END IF;
  IF NEW.number <> OLD.number OR NEW.ocid <> OLD.ocid OR NEW.prepared_by <> OLD.prepared_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.identity-fixed';
  END IF;
  -- What bidders have read stays as they read it; the deadline alone may move, and only later.
  IF OLD.status NOT IN ('DRAFT', 'APPROVED') AND (NEW.title_ar <> OLD.title_ar OR NEW.title_en <> OLD.title_en
      OR NEW.procurement_method <> OLD.procurement_method OR NEW.award_criteria <> OLD.award_criteria
      OR NEW.currency <> OLD.currency OR NEW.minimum_bid_days <> OLD.minimum_bid_days
      OR NOT NEW.rate_date <=> OLD.rate_date OR NOT NEW.published_at <=> OLD.published_at
      OR NOT NEW.approved_by <=> OLD.approved_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  IF OLD.status NOT IN ('DRAFT', 'APPROVED', 'PUBLISHED') AND NOT NEW.deadline_at <=> OLD.deadline_at
      OR OLD.opened_at IS NOT NULL AND NOT NEW.opened_at <=> OLD.opened_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  -- An allocation added since the approval shows in the sums. A guard of every new row of that table would
  -- double the time of an aggregation, so it is looked for where the tender goes on.
  IF NEW.status <> OLD.status AND NEW.status IN ('PUBLISHED', 'RECOMMENDED') THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id
       GROUP BY i.id, i.quantity
      HAVING SUM(a.quantity) <> i.quantity) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.sums-differ';
    END IF;
  END IF;
  -- All bids are opened in one act: none is left behind.
  IF NEW.status = 'OPENED' AND OLD.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM bid WHERE tender_id = NEW.id AND status = 'SUBMITTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bids-left-sealed';
  END IF;
  -- The standstill is as long as the tender's rule says, and is never cut short.
  IF NEW.status = 'STANDSTILL' AND OLD.status = 'DECIDED'
      AND (NEW.standstill_until IS NULL OR NEW.standstill_until < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
        + INTERVAL (SELECT COALESCE(MAX(value), 0) FROM tender_rule
                     WHERE tender_id = NEW.id AND code = 'standstill.days') DAY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-too-short';
  END IF;
  IF OLD.status IN ('STANDSTILL', 'AWARDED')
      AND (NEW.standstill_until IS NULL OR NEW.standstill_until < OLD.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-too-short';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_joins` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
         AND j.into_revision_id = i.revision_id AND j.status = 'ACCEPTED'
       WHERE i.tender_id = NEW.id
         AND (i.revision_id = l.revision_id AND a.line_quantity IS NOT NULL
           OR i.revision_id <> l.revision_id AND (j.id IS NULL
             OR a.quantity * j.denominator <> COALESCE(a.line_quantity, a.quantity) * j.numerator))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-not-accepted';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_whole` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code AND u.is_whole
        JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id AND a.line_quantity IS NOT NULL AND a.quantity <> FLOOR(a.quantity)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-fraction';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_consent` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i
        JOIN allocation a ON a.lot_item_id = i.id AND a.line_quantity IS NOT NULL
        JOIN demand_line l ON l.id = a.demand_line_id AND l.revision_id <> i.revision_id
        JOIN submission s ON s.id = l.submission_id
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
        LEFT JOIN join_answer y ON y.request_id = j.id AND y.state_code = s.state_code AND y.answer = 'ACCEPTED'
       WHERE i.tender_id = NEW.id AND y.request_id IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-not-accepted';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_shares_gone` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'OPENED'
      AND EXISTS (SELECT 1 FROM given_share WHERE tender_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.shares-left';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_envelopes` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.two_envelopes <> OLD.two_envelopes AND OLD.status <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  -- No award is recommended while prices that are to be opened are sealed.
  IF NEW.status <> OLD.status AND NEW.status = 'RECOMMENDED' AND NEW.two_envelopes
      AND EXISTS (SELECT 1 FROM opened_bid WHERE tender_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM price_opening WHERE tender_id = NEW.id AND opened_at IS NOT NULL)
      AND (NOT EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = NEW.id)
        OR EXISTS (SELECT 1 FROM technical_result WHERE tender_id = NEW.id AND is_passed)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.prices-sealed';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_amended` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF OLD.status = 'PUBLISHED' AND (NOT NEW.deadline_at <=> OLD.deadline_at OR NEW.status = 'CLOSED')
      AND NOT NEW.deadline_at <=> COALESCE((SELECT a.deadline_after FROM tender_amendment a
        WHERE a.tender_id = NEW.id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.id)), OLD.deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.deadline-by-amendment';
  END IF;
  IF OLD.status = 'PUBLISHED' AND NEW.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM tender_amendment a WHERE a.tender_id = NEW.id AND a.status = 'PUBLISHED')
      AND (SELECT COALESCE(SUM(weight), 100) FROM criterion WHERE tender_id = NEW.id AND kind = 'TECHNICAL') <> 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.weights-not-100';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_low_prices` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status = 'RECOMMENDED' AND OLD.status <> 'RECOMMENDED' AND EXISTS (SELECT 1 FROM lot_ranking r
      JOIN lot l ON l.id = r.lot_id WHERE r.tender_id = NEW.id AND l.status = 'ACTIVE'
      AND r.is_admissible AND r.is_abnormally_low AND r.explanation IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-prices-open';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_levels` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE standing BIGINT;
  DECLARE needed INT;
  DECLARE accepted INT;
  DECLARE by_rule INT;
  IF NEW.status <> OLD.status AND NEW.status IN ('DECIDED', 'STANDSTILL') THEN
    SELECT MAX(id) INTO standing FROM recommendation WHERE current_of = NEW.id;
    IF standing IS NULL THEN
      -- Recommended before the levels came: one committee decided.
      SELECT 1, COUNT(*), 0 INTO needed, accepted, by_rule FROM decision
       WHERE tender_id = NEW.id AND status = 'ADOPTED' AND recommendation_id IS NULL;
      SET accepted = LEAST(accepted, 1);
    ELSE
      SELECT COUNT(*), COALESCE(SUM(EXISTS (SELECT 1 FROM decision d
          WHERE d.status = 'ADOPTED' AND d.id = (SELECT MAX(x.id) FROM decision x
            WHERE x.recommendation_id = standing AND x.level_position = l.position))), 0)
        INTO needed, accepted FROM recommendation_level l WHERE l.recommendation_id = standing;
      SELECT COUNT(*) INTO by_rule
        FROM recommendation m
        JOIN tender_rule r ON r.tender_id = m.tender_id AND r.value <= m.value_sar
        JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        LEFT JOIN recommendation_level l ON l.recommendation_id = m.id AND l.committee_id = c.id
       WHERE m.id = standing AND l.position IS NULL;
    END IF;
    IF needed = 0 OR accepted <> needed OR by_rule > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_documents` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED')
      AND EXISTS (SELECT 1 FROM dossier_edition e JOIN file_scan f ON f.sha256 = e.sha256
        WHERE e.tender_id = NEW.id AND e.added_with = 0 AND f.status IN ('WAITING', 'QUARANTINED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.documents-not-scanned';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_procedure` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE least_invited INT DEFAULT 1;
  DECLARE until DATETIME(6);
  DECLARE least_days INT;
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND NEW.procurement_method <> 'open' THEN
    IF NOT EXISTS (SELECT 1 FROM tender_procedure p
        WHERE p.tender_id = NEW.id AND p.method = NEW.procurement_method) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.procedure-unjustified';
    END IF;
    IF NEW.procurement_method = 'limited' THEN
      SELECT COALESCE(MAX(value), 3) INTO least_invited FROM tender_rule
       WHERE tender_id = NEW.id AND code = 'limited.minimum-invited';
    END IF;
    IF NEW.procurement_method <> 'selective'
        AND (SELECT COUNT(*) FROM tender_invitation i WHERE i.tender_id = NEW.id) < least_invited THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.invited-too-few';
    END IF;
    IF NEW.procurement_method = 'selective' THEN
      IF NOT EXISTS (SELECT 1 FROM prequalification_criterion c WHERE c.tender_id = NEW.id) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.prequalification-incomplete';
      END IF;
      SELECT applications_until INTO until FROM tender_procedure WHERE tender_id = NEW.id;
      SELECT COALESCE(MAX(value), 15) INTO least_days FROM tender_rule
       WHERE tender_id = NEW.id AND code = 'prequalification.minimum-days';
      IF (NEW.status = 'PUBLISHED' AND TIMESTAMPDIFF(DAY, NEW.published_at, until) < least_days)
          OR TIMESTAMPDIFF(DAY, until, NEW.deadline_at) < NEW.minimum_bid_days THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.prequalification-too-short';
      END IF;
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_translated` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND EXISTS (SELECT 1 FROM dossier_text d
      WHERE d.tender_id = NEW.id AND (d.text_ar = '') <> (d.text_en = '')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.translation-missing';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_settled` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE pending BIGINT DEFAULT 0;
  DECLARE active BIGINT DEFAULT 0;
  DECLARE open_lots BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND (NEW.status IN ('AWARDED', 'CANCELLED')
      OR (NEW.status = 'UNDER_EVALUATION' AND OLD.status IN ('STANDSTILL', 'DECIDED'))) THEN
    SELECT COALESCE(SUM(status = 'pending'), 0), COALESCE(SUM(status = 'active'), 0) INTO pending, active
      FROM award WHERE tender_id = NEW.id;
    SELECT COUNT(*) INTO open_lots FROM lot l WHERE l.tender_id = NEW.id AND l.status = 'ACTIVE'
       AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = l.id);
    IF NEW.status = 'CANCELLED' AND active > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.awarded-in-part';
    END IF;
    IF NEW.status = 'AWARDED' AND (pending > 0 OR active = 0 OR open_lots > 0)
        OR NEW.status = 'UNDER_EVALUATION' AND (pending > 0 OR open_lots = 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lots-not-settled';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_examination` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.examination <> OLD.examination THEN
    IF NEW.examination <> OLD.examination + 1 OR NEW.status <> 'UNDER_EVALUATION'
        OR NOT EXISTS (SELECT 1 FROM examination_lot WHERE tender_id = NEW.id AND examination = NEW.examination) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-out-of-turn';
    END IF;
    IF EXISTS (SELECT 1 FROM lot_ranking r
         JOIN examination_lot x ON x.tender_id = NEW.id AND x.examination = NEW.examination AND x.lot_id = r.lot_id
        WHERE NOT EXISTS (SELECT 1 FROM past_ranking p
          WHERE p.lot_id = r.lot_id AND p.bid_id = r.bid_id AND p.examination = OLD.examination)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.ranking-not-kept';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_masked` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('UNDER_EVALUATION', 'RECOMMENDED') AND EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.id AND code = 'evaluation.mask-bidders' AND value >= 1) THEN
    IF OLD.status = 'OPENED' AND EXISTS (SELECT 1 FROM opened_bid o WHERE o.tender_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM bid_mask m WHERE m.bid_id = o.bid_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.masks-missing';
    END IF;
    IF NEW.status = 'RECOMMENDED' AND NOT EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-open';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_quantities` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE in_sar DECIMAL(19,3);
  IF NEW.status <> OLD.status AND NEW.status = 'STANDSTILL' THEN
    IF EXISTS (SELECT 1 FROM quantity_confirmation WHERE open_of = NEW.id)
        OR (EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code = 'quantities.confirmation-days' AND value >= 1)
            AND EXISTS (SELECT 1 FROM award a WHERE a.tender_id = NEW.id AND a.status = 'pending'
                 AND NOT EXISTS (SELECT 1 FROM confirmation_lot l WHERE l.lot_id = a.lot_id))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
    END IF;
    IF EXISTS (SELECT 1 FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id
         JOIN quantity_confirmation c ON c.id = l.confirmation_id
        WHERE a.tender_id = NEW.id AND a.status = 'pending' AND l.outcome <> 'UNCHANGED'
          AND a.recommended_at < c.settled_at) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
    END IF;
    SELECT SUM(a.converted_amount) INTO in_sar
      FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
     WHERE a.tender_id = NEW.id AND a.status = 'pending';
    IF NEW.currency <> 'SAR' THEN
      SELECT ROUND(in_sar * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
        FROM exchange_rate s JOIN exchange_rate o
          ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = NEW.currency AND x.valid_from <= NEW.rate_date)
       WHERE s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = 'SAR' AND x.valid_from <= NEW.rate_date);
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule r JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        WHERE r.tender_id = NEW.id AND r.value <= in_sar
          AND NOT EXISTS (SELECT 1 FROM recommendation m JOIN recommendation_level v ON v.recommendation_id = m.id
                           WHERE m.current_of = NEW.id AND v.committee_id = c.id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_awards` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE least DECIMAL(12,3);
  IF NEW.status <> OLD.status AND NEW.status IN ('RECOMMENDED', 'STANDSTILL') THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id, COALESCE(q.quantity, i.quantity) AS in_force, COALESCE(SUM(x.quantity), 0) AS given FROM lot_item i
        JOIN (SELECT DISTINCT live_lot_id FROM award WHERE tender_id = NEW.id AND live_lot_id IS NOT NULL) v ON v.live_lot_id = i.lot_id
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
        LEFT JOIN (award_item x JOIN award a ON a.id = x.award_id AND a.live_lot_id IS NOT NULL) ON x.lot_item_id = i.id
       GROUP BY i.id, i.quantity, q.quantity) AS items
     WHERE items.in_force <> items.given;
    IF faults = 0 THEN
      SELECT COUNT(*) INTO faults FROM (
        SELECT x.award_id FROM award a JOIN award_item x ON x.award_id = a.id
          LEFT JOIN award_share s ON s.award_id = x.award_id AND s.lot_item_id = x.lot_item_id
         WHERE a.tender_id = NEW.id AND a.status = 'pending'
         GROUP BY x.award_id, x.lot_item_id, x.quantity
        HAVING COALESCE(SUM(s.quantity), 0) <> x.quantity) AS unbalanced;
    END IF;
    IF faults = 0 THEN
      SELECT COUNT(*) INTO faults
        FROM (SELECT s.lot_item_id, s.state_code, SUM(s.quantity) AS quantity
                FROM award a JOIN award_share s ON s.award_id = a.id
               WHERE a.tender_id = NEW.id AND a.status = 'pending' GROUP BY s.lot_item_id, s.state_code) g
        LEFT JOIN (SELECT n.lot_item_id, e.state_code, SUM(COALESCE(y.quantity, n.quantity)) AS quantity
                     FROM lot_item i JOIN allocation n ON n.lot_item_id = i.id
                     LEFT JOIN confirmed_line y ON y.demand_line_id = n.demand_line_id AND y.lot_item_id = n.lot_item_id
                     JOIN demand_line d ON d.id = n.demand_line_id JOIN procuring_entity e ON e.id = d.entity_id
                    WHERE i.tender_id = NEW.id GROUP BY n.lot_item_id, e.state_code) n
          ON n.lot_item_id = g.lot_item_id AND n.state_code = g.state_code
       WHERE NOT n.quantity <=> g.quantity;
    END IF;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.shares-differ';
    END IF;
    SELECT COUNT(*) INTO faults FROM award a
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND a.amount <> (SELECT COALESCE(SUM(x.amount), 0) FROM award_item x WHERE x.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
    END IF;
    SELECT COALESCE(MAX(value), 0) INTO least FROM tender_rule
     WHERE tender_id = NEW.id AND code = 'award.least-share-percent';
    SELECT COUNT(*) INTO faults FROM award a
     WHERE a.tender_id = NEW.id AND a.status = 'pending' AND least > 0
       AND EXISTS (SELECT 1 FROM lot_item i LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
                    WHERE i.lot_id = a.lot_id AND COALESCE(q.quantity, i.quantity) > 0
                      AND NOT EXISTS (SELECT 1 FROM award_item x WHERE x.award_id = a.id AND x.lot_item_id = i.id));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.share-too-small';
    END IF;
    SELECT COUNT(*) INTO faults FROM award a JOIN award_item x ON x.award_id = a.id
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND x.discount_percent <> (SELECT COALESCE(SUM(d.percent), 0) FROM award_discount d WHERE d.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-differs';
    END IF;
    -- A discount applies exactly where no lot of its condition is missing.
    SELECT COUNT(*) INTO faults
      FROM award a
      JOIN bid_discount_lot l ON l.bid_id = a.bid_id AND l.lot_id = a.lot_id AND l.role = 'APPLIES_TO'
      LEFT JOIN award_discount d ON d.award_id = a.id AND d.number = l.number
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND (d.number IS NULL) = (NOT EXISTS (SELECT 1 FROM bid_discount_lot w
             WHERE w.bid_id = l.bid_id AND w.number = l.number AND w.role = 'WHEN_WINNING'
               AND (SELECT CASE WHEN COUNT(*) = 1 THEN MAX(v.bid_id) END FROM award v
                     WHERE v.live_lot_id = w.lot_id) <=> l.bid_id = FALSE));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_security` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status = 'APPROVED' AND OLD.status = 'DRAFT' THEN
    IF (SELECT COUNT(*) FROM tender_rule WHERE tender_id = NEW.id AND value > 0
         AND code IN ('bid-security.percent', 'bid-security.amount')) > 1 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.security-asked-twice';
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND value > 0
         AND code IN ('bid-security.percent', 'bid-security.amount'))
        AND EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code LIKE 'bid-security.form.%')
        AND NOT EXISTS (SELECT 1 FROM tender_rule
             WHERE tender_id = NEW.id AND code LIKE 'bid-security.form.%' AND value > 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.security-without-form';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_competition` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE least INT DEFAULT 2;
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND NEW.procurement_method = 'framework' THEN
    SELECT COALESCE(MAX(value), 2) INTO least FROM tender_rule
     WHERE tender_id = NEW.id AND code = 'mini-competition.minimum-suppliers';
    -- A supplier competes for whole lots.
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.lot_id, s.supplier_id
        FROM (SELECT DISTINCT supplier_id FROM agreement_ceiling WHERE tender_id = NEW.id) AS s
        JOIN lot_item i ON i.tender_id = NEW.id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = i.id AND c.supplier_id = s.supplier_id
       GROUP BY i.lot_id, s.supplier_id
      HAVING COUNT(c.lot_item_id) NOT IN (0, COUNT(*))) AS partly;
    IF faults > 0 OR EXISTS (SELECT 1 FROM tender_invitation v WHERE v.tender_id = NEW.id
          AND NOT EXISTS (SELECT 1 FROM agreement_ceiling c WHERE c.tender_id = NEW.id AND c.supplier_id = v.supplier_id))
        OR EXISTS (SELECT 1 FROM agreement_ceiling c WHERE c.tender_id = NEW.id
          AND (NOT EXISTS (SELECT 1 FROM tender_invitation v WHERE v.tender_id = NEW.id AND v.supplier_id = c.supplier_id)
            OR NOT EXISTS (SELECT 1 FROM framework_agreement f WHERE f.id = c.agreement_id
              AND DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN f.starts_on AND f.ends_on))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreements-changed';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT l.id FROM lot l
        LEFT JOIN lot_item i ON i.lot_id = l.id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = i.id
       WHERE l.tender_id = NEW.id
       GROUP BY l.id
      HAVING COUNT(DISTINCT c.supplier_id) < least) AS narrow;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.competition-too-narrow';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT c.agreement_id, c.agreement_item_id, d.entity_id
        FROM agreement_ceiling c
        JOIN allocation a ON a.lot_item_id = c.lot_item_id
        JOIN demand_line d ON d.id = a.demand_line_id
        LEFT JOIN entitlement e ON e.agreement_id = c.agreement_id AND e.lot_item_id = c.agreement_item_id
              AND e.entity_id = d.entity_id
       WHERE c.tender_id = NEW.id
       GROUP BY c.agreement_id, c.agreement_item_id, d.entity_id, e.awarded_quantity, e.transferred_quantity,
                e.called_quantity
      HAVING SUM(a.quantity) > COALESCE(e.awarded_quantity + e.transferred_quantity - e.called_quantity, 0)) AS lacking;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreement-balance-short';
    END IF;
  END IF;
  -- What it awards is ordered, all of it, before it ends.
  IF NEW.status <> OLD.status AND NEW.status = 'AWARDED' AND NEW.procurement_method = 'framework' THEN
    SELECT COUNT(*) INTO faults FROM award a WHERE a.tender_id = NEW.id AND a.status = 'active'
       AND (SELECT COALESCE(SUM(x.quantity), 0) FROM award_allocation x WHERE x.award_id = a.id)
        <> (SELECT COALESCE(SUM(o.quantity), 0) FROM call_off k JOIN call_off_line o ON o.call_off_id = k.id
             WHERE k.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.award-not-ordered';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_examiners` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM panel_member m
       WHERE m.tender_id = NEW.id AND m.panel = 'EXAMINATION'
         AND (m.person_id = COALESCE(NEW.approved_by, 0) OR EXISTS (
           SELECT 1 FROM audit_entry e
            WHERE e.object_type = 'tender' AND e.object_id = CONCAT(NEW.id)
              AND e.person_id = m.person_id AND e.acting_as = 'CENTRAL_BUYER'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.examiner-prepared';
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_expertise` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' THEN
    IF (SELECT COUNT(*) FROM panel_member
         WHERE tender_id = NEW.id AND panel = 'EXAMINATION' AND NOT is_alternate) < 3 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.panel-incomplete';
    END IF;
    IF (SELECT COUNT(DISTINCT expertise) FROM panel_member
         WHERE tender_id = NEW.id AND panel = 'EXAMINATION' AND NOT is_alternate) < 3 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.expertise-missing';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_joint_tender_alternatives` BEFORE UPDATE ON `joint_tender` FOR EACH ROW
BEGIN
  IF NEW.status = 'RECOMMENDED' AND OLD.status <> 'RECOMMENDED' AND EXISTS (SELECT 1 FROM lot_ranking r
      JOIN bid_alternative a ON a.bid_id = r.bid_id AND a.lot_id = r.lot_id
      JOIN lot l ON l.id = r.lot_id AND l.status = 'ACTIVE'
      WHERE r.tender_id = NEW.id AND r.rank_position = 1
        AND NOT EXISTS (SELECT 1 FROM alternative_decision d WHERE d.lot_id = r.lot_id AND d.bid_id = r.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternatives-open';
  END IF;
END;

CREATE TRIGGER `tr_join_answer_told_delete` AFTER DELETE ON `join_answer` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_answer', CONCAT(OLD.request_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(OLD.request_id), ':', OLD.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_join_answer_kept` BEFORE DELETE ON `join_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-final';
END;

CREATE TRIGGER `tr_join_answer_told_insert` AFTER INSERT ON `join_answer` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_answer', CONCAT(NEW.request_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(NEW.request_id), ':', NEW.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_join_answer_given` AFTER UPDATE ON `join_answer` FOR EACH ROW
BEGIN
  IF OLD.answer IS NOT NULL OR NEW.state_code <> OLD.state_code OR NEW.request_id <> OLD.request_id
      OR (SELECT status FROM join_request WHERE id = OLD.request_id) <> 'ASKED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-final';
  END IF;
  IF UTC_TIMESTAMP(6) >= (SELECT answer_until FROM join_request WHERE id = OLD.request_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-late';
  END IF;
END;

CREATE TRIGGER `tr_join_answer_told_update` AFTER UPDATE ON `join_answer` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(OLD.request_id), ':', OLD.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(NEW.request_id), ':', NEW.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'join_answer', CONCAT(NEW.request_id, '/', NEW.state_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_join_request_told_delete` AFTER DELETE ON `join_request` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_request', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(OLD.into_revision_id), ':', OLD.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(OLD.open_for), ':', OLD.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_join_request_asked` AFTER INSERT ON `join_request` FOR EACH ROW
BEGIN
  IF NEW.status <> 'ASKED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.not-all-accepted';
  END IF;
  IF EXISTS (SELECT 1 FROM join_request WHERE round_id = NEW.round_id
      AND (open_for = NEW.into_revision_id OR into_revision_id = NEW.revision_id AND open_for IS NOT NULL)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.join-chain';
  END IF;
END;

CREATE TRIGGER `tr_join_request_whole` AFTER INSERT ON `join_request` FOR EACH ROW
BEGIN
  IF NEW.is_whole <> (SELECT u.is_whole FROM item_revision r JOIN unit_of_measure u ON u.code = r.unit_code
                       WHERE r.id = NEW.into_revision_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
END;

CREATE TRIGGER `tr_join_request_told_insert` AFTER INSERT ON `join_request` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_request', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(NEW.into_revision_id), ':', NEW.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(NEW.open_for), ':', NEW.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256));
END;

CREATE TRIGGER `tr_join_request_told_update` AFTER UPDATE ON `join_request` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(OLD.into_revision_id), ':', OLD.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(OLD.open_for), ':', OLD.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(NEW.into_revision_id), ':', NEW.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(NEW.open_for), ':', NEW.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'join_request', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_join_request_status` BEFORE UPDATE ON `join_request` FOR EACH ROW
BEGIN
  IF NEW.round_id <> OLD.round_id OR NEW.revision_id <> OLD.revision_id OR NEW.into_revision_id <> OLD.into_revision_id
      OR NEW.numerator <> OLD.numerator OR NEW.denominator <> OLD.denominator OR NEW.answer_until <> OLD.answer_until
      OR OLD.status IN ('DECLINED', 'WITHDRAWN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.request-fixed';
  END IF;
  IF NEW.status = 'ACCEPTED' AND (NOT EXISTS (SELECT 1 FROM join_answer WHERE request_id = NEW.id)
      OR EXISTS (SELECT 1 FROM join_answer WHERE request_id = NEW.id AND COALESCE(answer, '') <> 'ACCEPTED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.not-all-accepted';
  END IF;
  IF NEW.status <> OLD.status AND (SELECT status FROM demand_round WHERE id = NEW.round_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.round-not-closed';
  END IF;
END;

CREATE TRIGGER `tr_join_request_whole_fixed` BEFORE UPDATE ON `join_request` FOR EACH ROW
BEGIN
  IF NEW.is_whole <> OLD.is_whole THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.request-fixed';
  END IF;
END;

CREATE TRIGGER `tr_kept_release_kept` BEFORE DELETE ON `kept_release` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.release-kept';
END;

CREATE TRIGGER `tr_kept_release_fixed` BEFORE UPDATE ON `kept_release` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.release-kept';
END;

CREATE TRIGGER `tr_key_share_told_delete` AFTER DELETE ON `key_share` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'key_share', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(OLD.custodian), ':', OLD.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(OLD.opening_key_id), ':', OLD.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_key_share_kept` BEFORE DELETE ON `key_share` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_key_share_ceremony` AFTER INSERT ON `key_share` FOR EACH ROW
BEGIN
  DECLARE needed INT;
  DECLARE planned INT;
  DECLARE given INT;
  DECLARE states INT;
  DECLARE largest INT;
  SELECT threshold, share_count INTO needed, planned FROM tender_key WHERE tender_id = NEW.tender_id;
  IF NEW.share_number > planned THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
  END IF;
  IF (NEW.person_id IS NULL) <> (planned = 1) OR (NEW.person_id IS NOT NULL AND needed < 2) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.share-alone';
  END IF;
  IF NEW.person_id IS NOT NULL THEN
    SELECT SUM(n), SUM(state_code IS NOT NULL), MAX(n) INTO given, states, largest FROM (
      SELECT state_code, COUNT(*) AS n FROM key_share WHERE tender_id = NEW.tender_id GROUP BY state_code) AS held;
    IF given = planned AND (states < 2 OR largest >= needed) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.opening-one-state';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_key_share_told_insert` AFTER INSERT ON `key_share` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'key_share', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(NEW.custodian), ':', NEW.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(NEW.opening_key_id), ':', NEW.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256));
END;

CREATE TRIGGER `tr_key_share_told_update` AFTER UPDATE ON `key_share` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(OLD.custodian), ':', OLD.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(OLD.opening_key_id), ':', OLD.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(NEW.custodian), ':', NEW.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(NEW.opening_key_id), ':', NEW.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'key_share', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_key_share_immutable` BEFORE UPDATE ON `key_share` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_learned_conflict_told_delete` AFTER DELETE ON `learned_conflict` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'learned_conflict', CONCAT(OLD.tender_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_learned_conflict_kept` BEFORE DELETE ON `learned_conflict` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-fixed';
END;

CREATE TRIGGER `tr_learned_conflict_effect` AFTER INSERT ON `learned_conflict` FOR EACH ROW
BEGIN
  INSERT INTO vote_set_aside (vote_id, tender_id, person_id)
  SELECT v.id, NEW.tender_id, NEW.person_id FROM vote v JOIN decision d ON d.id = v.decision_id
   WHERE d.tender_id = NEW.tender_id AND d.status = 'OPEN' AND v.person_id = NEW.person_id;
  INSERT INTO review_vote_set_aside (draft_id, person_id, tender_id)
  SELECT v.draft_id, NEW.person_id, NEW.tender_id
    FROM review_vote v JOIN review_draft d ON d.id = v.draft_id JOIN complaint c ON c.id = d.complaint_id
   WHERE c.tender_id = NEW.tender_id AND d.status = 'OPEN' AND v.person_id = NEW.person_id;
  DELETE FROM given_share WHERE tender_id = NEW.tender_id AND person_id = NEW.person_id;
END;

CREATE TRIGGER `tr_learned_conflict_told_insert` AFTER INSERT ON `learned_conflict` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'learned_conflict', CONCAT(NEW.tender_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_learned_conflict_in_part` BEFORE INSERT ON `learned_conflict` FOR EACH ROW
BEGIN
  IF NEW.part = 'COMMITTEE' AND NOT EXISTS (SELECT 1 FROM decision d
       JOIN committee_member m ON m.committee_id = d.committee_id AND m.person_id = NEW.person_id
      WHERE d.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-a-member';
  END IF;
  IF NEW.part = 'OPENING' AND NOT EXISTS (SELECT 1 FROM panel_member m
       JOIN joint_tender t ON t.id = m.tender_id
       LEFT JOIN price_opening p ON p.tender_id = t.id
      WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.person_id AND m.panel = 'OPENING'
        AND (t.status IN ('PUBLISHED', 'CLOSED')
          OR (t.two_envelopes AND t.status IN ('OPENED', 'UNDER_EVALUATION') AND p.opened_at IS NULL))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.nothing-to-open';
  END IF;
  IF NEW.part = 'REVIEW' AND NOT EXISTS (SELECT 1 FROM complaint c
       JOIN role_grant g ON g.person_id = NEW.person_id AND g.role = 'REVIEW_MEMBER'
      WHERE c.tender_id = NEW.tender_id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
END;

CREATE TRIGGER `tr_learned_conflict_told_update` AFTER UPDATE ON `learned_conflict` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'learned_conflict', CONCAT(NEW.tender_id, '/', NEW.person_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_learned_conflict_fixed` BEFORE UPDATE ON `learned_conflict` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-fixed';
END;

CREATE TRIGGER `tr_lot_told_delete` AFTER DELETE ON `lot` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_lot_kept` BEFORE DELETE ON `lot` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_added` AFTER INSERT ON `lot` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_told_insert` AFTER INSERT ON `lot` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), '')), 256));
END;

CREATE TRIGGER `tr_lot_fixed` AFTER UPDATE ON `lot` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.number <> OLD.number OR NEW.tender_id <> OLD.tender_id
      OR NOT (NEW.title_ar = OLD.title_ar COLLATE utf8mb4_bin AND NEW.title_en = OLD.title_en COLLATE utf8mb4_bin) THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = OLD.tender_id;
    IF tender_status <> 'DRAFT' AND (tender_status <> 'PUBLISHED' OR NEW.number <> OLD.number
        OR NEW.tender_id <> OLD.tender_id
        OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
          WHERE a.tender_id = NEW.tender_id
            AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
            AND c.part = CONCAT('lot.', NEW.id, '.title')
            AND c.after_ar = NEW.title_ar COLLATE utf8mb4_bin AND c.after_en = NEW.title_en COLLATE utf8mb4_bin)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_lot_told_update` AFTER UPDATE ON `lot` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'lot', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_lot_item_kept` BEFORE DELETE ON `lot_item` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_item_added` AFTER INSERT ON `lot_item` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_item_fixed` AFTER UPDATE ON `lot_item` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_opt_out_kept` BEFORE DELETE ON `lot_opt_out` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_lot_opt_out_added` BEFORE INSERT ON `lot_opt_out` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM confirmation_state WHERE confirmation_id = NEW.confirmation_id
      AND state_code = NEW.state_code AND status = 'WAITING' AND UTC_TIMESTAMP(6) < answer_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END;

CREATE TRIGGER `tr_lot_opt_out_alone` BEFORE INSERT ON `lot_opt_out` FOR EACH ROW
BEGIN
  -- Held, so that no quantity is confirmed while the opt-out is written.
  DECLARE state_status VARCHAR(10);
  SELECT status INTO state_status FROM confirmation_state
   WHERE confirmation_id = NEW.confirmation_id AND state_code = NEW.state_code FOR UPDATE;
  IF EXISTS (SELECT 1 FROM state_quantity q JOIN lot_item i ON i.id = q.lot_item_id
      WHERE q.confirmation_id = NEW.confirmation_id AND q.state_code = NEW.state_code
        AND i.lot_id = NEW.lot_id AND q.confirmed <> 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.opted-out';
  END IF;
END;

CREATE TRIGGER `tr_lot_opt_out_fixed` BEFORE UPDATE ON `lot_opt_out` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_lot_ranking_told_delete` AFTER DELETE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot_ranking', CONCAT(OLD.lot_id, '/', OLD.bid_id), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(OLD.exclusion), ':', OLD.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(OLD.bid_total), ':', OLD.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(OLD.bid_currency), ':', OLD.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(OLD.converted_total), ':', OLD.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(OLD.evaluated_price), ':', OLD.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(OLD.technical_score), ':', OLD.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(OLD.price_score), ':', OLD.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(OLD.final_score), ':', OLD.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(OLD.rank_position), ':', OLD.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(OLD.tie_rule), ':', OLD.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(OLD.is_abnormally_low), ':', OLD.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(OLD.explanation), ':', OLD.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_lot_ranking_kept` BEFORE DELETE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_settled_kept` BEFORE DELETE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = OLD.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_added` AFTER INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_settled_added` AFTER INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_arithmetic_added` AFTER INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  IF NEW.exclusion = 'ARITHMETIC' AND NOT COALESCE((SELECT is_excluded FROM arithmetic_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-undecided';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_alternative_added` AFTER INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  IF NEW.is_alternative AND NOT COALESCE((SELECT is_accepted FROM alternative_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-undecided';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_told_insert` AFTER INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot_ranking', CONCAT(NEW.lot_id, '/', NEW.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(NEW.exclusion), ':', NEW.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(NEW.bid_total), ':', NEW.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(NEW.bid_currency), ':', NEW.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(NEW.converted_total), ':', NEW.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(NEW.evaluated_price), ':', NEW.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(NEW.technical_score), ':', NEW.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(NEW.price_score), ':', NEW.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(NEW.final_score), ':', NEW.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(NEW.rank_position), ':', NEW.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(NEW.tie_rule), ':', NEW.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(NEW.is_abnormally_low), ':', NEW.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(NEW.explanation), ':', NEW.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), '')), 256));
END;

CREATE TRIGGER `tr_lot_ranking_numbered` BEFORE INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
END;

CREATE TRIGGER `tr_lot_ranking_masked` BEFORE INSERT ON `lot_ranking` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'evaluation.mask-bidders' AND value >= 1)
      AND NOT EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-open';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_arithmetic` AFTER UPDATE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF NEW.exclusion = 'ARITHMETIC' AND NOT COALESCE((SELECT is_excluded FROM arithmetic_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-undecided';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_alternative` AFTER UPDATE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF NEW.is_alternative AND NOT COALESCE((SELECT is_accepted FROM alternative_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-undecided';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_told_update` AFTER UPDATE ON `lot_ranking` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(OLD.exclusion), ':', OLD.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(OLD.bid_total), ':', OLD.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(OLD.bid_currency), ':', OLD.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(OLD.converted_total), ':', OLD.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(OLD.evaluated_price), ':', OLD.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(OLD.technical_score), ':', OLD.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(OLD.price_score), ':', OLD.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(OLD.final_score), ':', OLD.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(OLD.rank_position), ':', OLD.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(OLD.tie_rule), ':', OLD.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(OLD.is_abnormally_low), ':', OLD.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(OLD.explanation), ':', OLD.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(NEW.exclusion), ':', NEW.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(NEW.bid_total), ':', NEW.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(NEW.bid_currency), ':', NEW.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(NEW.converted_total), ':', NEW.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(NEW.evaluated_price), ':', NEW.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(NEW.technical_score), ':', NEW.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(NEW.price_score), ':', NEW.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(NEW.final_score), ':', NEW.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(NEW.rank_position), ':', NEW.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(NEW.tie_rule), ':', NEW.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(NEW.is_abnormally_low), ':', NEW.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(NEW.explanation), ':', NEW.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'lot_ranking', CONCAT(NEW.lot_id, '/', NEW.bid_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_frozen` BEFORE UPDATE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_settled` BEFORE UPDATE ON `lot_ranking` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = OLD.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END;

CREATE TRIGGER `tr_lot_ranking_renumbered` BEFORE UPDATE ON `lot_ranking` FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
END;

CREATE TRIGGER `tr_lot_requirement_kept` BEFORE DELETE ON `lot_requirement` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_requirement_added` AFTER INSERT ON `lot_requirement` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_requirement_fixed` AFTER UPDATE ON `lot_requirement` FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id
      OR (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_step_kept` BEFORE DELETE ON `lot_step` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-step-kept';
END;

CREATE TRIGGER `tr_lot_step_added` AFTER INSERT ON `lot_step` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_lot_step_fixed` BEFORE UPDATE ON `lot_step` FOR EACH ROW
BEGIN
  IF OLD.undone_at IS NOT NULL OR NEW.tender_id <> OLD.tender_id OR NEW.number <> OLD.number OR NEW.act <> OLD.act
      OR NEW.layout_before <> OLD.layout_before OR NEW.person_id <> OLD.person_id OR NEW.at <> OLD.at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-step-kept';
  END IF;
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_low_price_answer_kept` BEFORE DELETE ON `low_price_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END;

CREATE TRIGGER `tr_low_price_answer_given` BEFORE INSERT ON `low_price_answer` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE question_due DATETIME(6);
  DECLARE decided INT;
  SELECT t.status, q.due_at,
         (SELECT COUNT(*) FROM low_price_decision d
           WHERE d.lot_id = q.lot_id AND d.bid_id = q.bid_id AND d.examination >= q.examination
             AND d.is_alternative = q.is_alternative)
    INTO tender_status, question_due, decided
    FROM low_price_question q JOIN joint_tender t ON t.id = q.tender_id WHERE q.id = NEW.question_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF decided > 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-decided';
  END IF;
  IF UTC_TIMESTAMP(6) >= question_due THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.answer-late';
  END IF;
END;

CREATE TRIGGER `tr_low_price_answer_fixed` BEFORE UPDATE ON `low_price_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END;

CREATE TRIGGER `tr_low_price_decision_kept` BEFORE DELETE ON `low_price_decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END;

CREATE TRIGGER `tr_low_price_decision_added` AFTER INSERT ON `low_price_decision` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_low_price_decision_flagged` AFTER INSERT ON `low_price_decision` FOR EACH ROW
BEGIN
  IF NOT COALESCE((SELECT is_abnormally_low FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-flagged';
  END IF;
END;

CREATE TRIGGER `tr_low_price_decision_alternative` AFTER INSERT ON `low_price_decision` FOR EACH ROW
BEGIN
  IF NOT NEW.is_accepted AND EXISTS (SELECT 1 FROM lot_ranking
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND is_alternative) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-in-force';
  END IF;
END;

CREATE TRIGGER `tr_low_price_decision_numbered` BEFORE INSERT ON `low_price_decision` FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
  SET NEW.is_alternative = COALESCE((SELECT is_alternative FROM lot_ranking
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE);
END;

CREATE TRIGGER `tr_low_price_decision_heard` BEFORE INSERT ON `low_price_decision` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM low_price_question q JOIN joint_tender t ON t.id = q.tender_id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.examination = t.examination
        AND q.is_alternative = NEW.is_alternative) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-unheard';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.is_alternative = NEW.is_alternative
        AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END;

CREATE TRIGGER `tr_low_price_decision_priced` BEFORE INSERT ON `low_price_decision` FOR EACH ROW
BEGIN
  SET NEW.price = (SELECT converted_total FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id);
END;

CREATE TRIGGER `tr_low_price_decision_fixed` BEFORE UPDATE ON `low_price_decision` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END;

CREATE TRIGGER `tr_low_price_question_kept` BEFORE DELETE ON `low_price_question` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END;

CREATE TRIGGER `tr_low_price_question_put` BEFORE INSERT ON `low_price_question` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = current_number;
  SET NEW.is_alternative = COALESCE((SELECT is_alternative FROM lot_ranking
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE);
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF current_number > 1 AND NOT EXISTS (SELECT 1 FROM examination_lot
      WHERE tender_id = NEW.tender_id AND examination = current_number AND lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.lot-not-examined';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND is_abnormally_low) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-flagged';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND examination = current_number
        AND is_alternative = NEW.is_alternative) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-decided';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.is_alternative = NEW.is_alternative
        AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END;

CREATE TRIGGER `tr_low_price_question_priced` BEFORE INSERT ON `low_price_question` FOR EACH ROW
BEGIN
  SET NEW.price = (SELECT converted_total FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id);
END;

CREATE TRIGGER `tr_low_price_question_fixed` BEFORE UPDATE ON `low_price_question` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END;

CREATE TRIGGER `tr_mail_moves` AFTER UPDATE ON `mail` FOR EACH ROW
BEGIN
  IF NEW.message_id <> OLD.message_id OR NEW.inbox_message_id <> OLD.inbox_message_id
      OR OLD.status IN ('SENT', 'KEPT') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'notification.mail-done';
  END IF;
END;

CREATE TRIGGER `tr_meeting_told_delete` AFTER DELETE ON `meeting` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(OLD.starts_at), ':', OLD.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(OLD.minutes_planned), ':', OLD.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(OLD.mode), ':', OLD.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(OLD.place), ':', OLD.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(OLD.pack, 256)), ':', SHA2(OLD.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(OLD.sequence), ':', OLD.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(OLD.called_by), ':', OLD.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(OLD.called_at), ':', OLD.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(OLD.minutes_sha256), ':', OLD.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(OLD.minutes, 256)), ':', SHA2(OLD.minutes, 256), ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_meeting_kept` BEFORE DELETE ON `meeting` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
END;

CREATE TRIGGER `tr_meeting_told_insert` AFTER INSERT ON `meeting` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(NEW.starts_at), ':', NEW.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(NEW.minutes_planned), ':', NEW.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(NEW.mode), ':', NEW.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(NEW.place), ':', NEW.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(NEW.pack, 256)), ':', SHA2(NEW.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(NEW.sequence), ':', NEW.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(NEW.called_by), ':', NEW.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(NEW.called_at), ':', NEW.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(NEW.minutes_sha256), ':', NEW.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(NEW.minutes, 256)), ':', SHA2(NEW.minutes, 256), ';'), '')), 256));
END;

CREATE TRIGGER `tr_meeting_told_update` AFTER UPDATE ON `meeting` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(OLD.starts_at), ':', OLD.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(OLD.minutes_planned), ':', OLD.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(OLD.mode), ':', OLD.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(OLD.place), ':', OLD.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(OLD.pack, 256)), ':', SHA2(OLD.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(OLD.sequence), ':', OLD.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(OLD.called_by), ':', OLD.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(OLD.called_at), ':', OLD.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(OLD.minutes_sha256), ':', OLD.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(OLD.minutes, 256)), ':', SHA2(OLD.minutes, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(NEW.starts_at), ':', NEW.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(NEW.minutes_planned), ':', NEW.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(NEW.mode), ':', NEW.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(NEW.place), ':', NEW.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(NEW.pack, 256)), ':', SHA2(NEW.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(NEW.sequence), ':', NEW.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(NEW.called_by), ':', NEW.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(NEW.called_at), ':', NEW.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(NEW.minutes_sha256), ':', NEW.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(NEW.minutes, 256)), ':', SHA2(NEW.minutes, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_meeting_fixed` BEFORE UPDATE ON `meeting` FOR EACH ROW
BEGIN
  IF OLD.status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
  IF NEW.committee_id <> OLD.committee_id OR NEW.pack_sha256 <> OLD.pack_sha256
      OR BINARY NEW.pack <> BINARY OLD.pack OR NEW.called_by <> OLD.called_by OR NEW.called_at <> OLD.called_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.pack-immutable';
  END IF;
END;

CREATE TRIGGER `tr_meeting_attendance_told_delete` AFTER DELETE ON `meeting_attendance` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_attendance', CONCAT(OLD.meeting_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(OLD.is_present), ':', OLD.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_meeting_attendance_kept` BEFORE DELETE ON `meeting_attendance` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
END;

CREATE TRIGGER `tr_meeting_attendance_told_insert` AFTER INSERT ON `meeting_attendance` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_attendance', CONCAT(NEW.meeting_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(NEW.is_present), ':', NEW.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_meeting_attendance_added` BEFORE INSERT ON `meeting_attendance` FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END;

CREATE TRIGGER `tr_meeting_attendance_told_update` AFTER UPDATE ON `meeting_attendance` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(OLD.is_present), ':', OLD.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(NEW.is_present), ':', NEW.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting_attendance', CONCAT(NEW.meeting_id, '/', NEW.state_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_meeting_attendance_changed` BEFORE UPDATE ON `meeting_attendance` FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = OLD.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' OR NEW.meeting_id <> OLD.meeting_id OR NEW.state_code <> OLD.state_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END;

CREATE TRIGGER `tr_meeting_item_told_delete` AFTER DELETE ON `meeting_item` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_item', CONCAT(OLD.meeting_id, '/', OLD.position), SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(OLD.live_decision_id), ':', OLD.live_decision_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_meeting_item_kept` BEFORE DELETE ON `meeting_item` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.pack-immutable';
END;

CREATE TRIGGER `tr_meeting_item_added` AFTER INSERT ON `meeting_item` FOR EACH ROW
BEGIN
  IF NEW.live_decision_id IS NULL OR (SELECT status FROM decision WHERE id = NEW.decision_id) <> 'OPEN'
      OR (SELECT status FROM meeting WHERE id = NEW.meeting_id) <> 'CALLED'
      OR NOT EXISTS (SELECT 1 FROM meeting m JOIN decision d ON d.id = NEW.decision_id
        WHERE m.id = NEW.meeting_id AND LOCATE(d.document_sha256, m.pack) > 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-on-agenda';
  END IF;
END;

CREATE TRIGGER `tr_meeting_item_told_insert` AFTER INSERT ON `meeting_item` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_item', CONCAT(NEW.meeting_id, '/', NEW.position), NULL, SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(NEW.live_decision_id), ':', NEW.live_decision_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_meeting_item_told_update` AFTER UPDATE ON `meeting_item` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(OLD.live_decision_id), ':', OLD.live_decision_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(NEW.live_decision_id), ':', NEW.live_decision_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting_item', CONCAT(NEW.meeting_id, '/', NEW.position), was, told);
  END IF;
END;

CREATE TRIGGER `tr_meeting_item_fixed` BEFORE UPDATE ON `meeting_item` FOR EACH ROW
BEGIN
  IF NEW.meeting_id <> OLD.meeting_id OR NEW.position <> OLD.position OR NEW.decision_id <> OLD.decision_id
      OR NEW.live_decision_id IS NOT NULL
      OR (SELECT status FROM meeting WHERE id = OLD.meeting_id) = 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.pack-immutable';
  END IF;
END;

CREATE TRIGGER `tr_meeting_remark_told_delete` AFTER DELETE ON `meeting_remark` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_remark', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_meeting_remark_kept` BEFORE DELETE ON `meeting_remark` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END;

CREATE TRIGGER `tr_meeting_remark_told_insert` AFTER INSERT ON `meeting_remark` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_remark', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_meeting_remark_added` BEFORE INSERT ON `meeting_remark` FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END;

CREATE TRIGGER `tr_meeting_remark_told_update` AFTER UPDATE ON `meeting_remark` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting_remark', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_meeting_remark_fixed` BEFORE UPDATE ON `meeting_remark` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END;

CREATE TRIGGER `tr_member_state_told_delete` AFTER DELETE ON `member_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'member_state', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(OLD.official_name_ar), ':', OLD.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(OLD.official_name_en), ':', OLD.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(OLD.vat_percent), ':', OLD.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(OLD.weekend_first), ':', OLD.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(OLD.weekend_second), ':', OLD.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(OLD.zone), ':', OLD.zone, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_member_state_told_insert` AFTER INSERT ON `member_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'member_state', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(NEW.official_name_ar), ':', NEW.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(NEW.official_name_en), ':', NEW.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(NEW.vat_percent), ':', NEW.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(NEW.weekend_first), ':', NEW.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(NEW.weekend_second), ':', NEW.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(NEW.zone), ':', NEW.zone, ';'), '')), 256));
END;

CREATE TRIGGER `tr_member_state_told_update` AFTER UPDATE ON `member_state` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(OLD.official_name_ar), ':', OLD.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(OLD.official_name_en), ':', OLD.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(OLD.vat_percent), ':', OLD.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(OLD.weekend_first), ':', OLD.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(OLD.weekend_second), ':', OLD.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(OLD.zone), ':', OLD.zone, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(NEW.official_name_ar), ':', NEW.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(NEW.official_name_en), ':', NEW.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(NEW.vat_percent), ':', NEW.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(NEW.weekend_first), ':', NEW.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(NEW.weekend_second), ':', NEW.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(NEW.zone), ':', NEW.zone, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'member_state', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_notice_immutable` BEFORE UPDATE ON `notice` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'notification.notice-immutable';
END;

CREATE TRIGGER `tr_opened_bid_told_delete` AFTER DELETE ON `opened_bid` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_bid', OLD.bid_id, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(OLD.validity_days), ':', OLD.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(OLD.has_security), ':', OLD.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(OLD.most_lots), ':', OLD.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(OLD.most_value), ':', OLD.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(OLD.prices_sha256), ':', OLD.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(OLD.prices_opened_at), ':', OLD.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(OLD.is_price_unreadable), ':', OLD.is_price_unreadable, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_opened_bid_kept` BEFORE DELETE ON `opened_bid` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_opened_bid_envelopes` AFTER INSERT ON `opened_bid` FOR EACH ROW
BEGIN
  IF (SELECT two_envelopes FROM joint_tender WHERE id = NEW.tender_id) <> (NEW.prices_sha256 IS NOT NULL)
      OR (NEW.prices_sha256 IS NOT NULL AND (NEW.currency IS NOT NULL OR NEW.most_lots IS NOT NULL
        OR NEW.most_value IS NOT NULL OR NEW.prices_opened_at IS NOT NULL)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-envelopes';
  END IF;
END;

CREATE TRIGGER `tr_opened_bid_told_insert` AFTER INSERT ON `opened_bid` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_bid', NEW.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(NEW.validity_days), ':', NEW.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(NEW.has_security), ':', NEW.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(NEW.most_lots), ':', NEW.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(NEW.most_value), ':', NEW.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(NEW.prices_sha256), ':', NEW.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(NEW.prices_opened_at), ':', NEW.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(NEW.is_price_unreadable), ':', NEW.is_price_unreadable, ';'), '')), 256));
END;

CREATE TRIGGER `tr_opened_bid_at_opening` BEFORE INSERT ON `opened_bid` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-before-deadline';
  END IF;
  IF tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END;

CREATE TRIGGER `tr_opened_bid_security` BEFORE INSERT ON `opened_bid` FOR EACH ROW
BEGIN
  IF NEW.has_security AND NOT EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.tender_id AND value > 0
      AND code IN ('bid-security.percent', 'bid-security.amount')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.security-not-asked';
  END IF;
END;

CREATE TRIGGER `tr_opened_bid_told_update` AFTER UPDATE ON `opened_bid` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(OLD.validity_days), ':', OLD.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(OLD.has_security), ':', OLD.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(OLD.most_lots), ':', OLD.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(OLD.most_value), ':', OLD.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(OLD.prices_sha256), ':', OLD.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(OLD.prices_opened_at), ':', OLD.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(OLD.is_price_unreadable), ':', OLD.is_price_unreadable, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(NEW.validity_days), ':', NEW.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(NEW.has_security), ':', NEW.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(NEW.most_lots), ':', NEW.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(NEW.most_value), ':', NEW.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(NEW.prices_sha256), ':', NEW.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(NEW.prices_opened_at), ':', NEW.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(NEW.is_price_unreadable), ':', NEW.is_price_unreadable, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opened_bid', NEW.bid_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_opened_bid_immutable` BEFORE UPDATE ON `opened_bid` FOR EACH ROW
BEGIN
  IF OLD.prices_sha256 IS NULL OR OLD.prices_opened_at IS NOT NULL OR NEW.prices_opened_at IS NULL
      OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.version_id <> OLD.version_id
      OR NEW.is_gcc_origin <> OLD.is_gcc_origin OR NEW.validity_days <> OLD.validity_days
      OR NEW.has_security <> OLD.has_security OR NEW.statement <> OLD.statement OR NEW.opened_at <> OLD.opened_at
      OR NOT NEW.prices_sha256 <=> OLD.prices_sha256 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
END;

CREATE TRIGGER `tr_opened_document_told_delete` AFTER DELETE ON `opened_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_document', OLD.document_id, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(OLD.content_key, 256)), ':', SHA2(OLD.content_key, 256), ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_opened_document_kept` BEFORE DELETE ON `opened_document` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_opened_document_told_insert` AFTER INSERT ON `opened_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_document', NEW.document_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(NEW.content_key, 256)), ':', SHA2(NEW.content_key, 256), ';'), '')), 256));
END;

CREATE TRIGGER `tr_opened_document_at_opening` BEFORE INSERT ON `opened_document` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NEW.part = 'BID' AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (NOT two OR tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NEW.part = 'PRICES' AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_version_document d JOIN opened_bid o ON o.version_id = d.version_id
      WHERE d.document_id = NEW.document_id AND o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END;

CREATE TRIGGER `tr_opened_document_told_update` AFTER UPDATE ON `opened_document` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(OLD.content_key, 256)), ':', SHA2(OLD.content_key, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(NEW.content_key, 256)), ':', SHA2(NEW.content_key, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opened_document', NEW.document_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_opened_document_immutable` BEFORE UPDATE ON `opened_document` FOR EACH ROW
BEGIN
  IF OLD.scan_status NOT IN ('WAITING', 'UNSCANNED') OR NEW.document_id <> OLD.document_id
      OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.part <> OLD.part
      OR NEW.position <> OLD.position OR NEW.file_name <> OLD.file_name OR NEW.content_type <> OLD.content_type
      OR NEW.byte_count <> OLD.byte_count OR NEW.sha256 <> OLD.sha256 OR NEW.content_key <> OLD.content_key THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
END;

CREATE TRIGGER `tr_opened_estimate_told_delete` AFTER DELETE ON `opened_estimate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_estimate', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_opened_estimate_kept` BEFORE DELETE ON `opened_estimate` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_opened_estimate_told_insert` AFTER INSERT ON `opened_estimate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_estimate', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_opened_estimate_after_deadline` BEFORE INSERT ON `opened_estimate` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_deadline DATETIME(6);
  SELECT two_envelopes, deadline_at INTO two, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-before-deadline';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END;

CREATE TRIGGER `tr_opened_estimate_told_update` AFTER UPDATE ON `opened_estimate` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opened_estimate', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_opened_estimate_immutable` BEFORE UPDATE ON `opened_estimate` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_opening_key_told_delete` AFTER DELETE ON `opening_key` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_key', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(OLD.fingerprint), ':', OLD.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(OLD.locked_private_keyset, 256)), ':', SHA2(OLD.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(OLD.derivation), ':', OLD.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(OLD.passphrase_changed_at), ':', OLD.passphrase_changed_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_opening_key_kept` BEFORE DELETE ON `opening_key` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-key-immutable';
END;

CREATE TRIGGER `tr_opening_key_told_insert` AFTER INSERT ON `opening_key` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_key', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(NEW.fingerprint), ':', NEW.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(NEW.locked_private_keyset, 256)), ':', SHA2(NEW.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(NEW.derivation), ':', NEW.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(NEW.passphrase_changed_at), ':', NEW.passphrase_changed_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_opening_key_told_update` AFTER UPDATE ON `opening_key` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(OLD.fingerprint), ':', OLD.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(OLD.locked_private_keyset, 256)), ':', SHA2(OLD.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(OLD.derivation), ':', OLD.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(OLD.passphrase_changed_at), ':', OLD.passphrase_changed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(NEW.fingerprint), ':', NEW.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(NEW.locked_private_keyset, 256)), ':', SHA2(NEW.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(NEW.derivation), ':', NEW.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(NEW.passphrase_changed_at), ':', NEW.passphrase_changed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opening_key', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_opening_key_fixed` BEFORE UPDATE ON `opening_key` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.public_keyset <> OLD.public_keyset
      OR NEW.fingerprint <> OLD.fingerprint OR NEW.created_at <> OLD.created_at
      OR (NEW.current_of IS NOT NULL AND OLD.current_of IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-key-immutable';
  END IF;
END;

CREATE TRIGGER `tr_opening_presence_told_delete` AFTER DELETE ON `opening_presence` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_presence', CONCAT(OLD.tender_id, '/', OLD.person_id, '/', OLD.part), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(OLD.present_at), ':', OLD.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_opening_presence_kept` BEFORE DELETE ON `opening_presence` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.presence-immutable';
END;

CREATE TRIGGER `tr_opening_presence_told_insert` AFTER INSERT ON `opening_presence` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_presence', CONCAT(NEW.tender_id, '/', NEW.person_id, '/', NEW.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(NEW.present_at), ':', NEW.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), '')), 256));
END;

CREATE TRIGGER `tr_opening_presence_on_time` BEFORE INSERT ON `opening_presence` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF NEW.part = 'BID' AND tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END;

CREATE TRIGGER `tr_opening_presence_free` BEFORE INSERT ON `opening_presence` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END;

CREATE TRIGGER `tr_opening_presence_told_update` AFTER UPDATE ON `opening_presence` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(OLD.present_at), ':', OLD.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(NEW.present_at), ':', NEW.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opening_presence', CONCAT(NEW.tender_id, '/', NEW.person_id, '/', NEW.part), was, told);
  END IF;
END;

CREATE TRIGGER `tr_opening_presence_immutable` BEFORE UPDATE ON `opening_presence` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.presence-immutable';
END;

CREATE TRIGGER `tr_opening_record_kept` BEFORE DELETE ON `opening_record` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.record-frozen';
END;

CREATE TRIGGER `tr_opening_record_opened` BEFORE INSERT ON `opening_record` FOR EACH ROW
BEGIN
  IF NEW.part = 'BID' AND (SELECT opened_at FROM joint_tender WHERE id = NEW.tender_id) IS NULL
      OR NEW.part = 'PRICES' AND (SELECT opened_at FROM price_opening WHERE tender_id = NEW.tender_id) IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.record-too-early';
  END IF;
END;

CREATE TRIGGER `tr_opening_record_fixed` BEFORE UPDATE ON `opening_record` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.record-frozen';
END;

CREATE TRIGGER `tr_panel_member_kept` AFTER DELETE ON `panel_member` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_panel_member_independent` AFTER INSERT ON `panel_member` FOR EACH ROW
BEGIN
  IF NEW.person_id = (SELECT prepared_by FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.preparer-on-panel';
  END IF;
END;

CREATE TRIGGER `tr_panel_member_added` AFTER INSERT ON `panel_member` FOR EACH ROW
BEGIN
  IF NEW.called_at IS NOT NULL OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_panel_member_still_independent` AFTER UPDATE ON `panel_member` FOR EACH ROW
BEGIN
  IF NEW.person_id = (SELECT prepared_by FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.preparer-on-panel';
  END IF;
END;

CREATE TRIGGER `tr_panel_member_fixed` AFTER UPDATE ON `panel_member` FOR EACH ROW
BEGIN
  DECLARE at_status VARCHAR(20);
  SELECT status INTO at_status FROM joint_tender WHERE id = OLD.tender_id;
  IF NEW.tender_id <> OLD.tender_id
      OR (at_status = 'DRAFT' AND NEW.called_at IS NOT NULL)
      OR (at_status <> 'DRAFT' AND (at_status NOT IN ('OPENED', 'UNDER_EVALUATION')
        OR NEW.person_id <> OLD.person_id OR NEW.panel <> OLD.panel
        OR NOT NEW.expertise <=> OLD.expertise OR NOT NEW.position <=> OLD.position
        OR (NEW.is_alternate <> OLD.is_alternate) = (NEW.is_chair <> OLD.is_chair)
        OR (NEW.is_alternate = OLD.is_alternate AND NOT NEW.called_at <=> OLD.called_at)
        OR NEW.is_alternate > OLD.is_alternate)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_alternate < OLD.is_alternate
      AND (SELECT COUNT(*) FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.called_at IS NOT NULL)
        > (SELECT COUNT(*) FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id AND d.is_out) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_chair < OLD.is_chair
      AND NOT EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id
                         AND d.person_id = NEW.person_id AND d.is_out) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_chair > OLD.is_chair
      AND (EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.panel = NEW.panel
                      AND m.is_chair AND m.person_id <> NEW.person_id)
        OR EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id
                      AND d.person_id = NEW.person_id AND d.is_out)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
END;

CREATE TRIGGER `tr_password_link_told_delete` AFTER DELETE ON `password_link` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'password_link', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(OLD.used_at), ':', OLD.used_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_password_link_told_insert` AFTER INSERT ON `password_link` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'password_link', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(NEW.used_at), ':', NEW.used_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_password_link_made` BEFORE INSERT ON `password_link` FOR EACH ROW
BEGIN
  IF NEW.used_at IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM account_proposal p
       WHERE p.id = NEW.proposal_id AND p.status = 'CONFIRMED' AND p.person_id = NEW.person_id AND p.kind IN ('OPEN_ACCOUNT', 'RESET_PASSWORD')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_password_link_told_update` AFTER UPDATE ON `password_link` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(OLD.used_at), ':', OLD.used_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(NEW.used_at), ':', NEW.used_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'password_link', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_password_link_fixed` BEFORE UPDATE ON `password_link` FOR EACH ROW
BEGIN
  IF NEW.person_id <> OLD.person_id OR NEW.proposal_id <> OLD.proposal_id OR NEW.expires_at <> OLD.expires_at OR OLD.used_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
END;

CREATE TRIGGER `tr_past_ranking_kept` BEFORE DELETE ON `past_ranking` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_past_ranking_true` AFTER INSERT ON `past_ranking` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lot_ranking r JOIN joint_tender t ON t.id = r.tender_id
      WHERE r.lot_id = NEW.lot_id AND r.bid_id = NEW.bid_id AND r.tender_id = NEW.tender_id
        AND t.examination = NEW.examination AND r.is_admissible = NEW.is_admissible AND r.exclusion <=> NEW.exclusion
        AND r.bid_total = NEW.bid_total AND r.bid_currency = NEW.bid_currency
        AND r.converted_total = NEW.converted_total AND r.evaluated_price = NEW.evaluated_price
        AND r.technical_score = NEW.technical_score AND r.price_score = NEW.price_score
        AND r.final_score = NEW.final_score AND r.rank_position <=> NEW.rank_position
        AND r.tie_rule <=> NEW.tie_rule AND r.is_abnormally_low = NEW.is_abnormally_low
        AND r.explanation <=> NEW.explanation AND r.draw_seed <=> NEW.draw_seed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END;

CREATE TRIGGER `tr_past_ranking_fixed` AFTER UPDATE ON `past_ranking` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END;

CREATE TRIGGER `tr_performance_guarantee_kept` BEFORE DELETE ON `performance_guarantee` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
END;

CREATE TRIGGER `tr_performance_guarantee_due` BEFORE INSERT ON `performance_guarantee` FOR EACH ROW
BEGIN
  DECLARE award_status VARCHAR(15);
  DECLARE due DECIMAL(19,3);
  DECLARE due_currency CHAR(3);
  DECLARE last_day DATE;
  SELECT a.status, ROUND(a.amount * COALESCE(MAX(r.value), 0) / 100, c.decimals), a.currency, MAX(f.ends_on)
    INTO award_status, due, due_currency, last_day
    FROM award a JOIN currency c ON c.code = a.currency
    LEFT JOIN tender_rule r ON r.tender_id = a.tender_id AND r.code = 'performance-guarantee.percent'
    LEFT JOIN framework_agreement f ON f.award_id = a.id
   WHERE a.id = NEW.award_id
   GROUP BY a.status, a.amount, c.decimals, a.currency;
  IF NEW.status <> 'HELD' OR award_status <> 'active' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.award-not-active';
  END IF;
  IF NEW.currency <> due_currency OR NEW.amount < due THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.less-than-due';
  END IF;
  IF NEW.valid_until < last_day THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.ends-too-early';
  END IF;
END;

CREATE TRIGGER `tr_performance_guarantee_life` BEFORE UPDATE ON `performance_guarantee` FOR EACH ROW
BEGIN
  IF NEW.award_id <> OLD.award_id OR NEW.bank <> OLD.bank OR NEW.reference <> OLD.reference OR NEW.document <> OLD.document
      OR NEW.amount <> OLD.amount OR NEW.currency <> OLD.currency OR NEW.registered_by <> OLD.registered_by
      OR NEW.registered_at <> OLD.registered_at OR NEW.valid_until < OLD.valid_until OR OLD.status <> 'HELD' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
  END IF;
  IF NEW.valid_until <> OLD.valid_until AND NOT EXISTS (SELECT 1 FROM guarantee_extension
      WHERE guarantee_id = NEW.id AND valid_before = OLD.valid_until AND valid_after = NEW.valid_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
  END IF;
END;

CREATE TRIGGER `tr_person_told_delete` AFTER DELETE ON `person` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'person', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(OLD.password_hash), ':', OLD.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(OLD.is_demo), ':', OLD.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(OLD.one_time_until), ':', OLD.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(OLD.blocked_at), ':', OLD.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(OLD.blocked_reason), ':', OLD.blocked_reason, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_person_told_insert` AFTER INSERT ON `person` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'person', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(NEW.password_hash), ':', NEW.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(NEW.is_demo), ':', NEW.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(NEW.one_time_until), ':', NEW.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(NEW.blocked_at), ':', NEW.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(NEW.blocked_reason), ':', NEW.blocked_reason, ';'), '')), 256));
END;

CREATE TRIGGER `tr_person_email_own` BEFORE INSERT ON `person` FOR EACH ROW
BEGIN
  IF NEW.is_email_shared THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.email-taken';
  END IF;
END;

CREATE TRIGGER `tr_person_feed_ends` AFTER UPDATE ON `person` FOR EACH ROW
BEGIN
  IF (NEW.blocked_at IS NOT NULL AND OLD.blocked_at IS NULL)
      OR NOT (NEW.password_hash <=> OLD.password_hash) THEN
    DELETE FROM calendar_feed WHERE person_id = NEW.id;
  END IF;
END;

CREATE TRIGGER `tr_person_told_update` AFTER UPDATE ON `person` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(OLD.password_hash), ':', OLD.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(OLD.is_demo), ':', OLD.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(OLD.one_time_until), ':', OLD.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(OLD.blocked_at), ':', OLD.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(OLD.blocked_reason), ':', OLD.blocked_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(NEW.password_hash), ':', NEW.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(NEW.is_demo), ':', NEW.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(NEW.one_time_until), ':', NEW.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(NEW.blocked_at), ':', NEW.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(NEW.blocked_reason), ':', NEW.blocked_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'person', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_person_email_stays_own` BEFORE UPDATE ON `person` FOR EACH ROW
BEGIN
  IF NEW.is_email_shared AND (NOT OLD.is_email_shared OR LOWER(TRIM(NEW.email)) <> LOWER(TRIM(OLD.email))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.email-taken';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_answer_told_delete` AFTER DELETE ON `prequalification_answer` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_answer', CONCAT(OLD.application_id, '/', OLD.criterion_id), SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_prequalification_answer_kept` BEFORE DELETE ON `prequalification_answer` FOR EACH ROW
BEGIN
  IF UTC_TIMESTAMP(6) >= (SELECT applications_until FROM tender_procedure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_answer_given` AFTER INSERT ON `prequalification_answer` FOR EACH ROW
BEGIN
  IF UTC_TIMESTAMP(6) >= (SELECT applications_until FROM tender_procedure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_answer_told_insert` AFTER INSERT ON `prequalification_answer` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_answer', CONCAT(NEW.application_id, '/', NEW.criterion_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), '')), 256));
END;

CREATE TRIGGER `tr_prequalification_answer_told_update` AFTER UPDATE ON `prequalification_answer` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_answer', CONCAT(NEW.application_id, '/', NEW.criterion_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_prequalification_answer_fixed` BEFORE UPDATE ON `prequalification_answer` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
END;

CREATE TRIGGER `tr_prequalification_application_told_delete` AFTER DELETE ON `prequalification_application` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_application', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(OLD.applied_by), ':', OLD.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_prequalification_application_kept` BEFORE DELETE ON `prequalification_application` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.application-step';
END;

CREATE TRIGGER `tr_prequalification_application_made` AFTER INSERT ON `prequalification_application` FOR EACH ROW
BEGIN
  DECLARE supplier_status VARCHAR(20);
  IF NEW.status <> 'APPLIED' OR NOT EXISTS (SELECT 1 FROM tender_procedure p JOIN joint_tender t ON t.id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND t.status = 'PUBLISHED' AND t.procurement_method = 'selective'
        AND UTC_TIMESTAMP(6) < p.applications_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
  SELECT status INTO supplier_status FROM supplier WHERE id = NEW.supplier_id LOCK IN SHARE MODE;
  IF supplier_status <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
  IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = NEW.supplier_id AND d.status = 'CONFIRMED'
      AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_application_told_insert` AFTER INSERT ON `prequalification_application` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_application', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(NEW.applied_by), ':', NEW.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_prequalification_application_told_update` AFTER UPDATE ON `prequalification_application` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(OLD.applied_by), ':', OLD.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(NEW.applied_by), ':', NEW.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_application', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_prequalification_application_step` BEFORE UPDATE ON `prequalification_application` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id
      OR CONCAT(OLD.status, '-', NEW.status) NOT IN ('APPLIED-APPLIED', 'APPLIED-WITHDRAWN', 'WITHDRAWN-APPLIED',
        'APPLIED-QUALIFIED', 'APPLIED-NOT_QUALIFIED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.application-step';
  END IF;
  IF NEW.status IN ('APPLIED', 'WITHDRAWN') AND NOT EXISTS (SELECT 1 FROM tender_procedure p
      JOIN joint_tender t ON t.id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < p.applications_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
  IF NEW.status IN ('QUALIFIED', 'NOT_QUALIFIED') AND (NEW.statement <> OLD.statement
      OR NEW.applied_at <> OLD.applied_at OR NEW.applied_by <> OLD.applied_by
      OR NOT EXISTS (SELECT 1 FROM tender_procedure p
        JOIN prequalification_finding f ON f.tender_id = p.tender_id
        WHERE p.tender_id = NEW.tender_id AND p.concluded_at IS NOT NULL AND f.application_id = NEW.id
          AND f.confirmed_by IS NOT NULL AND f.is_qualified = (NEW.status = 'QUALIFIED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.application-step';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_check_told_delete` AFTER DELETE ON `prequalification_check` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_check', CONCAT(OLD.application_id, '/', OLD.criterion_id), SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(OLD.is_met), ':', OLD.is_met, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_prequalification_check_kept` BEFORE DELETE ON `prequalification_check` FOR EACH ROW
BEGIN
  IF (SELECT confirmed_by FROM prequalification_finding WHERE application_id = OLD.application_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_check_told_insert` AFTER INSERT ON `prequalification_check` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_check', CONCAT(NEW.application_id, '/', NEW.criterion_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(NEW.is_met), ':', NEW.is_met, ';'), '')), 256));
END;

CREATE TRIGGER `tr_prequalification_check_made` BEFORE INSERT ON `prequalification_check` FOR EACH ROW
BEGIN
  IF (SELECT confirmed_by FROM prequalification_finding WHERE application_id = NEW.application_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_check_told_update` AFTER UPDATE ON `prequalification_check` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(OLD.is_met), ':', OLD.is_met, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(NEW.is_met), ':', NEW.is_met, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_check', CONCAT(NEW.application_id, '/', NEW.criterion_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_prequalification_check_fixed` BEFORE UPDATE ON `prequalification_check` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
END;

CREATE TRIGGER `tr_prequalification_criterion_told_delete` AFTER DELETE ON `prequalification_criterion` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_criterion', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_prequalification_criterion_kept` BEFORE DELETE ON `prequalification_criterion` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_criterion_added` AFTER INSERT ON `prequalification_criterion` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_criterion_told_insert` AFTER INSERT ON `prequalification_criterion` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_criterion', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_prequalification_criterion_told_update` AFTER UPDATE ON `prequalification_criterion` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_criterion', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_prequalification_criterion_fixed` BEFORE UPDATE ON `prequalification_criterion` FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_finding_told_delete` AFTER DELETE ON `prequalification_finding` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_finding', OLD.application_id, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(OLD.is_qualified), ':', OLD.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_prequalification_finding_kept` BEFORE DELETE ON `prequalification_finding` FOR EACH ROW
BEGIN
  IF OLD.confirmed_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_finding_seated` AFTER INSERT ON `prequalification_finding` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.proposed_by
                AND m.is_alternate) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_finding_told_insert` AFTER INSERT ON `prequalification_finding` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_finding', NEW.application_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(NEW.is_qualified), ':', NEW.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_prequalification_finding_proposed` BEFORE INSERT ON `prequalification_finding` FOR EACH ROW
BEGIN
  IF NEW.confirmed_by IS NOT NULL OR NOT EXISTS (SELECT 1 FROM tender_procedure p
      JOIN joint_tender t ON t.id = p.tender_id
      JOIN prequalification_application a ON a.tender_id = t.id
      WHERE t.id = NEW.tender_id AND t.status = 'PUBLISHED' AND p.applications_until <= UTC_TIMESTAMP(6)
        AND p.concluded_at IS NULL AND a.id = NEW.application_id AND a.status = 'APPLIED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.not-decidable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id
      AND m.person_id = NEW.proposed_by AND m.panel = 'EXAMINATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_finding_still_seated` AFTER UPDATE ON `prequalification_finding` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.confirmed_by
                AND m.is_alternate) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END;

CREATE TRIGGER `tr_prequalification_finding_told_update` AFTER UPDATE ON `prequalification_finding` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(OLD.is_qualified), ':', OLD.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(NEW.is_qualified), ':', NEW.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_finding', NEW.application_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_prequalification_finding_confirmed` BEFORE UPDATE ON `prequalification_finding` FOR EACH ROW
BEGIN
  DECLARE met INT;
  DECLARE unmet INT;
  IF OLD.confirmed_by IS NOT NULL OR NEW.confirmed_by IS NULL OR NEW.application_id <> OLD.application_id
      OR NEW.tender_id <> OLD.tender_id OR NEW.is_qualified <> OLD.is_qualified OR NEW.reason_ar <> OLD.reason_ar
      OR NEW.reason_en <> OLD.reason_en OR NEW.proposed_by <> OLD.proposed_by
      OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
  IF NEW.confirmed_by = NEW.proposed_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.four-eyes';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id
      AND m.person_id = NEW.confirmed_by AND m.panel = 'EXAMINATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
  SELECT COALESCE(SUM(is_met), 0), COALESCE(SUM(NOT is_met), 0) INTO met, unmet
    FROM prequalification_check WHERE application_id = NEW.application_id;
  IF met + unmet <> (SELECT COUNT(*) FROM prequalification_criterion c WHERE c.tender_id = NEW.tender_id)
      OR NEW.is_qualified <> (unmet = 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.checks-incomplete';
  END IF;
END;

CREATE TRIGGER `tr_price_break_told_delete` AFTER DELETE ON `price_break` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_break', CONCAT(OLD.item_id, '/', OLD.quantity_from), SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(OLD.quantity_from), ':', OLD.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_price_break_told_insert` AFTER INSERT ON `price_break` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_break', CONCAT(NEW.item_id, '/', NEW.quantity_from), NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(NEW.quantity_from), ':', NEW.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_price_break_told_update` AFTER UPDATE ON `price_break` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(OLD.quantity_from), ':', OLD.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(NEW.quantity_from), ':', NEW.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_break', CONCAT(NEW.item_id, '/', NEW.quantity_from), was, told);
  END IF;
END;

CREATE TRIGGER `tr_price_key_told_delete` AFTER DELETE ON `price_key` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_key', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_price_key_kept` BEFORE DELETE ON `price_key` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_price_key_added` AFTER INSERT ON `price_key` FOR EACH ROW
BEGIN
  IF (SELECT threshold FROM tender_key WHERE tender_id = NEW.tender_id) < 2 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.share-alone';
  END IF;
END;

CREATE TRIGGER `tr_price_key_told_insert` AFTER INSERT ON `price_key` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_key', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_price_key_told_update` AFTER UPDATE ON `price_key` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_key', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_price_key_immutable` BEFORE UPDATE ON `price_key` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_price_opening_told_delete` AFTER DELETE ON `price_opening` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_opening', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(OLD.meets_at), ':', OLD.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(OLD.announced_by), ':', OLD.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_price_opening_kept` BEFORE DELETE ON `price_opening` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_price_opening_announced` AFTER INSERT ON `price_opening` FOR EACH ROW
BEGIN
  IF NEW.opened_at IS NOT NULL OR NEW.meets_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
      + INTERVAL (SELECT COALESCE(MAX(value), 0) FROM tender_rule
                   WHERE tender_id = NEW.tender_id AND code = 'price-opening.notice-days') DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END;

CREATE TRIGGER `tr_price_opening_told_insert` AFTER INSERT ON `price_opening` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_opening', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(NEW.meets_at), ':', NEW.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(NEW.announced_by), ':', NEW.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_price_opening_told_update` AFTER UPDATE ON `price_opening` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(OLD.meets_at), ':', OLD.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(OLD.announced_by), ':', OLD.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(NEW.meets_at), ':', NEW.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(NEW.announced_by), ':', NEW.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_opening', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_price_opening_opens` BEFORE UPDATE ON `price_opening` FOR EACH ROW
BEGIN
  IF OLD.opened_at IS NOT NULL OR NEW.opened_at IS NULL OR NEW.tender_id <> OLD.tender_id OR NEW.meets_at <> OLD.meets_at
      OR NEW.announced_by <> OLD.announced_by OR NEW.announced_at <> OLD.announced_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF UTC_TIMESTAMP(6) < OLD.meets_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF EXISTS (SELECT 1 FROM given_share WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.shares-left';
  END IF;
  IF EXISTS (SELECT 1 FROM technical_result r JOIN opened_bid o ON o.bid_id = r.bid_id
      WHERE r.tender_id = NEW.tender_id AND r.is_passed AND o.prices_opened_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bids-left-sealed';
  END IF;
END;

CREATE TRIGGER `tr_price_opening_free` BEFORE UPDATE ON `price_opening` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.opened_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END;

CREATE TRIGGER `tr_price_share_told_delete` AFTER DELETE ON `price_share` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_share', CONCAT(OLD.tender_id, '/', OLD.share_number), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_price_share_kept` BEFORE DELETE ON `price_share` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_price_share_told_insert` AFTER INSERT ON `price_share` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_share', CONCAT(NEW.tender_id, '/', NEW.share_number), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256));
END;

CREATE TRIGGER `tr_price_share_told_update` AFTER UPDATE ON `price_share` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_share', CONCAT(NEW.tender_id, '/', NEW.share_number), was, told);
  END IF;
END;

CREATE TRIGGER `tr_price_share_immutable` BEFORE UPDATE ON `price_share` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_procedure_ground_told_delete` AFTER DELETE ON `procedure_ground` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procedure_ground', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_procedure_ground_told_insert` AFTER INSERT ON `procedure_ground` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procedure_ground', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_procedure_ground_told_update` AFTER UPDATE ON `procedure_ground` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'procedure_ground', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_procuring_entity_told_delete` AFTER DELETE ON `procuring_entity` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procuring_entity', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(OLD.closed_reason), ':', OLD.closed_reason, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_procuring_entity_kept` BEFORE DELETE ON `procuring_entity` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.never-deleted';
END;

CREATE TRIGGER `tr_procuring_entity_told_insert` AFTER INSERT ON `procuring_entity` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procuring_entity', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(NEW.closed_reason), ':', NEW.closed_reason, ';'), '')), 256));
END;

CREATE TRIGGER `tr_procuring_entity_told_update` AFTER UPDATE ON `procuring_entity` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(OLD.closed_reason), ':', OLD.closed_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(NEW.closed_reason), ':', NEW.closed_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'procuring_entity', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_procuring_entity_identity` BEFORE UPDATE ON `procuring_entity` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.state_code <> OLD.state_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
END;

CREATE TRIGGER `tr_quantity_confirmation_told_delete` AFTER DELETE ON `quantity_confirmation` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'quantity_confirmation', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(OLD.open_of), ':', OLD.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(OLD.band_percent), ':', OLD.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(OLD.settled_at), ':', OLD.settled_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_quantity_confirmation_kept` BEFORE DELETE ON `quantity_confirmation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_quantity_confirmation_opened` AFTER INSERT ON `quantity_confirmation` FOR EACH ROW
BEGIN
  IF NEW.status <> 'OPEN' OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DECIDED'
      OR NEW.band_percent <> (SELECT COALESCE(MAX(value), -1) FROM tender_rule
                               WHERE tender_id = NEW.tender_id AND code = 'quantities.band-percent') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.not-open';
  END IF;
END;

CREATE TRIGGER `tr_quantity_confirmation_told_insert` AFTER INSERT ON `quantity_confirmation` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'quantity_confirmation', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(NEW.open_of), ':', NEW.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(NEW.band_percent), ':', NEW.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(NEW.settled_at), ':', NEW.settled_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_quantity_confirmation_told_update` AFTER UPDATE ON `quantity_confirmation` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(OLD.open_of), ':', OLD.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(OLD.band_percent), ':', OLD.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(OLD.settled_at), ':', OLD.settled_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(NEW.open_of), ':', NEW.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(NEW.band_percent), ':', NEW.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(NEW.settled_at), ':', NEW.settled_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'quantity_confirmation', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_quantity_confirmation_settled` BEFORE UPDATE ON `quantity_confirmation` FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF OLD.status <> 'OPEN' OR NEW.status <> 'SETTLED' OR NEW.tender_id <> OLD.tender_id
      OR NEW.band_percent <> OLD.band_percent OR NEW.opened_at <> OLD.opened_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF EXISTS (SELECT 1 FROM confirmation_state WHERE confirmation_id = NEW.id AND status = 'WAITING')
      OR EXISTS (SELECT 1 FROM confirmation_lot WHERE confirmation_id = NEW.id AND outcome IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
  END IF;
  SELECT COUNT(*) INTO faults FROM (
    SELECT i.id, COALESCE(c.quantity, i.quantity) AS in_force, COALESCE(SUM(COALESCE(q.confirmed, q.asked)), 0) AS confirmed
      FROM confirmation_lot l JOIN lot_item i ON i.lot_id = l.lot_id
      LEFT JOIN confirmed_item c ON c.lot_item_id = i.id
      LEFT JOIN state_quantity q ON q.lot_item_id = i.id AND q.confirmation_id = l.confirmation_id
     WHERE l.confirmation_id = NEW.id
     GROUP BY i.id, i.quantity, c.quantity) AS items
   WHERE items.in_force <> items.confirmed;
  IF faults = 0 THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT COALESCE(q.confirmed, q.asked) AS confirmed, SUM(COALESCE(c.quantity, a.quantity)) AS shared_out
        FROM state_quantity q
        JOIN allocation a ON a.lot_item_id = q.lot_item_id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id AND e.state_code = q.state_code
        LEFT JOIN confirmed_line c ON c.demand_line_id = a.demand_line_id AND c.lot_item_id = a.lot_item_id
       WHERE q.confirmation_id = NEW.id
       GROUP BY q.state_code, q.lot_item_id, q.confirmed, q.asked) AS parts
     WHERE parts.confirmed <> parts.shared_out;
  END IF;
  IF faults > 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.sums-differ';
  END IF;
END;

CREATE TRIGGER `tr_quantity_ranking_kept` AFTER DELETE ON `quantity_ranking` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_quantity_ranking_added` AFTER INSERT ON `quantity_ranking` FOR EACH ROW
BEGIN
  IF (SELECT status FROM quantity_confirmation WHERE id = NEW.confirmation_id) <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END;

CREATE TRIGGER `tr_quantity_ranking_fixed` AFTER UPDATE ON `quantity_ranking` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_recommendation_told_delete` AFTER DELETE ON `recommendation` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(OLD.value_sar), ':', OLD.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(OLD.made_by), ':', OLD.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_recommendation_kept` BEFORE DELETE ON `recommendation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
END;

CREATE TRIGGER `tr_recommendation_value` AFTER INSERT ON `recommendation` FOR EACH ROW
BEGIN
  DECLARE awarded DECIMAL(19,3);
  DECLARE in_sar DECIMAL(19,3);
  SELECT SUM(converted_amount) INTO awarded FROM award WHERE tender_id = NEW.tender_id AND status = 'pending';
  SET in_sar = awarded;
  IF NEW.currency <> 'SAR' THEN
    SELECT ROUND(awarded * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
      FROM joint_tender t
      JOIN exchange_rate s ON s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = 'SAR' AND x.valid_from <= t.rate_date)
      JOIN exchange_rate o ON o.currency = t.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id;
  END IF;
  IF NEW.currency <> (SELECT currency FROM joint_tender WHERE id = NEW.tender_id)
      OR NOT NEW.amount <=> awarded OR NOT NEW.value_sar <=> in_sar THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.value-differs';
  END IF;
END;

CREATE TRIGGER `tr_recommendation_told_insert` AFTER INSERT ON `recommendation` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(NEW.value_sar), ':', NEW.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(NEW.made_by), ':', NEW.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_recommendation_told_update` AFTER UPDATE ON `recommendation` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(OLD.value_sar), ':', OLD.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(OLD.made_by), ':', OLD.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(NEW.value_sar), ':', NEW.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(NEW.made_by), ':', NEW.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'recommendation', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_recommendation_fixed` BEFORE UPDATE ON `recommendation` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.amount <> OLD.amount OR NEW.currency <> OLD.currency
      OR NEW.value_sar <> OLD.value_sar OR NEW.made_by <> OLD.made_by OR NEW.made_at <> OLD.made_at
      OR NEW.current_of IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END;

CREATE TRIGGER `tr_recommendation_level_kept` AFTER DELETE ON `recommendation_level` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
END;

CREATE TRIGGER `tr_recommendation_level_told_delete` AFTER DELETE ON `recommendation_level` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation_level', CONCAT(OLD.recommendation_id, '/', OLD.position), SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(OLD.threshold_sar), ':', OLD.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_recommendation_level_added` AFTER INSERT ON `recommendation_level` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM decision WHERE recommendation_id = NEW.recommendation_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END;

CREATE TRIGGER `tr_recommendation_level_told_insert` AFTER INSERT ON `recommendation_level` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation_level', CONCAT(NEW.recommendation_id, '/', NEW.position), NULL, SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(NEW.threshold_sar), ':', NEW.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256));
END;

CREATE TRIGGER `tr_recommendation_level_fixed` AFTER UPDATE ON `recommendation_level` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
END;

CREATE TRIGGER `tr_recommendation_level_told_update` AFTER UPDATE ON `recommendation_level` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(OLD.threshold_sar), ':', OLD.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(NEW.threshold_sar), ':', NEW.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'recommendation_level', CONCAT(NEW.recommendation_id, '/', NEW.position), was, told);
  END IF;
END;

CREATE TRIGGER `tr_recusal_told_delete` AFTER DELETE ON `recusal` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recusal', CONCAT(OLD.decision_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_recusal_kept` BEFORE DELETE ON `recusal` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END;

CREATE TRIGGER `tr_recusal_told_insert` AFTER INSERT ON `recusal` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recusal', CONCAT(NEW.decision_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_recusal_added` BEFORE INSERT ON `recusal` FOR EACH ROW
BEGIN
  DECLARE decision_status VARCHAR(10);
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO decision_status FROM decision WHERE id = NEW.decision_id FOR UPDATE;
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF decision_status <> 'OPEN' OR meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
  IF EXISTS (SELECT 1 FROM vote WHERE decision_id = NEW.decision_id AND state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.state-voted';
  END IF;
END;

CREATE TRIGGER `tr_recusal_told_update` AFTER UPDATE ON `recusal` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'recusal', CONCAT(NEW.decision_id, '/', NEW.state_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_recusal_fixed` BEFORE UPDATE ON `recusal` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END;

CREATE TRIGGER `tr_red_flag_remark_told_delete` AFTER DELETE ON `red_flag_remark` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'red_flag_remark', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(OLD.flag_key), ':', OLD.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(OLD.remarked_by), ':', OLD.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(OLD.remarked_at), ':', OLD.remarked_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_red_flag_remark_kept` BEFORE DELETE ON `red_flag_remark` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.remark-fixed';
END;

CREATE TRIGGER `tr_red_flag_remark_told_insert` AFTER INSERT ON `red_flag_remark` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'red_flag_remark', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(NEW.flag_key), ':', NEW.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(NEW.remarked_by), ':', NEW.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(NEW.remarked_at), ':', NEW.remarked_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_red_flag_remark_told_update` AFTER UPDATE ON `red_flag_remark` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(OLD.flag_key), ':', OLD.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(OLD.remarked_by), ':', OLD.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(OLD.remarked_at), ':', OLD.remarked_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(NEW.flag_key), ':', NEW.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(NEW.remarked_by), ':', NEW.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(NEW.remarked_at), ':', NEW.remarked_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'red_flag_remark', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_red_flag_remark_fixed` BEFORE UPDATE ON `red_flag_remark` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.remark-fixed';
END;

CREATE TRIGGER `tr_registration_document_kept` AFTER DELETE ON `registration_document` FOR EACH ROW
BEGIN
  IF (SELECT status FROM registration_version WHERE id = OLD.version_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_registration_document_told_delete` AFTER DELETE ON `registration_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_document', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(OLD.expires_on), ':', OLD.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_registration_document_added` AFTER INSERT ON `registration_document` FOR EACH ROW
BEGIN
  IF (SELECT status FROM registration_version WHERE id = NEW.version_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_registration_document_told_insert` AFTER INSERT ON `registration_document` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_document', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(NEW.expires_on), ':', NEW.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_registration_document_fixed` AFTER UPDATE ON `registration_document` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
END;

CREATE TRIGGER `tr_registration_document_told_update` AFTER UPDATE ON `registration_document` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(OLD.expires_on), ':', OLD.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(NEW.expires_on), ':', NEW.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_document', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_registration_origin_kept` AFTER DELETE ON `registration_origin` FOR EACH ROW
BEGIN
  IF (SELECT status FROM registration_version WHERE id = OLD.version_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_registration_origin_told_delete` AFTER DELETE ON `registration_origin` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_origin', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(OLD.local_percent), ':', OLD.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(OLD.certificate), ':', OLD.certificate, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_registration_origin_added` AFTER INSERT ON `registration_origin` FOR EACH ROW
BEGIN
  IF (SELECT status FROM registration_version WHERE id = NEW.version_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_registration_origin_told_insert` AFTER INSERT ON `registration_origin` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_origin', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(NEW.local_percent), ':', NEW.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(NEW.certificate), ':', NEW.certificate, ';'), '')), 256));
END;

CREATE TRIGGER `tr_registration_origin_fixed` AFTER UPDATE ON `registration_origin` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
END;

CREATE TRIGGER `tr_registration_origin_told_update` AFTER UPDATE ON `registration_origin` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(OLD.local_percent), ':', OLD.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(OLD.certificate), ':', OLD.certificate, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(NEW.local_percent), ':', NEW.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(NEW.certificate), ':', NEW.certificate, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_origin', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_registration_owner_kept` AFTER DELETE ON `registration_owner` FOR EACH ROW
BEGIN
  IF (SELECT status FROM registration_version WHERE id = OLD.version_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_registration_owner_told_delete` AFTER DELETE ON `registration_owner` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_owner', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(OLD.name), ':', OLD.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(OLD.nationality), ':', OLD.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(OLD.share_percent), ':', OLD.share_percent, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_registration_owner_added` AFTER INSERT ON `registration_owner` FOR EACH ROW
BEGIN
  IF (SELECT status FROM registration_version WHERE id = NEW.version_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
END;

CREATE TRIGGER `tr_registration_owner_told_insert` AFTER INSERT ON `registration_owner` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_owner', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(NEW.name), ':', NEW.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(NEW.nationality), ':', NEW.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(NEW.share_percent), ':', NEW.share_percent, ';'), '')), 256));
END;

CREATE TRIGGER `tr_registration_owner_fixed` AFTER UPDATE ON `registration_owner` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
END;

CREATE TRIGGER `tr_registration_owner_told_update` AFTER UPDATE ON `registration_owner` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(OLD.name), ':', OLD.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(OLD.nationality), ':', OLD.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(OLD.share_percent), ':', OLD.share_percent, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(NEW.name), ':', NEW.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(NEW.nationality), ':', NEW.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(NEW.share_percent), ':', NEW.share_percent, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_owner', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_registration_version_told_delete` AFTER DELETE ON `registration_version` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_version', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(OLD.registration_id), ':', OLD.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(OLD.register_number), ':', OLD.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(OLD.tax_number), ':', OLD.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(OLD.address_ar), ':', OLD.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(OLD.address_en), ':', OLD.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(OLD.contact_ar), ':', OLD.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(OLD.contact_en), ':', OLD.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(OLD.phone), ':', OLD.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(OLD.is_ownership_complete), ':', OLD.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(OLD.submitted_at), ':', OLD.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(OLD.submitted_by), ':', OLD.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_registration_version_kept` BEFORE DELETE ON `registration_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
END;

CREATE TRIGGER `tr_registration_version_begun` AFTER INSERT ON `registration_version` FOR EACH ROW
BEGIN
  IF NEW.status <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.wrong-step';
  END IF;
END;

CREATE TRIGGER `tr_registration_version_told_insert` AFTER INSERT ON `registration_version` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_version', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(NEW.registration_id), ':', NEW.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(NEW.register_number), ':', NEW.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(NEW.tax_number), ':', NEW.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(NEW.address_ar), ':', NEW.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(NEW.address_en), ':', NEW.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(NEW.contact_ar), ':', NEW.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(NEW.contact_en), ':', NEW.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(NEW.phone), ':', NEW.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(NEW.is_ownership_complete), ':', NEW.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(NEW.submitted_at), ':', NEW.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(NEW.submitted_by), ':', NEW.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), '')), 256));
END;

CREATE TRIGGER `tr_registration_version_told_update` AFTER UPDATE ON `registration_version` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(OLD.registration_id), ':', OLD.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(OLD.register_number), ':', OLD.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(OLD.tax_number), ':', OLD.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(OLD.address_ar), ':', OLD.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(OLD.address_en), ':', OLD.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(OLD.contact_ar), ':', OLD.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(OLD.contact_en), ':', OLD.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(OLD.phone), ':', OLD.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(OLD.is_ownership_complete), ':', OLD.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(OLD.submitted_at), ':', OLD.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(OLD.submitted_by), ':', OLD.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(NEW.registration_id), ':', NEW.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(NEW.register_number), ':', NEW.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(NEW.tax_number), ':', NEW.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(NEW.address_ar), ':', NEW.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(NEW.address_en), ':', NEW.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(NEW.contact_ar), ':', NEW.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(NEW.contact_en), ':', NEW.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(NEW.phone), ':', NEW.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(NEW.is_ownership_complete), ':', NEW.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(NEW.submitted_at), ':', NEW.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(NEW.submitted_by), ':', NEW.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_version', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_registration_version_life` BEFORE UPDATE ON `registration_version` FOR EACH ROW
BEGIN
  DECLARE accepted BIGINT;
  IF NEW.registration_id <> OLD.registration_id OR NEW.number <> OLD.number
      OR OLD.status IN ('ACCEPTED', 'RETURNED', 'REFUSED')
      OR (OLD.status <> 'DRAFT' AND (NEW.name_ar <> OLD.name_ar OR NEW.name_en <> OLD.name_en
        OR NEW.register_number <> OLD.register_number OR NEW.country <> OLD.country OR NEW.tax_number <> OLD.tax_number
        OR NEW.address_ar <> OLD.address_ar OR NEW.address_en <> OLD.address_en
        OR NEW.contact_ar <> OLD.contact_ar OR NEW.contact_en <> OLD.contact_en OR NEW.phone <> OLD.phone
        OR NEW.is_ownership_complete <> OLD.is_ownership_complete OR NOT (NEW.submitted_at <=> OLD.submitted_at)
        OR NOT (NEW.submitted_by <=> OLD.submitted_by))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
  IF NEW.status <> OLD.status THEN
    IF NOT ((OLD.status = 'DRAFT' AND NEW.status IN ('SUBMITTED', 'ACCEPTED'))
        OR (OLD.status = 'SUBMITTED' AND NEW.status IN ('ACCEPTED', 'RETURNED', 'REFUSED') AND NEW.decided_by IS NOT NULL)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.wrong-step';
    END IF;
    IF OLD.status = 'DRAFT' AND (SELECT COALESCE(SUM(share_percent), 0) FROM registration_owner WHERE version_id = NEW.id) > 100 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.shares-above-hundred';
    END IF;
    -- Only who is to be written or called takes effect unseen: all else is as it was accepted last.
    IF OLD.status = 'DRAFT' AND NEW.status = 'ACCEPTED' THEN
      SET accepted = (SELECT MAX(v.id) FROM registration_version v WHERE v.registration_id = NEW.registration_id AND v.status = 'ACCEPTED');
      IF accepted IS NULL
          OR NOT EXISTS (SELECT 1 FROM registration_version v WHERE v.id = accepted AND v.name_ar = NEW.name_ar
            AND v.name_en = NEW.name_en AND v.register_number = NEW.register_number AND v.country = NEW.country
            AND v.tax_number = NEW.tax_number AND v.is_ownership_complete = NEW.is_ownership_complete)
          OR (SELECT COUNT(*) FROM registration_owner WHERE version_id IN (accepted, NEW.id)) <> 2 * (
            SELECT COUNT(*) FROM registration_owner a JOIN registration_owner b ON b.version_id = NEW.id
               AND b.name = a.name AND b.nationality = a.nationality AND b.share_percent = a.share_percent
             WHERE a.version_id = accepted)
          OR (SELECT COUNT(*) FROM registration_origin WHERE version_id IN (accepted, NEW.id)) <> 2 * (
            SELECT COUNT(*) FROM registration_origin a JOIN registration_origin b ON b.version_id = NEW.id
               AND b.category_code = a.category_code AND b.local_percent = a.local_percent AND b.certificate = a.certificate
             WHERE a.version_id = accepted)
          OR (SELECT COUNT(*) FROM registration_document WHERE version_id IN (accepted, NEW.id)) <> 2 * (
            SELECT COUNT(*) FROM registration_document a JOIN registration_document b ON b.version_id = NEW.id
               AND b.kind = a.kind AND b.sha256 = a.sha256 AND b.expires_on = a.expires_on
             WHERE a.version_id = accepted) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.needs-vetting';
      END IF;
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_report_download_kept` BEFORE DELETE ON `report_download` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_report_download_fixed` BEFORE UPDATE ON `report_download` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_report_figures_kept` BEFORE DELETE ON `report_figures` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_report_figures_fixed` BEFORE UPDATE ON `report_figures` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_report_job_ended` BEFORE UPDATE ON `report_job` FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.job-ended';
  END IF;
END;

CREATE TRIGGER `tr_report_signature_kept` BEFORE DELETE ON `report_signature` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_report_signature_next` BEFORE INSERT ON `report_signature` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM issued_report WHERE id = NEW.report_id AND format = 'PDF') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.not-signable';
  END IF;
  IF NEW.position > 1 AND NOT EXISTS (SELECT 1 FROM report_signature
      WHERE report_id = NEW.report_id AND position = NEW.position - 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.not-signable';
  END IF;
END;

CREATE TRIGGER `tr_report_signature_fixed` BEFORE UPDATE ON `report_signature` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_review_draft_kept` BEFORE DELETE ON `review_draft` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_draft_written` BEFORE INSERT ON `review_draft` FOR EACH ROW
BEGIN
  DECLARE of_tender BIGINT;
  DECLARE complaint_status VARCHAR(10);
  DECLARE heard BOOLEAN;
  SELECT tender_id, status, status = 'ANSWERED' OR UTC_TIMESTAMP(6) >= answer_until
    INTO of_tender, complaint_status, heard FROM complaint WHERE id = NEW.complaint_id FOR UPDATE;
  IF NEW.status <> 'OPEN' OR complaint_status NOT IN ('FILED', 'ANSWERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
  IF NOT heard THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.answer-awaited';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.written_by AND role = 'REVIEW_MEMBER')
      OR EXISTS (SELECT 1 FROM joint_tender WHERE id = of_tender AND NEW.written_by IN (prepared_by, approved_by))
      OR EXISTS (SELECT 1 FROM tender_amendment WHERE tender_id = of_tender AND NEW.written_by IN (proposed_by, approved_by))
      OR EXISTS (SELECT 1 FROM panel_member WHERE tender_id = of_tender AND person_id = NEW.written_by)
      OR EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
                  WHERE d.tender_id = of_tender AND v.person_id = NEW.written_by)
      OR EXISTS (SELECT 1 FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
                  WHERE c.tender_id = of_tender AND a.answered_by = NEW.written_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-independent';
  END IF;
END;

CREATE TRIGGER `tr_review_draft_free` BEFORE INSERT ON `review_draft` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k JOIN complaint c ON c.tender_id = k.tender_id
      WHERE c.id = NEW.complaint_id AND k.person_id = NEW.written_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END;

CREATE TRIGGER `tr_review_draft_closed` BEFORE UPDATE ON `review_draft` FOR EACH ROW
BEGIN
  DECLARE votes INT;
  DECLARE in_favour INT;
  DECLARE needed INT;
  DECLARE of_tender BIGINT;
  DECLARE is_overtaken BOOLEAN;
  DECLARE is_left BOOLEAN;
  IF NEW.complaint_id <> OLD.complaint_id OR NEW.number <> OLD.number OR NEW.reasons <> OLD.reasons
      OR NEW.summary_ar <> OLD.summary_ar OR NEW.summary_en <> OLD.summary_en OR NEW.sha256 <> OLD.sha256
      OR NEW.written_by <> OLD.written_by OR OLD.status <> 'OPEN' OR NEW.status = 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT c.tender_id INTO of_tender FROM complaint c WHERE c.id = NEW.complaint_id;
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = of_tender AND k.person_id = NEW.closed_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
  SELECT COUNT(*) > 0 INTO is_left FROM learned_conflict k WHERE k.tender_id = of_tender AND k.person_id = NEW.written_by;
  SELECT COUNT(*) > 0 INTO is_overtaken FROM review_draft_lot x
    JOIN lot l ON l.id = x.lot_id JOIN joint_tender t ON t.id = l.tender_id
   WHERE x.draft_id = NEW.id AND x.remedy IN ('REEVALUATE', 'EXCLUDE')
     AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'));
  IF is_left AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-left';
  END IF;
  IF is_overtaken AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-overtaken';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(v.is_for), 0) INTO votes, in_favour FROM review_vote v
   WHERE v.draft_id = NEW.id AND NOT EXISTS (SELECT 1 FROM learned_conflict k
      WHERE k.tender_id = of_tender AND k.person_id = v.person_id);
  SELECT GREATEST(3, COALESCE(MAX(r.value), 3)) INTO needed
    FROM complaint c JOIN tender_rule r ON r.tender_id = c.tender_id AND r.code = 'complaint.votes'
   WHERE c.id = NEW.complaint_id;
  IF NOT is_overtaken AND NOT is_left AND (votes < needed OR (NEW.status = 'ADOPTED') <> (in_favour > votes - in_favour)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.vote-differs';
  END IF;
  IF EXISTS (SELECT 1 FROM complaint_lot l WHERE l.complaint_id = NEW.complaint_id
      AND NOT EXISTS (SELECT 1 FROM review_draft_lot d WHERE d.draft_id = NEW.id AND d.lot_id = l.lot_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-missing';
  END IF;
END;

CREATE TRIGGER `tr_review_draft_lot_kept` BEFORE DELETE ON `review_draft_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_draft_lot_added` BEFORE INSERT ON `review_draft_lot` FOR EACH ROW
BEGIN
  DECLARE winners INT;
  DECLARE named INT;
  IF NOT EXISTS (SELECT 1 FROM review_draft WHERE id = NEW.draft_id AND complaint_id = NEW.complaint_id AND status = 'OPEN')
      OR EXISTS (SELECT 1 FROM review_vote WHERE draft_id = NEW.draft_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(a.bid_id = NEW.excluded_bid), 0) INTO winners, named
    FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
    JOIN award w ON w.id = l.award_id
    JOIN award a ON a.lot_id = l.lot_id AND a.decision_id <=> w.decision_id AND a.bid_id <> c.bid_id
   WHERE l.complaint_id = NEW.complaint_id AND l.lot_id = NEW.lot_id;
  IF NEW.remedy = 'EXCLUDE' AND named = 0 AND (winners > 1 OR NEW.excluded_bid IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.excluded-unknown';
  END IF;
END;

CREATE TRIGGER `tr_review_draft_lot_living` BEFORE INSERT ON `review_draft_lot` FOR EACH ROW
BEGIN
  IF NEW.remedy IN ('REEVALUATE', 'EXCLUDE') AND EXISTS (SELECT 1 FROM lot l JOIN joint_tender t ON t.id = l.tender_id
      WHERE l.id = NEW.lot_id AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-ended';
  END IF;
END;

CREATE TRIGGER `tr_review_draft_lot_fixed` BEFORE UPDATE ON `review_draft_lot` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_exclusion_told_delete` AFTER DELETE ON `review_exclusion` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_exclusion', CONCAT(OLD.lot_id, '/', OLD.bid_id), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_review_exclusion_kept` BEFORE DELETE ON `review_exclusion` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_exclusion_told_insert` AFTER INSERT ON `review_exclusion` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_exclusion', CONCAT(NEW.lot_id, '/', NEW.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_review_exclusion_decided` BEFORE INSERT ON `review_exclusion` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM review_draft d
       JOIN review_draft_lot l ON l.draft_id = d.id AND l.lot_id = NEW.lot_id AND l.remedy = 'EXCLUDE'
       JOIN complaint_lot k ON k.complaint_id = d.complaint_id AND k.lot_id = l.lot_id
       JOIN award a ON a.id = k.award_id AND COALESCE(l.excluded_bid, a.bid_id) = NEW.bid_id
      WHERE d.id = NEW.draft_id AND d.status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-decided';
  END IF;
END;

CREATE TRIGGER `tr_review_exclusion_told_update` AFTER UPDATE ON `review_exclusion` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'review_exclusion', CONCAT(NEW.lot_id, '/', NEW.bid_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_review_exclusion_fixed` BEFORE UPDATE ON `review_exclusion` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_vote_kept` BEFORE DELETE ON `review_vote` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_vote_independent` BEFORE INSERT ON `review_vote` FOR EACH ROW
BEGIN
  DECLARE of_tender BIGINT;
  DECLARE draft_status VARCHAR(10);
  DECLARE read_sha256 CHAR(64);
  SELECT c.tender_id, d.status, d.sha256 INTO of_tender, draft_status, read_sha256
    FROM review_draft d JOIN complaint c ON c.id = d.complaint_id WHERE d.id = NEW.draft_id;
  IF draft_status <> 'OPEN' OR read_sha256 <> NEW.sha256 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.no-vote-open';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'REVIEW_MEMBER')
      OR EXISTS (SELECT 1 FROM joint_tender WHERE id = of_tender AND NEW.person_id IN (prepared_by, approved_by))
      OR EXISTS (SELECT 1 FROM tender_amendment WHERE tender_id = of_tender AND NEW.person_id IN (proposed_by, approved_by))
      OR EXISTS (SELECT 1 FROM panel_member WHERE tender_id = of_tender AND person_id = NEW.person_id)
      OR EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
                  WHERE d.tender_id = of_tender AND v.person_id = NEW.person_id)
      OR EXISTS (SELECT 1 FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
                  WHERE c.tender_id = of_tender AND a.answered_by = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-independent';
  END IF;
END;

CREATE TRIGGER `tr_review_vote_free` BEFORE INSERT ON `review_vote` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k JOIN complaint c ON c.tender_id = k.tender_id
       JOIN review_draft d ON d.complaint_id = c.id
      WHERE d.id = NEW.draft_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END;

CREATE TRIGGER `tr_review_vote_fixed` BEFORE UPDATE ON `review_vote` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_vote_set_aside_kept` BEFORE DELETE ON `review_vote_set_aside` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_review_vote_set_aside_open` BEFORE INSERT ON `review_vote_set_aside` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM review_draft d JOIN complaint c ON c.id = d.complaint_id
      WHERE d.id = NEW.draft_id AND c.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
END;

CREATE TRIGGER `tr_review_vote_set_aside_fixed` BEFORE UPDATE ON `review_vote_set_aside` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END;

CREATE TRIGGER `tr_role_exclusion_told_delete` AFTER DELETE ON `role_exclusion` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_exclusion', CONCAT(OLD.role, '/', OLD.other_role), SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(OLD.other_role), ':', OLD.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(OLD.scope), ':', OLD.scope, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_role_exclusion_told_insert` AFTER INSERT ON `role_exclusion` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_exclusion', CONCAT(NEW.role, '/', NEW.other_role), NULL, SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(NEW.other_role), ':', NEW.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(NEW.scope), ':', NEW.scope, ';'), '')), 256));
END;

CREATE TRIGGER `tr_role_exclusion_told_update` AFTER UPDATE ON `role_exclusion` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(OLD.other_role), ':', OLD.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(OLD.scope), ':', OLD.scope, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(NEW.other_role), ':', NEW.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(NEW.scope), ':', NEW.scope, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'role_exclusion', CONCAT(NEW.role, '/', NEW.other_role), was, told);
  END IF;
END;

CREATE TRIGGER `tr_role_grant_feed_ends` AFTER DELETE ON `role_grant` FOR EACH ROW
BEGIN
  DELETE FROM calendar_feed WHERE person_id = OLD.person_id;
END;

CREATE TRIGGER `tr_role_grant_told_delete` AFTER DELETE ON `role_grant` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_grant', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_role_grant_given` AFTER INSERT ON `role_grant` FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM role_grant WHERE person_id = NEW.person_id) > 1
      AND EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.bidder-alone';
  END IF;
  IF NEW.entity_id IS NOT NULL AND (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END;

CREATE TRIGGER `tr_role_grant_applied` AFTER INSERT ON `role_grant` FOR EACH ROW
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    UPDATE account_proposal SET applied_at = UTC_TIMESTAMP(6) WHERE id = NEW.proposal_id;
  END IF;
END;

CREATE TRIGGER `tr_role_grant_alone` AFTER INSERT ON `role_grant` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM role_grant g JOIN role_exclusion x
       ON x.scope = 'PERSON' AND x.role = LEAST(g.role, NEW.role) AND x.other_role = GREATEST(g.role, NEW.role)
      WHERE g.person_id = NEW.person_id AND g.id <> NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.roles-exclude';
  END IF;
END;

CREATE TRIGGER `tr_role_grant_told_insert` AFTER INSERT ON `role_grant` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_grant', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_role_grant_by_two` BEFORE INSERT ON `role_grant` FOR EACH ROW
BEGIN
  IF NEW.origin = 'ADMINISTRATOR' AND NOT EXISTS (
      SELECT 1 FROM account_proposal p
        LEFT JOIN procuring_entity e ON e.code = p.entity_code
        LEFT JOIN supplier s ON s.registration_number = p.supplier_number
       WHERE p.id = NEW.proposal_id AND p.status = 'CONFIRMED' AND p.applied_at IS NULL AND p.kind IN ('OPEN_ACCOUNT', 'GRANT_ROLE')
         AND p.person_id = NEW.person_id AND p.role = NEW.role AND COALESCE(e.state_code, p.state_code) <=> NEW.state_code
         AND e.id <=> NEW.entity_id AND s.id <=> NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
  IF NEW.origin = 'REGISTRATION' AND NOT EXISTS (
      SELECT 1 FROM supplier_registration r
       WHERE r.person_id = NEW.person_id AND r.supplier_id = NEW.supplier_id AND NEW.role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_role_grant_changed` AFTER UPDATE ON `role_grant` FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM role_grant WHERE person_id = NEW.person_id) > 1
      AND EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.bidder-alone';
  END IF;
END;

CREATE TRIGGER `tr_role_grant_stays_alone` AFTER UPDATE ON `role_grant` FOR EACH ROW
BEGIN
  IF NEW.role <> OLD.role AND EXISTS (SELECT 1 FROM role_grant g JOIN role_exclusion x
       ON x.scope = 'PERSON' AND x.role = LEAST(g.role, NEW.role) AND x.other_role = GREATEST(g.role, NEW.role)
      WHERE g.person_id = NEW.person_id AND g.id <> NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.roles-exclude';
  END IF;
END;

CREATE TRIGGER `tr_role_grant_told_update` AFTER UPDATE ON `role_grant` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'role_grant', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_role_grant_stays_by_two` BEFORE UPDATE ON `role_grant` FOR EACH ROW
BEGIN
  IF NEW.origin <> OLD.origin OR NOT (NEW.proposal_id <=> OLD.proposal_id)
      OR (OLD.origin <> 'OPERATOR' AND (NEW.person_id <> OLD.person_id OR NEW.role <> OLD.role OR NOT (NEW.state_code <=> OLD.state_code)
        OR NOT (NEW.entity_id <=> OLD.entity_id) OR NOT (NEW.supplier_id <=> OLD.supplier_id))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END;

CREATE TRIGGER `tr_round_category_told_delete` AFTER DELETE ON `round_category` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_category', CONCAT(OLD.round_id, '/', OLD.category_code), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_round_category_told_insert` AFTER INSERT ON `round_category` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_category', CONCAT(NEW.round_id, '/', NEW.category_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), '')), 256));
END;

CREATE TRIGGER `tr_round_category_told_update` AFTER UPDATE ON `round_category` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'round_category', CONCAT(NEW.round_id, '/', NEW.category_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_round_state_told_delete` AFTER DELETE ON `round_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_state', CONCAT(OLD.round_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_round_state_told_insert` AFTER INSERT ON `round_state` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_state', CONCAT(NEW.round_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), '')), 256));
END;

CREATE TRIGGER `tr_round_state_end` AFTER UPDATE ON `round_state` FOR EACH ROW
BEGIN
  IF NOT (NEW.endorsement_until <=> OLD.endorsement_until)
      AND (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
  IF OLD.endorsement_until IS NOT NULL AND (NEW.endorsement_until IS NULL OR NEW.endorsement_until < OLD.endorsement_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-not-earlier';
  END IF;
END;

CREATE TRIGGER `tr_round_state_told_update` AFTER UPDATE ON `round_state` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'round_state', CONCAT(NEW.round_id, '/', NEW.state_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_rule_bound_told_delete` AFTER DELETE ON `rule_bound` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_bound', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(OLD.least), ':', OLD.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(OLD.most), ':', OLD.most, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_rule_bound_told_insert` AFTER INSERT ON `rule_bound` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_bound', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(NEW.least), ':', NEW.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(NEW.most), ':', NEW.most, ';'), '')), 256));
END;

CREATE TRIGGER `tr_rule_bound_told_update` AFTER UPDATE ON `rule_bound` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(OLD.least), ':', OLD.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(OLD.most), ':', OLD.most, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(NEW.least), ':', NEW.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(NEW.most), ':', NEW.most, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'rule_bound', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_rule_default_told_delete` AFTER DELETE ON `rule_default` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_default', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(OLD.unit), ':', OLD.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_rule_default_told_insert` AFTER INSERT ON `rule_default` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_default', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(NEW.unit), ':', NEW.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256));
END;

CREATE TRIGGER `tr_rule_default_told_update` AFTER UPDATE ON `rule_default` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(OLD.unit), ':', OLD.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(NEW.unit), ':', NEW.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'rule_default', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_scenario_choice_told_delete` AFTER DELETE ON `scenario_choice` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'scenario_choice', OLD.decision_id, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(OLD.scenario_id), ':', OLD.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(OLD.deviations), ':', OLD.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(OLD.chosen_by), ':', OLD.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(OLD.chosen_at), ':', OLD.chosen_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_scenario_choice_kept` BEFORE DELETE ON `scenario_choice` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END;

CREATE TRIGGER `tr_scenario_choice_told_insert` AFTER INSERT ON `scenario_choice` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'scenario_choice', NEW.decision_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(NEW.scenario_id), ':', NEW.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(NEW.deviations), ':', NEW.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(NEW.chosen_by), ':', NEW.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(NEW.chosen_at), ':', NEW.chosen_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_scenario_choice_solved` BEFORE INSERT ON `scenario_choice` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award_scenario_run
                  WHERE scenario_id = NEW.scenario_id AND kind = 'SOLVE' AND status = 'DONE')
      OR NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.decision_id AND tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-not-solved';
  END IF;
END;

CREATE TRIGGER `tr_scenario_choice_told_update` AFTER UPDATE ON `scenario_choice` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(OLD.scenario_id), ':', OLD.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(OLD.deviations), ':', OLD.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(OLD.chosen_by), ':', OLD.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(OLD.chosen_at), ':', OLD.chosen_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(NEW.scenario_id), ':', NEW.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(NEW.deviations), ':', NEW.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(NEW.chosen_by), ':', NEW.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(NEW.chosen_at), ':', NEW.chosen_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'scenario_choice', NEW.decision_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_scenario_choice_fixed` BEFORE UPDATE ON `scenario_choice` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
END;

CREATE TRIGGER `tr_score_kept` BEFORE DELETE ON `score` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.score-fixed';
END;

CREATE TRIGGER `tr_score_added` AFTER INSERT ON `score` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.examination <> current_number OR (NEW.examination > 1 AND NOT EXISTS (SELECT 1 FROM examination_bid
      WHERE tender_id = NEW.tender_id AND examination = NEW.examination AND bid_id = NEW.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM score o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.evaluator_id = NEW.evaluator_id
        AND o.examination = NEW.examination - 1 AND o.points <> NEW.points) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END;

CREATE TRIGGER `tr_score_not_out` AFTER INSERT ON `score` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM conflict_declaration d
       JOIN joint_tender t ON t.id = d.tender_id AND t.examination = NEW.examination
      WHERE d.tender_id = NEW.tender_id AND d.person_id = NEW.evaluator_id AND d.later_at IS NOT NULL
        AND NEW.scored_at > d.later_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.locked-out';
  END IF;
END;

CREATE TRIGGER `tr_score_fixed` AFTER UPDATE ON `score` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = OLD.tender_id;
  IF OLD.examination = 1 OR OLD.examination <> current_number OR tender_status <> 'UNDER_EVALUATION'
      OR NEW.examination <> OLD.examination OR NEW.bid_id <> OLD.bid_id OR NEW.criterion_id <> OLD.criterion_id
      OR NEW.evaluator_id <> OLD.evaluator_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.score-fixed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END;

CREATE TRIGGER `tr_sealed_estimate_told_delete` AFTER DELETE ON `sealed_estimate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'sealed_estimate', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(OLD.sealed_amount, 256)), ':', SHA2(OLD.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_sealed_estimate_kept` BEFORE DELETE ON `sealed_estimate` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_sealed_estimate_told_insert` AFTER INSERT ON `sealed_estimate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'sealed_estimate', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(NEW.sealed_amount, 256)), ':', SHA2(NEW.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_sealed_estimate_told_update` AFTER UPDATE ON `sealed_estimate` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(OLD.sealed_amount, 256)), ':', SHA2(OLD.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(NEW.sealed_amount, 256)), ':', SHA2(NEW.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'sealed_estimate', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_sealed_estimate_immutable` BEFORE UPDATE ON `sealed_estimate` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_session_standing` BEFORE INSERT ON `session` FOR EACH ROW
BEGIN
  DECLARE blocked DATETIME(6);
  DECLARE one_time DATETIME(6);
  SELECT blocked_at, one_time_until INTO blocked, one_time FROM person WHERE id = NEW.person_id LOCK IN SHARE MODE;
  IF blocked IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.blocked';
  END IF;
  IF one_time IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.password-change-required';
  END IF;
END;

CREATE TRIGGER `tr_share_rehearsal_kept` BEFORE DELETE ON `share_rehearsal` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.rehearsal-immutable';
END;

CREATE TRIGGER `tr_share_rehearsal_immutable` BEFORE UPDATE ON `share_rehearsal` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.rehearsal-immutable';
END;

CREATE TRIGGER `tr_signing_authority_told_delete` AFTER DELETE ON `signing_authority` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'signing_authority', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(OLD.certificate_sha256), ':', OLD.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(OLD.founded_at), ':', OLD.founded_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_signing_authority_kept` BEFORE DELETE ON `signing_authority` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_signing_authority_told_insert` AFTER INSERT ON `signing_authority` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'signing_authority', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(NEW.certificate_sha256), ':', NEW.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(NEW.founded_at), ':', NEW.founded_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_signing_authority_told_update` AFTER UPDATE ON `signing_authority` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(OLD.certificate_sha256), ':', OLD.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(OLD.founded_at), ':', OLD.founded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(NEW.certificate_sha256), ':', NEW.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(NEW.founded_at), ':', NEW.founded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'signing_authority', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_signing_authority_fixed` BEFORE UPDATE ON `signing_authority` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END;

CREATE TRIGGER `tr_stated_security_kept` BEFORE DELETE ON `stated_security` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_stated_security_at_opening` BEFORE INSERT ON `stated_security` FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END;

CREATE TRIGGER `tr_stated_security_asked` BEFORE INSERT ON `stated_security` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.tender_id AND value > 0
      AND code IN ('bid-security.percent', 'bid-security.amount')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.security-not-asked';
  END IF;
END;

CREATE TRIGGER `tr_stated_security_fixed` BEFORE UPDATE ON `stated_security` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END;

CREATE TRIGGER `tr_state_budget_told_delete` AFTER DELETE ON `state_budget` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'state_budget', CONCAT(OLD.round_id, '/', OLD.state_code, '/', OLD.category_code), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_state_budget_delete` BEFORE DELETE ON `state_budget` FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END;

CREATE TRIGGER `tr_state_budget_told_insert` AFTER INSERT ON `state_budget` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'state_budget', CONCAT(NEW.round_id, '/', NEW.state_code, '/', NEW.category_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_state_budget_insert` BEFORE INSERT ON `state_budget` FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = NEW.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END;

CREATE TRIGGER `tr_state_budget_told_update` AFTER UPDATE ON `state_budget` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'state_budget', CONCAT(NEW.round_id, '/', NEW.state_code, '/', NEW.category_code), was, told);
  END IF;
END;

CREATE TRIGGER `tr_state_budget_update` BEFORE UPDATE ON `state_budget` FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED')
      OR NEW.round_id <> OLD.round_id OR NEW.state_code <> OLD.state_code OR NEW.category_code <> OLD.category_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END;

CREATE TRIGGER `tr_state_quantity_kept` BEFORE DELETE ON `state_quantity` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END;

CREATE TRIGGER `tr_state_quantity_asked` AFTER INSERT ON `state_quantity` FOR EACH ROW
BEGIN
  DECLARE band DECIMAL(12,3);
  SELECT band_percent INTO band FROM quantity_confirmation WHERE id = NEW.confirmation_id;
  IF NEW.confirmed IS NOT NULL OR NEW.asked <> (SELECT COALESCE(SUM(a.quantity), 0) FROM allocation a
        JOIN demand_line d ON d.id = a.demand_line_id JOIN procuring_entity e ON e.id = d.entity_id
       WHERE a.lot_item_id = NEW.lot_item_id AND e.state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.sums-differ';
  END IF;
  IF NEW.lowest * 100 < NEW.asked * (100 - band) OR NEW.highest * 100 > NEW.asked * (100 + band) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.outside-band';
  END IF;
END;

CREATE TRIGGER `tr_state_quantity_confirmed` BEFORE UPDATE ON `state_quantity` FOR EACH ROW
BEGIN
  DECLARE state_status VARCHAR(10);
  DECLARE until_time DATETIME(6);
  DECLARE is_out BOOLEAN;
  IF OLD.confirmed IS NOT NULL OR NEW.confirmed IS NULL OR NEW.confirmation_id <> OLD.confirmation_id
      OR NEW.state_code <> OLD.state_code OR NEW.lot_item_id <> OLD.lot_item_id OR NEW.asked <> OLD.asked
      OR NEW.lowest <> OLD.lowest OR NEW.highest <> OLD.highest THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  SELECT status, answer_until INTO state_status, until_time FROM confirmation_state
   WHERE confirmation_id = NEW.confirmation_id AND state_code = NEW.state_code;
  IF state_status <> 'WAITING' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF UTC_TIMESTAMP(6) >= until_time THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.window-over';
  END IF;
  SELECT COUNT(*) > 0 INTO is_out FROM lot_opt_out o JOIN lot_item i ON i.lot_id = o.lot_id
   WHERE o.confirmation_id = NEW.confirmation_id AND o.state_code = NEW.state_code AND i.id = NEW.lot_item_id;
  IF is_out <> (NEW.confirmed = 0) OR (NEW.confirmed <> 0 AND NEW.confirmed NOT BETWEEN NEW.lowest AND NEW.highest) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.outside-band';
  END IF;
  IF NEW.confirmed <> FLOOR(NEW.confirmed) AND NEW.confirmed <> NEW.asked AND (SELECT u.is_whole FROM lot_item i
      JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.not-whole';
  END IF;
END;

CREATE TRIGGER `tr_submission_told_delete` AFTER DELETE ON `submission` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(OLD.endorsed_by), ':', OLD.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(OLD.endorsed_at), ':', OLD.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256) END;
  IF was IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission', OLD.id, was, NULL);
  END IF;
END;

CREATE TRIGGER `tr_submission_entity_open` AFTER INSERT ON `submission` FOR EACH ROW
BEGIN
  IF (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END;

CREATE TRIGGER `tr_submission_told_insert` AFTER INSERT ON `submission` FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(NEW.endorsed_by), ':', NEW.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(NEW.endorsed_at), ':', NEW.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission', NEW.id, NULL, told);
  END IF;
END;

CREATE TRIGGER `tr_submission_entity_again` AFTER UPDATE ON `submission` FOR EACH ROW
BEGIN
  IF OLD.status = 'WITHDRAWN' AND NEW.status = 'DRAFT'
      AND (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END;

CREATE TRIGGER `tr_submission_told_update` AFTER UPDATE ON `submission` FOR EACH ROW
BEGIN
  DECLARE line BIGINT;
  DECLARE line_told CHAR(64);
  DECLARE no_more BOOLEAN DEFAULT FALSE;
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(OLD.endorsed_by), ':', OLD.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(OLD.endorsed_at), ':', OLD.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(NEW.endorsed_by), ':', NEW.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(NEW.endorsed_at), ':', NEW.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256) END;
  DECLARE demand_lines CURSOR FOR
    SELECT l.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(l.id), ':', l.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(l.submission_id), ':', l.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(l.entity_id), ':', l.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(l.line_number), ':', l.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(l.revision_id), ':', l.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(l.unit_code), ':', l.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(l.quantity), ':', l.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(l.need_by), ':', l.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(l.site_id), ':', l.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(l.estimated_unit_price), ':', l.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(l.currency), ':', l.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(l.commitment), ':', l.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(l.budget_line), ':', l.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(l.justification), ':', l.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(l.near_standard_id), ':', l.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(l.kept_reason), ':', l.kept_reason, ';'), '')), 256)
      FROM demand_line l WHERE l.submission_id = NEW.id ORDER BY l.id;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET no_more = TRUE;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission', NEW.id, was, told);
  END IF;
  IF (OLD.status IN ('DRAFT', 'RETURNED')) <> (NEW.status IN ('DRAFT', 'RETURNED')) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    OPEN demand_lines;
    each_line: LOOP
      FETCH demand_lines INTO line, line_told;
      IF no_more THEN
        LEAVE each_line;
      END IF;
      INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
      VALUES (@kept_session, 'demand_line', line,
              CASE WHEN NEW.status IN ('DRAFT', 'RETURNED') THEN line_told END,
              CASE WHEN OLD.status IN ('DRAFT', 'RETURNED') THEN line_told END);
    END LOOP;
    CLOSE demand_lines;
  END IF;
END;

CREATE TRIGGER `tr_submission_window` BEFORE UPDATE ON `submission` FOR EACH ROW
BEGIN
  DECLARE round_status VARCHAR(15);
  DECLARE round_opens DATETIME(6);
  DECLARE round_closes DATETIME(6);
  DECLARE round_endorses DATETIME(6);
  IF NEW.status <> OLD.status THEN
    SELECT status, opens_at, closes_at, endorsement_until INTO round_status, round_opens, round_closes, round_endorses
      FROM demand_round WHERE id = NEW.round_id LOCK IN SHARE MODE;
    IF round_status IN ('AGGREGATED', 'CANCELLED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
    END IF;
    IF CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED', 'RETURNED-SUBMITTED', 'SUBMITTED-ENDORSED', 'SUBMITTED-RETURNED',
        'DRAFT-WITHDRAWN', 'SUBMITTED-WITHDRAWN', 'RETURNED-WITHDRAWN', 'WITHDRAWN-DRAFT', 'SUBMITTED-DRAFT', 'ENDORSED-DRAFT') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.wrong-status';
    END IF;
    IF (NEW.status = 'SUBMITTED' AND OLD.status = 'DRAFT' OR NEW.status = 'DRAFT')
        AND (round_status <> 'OPEN' OR UTC_TIMESTAMP(6) < round_opens OR UTC_TIMESTAMP(6) >= round_closes) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
    END IF;
    IF (NEW.status IN ('ENDORSED', 'RETURNED') OR OLD.status = 'RETURNED') AND UTC_TIMESTAMP(6) >= round_endorses THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-over';
    END IF;
    IF NEW.status = 'SUBMITTED' AND NOT EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.no-lines';
    END IF;
    IF NEW.status = 'SUBMITTED' AND EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id
        AND (need_by IS NULL OR site_id IS NULL OR budget_line = '' OR justification = '')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.lines-incomplete';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_submission_content` BEFORE UPDATE ON `submission` FOR EACH ROW
BEGIN
  DECLARE ceiling DECIMAL(19,3);
  IF NEW.status = 'SUBMITTED' AND OLD.status <> 'SUBMITTED' THEN
    IF EXISTS (SELECT 1 FROM submission_draft WHERE submission_id = NEW.id AND pending) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.draft-pending';
    END IF;
    SET ceiling = (SELECT amount FROM entity_ceiling
      WHERE round_id = NEW.round_id AND entity_id = NEW.entity_id AND hard LOCK IN SHARE MODE);
    IF ceiling IS NOT NULL AND ceiling < (SELECT SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals))
        FROM demand_line l JOIN currency c ON c.code = l.currency WHERE l.submission_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.over-ceiling';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_submission_state_end` BEFORE UPDATE ON `submission` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND (NEW.status IN ('ENDORSED', 'RETURNED') OR OLD.status = 'RETURNED')
      AND UTC_TIMESTAMP(6) >= (SELECT COALESCE(rs.endorsement_until, r.endorsement_until)
                                 FROM round_state rs JOIN demand_round r ON r.id = rs.round_id
                                WHERE rs.round_id = NEW.round_id AND rs.state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-over';
  END IF;
END;

CREATE TRIGGER `tr_submission_standard` BEFORE UPDATE ON `submission` FOR EACH ROW
BEGIN
  IF NEW.status = 'SUBMITTED' AND OLD.status <> 'SUBMITTED'
      AND EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id AND near_standard_id IS NOT NULL AND TRIM(kept_reason) = '') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.standard-unanswered';
  END IF;
END;

CREATE TRIGGER `tr_submission_amended` BEFORE UPDATE ON `submission` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND (NEW.status = 'SUBMITTED' OR NEW.status = 'DRAFT' AND OLD.status <> 'WITHDRAWN')
      AND (NEW.status = 'SUBMITTED') = EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.wrong-status';
  END IF;
END;

CREATE TRIGGER `tr_submission_amendment_kept` BEFORE DELETE ON `submission_amendment` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = OLD.submission_id
      AND s.status IN ('SUBMITTED', 'ENDORSED')
      AND (r.status <> 'OPEN' OR UTC_TIMESTAMP(6) < r.opens_at OR UTC_TIMESTAMP(6) >= r.closes_at)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END;

CREATE TRIGGER `tr_submission_amendment_insert` BEFORE INSERT ON `submission_amendment` FOR EACH ROW
BEGIN
  DECLARE submission_status VARCHAR(10);
  DECLARE round_status VARCHAR(15);
  DECLARE round_opens DATETIME(6);
  DECLARE round_closes DATETIME(6);
  SELECT s.status, r.status, r.opens_at, r.closes_at INTO submission_status, round_status, round_opens, round_closes
    FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = NEW.submission_id LOCK IN SHARE MODE;
  IF submission_status NOT IN ('SUBMITTED', 'ENDORSED')
      OR NEW.amends <> (SELECT MAX(number) FROM submission_receipt WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-amendable';
  END IF;
  IF round_status <> 'OPEN' OR UTC_TIMESTAMP(6) < round_opens OR UTC_TIMESTAMP(6) >= round_closes THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END;

CREATE TRIGGER `tr_submission_amendment_update` BEFORE UPDATE ON `submission_amendment` FOR EACH ROW
BEGIN
  IF NEW.submission_id <> OLD.submission_id OR NEW.amends <> OLD.amends OR NEW.begun_by <> OLD.begun_by
      OR NEW.begun_at <> OLD.begun_at OR NEW.version <= OLD.version THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.amendment-fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = OLD.submission_id
      AND r.status = 'OPEN' AND UTC_TIMESTAMP(6) >= r.opens_at AND UTC_TIMESTAMP(6) < r.closes_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END;

CREATE TRIGGER `tr_submission_draft_insert` BEFORE INSERT ON `submission_draft` FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED')
      AND NOT EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_submission_draft_update` BEFORE UPDATE ON `submission_draft` FOR EACH ROW
BEGIN
  IF NEW.submission_id <> OLD.submission_id
      OR (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED')
        AND NOT EXISTS (SELECT 1 FROM submission_amendment WHERE submission_id = OLD.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_submission_receipt_told_delete` AFTER DELETE ON `submission_receipt` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'submission_receipt', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(OLD.content), ':', OLD.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(OLD.declaration_ar), ':', OLD.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(OLD.declaration_en), ':', OLD.declaration_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_submission_receipt_kept` BEFORE DELETE ON `submission_receipt` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.receipt-immutable';
END;

CREATE TRIGGER `tr_submission_receipt_told_insert` AFTER INSERT ON `submission_receipt` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'submission_receipt', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(NEW.content), ':', NEW.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(NEW.declaration_ar), ':', NEW.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(NEW.declaration_en), ':', NEW.declaration_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_submission_receipt_told_update` AFTER UPDATE ON `submission_receipt` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(OLD.content), ':', OLD.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(OLD.declaration_ar), ':', OLD.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(OLD.declaration_en), ':', OLD.declaration_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(NEW.content), ':', NEW.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(NEW.declaration_ar), ':', NEW.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(NEW.declaration_en), ':', NEW.declaration_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission_receipt', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_submission_receipt_immutable` BEFORE UPDATE ON `submission_receipt` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.receipt-immutable';
END;

CREATE TRIGGER `tr_supplier_told_delete` AFTER DELETE ON `supplier` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(OLD.registration_number), ':', OLD.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_supplier_kept` BEFORE DELETE ON `supplier` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.never-deleted';
END;

CREATE TRIGGER `tr_supplier_told_insert` AFTER INSERT ON `supplier` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(NEW.registration_number), ':', NEW.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), '')), 256));
END;

CREATE TRIGGER `tr_supplier_told_update` AFTER UPDATE ON `supplier` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(OLD.registration_number), ':', OLD.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(NEW.registration_number), ':', NEW.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_supplier_identity` BEFORE UPDATE ON `supplier` FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
  IF NEW.registration_number <> OLD.registration_number OR NEW.country <> OLD.country THEN
    IF NOT EXISTS (SELECT 1 FROM supplier_registration r JOIN registration_version v ON v.registration_id = r.id
        WHERE r.supplier_id = OLD.id AND v.status = 'ACCEPTED' AND v.country = NEW.country
          AND NEW.registration_number IN (v.register_number, CONCAT(v.country, '-', v.register_number))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
    END IF;
    IF EXISTS (SELECT 1 FROM bid WHERE supplier_id = OLD.id AND status = 'SUBMITTED')
        OR EXISTS (SELECT 1 FROM bid b JOIN opened_bid o ON o.bid_id = b.id JOIN joint_tender t ON t.id = b.tender_id
          WHERE b.supplier_id = OLD.id AND o.prices_sha256 IS NOT NULL AND o.prices_opened_at IS NULL
            AND t.status IN ('OPENED', 'UNDER_EVALUATION')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.sealed-bids-wait';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_supplier_standing` BEFORE UPDATE ON `supplier` FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND (NEW.status = 'SUSPENDED') <> EXISTS (
      SELECT 1 FROM supplier_suspension WHERE supplier_id = NEW.id AND ended_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.standing-differs';
  END IF;
END;

CREATE TRIGGER `tr_supplier_debarment_told_delete` AFTER DELETE ON `supplier_debarment` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_debarment', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(OLD.from_day), ':', OLD.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(OLD.ground_ar), ':', OLD.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(OLD.ground_en), ':', OLD.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(OLD.lifted_by), ':', OLD.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(OLD.lifted_at), ':', OLD.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(OLD.lift_reason), ':', OLD.lift_reason, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_supplier_debarment_kept` BEFORE DELETE ON `supplier_debarment` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.debarment-fixed';
END;

CREATE TRIGGER `tr_supplier_debarment_told_insert` AFTER INSERT ON `supplier_debarment` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_debarment', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(NEW.from_day), ':', NEW.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(NEW.ground_ar), ':', NEW.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(NEW.ground_en), ':', NEW.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(NEW.lifted_by), ':', NEW.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(NEW.lifted_at), ':', NEW.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(NEW.lift_reason), ':', NEW.lift_reason, ';'), '')), 256));
END;

CREATE TRIGGER `tr_supplier_debarment_begun` BEFORE INSERT ON `supplier_debarment` FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.debarment-not-proposed';
  END IF;
END;

CREATE TRIGGER `tr_supplier_debarment_told_update` AFTER UPDATE ON `supplier_debarment` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(OLD.from_day), ':', OLD.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(OLD.ground_ar), ':', OLD.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(OLD.ground_en), ':', OLD.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(OLD.lifted_by), ':', OLD.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(OLD.lifted_at), ':', OLD.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(OLD.lift_reason), ':', OLD.lift_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(NEW.from_day), ':', NEW.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(NEW.ground_ar), ':', NEW.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(NEW.ground_en), ':', NEW.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(NEW.lifted_by), ':', NEW.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(NEW.lifted_at), ':', NEW.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(NEW.lift_reason), ':', NEW.lift_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier_debarment', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_supplier_debarment_life` BEFORE UPDATE ON `supplier_debarment` FOR EACH ROW
BEGIN
  IF NEW.supplier_id <> OLD.supplier_id OR NEW.from_day <> OLD.from_day OR NOT (NEW.until_day <=> OLD.until_day)
      OR NEW.ground_ar <> OLD.ground_ar OR NEW.ground_en <> OLD.ground_en OR NEW.reason <> OLD.reason
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at
      OR (OLD.status <> 'PROPOSED' AND (NOT (NEW.decided_by <=> OLD.decided_by) OR NOT (NEW.decided_at <=> OLD.decided_at)))
      OR NOT ((OLD.status = 'PROPOSED' AND NEW.status IN ('CONFIRMED', 'REJECTED'))
           OR (OLD.status = 'CONFIRMED' AND NEW.status = 'LIFTED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.debarment-fixed';
  END IF;
END;

CREATE TRIGGER `tr_supplier_registration_told_delete` AFTER DELETE ON `supplier_registration` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_registration', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(OLD.link_number), ':', OLD.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(OLD.link_sent_at), ':', OLD.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_supplier_registration_told_insert` AFTER INSERT ON `supplier_registration` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_registration', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(NEW.link_number), ':', NEW.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(NEW.link_sent_at), ':', NEW.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_supplier_registration_told_update` AFTER UPDATE ON `supplier_registration` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(OLD.link_number), ':', OLD.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(OLD.link_sent_at), ':', OLD.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(NEW.link_number), ':', NEW.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(NEW.link_sent_at), ':', NEW.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier_registration', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_supplier_suspension_told_delete` AFTER DELETE ON `supplier_suspension` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_suspension', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(OLD.suspended_at), ':', OLD.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(OLD.suspended_by), ':', OLD.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_supplier_suspension_kept` BEFORE DELETE ON `supplier_suspension` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.suspension-fixed';
END;

CREATE TRIGGER `tr_supplier_suspension_told_insert` AFTER INSERT ON `supplier_suspension` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_suspension', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(NEW.suspended_at), ':', NEW.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(NEW.suspended_by), ':', NEW.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), '')), 256));
END;

CREATE TRIGGER `tr_supplier_suspension_told_update` AFTER UPDATE ON `supplier_suspension` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(OLD.suspended_at), ':', OLD.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(OLD.suspended_by), ':', OLD.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(NEW.suspended_at), ':', NEW.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(NEW.suspended_by), ':', NEW.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier_suspension', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_supplier_suspension_fixed` BEFORE UPDATE ON `supplier_suspension` FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.supplier_id <> OLD.supplier_id OR NEW.suspended_at <> OLD.suspended_at
      OR NEW.reason <> OLD.reason OR NEW.suspended_by <> OLD.suspended_by OR NOT (NEW.until_day <=> OLD.until_day) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.suspension-fixed';
  END IF;
END;

CREATE TRIGGER `tr_synonym_term_removed_search` AFTER DELETE ON `synonym_term` FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END;

CREATE TRIGGER `tr_synonym_term_added_search` AFTER INSERT ON `synonym_term` FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END;

CREATE TRIGGER `tr_synonym_term_changed_search` AFTER UPDATE ON `synonym_term` FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END;

CREATE TRIGGER `tr_technical_closure_told_delete` AFTER DELETE ON `technical_closure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'technical_closure', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_technical_closure_kept` BEFORE DELETE ON `technical_closure` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END;

CREATE TRIGGER `tr_technical_closure_added` AFTER INSERT ON `technical_closure` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND two_envelopes AND status = 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END;

CREATE TRIGGER `tr_technical_closure_told_insert` AFTER INSERT ON `technical_closure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'technical_closure', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END;

CREATE TRIGGER `tr_technical_closure_told_update` AFTER UPDATE ON `technical_closure` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'technical_closure', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_technical_closure_fixed` BEFORE UPDATE ON `technical_closure` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END;

CREATE TRIGGER `tr_technical_result_kept` BEFORE DELETE ON `technical_result` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END;

CREATE TRIGGER `tr_technical_result_true` AFTER INSERT ON `technical_result` FOR EACH ROW
BEGIN
  DECLARE fails INT;
  DECLARE reached DECIMAL(20,6);
  DECLARE mark DECIMAL(20,6);
  SELECT COUNT(*) INTO fails FROM administrative_check WHERE bid_id = NEW.bid_id AND is_passed = FALSE;
  SELECT ROUND(COALESCE(SUM(c.weight * s.points), 0) / 100, 2) INTO reached
    FROM consensus_score s JOIN criterion c ON c.id = s.criterion_id WHERE s.bid_id = NEW.bid_id;
  SELECT value INTO mark FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'technical.pass-mark';
  IF NEW.is_passed <> (fails = 0 AND reached >= mark)
      OR EXISTS (SELECT 1 FROM price_opening WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.result-differs';
  END IF;
END;

CREATE TRIGGER `tr_technical_result_fixed` BEFORE UPDATE ON `technical_result` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END;

CREATE TRIGGER `tr_template_version_told_delete` AFTER DELETE ON `template_version` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'template_version', OLD.edition, SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(OLD.edition), ':', OLD.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(OLD.attributes, 256)), ':', SHA2(OLD.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_template_version_kept` BEFORE DELETE ON `template_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.template-immutable';
END;

CREATE TRIGGER `tr_template_version_told_insert` AFTER INSERT ON `template_version` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'template_version', NEW.edition, NULL, SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(NEW.edition), ':', NEW.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(NEW.attributes, 256)), ':', SHA2(NEW.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), '')), 256));
END;

CREATE TRIGGER `tr_template_version_told_update` AFTER UPDATE ON `template_version` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(OLD.edition), ':', OLD.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(OLD.attributes, 256)), ':', SHA2(OLD.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(NEW.edition), ':', NEW.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(NEW.attributes, 256)), ':', SHA2(NEW.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'template_version', NEW.edition, was, told);
  END IF;
END;

CREATE TRIGGER `tr_template_version_immutable` BEFORE UPDATE ON `template_version` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.template-immutable';
END;

CREATE TRIGGER `tr_tender_amendment_kept` BEFORE DELETE ON `tender_amendment` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
END;

CREATE TRIGGER `tr_tender_amendment_proposed` BEFORE INSERT ON `tender_amendment` FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' OR NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.not-amendable';
  END IF;
END;

CREATE TRIGGER `tr_tender_amendment_step` BEFORE UPDATE ON `tender_amendment` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE least_days INT;
  IF OLD.status <> 'PROPOSED' OR NEW.tender_id <> OLD.tender_id OR NEW.reason_ar <> OLD.reason_ar
      OR NEW.reason_en <> OLD.reason_en OR NOT NEW.deadline_wanted <=> OLD.deadline_wanted
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
  END IF;
  IF NEW.status = 'PUBLISHED' THEN
    SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
    IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline
        OR NEW.deadline_before <> tender_deadline THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.not-amendable';
    END IF;
    IF NEW.number <> (SELECT COALESCE(MAX(a.number), 0) + 1 FROM tender_amendment a WHERE a.tender_id = NEW.tender_id)
        OR NEW.published_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR OR NEW.published_at > UTC_TIMESTAMP(6) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
    END IF;
    -- Bidders keep the days that the tender's rule gives them after an amendment.
    SELECT COALESCE(MAX(value), 7) INTO least_days FROM tender_rule
     WHERE tender_id = NEW.tender_id AND code = 'amendment.extension-days';
    IF NEW.deadline_after < NEW.published_at + INTERVAL least_days DAY THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.deadline-too-near';
    END IF;
    IF NEW.deadline_wanted IS NULL
        AND NOT EXISTS (SELECT 1 FROM tender_amendment_change c WHERE c.amendment_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.nothing-amended';
    END IF;
  END IF;
END;

CREATE TRIGGER `tr_tender_amendment_documents` BEFORE UPDATE ON `tender_amendment` FOR EACH ROW
BEGIN
  IF NEW.status = 'PUBLISHED'
      AND EXISTS (SELECT 1 FROM dossier_edition e JOIN file_scan f ON f.sha256 = e.sha256
        WHERE e.amendment_id = NEW.id AND f.status IN ('WAITING', 'QUARANTINED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.documents-not-scanned';
  END IF;
END;

CREATE TRIGGER `tr_tender_amendment_change_kept` BEFORE DELETE ON `tender_amendment_change` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
END;

CREATE TRIGGER `tr_tender_amendment_change_added` BEFORE INSERT ON `tender_amendment_change` FOR EACH ROW
BEGIN
  IF (SELECT status FROM tender_amendment WHERE id = NEW.amendment_id) <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
  END IF;
END;

CREATE TRIGGER `tr_tender_amendment_change_fixed` BEFORE UPDATE ON `tender_amendment_change` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
END;

CREATE TRIGGER `tr_tender_follower_told_delete` AFTER DELETE ON `tender_follower` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_follower', CONCAT(OLD.tender_id, '/', OLD.supplier_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(OLD.followed_at), ':', OLD.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(OLD.followed_by), ':', OLD.followed_by, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_tender_follower_told_insert` AFTER INSERT ON `tender_follower` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_follower', CONCAT(NEW.tender_id, '/', NEW.supplier_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(NEW.followed_at), ':', NEW.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(NEW.followed_by), ':', NEW.followed_by, ';'), '')), 256));
END;

CREATE TRIGGER `tr_tender_follower_told_update` AFTER UPDATE ON `tender_follower` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(OLD.followed_at), ':', OLD.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(OLD.followed_by), ':', OLD.followed_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(NEW.followed_at), ':', NEW.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(NEW.followed_by), ':', NEW.followed_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_follower', CONCAT(NEW.tender_id, '/', NEW.supplier_id), was, told);
  END IF;
END;

CREATE TRIGGER `tr_tender_invitation_kept` BEFORE DELETE ON `tender_invitation` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
END;

CREATE TRIGGER `tr_tender_invitation_added` AFTER INSERT ON `tender_invitation` FOR EACH ROW
BEGIN
  IF NEW.origin = 'NAMED' AND NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method IN ('limited', 'direct')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
  IF NEW.origin = 'QUALIFIED' AND NOT EXISTS (SELECT 1 FROM tender_procedure p
      JOIN prequalification_application a ON a.tender_id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND p.concluded_at IS NOT NULL
        AND a.supplier_id = NEW.supplier_id AND a.status = 'QUALIFIED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
END;

CREATE TRIGGER `tr_tender_invitation_agreement` AFTER INSERT ON `tender_invitation` FOR EACH ROW
BEGIN
  IF NEW.origin = 'AGREEMENT' AND NOT EXISTS (SELECT 1 FROM agreement_ceiling c
       JOIN joint_tender t ON t.id = c.tender_id AND t.status = 'DRAFT' AND t.procurement_method = 'framework'
      WHERE c.tender_id = NEW.tender_id AND c.supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
END;

CREATE TRIGGER `tr_tender_invitation_fixed` BEFORE UPDATE ON `tender_invitation` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
END;

CREATE TRIGGER `tr_tender_key_told_delete` AFTER DELETE ON `tender_key` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_key', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(OLD.threshold), ':', OLD.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(OLD.share_count), ':', OLD.share_count, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_tender_key_kept` BEFORE DELETE ON `tender_key` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_tender_key_told_insert` AFTER INSERT ON `tender_key` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_key', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(NEW.threshold), ':', NEW.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(NEW.share_count), ':', NEW.share_count, ';'), '')), 256));
END;

CREATE TRIGGER `tr_tender_key_told_update` AFTER UPDATE ON `tender_key` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(OLD.threshold), ':', OLD.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(OLD.share_count), ':', OLD.share_count, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(NEW.threshold), ':', NEW.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(NEW.share_count), ':', NEW.share_count, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_key', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_tender_key_immutable` BEFORE UPDATE ON `tender_key` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END;

CREATE TRIGGER `tr_tender_milestone_told_delete` AFTER DELETE ON `tender_milestone` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_milestone', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(OLD.at), ':', OLD.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_tender_milestone_kept` BEFORE DELETE ON `tender_milestone` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.milestone-immutable';
END;

CREATE TRIGGER `tr_tender_milestone_told_insert` AFTER INSERT ON `tender_milestone` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_milestone', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(NEW.at), ':', NEW.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_tender_milestone_told_update` AFTER UPDATE ON `tender_milestone` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(OLD.at), ':', OLD.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(NEW.at), ':', NEW.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_milestone', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_tender_milestone_immutable` BEFORE UPDATE ON `tender_milestone` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.milestone-immutable';
END;

CREATE TRIGGER `tr_tender_procedure_told_delete` AFTER DELETE ON `tender_procedure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_procedure', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(OLD.ground), ':', OLD.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(OLD.applications_until), ':', OLD.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(OLD.concluded_at), ':', OLD.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(OLD.concluded_by), ':', OLD.concluded_by, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_tender_procedure_kept` BEFORE DELETE ON `tender_procedure` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_tender_procedure_added` AFTER INSERT ON `tender_procedure` FOR EACH ROW
BEGIN
  IF NEW.concluded_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method = NEW.method) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_tender_procedure_near` AFTER INSERT ON `tender_procedure` FOR EACH ROW
BEGIN
  IF NEW.applications_until > (SELECT created_at FROM joint_tender WHERE id = NEW.tender_id) + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
END;

CREATE TRIGGER `tr_tender_procedure_told_insert` AFTER INSERT ON `tender_procedure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_procedure', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(NEW.ground), ':', NEW.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(NEW.applications_until), ':', NEW.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(NEW.concluded_at), ':', NEW.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(NEW.concluded_by), ':', NEW.concluded_by, ';'), '')), 256));
END;

CREATE TRIGGER `tr_tender_procedure_told_update` AFTER UPDATE ON `tender_procedure` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(OLD.ground), ':', OLD.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(OLD.applications_until), ':', OLD.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(OLD.concluded_at), ':', OLD.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(OLD.concluded_by), ':', OLD.concluded_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(NEW.ground), ':', NEW.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(NEW.applications_until), ':', NEW.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(NEW.concluded_at), ':', NEW.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(NEW.concluded_by), ':', NEW.concluded_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_procedure', NEW.tender_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_tender_procedure_concluded` BEFORE UPDATE ON `tender_procedure` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE least_days INT;
  IF NEW.tender_id <> OLD.tender_id OR NEW.method <> OLD.method OR NEW.ground <> OLD.ground
      OR NEW.reason_ar <> OLD.reason_ar OR NEW.reason_en <> OLD.reason_en
      OR NOT NEW.applications_until <=> OLD.applications_until OR OLD.concluded_at IS NOT NULL
      OR NEW.concluded_at IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  SELECT status, deadline_at, minimum_bid_days INTO tender_status, tender_deadline, least_days
    FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) < OLD.applications_until
      OR NEW.concluded_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR OR NEW.concluded_at > UTC_TIMESTAMP(6) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.not-concludable';
  END IF;
  IF EXISTS (SELECT 1 FROM prequalification_application a
      LEFT JOIN prequalification_finding f ON f.application_id = a.id
      WHERE a.tender_id = NEW.tender_id AND a.status = 'APPLIED' AND f.confirmed_by IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-undecided';
  END IF;
  -- Those invited have as long as bidders of an open tender have from its publication.
  IF TIMESTAMPDIFF(DAY, NEW.concluded_at, tender_deadline) < least_days THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.bid-period-too-short';
  END IF;
END;

CREATE TRIGGER `tr_tender_question_kept` BEFORE DELETE ON `tender_question` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.question-immutable';
END;

CREATE TRIGGER `tr_tender_question_in_time` BEFORE INSERT ON `tender_question` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE closing_days INT;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  SELECT COALESCE(MAX(value), 10) INTO closing_days FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'questions.close-days';
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline - INTERVAL closing_days DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.questions-closed';
  END IF;
  IF (SELECT status FROM supplier WHERE id = NEW.supplier_id) <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
  IF NEW.answered_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-immutable';
  END IF;
END;

CREATE TRIGGER `tr_tender_question_answered` BEFORE UPDATE ON `tender_question` FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE closing_days INT;
  IF OLD.answered_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-immutable';
  END IF;
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id
      OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at OR NEW.text <> OLD.text
      OR NEW.request_key <> OLD.request_key THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.question-immutable';
  END IF;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  SELECT COALESCE(MAX(value), 6) INTO closing_days FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'answers.close-days';
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline - INTERVAL closing_days DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-late';
  END IF;
END;

CREATE TRIGGER `tr_tender_round_told_delete` AFTER DELETE ON `tender_round` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_round', OLD.round_id, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_tender_round_kept` BEFORE DELETE ON `tender_round` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF EXISTS (SELECT 1 FROM lot WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lots-left';
  END IF;
END;

CREATE TRIGGER `tr_tender_round_told_insert` AFTER INSERT ON `tender_round` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_round', NEW.round_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), '')), 256));
END;

CREATE TRIGGER `tr_tender_round_told_update` AFTER UPDATE ON `tender_round` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_round', NEW.round_id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_tender_round_fixed` BEFORE UPDATE ON `tender_round` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.round-fixed';
END;

CREATE TRIGGER `tr_tender_rule_kept` BEFORE DELETE ON `tender_rule` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_tender_rule_added` AFTER INSERT ON `tender_rule` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_tender_rule_bounded` AFTER INSERT ON `tender_rule` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM rule_bound b WHERE b.code = NEW.code
        AND (NEW.value < b.least OR NEW.value > b.most OR NEW.value <> FLOOR(NEW.value)))
      OR NEW.value > 100 AND (NEW.code LIKE '%percent' OR NEW.code LIKE 'weight.%' OR NEW.code IN ('technical.pass-mark', 'spread.points')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-value-wrong';
  END IF;
END;

CREATE TRIGGER `tr_tender_rule_level` AFTER UPDATE ON `tender_rule` FOR EACH ROW
BEGIN
  IF NEW.code LIKE 'level.%' AND NEW.value > OLD.value THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.level-raised';
  END IF;
END;

CREATE TRIGGER `tr_tender_rule_fixed` AFTER UPDATE ON `tender_rule` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF NEW.tender_id <> OLD.tender_id OR NEW.code <> OLD.code OR NOT (NEW.unit <=> OLD.unit
      AND NEW.name_ar <=> OLD.name_ar AND NEW.name_en <=> OLD.name_en AND NEW.source_ar <=> OLD.source_ar
      AND NEW.source_en <=> OLD.source_en AND NEW.valid_from <=> OLD.valid_from) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-wording-fixed';
  END IF;
END;

CREATE TRIGGER `tr_tender_rule_changed_within` AFTER UPDATE ON `tender_rule` FOR EACH ROW
BEGIN
  IF NEW.value <> OLD.value AND (EXISTS (SELECT 1 FROM rule_bound b WHERE b.code = NEW.code
        AND (NEW.value < b.least OR NEW.value > b.most OR NEW.value <> FLOOR(NEW.value)))
      OR NEW.value > 100 AND (NEW.code LIKE '%percent' OR NEW.code LIKE 'weight.%' OR NEW.code IN ('technical.pass-mark', 'spread.points'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-value-wrong';
  END IF;
END;

CREATE TRIGGER `tr_tender_template_drafted` BEFORE INSERT ON `tender_template` FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_tender_template_replaced` BEFORE UPDATE ON `tender_template` FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END;

CREATE TRIGGER `tr_transfer_consent_kept` BEFORE DELETE ON `transfer_consent` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
END;

CREATE TRIGGER `tr_transfer_consent_given` BEFORE INSERT ON `transfer_consent` FOR EACH ROW
BEGIN
  IF (SELECT status FROM balance_transfer WHERE id = NEW.transfer_id) <> 'OFFERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-ended';
  END IF;
END;

CREATE TRIGGER `tr_transfer_consent_fixed` BEFORE UPDATE ON `transfer_consent` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
END;

CREATE TRIGGER `tr_unit_of_measure_told_delete` AFTER DELETE ON `unit_of_measure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'unit_of_measure', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_unit_of_measure_told_insert` AFTER INSERT ON `unit_of_measure` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'unit_of_measure', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256));
END;

CREATE TRIGGER `tr_unit_of_measure_told_update` AFTER UPDATE ON `unit_of_measure` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'unit_of_measure', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_value_band_told_delete` AFTER DELETE ON `value_band` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'value_band', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(OLD.from_usd), ':', OLD.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_value_band_told_insert` AFTER INSERT ON `value_band` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'value_band', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(NEW.from_usd), ':', NEW.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_value_band_told_update` AFTER UPDATE ON `value_band` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(OLD.from_usd), ':', OLD.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(NEW.from_usd), ':', NEW.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'value_band', NEW.code, was, told);
  END IF;
END;

CREATE TRIGGER `tr_vat_rate_told_delete` AFTER DELETE ON `vat_rate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vat_rate', CONCAT(OLD.state_code, '/', OLD.valid_from), SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(OLD.percent), ':', OLD.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_vat_rate_told_insert` AFTER INSERT ON `vat_rate` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vat_rate', CONCAT(NEW.state_code, '/', NEW.valid_from), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(NEW.percent), ':', NEW.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256));
END;

CREATE TRIGGER `tr_vat_rate_told_update` AFTER UPDATE ON `vat_rate` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(OLD.percent), ':', OLD.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(NEW.percent), ':', NEW.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'vat_rate', CONCAT(NEW.state_code, '/', NEW.valid_from), was, told);
  END IF;
END;

CREATE TRIGGER `tr_vote_told_delete` AFTER DELETE ON `vote` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vote', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(OLD.choice), ':', OLD.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(OLD.cast_at), ':', OLD.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), '')), 256), NULL);
END;

CREATE TRIGGER `tr_vote_kept` BEFORE DELETE ON `vote` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END;

CREATE TRIGGER `tr_vote_told_insert` AFTER INSERT ON `vote` FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vote', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(NEW.choice), ':', NEW.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(NEW.cast_at), ':', NEW.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), '')), 256));
END;

CREATE TRIGGER `tr_vote_open` BEFORE INSERT ON `vote` FOR EACH ROW
BEGIN
  DECLARE decision_status VARCHAR(10);
  -- The lock makes a vote and the closing of its decision wait for each other.
  SELECT status INTO decision_status FROM decision WHERE id = NEW.decision_id FOR UPDATE;
  IF decision_status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.decision-closed';
  END IF;
END;

CREATE TRIGGER `tr_vote_pack` BEFORE INSERT ON `vote` FOR EACH ROW
BEGIN
  DECLARE before_meeting BIGINT;
  SELECT MAX(meeting_id) INTO before_meeting FROM meeting_item WHERE live_decision_id = NEW.decision_id;
  IF NOT NEW.meeting_id <=> before_meeting THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.other-pack';
  END IF;
  IF EXISTS (SELECT 1 FROM recusal WHERE decision_id = NEW.decision_id AND state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.state-recused';
  END IF;
END;

CREATE TRIGGER `tr_vote_without_part` BEFORE INSERT ON `vote` FOR EACH ROW
BEGIN
  DECLARE tender BIGINT;
  SELECT tender_id INTO tender FROM decision WHERE id = NEW.decision_id;
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = tender AND m.person_id = NEW.person_id AND NOT m.is_alternate)
      OR EXISTS (SELECT 1 FROM joint_tender t WHERE t.id = tender AND NEW.person_id IN (t.prepared_by, COALESCE(t.approved_by, 0)))
      OR EXISTS (SELECT 1 FROM tender_amendment a WHERE a.tender_id = tender AND NEW.person_id IN (a.proposed_by, COALESCE(a.approved_by, 0)))
      OR EXISTS (SELECT 1 FROM audit_entry e WHERE e.object_type = 'tender' AND e.object_id = CONCAT(tender)
        AND e.person_id = NEW.person_id AND e.acting_as = 'CENTRAL_BUYER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.part-in-tender';
  END IF;
END;

CREATE TRIGGER `tr_vote_free` BEFORE INSERT ON `vote` FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k JOIN decision d ON d.tender_id = k.tender_id
      WHERE d.id = NEW.decision_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
  IF EXISTS (SELECT 1 FROM vote v WHERE v.decision_id = NEW.decision_id AND v.state_code = NEW.state_code
      AND NOT EXISTS (SELECT 1 FROM vote_set_aside s WHERE s.vote_id = v.id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.state-voted';
  END IF;
END;

CREATE TRIGGER `tr_vote_told_update` AFTER UPDATE ON `vote` FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(OLD.choice), ':', OLD.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(OLD.cast_at), ':', OLD.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(NEW.choice), ':', NEW.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(NEW.cast_at), ':', NEW.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'vote', NEW.id, was, told);
  END IF;
END;

CREATE TRIGGER `tr_vote_immutable` BEFORE UPDATE ON `vote` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END;

CREATE TRIGGER `tr_vote_set_aside_kept` BEFORE DELETE ON `vote_set_aside` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END;

CREATE TRIGGER `tr_vote_set_aside_open` BEFORE INSERT ON `vote_set_aside` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
      WHERE v.id = NEW.vote_id AND v.person_id = NEW.person_id AND d.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
  END IF;
END;

CREATE TRIGGER `tr_vote_set_aside_fixed` BEFORE UPDATE ON `vote_set_aside` FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END;
