package org.muwahhad.tender.dossier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The requirements of a draft in the browser, and the template it is made from. */
@Hidden
@Controller("/tenders/{id}/general-requirements")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class GeneralRequirementPages {
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final DossierTemplates templates;
  private final DossierTemplateQueries queries;
  private final SetGeneralRequirements setGeneralRequirements;
  private final ApplyTemplate applyTemplate;

  GeneralRequirementPages(
      TenderFrame frames,
      VisibleTenders visible,
      DossierTemplates templates,
      DossierTemplateQueries queries,
      SetGeneralRequirements setGeneralRequirements,
      ApplyTemplate applyTemplate) {
    this.frames = frames;
    this.visible = visible;
    this.templates = templates;
    this.queries = queries;
    this.setGeneralRequirements = setGeneralRequirements;
    this.applyTemplate = applyTemplate;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(request, actor, tender, formOf(tender));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = Forms.read(request, body);
    TenderQueries.Tender tender = visible.get(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          setGeneralRequirements.run(
              actor,
              id,
              new Bilingual(form.value("requirements.ar"), form.value("requirements.en")),
              version(form));
          return Pages.redirect(here(id), Tone.GOOD, "dossier.requirements-saved");
        },
        marked -> page(request, actor, tender, marked));
  }

  @Post("/template")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> apply(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = Forms.read(request, body);
    TenderQueries.Tender tender = visible.get(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          long template = form.decimal("template").map(BigDecimal::longValue).orElse(0L);
          applyTemplate.run(actor, id, template, version(form));
          return Pages.redirect(here(id), Tone.GOOD, "dossier.applied");
        },
        marked ->
            page(
                request,
                actor,
                tender,
                new Form(
                    formOf(tender).with("template", form.value("template")).values(),
                    marked.errors())));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/general-requirements");
    Texts t = frame.page().t();
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("applied", queries.findApplied(tender.id()));
    model.put(
        "templates",
        queries.list().stream()
            .filter(v -> v.retiredAt() == null)
            .map(v -> new Option(Long.toString(v.templateId()), t.of(v.name()), t.of(v.purpose())))
            .toList());
    return new ModelAndView<>("tender/dossier/general-requirements", frame.model(model));
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
