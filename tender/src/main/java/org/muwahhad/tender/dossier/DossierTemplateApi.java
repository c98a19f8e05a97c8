package org.muwahhad.tender.dossier;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.terms.CriterionInput;
import org.muwahhad.web.Required;

/** Changes of the templates of the dossier and the requirements of drafts, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DossierTemplateApi {
  private final TenderFiles files;
  private final ViewDossierTemplates viewDossierTemplates;
  private final AddTemplate addTemplate;
  private final ReviseTemplate reviseTemplate;
  private final RetireTemplate retireTemplate;
  private final ApplyTemplate applyTemplate;
  private final SetGeneralRequirements setGeneralRequirements;

  DossierTemplateApi(
      TenderFiles files,
      ViewDossierTemplates viewDossierTemplates,
      AddTemplate addTemplate,
      ReviseTemplate reviseTemplate,
      RetireTemplate retireTemplate,
      ApplyTemplate applyTemplate,
      SetGeneralRequirements setGeneralRequirements) {
    this.files = files;
    this.viewDossierTemplates = viewDossierTemplates;
    this.addTemplate = addTemplate;
    this.reviseTemplate = reviseTemplate;
    this.retireTemplate = retireTemplate;
    this.applyTemplate = applyTemplate;
    this.setGeneralRequirements = setGeneralRequirements;
  }

  /**
   * A version of a template as a program sends it.
   *
   * @param code of a new template; left out for a next version
   * @param seen number of the version in force; left out for a new template
   * @param twoEnvelopes true when left out
   */
  record TemplateBody(
      @Nullable String code,
      @Nullable Integer seen,
      @Nullable Bilingual name,
      @Nullable Bilingual purpose,
      @Nullable String awardCriteria,
      @Nullable Boolean twoEnvelopes,
      @Nullable Bilingual requirements,
      @Nullable List<CriterionInput> criteria,
      @Nullable Map<String, BigDecimal> rules) {
    private static final Bilingual NOTHING = new Bilingual("", "");

    TemplateContent content() {
      List<CriterionInput> given = criteria == null ? List.of() : criteria;
      new Faults().present("criteria", given).throwIfAny();
      return new TemplateContent(
          name == null ? NOTHING : name,
          purpose == null ? NOTHING : purpose,
          awardCriteria == null ? "" : awardCriteria,
          twoEnvelopes == null || twoEnvelopes,
          requirements == null ? NOTHING : requirements,
          given,
          rules == null ? Map.of() : rules);
    }
  }

  /** Requirements of a draft, and the version of it that was seen. */
  record RequirementsBody(@Nullable Bilingual requirements, @Nullable Integer version) {}

  /** The template to apply, and the version of the draft that was seen. */
  record TemplateChoice(@Nullable Long template, @Nullable Integer version) {}

  @Post("/dossier-templates")
  @Status(HttpStatus.CREATED)
  ViewDossierTemplates.DossierTemplateView add(Actor actor, @Body TemplateBody body) {
    long id = addTemplate.run(actor, body.code() == null ? "" : body.code(), body.content());
    return viewDossierTemplates.get(actor, id, 0);
  }

  @Put("/dossier-templates/{id}")
  ViewDossierTemplates.DossierTemplateView revise(Actor actor, long id, @Body TemplateBody body) {
    reviseTemplate.run(actor, id, Required.of(body.seen(), "seen"), body.content());
    return viewDossierTemplates.get(actor, id, 0);
  }

  @Post("/dossier-templates/{id}/retirement")
  ViewDossierTemplates.DossierTemplateView retire(Actor actor, long id) {
    retireTemplate.run(actor, id);
    return viewDossierTemplates.get(actor, id, 0);
  }

  @Put("/tenders/{id}/general-requirements")
  TenderFile requirements(Actor actor, long id, @Body RequirementsBody body) {
    setGeneralRequirements.run(
        actor,
        id,
        Required.of(body.requirements(), "requirements"),
        Required.of(body.version(), "version"));
    return files.get(actor, id);
  }

  @Post("/tenders/{id}/template")
  TenderFile apply(Actor actor, long id, @Body TemplateChoice body) {
    applyTemplate.run(
        actor,
        id,
        Required.of(body.template(), "template"),
        Required.of(body.version(), "version"));
    return files.get(actor, id);
  }
}
