package org.muwahhad.demand.submission;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of a submission as it stands: the text kept last, or else the lines saved. */
@Singleton
public class DraftText {
  private final Submissions submissions;
  private final SubmissionQueries queries;
  private final DemandDrafts drafts;
  private final JsonMapper json;

  DraftText(
      Submissions submissions, SubmissionQueries queries, DemandDrafts drafts, JsonMapper json) {
    this.submissions = submissions;
    this.queries = queries;
    this.drafts = drafts;
    this.json = json;
  }

  /**
   * What stands.
   *
   * @param kept who typed last and when, or null when the lines were never typed into the form
   * @param pending whether the text says what the lines do not
   */
  public record DraftStanding(
      int version,
      List<DraftLine> lines,
      DemandDrafts.@Nullable KeptDraftText kept,
      boolean pending) {
    /** What each line says, in one word a line: kept in the form to see later what changed. */
    public String base() {
      return base(lines);
    }

    public static String base(List<DraftLine> lines) {
      return lines.stream().map(l -> l.key() + ":" + l.digest()).collect(Collectors.joining(" "));
    }
  }

  /** Reads the version first: text that changes in between is then taken for older than it is. */
  public DraftStanding of(long submissionId) {
    int version = submissions.findState(submissionId).orElseThrow().version();
    return of(submissionId, version);
  }

  public DraftStanding of(long submissionId, int version) {
    Optional<DemandDrafts.KeptDraftText> kept = drafts.find(submissionId);
    if (kept.isPresent() && kept.get().pending()) {
      return new DraftStanding(version, read(kept.get().content()), kept.get(), true);
    }
    List<SubmissionQueries.LineRow> rows = queries.listLines(submissionId);
    List<DraftLine> typed = kept.map(k -> read(k.content())).orElse(List.of());
    List<DraftLine> lines = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      String key = typed.size() == rows.size() ? typed.get(i).key() : "n" + (i + 1);
      lines.add(DraftLine.of(key, rows.get(i).input()));
    }
    return new DraftStanding(version, lines, kept.orElse(null), false);
  }

  public String write(List<DraftLine> lines) {
    try {
      return new String(
          json.writeValueAsBytes(lines.stream().map(DraftLine::named).toList()),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<DraftLine> read(String content) {
    try {
      return json
          .readValue(
              content.getBytes(StandardCharsets.UTF_8),
              Argument.listOf(Argument.mapOf(String.class, String.class)))
          .stream()
          .map(DraftLine::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
