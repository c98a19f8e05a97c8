package org.muwahhad.tender.procedure;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Required;

/** The panel's side of a prequalification. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PrequalificationController(
    Answers answers,
    TenderQueries tenders,
    ViewPrequalification viewPrequalification,
    ProposeFinding proposeFinding,
    ConfirmFinding confirmFinding,
    SendBackFinding sendBackFinding,
    ConcludePrequalification conclude) {

  /** What a member of the panel proposes: each criterion met or not, and why. */
  record FindingBody(
      @Nullable List<ProposeFinding.CriterionFindingInput> checks, @Nullable Bilingual reason) {}

  /** Why a proposal is sent back. */
  record Reason(@Nullable String reason) {}

  @Get(uris = {"/api/v1/tenders/{id}/applications", "/tenders/{id}/applications"})
  HttpResponse<PrequalificationView> desk(Actor actor, long id) {
    return answers.show(
        "tender/procedure/applications",
        "desk",
        viewPrequalification.desk(actor, id),
        page -> below(page, id).titled("procedure.applications"));
  }

  @Post(
      uris = {
        "/api/v1/tenders/{id}/applications/conclusion",
        "/tenders/{id}/applications/conclude"
      })
  HttpResponse<PrequalificationView> conclude(Actor actor, long id) {
    return answers
        .act(() -> conclude.run(actor, id))
        .then(address(id), "procedure.concluded")
        .orBack(address(id))
        .answering(done -> viewPrequalification.desk(actor, id));
  }

  @Get(
      uris = {
        "/api/v1/tenders/{id}/applications/{applicationId}",
        "/tenders/{id}/applications/{applicationId}"
      })
  HttpResponse<ApplicationFile> file(Actor actor, long id, long applicationId) {
    ApplicationFile file = viewPrequalification.file(actor, id, applicationId);
    return answers.show(
        "tender/procedure/decide",
        "file",
        file,
        page ->
            below(page, id)
                .below(page.t().get("procedure.applications"), address(id))
                .titledAs(page.t().of(file.application().supplier())));
  }

  @Post("/api/v1/tenders/{id}/applications/{applicationId}/finding")
  HttpResponse<ApplicationFile> propose(
      Actor actor, long id, long applicationId, @Body FindingBody body) {
    List<ProposeFinding.CriterionFindingInput> checks =
        body.checks() == null ? List.of() : body.checks();
    return answers
        .act(
            () -> {
              new Faults().present("checks", checks).throwIfAny();
              Bilingual reason = Required.of(body.reason(), "reason");
              proposeFinding.run(actor, id, applicationId, checks, reason);
            })
        .then(address(id), "procedure.finding-was-proposed")
        .showing(() -> file(actor, id, applicationId));
  }

  /** The form names a criterion by its key. */
  @Hidden
  @Post("/tenders/{id}/applications/{applicationId}/finding")
  HttpResponse<ApplicationFile> proposeByForm(Actor actor, long id, long applicationId) {
    Form form = answers.form(Form::empty);
    return propose(
        actor,
        id,
        applicationId,
        new FindingBody(
            viewPrequalification.file(actor, id, applicationId).points().stream()
                .map(
                    p ->
                        new ProposeFinding.CriterionFindingInput(
                            p.criterionId(), met(form.value("checks[" + p.criterionId() + "]"))))
                .toList(),
            new Bilingual(form.value("reason.ar"), form.value("reason.en"))));
  }

  private static @Nullable Boolean met(String chosen) {
    return switch (chosen) {
      case "met" -> true;
      case "not-met" -> false;
      default -> null;
    };
  }

  @Post(
      uris = {
        "/api/v1/tenders/{id}/applications/{applicationId}/confirmation",
        "/tenders/{id}/applications/{applicationId}/confirm"
      })
  HttpResponse<ApplicationFile> confirm(Actor actor, long id, long applicationId) {
    return answers
        .act(() -> confirmFinding.run(actor, id, applicationId))
        .then(address(id), "procedure.finding-was-confirmed")
        .orBack(address(id) + "/" + applicationId)
        .answering(done -> viewPrequalification.file(actor, id, applicationId));
  }

  @Post(
      uris = {
        "/api/v1/tenders/{id}/applications/{applicationId}/return",
        "/tenders/{id}/applications/{applicationId}/send-back"
      })
  HttpResponse<ApplicationFile> sendBack(
      Actor actor, long id, long applicationId, @Body Reason body) {
    String reason = body.reason() == null ? "" : body.reason();
    return answers
        .act(() -> sendBackFinding.run(actor, id, applicationId, reason))
        .then(address(id) + "/" + applicationId, "procedure.finding-was-sent-back")
        .showing(() -> file(actor, id, applicationId));
  }

  private Page below(Page page, long id) {
    return TenderFrame.below(page, tenders.getTender(id));
  }

  private static String address(long id) {
    return "/tenders/" + id + "/applications";
  }
}
