package org.muwahhad.tender.procedure;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** A supplier's application to a selective tender. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ApplicationController(
    Answers answers,
    ViewPrequalification viewPrequalification,
    ApplyForPrequalification apply,
    WithdrawApplication withdraw) {

  /** What a supplier answers to each criterion, and what else it says of itself. */
  record ApplicationBody(
      @Nullable List<ApplyForPrequalification.CriterionAnswer> answers,
      @Nullable String statement) {}

  @Get(uris = {"/api/v1/tenders/{id}/application", "/tenders/{id}/application"})
  HttpResponse<ApplicationView> room(Actor actor, long id) {
    ApplicationView room = viewPrequalification.room(actor, id);
    Form form = answers.form(() -> form(room));
    return answers.show(
        "tender/procedure/application",
        room,
        page ->
            Map.of(
                "page",
                page.titled("procedure.application")
                    .below(page.t().get("publication.title"), "/publications")
                    .below(room.number(), "/publications/" + room.number()),
                "room",
                room,
                "form",
                form));
  }

  private static Form form(ApplicationView room) {
    Form form = Form.empty();
    for (Applications.Point point : room.points()) {
      form = form.with(field(point), point.answer());
    }
    Applications.Application own = room.application();
    return own == null ? form : form.with("statement", own.statement());
  }

  @Put("/api/v1/tenders/{id}/application")
  HttpResponse<ApplicationView> apply(Actor actor, long id, @Body ApplicationBody body) {
    List<ApplyForPrequalification.CriterionAnswer> given =
        body.answers() == null ? List.of() : body.answers();
    String statement = body.statement() == null ? "" : body.statement();
    return answers
        .act(
            () -> {
              new Faults().present("answers", given).throwIfAny();
              apply.run(actor, id, given, statement);
            })
        .then(address(id), "procedure.application-sent")
        .showing(() -> room(actor, id));
  }

  /** The form names a criterion by its key. */
  @Hidden
  @Post("/tenders/{id}/application")
  HttpResponse<ApplicationView> applyByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return apply(
        actor,
        id,
        new ApplicationBody(
            viewPrequalification.room(actor, id).points().stream()
                .map(
                    p ->
                        new ApplyForPrequalification.CriterionAnswer(
                            p.criterionId(), form.value(field(p))))
                .toList(),
            form.value("statement")));
  }

  @Delete("/api/v1/tenders/{id}/application")
  HttpResponse<ApplicationView> withdraw(Actor actor, long id) {
    return answers
        .act(() -> withdraw.run(actor, id))
        .then(address(id), "procedure.application-taken-back")
        .orBack(address(id))
        .answering(done -> viewPrequalification.room(actor, id));
  }

  @Hidden
  @Post("/tenders/{id}/application/withdraw")
  HttpResponse<ApplicationView> withdrawByForm(Actor actor, long id) {
    return withdraw(actor, id);
  }

  private static String field(Applications.Point point) {
    return "answers[" + point.criterionId() + "]";
  }

  private static String address(long id) {
    return "/tenders/" + id + "/application";
  }
}
