package org.muwahhad.tender;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.Reconciliation;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;

/** Joint tenders: what there is, and the demand that went into them. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TenderController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderFiles files,
    Reconciliations reconciliations,
    List<TenderSteps> steps,
    List<TenderTasks> tasks) {
  private static final int LOTS_ON_A_PAGE = 100;

  /** A page of 25 tenders; empty past the end. */
  @Get(uris = {"/api/v1/tenders", "/tenders"})
  HttpResponse<List<TenderQueries.Tender>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<TenderQueries.Tender> tenders =
        visible.list(actor, new ListChoice("/tenders", q, filter, sort, page));
    return answers.showList(
        "tender/list",
        tenders,
        shown ->
            Map.of(
                "page",
                shown.titled("tender.tenders"),
                "tenders",
                tenders,
                "bidder",
                actor.is(Role.BIDDER),
                "byStatus",
                VisibleTenders.seesStatus(actor),
                "templates",
                actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR)));
  }

  @Get(uris = {"/api/v1/tenders/{id}", "/tenders/{id}"})
  HttpResponse<TenderFile> get(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Parameter(hidden = true) @QueryValue(value = "page", defaultValue = "1") int number) {
    TenderFile file = files.get(actor, id);
    return answers.show(
        "tender/overview",
        file,
        () -> {
          TenderFrame.Frame frame = frames.of(request, actor, file.tender(), "");
          return frame.model(
              Map.of(
                  "file",
                  file,
                  "steps",
                  steps.stream()
                      .flatMap(s -> s.offer(actor, file.tender()).stream())
                      .sorted(Comparator.comparing(TenderStep::ending))
                      .toList(),
                  "tasks",
                  tasks(actor, file),
                  "timeline",
                  Timeline.of(frame.page().t(), file),
                  "numbers",
                  PageNumbers.of(number, LOTS_ON_A_PAGE, file.lots().size(), "/tenders/" + id)));
        });
  }

  /** For those who prepare, approve and run tenders; nothing is left to do in a cancelled one. */
  private List<TenderTask> tasks(Actor actor, TenderFile file) {
    if (!actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR)
        || file.tender().status() == TenderStatus.CANCELLED) {
      return List.of();
    }
    return tasks.stream()
        .flatMap(t -> t.list(file).stream())
        .sorted(Comparator.comparing(TenderTask::leadsTo))
        .toList();
  }

  @Get(uris = {"/api/v1/tenders/{id}/reconciliation", "/tenders/{id}/reconciliation"})
  HttpResponse<Reconciliation> reconciliation(HttpRequest<?> request, Actor actor, long id) {
    TenderQueries.Tender tender = visible.get(actor, id);
    if (!VisibleTenders.seesDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    Reconciliation sums = reconciliations.get(id);
    return answers.show(
        "tender/reconciliation",
        sums,
        () ->
            frames
                .of(request, actor, tender, "/reconciliation")
                .model(
                    Map.of(
                        "sums", sums, "opens", actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR))));
  }
}
