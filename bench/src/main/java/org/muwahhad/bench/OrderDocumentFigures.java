package org.muwahhad.bench;

import java.util.Arrays;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.OrderDocuments;
import org.muwahhad.reporting.receipt.PrintOrder;

/**
 * How long the documents of an order take.
 *
 * @param runs measured answers of each
 */
record OrderDocumentFigures(Installation installation, int runs) {
  /** Runs of each document that nobody counts. */
  private static final int WARM_UP_DOCUMENTS = 20;

  /**
   * The documents of the order with most lines, and of orders of the demonstration that were
   * changed, sent and invoiced, each made again for an auditor.
   */
  void measure() throws Exception {
    Actor auditor =
        installation
            .get(Actors.class)
            .get(
                installation.number(
                    "SELECT MIN(person_id) FROM role_grant WHERE role = 'AUDITOR'"));
    ViewCallOff view = installation.get(ViewCallOff.class);
    PrintOrder print = installation.get(PrintOrder.class);
    OrderDocuments ubl = installation.get(OrderDocuments.class);
    long largest =
        installation.number(
            """
            SELECT call_off_id FROM call_off_line GROUP BY call_off_id
             ORDER BY COUNT(*) DESC, call_off_id DESC LIMIT 1""");
    long changed =
        installation.number(
            """
            SELECT MIN(g.call_off_id) FROM order_change g
             WHERE g.status = 'AGREED' AND g.kind = 'CHANGE'
               AND NOT EXISTS (SELECT 1 FROM call_off_cancellation z
                                WHERE z.call_off_id = g.call_off_id)""");
    long sent =
        installation.number(
            """
            SELECT MIN(d.call_off_id) FROM despatch d
              JOIN despatch_receipt r ON r.despatch_id = d.id""");
    int despatch =
        (int)
            installation.number(
                """
                SELECT MIN(d.number) FROM despatch d
                  JOIN despatch_receipt r ON r.despatch_id = d.id
                 WHERE d.call_off_id = """
                    + " "
                    + sent);
    long invoice = installation.number("SELECT MIN(id) FROM invoice");
    Figures.print("documents of an order of %d lines", view.get(auditor, largest).lines().size());
    document("purchase order as PDF, both languages", () -> print.run(auditor, largest));
    document("UBL Order", () -> ubl.order(auditor, largest));
    document("UBL Order change", () -> ubl.change(auditor, changed));
    document("UBL Order response", () -> ubl.response(auditor, sent));
    document("UBL Despatch advice", () -> ubl.despatch(auditor, sent, despatch));
    document("UBL Receipt advice", () -> ubl.receipt(auditor, sent, despatch));
    document("UBL Invoice", () -> ubl.invoice(auditor, invoice));
    document("floor, the order read alone", () -> view.get(auditor, largest));
  }

  private void document(String what, Figures.Work work) throws Exception {
    long[] micros = new long[runs];
    for (int i = -WARM_UP_DOCUMENTS; i < runs; i++) {
      long start = System.nanoTime();
      work.run();
      if (i >= 0) {
        micros[i] = (System.nanoTime() - start) / 1000;
      }
    }
    Arrays.sort(micros);
    OrdersBench.tell(what, micros);
  }
}
