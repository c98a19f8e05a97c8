-- From the confirmed order to the marked payment: what the supplier sent, what was received of it, what was invoiced, what
-- was answered to the invoice, and which payments were marked. No money moves here. Days are those of Riyadh. What late
-- delivery costs are rules of the tender; a tender without them asks for nothing.

-- What the supplier sent of an order, as it advises it.
CREATE TABLE despatch (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  call_off_id BIGINT NOT NULL COMMENT 'order',
  number INT NOT NULL COMMENT 'from 1, in each order',
  sent_on DATE NOT NULL COMMENT 'day on which it left the supplier, in Riyadh',
  expected_on DATE NOT NULL COMMENT 'day on which it is to arrive, in Riyadh',
  carrier VARCHAR(200) NOT NULL COMMENT 'who brings it; may be empty',
  tracking VARCHAR(100) NOT NULL COMMENT 'number by which the carrier knows it; may be empty',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  advised_by BIGINT NOT NULL COMMENT 'person of the supplier',
  advised_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_despatch PRIMARY KEY (id),
  CONSTRAINT uq_despatch_number UNIQUE (call_off_id, number),
  CONSTRAINT uq_despatch_request UNIQUE (call_off_id, request_key),
  CONSTRAINT uq_despatch_owner UNIQUE (id, call_off_id),
  CONSTRAINT fk_despatch_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_despatch_person FOREIGN KEY (advised_by) REFERENCES person (id),
  CONSTRAINT ck_despatch_number CHECK (number >= 1),
  CONSTRAINT ck_despatch_days CHECK (expected_on >= sent_on),
  INDEX ix_despatch_expected (expected_on, id)
) COMMENT 'Despatch advices of suppliers';

CREATE TABLE despatch_item (
  despatch_id BIGINT NOT NULL COMMENT 'despatch',
  call_off_id BIGINT NOT NULL COMMENT 'order of the despatch',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the order',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units sent',
  CONSTRAINT pk_despatch_item PRIMARY KEY (despatch_id, lot_item_id),
  CONSTRAINT fk_despatch_item_despatch FOREIGN KEY (despatch_id, call_off_id) REFERENCES despatch (id, call_off_id),
  CONSTRAINT fk_despatch_item_line FOREIGN KEY (call_off_id, lot_item_id) REFERENCES call_off_line (call_off_id, lot_item_id),
  CONSTRAINT ck_despatch_item_quantity CHECK (quantity > 0)
) COMMENT 'Items that were sent';

-- A licence key is sealed by the vault of the service. Only the entity that ordered it reads it.
CREATE TABLE despatched_unit (
  despatch_id BIGINT NOT NULL COMMENT 'despatch',
  lot_item_id BIGINT NOT NULL COMMENT 'item that was sent',
  position INT NOT NULL COMMENT 'from 1, as they were typed',
  serial_number VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'serial number; may be empty',
  sealed_licence VARBINARY(2000) NULL COMMENT 'licence key, encrypted; none where the unit has none',
  warranty_ends_on DATE NULL COMMENT 'last day of the warranty, in Riyadh; none where there is none',
  CONSTRAINT pk_despatched_unit PRIMARY KEY (despatch_id, lot_item_id, position),
  CONSTRAINT fk_despatched_unit_item FOREIGN KEY (despatch_id, lot_item_id) REFERENCES despatch_item (despatch_id, lot_item_id),
  CONSTRAINT ck_despatched_unit_position CHECK (position >= 1),
  CONSTRAINT ck_despatched_unit_known CHECK (serial_number <> '' OR sealed_licence IS NOT NULL OR warranty_ends_on IS NOT NULL)
) COMMENT 'Serial numbers, licence keys and warranties of units that were sent';

