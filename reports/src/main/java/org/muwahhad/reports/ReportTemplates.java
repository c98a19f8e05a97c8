package org.muwahhad.reports;

import java.util.List;
import org.muwahhad.reports.auditextract.AuditExtractTemplate;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.dossier.DossierTemplate;
import org.muwahhad.reports.evaluation.EvaluationTemplate;
import org.muwahhad.reports.opening.OpeningTemplate;
import org.muwahhad.reports.prices.PriceTemplate;

/** The reports that are written as documents; the build compiles a page for each. */
public final class ReportTemplates {

  public static final List<ReportTemplate<?>> ALL =
      List.of(
          new OpeningTemplate(),
          new DossierTemplate(),
          new EvaluationTemplate(),
          new PriceTemplate(),
          new AuditExtractTemplate());

  private ReportTemplates() {}
}
