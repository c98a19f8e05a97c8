package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.EditDraft;
import org.muwahhad.tender.TenderEntry.DossierTemplateApplied;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.lot.DraftTemplates;
import org.muwahhad.tender.terms.CriterionInput;
import org.muwahhad.tender.terms.SetCriteria;
import org.muwahhad.tender.terms.SetTerms;
import org.muwahhad.tender.terms.Terms;

/**
 * A central buyer applies a template to a draft: requirements, criteria, award criteria, envelopes
 * and the values of the rules it names become those of its version in force. Title, procedure,
 * dates, currency, lots and panels stay. Everything can be changed afterwards.
 *
 * <p>Refused with {@code dossier.retired}, and as {@link SetTerms} and {@link SetCriteria} are:
 * among others when a rule of the template asks for a deadline further ahead.
 */
@Singleton
public class ApplyTemplate implements DraftTemplates {
  private final EditDraft drafts;
  private final SetTerms setTerms;
  private final SetCriteria setCriteria;
  private final TenderQueries tenders;
  private final DossierTemplates templates;
  private final DossierTemplateQueries queries;
  private final AuditLog audit;

  ApplyTemplate(
      EditDraft drafts,
      SetTerms setTerms,
      SetCriteria setCriteria,
      TenderQueries tenders,
      DossierTemplates templates,
      DossierTemplateQueries queries,
      AuditLog audit) {
    this.drafts = drafts;
    this.setTerms = setTerms;
    this.setCriteria = setCriteria;
    this.tenders = tenders;
    this.templates = templates;
    this.queries = queries;
    this.audit = audit;
  }

  @Override
  @Transactional
  public List<OfferedTemplate> list() {
    return queries.list().stream()
        .filter(v -> v.retiredAt() == null)
        .map(v -> new OfferedTemplate(v.code(), v.name(), v.purpose()))
        .toList();
  }

  @Override
  @Transactional
  public void apply(Actor actor, long tenderId, String code) {
    long templateId =
        templates
            .find(code)
            .orElseThrow(() -> new Refusal.InvalidInput("template", "shared.not-a-choice"));
    run(actor, tenderId, templateId, tenders.getTender(tenderId).version());
  }

  /** Applies the version in force to the draft, if that still stands as the person saw it. */
  @Transactional
  public void run(Actor actor, long tenderId, long templateId, int version) {
    TenderQueries.Tender tender = drafts.begin(actor, tenderId, version);
    DossierTemplateQueries.DossierTemplateVersion template = queries.getCurrent(templateId);
    if (template.retiredAt() != null) {
      throw new Refusal.RuleBroken("dossier.retired");
    }
    setTerms.run(actor, tenderId, terms(tender, template));
    setCriteria.run(
        actor,
        tenderId,
        queries.listCriteria(templateId, template.number()).stream()
            .map(
                c ->
                    new CriterionInput(
                        c.kind(), c.code(), c.name().ar(), c.name().en(), c.weight()))
            .toList());
    templates.writeRequirements(
        tenderId, template.requirements().ar(), template.requirements().en());
    templates.note(tenderId, templateId, template.number(), actor.personId());
    audit.record(actor, new DossierTemplateApplied(tenderId, template.code(), template.number()));
  }

  private Terms terms(
      TenderQueries.Tender tender, DossierTemplateQueries.DossierTemplateVersion template) {
    Set<String> has =
        tenders.listRules(tender.id()).stream()
            .map(TenderQueries.Rule::code)
            .collect(Collectors.toSet());
    Map<String, BigDecimal> rules = new TreeMap<>();
    for (DossierTemplateQueries.Rule rule :
        queries.listRules(template.templateId(), template.number())) {
      BigDecimal value = rule.value();
      if (value != null && has.contains(rule.code())) {
        rules.put(rule.code(), value);
      }
    }
    return new Terms(
        tender.title(),
        tender.procurementMethod(),
        template.awardCriteria(),
        tender.currency(),
        template.twoEnvelopes(),
        tender.deadlineAt(),
        tender.rateDate(),
        tender.urgencyReason(),
        rules,
        tenders.getTender(tender.id()).version());
  }
}
