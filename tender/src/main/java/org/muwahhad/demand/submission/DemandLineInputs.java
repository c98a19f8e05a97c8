package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Formats;

/**
 * Reads lines as typed into the form and holds them against catalog, round and entity. Lines in
 * which nothing was asked for yet are dropped.
 */
@Singleton
public class DemandLineInputs {
  private final LineCheck lineCheck;
  private final StandardHints hints;

  DemandLineInputs(LineCheck lineCheck, StandardHints hints) {
    this.lineCheck = lineCheck;
    this.hints = hints;
  }

  /**
   * The lines ready to store, marked where the form shows a standard item beside them.
   *
   * @throws Refusal.InvalidInput with every fault at its field of the form
   */
  public List<LineCheck.CheckedLine> check(
      Actor actor,
      Submissions.SubmissionState submission,
      List<DraftLine> typed,
      LineCheck.Degree degree) {
    return shown(actor, submission, check(submission, typed, degree));
  }

  /** Marks the lines beside which the form shows a standard item: they need a reason to be sent. */
  public List<LineCheck.CheckedLine> shown(
      Actor actor, Submissions.SubmissionState submission, List<LineCheck.CheckedLine> checked) {
    Map<StandardHints.Ask, StandardHint> found =
        hints.about(
            actor, submission.roundId(), checked.stream().map(DemandLineInputs::ask).toList());
    return checked.stream()
        .map(
            c ->
                Optional.ofNullable(found.get(ask(c)))
                    .map(h -> c.shown(h.standard().itemId()))
                    .orElse(c))
        .toList();
  }

  private static StandardHints.Ask ask(LineCheck.CheckedLine checked) {
    return new StandardHints.Ask(checked.item().code(), checked.line().quantity());
  }

  private List<LineCheck.CheckedLine> check(
      Submissions.SubmissionState submission, List<DraftLine> typed, LineCheck.Degree degree) {
    Map<String, Refusal.Fault> faults = new LinkedHashMap<>();
    List<LineInput> inputs = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      if (!typed.get(i).isBlank()) {
        places.add(i);
        inputs.add(input(typed.get(i), i, faults));
      }
    }
    List<LineCheck.CheckedLine> checked = List.of();
    try {
      checked = lineCheck.check(submission, inputs, degree);
    } catch (Refusal.InvalidInput refusal) {
      refusal.faults().stream()
          .map(f -> placed(f, places))
          .forEach(f -> faults.putIfAbsent(f.field(), f));
    }
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(List.copyOf(faults.values()));
    }
    return checked;
  }

  private static Refusal.Fault placed(Refusal.Fault fault, List<Integer> places) {
    Optional<TableFile.FilePosition> place = TableFile.findPlace(fault.field());
    return place
        .map(p -> LineForm.field(places.get(p.line()), p.column()))
        .map(f -> new Refusal.Fault(f, fault.code(), fault.arguments()))
        .orElse(fault);
  }

  /** The line as typed, in values; what cannot be read is a fault at its field. */
  public static LineInput input(DraftLine line, int at, Map<String, Refusal.Fault> faults) {
    return new LineInput(
        line.item(),
        number(line, LineField.QUANTITY, at, faults),
        day(line, at, faults),
        line.text(LineField.SITE),
        number(line, LineField.UNIT_PRICE, at, faults),
        commitment(line, at, faults),
        line.text(LineField.BUDGET_LINE),
        line.text(LineField.JUSTIFICATION),
        line.text(LineField.KEPT_REASON));
  }

  private static @Nullable BigDecimal number(
      DraftLine line, LineField field, int at, Map<String, Refusal.Fault> faults) {
    Optional<BigDecimal> number = Formats.parseNumber(line.text(field));
    if (number.isEmpty() && !line.text(field).isBlank()) {
      fault(faults, at, field, "shared.not-a-number");
    }
    return number.orElse(null);
  }

  private static @Nullable LocalDate day(
      DraftLine line, int at, Map<String, Refusal.Fault> faults) {
    Optional<LocalDate> day = DayInput.read(line.needBy());
    if (day.isEmpty() && !line.needBy().isBlank()) {
      fault(faults, at, LineField.NEED_BY, "shared.not-a-date");
    }
    return day.orElse(null);
  }

  private static Commitment commitment(DraftLine line, int at, Map<String, Refusal.Fault> faults) {
    String word = line.text(LineField.COMMITMENT);
    Optional<Commitment> commitment = Commitment.find(word);
    if (commitment.isEmpty() && !word.isBlank()) {
      fault(faults, at, LineField.COMMITMENT, "demand.commitment-unknown");
    }
    return commitment.orElse(Commitment.FIRM);
  }

  private static void fault(Map<String, Refusal.Fault> faults, int at, LineField of, String code) {
    String field = LineForm.field(at, of.code());
    faults.put(field, new Refusal.Fault(field, code));
  }
}
