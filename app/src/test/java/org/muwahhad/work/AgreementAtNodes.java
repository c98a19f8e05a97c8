package org.muwahhad.work;

import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;

/**
 * An agreement under which an entity may still order 25.5 of an item.
 *
 * @param asked the node whose database is asked
 */
record AgreementAtNodes(
    long id, long item, ApiCaller atOne, ApiCaller atTwo, ApiCaller alike, TestApp asked) {
  String path() {
    return "/api/v1/agreements/" + id + "/call-offs";
  }

  String called() {
    return asked.ask(
        """
        SELECT e.called_quantity FROM entitlement e
          JOIN procuring_entity p ON p.id = e.entity_id AND p.state_code = 'SA'
         WHERE e.agreement_id = %d AND e.lot_item_id = %d"""
            .formatted(id, item));
  }

  String orders() {
    return asked.ask("SELECT COUNT(*) FROM call_off WHERE agreement_id = " + id);
  }
}
