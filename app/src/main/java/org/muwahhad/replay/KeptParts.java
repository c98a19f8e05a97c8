package org.muwahhad.replay;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.muwahhad.bid.opening.OpenedFigures;
import org.muwahhad.shared.Sha256;

/** Reads what is kept of the parts of a tender. */
@Singleton
class KeptParts {
  private final PartRows rows;
  private final OpenedFigures figures;

  KeptParts(PartRows rows, OpenedFigures figures) {
    this.rows = rows;
    this.figures = figures;
  }

  /** Every part, thing by thing. */
  Map<Part, Map<String, String>> read(long tenderId) {
    Map<Part, Map<String, String>> kept = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      kept.put(part, read(tenderId, part));
    }
    return kept;
  }

  private Map<String, String> read(long tenderId, Part part) {
    return switch (part) {
      case SEAT -> byName(rows.listSeats(tenderId));
      case BID -> byName(rows.listBids(tenderId));
      case RECEIPT -> byName(rows.listReceipts(tenderId));
      case FIGURES -> figures(tenderId);
      case CHECK -> byName(rows.listChecks(tenderId));
      case SCORES -> digests(rows.listScores(tenderId));
      case CONSENSUS -> byName(rows.listConsensus(tenderId), PartsReplay::plain);
      case DECLARATION -> byName(rows.listDeclarations(tenderId));
      case RESULT -> byName(rows.listResults(tenderId));
      case ALTERNATIVE -> byName(rows.listAlternatives(tenderId));
      case RANKING -> digests(rows.listRanking(tenderId));
      case DECISION -> byName(rows.listDecisions(tenderId));
      case VOTE -> byName(rows.listVotes(tenderId));
      case AWARD -> byName(rows.listAwards(tenderId));
      case AMOUNT -> byName(rows.listAmounts(tenderId), KeptParts::plainAmount);
      case COMPLAINT -> byName(rows.listComplaints(tenderId));
      case GROUNDS -> byName(rows.listGrounds(tenderId));
      case ANSWER -> byName(rows.listAnswers(tenderId));
      case OUTCOME -> byName(rows.listOutcomes(tenderId));
      case DRAFT -> drafts(tenderId);
      case REVIEW_VOTE -> byName(rows.listReviewVotes(tenderId));
      case REVIEW_TALLY -> byName(rows.listTallies(tenderId));
    };
  }

  private Map<String, String> figures(long tenderId) {
    Map<String, String> all = new TreeMap<>();
    figures.digests(tenderId).forEach((bid, digest) -> all.put(Long.toString(bid), digest));
    return all;
  }

  private static Map<String, String> byName(List<PartRows.Line> lines) {
    return byName(lines, UnaryOperator.identity());
  }

  private static Map<String, String> byName(
      List<PartRows.Line> lines, UnaryOperator<String> written) {
    Map<String, String> all = new TreeMap<>();
    lines.forEach(l -> all.put(l.name(), written.apply(l.text())));
    return all;
  }

  private static String plainAmount(String amountAndCurrency) {
    String[] words = amountAndCurrency.split(" ");
    return PartsReplay.plain(words[0]) + " " + words[1];
  }

  /** The digest of all lines of a name. */
  private static Map<String, String> digests(List<PartRows.Line> lines) {
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    lines.forEach(
        l ->
            texts
                .computeIfAbsent(l.name(), n -> new StringBuilder())
                .append(l.text())
                .append('\n'));
    Map<String, String> digests = new TreeMap<>();
    texts.forEach((name, text) -> digests.put(name, Sha256.of(text.toString())));
    return digests;
  }

  /** With the hashes of what the drafts say now, remedies among it. */
  private Map<String, String> drafts(long tenderId) {
    Map<String, String> remedies = new TreeMap<>();
    rows.listRulings(tenderId)
        .forEach(r -> remedies.merge(r.name(), r.text(), (a, b) -> a + ", " + b));
    Map<String, String> drafts = new TreeMap<>();
    for (PartRows.Draft draft : rows.listDrafts(tenderId)) {
      String said =
          String.join(
              "\n",
              draft.reasons(),
              draft.summaryAr(),
              draft.summaryEn(),
              "{" + remedies.getOrDefault(draft.name(), "") + "}");
      drafts.put(draft.name(), draft.status() + " " + Sha256.of(said));
    }
    return drafts;
  }
}