-- The entity recorded what came of a despatch: the deliveries of the order with the same request key. What did not come, or
-- was rejected, may be sent again.
CREATE TABLE despatch_receipt (
  despatch_id BIGINT NOT NULL COMMENT 'despatch that was received',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'request key of its deliveries',
  received_by BIGINT NOT NULL COMMENT 'procurement officer',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_despatch_receipt PRIMARY KEY (despatch_id),
  CONSTRAINT fk_despatch_receipt_despatch FOREIGN KEY (despatch_id) REFERENCES despatch (id),
  CONSTRAINT fk_despatch_receipt_person FOREIGN KEY (received_by) REFERENCES person (id)
) COMMENT 'Despatches that were received';

CREATE TABLE delivery_photo (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  delivery_id BIGINT NOT NULL COMMENT 'delivery that it shows',
  title VARCHAR(200) NOT NULL COMMENT 'what it shows, in the words of the officer',
  content_type VARCHAR(100) NOT NULL COMMENT 'media type, found by the content',
  size INT NOT NULL COMMENT 'bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'digest of the file, which lies in the store under it',
  added_by BIGINT NOT NULL COMMENT 'procurement officer',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_delivery_photo PRIMARY KEY (id),
  CONSTRAINT fk_delivery_photo_delivery FOREIGN KEY (delivery_id) REFERENCES delivery (id),
  CONSTRAINT fk_delivery_photo_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_delivery_photo_content CHECK (title <> '' AND size > 0),
  INDEX ix_delivery_photo_file (sha256)
) COMMENT 'Photos and papers that show why something was rejected';

-- What the supplier invoices of an order, as it states it, in the currency of the agreement.
CREATE TABLE invoice (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  call_off_id BIGINT NOT NULL COMMENT 'order',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that invoices',
  number VARCHAR(60) NOT NULL COMMENT 'number that the supplier gave it',
  issued_on DATE NOT NULL COMMENT 'day of the invoice',
  due_on DATE NOT NULL COMMENT 'day by which it is to be paid',
  currency CHAR(3) NOT NULL COMMENT 'currency of the agreement',
  net_amount DECIMAL(19,3) NOT NULL COMMENT 'sum of its lines without VAT, as stated',
  vat_amount DECIMAL(19,3) NOT NULL COMMENT 'VAT, as stated',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  sent_by BIGINT NOT NULL COMMENT 'person of the supplier',
  sent_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_invoice PRIMARY KEY (id),
  CONSTRAINT uq_invoice_number UNIQUE (supplier_id, number),
  CONSTRAINT uq_invoice_request UNIQUE (call_off_id, request_key),
  CONSTRAINT uq_invoice_owner UNIQUE (id, call_off_id),
  CONSTRAINT fk_invoice_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_invoice_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_invoice_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_invoice_person FOREIGN KEY (sent_by) REFERENCES person (id),
  CONSTRAINT ck_invoice_number CHECK (number <> ''),
  CONSTRAINT ck_invoice_amounts CHECK (net_amount > 0 AND vat_amount >= 0),
  CONSTRAINT ck_invoice_days CHECK (due_on >= issued_on),
  INDEX ix_invoice_sent (sent_at, id)
) COMMENT 'Invoices of suppliers for orders';

CREATE TABLE invoice_item (
  invoice_id BIGINT NOT NULL COMMENT 'invoice',
  call_off_id BIGINT NOT NULL COMMENT 'order of the invoice',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the order',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units invoiced',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price of one unit without VAT, as stated',
  net_amount DECIMAL(19,3) NOT NULL COMMENT 'what the line comes to without VAT, as stated',
  CONSTRAINT pk_invoice_item PRIMARY KEY (invoice_id, lot_item_id),
  CONSTRAINT fk_invoice_item_invoice FOREIGN KEY (invoice_id, call_off_id) REFERENCES invoice (id, call_off_id),
  CONSTRAINT fk_invoice_item_line FOREIGN KEY (call_off_id, lot_item_id) REFERENCES call_off_line (call_off_id, lot_item_id),
  CONSTRAINT ck_invoice_item_quantity CHECK (quantity > 0),
  CONSTRAINT ck_invoice_item_amounts CHECK (unit_price >= 0 AND net_amount >= 0)
) COMMENT 'Lines of invoices';

