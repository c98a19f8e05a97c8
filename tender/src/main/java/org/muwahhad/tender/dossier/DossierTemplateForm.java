package org.muwahhad.tender.dossier;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.terms.CriteriaForm;
import org.muwahhad.tender.terms.CriterionInput;
import org.muwahhad.tender.terms.RuleBounds;
import org.muwahhad.web.Form;

/** A version of a template as a form, and back. */
final class DossierTemplateForm {
  private DossierTemplateForm() {}

  static Form of(ViewDossierTemplates.DossierTemplateView file) {
    DossierTemplateQueries.DossierTemplateVersion v = file.version();
    Form form =
        Form.empty()
            .with("seen", v.number())
            .with("name.ar", v.name().ar())
            .with("name.en", v.name().en())
            .with("purpose.ar", v.purpose().ar())
            .with("purpose.en", v.purpose().en())
            .with("awardCriteria", v.awardCriteria())
            .with("twoEnvelopes", v.twoEnvelopes())
            .with("requirements.ar", v.requirements().ar())
            .with("requirements.en", v.requirements().en());
    for (DossierTemplateQueries.Rule rule : file.rules()) {
      BigDecimal value = rule.value();
      if (value != null) {
        form = form.with("rules." + rule.code(), value.stripTrailingZeros());
      }
    }
    return CriteriaForm.with(
        form,
        file.criteria().stream()
            .map(
                c ->
                    new CriterionInput(
                        c.kind(), c.code(), c.name().ar(), c.name().en(), c.weight()))
            .toList());
  }

  /** The content of a packed form. */
  static TemplateContent read(Form form, List<DossierTemplateQueries.Rule> rules) {
    Faults faults = new Faults();
    List<CriterionInput> criteria = CriteriaForm.inputs(form, faults);
    Map<String, BigDecimal> values = new TreeMap<>();
    for (DossierTemplateQueries.Rule rule : rules) {
      String field = "rules." + rule.code();
      Optional<BigDecimal> value = form.decimal(field);
      if (form.text(field).isPresent() && value.isEmpty()) {
        RuleBounds.check(faults, rule.code(), rule.unit(), null);
      }
      value.ifPresent(v -> values.put(rule.code(), v));
    }
    faults.throwIfAny();
    return new TemplateContent(
        both(form, "name"),
        both(form, "purpose"),
        form.value("awardCriteria"),
        form.chosen("twoEnvelopes", "true"),
        both(form, "requirements"),
        criteria,
        values);
  }

  private static Bilingual both(Form form, String field) {
    return new Bilingual(form.value(field + ".ar"), form.value(field + ".en"));
  }
}
