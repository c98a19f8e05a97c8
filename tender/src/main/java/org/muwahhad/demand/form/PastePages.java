package org.muwahhad.demand.form;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** What a block of cells means that was pasted at a cell of the form. Changes nothing. */
@Hidden
@Controller("/rounds/{id}/submission")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
class PastePages {
  private final PastedLines pastedLines;
  private final DemandForm demandForm;
  private final SubmissionQueries queries;

  PastePages(PastedLines pastedLines, DemandForm demandForm, SubmissionQueries queries) {
    this.pastedLines = pastedLines;
    this.demandForm = demandForm;
    this.queries = queries;
  }

  /**
   * One cell for the script to write.
   *
   * @param text in the words of the form
   * @param problem why it cannot be read, in the reader's language, or null
   * @param code of the item, or null where the cell names none; its name, unit and price beside it
   */
  record CellAnswer(
      String field,
      String text,
      @Nullable String problem,
      @Nullable String code,
      @Nullable String name,
      @Nullable String unit,
      @Nullable String price) {}

  /**
   * The block.
   *
   * @param named whether its first row names columns, so that it is to be reviewed instead
   * @param surplus how many columns do not fit to the right of the cell
   */
  record BlockAnswer(boolean named, int surplus, List<List<CellAnswer>> rows) {}

  @Post("/cells")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  BlockAnswer cells(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    LineField first =
        LineField.find(form.value("first"))
            .filter(LineField::isCell)
            .orElseThrow(() -> new Refusal.InvalidInput("first", "shared.missing"));
    PastedLines.PlacedBlock block = pastedLines.place(own.id(), first, form.value("pasted"));
    Texts t = Texts.in(Pages.language(request));
    List<String> codes =
        block.rows().stream()
            .flatMap(List::stream)
            .filter(c -> c.field() == LineField.ITEM)
            .map(PastedLines.PlacedCell::text)
            .filter(code -> !code.isEmpty())
            .distinct()
            .toList();
    Map<String, DemandForm.FoundItem> items = demandForm.found(own, codes);
    return new BlockAnswer(
        block.named(),
        block.surplus(),
        block.rows().stream()
            .map(row -> row.stream().map(c -> answer(c, items, t)).toList())
            .toList());
  }

  private static CellAnswer answer(
      PastedLines.PlacedCell cell, Map<String, DemandForm.FoundItem> items, Texts t) {
    Refusal.Fault fault = cell.problem();
    String problem = fault == null ? null : t.get(fault.messageKey(), fault.arguments().toArray());
    String field = cell.field().code();
    DemandForm.FoundItem found = cell.field() == LineField.ITEM ? items.get(cell.text()) : null;
    if (found == null) {
      boolean unknown = cell.field() == LineField.ITEM && problem == null && !cell.text().isEmpty();
      return new CellAnswer(
          field,
          cell.text(),
          unknown ? t.get("demand.refusal.item-unknown", cell.text()) : problem,
          null,
          null,
          null,
          null);
    }
    AskableParts parts = AskableParts.of(found, t);
    return new CellAnswer(
        field,
        cell.text(),
        found.item().inRound() ? problem : t.get("demand.refusal.item-not-in-round", cell.text()),
        cell.text(),
        parts.name(),
        parts.unit(),
        parts.price());
  }

  private record AskableParts(String name, String unit, String price) {
    static AskableParts of(DemandForm.FoundItem found, Texts t) {
      return new AskableParts(
          t.of(found.item().name()),
          t.of(found.item().unit()),
          found.benchmark() == null ? "" : found.benchmark().amount().toPlainString());
    }
  }
}
