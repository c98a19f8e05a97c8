package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Form;
import org.muwahhad.web.Texts;

/** The sheets that evaluators fill in: a list of cells, each naming its bid and criterion. */
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

    private long number(String part) {
      return form.decimal(path + "." + part).map(BigDecimal::longValue).orElse(0L);
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