CREATE TABLE invoice_answer (
  invoice_id BIGINT NOT NULL COMMENT 'invoice that is answered',
  answer VARCHAR(10) NOT NULL COMMENT 'APPROVED or DISPUTED',
  differs BOOLEAN NOT NULL COMMENT 'whether it differed from the order or from what was accepted',
  penalty DECIMAL(19,3) NOT NULL COMMENT 'deducted for late delivery, in the currency of the invoice; 0 when it is disputed',
  reason VARCHAR(1000) NOT NULL COMMENT 'why it is disputed, or approved although it differs; empty otherwise',
  answered_by BIGINT NOT NULL COMMENT 'procurement officer of the entity',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_invoice_answer PRIMARY KEY (invoice_id),
  CONSTRAINT fk_invoice_answer_invoice FOREIGN KEY (invoice_id) REFERENCES invoice (id),
  CONSTRAINT fk_invoice_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_invoice_answer_kind CHECK (answer IN ('APPROVED', 'DISPUTED')),
  CONSTRAINT ck_invoice_answer_penalty CHECK (penalty >= 0 AND (answer = 'APPROVED' OR penalty = 0)),
  CONSTRAINT ck_invoice_answer_reason CHECK ((answer = 'APPROVED' AND NOT differs) OR CHAR_LENGTH(TRIM(reason)) > 0)
) COMMENT 'Invoices that entities approved or disputed';

CREATE TABLE invoice_payment (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  invoice_id BIGINT NOT NULL COMMENT 'invoice that was paid, or a part of it',
  amount DECIMAL(19,3) NOT NULL COMMENT 'paid, in the currency of the invoice',
  paid_on DATE NOT NULL COMMENT 'day on which it was paid',
  reference VARCHAR(100) NOT NULL COMMENT 'by which the entity finds the payment',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  marked_by BIGINT NOT NULL COMMENT 'procurement officer of the entity',
  marked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_invoice_payment PRIMARY KEY (id),
  CONSTRAINT uq_invoice_payment_request UNIQUE (invoice_id, request_key),
  CONSTRAINT fk_invoice_payment_invoice FOREIGN KEY (invoice_id) REFERENCES invoice (id),
  CONSTRAINT fk_invoice_payment_person FOREIGN KEY (marked_by) REFERENCES person (id),
  CONSTRAINT ck_invoice_payment_amount CHECK (amount > 0),
  CONSTRAINT ck_invoice_payment_reference CHECK (reference <> '')
) COMMENT 'Payments of invoices, made elsewhere and marked here';

-- Addresses in the Peppol network, with the numbers by which parties account for VAT. A party without one is named in
-- documents by its number alone.
CREATE TABLE trade_endpoint (
  party VARCHAR(8) NOT NULL COMMENT 'ENTITY or SUPPLIER',
  party_id BIGINT NOT NULL COMMENT 'key of the entity or supplier',
  endpoint VARCHAR(60) NOT NULL COMMENT 'scheme of the list EAS, a colon, and the address',
  tax_number VARCHAR(30) NOT NULL COMMENT 'number by which it accounts for VAT; may be empty',
  set_by BIGINT NOT NULL COMMENT 'administrator',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_trade_endpoint PRIMARY KEY (party, party_id),
  CONSTRAINT fk_trade_endpoint_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_trade_endpoint_party CHECK (party IN ('ENTITY', 'SUPPLIER')),
  CONSTRAINT ck_trade_endpoint_form CHECK (endpoint REGEXP '^[0-9A-Z]{4}:[!-~]{1,50}$')
) COMMENT 'Addresses of entities and suppliers in the Peppol network';

