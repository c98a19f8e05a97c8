package org.muwahhad.bid.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.room.AnswerRoomView;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Requirement;

/**
 * What a workbook of answers would change in the draft.
 *
 * @param changes rows that change something or cannot be taken, mistakes first
 * @param unchanged how many rows say what the draft says
 */
public record AnswerReview(List<AnswerChange> changes, int unchanged) {
  private static final List<String> PARTS = List.of("value", "claim", "remark");

  public AnswerReview {
    changes = List.copyOf(changes);
  }

  /**
   * One row.
   *
   * @param row on the sheet, from 1
   * @param requirement null where it names none of the tender
   * @param before what the draft answers; null for nothing
   * @param after what the row answers
   * @param mistakes by part
   */
  public record AnswerChange(
      int row,
      @Nullable Requirement requirement,
      Offer.@Nullable RequirementAnswer before,
      Offer.RequirementAnswer after,
      List<PriceReview.Mistake> mistakes) {
    public AnswerChange {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** How many cells cannot be taken. */
  public int wrong() {
    return changes.stream().mapToInt(c -> c.mistakes().size()).sum();
  }

  public boolean canBeTaken() {
    return wrong() == 0 && !changes.isEmpty();
  }

  /** The answers that change. */
  public List<Offer.RequirementAnswer> answers() {
    return changes.stream().map(AnswerChange::after).toList();
  }

  /** Holds what a workbook says against the draft. The rules are those of what is typed. */
  static AnswerReview of(AnswerRoomView room, WorkbookAnswers workbook) {
    Map<Long, Requirement> requirements =
        room.requirements().stream()
            .collect(Collectors.toMap(Requirement::id, Function.identity()));
    Map<String, Refusal.Fault> faults = faults(room, workbook);
    Set<Long> seen = new HashSet<>();
    List<AnswerChange> changes = new ArrayList<>();
    int unchanged = 0;
    for (WorkbookAnswers.AnswerRow row : workbook.rows()) {
      Requirement requirement = requirements.get(row.requirement());
      Offer.RequirementAnswer before = room.answers().get(row.requirement());
      List<PriceReview.Mistake> mistakes =
          requirement == null || !seen.add(row.requirement())
              ? List.of(
                  mistake(
                      workbook,
                      row,
                      "value",
                      new Refusal.Fault(
                          "",
                          requirement == null ? "bid.unknown-requirement" : "bid.answered-twice")))
              : mistakes(workbook, row, faults);
      if (mistakes.isEmpty() && isSame(requirement, before, row.answer())) {
        unchanged++;
      } else {
        changes.add(new AnswerChange(row.number(), requirement, before, row.answer(), mistakes));
      }
    }
    changes.sort(
        Comparator.comparing((AnswerChange c) -> c.mistakes().isEmpty())
            .thenComparing(AnswerChange::row));
    return new AnswerReview(changes, unchanged);
  }

  private static boolean isSame(
      @Nullable Requirement requirement,
      Offer.@Nullable RequirementAnswer before,
      Offer.RequirementAnswer after) {
    if (before == null || requirement == null) {
      return after.isBlank();
    }
    return before.claim() == after.claim()
        && before.words().equals(after.words())
        && canonical(requirement, before).equals(canonical(requirement, after));
  }

  private static String canonical(Requirement requirement, Offer.RequirementAnswer answer) {
    return requirement.canonical(answer.offered()).orElse(answer.offered());
  }

  private static List<PriceReview.Mistake> mistakes(
      WorkbookAnswers workbook, WorkbookAnswers.AnswerRow row, Map<String, Refusal.Fault> faults) {
    List<PriceReview.Mistake> mistakes = new ArrayList<>();
    for (String part : PARTS) {
      Refusal.Fault fault = faults.get(AnswerRules.field(row.requirement()) + "." + part);
      if (fault != null) {
        mistakes.add(mistake(workbook, row, part, fault));
      }
    }
    return mistakes;
  }

  private static PriceReview.Mistake mistake(
      WorkbookAnswers workbook, WorkbookAnswers.AnswerRow row, String part, Refusal.Fault fault) {
    return PriceWorkbooks.mistake(part, workbook.cell(row.number(), part), fault);
  }

  private static Map<String, Refusal.Fault> faults(AnswerRoomView room, WorkbookAnswers workbook) {
    Faults faults = new Faults();
    List<Offer.RequirementAnswer> answers = new ArrayList<>();
    for (WorkbookAnswers.AnswerRow row : workbook.rows()) {
      answers.add(row.answer());
      faults.check(
          row.claim().isEmpty() || row.readClaim() != null,
          AnswerRules.field(row.requirement()) + ".claim",
          "bid.claim-unknown");
    }
    new AnswerRules(room.requirements())
        .ofSubmission(
            faults, Offer.ofPrices("", false, 0, false, "", List.of()).withAnswers(answers));
    Map<String, Refusal.Fault> byField = new HashMap<>();
    faults.found().forEach(f -> byField.putIfAbsent(f.field(), f));
    return byField;
  }
}
