package org.muwahhad.replay;

import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.performance.PerformanceEntry;
import org.muwahhad.framework.performance.PerformanceEntry.BreachAnswered;
import org.muwahhad.framework.performance.PerformanceEntry.BreachDecided;
import org.muwahhad.framework.performance.PerformanceEntry.BreachPaperAdded;
import org.muwahhad.framework.performance.PerformanceEntry.BreachReported;
import org.muwahhad.framework.performance.PerformanceEntry.RecordsFrozen;

/** Reports of breaches as their entries describe them, with papers, answers and decisions. */
final class PerformanceReplay {
  private final ReplayedParts parts;

  PerformanceReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  /**
   * Plays one act.
   *
   * @param person who acted
   */
  void play(PerformanceEntry entry, String person) {
    if (entry instanceof BreachReported reported) {
      parts.put(
          TenderPart.BREACH,
          name(reported.agreementId(), reported.breachId()),
          String.join(
              "|",
              String.valueOf(reported.number()),
              String.valueOf(reported.supplier()),
              text(reported.entity()),
              text(reported.callOff()),
              reported.kind().name(),
              reported.occurred().toString(),
              reported.facts(),
              reported.until().toString(),
              person));
    } else if (entry instanceof BreachPaperAdded added) {
      parts.put(
          TenderPart.BREACH_PAPER,
          name(added.agreementId(), added.breachId()) + "/" + added.sha256(),
          added.side() + "|" + added.title() + "|" + person);
    } else if (entry instanceof BreachAnswered answered) {
      parts.put(
          TenderPart.BREACH_ANSWER,
          name(answered.agreementId(), answered.breachId()),
          person + " " + answered.answer());
    } else if (entry instanceof BreachDecided decided) {
      parts.put(
          TenderPart.BREACH_DECISION,
          name(decided.agreementId(), decided.breachId()),
          String.join(
              "|",
              decided.outcome().name(),
              decided.consequence().name(),
              decided.reason(),
              person));
    } else if (entry instanceof RecordsFrozen frozen) {
      frozen
          .records()
          .forEach(
              r ->
                  parts.put(
                      TenderPart.BREACH_RECORD,
                      String.valueOf(r.bid()),
                      frozen.months() + " " + r.breaches()));
    }
  }

  private static String name(long agreementId, long breachId) {
    return agreementId + "/" + breachId;
  }

  private static String text(@Nullable Long key) {
    return key == null ? "" : key.toString();
  }
}
