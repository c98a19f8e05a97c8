package org.muwahhad.reports.supplierrecord;

import java.time.Instant;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * The record of a supplier from the facts of its orders, deliveries, invoices and reports of
 * breaches. Instants are UTC.
 *
 * @param number registration number of the supplier
 * @param scope the state of whose entities the orders are, or all states
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record SupplierRecordReport(
    String number,
    Bilingual supplier,
    Bilingual scope,
    RecordFigures figures,
    List<GroupRecord> agreements,
    List<GroupRecord> states,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public SupplierRecordReport {
    agreements = List.copyOf(agreements);
    states = List.copyOf(states);
  }

  /**
   * Counts of facts.
   *
   * @param toAnswer orders that were answered or whose days are over
   * @param due orders that are wholly accepted or late
   * @param acceptedWhole deliveries of which nothing was rejected
   * @param penalties one sum for each currency
   */
  public record RecordFigures(
      int orders,
      int toAnswer,
      int answeredInTime,
      int due,
      int onTime,
      int deliveries,
      int acceptedWhole,
      List<Money> penalties,
      int breaches,
      int breachesAnswered,
      int breachesFound) {
    public RecordFigures {
      penalties = List.copyOf(penalties);
    }
  }

  /** The counts of an agreement or of the entities of a state, under its number or code. */
  public record GroupRecord(String code, Bilingual name, RecordFigures figures) {}
}