-- How much of each item of an order is sent, accepted and still under way. This is said here alone.
CREATE VIEW call_off_line_fulfilled AS
  SELECT x.call_off_id, x.lot_item_id,
         COALESCE((SELECT SUM(d.accepted_quantity) FROM delivery d
                    WHERE d.call_off_id = x.call_off_id AND d.lot_item_id = x.lot_item_id), 0) AS accepted_quantity,
         COALESCE((SELECT SUM(i.quantity) FROM despatch_item i
                     LEFT JOIN despatch_receipt r ON r.despatch_id = i.despatch_id
                    WHERE i.call_off_id = x.call_off_id AND i.lot_item_id = x.lot_item_id AND r.despatch_id IS NULL), 0)
           AS under_way_quantity,
         COALESCE((SELECT SUM(n.quantity) FROM invoice_item n
                     LEFT JOIN invoice_answer a ON a.invoice_id = n.invoice_id AND a.answer = 'DISPUTED'
                    WHERE n.call_off_id = x.call_off_id AND n.lot_item_id = x.lot_item_id AND a.invoice_id IS NULL), 0)
           AS invoiced_quantity
    FROM call_off_line x;

-- Who delivered what was recorded of an order: the supplier of its agreement when it was sent, or when it was recorded where
-- no despatch of it was advised. This is said here alone.
CREATE VIEW delivery_supplier AS
  SELECT y.id AS delivery_id, y.call_off_id, y.lot_item_id, y.delivered_on, y.delivered_quantity, y.accepted_quantity,
         COALESCE(p.supplier_id, s.winner_id) AS supplier_id, COALESCE(d.advised_at, y.recorded_at) AS supplied_at
    FROM delivery y
    JOIN call_off o ON o.id = y.call_off_id
    JOIN agreement_supplier s ON s.agreement_id = o.agreement_id
    LEFT JOIN (despatch d JOIN despatch_receipt r ON r.despatch_id = d.id)
      ON d.call_off_id = y.call_off_id AND r.request_key = y.request_key
    LEFT JOIN amendment_party p ON p.agreement_id = o.agreement_id AND p.from_at <= COALESCE(d.advised_at, y.recorded_at)
     AND (p.until_at IS NULL OR p.until_at > COALESCE(d.advised_at, y.recorded_at));

-- What suppliers delivered themselves under agreements in which another one took their place since, also where it was recorded
-- later. This is said here alone.
CREATE VIEW delivery_before AS
  SELECT y.delivery_id AS id, y.call_off_id, y.lot_item_id, y.accepted_quantity, b.supplier_id, b.until_at
    FROM delivery_supplier y
    JOIN call_off o ON o.id = y.call_off_id
    JOIN agreement_supplier_before b ON b.agreement_id = o.agreement_id AND b.supplier_id = y.supplier_id;

-- How an invoice stands, and what is to be paid of it. This is said here alone.
CREATE VIEW invoice_standing AS
  SELECT n.id AS invoice_id,
         CASE WHEN a.invoice_id IS NULL THEN 'SENT'
              WHEN a.answer = 'DISPUTED' THEN 'DISPUTED'
              WHEN COALESCE((SELECT SUM(y.amount) FROM invoice_payment y WHERE y.invoice_id = n.id), 0)
                   >= n.net_amount + n.vat_amount - a.penalty THEN 'PAID'
              WHEN EXISTS (SELECT 1 FROM invoice_payment y WHERE y.invoice_id = n.id) THEN 'PARTLY_PAID'
              ELSE 'APPROVED' END AS status,
         CASE WHEN a.answer = 'APPROVED' THEN n.net_amount + n.vat_amount - a.penalty ELSE 0 END AS payable_amount,
         COALESCE((SELECT SUM(y.amount) FROM invoice_payment y WHERE y.invoice_id = n.id), 0) AS paid_amount
    FROM invoice n
    LEFT JOIN invoice_answer a ON a.invoice_id = n.id;

DELIMITER //
-- A supplier advises what it sends of an order that it confirmed. The lines of the order are held, so that two who send, or
-- one who cancels, wait for each other.
CREATE TRIGGER tr_despatch_advised BEFORE INSERT ON despatch FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM call_off_line WHERE call_off_id = NEW.call_off_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM call_off_cancellation WHERE call_off_id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-cancelled';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM call_off_answer WHERE call_off_id = NEW.call_off_id AND answer = 'CONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.not-confirmed';
  END IF;
