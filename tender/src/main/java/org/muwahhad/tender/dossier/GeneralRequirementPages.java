package org.muwahhad.tender.dossier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Texts;

/** The requirements of a draft in the browser, and the template it is made from. */
@Hidden
@Controller("/tenders/{id}/general-requirements")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record GeneralRequirementPages(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    DossierTemplates templates,
    DossierTemplateQueries queries,
    SetGeneralRequirements setGeneralRequirements,
    ApplyTemplate applyTemplate) {

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(actor, tender, formOf(tender));
  }

  @Post
  HttpResponse<String> save(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                setGeneralRequirements.run(
                    actor,
                    id,
                    new Bilingual(form.value("requirements.ar"), form.value("requirements.en")),
                    version(form)))
        .then(here(id), "dossier.requirements-saved")
        .showing(() -> page(actor, tender, answers.form(Form::empty)));
  }

  @Post("/template")
  HttpResponse<String> apply(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    Form form = answers.form(Form::empty);
    long template = form.decimal("template").map(BigDecimal::longValue).orElse(0L);
    return answers
        .act(() -> applyTemplate.run(actor, id, template, version(form)))
        .then(here(id), "dossier.applied")
        .showing(() -> page(actor, tender, withTemplate(tender, answers.form(Form::empty))));
  }

  /** The requirements as they stand beside the template that was chosen. */
  private Form withTemplate(TenderQueries.Tender tender, Form form) {
    return new Form(
        formOf(tender).with("template", form.value("template")).values(), form.errors());
  }

  private HttpResponse<String> page(Actor actor, TenderQueries.Tender tender, Form form) {
    return answers.page(
        "tender/dossier/general-requirements",
        page ->
            frames
                .of(page, actor, tender, "/general-requirements")
                .model(
                    Map.of(
                        "form",
                        form,
                        "applied",
                        queries.findApplied(tender.id()),
                        "templates",
                        offered(page.t()))));
  }

  private List<Option> offered(Texts t) {
    return queries.list().stream()
        .filter(v -> v.retiredAt() == null)
        .map(v -> new Option(Long.toString(v.templateId()), t.of(v.name()), t.of(v.purpose())))
        .toList();
  }

  private Form formOf(TenderQueries.Tender tender) {
    Bilingual text =
        templates
            .findRequirements(tender.id())
            .map(DossierTemplates.Requirements::text)
            .orElse(new Bilingual("", ""));
    return Form.empty()
        .with("version", tender.version())
        .with("requirements.ar", text.ar())
        .with("requirements.en", text.en());
  }

  private static int version(Form form) {
    return form.decimal("version").map(BigDecimal::intValue).orElse(-1);
  }

  private static String here(long id) {
    return "/tenders/" + id + "/general-requirements";
  }
}
