-- Items of lots in the quantity in force: what the states confirmed where that changed it, else what was tendered.
CREATE VIEW lot_item_in_force AS
  SELECT i.id, i.tender_id, i.lot_id, i.position, i.revision_id, i.unit_code, i.is_free,
         COALESCE(c.quantity, i.quantity) AS quantity, i.quantity AS tendered_quantity
    FROM lot_item i
    LEFT JOIN confirmed_item c ON c.lot_item_id = i.id;

-- Demand lines in lot items in the quantity in force: the share of the line in what its state confirmed where that
-- changed it, else the part that was tendered. That part in the unit of the line is its line quantity.
CREATE VIEW allocation_in_force AS
  SELECT a.demand_line_id, a.lot_item_id, COALESCE(c.quantity, a.quantity) AS quantity,
         a.quantity AS tendered_quantity, COALESCE(a.line_quantity, a.quantity) AS line_quantity,
         c.demand_line_id IS NOT NULL AS is_confirmed
    FROM allocation a
    LEFT JOIN confirmed_line c ON c.demand_line_id = a.demand_line_id AND c.lot_item_id = a.lot_item_id;

-- Awards that are recommended, decided on or in effect, not those that ended. By the column of their lot while they
-- live, so that those of a lot are found by its key.
CREATE VIEW live_award AS
  SELECT a.id, a.tender_id, a.live_lot_id AS lot_id, a.bid_id, a.status, a.amount, a.currency, a.converted_amount,
         a.reason, a.recommended_by, a.recommended_at, a.decision_id, a.active_at, a.examination
    FROM award a
   WHERE a.live_lot_id IS NOT NULL;
