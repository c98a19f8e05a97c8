package org.muwahhad.reports.pack;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead.DraftMark;
import org.muwahhad.reports.document.DocumentHead.Proof;

/**
 * What the cover of a pack says.
 *
 * @param issuer the body that issues it
 * @param kind what the pack is, such as the papers of a meeting
 * @param title what it is about
 * @param number of the meeting or tender
 * @param at when it was issued, UTC; also the date inside the PDF, so equal input gives equal bytes
 * @param facts names with their values, such as committee and place
 * @param startsAt when the meeting begins, UTC; null when it is no meeting's
 * @param papers the reports in it, in order
 * @param signatories who signs the pack as a whole
 * @param proof how a reader checks it
 * @param draft to whom it is shown before it is issued; null once it is
 */
public record PackCover(
    Bilingual issuer,
    Bilingual kind,
    Bilingual title,
    String number,
    Instant at,
    List<CoverFact> facts,
    @Nullable Instant startsAt,
    List<Paper> papers,
    List<Signatory> signatories,
    Proof proof,
    @Nullable DraftMark draft) {

  public PackCover {
    facts = List.copyOf(facts);
    papers = List.copyOf(papers);
    signatories = List.copyOf(signatories);
  }

  /**
   * A report in it.
   *
   * @param sha256 of its figures, lower-case hexadecimal
   */
  public record Paper(Bilingual title, String sha256) {}

  /** Who signs, for whom. */
  public record Signatory(Bilingual office, Bilingual name, Bilingual title) {}

  /** A name and its value. */
  public record CoverFact(Bilingual name, Bilingual value) {}
}
