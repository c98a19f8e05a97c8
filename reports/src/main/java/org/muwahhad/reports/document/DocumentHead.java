package org.muwahhad.reports.document;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;

/**
 * What a document says about itself, at its head and in its running lines.
 *
 * @param issuer the body that issues it
 * @param kind what kind of report it is
 * @param title what it is about
 * @param number of the tender, round or agreement
 * @param at when it was issued, UTC; also the date inside the file, so equal input gives equal
 *     bytes
 * @param zone in which its instants are shown
 * @param proof how a reader checks it; null where nobody can, as in a draft
 * @param draft to whom it is shown before it is issued; null once it is
 * @param confidential whether it is for named readers only
 */
public record DocumentHead(
    Bilingual issuer,
    Bilingual kind,
    Bilingual title,
    String number,
    Instant at,
    ZoneId zone,
    @Nullable Proof proof,
    @Nullable DraftMark draft,
    boolean confidential) {

  public DocumentHead {
    proof = proof == null || proof.documentId().isEmpty() ? null : proof;
  }

  /** The zone of the central purchasing body, in which deadlines are set and minutes are kept. */
  public static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

  /** An issued document that everybody may check. */
  public static DocumentHead issued(
      Bilingual issuer,
      Bilingual kind,
      Bilingual title,
      String number,
      Instant at,
      @Nullable Proof proof) {
    return new DocumentHead(issuer, kind, title, number, at, RIYADH, proof, null, false);
  }

  /** The same for named readers only. */
  public DocumentHead forNamedReaders() {
    return new DocumentHead(issuer, kind, title, number, at, zone, proof, draft, true);
  }

  /** The same as a draft shown to somebody. */
  public DocumentHead asDraft(DraftMark shown) {
    return new DocumentHead(issuer, kind, title, number, at, zone, proof, shown, confidential);
  }

  /**
   * How a reader checks the document.
   *
   * @param documentId printed on it
   * @param address of the page that checks it, also in the QR code
   */
  public record Proof(String documentId, String address) {
    /** Of what nobody can check. */
    public static final Proof NONE = new Proof("", "");
  }

  /**
   * Stands across every page of a draft.
   *
   * @param reader who was shown it
   * @param at when, UTC
   */
  public record DraftMark(Bilingual reader, Instant at) {}
}
