package org.muwahhad.reports.award;

import java.util.List;
import org.muwahhad.reports.Sample;

/** The award reports of {@link SampleAwardReports}, as documents. */
public final class AwardDocumentSamples {

  private AwardDocumentSamples() {}

  public static List<Sample<?>> all() {
    AwardTemplate template = new AwardTemplate();
    return List.of(
        new Sample<>("award-document-small", template, SampleAwardReports.small()),
        new Sample<>("award-document-large", template, SampleAwardReports.withItems(90)),
        new Sample<>("award-document-divided", template, DividedAwardReport.report()),
        new Sample<>("award-document-nasty", template, SampleAwardReports.nasty()));
  }
}
