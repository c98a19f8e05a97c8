package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * What a receipt acknowledges: the demand in one fixed form, so that anyone can compute its hash
 * again. {@link org.muwahhad.shared.CanonicalText} writes it as JSON with keys in alphabetical
 * order and without white space; quantities with three decimals and prices with those of the
 * currency, as text; what is empty is left out.
 */
public record DemandContent(
    String currency,
    String entity,
    List<ContentLine> lines,
    int number,
    String round,
    String state) {

  /**
   * One line, its keys in alphabetical order.
   *
   * @param keptReason why the item was kept though a standard one exists; none where nothing was
   *     said
   */
  public record ContentLine(
      String budgetLine,
      String commitment,
      String item,
      String justification,
      @Nullable String keptReason,
      int line,
      String needBy,
      String quantity,
      int revision,
      String site,
      String unit,
      String unitPrice) {
    /** The reason for which the item was kept, or an empty text. */
    public String reasonKept() {
      return Objects.requireNonNullElse(keptReason, "");
    }
  }

  public static DemandContent of(
      Submissions.SubmissionState submission, int number, List<LineCheck.CheckedLine> checked) {
    return new DemandContent(
        submission.currency(),
        submission.entityCode(),
        checked.stream().map(DemandContent::line).toList(),
        number,
        submission.roundCode(),
        submission.stateCode());
  }

  private static ContentLine line(LineCheck.CheckedLine checked) {
    DemandLines.DemandLine line = checked.line();
    return new ContentLine(
        line.budgetLine(),
        line.commitment().name(),
        checked.item().code(),
        line.justification(),
        line.keptReason().isEmpty() ? null : line.keptReason(),
        line.lineNumber(),
        Objects.requireNonNull(line.needBy()).toString(),
        fixed(line.quantity(), 3),
        checked.item().revision(),
        checked.siteCode(),
        line.unitCode(),
        fixed(line.estimatedUnitPrice(), Money.decimals(line.currency())));
  }

  private static String fixed(BigDecimal value, int decimals) {
    return value.setScale(decimals).toPlainString();
  }
}
