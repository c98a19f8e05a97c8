package org.muwahhad.reporting;

import java.util.Arrays;
import java.util.Locale;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Refusal;

/** The reports that are issued, kept and verified. */
public enum ReportKind {
  /** The demand of a round, by state, category and item. */
  DEMAND_SUMMARY(Subject.SubjectKind.ROUND),
  /** A tender as it is published: lots, requirements, criteria, terms. */
  DOSSIER(Subject.SubjectKind.TENDER),
  /** What was read when its bids were opened. */
  OPENING(Subject.SubjectKind.TENDER),
  /** What was read when prices sealed apart were opened. */
  PRICE_OPENING(Subject.SubjectKind.TENDER),
  /** Administrative checks, technical scores and consensus. */
  EVALUATION(Subject.SubjectKind.TENDER),
  /** All prices beside each other. */
  PRICES(Subject.SubjectKind.TENDER),
  /** The award of a tender. */
  AWARD(Subject.SubjectKind.TENDER),
  /** What a state gets of an award, for whom and when. */
  ALLOCATION(Subject.SubjectKind.TENDER),
  /** What was saved by buying together. */
  SAVINGS(Subject.SubjectKind.TENDER),
  /** The notice of an award to one bidder. */
  LETTER(Subject.SubjectKind.TENDER),
  /** The minutes of a committee's meeting. */
  MINUTES(Subject.SubjectKind.MEETING),
  /** What was entitled, ordered and spent under an agreement. */
  BALANCE(Subject.SubjectKind.AGREEMENT),
  /** A framework agreement itself, as both sides sign it. */
  AGREEMENT(Subject.SubjectKind.AGREEMENT),
  /** The same with its signatures and the amendments in force. */
  AMENDED_AGREEMENT(Subject.SubjectKind.AGREEMENT),
  /** The entries of a tender in the audit record. */
  AUDIT_EXTRACT(Subject.SubjectKind.TENDER),
  /** The papers of a meeting in one file. */
  PACK(Subject.SubjectKind.MEETING),
  /** Chosen reports of a tender in one file. */
  TENDER_PACK(Subject.SubjectKind.TENDER),
  /** How joint procurement stands, for those who lead. */
  OVERVIEW(Subject.SubjectKind.REGION),
  /** How far the initiatives of the strategy have come, for the ministers. */
  INITIATIVES(Subject.SubjectKind.REGION),
  /** The record of a supplier, from the facts of its orders. */
  SUPPLIER_RECORD(Subject.SubjectKind.REGION);

  private final Subject.SubjectKind about;

  ReportKind(Subject.SubjectKind about) {
    this.about = about;
  }

  /** What such a report is about. */
  public Subject.SubjectKind about() {
    return about;
  }

  /** The word for it in addresses, codes and file names, such as {@code price-opening}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The record of an opening, of bids or of prices. */
  public static ReportKind ofOpening(SealedPart part) {
    return part == SealedPart.BID ? OPENING : PRICE_OPENING;
  }

  /**
   * The kind of a word.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static ReportKind of(String word) {
    return Arrays.stream(values())
        .filter(k -> k.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("report " + word));
  }
}
