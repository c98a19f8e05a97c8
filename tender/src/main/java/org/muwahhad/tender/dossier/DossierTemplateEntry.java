package org.muwahhad.tender.dossier;

import java.math.BigDecimal;
import java.util.Map;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.AsNumber;
import org.muwahhad.audit.Entry;

/** Entries of what becomes of templates of dossiers. */
public sealed interface DossierTemplateEntry extends Entry {

  /**
   * A version was written.
   *
   * @param criteria how many it has
   * @param rules values by code
   */
  @Act(
      name = "dossier.version-written",
      by = Role.CENTRAL_BUYER,
      chain = "dossier-template:{templateId}")
  record TemplateVersionWritten(
      long templateId,
      int number,
      String nameAr,
      String nameEn,
      int criteria,
      @AsNumber Map<String, BigDecimal> rules)
      implements DossierTemplateEntry {}

  @Act(
      name = "dossier.template-retired",
      by = Role.CENTRAL_BUYER,
      chain = "dossier-template:{templateId}")
  record TemplateRetired(long templateId) implements DossierTemplateEntry {}
}
