package org.muwahhad.tender.dossier;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.terms.CriterionInput;

/**
 * What a version of a template says.
 *
 * @param awardCriteria OCDS codelist awardCriteria
 * @param rules values by code of rule; a rule that is not named keeps its default
 */
public record TemplateContent(
    Bilingual name,
    Bilingual purpose,
    String awardCriteria,
    boolean twoEnvelopes,
    Bilingual requirements,
    List<CriterionInput> criteria,
    Map<String, BigDecimal> rules) {
  public TemplateContent {
    criteria = List.copyOf(criteria);
    rules = Map.copyOf(rules);
  }
}
