package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Texts;

/** Reads the sheets that evaluators fill in: a list of cells, each naming its bid and criterion. */
public final class ScoreSheets {
  private ScoreSheets() {}

  /** One cell of a sheet as posted. */
  public record PostedCell(Form form, String path) {
    public long bidId() {
      return number("bidId");
    }

    public long criterionId() {
      return number("criterionId");
    }

    public String text(String part) {
      return form.value(path + "." + part).strip();
    }

    /** The points typed, or null when none were. */
    public @Nullable BigDecimal points() {
      return form.decimal(path + ".points").orElse(null);
    }

    private long number(String part) {
      return form.decimal(path + "." + part).map(BigDecimal::longValue).orElse(0L);
    }
  }

  /** All cells of a list, in order. */
  public static <T> List<T> read(Form form, String list, Function<PostedCell, T> reader) {
    List<T> cells = new ArrayList<>();
    for (int i = 0; !form.values(list + "[" + i + "].bidId").isEmpty(); i++) {
      cells.add(reader.apply(new PostedCell(form, list + "[" + i + "]")));
    }
    return cells;
  }

  /**
   * What was typed for points must be a number.
   *
   * @throws Refusal.InvalidInput naming each cell where it is not
   */
  public static void requireNumbers(Form form, String list) {
    List<Refusal.Fault> faults =
        read(form, list, cell -> cell).stream()
            .filter(c -> !c.text("points").isEmpty() && c.points() == null)
            .map(c -> new Refusal.Fault(c.path() + ".points", "shared.not-a-number"))
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
  }

  /**
   * Each error reported with the bid and criterion of its cell, so that the list of errors can be
   * read.
   */
  public static Form named(
      Form form, String list, Function<PostedCell, String> name, Language language) {
    Form named = new Form(form.values(), List.of());
    for (var error : form.errors()) {
      int end = error.field().indexOf(']');
      boolean inCell = error.field().startsWith(list + "[") && end > 0;
      String message =
          inCell
              ? Texts.in(language)
                  .get(
                      "evaluation.cell-error",
                      name.apply(new PostedCell(form, error.field().substring(0, end + 1))),
                      error.message())
              : error.message();
      named = named.withError(error.field(), message);
    }
    return named;
  }
}
