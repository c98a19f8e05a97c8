package org.muwahhad.reports;

import java.util.List;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.opening.OpeningTemplate;

/** The reports that are written as documents; the build compiles a page for each. */
public final class ReportTemplates {

  public static final List<ReportTemplate<?>> ALL = List.of(new OpeningTemplate());

  private ReportTemplates() {}
}
