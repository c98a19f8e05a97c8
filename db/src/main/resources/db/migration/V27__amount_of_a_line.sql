-- No line asks for so much that sums and pages cannot hold it: quantity and price may each be large, but not both.
ALTER TABLE demand_line
  ADD CONSTRAINT ck_demand_line_amount CHECK (quantity * estimated_unit_price < 1000000000000);