END//
-- A unit is named once in a despatch, and no more units are named than were sent.
CREATE TRIGGER tr_despatched_unit_sent AFTER INSERT ON despatched_unit FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM despatched_unit WHERE despatch_id = NEW.despatch_id AND lot_item_id = NEW.lot_item_id)
      > CEILING((SELECT quantity FROM despatch_item WHERE despatch_id = NEW.despatch_id AND lot_item_id = NEW.lot_item_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.more-units-than-sent';
  END IF;
  IF NEW.serial_number <> '' AND (SELECT COUNT(*) FROM despatched_unit
       WHERE despatch_id = NEW.despatch_id AND lot_item_id = NEW.lot_item_id AND serial_number = NEW.serial_number) > 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.serial-twice';
  END IF;
END//
-- An invoice is answered by an officer of the entity. One for more than was accepted is approved only with a reason; what was
-- invoiced before it, or approved, counts first. What is deducted stays within the invoice, and all that is deducted of an order within the share that its dossier says.
CREATE TRIGGER tr_invoice_answer_given AFTER INSERT ON invoice_answer FOR EACH ROW
BEGIN
  DECLARE gross DECIMAL(19,3);
  DECLARE of_order BIGINT;
  SELECT net_amount + vat_amount, call_off_id INTO gross, of_order FROM invoice WHERE id = NEW.invoice_id;
  IF NOT EXISTS (SELECT 1 FROM call_off o
       JOIN role_grant g ON g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = o.entity_id AND g.person_id = NEW.answered_by
      WHERE o.id = of_order) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-asked';
  END IF;
  IF NEW.penalty > gross OR NEW.penalty > 0 AND (SELECT SUM(a.penalty) FROM invoice_answer a
       JOIN invoice n ON n.id = a.invoice_id WHERE n.call_off_id = of_order)
      > COALESCE((SELECT SUM(x.net_amount) FROM call_off_line_in_force x WHERE x.call_off_id = of_order), 0)
        * COALESCE((SELECT r.value FROM call_off o
             JOIN framework_agreement f ON f.id = o.agreement_id
             JOIN tender_rule r ON r.tender_id = f.tender_id AND r.code = 'delay.most-percent'
            WHERE o.id = of_order), 0) / 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.penalty-above-most';
  END IF;
  IF NEW.answer = 'APPROVED' AND NOT NEW.differs AND EXISTS (SELECT 1 FROM invoice_item i
       JOIN call_off_line_fulfilled f ON f.call_off_id = i.call_off_id AND f.lot_item_id = i.lot_item_id
       JOIN invoice_item n ON n.call_off_id = i.call_off_id AND n.lot_item_id = i.lot_item_id
       LEFT JOIN invoice_answer a ON a.invoice_id = n.invoice_id
      WHERE i.invoice_id = NEW.invoice_id
        AND (a.answer = 'APPROVED' OR (a.invoice_id IS NULL AND n.invoice_id < i.invoice_id))
      GROUP BY i.lot_item_id, f.accepted_quantity
     HAVING SUM(n.quantity) > f.accepted_quantity) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.differs';
  END IF;
END//
-- Payments are marked of an approved invoice, by an officer of its entity, and come to no more than is to be paid.
CREATE TRIGGER tr_invoice_payment_marked AFTER INSERT ON invoice_payment FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  DECLARE payable DECIMAL(19,3);
  DECLARE paid DECIMAL(19,3);
  SELECT COUNT(*) INTO held FROM invoice_answer WHERE invoice_id = NEW.invoice_id AND answer = 'APPROVED' FOR UPDATE;
  IF held = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.not-approved';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM invoice n
       JOIN call_off o ON o.id = n.call_off_id
       JOIN role_grant g ON g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = o.entity_id AND g.person_id = NEW.marked_by
      WHERE n.id = NEW.invoice_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-asked';
  END IF;
  SELECT s.payable_amount, s.paid_amount INTO payable, paid FROM invoice_standing s WHERE s.invoice_id = NEW.invoice_id;
  IF paid > payable THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fulfilment.more-than-payable';
  END IF;
END//
DELIMITER ;
