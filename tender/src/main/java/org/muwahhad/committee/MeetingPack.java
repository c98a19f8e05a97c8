package org.muwahhad.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * The papers of a meeting: the questions on its agenda and the reports issued on their tenders,
 * each with its SHA-256. Its canonical JSON has one hash, which every vote in the meeting names.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingPack(CommitteeCode committee, List<Question> questions, List<Report> reports) {

  /** A question as it is put to the vote. */
  public record Question(
      int position, long decisionId, String tender, Bilingual title, String documentSha256) {}

  /**
   * A report as it was issued.
   *
   * @param sha256 of the file
   * @param dataSha256 of the figures it was made from
   * @param issuedAt UTC, ISO 8601
   */
  public record Report(
      long tenderId,
      String tender,
      String report,
      String edition,
      String format,
      String sha256,
      String dataSha256,
      String issuedAt) {}
}
