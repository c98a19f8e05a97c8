package org.muwahhad.reports.minutes;

import java.time.Instant;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything the printed minutes of a meeting say.
 *
 * @param number the meeting's number
 * @param sha256 of the minutes as closed, lower-case hexadecimal
 * @param packSha256 of the papers the votes were cast on
 * @param closedAt when they were closed; also the date inside the PDF, so equal input gives equal
 *     bytes
 * @param issuer the body they were kept by
 * @param held in person or by link
 * @param place room and town, or the address of the link
 * @param present states that took part
 * @param absent states that did not
 * @param items the agenda, in order
 * @param remarks about the meeting as a whole
 * @param signatories who signs them, the chair first
 * @param proof how a reader checks them
 */
public record MinutesReport(
    String number,
    String sha256,
    String packSha256,
    Instant startsAt,
    Instant closedAt,
    Bilingual issuer,
    Bilingual committee,
    Bilingual votingRule,
    Bilingual held,
    String place,
    Bilingual chair,
    List<Bilingual> present,
    List<Bilingual> absent,
    List<MinutesItem> items,
    List<Remark> remarks,
    List<Signatory> signatories,
    DocumentHead.Proof proof) {

  public MinutesReport {
    present = List.copyOf(present);
    absent = List.copyOf(absent);
    items = List.copyOf(items);
    remarks = List.copyOf(remarks);
    signatories = List.copyOf(signatories);
  }

  /**
   * A question on the agenda.
   *
   * @param sha256 of the document voted on
   * @param outcome what became of it
   * @param tally how many states said what
   * @param quorum whether enough states were present
   * @param returned where it went back to and why; blank when it did not
   */
  public record MinutesItem(
      int position,
      String tender,
      Bilingual title,
      String sha256,
      Bilingual outcome,
      Bilingual tally,
      Bilingual quorum,
      Bilingual returned,
      List<Vote> votes,
      List<Bilingual> recused,
      List<Remark> remarks) {
    public MinutesItem {
      votes = List.copyOf(votes);
      recused = List.copyOf(recused);
      remarks = List.copyOf(remarks);
    }
  }

  /** The vote of a state; the reason stands as it was written. */
  public record Vote(Bilingual state, Bilingual member, Bilingual choice, String reason) {}

  /** What a member remarked, as it was written. */
  public record Remark(Bilingual state, Bilingual member, String remark) {}

  /** Who signs, and for which state. */
  public record Signatory(Bilingual state, Bilingual name, Bilingual office) {}
}
