package org.muwahhad.reporting.pack;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.shared.Refusal;

/**
 * The reports of a tender that go into a pack, in the order of reading whatever the order of
 * choosing. A letter for each makes the part of the pack's {@link Subject}, so that the choice
 * belongs to what is issued and verified: {@code 12-OEA} is opening, evaluation and award of tender
 * 12.
 *
 * <p>Letters to bidders are theirs, and the audit extract grows with every download: neither is
 * among them.
 *
 * @param kinds none twice, at least one
 */
record PackChoice(List<ReportKind> kinds) {
  private static final Map<String, ReportKind> LETTERS = letters();

  PackChoice {
    kinds = List.copyOf(kinds);
  }

  private static Map<String, ReportKind> letters() {
    Map<String, ReportKind> letters = new LinkedHashMap<>();
    letters.put("D", ReportKind.DOSSIER);
    letters.put("O", ReportKind.OPENING);
    letters.put("P", ReportKind.PRICE_OPENING);
    letters.put("E", ReportKind.EVALUATION);
    letters.put("C", ReportKind.PRICES);
    letters.put("A", ReportKind.AWARD);
    letters.put("S", ReportKind.SAVINGS);
    letters.put("L", ReportKind.ALLOCATION);
    return letters;
  }

  /** What can be chosen, in the order of reading. */
  static List<ReportKind> all() {
    return List.copyOf(LETTERS.values());
  }

  /**
   * A choice made on a form or by a program.
   *
   * @throws Refusal.InvalidInput when nothing is chosen
   * @throws Refusal.NotFound when something is that no pack has
   */
  static PackChoice of(Collection<ReportKind> chosen) {
    if (chosen.isEmpty()) {
      throw new Refusal.InvalidInput("report", "reporting.nothing-chosen");
    }
    if (!all().containsAll(chosen)) {
      throw new Refusal.NotFound("report in a pack: " + chosen);
    }
    return new PackChoice(all().stream().filter(chosen::contains).toList());
  }

  /**
   * The choice as the part of a subject states it.
   *
   * @throws Refusal.NotFound when it is not written as {@link #written} does: one choice has one
   *     address
   */
  static PackChoice read(String part) {
    List<ReportKind> kinds =
        LETTERS.entrySet().stream()
            .filter(e -> part.contains(e.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    PackChoice choice = new PackChoice(kinds);
    if (kinds.isEmpty() || !choice.written().equals(part)) {
      throw new Refusal.NotFound("pack of " + part);
    }
    return choice;
  }

  String written() {
    StringBuilder written = new StringBuilder();
    LETTERS.forEach((letter, kind) -> written.append(kinds.contains(kind) ? letter : ""));
    return written.toString();
  }

  /** What a pack of these is about. */
  Subject of(long tenderId) {
    return new Subject(Subject.SubjectKind.TENDER, tenderId, written());
  }
}
