package org.muwahhad.reports.award;

import java.util.List;
import org.muwahhad.reports.Sample;

/** The award reports of {@link SampleAwardReports}. */
public final class AwardSamples {

  private AwardSamples() {}

  public static List<Sample<?>> all() {
    AwardTemplate template = new AwardTemplate();
    return List.of(
        new Sample<>("award-small", template, SampleAwardReports.small()),
        new Sample<>("award-recommended", template, SampleAwardReports.smallRecommended()),
        new Sample<>("award-large", template, SampleAwardReports.withItems(90)),
        new Sample<>("award-divided", template, DividedAwardReport.report()),
        new Sample<>("award-nasty", template, SampleAwardReports.nasty()));
  }
}
